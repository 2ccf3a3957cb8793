-- What is held of one account is found without reading what is held of all others: for the person's own copy of it, and
-- for erasing it. No reference to an account ever changes, so that refreshes stay heap-only (HOT).
DROP INDEX auth_session_account;
-- Sessions that are over too: erasing the account takes them along.
CREATE INDEX auth_session_account ON auth_session (account_id);

CREATE INDEX service_event_account ON service_event (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX service_event_session ON service_event (sid) WHERE sid IS NOT NULL;
