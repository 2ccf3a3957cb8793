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
 */
record ConsentEvent(UUID id, Instant occurredAt, Instant expiresAt, Decision decision) {

    /**
     * See {@link EventContent#hash}.
     *
     * @param action given from outside, since only the database knows what was there before
     */
    byte[] contentHash(Action action) {
        return content(action).hash();
    }

    /** The state after it. */
    ConsentHead head() {
        return new ConsentHead(Optional.of(
                new Choice(decision.policyVersion(), decision.granted(), occurredAt, expiresAt, decision.gpc())));
    }

    private EventContent content(Action action) {
        return new EventContent(
                id,
                action.text(),
                occurredAt,
                Optional.of(expiresAt),
                decision.claimedAt(),
                new JsonObject(Map.copyOf(decision.choices())).encode(),
                decision.policyVersion(),
                Optional.empty(),
                decision.source(),
                decision.locale(),
                decision.gpc(),
                decision.userAgent(),
                Optional.empty());
    }
}
