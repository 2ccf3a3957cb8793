-- Sessions are partitioned by the month in which they began, which their version 7 id tells, so that old ones go by dropping
-- a table and not by deleting rows. One row per session, one statement per refresh. No indexed column ever changes, so every
-- update is heap-only (HOT) and leaves no index entry behind. Time in this table is the database's own, so that replicas
-- whose clocks differ agree.
ALTER TABLE auth_session RENAME TO unpartitioned_session;
ALTER INDEX auth_session_pkey RENAME TO unpartitioned_session_pkey;
DROP INDEX auth_session_account;

CREATE TABLE auth_session (
  sid                  uuid        PRIMARY KEY,                -- as in the tokens
  account_id           uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at           timestamptz NOT NULL DEFAULT now(),
  ends_at              timestamptz NOT NULL,                   -- absolute end, whatever happens
  rotated_at           timestamptz NOT NULL DEFAULT now(),     -- idle end = this + idle limit
  status               smallint    NOT NULL DEFAULT 0,         -- 0 active, 1 signed out, 2 theft, 3 ended from another
                                                               --   device or by an admin, 4 credential changed
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
  device               varchar(80),                            -- a label for its owner, like "Firefox on Android"
  CONSTRAINT status_is_known CHECK (status BETWEEN 0 AND 4),
  CONSTRAINT hash_is_sha256 CHECK (length(current_hash) = 32)
) PARTITION BY RANGE (sid);

CREATE INDEX auth_session_account ON auth_session (account_id) WHERE status = 0;

-- Takes what no month has a partition for yet: a replica whose clock is far ahead must not make sign-in fail.
CREATE TABLE auth_session_other PARTITION OF auth_session DEFAULT
  WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02);

-- The least version 7 id of an instant: 48 bits of milliseconds (RFC 9562, section 5.7).
CREATE FUNCTION least_session_id(p_at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT rpad(lpad(to_hex((extract(epoch FROM p_at) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;

-- Makes the partition of the month that an instant lies in, where there is none; tells whether it did. Attached and not
-- created in place: that would stop every refresh meanwhile. Rows that were waiting in auth_session_other move over.
CREATE FUNCTION make_session_partition(p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_month timestamp := date_trunc('month', p_at AT TIME ZONE 'UTC');
  v_least uuid := least_session_id(v_month AT TIME ZONE 'UTC');
  v_end uuid := least_session_id((v_month + interval '1 month') AT TIME ZONE 'UTC');
  v_name text := 'auth_session_' || to_char(v_month, 'YYYY_MM');
BEGIN
  IF to_regclass(format('public.%I', v_name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE public.%I (LIKE public.auth_session INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)
    WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02)', v_name);
  -- In the order of a password change, or the two could wait for each other: attaching locks the referenced table as well.
  LOCK TABLE public.account IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE public.auth_session_other IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('WITH moved AS (DELETE FROM public.auth_session_other WHERE sid >= %L AND sid < %L RETURNING *)
    INSERT INTO public.%I SELECT * FROM moved', v_least, v_end, v_name);
  EXECUTE format('ALTER TABLE public.auth_session ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
    v_name, v_least, v_end);
  RETURN true;
END $$;

-- What the runtime role may do instead of CREATE TABLE: makes the partitions of this month and of the next ones, and tells
-- how many. A lock that is not to be had soon is given up, since whoever waits behind it could not refresh.
CREATE FUNCTION make_session_partitions(p_months_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_made integer := 0;
BEGIN
  IF p_months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'partitions are made for 0 to 24 months ahead';
  END IF;
  FOR v_month IN 0 .. p_months_ahead LOOP
    v_made := v_made + make_session_partition(now() + make_interval(months => v_month))::integer;
  END LOOP;
  RETURN v_made;
END $$;

-- What the runtime role may do instead of DROP TABLE: drops the oldest partition whose sessions began longer ago than the
-- absolute limit, and tells whether there was one. Whatever limit it is given, it keeps a partition while a session in it has not reached its end.
CREATE FUNCTION drop_past_session_partitions(p_absolute_limit interval) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_partition text;
  v_alive boolean;
BEGIN
  IF p_absolute_limit < interval '0' THEN
    RAISE EXCEPTION 'a limit cannot be negative';
  END IF;
  FOR v_partition IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'public.auth_session'::regclass AND c.relname ~ '^auth_session_\d{4}_\d{2}$'
       AND (to_timestamp(right(c.relname, 7), 'YYYY_MM')::timestamp + interval '1 month') AT TIME ZONE 'UTC'
           <= now() - p_absolute_limit
     ORDER BY c.relname
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE ends_at > now())', v_partition) INTO v_alive;
    IF NOT v_alive THEN
      EXECUTE format('DROP TABLE public.%I', v_partition);
      -- One at a time: nobody can refresh until this transaction ends.
      RETURN 1;
    END IF;
  END LOOP;
  RETURN 0;
END $$;

-- They run with the rights of the role that migrates, so nobody has them unasked.
REVOKE EXECUTE ON FUNCTION make_session_partitions(integer) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION drop_past_session_partitions(interval) FROM PUBLIC;

DO $$
BEGIN
  PERFORM make_session_partitions(3);
  -- Those of earlier months have sessions already, and would stay for ever among the others.
  PERFORM make_session_partition(began)
    FROM (SELECT DISTINCT date_trunc('month', to_timestamp(
                   ('x' || left(replace(sid::text, '-', ''), 12))::bit(48)::bigint / 1000.0) AT TIME ZONE 'UTC')
                 AT TIME ZONE 'UTC' AS began
            FROM unpartitioned_session) months;
END $$;

INSERT INTO auth_session (sid, account_id, created_at, ends_at, rotated_at, status, generation, current_hash, fork,
    secret_number, nonce, previous_hash, orphan_hash, orphan_fork, orphan_secret_number, orphan_nonce, forks, unforked,
    client_fingerprint, replays)
  SELECT sid, account_id, created_at, ends_at, rotated_at, status, generation, current_hash, fork, secret_number, nonce,
    previous_hash, orphan_hash, orphan_fork, orphan_secret_number, orphan_nonce, forks, unforked, client_fingerprint, replays
  FROM unpartitioned_session;

DROP TABLE unpartitioned_session;
