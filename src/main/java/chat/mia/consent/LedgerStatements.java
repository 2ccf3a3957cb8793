package chat.mia.consent;

/**
 * The SQL of an append: one statement, one round trip, one durable commit. Each gives one row where it recorded something,
 * and none where there is no such chain, or a request with this key was recorded before.
 *
 * <p>$1 id, $2 whom the chain is found by, $3 occurred at, $4 expires at, $5 claimed at, $6 action, $7 content hash,
 * $8 choices, $9 policy version, $10 source, $11 locale, $12 GPC, $13 user agent, $14 notice hash, $15 granted categories (not of a
 * note);
 * the last two of a statement with a key are that and the hash of the body.
 */
final class LedgerStatements {

    private static final String INSERT = """
            INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, claimed_at, action, content_hash,
              choices, policy_version, source, locale, gpc, user_agent, notice_hash, prev_hash, hash)
            """;

    static final String BY_ACCOUNT = "s.account_id = $2";

    /** Of a receipt that is a credential: its chain is anonymous and open. */
    static final String BY_RECEIPT =
            "s.id = (SELECT subject FROM consent_event WHERE id = $2) AND s.account_id IS NULL AND s.closed_at IS NULL";

    /** Never goes back in time: a change on a replica whose clock is behind must not seem to have been overtaken. */
    private static final String TOLD = """
            told AS (
              INSERT INTO service_event (kind, account_id, at, decided_at, granted)
              SELECT 'consent-changed', $2, $3, greatest($3, before), $15::text[] FROM moved),
            """;

    /** $16 versions in force, $17 and $18 action and content hash where it replaces a choice. */
    static final String APPEND = append("claimed AS (SELECT 1),", BY_ACCOUNT, TOLD);

    static final String APPEND_ONCE = append(claim("SELECT $2::uuid FROM locked", 19), BY_ACCOUNT, TOLD);

    static final String APPEND_BY_RECEIPT = append("claimed AS (SELECT 1),", BY_RECEIPT, "");

    static final String APPEND_BY_RECEIPT_ONCE = append(claim("SELECT id FROM locked", 19), BY_RECEIPT, "");

    /** $2 the new chain's id, $16 its genesis, $17 its salt. */
    static final String BEGIN = begin("claimed AS (SELECT 1),");

    static final String BEGIN_ONCE = begin(claim(EarlierRequests.NOBODY, 18));

    /** $2 null. */
    static final String NOTE = note("claimed AS (SELECT 1)");

    static final String NOTE_ONCE = note(claim(EarlierRequests.NOBODY, 15).replaceFirst(",\\s*$", ""));

    private LedgerStatements() {}

    /** Takes the key for the owner; a row only where it is free, or its day is over. */
    private static String claim(String owner, int key) {
        return """
                claimed AS (
                  INSERT INTO consent_request AS known (owner, key, body_hash, event_id, at)
                  SELECT owner, $%d::uuid, $%d::bytea, $1, $3 FROM (%s) holder (owner)
                  ON CONFLICT (owner, key) DO UPDATE
                    SET body_hash = excluded.body_hash, event_id = excluded.event_id, at = excluded.at
                    WHERE known.at <= excluded.at - interval '24 hours'
                  RETURNING owner),
                """.formatted(key, key + 1, owner);
    }

    /**
     * The action depends on the choice before, so both hashes are given and the row's lock decides between them. The lock
     * comes before the key is taken, or a key of an account that is being erased would stay.
     */
    private static String append(String claimed, String found, String told) {
        return """
                WITH locked AS (
                  SELECT s.id, s.head, s.decided_at AS before,
                    coalesce(s.expires_at > $3 AND s.policy_version = ANY ($16::text[]) AND s.granted <> $15::text[], false)
                      AS replaces
                  FROM consent_subject s WHERE\s""" + found + """
                  FOR UPDATE OF s),
                """ + claimed + """
                event AS (
                  SELECT id, head, before,
                    CASE WHEN replaces THEN $17::text ELSE $6::text END AS action,
                    CASE WHEN replaces THEN $18::bytea ELSE $7::bytea END AS content_hash
                  FROM locked CROSS JOIN claimed),
                moved AS (
                  UPDATE consent_subject subject SET seq = subject.seq + 1, head = sha256(event.head || event.content_hash),
                    granted = $15::text[], policy_version = $9, decided_at = $3, expires_at = $4, gpc = $12
                  FROM event WHERE subject.id = event.id
                  RETURNING subject.id, subject.salt, subject.seq, event.head AS prev_hash, subject.head AS hash, action,
                    content_hash, before),
                """ + told + "recorded AS (" + INSERT + """
                  SELECT $1, id, seq, $3, $4, $5, action, content_hash, $8, $9, $10, $11, $12, $13, $14, prev_hash, hash
                  FROM moved)
                SELECT id AS subject, salt, seq, hash, action FROM moved
                """;
    }

    private static String begin(String claimed) {
        return "WITH " + claimed + """
                begun AS (
                  INSERT INTO consent_subject (id, salt, seq, head, granted, policy_version, decided_at, expires_at, gpc)
                  SELECT $2, $17, 1, sha256($16::bytea || $7::bytea), $15::text[], $9, $3, $4, $12 FROM claimed
                  RETURNING id, salt, seq, head),
                recorded AS (""" + INSERT + """
                  SELECT $1, id, seq, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $16, head FROM begun)
                SELECT id AS subject, salt, seq, head AS hash, $6::text AS action FROM begun
                """;
    }

    private static String note(String claimed) {
        return "WITH " + claimed + INSERT + """
                SELECT $1, $2::uuid, NULL, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, NULL, NULL FROM claimed
                RETURNING subject, NULL::bytea AS salt, seq, hash, action
                """;
    }
}
