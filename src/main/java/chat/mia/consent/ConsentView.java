package chat.mia.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a choice is worth for one request, as clients see it. Members that do not apply are null in the JSON, not left
 * out.
 *
 * @param policyVersion the version in force: the one to show and to send
 * @param choiceVersion the version that the stored choice was made under; null where none was made
 * @param choices each optional category, and whether it may be used now
 * @param decidedAt null where no choice was made
 * @param expiresAt null where no choice was made
 * @param promptRequired whether the banner should be shown; never under Global Privacy Control
 * @param promptReason null where {@code promptRequired} is false
 * @param policyUpdated whether the choice counts, but the policy was changed since in a way that is not material
 * @param gpc whether this request carries Global Privacy Control
 * @param clear what the browser must remove
 * @param receipt of the event that was just recorded, a JWT; left out where there is none
 */
public record ConsentView(
        String policyVersion,
        @Schema(nullable = true) String choiceVersion,
        Status status,
        Map<String, Boolean> choices,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) Instant expiresAt,
        boolean promptRequired,
        @Schema(nullable = true) PromptReason promptReason,
        boolean policyUpdated,
        boolean gpc,
        Clear clear,

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        @Schema(implementation = String.class, examples = ConsentExamples.RECEIPT)
        Optional<String> receipt) {

    public ConsentView {
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
    }

    /** The ids of the categories that may be used. */
    public Set<String> allowed() {
        return choices.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The same with proof of what was recorded. */
    ConsentView with(Optional<String> proof) {
        return new ConsentView(
                policyVersion,
                choiceVersion,
                status,
                choices,
                decidedAt,
                expiresAt,
                promptRequired,
                promptReason,
                policyUpdated,
                gpc,
                clear,
                proof);
    }

    /** All optional categories, none or some of them; {@code unset} where there is no choice that counts. */
    @Schema(name = "ConsentStatus")
    public enum Status {
        @JsonProperty("unset")
        UNSET,
        @JsonProperty("granted")
        GRANTED,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("partial")
        PARTIAL
    }

    /** Why the visitor should be asked. */
    @Schema(name = "ConsentPromptReason")
    public enum PromptReason {
        @JsonProperty("first-visit")
        FIRST_VISIT,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("policy-changed")
        POLICY_CHANGED
    }

    /** The names of what belongs to categories that may not be used, by where it lies. */
    @Schema(name = "ConsentClear")
    public record Clear(List<String> cookies, List<String> localStorage, List<String> caches) {

        static final Clear NOTHING = new Clear(List.of(), List.of(), List.of());

        public Clear {
            cookies = List.copyOf(cookies);
            localStorage = List.copyOf(localStorage);
            caches = List.copyOf(caches);
        }
    }
}
