-- psql -v events=10000000 -f figures-setup.sql: a ledger of the last 365 days in a database that the service has migrated, as the
-- owner and a superuser. For benchmarks only: nothing but the choices themselves is true, and no verifier would take it.
\set ON_ERROR_STOP on
SELECT make_consent_partition(month) FROM generate_series(date_trunc('month', now() - interval '365 days'), now(), '1 month') month;
-- Neither references nor triggers: the subjects are not there.
SET session_replication_role = replica;
SELECT set_config('bench.events', :'events', false);

DO $$
DECLARE
  v_events bigint := current_setting('bench.events')::bigint;
  v_begin timestamptz := date_trunc('second', now()) - interval '365 days';
BEGIN
  -- A transaction for each 10,000, or the order of the events would hang on their ids alone.
  FOR batch IN 0 .. v_events / 10000 - 1 LOOP
    INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, action, choices, policy_version, source, locale, gpc,
        user_agent, linked_subject, content_hash, prev_hash, hash)
      SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hex, 1, 3) || '8' || substr(hex, 4, 15))::uuid,
             CASE WHEN chained THEN hex::uuid END, CASE WHEN chained THEN 1 END,
             at, at + interval '1 year', action, jsonb_build_object('analytics', yes),
             CASE WHEN n < v_events / 2 THEN '2026-01-10' ELSE '2026-04-25' END,
             CASE WHEN action IN ('withdraw', 'link') THEN NULL WHEN dice < 0.8 THEN 'banner' ELSE 'settings' END,
             -- 40 of them, the first as frequent as all others.
             CASE WHEN action IN ('withdraw', 'link') THEN NULL ELSE 'en-' || lpad((CASE WHEN n % 2 = 0 THEN 0 ELSE n % 79 / 2 END)::text, 3, '0') END,
             false, 'Firefox/Linux', CASE WHEN action = 'link' THEN hex::uuid END,
             content, CASE WHEN chained THEN content END, CASE WHEN chained THEN sha256(content || content) END
        FROM (SELECT n, v_begin + make_interval(secs => floor(n * 31536000.0 / v_events)) AS at, md5(n::text) AS hex, dice,
                     sha256(n::text::bytea) AS content, dice < 0.55 OR dice >= 0.8 AS chained,
                     CASE WHEN dice < 0.55 THEN 'grant' WHEN dice < 0.88 THEN 'refuse' WHEN dice < 0.93 THEN 'change'
                          WHEN dice < 0.99 THEN 'withdraw' ELSE 'link' END AS action,
                     dice < 0.55 OR dice >= 0.88 AND dice < 0.9 OR dice >= 0.99 AS yes
                FROM (SELECT n, random() AS dice FROM generate_series(batch * 10000, batch * 10000 + 9999) n) thrown) event;
    COMMIT;
  END LOOP;
END $$;
VACUUM ANALYZE consent_event;
