-- Events are partitioned by the month in which they occurred, which their version 7 id tells, so that proof that has served its
-- time goes by dropping a table: no role may delete a row.
ALTER TABLE consent_event RENAME TO unpartitioned_event;
ALTER INDEX consent_event_pkey RENAME TO unpartitioned_event_pkey;

CREATE TABLE consent_event (
  id             uuid        PRIMARY KEY,                    -- version 7
  subject        uuid        REFERENCES consent_subject (id),
  seq            bigint,
  occurred_at    timestamptz NOT NULL,
  expires_at     timestamptz,                                -- null where a link brought no choice
  claimed_at     timestamptz,                                -- what the client says; decides nothing
  action         text        NOT NULL,
  choices        jsonb       NOT NULL,
  policy_version text        NOT NULL,
  notice_hash    bytea,                                      -- null: the text shown is not attested
  source         text,                                       -- null for a withdrawal, which has no body, and a link
  locale         text,
  gpc            boolean     NOT NULL,
  user_agent     text        NOT NULL,                       -- family and platform only; no address either
  linked_subject uuid        REFERENCES consent_subject (id), -- the anonymous chain that a link brought to the account
  content_hash   bytea       NOT NULL,
  prev_hash      bytea,
  hash           bytea,
  -- Readers that resume take only what is below the oldest running transaction, or they would skip late commits.
  xid            xid8        NOT NULL DEFAULT pg_current_xact_id(),
  -- Without a subject there is no chain to have a place in.
  CONSTRAINT chained_exactly_with_subject CHECK (
    num_nulls(subject, seq, prev_hash, hash) IN (0, 4)),
  -- Whatever writes here, a link that does not follow from its parts cannot be stored.
  CONSTRAINT hash_follows_from_parts CHECK (hash = sha256(prev_hash || content_hash)),
  CONSTRAINT hashes_are_sha256 CHECK (
    length(content_hash) = 32 AND length(prev_hash) = 32 AND coalesce(length(notice_hash), 32) = 32),
  CONSTRAINT seq_counts_from_one CHECK (seq > 0),
  CONSTRAINT action_is_known CHECK (action IN ('grant', 'refuse', 'change', 'withdraw', 'link')),
  CONSTRAINT source_is_known CHECK (source IN ('banner', 'settings')),
  CONSTRAINT choices_are_an_object CHECK (jsonb_typeof(choices) = 'object'),
  CONSTRAINT a_link_names_what_it_links CHECK ((action = 'link') = (linked_subject IS NOT NULL)),
  -- Without categories a refusal names none, and has an end all the same.
  CONSTRAINT only_a_link_may_bring_no_choice CHECK (expires_at IS NOT NULL OR action = 'link' AND choices = '{}'),
  CONSTRAINT event_ends_later CHECK (expires_at > occurred_at),
  -- The hash covers times to the second; fractions would be unprotected.
  CONSTRAINT times_are_whole_seconds CHECK (
    occurred_at = date_trunc('second', occurred_at)
    AND expires_at = date_trunc('second', expires_at)
    AND claimed_at = date_trunc('second', claimed_at))
) PARTITION BY RANGE (id);

-- For readers that resume.
CREATE INDEX consent_event_order ON consent_event (xid, id);

-- Takes what no month has a partition for yet: a replica whose clock is far ahead must not make a choice fail.
CREATE TABLE consent_event_other PARTITION OF consent_event DEFAULT;

-- What an index of the whole table cannot have, since it is partitioned by the id: two events with one number would fork
-- a chain. Over months the subject's row, which counts, keeps them apart. And a statement trigger is not inherited.
CREATE FUNCTION protect_consent_partition(p_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE UNIQUE INDEX %I ON public.%I (subject, seq)', p_name || '_chain', p_name);
  EXECUTE format('CREATE TRIGGER consent_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I
    FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_consent_event_change()', p_name);
END $$;

-- Makes the partition of the month that an instant lies in, where there is none; tells whether it did. Attached and not
-- created in place: that would stop every choice meanwhile. Rows that were waiting in consent_event_other move over.
CREATE FUNCTION make_consent_partition(p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_month timestamp := date_trunc('month', p_at AT TIME ZONE 'UTC');
  -- The least version 7 ids of two instants, whatever they stand for.
  v_least uuid := least_session_id(v_month AT TIME ZONE 'UTC');
  v_end uuid := least_session_id((v_month + interval '1 month') AT TIME ZONE 'UTC');
  v_name text := 'consent_event_' || to_char(v_month, 'YYYY_MM');
BEGIN
  IF to_regclass(format('public.%I', v_name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE public.%I (LIKE public.consent_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)',
    v_name);
  -- In the order in which a choice is written, or the two could wait for each other.
  LOCK TABLE public.consent_subject IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE public.consent_event_other IN ACCESS EXCLUSIVE MODE;
  -- The rows stay the same, only their table changes.
  ALTER TABLE public.consent_event_other DISABLE TRIGGER consent_event_is_append_only;
  EXECUTE format('WITH moved AS (DELETE FROM public.consent_event_other WHERE id >= %L AND id < %L RETURNING *)
    INSERT INTO public.%I SELECT * FROM moved', v_least, v_end, v_name);
  ALTER TABLE public.consent_event_other ENABLE TRIGGER consent_event_is_append_only;
  EXECUTE format('ALTER TABLE public.consent_event ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
    v_name, v_least, v_end);
  PERFORM public.protect_consent_partition(v_name);
  RETURN true;
END $$;

-- What the runtime role may do instead of CREATE TABLE: makes the partitions of this month and of the next ones, and tells
-- how many. A lock that is not to be had soon is given up, since whoever waits behind it could not choose.
CREATE FUNCTION make_consent_partitions(p_months_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_made integer := 0;
BEGIN
  IF p_months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'partitions are made for 0 to 24 months ahead';
  END IF;
  FOR v_month IN 0 .. p_months_ahead LOOP
    v_made := v_made + make_consent_partition(now() + make_interval(months => v_month))::integer;
  END LOOP;
  RETURN v_made;
END $$;

REVOKE EXECUTE ON FUNCTION make_consent_partitions(integer) FROM PUBLIC;

CREATE TRIGGER consent_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_event_change();

DO $$
BEGIN
  PERFORM protect_consent_partition('consent_event_other');
  PERFORM make_consent_partitions(3);
  PERFORM make_consent_partition(month) FROM (SELECT DISTINCT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS month
                                            FROM unpartitioned_event) m;
END $$;

INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, claimed_at, action, choices, policy_version, notice_hash,
    source, locale, gpc, user_agent, content_hash, prev_hash, hash, xid)
  SELECT id, subject, seq, occurred_at, expires_at, claimed_at, action, choices, policy_version, notice_hash, source, locale, gpc,
    user_agent, content_hash, prev_hash, hash, xid
  FROM unpartitioned_event;

DROP TABLE unpartitioned_event;

-- Erasing an account takes its salt away, and with it the way from the pseudonym in receipts to the chain. Such a chain
-- is closed: nothing is appended to what is nobody's.
ALTER TABLE consent_subject ALTER COLUMN salt DROP NOT NULL;
ALTER TABLE consent_subject ADD CONSTRAINT only_closed_without_salt CHECK (salt IS NOT NULL OR closed_at IS NOT NULL);
-- An account's chain stays open as long as the account is there.
ALTER TABLE consent_subject ADD CONSTRAINT closed_belongs_to_nobody CHECK (closed_at IS NULL OR account_id IS NULL);

-- What a replica must know to tell whether an access token's claim is the newest: the choice that the change led to.
ALTER TABLE service_event ADD COLUMN decided_at timestamptz, ADD COLUMN granted text[];
