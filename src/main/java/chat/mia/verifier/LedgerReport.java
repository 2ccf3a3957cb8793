package chat.mia.verifier;

import chat.mia.time.TimeOrderedIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sound ledger holds, for people. */
final class LedgerReport {

    private final PublicKeys keys;
    private final int tombstones;
    private final Noted noted;
    private long chains;
    private long chained;
    private long loose;
    private Checkpoints checkpoints;

    LedgerReport(PublicKeys keys, int tombstones, Noted noted) {
        this.keys = keys;
        this.tombstones = tombstones;
        this.noted = noted;
    }

    void chains(Chains checked) {
        chains = checked.chains();
        chained = checked.events();
    }

    void loose(long events) {
        loose = events;
    }

    void checkpoints(Checkpoints checked) {
        checkpoints = checked;
    }

    /** @param keysFromFile whether the keys came from outside the database */
    List<String> lines(boolean keysFromFile) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "events       %,d: %,d in %,d chains, %,d without a subject", chained + loose, chained, chains, loose));
        lines.add("checkpoints  " + newestCheckpoint());
        lines.add(format("tombstones   %,d", tombstones));
        lines.add(format("not sealed   %,d events%s", checkpoints.unsealed(), since()));
        lines.add(format(
                "public keys  %,d, %s",
                keys.byKid().size(),
                keysFromFile
                        ? "from the file of --jwks"
                        : "from the database itself: whoever could write there may have replaced them; --jwks FILE takes those"
                                + " that were kept elsewhere"));
        noted.found()
                .ifPresent(checkpoint -> lines.add(format(
                        "noted        checkpoint %,d is in the chain; %,d came after it",
                        checkpoint.number(), checkpoints.newest().orElseThrow().number() - checkpoint.number())));
        return lines;
    }

    private String newestCheckpoint() {
        return checkpoints
                .newest()
                .map(newest -> format(
                        "%,d; note the newest one down elsewhere: number %d, SHA-256 %s",
                        newest.number(), newest.number(), SealChain.sha256(newest.jws())))
                .orElse("none yet");
    }

    private String since() {
        return checkpoints
                .oldestUnsealed()
                .map(event -> ", the first of " + TimeOrderedIds.madeAt(event.id()))
                .orElse("");
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
