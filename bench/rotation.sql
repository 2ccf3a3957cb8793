-- pgbench -n -M prepared -c 32 -j 2 -T 10 -f rotation.sql: the plain rotation of one of 300,000 sessions and nothing else, as the
-- limit to hold the service against. rotation-setup.sql makes the sessions.
\set n random(1, 300000)
UPDATE auth_session
   SET previous_hash = current_hash, current_hash = sha256(current_hash), generation = generation + 1, fork = 0,
       secret_number = 0, nonce = sha256(nonce), orphan_hash = NULL, orphan_fork = NULL, orphan_secret_number = NULL,
       orphan_nonce = NULL, forks = 0, unforked = false, rotated_at = now(), client_fingerprint = 1
 WHERE sid = (lpad(to_hex((extract(epoch FROM date_trunc('month', now())) * 1000)::bigint), 12, '0') || '70008000'
              || lpad(to_hex(:n::int), 12, '0'))::uuid
   AND status = 0 AND ends_at > now() AND rotated_at <= now() AND rotated_at > now() - interval '30 days'
RETURNING generation, fork, secret_number, nonce, account_id, ends_at, rotated_at;
