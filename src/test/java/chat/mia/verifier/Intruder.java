package chat.mia.verifier;

import chat.mia.consent.Chain;
import chat.mia.keys.Sha256;
import chat.mia.testing.PostgresResource;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who owns the database: no trigger, constraint or right is in the way. What he does is verified before it is
 * committed, which it never is.
 */
final class Intruder implements AutoCloseable {

    private static final String WITHOUT_CONSTRAINTS = """
            DO $$ DECLARE c record; BEGIN
              FOR c IN SELECT conrelid::regclass AS relation, conname FROM pg_constraint
                       WHERE contype = 'c' AND coninhcount = 0
                         AND conrelid::regclass::text ~ '^(consent_event|consent_subject|notice|ledger_.*)$' LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.relation, c.conname);
              END LOOP;
            END $$
            """;

    private final Connection database;

    Intruder(String url) {
        try {
            database = DriverManager.getConnection(url, PostgresResource.MIGRATION_ROLE, PostgresResource.PASSWORD);
            database.setAutoCommit(false);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        runs(WITHOUT_CONSTRAINTS);
        runs("SET LOCAL session_replication_role = replica");
    }

    /** Tells of how many rows. */
    int runs(String sql, Object... parameters) {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Computes a chain anew, from its rows as they are now, so that nothing in it contradicts anything else. */
    Intruder forges(UUID subject) {
        long seq = 0;
        byte[] head = Chain.genesis(subject);
        for (StoredEvent event : events("subject = '" + subject + "' ORDER BY seq")) {
            byte[] content = event.content().orElseThrow().hash();
            byte[] hash = Sha256.of(head, content);
            seq++;
            runs(
                    "UPDATE consent_event SET seq = ?, content_hash = ?, prev_hash = ?, hash = ? WHERE id = ?",
                    seq,
                    content,
                    head,
                    hash,
                    event.id());
            head = hash;
        }
        runs("UPDATE consent_subject SET seq = ?, head = ? WHERE id = ?", seq, head, subject);
        return this;
    }

    /** Computes the hash of an event without a chain anew. */
    Intruder forgesLoose(UUID id) {
        byte[] content =
                events("id = '" + id + "'").get(0).content().orElseThrow().hash();
        runs("UPDATE consent_event SET content_hash = ? WHERE id = ?", content, id);
        return this;
    }

    /** Makes what is in force that which the newest event says, so that nobody wonders. */
    Intruder putsInForce(UUID subject) {
        runs("""
                UPDATE consent_subject s SET policy_version = e.policy_version, decided_at = e.occurred_at, expires_at = e.expires_at,
                  gpc = e.gpc, granted = ARRAY(SELECT key FROM jsonb_each(e.choices) WHERE value = 'true' ORDER BY key)
                FROM consent_event e WHERE s.id = ? AND e.subject = s.id
                  AND e.seq = (SELECT max(seq) FROM consent_event WHERE subject = s.id)
                """, subject);
        return this;
    }

    /** The first thing that a verifier finds now; empty where it finds nothing. */
    Optional<Finding> isFoundOut() {
        return isFoundOut(Optional.empty());
    }

    /** The same for a verifier who noted a checkpoint earlier. */
    Optional<Finding> isFoundOut(Optional<String> noted) {
        return verified(noted, 1).stream().findFirst();
    }

    List<Finding> verified(Optional<String> noted, int limit) {
        Findings findings = new Findings(limit);
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        try {
            new LedgerVerification(database, PublicKeys.of(database), findings, silent).run(Noted.of(noted));
            return findings.all();
        } catch (SQLException | WrongUse e) {
            throw new AssertionError(e);
        }
    }

    private List<StoredEvent> events(String which) {
        List<StoredEvent> events = new ArrayList<>();
        String query = "SELECT " + StoredEvent.COLUMNS + " FROM consent_event WHERE " + which;
        try (Cursor<StoredEvent> rows = Cursor.of(database, query, StoredEvent::read)) {
            while (rows.hasNext()) {
                events.add(rows.next());
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return events;
    }

    @Override
    public void close() {
        try {
            database.rollback();
            database.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
