package chat.mia.consent;

import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Months long past. They are purged oldest first, so each test takes later ones than those before it. */
abstract class PurgeFixture extends LedgerFixture {

    static final String PERIOD = "P3Y";

    private static YearMonth newestUsed = thisMonth().minusMonths(120);

    @Inject
    ProofRetention retention;

    @Inject
    FiguresRollUp figures;

    /** What is not in the figures yet would be missing there. */
    void purge() {
        count();
        purgeUncounted();
    }

    void count() {
        figures.count().await().atMost(LIMIT);
    }

    void purgeUncounted() {
        retention.purge().await().atMost(LIMIT);
    }

    /** A month, with its partition, whose choices have been out of force for at least three years. */
    YearMonth nextMonth() {
        newestUsed = newestUsed.plusMonths(1);
        makePartition(newestUsed);
        return newestUsed;
    }

    void makePartition(YearMonth month) {
        tables.query("SELECT make_consent_partition(?::timestamptz)", month.atDay(15) + "T00:00:00Z");
    }

    void chooseAgainIn(Visitor visitor, YearMonth month) {
        clock.stopAt(month.atDay(20).atStartOfDay().toInstant(ZoneOffset.UTC));
        visitor.browser.refresh().then().statusCode(200);
        visitor.put(Visitor.NO).then().statusCode(200);
        clock.run();
    }

    /** @return the subject of the chain that it began */
    UUID anonymousYesIn(YearMonth month) {
        clock.stopAt(month.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
        Visitor.anonymous().put(Visitor.YES).then().statusCode(200);
        clock.run();
        return (UUID) tables.query("SELECT subject FROM consent_event ORDER BY xid DESC LIMIT 1")
                .get(0)
                .get(0);
    }

    void anonymousNoIn(YearMonth month) {
        clock.stopAt(month.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200);
        clock.run();
    }

    /** One that was in force until two years ago. */
    UUID eventInsideTheRetention(YearMonth month) {
        return (UUID) tables.query("""
                INSERT INTO consent_event (id, occurred_at, expires_at, action, choices, policy_version, gpc, user_agent, content_hash)
                SELECT overlay(gen_random_uuid()::text PLACING left(least_session_id(at)::text, 15) FROM 1)::uuid, at,
                  date_trunc('second', now() - interval '2 years'), 'refuse', '{"analytics": false}', '2026-04-25', false,
                  'Firefox/Linux', sha256('{}')
                FROM (VALUES (?::timestamptz)) AS v (at) RETURNING id
                """, month.atDay(5) + "T00:00:00Z").get(0).get(0);
    }

    /** Its proof has served its time, too. */
    void age(UUID event) {
        byForce("UPDATE consent_event SET expires_at = occurred_at + interval '1 year' WHERE id = '" + event + "'");
    }

    /** Appends to the chain of an account that it took over an anonymous one, which is closed. */
    void link(UUID account, UUID anonymous, YearMonth month) {
        tables.update("""
                WITH moved AS (UPDATE consent_subject SET seq = seq + 1, head = sha256(head || sha256('{}')) WHERE id = ?
                               RETURNING id, seq, head),
                     before AS (SELECT head FROM consent_subject WHERE id = ?)
                INSERT INTO consent_event (id, subject, seq, occurred_at, action, choices, policy_version, gpc, user_agent,
                  linked_subject, content_hash, prev_hash, hash)
                SELECT overlay(gen_random_uuid()::text PLACING left(least_session_id(at)::text, 15) FROM 1)::uuid, moved.id,
                  moved.seq, at, 'link', '{}', '2026-04-25', false, 'Firefox/Linux', ?, sha256('{}'), before.head, moved.head
                FROM moved, before, (VALUES (?::timestamptz)) AS v (at)
                """, account, account, anonymous, month.atDay(15) + "T00:00:00Z");
        tables.update("UPDATE consent_subject SET closed_at = now() WHERE id = ?", anonymous);
    }

    UUID subject(Visitor visitor) {
        return (UUID) tables.query("SELECT id FROM consent_subject WHERE account_id = ?", visitor.account())
                .get(0)
                .get(0);
    }

    boolean exists(YearMonth month) {
        return tables.query("SELECT to_regclass(?)::text", partition(month))
                        .get(0)
                        .get(0)
                != null;
    }

    static String partition(YearMonth month) {
        return "consent_event_" + month.toString().replace('-', '_');
    }

    /** How many events of a month there are, wherever they lie. */
    long eventsIn(YearMonth month) {
        return number(
                "SELECT count(*) FROM consent_event WHERE id >= least_consent_id(?::date) AND id < least_consent_id(?::date)",
                month.atDay(1).toString(),
                month.plusMonths(1).atDay(1).toString());
    }

    /** The rows of a chain from a number on, as they are. */
    List<List<Object>> rows(UUID subject, long from) {
        return tables.query(
                "SELECT e::text FROM consent_event e WHERE subject = ? AND seq >= ? ORDER BY seq", subject, from);
    }

    /** events, chains, root, jws */
    List<Object> tombstone(YearMonth month) {
        return tables.query(
                        "SELECT events, chains, root, jws FROM ledger_tombstone WHERE month = ?::date",
                        month.atDay(1).toString())
                .get(0);
    }
}
