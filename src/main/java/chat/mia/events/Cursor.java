package chat.mia.events;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place between events. They are ordered by the transaction that wrote them, since no transaction below the oldest
 * running one can still write any.
 *
 * @param xid the transaction, as {@code pg_current_xact_id()} counts them
 * @param id of the event within all
 */
record Cursor(long xid, long id) implements Comparable<Cursor> {

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::xid).thenComparingLong(Cursor::id);

    private static final int BYTES = 2 * Long.BYTES;

    /** The place after everything that transactions before {@code xid} wrote. */
    static Cursor before(long xid) {
        return new Cursor(xid - 1, Long.MAX_VALUE);
    }

    /** What {@link #text} gave; empty where it is anything else. */
    static Optional<Cursor> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Cursor cursor = new Cursor(buffer.getLong(), buffer.getLong());
            return cursor.xid >= 0 && cursor.id >= 0 ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** For readers, to whom it means nothing. */
    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(xid).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
