package chat.mia.verifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A checkpoint that somebody noted earlier, elsewhere: without it nobody could tell whether the newest ones were cut off. */
final class Noted {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Optional<String> hash;
    private Optional<StoredCheckpoint> found = Optional.empty();

    private Noted(Optional<String> hash) {
        this.hash = hash;
    }

    /**
     * @param text the signed form, or its SHA-256 in hexadecimal, as a verification prints it; empty for none
     * @throws WrongUse where it can be neither
     */
    static Noted of(Optional<String> text) throws WrongUse {
        if (text.filter(content -> !isHash(content) && content.split("\\.", -1).length != 3)
                .isPresent()) {
            throw new WrongUse("The file of --checkpoint holds neither a checkpoint nor the SHA-256 of one.");
        }
        return new Noted(
                text.map(content -> isHash(content) ? content.toLowerCase(Locale.ROOT) : SealChain.sha256(content)));
    }

    void look(StoredCheckpoint checkpoint) {
        if (hash.isPresent() && hash.get().equals(SealChain.sha256(checkpoint.jws()))) {
            found = Optional.of(checkpoint);
        }
    }

    /** After the last checkpoint. */
    void requireFound(Findings findings) {
        if (hash.isPresent() && found.isEmpty()) {
            findings.add(
                    "ledger_checkpoint",
                    "the checkpoint noted earlier, with SHA-256 " + hash.get()
                            + ", is not there: the ledger was cut back or replaced since");
        }
    }

    /** Empty where none was noted. */
    Optional<StoredCheckpoint> found() {
        return found;
    }

    private static boolean isHash(String text) {
        return SHA256.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
}
