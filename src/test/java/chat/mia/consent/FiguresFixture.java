package chat.mia.consent;

import chat.mia.testing.Browser;
import chat.mia.testing.Tables;
import chat.mia.testing.WithAdmins;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An admin who asks for figures, and events of years that no other test knows. */
public abstract class FiguresFixture {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String PATH = "/api/v1/admin/consent/figures";
    /**
     * $1 id, $2 subject or null, $3 when, $4 action, $5 choices, $6 version, $7 source, $8 locale. Locks consent_subject
     * first, as each choice does: one that waited behind a new month's partition only afterwards looks where it belongs.
     */
    public static final String INSERT = """
            WITH locked AS (UPDATE consent_subject SET seq = seq WHERE false)
            INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, action, choices, policy_version, source, locale,
                gpc, user_agent, linked_subject, content_hash, prev_hash, hash)
              SELECT id, subject, CASE WHEN chained THEN 1 END, at, CASE WHEN choices <> '{}' THEN at + interval '1 year' END,
                     action, choices, version, source, locale, false, 'Firefox/Linux', CASE WHEN action = 'link' THEN subject END,
                     sha256('content'), CASE WHEN chained THEN sha256('head') END,
                     CASE WHEN chained THEN sha256(sha256('head') || sha256('content')) END
                FROM (SELECT *, subject IS NOT NULL AS chained FROM (VALUES (?::uuid, ?::uuid, ?::timestamptz, ?::text, ?::jsonb,
                      ?::text, ?::text, ?::text)) AS one (id, subject, at, action, choices, version, source, locale)) event
            """;

    /** What an event is counted by; its other parts do not matter. */
    public record Event(Instant at, String action, String choices, String version, String source, String locale) {

        static Event answer(Instant at, boolean yes) {
            return answer(at, yes, "en");
        }

        static Event answer(Instant at, boolean yes, String locale) {
            return new Event(
                    at, yes ? "grant" : "refuse", "{\"analytics\": " + yes + "}", "2026-04-25", "banner", locale);
        }
    }

    @Inject
    Tables tables;

    @Inject
    FiguresRollUp rollUp;

    private Browser admin;

    /** Counts what there is, as the schedule does; where that is just at it, again. */
    void count() {
        do {
            rollUp.count().await().atMost(LIMIT);
        } while (!tables.query(
                        "SELECT FROM consent_event e, consent_figure_cursor c WHERE (e.xid, e.id) > (c.xid, c.id)"
                                + " AND e.xid < pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1")
                .isEmpty());
    }

    int refused(LocalDate day) {
        return figures(day, day).then().statusCode(200).extract().path("totals.refused");
    }

    Response figures(LocalDate from, LocalDate to) {
        return figures(Map.of("from", from.toString(), "to", to.toString()));
    }

    Response figures(Map<String, String> query) {
        if (admin == null) {
            admin = WithAdmins.signedIn(tables);
        }
        return admin.request(PATH).queryParams(query).get(PATH);
    }

    /** An event without a subject. */
    void nobodys(Event event) {
        tables.update(INSERT, values(null, event));
    }

    /** An event of a subject that has no other. */
    void somebodys(Event event) {
        tables.update(INSERT, values(subject(), event));
    }

    UUID subject() {
        return (UUID) tables.query("INSERT INTO consent_subject (id, salt, seq, head) VALUES (gen_random_uuid(),"
                        + " sha256('salt'), 0, sha256('head')) RETURNING id")
                .get(0)
                .get(0);
    }

    public static Object[] values(UUID subject, Event event) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        UUID id = new UUID(
                event.at().toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12), random.nextLong() >>> 2 | 1L << 63);
        return new Object[] {
            id,
            subject,
            event.at().atOffset(ZoneOffset.UTC),
            event.action(),
            event.choices(),
            event.version(),
            event.source(),
            event.locale()
        };
    }
}
