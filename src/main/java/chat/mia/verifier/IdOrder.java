package chat.mia.verifier;

import java.util.Comparator;
import java.util.UUID;

/** Ids in the order of PostgreSQL, by their bytes. Java takes their halves for signed numbers. */
final class IdOrder {

    static final Comparator<UUID> BY_BYTES = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private IdOrder() {}
}
