-- Exactly what was shown to those who chose, under its own hash: kept as long as an event names it, which is for ever, since
-- texts are nobody's data.
CREATE TABLE notice (
  sha256         bytea       PRIMARY KEY,
  policy_version text        NOT NULL,
  locale         text        NOT NULL,
  document       text        NOT NULL,                         -- canonical JSON (RFC 8785)
  published_at   timestamptz NOT NULL DEFAULT now(),
  -- Nothing else can be stored under a hash.
  CONSTRAINT hash_is_of_the_document CHECK (sha256 = sha256(convert_to(document, 'UTF8')))
);
