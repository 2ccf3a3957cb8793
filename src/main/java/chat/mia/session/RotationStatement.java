package chat.mia.session;

import chat.mia.consent.ConsentHead;

/** The SQL of a refresh: one statement, one round trip. */
final class RotationStatement {

    /**
     * Rotates by primary key; only where that matches nothing does {@code rotate_contested} decide under a lock. The
     * account's choice comes along, because the new access token needs it.
     *
     * <p>$1 sid, $2 hash of the presented secret, $3 its generation, $4 hash of the plain successor, $5 number of the
     * master secret, $6 nonce, $7 hashes of the forks, $8 fingerprints of the client, $9 minimum interval, $10 grace, $11 idle
     * limit, those three in seconds; $12 whether a commit that ROLLFORWARD could repair must reach the disk all the same,
     * $13 and $14 who is an admin.
     */
    static final String SQL = """
            WITH rotated AS (
              UPDATE auth_session
                 SET previous_hash = current_hash, current_hash = $4, generation = generation + 1, fork = 0,
                     secret_number = $5, nonce = $6, orphan_hash = NULL, orphan_fork = NULL, orphan_secret_number = NULL,
                     orphan_nonce = NULL, forks = 0, unforked = false, rotated_at = now(), client_fingerprint = ($8::bigint[])[1]
               WHERE sid = $1 AND current_hash = $2 AND status = 0 AND ends_at > now()
                 AND rotated_at <= now() - make_interval(secs => $9)
                 AND rotated_at > now() - make_interval(secs => $11)
              RETURNING generation, fork, secret_number, nonce, account_id, ends_at, rotated_at),
            decided AS (
              SELECT 'ROTATED' AS outcome, rotated.* FROM rotated
              UNION ALL
              SELECT contested.* FROM rotate_contested($1, $2, $3, $4, $5, $6, $7, $8, make_interval(secs => $9),
                  make_interval(secs => $10), make_interval(secs => $11)) contested
               WHERE NOT EXISTS (SELECT 1 FROM rotated))
            SELECT d.outcome, d.generation, d.fork, d.secret_number, d.nonce, d.account_id,
                   least(d.ends_at, d.rotated_at + make_interval(secs => $11)) AS session_expires_at,
                   CASE WHEN d.outcome IN ('ROTATED', 'REPLAY') AND NOT $12
                        THEN set_config('synchronous_commit', 'off', true) END AS commit,
            """
            + Roles.isAdmin("d.account_id", "$13", "$14")
            + " AS admin, "
            + ConsentHead.COLUMNS
            + " FROM decided d LEFT JOIN consent_subject consent ON consent.account_id = d.account_id";

    private RotationStatement() {}
}
