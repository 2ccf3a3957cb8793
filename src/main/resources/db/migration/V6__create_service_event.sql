-- What other services, and the other replicas of this one, are told. Written in the transaction of what it tells of. Readers
-- resume at (xid, id) and take only what is below the oldest running transaction, or they would skip what commits late.
CREATE TABLE service_event (
  xid        xid8        NOT NULL DEFAULT pg_current_xact_id(),
  id         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  kind       text        NOT NULL,
  sid        uuid,
  account_id uuid,                                              -- no reference: an event outlives the account
  at         timestamptz NOT NULL,
  PRIMARY KEY (xid, id),
  CONSTRAINT kind_has_its_subject CHECK (
    kind = 'session-ended' AND sid IS NOT NULL AND account_id IS NULL
    OR kind = 'consent-changed' AND sid IS NULL AND account_id IS NOT NULL)
);

-- The newest events that were forgotten: who resumes before them has missed some, and must be told so.
CREATE TABLE service_event_horizon (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  xid      xid8    NOT NULL
);
INSERT INTO service_event_horizon (xid) VALUES ('0');

-- As V3 has it, but a theft is told to everybody, and a client may have several fingerprints: one for each master secret that
-- is in use, the first of them to be kept. ROWS 1, or the planner expects a thousand sessions and reads all accounts to find the
-- admin among them.
DROP FUNCTION rotate_contested(uuid, bytea, integer, bytea, smallint, bytea, bytea[], bigint, interval, interval, interval);
CREATE FUNCTION rotate_contested(p_sid uuid, p_hash bytea, p_generation integer, p_successor bytea,
    p_secret_number smallint, p_nonce bytea, p_forks bytea[], p_fingerprints bigint[], p_min_interval interval, p_grace interval, p_idle interval)
RETURNS TABLE (outcome text, generation integer, fork smallint, secret_number smallint, nonce bytea, account_id uuid,
    ends_at timestamptz, rotated_at timestamptz)
LANGUAGE plpgsql VOLATILE ROWS 1 AS $$
#variable_conflict use_column
DECLARE
  s auth_session;
  t timestamptz;
BEGIN
  SELECT * INTO s FROM auth_session a WHERE a.sid = p_sid FOR UPDATE;
  -- Read after the lock is held, since waiting for it takes time.
  t := clock_timestamp();
  outcome := CASE
    WHEN s.sid IS NULL OR s.status <> 0 OR s.ends_at <= t OR s.rotated_at + p_idle <= t THEN 'DEAD'
    WHEN p_hash = s.current_hash AND t < s.rotated_at + p_min_interval THEN 'KEEP'
    WHEN p_hash = s.current_hash THEN 'ROTATED'
    WHEN p_hash = s.previous_hash AND t < s.rotated_at + p_grace THEN 'REPLAY'
    WHEN p_hash = s.previous_hash AND s.client_fingerprint = ANY (p_fingerprints)
         AND s.forks < coalesce(array_length(p_forks, 1), 0) THEN 'FORK'
    WHEN p_hash = s.orphan_hash AND s.client_fingerprint = ANY (p_fingerprints) AND NOT s.unforked THEN 'UNFORK'
    -- Its tag was right, so it was issued here: the commit was lost in a crash or failover.
    WHEN p_generation > s.generation AND p_generation <= s.generation + 2 THEN 'ROLLFORWARD'
    -- The database was restored to the past: ask for a new sign-in, but accuse nobody.
    WHEN p_generation > s.generation + 2 THEN 'AHEAD'
    ELSE 'THEFT'
  END;

  IF outcome IN ('FORK', 'UNFORK', 'THEFT') THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  CASE outcome
    WHEN 'ROTATED', 'ROLLFORWARD' THEN
      UPDATE auth_session a SET previous_hash = p_hash, current_hash = p_successor,
        generation = greatest(s.generation, p_generation) + 1, fork = 0, secret_number = p_secret_number, nonce = p_nonce,
        orphan_hash = NULL, orphan_fork = NULL, orphan_secret_number = NULL, orphan_nonce = NULL, forks = 0,
        unforked = false, rotated_at = t, client_fingerprint = p_fingerprints[1]
        WHERE a.sid = p_sid RETURNING * INTO s;
    WHEN 'REPLAY' THEN
      UPDATE auth_session a SET replays = s.replays + 1 WHERE a.sid = p_sid;
    WHEN 'FORK' THEN
      UPDATE auth_session a SET orphan_hash = s.current_hash, orphan_fork = s.fork, orphan_secret_number = s.secret_number,
        orphan_nonce = s.nonce, current_hash = p_forks[s.forks + 1], fork = s.forks + 1, forks = s.forks + 1,
        secret_number = p_secret_number, nonce = p_nonce, rotated_at = t, replays = s.replays + 1
        WHERE a.sid = p_sid RETURNING * INTO s;
    WHEN 'UNFORK' THEN
      UPDATE auth_session a SET current_hash = s.orphan_hash, fork = s.orphan_fork, secret_number = s.orphan_secret_number,
        nonce = s.orphan_nonce, orphan_hash = s.current_hash, orphan_fork = s.fork, orphan_secret_number = s.secret_number,
        orphan_nonce = s.nonce, unforked = true, rotated_at = t
        WHERE a.sid = p_sid RETURNING * INTO s;
    WHEN 'THEFT' THEN
      UPDATE auth_session a SET status = 2 WHERE a.sid = p_sid;
      INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', p_sid, t);
    ELSE NULL;
  END CASE;
  generation := s.generation; fork := s.fork; secret_number := s.secret_number; nonce := s.nonce;
  account_id := s.account_id; ends_at := s.ends_at; rotated_at := s.rotated_at;
  RETURN NEXT;
END $$;
