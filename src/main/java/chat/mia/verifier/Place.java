package chat.mia.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in the order of commits, which checkpoints go by.
 *
 * @param xid 64 bits without a sign
 */
record Place(long xid, UUID id) implements Comparable<Place> {

    /** Two columns, the number as text; empty where both are null. */
    static Optional<Place> read(ResultSet row, int column) throws SQLException {
        String xid = row.getString(column);
        UUID id = row.getObject(column + 1, UUID.class);
        return xid == null || id == null ? Optional.empty() : Optional.of(new Place(Long.parseUnsignedLong(xid), id));
    }

    /** Whether a signed member says the same. */
    static boolean isSaid(Optional<Place> place, JsonNode member) {
        return place.map(there -> member.path("xid").asText().equals(Long.toUnsignedString(there.xid))
                        && member.path("id").asText().equals(there.id.toString()))
                .orElse(member.isNull());
    }

    @Override
    public int compareTo(Place other) {
        int byTransaction = Long.compareUnsigned(xid, other.xid);
        return byTransaction != 0 ? byTransaction : IdOrder.BY_BYTES.compare(id, other.id);
    }
}
