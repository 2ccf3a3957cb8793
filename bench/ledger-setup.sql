-- A ledger of 1,000,000 events over a year, in a database that the service has migrated: 192,000 accounts' chains of five events
-- and 40,000 without a subject. For benchmarks only. Their hashes are right, and put together here by hand, so that a verifier
-- which finds them sound agrees with another implementation. The service seals them within a minute of its next start.
SELECT make_consent_partition(now() - make_interval(months => n)) FROM generate_series(0, 12) n;

CREATE TEMP TABLE bench AS
  SELECT n, gen_random_uuid() AS subject, sha256(''::bytea) AS head FROM generate_series(1, 192000) n;
UPDATE bench SET head = sha256('consent-subject-1'::bytea || uuid_send(subject));

CREATE FUNCTION pg_temp.at(n bigint, seq integer) RETURNS timestamptz LANGUAGE sql AS
  $$ SELECT date_trunc('day', now()) - interval '360 days' + make_interval(days => 70 * (seq - 1), secs => n * 30) $$;
-- Version 7, of that second.
CREATE FUNCTION pg_temp.id(n bigint, seq integer) RETURNS uuid LANGUAGE sql AS
  $$ SELECT (lpad(to_hex((extract(epoch FROM pg_temp.at(n, seq)) * 1000)::bigint), 12, '0') || '70' || lpad(to_hex(seq), 2, '0')
      || '8000' || lpad(to_hex(n), 12, '0'))::uuid $$;
CREATE FUNCTION pg_temp.iso(at timestamptz) RETURNS text LANGUAGE sql AS
  $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') $$;
-- RFC 8785: the members in their order, no space.
CREATE FUNCTION pg_temp.content_hash(n bigint, seq integer, yes boolean) RETURNS bytea LANGUAGE sql AS $$
  SELECT sha256(convert_to(format('{"action":"%s","choices":{"analytics":%s},"claimedAt":null,"expiresAt":"%s","gpc":false,'
    '"id":"%s","locale":"de-AT","noticeHash":null,"occurredAt":"%s","policyVersion":"2026-04-25","source":"banner",'
    '"userAgent":"Firefox/Linux"}', CASE WHEN seq > 1 THEN 'change' WHEN yes THEN 'grant' ELSE 'refuse' END, yes::text,
    pg_temp.iso(pg_temp.at(n, seq) + interval '1 year'), pg_temp.id(n, seq), pg_temp.iso(pg_temp.at(n, seq))), 'UTF8')) $$;
-- One link of every chain; seq 0 for those without.
CREATE PROCEDURE pg_temp.record(seq integer) LANGUAGE sql AS $$
  INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, action, choices, policy_version, source, locale, gpc,
      user_agent, content_hash, prev_hash, hash)
    SELECT pg_temp.id(n, seq), CASE WHEN seq > 0 THEN subject END, nullif(seq, 0), pg_temp.at(n, seq),
      pg_temp.at(n, seq) + interval '1 year', CASE WHEN seq > 1 THEN 'change' WHEN seq = 1 THEN 'grant' ELSE 'refuse' END,
      jsonb_build_object('analytics', seq % 2 = 1), '2026-04-25', 'banner', 'de-AT', false, 'Firefox/Linux', content,
      CASE WHEN seq > 0 THEN head END, CASE WHEN seq > 0 THEN sha256(head || content) END
    FROM (SELECT *, pg_temp.content_hash(n, seq, seq % 2 = 1) AS content FROM bench WHERE seq > 0 OR n <= 40000) b ORDER BY n;
$$;

INSERT INTO consent_subject (id, salt, seq, head)
  SELECT subject, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 0, head FROM bench;
CALL pg_temp.record(0);
DO $$ BEGIN
  FOR seq IN 1 .. 5 LOOP
    EXECUTE format('CALL pg_temp.record(%s)', seq);
    UPDATE bench SET head = sha256(head || pg_temp.content_hash(n, seq, seq % 2 = 1));
  END LOOP;
END $$;
UPDATE consent_subject s SET seq = 5, head = b.head, granted = '{analytics}', policy_version = '2026-04-25',
    decided_at = pg_temp.at(n, 5), expires_at = pg_temp.at(n, 5) + interval '1 year', gpc = false
  FROM bench b WHERE s.id = b.subject;
VACUUM ANALYZE consent_subject;
ANALYZE consent_event;
