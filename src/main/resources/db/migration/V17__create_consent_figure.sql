-- Choices, counted: what the figures are answered from, so that they need not read the ledger, and what stays of a month that
-- was purged. A job adds events up to a place in their order; whoever asks adds those behind it. The ledger's own statement
-- touches none of this: a row that every choice counts in would make all choices wait for each other.
CREATE TABLE consent_figure (
  day             date    NOT NULL,                          -- of occurred_at, UTC
  source          text    NOT NULL,                          -- '' where the event has none; a key has no nulls
  locale          text    NOT NULL,                          -- '' likewise; '*' for the rarest ones of a day together
  policy_version  text    NOT NULL,
  action          text    NOT NULL,
  outcome         text    NOT NULL,
  unauthenticated boolean NOT NULL,                          -- events without a subject
  count           bigint  NOT NULL,
  PRIMARY KEY (day, source, locale, policy_version, action, outcome, unauthenticated),
  CONSTRAINT outcome_is_known CHECK (outcome IN ('granted', 'partial', 'refused', 'none')),
  -- A link that brought nothing to the account decided nothing.
  CONSTRAINT only_a_link_has_no_outcome CHECK (outcome <> 'none' OR action = 'link'),
  CONSTRAINT something_was_counted CHECK (count > 0)
) WITH (fillfactor = 80);                                    -- the rows of today are updated every minute

-- Every event up to here is counted, and none behind it.
CREATE TABLE consent_figure_cursor (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  xid         xid8        NOT NULL,
  id          uuid        NOT NULL,
  -- Since when this place is known to be ahead of the database, as after a restore into a younger cluster: new events then come
  -- before it and are missed.
  restored_at timestamptz
);
INSERT INTO consent_figure_cursor (xid, id) VALUES ('0', '00000000-0000-0000-0000-000000000000');

-- Counts all events that are there anew; what was counted of purged months stays. For the owner, after a restore.
CREATE FUNCTION recount_consent_figures() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_oldest text := (SELECT replace(id::text, '-', '') FROM consent_event ORDER BY id LIMIT 1);
BEGIN
  PERFORM pg_advisory_xact_lock(7883939470308370291);        -- of the job, see FiguresRollUp
  IF (SELECT max(xid) FROM consent_event) >= pg_snapshot_xmax(pg_current_snapshot()) THEN
    RAISE EXCEPTION 'the ledger is ahead of this database cluster: raise the transaction epoch of the cluster first';
  END IF;
  -- Whole months are purged, by the time in the id.
  DELETE FROM consent_figure WHERE day >= date_trunc('month',
    to_timestamp(('x' || left(v_oldest, 12))::bit(48)::bigint / 1000.0) AT TIME ZONE 'UTC')::date;
  UPDATE consent_figure_cursor SET xid = '0', id = '00000000-0000-0000-0000-000000000000', restored_at = NULL;
END $$;

REVOKE EXECUTE ON FUNCTION recount_consent_figures() FROM PUBLIC;
