package chat.mia.consent;

import chat.mia.consent.ConsentHead.Choice;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;

/** The SQL of a link, all of it in one transaction. */
final class LinkStatements {

    /**
     * $1 the account, $2 the event of the receipt: the chains of both, as they are once their locks are held. They are
     * locked in the order of their ids, so that two links never wait for each other. The ids are gathered in an array first:
     * of a join PostgreSQL may lose a row for which it had to wait.
     */
    static final String LOCK = "SELECT consent.id, consent.account_id, consent.closed_at, consent.salt, consent.head, "
            + ConsentHead.COLUMNS + """
             FROM consent_subject consent WHERE consent.id = ANY (ARRAY (
              SELECT id FROM consent_subject WHERE account_id = $1 UNION ALL SELECT subject FROM consent_event WHERE id = $2))
            ORDER BY consent.id FOR UPDATE OF consent
            """;

    /** $1 the account's chain. No row where it has no events, or retention took the newest. */
    static final String LAST_EVENT = """
            SELECT e.occurred_at FROM consent_subject s JOIN consent_event e ON e.subject = s.id AND e.seq = s.seq WHERE s.id = $1
            """;

    /**
     * $1 id, $2 the account's chain, $3 its head, $4 the browser's chain, $5 now, $6 the choice's end, $7 choices, $8 policy
     * version, $9 GPC, $10 user agent, $11 content hash, $12 to $16 the account's choice from now on: granted categories,
     * policy version, decided at, expires at, GPC.
     */
    static final String APPEND = """
            WITH closed AS (
              UPDATE consent_subject SET closed_at = $5 WHERE id = $4),
            moved AS (
              UPDATE consent_subject SET seq = seq + 1, head = sha256(head || $11::bytea), granted = $12::text[],
                policy_version = $13, decided_at = $14, expires_at = $15, gpc = $16
              WHERE id = $2
              RETURNING account_id, salt, seq, head),
            told AS (
              INSERT INTO service_event (kind, account_id, at, decided_at, granted)
              SELECT 'consent-changed', account_id, $5, $14, $12::text[] FROM moved),
            recorded AS (
              INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, action, choices, policy_version, gpc,
                user_agent, linked_subject, content_hash, prev_hash, hash)
              SELECT $1, $2, seq, $5, $6, 'link', $7, $8, $9, $10, $4, $11, $3::bytea, head FROM moved)
            SELECT salt, seq, head FROM moved
            """;

    private LinkStatements() {}

    /** @param after the account's choice from now on */
    static Tuple values(LinkedChain account, ConsentEvent event, ConsentHead after) {
        Decision decision = event.decision();
        return Tuple.tuple()
                .addUUID(event.id())
                .addUUID(account.id())
                .addValue(Buffer.buffer(account.head()))
                .addUUID(decision.linkedSubject().orElseThrow())
                .addOffsetDateTime(utc(event.occurredAt()))
                .addOffsetDateTime(event.expiresAt().map(LinkStatements::utc).orElse(null))
                .addValue(new JsonObject(Map.copyOf(decision.choices())))
                .addString(decision.policyVersion())
                .addBoolean(decision.gpc())
                .addString(decision.userAgent())
                .addValue(Buffer.buffer(event.contentHash(Action.LINK)))
                .addValue(value(after, choice -> choice.granted().toArray(String[]::new)))
                .addValue(value(after, Choice::policyVersion))
                .addValue(value(after, choice -> utc(choice.decidedAt())))
                .addValue(value(after, choice -> utc(choice.expiresAt())))
                .addValue(value(after, Choice::gpc));
    }

    private static Object value(ConsentHead head, Function<Choice, Object> part) {
        return head.choice().map(part).orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
