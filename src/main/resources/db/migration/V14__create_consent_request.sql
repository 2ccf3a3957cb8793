-- Requests that carried an Idempotency-Key, so that a repetition makes no second event.
CREATE TABLE consent_request (
  owner     uuid        NOT NULL,                               -- an account or an anonymous subject; all zeros for nobody
  key       uuid        NOT NULL,
  body_hash bytea       NOT NULL,
  event_id  uuid        NOT NULL,                               -- what it recorded
  at        timestamptz NOT NULL,
  PRIMARY KEY (owner, key),
  CONSTRAINT body_hash_is_sha256 CHECK (length(body_hash) = 32)
);

-- For forgetting them after a day.
CREATE INDEX consent_request_at ON consent_request (at);
