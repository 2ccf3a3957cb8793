-- What has served its time as proof goes, a month at a time, and leaves a signed tombstone: how many events there were, and
-- where each chain stood, so that what is left of it can still be verified.
CREATE TABLE ledger_tombstone (
  month   date        PRIMARY KEY,                              -- its first day
  events  bigint      NOT NULL,
  chains  bigint      NOT NULL,
  root    bytea       NOT NULL,                                 -- RFC 9162, over the rows below
  jws     text        NOT NULL,                                 -- says the same, and the hash of the one before
  made_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT month_is_its_first_day CHECK (extract(day FROM month) = 1),
  CONSTRAINT numbers_are_counts CHECK (events >= chains AND chains >= 0),
  CONSTRAINT root_is_sha256 CHECK (length(root) = 32)
);

-- The newest event that is gone of each chain that had some in the month. Without a reference: the subject may go as well.
CREATE TABLE ledger_tombstone_chain (
  month   date   NOT NULL REFERENCES ledger_tombstone (month),
  subject uuid   NOT NULL,
  seq     bigint NOT NULL,
  hash    bytea  NOT NULL,
  PRIMARY KEY (subject, month),
  CONSTRAINT seq_counts_from_one CHECK (seq > 0),
  CONSTRAINT hash_is_sha256 CHECK (length(hash) = 32)
);

CREATE TRIGGER ledger_tombstone_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_tombstone
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_proof_change();
CREATE TRIGGER ledger_tombstone_chain_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_tombstone_chain
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_proof_change();

-- For finding out whether a chain is still named by a link.
CREATE INDEX consent_event_linked ON consent_event (linked_subject) WHERE linked_subject IS NOT NULL;

-- The least id of a month, and so the first one after the month before.
CREATE FUNCTION least_consent_id(p_month date) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT least_session_id(p_month::timestamp AT TIME ZONE 'UTC')
$$;

-- The months that have a partition and no tombstone yet, and are later than those that have one.
CREATE FUNCTION consent_months() RETURNS TABLE (month date, month_end date, partition text) LANGUAGE sql STABLE AS $$
  SELECT to_date(right(c.relname, 7), 'YYYY_MM'), (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month')::date, c.relname::text
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
   WHERE i.inhparent = 'public.consent_event'::regclass AND c.relname ~ '^consent_event_\d{4}_\d{2}$'
     AND to_date(right(c.relname, 7), 'YYYY_MM') > coalesce((SELECT max(t.month) FROM ledger_tombstone t), '-infinity')
$$;

-- The root over a list (RFC 9162, section 2.1.1), level by level: pairs are joined, what has no partner goes up as it is.
CREATE FUNCTION merkle_root(p_entries bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_level bytea[] := ARRAY(SELECT sha256('\x00'::bytea || e.entry) FROM unnest(p_entries) WITH ORDINALITY AS e (entry, place) ORDER BY place);
BEGIN
  WHILE cardinality(v_level) > 1 LOOP
    v_level := ARRAY(
      SELECT CASE length(p.pair) WHEN 64 THEN sha256('\x01'::bytea || p.pair) ELSE p.pair END
        FROM (SELECT (n.place - 1) / 2 AS place, string_agg(n.node, ''::bytea ORDER BY n.place) AS pair
                FROM unnest(v_level) WITH ORDINALITY AS n (node, place) GROUP BY (n.place - 1) / 2) p ORDER BY p.place);
  END LOOP;
  RETURN coalesce(v_level[1], sha256(''::bytea));
END $$;

-- Where the chains that have events in a month end, with all that goes together with it since a first month.
CREATE FUNCTION consent_chain_ends(p_first date, p_month date) RETURNS TABLE (subject uuid, seq bigint, hash bytea)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (e.subject) e.subject, e.seq, e.hash FROM consent_event e
   WHERE e.id >= least_consent_id(p_first) AND e.id < least_consent_id((p_month + interval '1 month')::date)
     AND e.subject IN (SELECT m.subject FROM consent_event m WHERE m.id >= least_consent_id(p_month)
                          AND m.id < least_consent_id((p_month + interval '1 month')::date))
   ORDER BY e.subject, e.seq DESC
$$;

-- Whether all events of a month are out of force since before an instant, and are sealed and counted.
CREATE FUNCTION is_consent_month_over(p_month date, p_end date, p_before timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT count(*) = (SELECT coalesce(sum(c.events), 0) FROM ledger_checkpoint c WHERE c.month = p_month)
      AND count(*) FILTER (WHERE coalesce(e.expires_at, e.occurred_at) > p_before
        OR (e.xid, e.id) > (SELECT c.upto_xid, c.upto_id FROM ledger_checkpoint c ORDER BY c.number DESC LIMIT 1)
        OR (e.xid, e.id) > (SELECT f.xid, f.id FROM consent_figure_cursor f)) = 0
    FROM consent_event e WHERE e.id >= least_consent_id(p_month) AND e.id < least_consent_id(p_end));
END $$;

-- What a signed tombstone says, without the time at which it was signed. The signature itself is for the verifier.
CREATE FUNCTION consent_tombstone_claims(p_jws text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT convert_from(decode(rpad(p.text, (length(p.text) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb - 'iat'
    FROM (SELECT translate(split_part(p_jws, '.', 2), '-_', '+/') AS text) p
$$;

-- The months that may go now, and together, with what their tombstones say; none where none may. It is the oldest one, if all
-- that happened in it has been out of force for the proof period, never less than three years, and is sealed. Where two events
-- of a chain came into their months the wrong way round, the chain would be left with a hole: then the next month goes with
-- it, as soon as that one may.
CREATE FUNCTION consent_months_to_purge(p_proof_period interval)
RETURNS TABLE (month date, events bigint, chains bigint, root bytea, previous text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_before timestamptz := least(now() - p_proof_period, now() - interval '3 years');
  v_first date;
  v_month date;
  v_end date;
  v_whole boolean := false;
BEGIN
  FOR v_month, v_end IN SELECT m.month, m.month_end FROM consent_months() m ORDER BY m.month LOOP
    v_first := coalesce(v_first, v_month);
    IF v_end::timestamp AT TIME ZONE 'UTC' > v_before OR NOT is_consent_month_over(v_month, v_end, v_before) THEN
      RETURN;
    END IF;
    v_whole := NOT EXISTS (
      SELECT FROM (SELECT e.subject, count(*) AS gone, max(e.seq) AS last FROM consent_event e
                    WHERE e.id >= least_consent_id(v_first) AND e.id < least_consent_id(v_end) AND e.subject IS NOT NULL
                    GROUP BY e.subject) g
       WHERE g.last - g.gone <> coalesce((SELECT max(t.seq) FROM ledger_tombstone_chain t WHERE t.subject = g.subject), 0));
    EXIT WHEN v_whole;
  END LOOP;
  IF v_whole THEN
    RETURN QUERY SELECT m.month,
        (SELECT count(*) FROM consent_event e WHERE e.id >= least_consent_id(m.month) AND e.id < least_consent_id(m.month_end)),
        l.chains, l.root,
        (SELECT encode(sha256(convert_to(t.jws, 'UTF8')), 'hex') FROM ledger_tombstone t ORDER BY t.month DESC LIMIT 1)
      FROM consent_months() m, LATERAL (
        SELECT count(*) AS chains, merkle_root(array_agg(uuid_send(x.subject) || int8send(x.seq) || x.hash ORDER BY x.subject)) AS root
          FROM consent_chain_ends(v_first, m.month) x) l
     WHERE m.month BETWEEN v_first AND v_month ORDER BY m.month;
  END IF;
END $$;

-- What the runtime role may do instead of DELETE and DROP TABLE: lets go what consent_months_to_purge says when it is asked
-- again here, with nobody writing there any more. The caller says how long proof is kept, of which he can make it more than
-- three years but not less, and gives the signed tombstones; one that does not say what is true here is refused. Gives
-- how many events are gone.
CREATE FUNCTION purge_consent_months(p_proof_period interval, p_tombstones text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_partitions text[] := ARRAY(SELECT m.partition FROM consent_months() m ORDER BY m.month LIMIT coalesce(cardinality(p_tombstones), 0));
  v_partition text;
  v_month record;
  v_first date;
  v_number integer := 0;
  v_previous text;
  v_events bigint := 0;
BEGIN
  FOREACH v_partition IN ARRAY v_partitions LOOP
    EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', v_partition);
  END LOOP;
  FOR v_month IN SELECT * FROM consent_months_to_purge(p_proof_period) LOOP
    v_number := v_number + 1;
    v_first := coalesce(v_first, v_month.month);
    IF consent_tombstone_claims(p_tombstones[v_number]) IS DISTINCT FROM jsonb_build_object('month', to_char(v_month.month, 'YYYY-MM'),
        'events', v_month.events, 'chains', v_month.chains, 'root', encode(v_month.root, 'hex'),
        'previous', coalesce(v_previous, v_month.previous)) THEN
      RAISE EXCEPTION 'the tombstone of % does not say what is there', v_month.month;
    END IF;
    INSERT INTO ledger_tombstone (month, events, chains, root, jws)
      VALUES (v_month.month, v_month.events, v_month.chains, v_month.root, p_tombstones[v_number]);
    INSERT INTO ledger_tombstone_chain (month, subject, seq, hash)
      SELECT v_month.month, x.subject, x.seq, x.hash FROM consent_chain_ends(v_first, v_month.month) x;
    v_previous := encode(sha256(convert_to(p_tombstones[v_number], 'UTF8')), 'hex');
    v_events := v_events + v_month.events;
  END LOOP;
  IF v_number IS DISTINCT FROM cardinality(p_tombstones) THEN
    RAISE EXCEPTION 'these months may not be purged: they are not the oldest ones, not all sealed, or not old enough';
  END IF;
  -- Last of all, since nobody can choose from here on until this is committed.
  FOREACH v_partition IN ARRAY v_partitions LOOP
    EXECUTE format('DROP TABLE %I', v_partition);
  END LOOP;
  RETURN v_events;
END $$;

-- What the runtime role may do instead of DELETE: takes away the rows of chains that are nobody's, of which no event is left
-- and none names them, and whose end a tombstone shows. Looks at so many of them at a time, from an id on, since all would take a
-- minute; gives the last one that it looked at, null when there are no more.
CREATE FUNCTION forget_purged_subjects(p_after uuid, p_most integer) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_subjects uuid[] := ARRAY(
    SELECT s.id FROM consent_subject s JOIN ledger_tombstone_chain t ON t.subject = s.id AND t.seq = s.seq AND t.hash = s.head
     WHERE t.subject > p_after AND s.account_id IS NULL ORDER BY t.subject LIMIT p_most);
BEGIN
  DELETE FROM consent_subject s USING unnest(v_subjects) AS gone (id)
   WHERE s.id = gone.id AND s.account_id IS NULL
     AND NOT EXISTS (SELECT FROM consent_event e WHERE e.subject = s.id)
     AND NOT EXISTS (SELECT FROM consent_event e WHERE e.linked_subject = s.id);
  RETURN v_subjects[cardinality(v_subjects)];
END $$;

-- What the runtime role may do where a replica's clock was far behind: what such a one recorded lies in consent_event_other
-- and would never be purged. Makes the partitions of the oldest of those months, and tells how many.
CREATE FUNCTION make_past_consent_partitions(p_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_months timestamptz[] := ARRAY(
    SELECT DISTINCT date_trunc('month', to_timestamp(('x' || left(replace(e.id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
             AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS month
      FROM consent_event_other e WHERE e.id < least_session_id(now()) ORDER BY month LIMIT p_most);
BEGIN
  RETURN (SELECT count(*) FILTER (WHERE make_consent_partition(m)) FROM unnest(v_months) m);
END $$;

REVOKE EXECUTE ON FUNCTION purge_consent_months(interval, text[]), forget_purged_subjects(uuid, integer),
  make_past_consent_partitions(integer) FROM PUBLIC;
