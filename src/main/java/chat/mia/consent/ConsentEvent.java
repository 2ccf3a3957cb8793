package chat.mia.consent;

import chat.mia.consent.ConsentHead.Choice;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision with its time, ready for the ledger.
 *
 * @param occurredAt whole seconds, like {@code expiresAt}
 * @param expiresAt empty only where a link brings no choice
 */
record ConsentEvent(UUID id, Instant occurredAt, Optional<Instant> expiresAt, Decision decision) {

    /**
     * See {@link EventContent#hash}.
     *
     * @param action given from outside, since only the database knows what was there before
     */
    byte[] contentHash(Action action) {
        return content(action).hash();
    }

    /** The state after it, where it is a choice and no link. */
    ConsentHead head() {
        return new ConsentHead(Optional.of(new Choice(
                decision.policyVersion(), decision.granted(), occurredAt, expiresAt.orElseThrow(), decision.gpc())));
    }

    private EventContent content(Action action) {
        return new EventContent(
                id,
                action.text(),
                occurredAt,
                expiresAt,
                decision.claimedAt(),
                new JsonObject(Map.copyOf(decision.choices())).encode(),
                decision.policyVersion(),
                decision.notice(),
                decision.source(),
                decision.locale(),
                decision.gpc(),
                decision.userAgent(),
                decision.linkedSubject());
    }
}
