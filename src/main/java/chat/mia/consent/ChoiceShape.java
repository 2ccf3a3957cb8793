package chat.mia.consent;

import chat.mia.consent.ChoiceResource.Choice;
import chat.mia.web.LogSafe;
import chat.mia.web.Problem;
import chat.mia.web.Problem.InvalidField;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the fields of a choice must look like, whatever the catalogue and the policy say. */
final class ChoiceShape {

    private static final Set<String> SOURCES = Set.of("banner", "settings");

    /** The shortest limit that may be set (RFC 5646, section 4.4.1). */
    private static final int MAX_LOCALE_LENGTH = 35;

    private static final Instant LATEST_CLAIM = Instant.parse("9999-12-31T23:59:59Z");

    private ChoiceShape() {}

    /** @throws Problem {@code invalid-request} with all fields that are missing or wrong */
    static void check(Choice choice) {
        if (choice == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        List<InvalidField> wrong = new ArrayList<>();
        if (choice.policyVersion() == null || choice.policyVersion().isBlank()) {
            wrong.add(new InvalidField("policyVersion", "Must be the policyVersion of the consent view."));
        }
        checkChoices(choice.choices(), wrong);
        if (choice.source() == null || !SOURCES.contains(choice.source())) {
            wrong.add(new InvalidField("source", "Must be banner or settings."));
        }
        if (!isLocale(choice.locale())) {
            wrong.add(
                    new InvalidField("locale", "Must be a BCP 47 language tag of at most 35 characters, like de-AT."));
        }
        if (choice.decidedAt() != null && !canBeKept(choice.decidedAt())) {
            wrong.add(new InvalidField("decidedAt", "Must be a time like 2026-04-25T10:15:30Z."));
        }
        refuse(wrong);
    }

    private static void checkChoices(Map<String, Boolean> choices, List<InvalidField> wrong) {
        if (choices == null) {
            wrong.add(new InvalidField("choices", "Must name every optional category with true or false."));
            return;
        }
        choices.forEach((category, yes) -> {
            if (yes == null) {
                wrong.add(new InvalidField("choices." + LogSafe.text(category), "Must be true or false."));
            }
        });
    }

    private static boolean isLocale(String tag) {
        if (tag == null || tag.isEmpty() || tag.length() > MAX_LOCALE_LENGTH) {
            return false;
        }
        try {
            new Locale.Builder().setLanguageTag(tag);
            return true;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** PostgreSQL knows fewer years than Java, and RFC 3339 fewer still. */
    private static boolean canBeKept(String decidedAt) {
        try {
            Instant claim = claim(decidedAt);
            return !claim.isBefore(Instant.EPOCH) && !claim.isAfter(LATEST_CLAIM);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Reads {@code decidedAt}; fractions of a second are cut. */
    static Instant claim(String decidedAt) {
        return Instant.parse(decidedAt).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void refuse(List<InvalidField> wrong) {
        if (!wrong.isEmpty()) {
            Problem problem = Problem.invalid(wrong.get(0).field(), wrong.get(0).detail());
            wrong.subList(1, wrong.size()).forEach(field -> problem.at(field.field(), field.detail()));
            throw problem;
        }
    }
}
