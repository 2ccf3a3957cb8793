package chat.mia.consent;

import chat.mia.consent.ConsentHead.Choice;
import chat.mia.keys.Sha256;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A decision with its time, ready for the ledger.
 *
 * @param occurredAt whole seconds, like {@code expiresAt}
 * @param expiresAt empty only where a link brings no choice
 */
record ConsentEvent(UUID id, Instant occurredAt, Optional<Instant> expiresAt, Decision decision) {

    /**
     * SHA-256 over the event's canonical JSON (RFC 8785). The chain it belongs to is not in there: the first link is
     * made from the subject's id, and so are all that follow.
     *
     * @param action given from outside, since only the database knows what was there before
     */
    byte[] contentHash(Action action) {
        try {
            return Sha256.of(new JsonCanonicalizer(content(action).encode()).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state after it, where it is a choice and no link. */
    ConsentHead head() {
        return new ConsentHead(Optional.of(new Choice(
                decision.policyVersion(), decision.granted(), occurredAt, expiresAt.orElseThrow(), decision.gpc())));
    }

    /**
     * Every member stands here always, null where it does not apply, so that nothing can be added or dropped later; a link
     * has one more.
     */
    private JsonObject content(Action action) {
        JsonObject content = new JsonObject()
                .put("id", id.toString())
                .put("action", action.text())
                .put("occurredAt", occurredAt.toString())
                .put("expiresAt", expiresAt.map(Instant::toString).orElse(null))
                .put("claimedAt", decision.claimedAt().map(Instant::toString).orElse(null))
                .put("choices", new JsonObject(Map.copyOf(decision.choices())))
                .put("policyVersion", decision.policyVersion())
                .put("noticeHash", decision.notice().orElse(null))
                .put("source", decision.source().orElse(null))
                .put("locale", decision.locale().orElse(null))
                .put("gpc", decision.gpc())
                .put("userAgent", decision.userAgent());
        decision.linkedSubject().ifPresent(subject -> content.put("linkedSubject", subject.toString()));
        return content;
    }
}
