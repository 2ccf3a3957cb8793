package chat.mia.consent;

import chat.mia.keys.Sha256;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * All that an event's content hash covers. Whoever writes an event and whoever verifies one hashes here.
 *
 * @param action as it stands in the ledger
 * @param choices a JSON object, however it is written
 * @param noticeHash in lower-case hexadecimal; empty where the text shown is not attested
 * @param linkedSubject the anonymous chain that a link names; empty for everything else
 */
public record EventContent(
        UUID id,
        String action,
        Instant occurredAt,
        Optional<Instant> expiresAt,
        Optional<Instant> claimedAt,
        String choices,
        String policyVersion,
        Optional<String> noticeHash,
        Optional<String> source,
        Optional<String> locale,
        boolean gpc,
        String userAgent,
        Optional<UUID> linkedSubject) {

    /**
     * SHA-256 over the event's canonical JSON (RFC 8785). The chain it belongs to is not in there: the first link is
     * made from the subject's id, and so are all that follow.
     */
    public byte[] hash() {
        try {
            return Sha256.of(new JsonCanonicalizer(json().toString()).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every member stands here always, null where it does not apply, so that nothing can be added or dropped later; a
     * link has one more.
     */
    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id.toString())
                .put("action", action)
                .put("occurredAt", occurredAt.toString())
                .put("expiresAt", expiresAt.map(Instant::toString).orElse(null))
                .put("claimedAt", claimedAt.map(Instant::toString).orElse(null))
                .putRawValue("choices", new RawValue(choices))
                .put("policyVersion", policyVersion)
                .put("noticeHash", noticeHash.orElse(null))
                .put("source", source.orElse(null))
                .put("locale", locale.orElse(null))
                .put("gpc", gpc)
                .put("userAgent", userAgent);
        linkedSubject.ifPresent(subject -> json.put("linkedSubject", subject.toString()));
        return json;
    }
}
