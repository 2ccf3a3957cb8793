-- One chain of events: an account's, or an anonymous browser's from its first Yes on.
CREATE TABLE consent_subject (
  id             uuid        PRIMARY KEY,
  account_id     uuid        UNIQUE REFERENCES account (id), -- null while anonymous; an account has exactly one chain
  salt           bytea       NOT NULL,                       -- for the pseudonym in receipts
  seq            bigint      NOT NULL,                       -- of the newest event; 0 before the first
  head           bytea       NOT NULL,                       -- its hash: also shows that the tail was cut
  closed_at      timestamptz,                                -- once linked to an account
  -- The newest choice; all null until there is one.
  granted        text[],
  policy_version text,
  decided_at     timestamptz,
  expires_at     timestamptz,
  gpc            boolean,
  -- A short salt could be guessed, and the pseudonym with it.
  CONSTRAINT salt_has_256_bits CHECK (length(salt) = 32),
  CONSTRAINT head_is_sha256 CHECK (length(head) = 32),
  CONSTRAINT seq_counts_from_zero CHECK (seq >= 0),
  -- Half a choice could be read as a Yes that was never given.
  CONSTRAINT choice_is_whole CHECK (num_nulls(granted, policy_version, decided_at, expires_at, gpc) IN (0, 5)),
  -- A choice that no event stands behind could not be proven.
  CONSTRAINT choice_has_an_event CHECK (granted IS NULL OR seq > 0),
  CONSTRAINT choice_ends_later CHECK (expires_at > decided_at)
);

CREATE TABLE consent_event (
  id             uuid        PRIMARY KEY,                    -- version 7
  subject        uuid        REFERENCES consent_subject (id),
  seq            bigint,
  occurred_at    timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  claimed_at     timestamptz,                                -- what the client says; decides nothing
  action         text        NOT NULL,
  choices        jsonb       NOT NULL,
  policy_version text        NOT NULL,
  notice_hash    bytea,                                      -- null: the text shown is not attested
  source         text,                                       -- null for a withdrawal, which has no body
  locale         text,
  gpc            boolean     NOT NULL,
  user_agent     text        NOT NULL,                       -- family and platform only; no address either
  content_hash   bytea       NOT NULL,
  prev_hash      bytea,
  hash           bytea,
  -- Readers that resume take only what is below the oldest running transaction, or they would skip late commits.
  xid            xid8        NOT NULL DEFAULT pg_current_xact_id(),
  -- Two events with one number would fork the chain.
  CONSTRAINT seq_is_unique_in_chain UNIQUE (subject, seq),
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
  CONSTRAINT event_ends_later CHECK (expires_at > occurred_at),
  -- The hash covers times to the second; fractions would be unprotected.
  CONSTRAINT times_are_whole_seconds CHECK (
    occurred_at = date_trunc('second', occurred_at)
    AND expires_at = date_trunc('second', expires_at)
    AND claimed_at = date_trunc('second', claimed_at))
);

CREATE FUNCTION refuse_consent_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'consent_event is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;

-- For each statement, since TRUNCATE knows no rows: proof that can be rewritten is none.
CREATE TRIGGER consent_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_event_change();
