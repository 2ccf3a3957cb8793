package chat.mia.consent;

import chat.mia.keys.Sha256;
import java.util.Base64;
import java.util.UUID;

/**
 * Where an event stands in a chain.
 *
 * @param salt of the chain, 32 bytes
 * @param seq counts from one
 * @param hash of the event and all before it, 32 bytes
 */
record Place(UUID subject, byte[] salt, long seq, byte[] hash) {

    /** What receipts call the chain by: from it nobody gets to the chain without the salt, which erasure destroys. */
    String pseudonym() {
        byte[] digest = Sha256.of(salt, Chain.bytes(subject));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
