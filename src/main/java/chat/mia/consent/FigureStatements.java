package chat.mia.consent;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What counts choices, in one place: what a job has counted already and what is counted when somebody asks must be counted
 * in the same way.
 */
final class FigureStatements {

    /** By what an event {@code e} is counted, in the order of the columns of {@code consent_figure}. */
    private static final String DIMENSIONS = """
             (e.occurred_at AT TIME ZONE 'UTC')::date AS day, coalesce(e.source, '') AS source,
             coalesce(e.locale, '') AS locale, e.policy_version, e.action,
             CASE WHEN e.choices = '{}' THEN 'none'
                  WHEN NOT jsonb_path_exists(e.choices, '$.* ? (@ == true)') THEN 'refused'
                  WHEN jsonb_path_exists(e.choices, '$.* ? (@ == false)') THEN 'partial'
                  ELSE 'granted' END AS outcome,
             e.subject IS NULL AS unauthenticated
            """;

    /** The place up to which events are counted, as an event's place is compared with it. */
    private static final String COUNTED =
            "((SELECT xid FROM consent_figure_cursor), (SELECT id FROM consent_figure_cursor))";

    /**
     * Counts the next events, $1 at the most, and moves the cursor behind them; tells how many. Takes none that a running
     * transaction could still overtake, so that none is ever written before the cursor.
     */
    static final String COUNT = """
            WITH batch AS (
              SELECT e.xid, e.id,
            """ + DIMENSIONS + """
                FROM consent_event e
               WHERE (e.xid, e.id) >
            """ + COUNTED + """
                 AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
               ORDER BY e.xid, e.id LIMIT $1),
            counted AS (
              INSERT INTO consent_figure AS figure
              SELECT day, source, locale, policy_version, action, outcome, unauthenticated, count(*)
                FROM batch GROUP BY 1, 2, 3, 4, 5, 6, 7
              ON CONFLICT (day, source, locale, policy_version, action, outcome, unauthenticated)
              DO UPDATE SET count = figure.count + excluded.count),
            newest AS (SELECT xid, id FROM batch ORDER BY xid DESC, id DESC LIMIT 1)
            UPDATE consent_figure_cursor SET xid = newest.xid, id = newest.id FROM newest
            RETURNING (SELECT count(*) FROM batch) AS counted
            """;

    /**
     * Puts the rarest locales of a day together, all but the $1 most frequent, once the day has been over for a day: clients
     * send the locales, so that their number has no end, and one who sends a new one each time would make every answer
     * slow. Not sooner, since only a whole day tells which are rare. No language tag is a star.
     */
    static final String PUT_RARE_LOCALES_TOGETHER = """
            WITH placed AS (
              SELECT day, locale, row_number() OVER (PARTITION BY day ORDER BY sum(count) DESC, locale COLLATE "C") AS place
                FROM consent_figure
               WHERE day < (now() AT TIME ZONE 'UTC')::date - 1 AND locale NOT IN ('', '*') GROUP BY day, locale),
            rare AS (
              DELETE FROM consent_figure figure USING placed
               WHERE place > $1 AND figure.day = placed.day AND figure.locale = placed.locale RETURNING figure.*)
            INSERT INTO consent_figure AS figure
            SELECT day, source, '*', policy_version, action, outcome, unauthenticated, sum(count)
              FROM rare GROUP BY 1, 2, 3, 4, 5, 6, 7
            ON CONFLICT (day, source, locale, policy_version, action, outcome, unauthenticated)
            DO UPDATE SET count = figure.count + excluded.count
            """;

    /** Notes that the cursor is ahead of the database itself; tells so by a row, the first time only. */
    static final String DETECT_RESTORED_COPY = """
            UPDATE consent_figure_cursor SET restored_at = now()
             WHERE restored_at IS NULL AND xid >= pg_snapshot_xmax(pg_current_snapshot())
            RETURNING xid::text AS xid
            """;

    /** Counted and not yet counted events from day $1 to day $2. */
    private static final String FOUND = """
              SELECT day, source, locale, policy_version, action, outcome, unauthenticated, count
                FROM consent_figure WHERE day BETWEEN $1 AND $2
              UNION ALL
              SELECT
            """ + DIMENSIONS + """
                   , 1
                FROM consent_event e
               WHERE (e.xid, e.id) >
            """ + COUNTED + """
                 AND e.xid >= (SELECT xid FROM consent_figure_cursor) AND e.xid <= '18446744073709551615'::xid8
                 AND e.occurred_at >= $1::date::timestamp AT TIME ZONE 'UTC'
                 AND e.occurred_at < ($2::date + 1)::timestamp AT TIME ZONE 'UTC'
            """;

    /** How many events of each kind a group of them has. */
    private static final String COUNTS = """
            sum(count) AS events,
            sum(count) FILTER (WHERE answers AND outcome = 'granted') AS granted,
            sum(count) FILTER (WHERE answers AND outcome = 'partial') AS partial,
            sum(count) FILTER (WHERE answers AND outcome = 'refused') AS refused,
            sum(count) FILTER (WHERE action = 'withdraw') AS withdrawn,
            sum(count) FILTER (WHERE action = 'link') AS linked,
            sum(count) FILTER (WHERE unauthenticated AND answers AND outcome = 'granted') AS nobodys_granted,
            sum(count) FILTER (WHERE unauthenticated AND answers AND outcome = 'partial') AS nobodys_partial,
            sum(count) FILTER (WHERE unauthenticated AND answers AND outcome = 'refused') AS nobodys_refused,
            sum(count) FILTER (WHERE unauthenticated AND action = 'withdraw') AS nobodys_withdrawn
            """;

    /** The same of the groups that are put together, 0 where there are none. */
    private static final String SUMS = Stream.of(
                    "granted",
                    "partial",
                    "refused",
                    "withdrawn",
                    "linked",
                    "nobodys_granted",
                    "nobodys_partial",
                    "nobodys_refused",
                    "nobodys_withdrawn")
            .map(column -> "coalesce(sum(%1$s), 0)::bigint AS %1$s, ".formatted(column))
            .collect(Collectors.joining());

    /**
     * What was chosen from day $1 to day $2: a row for all of it and for each value of each dimension, the most frequent
     * first; of the locales the $3 most frequent and a row for all others.
     *
     * <p>One statement and so one snapshot for what is counted and what is not yet: no event is missed or counted twice,
     * whatever a job does meanwhile. The upper bound of xid leaves nothing out, but without it the planner expects a third
     * of the ledger behind the cursor, and reads all of it.
     */
    static final String READ = "WITH found AS (" + FOUND + """
            ), grouped AS (
              SELECT CASE grouping(day, source, locale, policy_version) WHEN 7 THEN 'day' WHEN 11 THEN 'source'
                       WHEN 13 THEN 'locale' WHEN 14 THEN 'policy_version' ELSE 'all' END AS part,
                     coalesce(day::text, source, locale, policy_version) AS value,
            """ + COUNTS + """
                FROM (SELECT *, action NOT IN ('withdraw', 'link') AS answers FROM found) marked
               GROUP BY GROUPING SETS ((), (day), (source), (locale), (policy_version))
            ), placed AS (
              SELECT *, part = 'locale' AND (value = '*' OR row_number() OVER (PARTITION BY part, value = '*'
                     ORDER BY events DESC, value COLLATE "C") > $3) AS rest FROM grouped
            )
            SELECT CASE WHEN rest THEN 'rest' ELSE part END AS part, CASE WHEN NOT rest THEN value END AS value,
            """ + SUMS + """
                   (SELECT restored_at IS NOT NULL OR xid >= pg_snapshot_xmax(pg_current_snapshot())
                      FROM consent_figure_cursor) AS restored
              FROM placed GROUP BY 1, 2 ORDER BY sum(events) DESC, 2
            """;

    private FigureStatements() {}
}
