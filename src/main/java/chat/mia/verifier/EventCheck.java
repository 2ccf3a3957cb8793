package chat.mia.verifier;

import java.util.Arrays;
import java.util.Set;

/** What each event must be like by itself, wherever it stands. */
final class EventCheck {

    private final Set<String> notices;
    private final Findings findings;

    /** @param notices the hashes of all notices that are there */
    EventCheck(Set<String> notices, Findings findings) {
        this.notices = Set.copyOf(notices);
        this.findings = findings;
    }

    void check(StoredEvent event) {
        if (event.content().isEmpty()) {
            findings.add(event.row(), "a column that every event has is empty");
            return;
        }
        if (!Arrays.equals(event.content().get().hash(), event.contentHash())) {
            findings.add(
                    event.row(),
                    "its content_hash is not the hash of its columns; one of them or the hash itself was altered");
        }
        event.content()
                .get()
                .noticeHash()
                .filter(hash -> !notices.contains(hash))
                .ifPresent(hash -> findings.add(event.row(), "the notice " + hash + " that it names is not there"));
    }
}
