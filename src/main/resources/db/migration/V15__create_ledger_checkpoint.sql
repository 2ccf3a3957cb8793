-- Seals the ledger from outside its chains: events without a subject have no chain, and who owns the tables could compute
-- a whole chain anew. Each row is a signed root over events of one month, and names the row before it.
CREATE TABLE ledger_checkpoint (
  number    bigint      PRIMARY KEY,                            -- from 1 on, without a gap
  month     date        NOT NULL,                               -- its first day: a seal never covers two partitions
  after_xid xid8,                                               -- it covers what comes after this place; null: from the
  after_id  uuid,                                               --   beginning
  upto_xid  xid8        NOT NULL,                               -- and up to this one, with it; the same for all months
  upto_id   uuid        NOT NULL,                               --   that were sealed together
  events    bigint      NOT NULL,
  root      bytea       NOT NULL,                               -- RFC 9162, section 2.1.1
  jws       text        NOT NULL,                               -- says the same, and the hash of the one before
  made_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT number_counts_from_one CHECK (number > 0),
  CONSTRAINT month_is_its_first_day CHECK (extract(day FROM month) = 1),
  CONSTRAINT after_is_whole CHECK (num_nulls(after_xid, after_id) IN (0, 2)),
  CONSTRAINT upto_is_later CHECK ((upto_xid, upto_id) > (after_xid, after_id)),
  CONSTRAINT it_covers_something CHECK (events > 0),
  CONSTRAINT root_is_sha256 CHECK (length(root) = 32)
);

CREATE FUNCTION refuse_proof_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER ledger_checkpoint_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_proof_change();

-- For the owner, after the ledger was restored into a database whose transactions are younger than those that were sealed:
-- what it records would count as sealed already. Begins transactions until they are as old, which takes a second for some
-- ten thousand, and puts what was recorded since the restoration after everything that is sealed. The time is any between
-- the newest event of the copy and the first one after the restoration; the service must not run meanwhile. It commits on
-- its way, so it must not be called inside a transaction.
CREATE PROCEDURE continue_restored_ledger(p_restored_at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  v_sealed public.ledger_checkpoint;
  v_newest xid8;
BEGIN
  SELECT * INTO v_sealed FROM public.ledger_checkpoint ORDER BY number DESC LIMIT 1;
  IF p_restored_at IS NULL OR p_restored_at < v_sealed.made_at THEN
    RAISE EXCEPTION 'what was sealed later than % cannot have been recorded after it', p_restored_at;
  END IF;
  SELECT greatest(v_sealed.upto_xid, max(xid)) INTO v_newest FROM public.consent_event;
  WHILE pg_current_xact_id() <= v_newest LOOP
    COMMIT;
  END LOOP;
  -- What was recorded here, and not copied, still shows the transaction that wrote it. The place in the order of commits is no
  -- part of what happened, and no hash covers it.
  ALTER TABLE ONLY public.consent_event DISABLE TRIGGER consent_event_is_append_only;
  UPDATE public.consent_event SET xid = pg_current_xact_id()
   WHERE (xid, id) <= (v_sealed.upto_xid, v_sealed.upto_id) AND id >= public.least_session_id(p_restored_at)
     AND xmin::text::bigint = xid::text::bigint % 4294967296;
  ALTER TABLE ONLY public.consent_event ENABLE TRIGGER consent_event_is_append_only;
END $$;

REVOKE EXECUTE ON PROCEDURE continue_restored_ledger(timestamptz) FROM PUBLIC;
