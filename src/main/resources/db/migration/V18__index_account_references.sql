-- What is held of one account is found without reading what is held of all others: for the person's own copy of it, and
-- for erasing it. No reference to an account ever changes, so that refreshes stay heap-only (HOT).
DROP INDEX auth_session_account;
-- Sessions that are over too: erasing the account takes them along.
CREATE INDEX auth_session_account ON auth_session (account_id, sid);

CREATE INDEX service_event_account ON service_event (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX service_event_session ON service_event (sid) WHERE sid IS NOT NULL;

-- What the runtime role may do instead of DELETE: deletes one account, and its sessions with it. While a chain of choices is
-- the account's, the reference of that one refuses it.
CREATE FUNCTION delete_account(p_account uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM account WHERE id = p_account
$$;

REVOKE EXECUTE ON FUNCTION delete_account(uuid) FROM PUBLIC;
