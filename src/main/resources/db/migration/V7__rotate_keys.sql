-- A signing key is next, then active, then retiring, then gone; its times tell which. Time in this table is the database's
-- own, so that replicas whose clocks differ agree; tests move time by ageing rows.
ALTER TABLE signing_key
  ALTER COLUMN created_at SET DEFAULT now(),
  ALTER COLUMN private_key DROP NOT NULL,              -- erased with the last signature
  ADD COLUMN active_from     timestamptz,              -- null: next
  ADD COLUMN published_until timestamptz,              -- null: next or active
  ADD COLUMN revoked         boolean NOT NULL DEFAULT false;

-- Until now the newest key signed, and no other.
UPDATE signing_key SET active_from = created_at;
UPDATE signing_key k SET published_until = now(), private_key = NULL
  WHERE EXISTS (SELECT FROM signing_key newer WHERE (newer.created_at, newer.kid) > (k.created_at, k.kid));

ALTER TABLE signing_key
  -- What signs no more cannot be stolen.
  ADD CONSTRAINT private_key_while_it_signs CHECK ((private_key IS NULL) = (published_until IS NOT NULL)),
  ADD CONSTRAINT revoked_is_not_published CHECK (NOT revoked OR published_until IS NOT NULL);

-- Whatever two replicas do at once, there is one to sign with, and one to come.
CREATE UNIQUE INDEX one_key_is_active ON signing_key ((true)) WHERE active_from IS NOT NULL AND published_until IS NULL;
CREATE UNIQUE INDEX one_key_is_next ON signing_key ((true)) WHERE active_from IS NULL AND published_until IS NULL;

-- The running replicas and the secrets that each knows, so that none is chosen before all know it.
CREATE TABLE replica (
  id            uuid        PRIMARY KEY,
  secrets       text[]      NOT NULL,                  -- a master secret is 'number:fingerprint', any other 'encryption:…'
  active_secret smallint    NOT NULL,                  -- the number of the one that it makes tokens with
  seen_at       timestamptz NOT NULL DEFAULT now()
);

-- The master secrets that tokens were made with, so that none is missed while its tokens live.
CREATE TABLE master_secret (
  number         smallint    PRIMARY KEY,
  fingerprint    text,                                 -- null: in use before fingerprints were kept
  last_active_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT number_is_a_byte CHECK (number BETWEEN 0 AND 255)
);
INSERT INTO master_secret (number) SELECT DISTINCT secret_number FROM auth_session WHERE status = 0;
