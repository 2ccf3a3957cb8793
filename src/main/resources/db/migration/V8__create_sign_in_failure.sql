-- Wrong passwords, counted for each account and for each device that is known to it; also for accounts that do not exist,
-- or the limit would tell who has one. Time is the database's, so that replicas whose clocks differ count alike.
CREATE TABLE sign_in_failure (
  bucket    bytea         PRIMARY KEY,                         -- keyed hash of the email or the session; never either itself
  failed_at timestamptz[] NOT NULL,                            -- oldest first, never more than the limit
  CONSTRAINT bucket_is_a_keyed_hash CHECK (length(bucket) = 32)
) WITH (fillfactor = 70);

-- Those that still count.
CREATE FUNCTION failures_within(p_failed_at timestamptz[], p_window interval) RETURNS timestamptz[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(f.at ORDER BY f.at) FILTER (WHERE f.at > clock_timestamp() - p_window), '{}')
    FROM unnest(p_failed_at) f (at)
$$;

-- Counts an attempt as a failure before its password is looked at, under the lock of the row: so many at once cannot be more
-- than the limit. Gives the instant that it was counted at, which takes it back; or null, and the seconds to wait.
CREATE FUNCTION count_sign_in_failure(p_bucket bytea, p_limit integer, p_window interval)
RETURNS TABLE (counted_at timestamptz, wait_seconds double precision)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_recent timestamptz[];
BEGIN
  INSERT INTO sign_in_failure AS f (bucket, failed_at) VALUES (p_bucket, ARRAY[clock_timestamp()])
  ON CONFLICT (bucket) DO UPDATE SET failed_at = failures_within(f.failed_at, p_window) || clock_timestamp()
    WHERE cardinality(failures_within(f.failed_at, p_window)) < p_limit
  RETURNING f.failed_at[cardinality(f.failed_at)] INTO counted_at;
  IF counted_at IS NULL THEN
    SELECT failures_within(f.failed_at, p_window) INTO v_recent FROM sign_in_failure f WHERE f.bucket = p_bucket;
    -- The limit may have been lowered meanwhile: as many must go as are too many.
    wait_seconds := coalesce(
      extract(epoch FROM v_recent[cardinality(v_recent) - p_limit + 1] + p_window - clock_timestamp()), 0);
  END IF;
  RETURN NEXT;
END $$;
