-- 300,000 sessions of one account, in a database that the service has migrated. For benchmarks only: nobody holds their tokens.
INSERT INTO account (id, email, email_key, password_hash, created_at)
  VALUES ('019de82f-a5d0-7000-8000-000000000001', 'bench@example', 'bench@example', 'none', now());
INSERT INTO auth_session (sid, account_id, ends_at, rotated_at, current_hash, nonce)
  SELECT (lpad(to_hex((extract(epoch FROM date_trunc('month', now())) * 1000)::bigint), 12, '0') || '70008000'
          || lpad(to_hex(n), 12, '0'))::uuid,
         '019de82f-a5d0-7000-8000-000000000001', now() + interval '180 days', now() - interval '1 hour',
         sha256(n::text::bytea), sha256('nonce')
    FROM generate_series(1, 300000) n;
VACUUM ANALYZE auth_session;
