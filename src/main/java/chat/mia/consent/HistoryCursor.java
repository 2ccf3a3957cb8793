package chat.mia.consent;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a chain: right before the event with this number. It names no chain, so that one from somewhere else
 * reads nothing but events of whoever sends it.
 */
record HistoryCursor(long seq) {

    /** The place behind everything. */
    static final HistoryCursor END = new HistoryCursor(Long.MAX_VALUE);

    /** What {@link #text} gave; empty where it is anything else. */
    static Optional<HistoryCursor> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != Long.BYTES) {
                return Optional.empty();
            }
            HistoryCursor cursor = new HistoryCursor(ByteBuffer.wrap(bytes).getLong());
            // Several texts decode to the same bytes; only one of them was ever given.
            return cursor.seq > 0 && cursor.text().equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** For clients, to whom it means nothing. */
    String text() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(seq).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
