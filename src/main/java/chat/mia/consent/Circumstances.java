package chat.mia.consent;

import chat.mia.consent.ConsentHead.Choice;
import chat.mia.consent.ConsentView.PromptReason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Under what a choice is judged. View, claim and cookies all judge here, so that they cannot disagree.
 *
 * @param versionsInForce the policy versions under which a choice still counts
 * @param gpc whether the request carries Global Privacy Control
 */
record Circumstances(Instant now, Set<String> versionsInForce, boolean gpc) {

    /** Why a choice must be asked for; empty where the one that was made still counts. */
    Optional<PromptReason> objectionTo(ConsentHead head) {
        return head.choice().map(this::objectionTo).orElse(Optional.of(PromptReason.FIRST_VISIT));
    }

    /** The categories that may be used now, ordered by name. */
    Set<String> granted(ConsentHead head) {
        return head.choice()
                .filter(choice -> objectionTo(choice).isEmpty())
                // A signal sent later than the Yes takes it back, as long as it is sent; a Yes given in spite of it
                // stays.
                .filter(choice -> !gpc || choice.gpc())
                .map(Choice::granted)
                .orElse(Set.of());
    }

    /** What a gateway is told of one category under this choice. */
    Verdict verdict(ConsentHead head, String category) {
        return objectionTo(head)
                .map(Circumstances::told)
                .orElseGet(() -> granted(head).contains(category) ? Verdict.GRANTED : Verdict.REFUSED);
    }

    /** What a gateway is told of a browser that shows this and no access token. */
    Verdict verdict(AnalyticsId id) {
        if (id.account()) {
            // Without its account it says nothing: who sits here now may be somebody else.
            return Verdict.UNSET;
        }
        return objectionTo(id.expiresAt(), id.policyVersion())
                .map(Circumstances::told)
                .orElse(gpc && !id.gpc() ? Verdict.REFUSED : Verdict.GRANTED);
    }

    private static Verdict told(PromptReason objection) {
        return switch (objection) {
            case FIRST_VISIT -> Verdict.UNSET;
            case EXPIRED -> Verdict.EXPIRED;
            case POLICY_CHANGED -> Verdict.OUTDATED;
        };
    }

    private Optional<PromptReason> objectionTo(Choice choice) {
        return objectionTo(choice.expiresAt(), choice.policyVersion());
    }

    private Optional<PromptReason> objectionTo(Instant expiresAt, String policyVersion) {
        if (!now.isBefore(expiresAt)) {
            return Optional.of(PromptReason.EXPIRED);
        }
        return versionsInForce.contains(policyVersion) ? Optional.empty() : Optional.of(PromptReason.POLICY_CHANGED);
    }
}
