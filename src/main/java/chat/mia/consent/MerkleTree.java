package chat.mia.consent;

import chat.mia.keys.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The root hash over a list of entries (RFC 9162, section 2.1.1) that come one after the other. It keeps one hash for each
 * power of two in their number and nothing of the entries. For one thread.
 */
public final class MerkleTree {

    /** Told apart, or a node could be passed off as an entry (section 2.1.1). */
    private static final byte[] LEAF = {0};

    private static final byte[] NODE = {1};

    /** The perfect trees that the entries so far fall into, the smallest on top. */
    private final Deque<byte[]> perfect = new ArrayDeque<>();

    private long size;

    /** Appends an entry. */
    public void add(byte[] entry) {
        byte[] hash = Sha256.of(LEAF, entry);
        // Each 1 at the end of the old number is a tree of the same size as the one that is being made.
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Sha256.of(NODE, perfect.pop(), hash);
        }
        perfect.push(hash);
        size++;
    }

    /** How many entries there are. */
    public long size() {
        return size;
    }

    /** The 32 bytes of the root over all entries so far; SHA-256 of nothing where there is none. More may be appended. */
    public byte[] root() {
        if (perfect.isEmpty()) {
            return Sha256.of();
        }
        Iterator<byte[]> fromTheRight = perfect.iterator();
        byte[] root = fromTheRight.next();
        while (fromTheRight.hasNext()) {
            root = Sha256.of(NODE, fromTheRight.next(), root);
        }
        return root;
    }
}
