package chat.mia.verifier;

import chat.mia.consent.EventContent;
import chat.mia.verifier.StoredSubject.StoredChoice;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the choice in force, a copy beside the chain, is the one that its newest event with a choice says. */
final class ChoiceCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINK = "link";

    private final Findings findings;

    ChoiceCheck(Findings findings) {
        this.findings = findings;
    }

    /** @param newest empty where no event brought a choice */
    void check(StoredSubject subject, Optional<StoredEvent> newest) {
        String row = "consent_subject " + subject.id();
        if (newest.isEmpty()) {
            if (subject.choice().isPresent()) {
                findings.add(row, "it has a choice in force, but no event of its chain made one");
            }
            return;
        }
        StoredEvent event = newest.get();
        Optional<String> difference = subject.choice()
                .map(choice -> difference(choice, event.content().orElseThrow()))
                .orElse(Optional.of("choice"));
        difference.ifPresent(column ->
                findings.add(row, "its " + column + " is not what its newest choice, " + event.row() + ", says"));
    }

    private static Optional<String> difference(StoredChoice choice, EventContent event) {
        if (!new TreeSet<>(choice.granted()).equals(granted(event))) {
            return Optional.of("granted");
        }
        if (!event.policyVersion().equals(choice.policyVersion())) {
            return Optional.of("policy_version");
        }
        if (!event.expiresAt().equals(choice.expiresAt())) {
            return Optional.of("expires_at");
        }
        if (event.gpc() != choice.gpc()) {
            return Optional.of("gpc");
        }
        // A link brings a choice that was made before it.
        boolean decidedThen = event.action().equals(LINK) || choice.decidedAt().equals(Optional.of(event.occurredAt()));
        return decidedThen ? Optional.empty() : Optional.of("decided_at");
    }

    private static Set<String> granted(EventContent event) {
        Set<String> granted = new TreeSet<>();
        try {
            JSON.readTree(event.choices()).properties().forEach(choice -> {
                if (choice.getValue().booleanValue()) {
                    granted.add(choice.getKey());
                }
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL gives valid JSON", e);
        }
        return granted;
    }
}
