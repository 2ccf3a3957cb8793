package chat.mia.consent;

import chat.mia.time.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes events, each in one statement that is also its transaction; nothing here changes or removes one. */
@ApplicationScoped
class Ledger {

    private static final String INSERT = """
            INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, claimed_at, action, content_hash,
              choices, policy_version, source, locale, gpc, user_agent, prev_hash, hash, notice_hash)
            """;

    /** The action depends on the choice before, so both hashes are given and the row's lock decides between them. */
    private static final String APPEND = """
            WITH locked AS (
              SELECT id, head,
                coalesce(expires_at > $3 AND policy_version = ANY ($15::text[]) AND granted <> $14::text[], false)
                  AS replaces
              FROM consent_subject WHERE account_id = $2 FOR UPDATE),
            event AS (
              SELECT id, head,
                CASE WHEN replaces THEN $16::text ELSE $6::text END AS action,
                CASE WHEN replaces THEN $17::bytea ELSE $7::bytea END AS content_hash
              FROM locked),
            moved AS (
              UPDATE consent_subject subject SET seq = subject.seq + 1, head = sha256(event.head || event.content_hash),
                granted = $14::text[], policy_version = $9, decided_at = $3, expires_at = $4, gpc = $12
              FROM event WHERE subject.id = event.id
              RETURNING subject.id, subject.seq, event.head AS prev_hash, subject.head AS hash, action, content_hash),
            told AS (INSERT INTO service_event (kind, account_id, at) SELECT 'consent-changed', $2, $3 FROM moved)
            """ + INSERT + """
            SELECT $1, id, seq, $3, $4, $5, action, content_hash, $8, $9, $10, $11, $12, $13, prev_hash, hash, $18
            FROM moved
            """;

    private static final String BEGIN = """
            WITH begun AS (
              INSERT INTO consent_subject (id, salt, seq, head, granted, policy_version, decided_at, expires_at, gpc)
              VALUES ($2, $16, 1, sha256($15::bytea || $7::bytea), $14::text[], $9, $3, $4, $12)
              RETURNING id, head)
            """ + INSERT + """
            SELECT $1, id, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $15, head, $17 FROM begun
            """;

    private static final String NOTE = INSERT + """
            VALUES ($1, $2::uuid, NULL, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULL, NULL, $14)
            """;

    private final Pool database;
    private final Subjects subjects;
    private final TimeOrderedIds ids;
    private final ConsentLifetimes lifetimes;

    Ledger(Pool database, Subjects subjects, TimeOrderedIds ids, ConsentLifetimes lifetimes) {
        this.database = database;
        this.subjects = subjects;
        this.ids = ids;
        this.lifetimes = lifetimes;
    }

    /**
     * Records a decision and gives the state after it. One statement, so that it is either in the ledger and in force,
     * or neither.
     *
     * @param account empty for an anonymous browser: its Yes begins a chain, its No leaves no identifier
     * @param now when it occurs, and under which policy versions the choice before it still counts
     */
    Uni<ConsentHead> record(Optional<AccountId> account, Decision decision, Circumstances now) {
        ConsentEvent event = new ConsentEvent(ids.next(), now.now(), lifetimes.end(decision, now.now()), decision);
        Uni<Void> written = account.map(id -> append(id, event, now.versionsInForce()))
                .orElseGet(() -> decision.granted().isEmpty() ? note(event) : begin(event));
        return written.replaceWith(event.head());
    }

    private Uni<Void> append(AccountId account, ConsentEvent event, Set<String> versionsInForce) {
        Decision decision = event.decision();
        return write(
                APPEND,
                tuple(event, account.value())
                        .addValue(decision.granted().toArray(String[]::new))
                        .addValue(versionsInForce.toArray(String[]::new))
                        .addValue(decision.replacing().text())
                        .addValue(Buffer.buffer(event.contentHash(decision.replacing())))
                        .addValue(notice(event)));
    }

    private Uni<Void> begin(ConsentEvent event) {
        UUID subject = subjects.newId();
        return write(
                BEGIN,
                tuple(event, subject)
                        .addValue(event.decision().granted().toArray(String[]::new))
                        .addValue(Buffer.buffer(Chain.genesis(subject)))
                        .addValue(Buffer.buffer(subjects.newSalt()))
                        .addValue(notice(event)));
    }

    private Uni<Void> note(ConsentEvent event) {
        return write(NOTE, tuple(event, null).addValue(notice(event)));
    }

    private Uni<Void> write(String statement, Tuple values) {
        return database.preparedQuery(statement)
                .execute(values)
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new IllegalStateException("The account has no consent subject");
                    }
                })
                .replaceWithVoid();
    }

    /** $1 to $13, which all statements share; $2 is what the subject is found or made by. */
    private static Tuple tuple(ConsentEvent event, UUID owner) {
        Decision decision = event.decision();
        return Tuple.tuple()
                .addUUID(event.id())
                .addUUID(owner)
                .addOffsetDateTime(utc(event.occurredAt()))
                .addOffsetDateTime(utc(event.expiresAt()))
                .addOffsetDateTime(decision.claimedAt().map(Ledger::utc).orElse(null))
                .addString(decision.first().text())
                .addValue(Buffer.buffer(event.contentHash(decision.first())))
                .addValue(new JsonObject(Map.copyOf(decision.choices())))
                .addString(decision.policyVersion())
                .addString(decision.source().orElse(null))
                .addString(decision.locale().orElse(null))
                .addBoolean(decision.gpc())
                .addString(decision.userAgent());
    }

    private static Buffer notice(ConsentEvent event) {
        return event.decision()
                .notice()
                .map(hex -> Buffer.buffer(HexFormat.of().parseHex(hex)))
                .orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
