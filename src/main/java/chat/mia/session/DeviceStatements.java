package chat.mia.session;

/** The SQL of {@link Devices}; in all of it $1 is the account and $2 the session that asks, which is not over itself. */
final class DeviceStatements {

    /** $3 the idle limit in seconds, $4 how many. The session that asks is always among them. */
    static final String LIST = """
            SELECT sid, rotated_at, expires_at, device
              FROM (SELECT sid, rotated_at, device,
                           least(ends_at, rotated_at + make_interval(secs => $3)) AS expires_at
                      FROM auth_session
                     WHERE account_id = $1 AND %s
                     ORDER BY sid = $2 DESC, rotated_at DESC LIMIT $4) newest
             ORDER BY rotated_at DESC, sid DESC
            """.formatted(Sessions.isActive("$3"));

    /**
     * An access token outlives its session on a replica that has not heard of the end, so the one that asks is looked
     * up: whoever was signed out must not sign others out.
     */
    private static final String CALLER =
            "WITH caller AS (SELECT sid FROM auth_session WHERE sid = $2 AND account_id = $1 AND status = 0),";

    /** The events are those of the rows that changed, whoever else is ending sessions now. */
    private static final String TELL = """
            , told AS (INSERT INTO service_event (kind, sid, at) SELECT 'session-ended', sid, now() FROM ended)
            SELECT EXISTS (SELECT FROM caller) AS caller_is_active, ARRAY (SELECT sid FROM ended) AS ended
            """;

    /** $3 the reason, $4 the session to end, $5 the idle limit in seconds: what is not listed is not found. */
    static final String END_ONE = CALLER + """
            ended AS (
              UPDATE auth_session SET status = $3
               WHERE sid = $4 AND account_id = $1 AND %s
                 AND EXISTS (SELECT FROM caller)
              RETURNING sid)
            """.formatted(Sessions.isActive("$5")) + TELL;

    /** $3 the reason. Waits for refreshes that are under way, and ends what they have continued. */
    static final String END_OTHERS = CALLER + """
            ended AS (
              UPDATE auth_session SET status = $3
               WHERE account_id = $1 AND sid <> $2 AND status = 0 AND EXISTS (SELECT FROM caller)
              RETURNING sid)
            """ + TELL;

    private DeviceStatements() {}
}
