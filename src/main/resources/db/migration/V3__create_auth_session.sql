-- One row per session, one statement per refresh. No indexed column ever changes, so every update is heap-only (HOT) and
-- leaves no index entry behind. Time in this table is the database's own, so that replicas whose clocks differ agree.
CREATE TABLE auth_session (
  sid                  uuid        PRIMARY KEY,                -- UUIDv7, as in the tokens
  account_id           uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at           timestamptz NOT NULL DEFAULT now(),
  ends_at              timestamptz NOT NULL,                   -- absolute end, whatever happens
  rotated_at           timestamptz NOT NULL DEFAULT now(),     -- idle end = this + idle limit
  status               smallint    NOT NULL DEFAULT 0,         -- 0 active, 1 signed out, 2 theft
  generation           integer     NOT NULL DEFAULT 0,         -- of the current token
  current_hash         bytea       NOT NULL,                   -- SHA-256 of the current token's secret
  fork                 smallint    NOT NULL DEFAULT 0,         -- how that secret was derived from the previous one:
  secret_number        smallint    NOT NULL DEFAULT 0,         --   with this master secret,
  nonce                bytea       NOT NULL,                   --   this nonce and the fork number above
  previous_hash        bytea,                                  -- SHA-256 of the secret that it was derived from
  orphan_hash          bytea,                                  -- the successor that the last fork displaced,
  orphan_fork          smallint,                               --   and how that one was derived
  orphan_secret_number smallint,
  orphan_nonce         bytea,
  forks                smallint    NOT NULL DEFAULT 0,         -- made in this generation
  unforked             boolean     NOT NULL DEFAULT false,     -- whether current and orphan changed places in it
  client_fingerprint   bigint      NOT NULL DEFAULT 0,         -- keyed hash of browser family and platform; a hint only
  replays              integer     NOT NULL DEFAULT 0,
  CONSTRAINT status_is_known CHECK (status BETWEEN 0 AND 2),
  CONSTRAINT hash_is_sha256 CHECK (length(current_hash) = 32)
) WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX auth_session_account ON auth_session (account_id) WHERE status = 0;

-- Decides everything but the plain rotation, which the caller's UPDATE has done already where it was one. VOLATILE, so that
-- who waited for the lock of a racing refresh sees the winner's row in the same round trip.
-- p_forks[k] is the SHA-256 of the successor derived from the presented secret with p_secret_number, p_nonce and fork k.
CREATE FUNCTION rotate_contested(p_sid uuid, p_hash bytea, p_generation integer, p_successor bytea, p_secret_number smallint,
    p_nonce bytea, p_forks bytea[], p_fingerprint bigint, p_min_interval interval, p_grace interval, p_idle interval)
RETURNS TABLE (outcome text, generation integer, fork smallint, secret_number smallint, nonce bytea, account_id uuid,
    ends_at timestamptz, rotated_at timestamptz)
LANGUAGE plpgsql VOLATILE AS $$
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
    WHEN p_hash = s.previous_hash AND s.client_fingerprint = p_fingerprint
         AND s.forks < coalesce(array_length(p_forks, 1), 0) THEN 'FORK'
    WHEN p_hash = s.orphan_hash AND s.client_fingerprint = p_fingerprint AND NOT s.unforked THEN 'UNFORK'
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
        unforked = false, rotated_at = t, client_fingerprint = p_fingerprint
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
    ELSE NULL;
  END CASE;
  generation := s.generation; fork := s.fork; secret_number := s.secret_number; nonce := s.nonce;
  account_id := s.account_id; ends_at := s.ends_at; rotated_at := s.rotated_at;
  RETURN NEXT;
END $$;
