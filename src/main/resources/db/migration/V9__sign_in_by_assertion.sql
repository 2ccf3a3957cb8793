-- Accounts of trusted issuers: known by issuer and subject, with neither email address nor password.
ALTER TABLE account
  ALTER COLUMN email DROP NOT NULL,
  ALTER COLUMN email_key DROP NOT NULL,
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN issuer text,
  ADD COLUMN subject text,
  -- Two accounts of one person at an issuer would each have a choice of its own.
  ADD CONSTRAINT account_issuer_subject UNIQUE (issuer, subject),
  -- An account with both could be entered by either, an account with neither by nobody.
  ADD CONSTRAINT account_is_built_in_or_of_an_issuer CHECK (
    num_nulls(email, email_key, password_hash) = 0 AND num_nulls(issuer, subject) = 2
    OR num_nulls(email, email_key, password_hash) = 3 AND num_nulls(issuer, subject) = 0);

-- Each assertion signs in once; a row stays until the assertion has expired for every replica's clock.
CREATE TABLE used_assertion (
  issuer     text        NOT NULL,
  jti_hash   bytea       NOT NULL,                 -- SHA-256 of the claim jti
  expires_at timestamptz NOT NULL,                 -- as the assertion says
  PRIMARY KEY (issuer, jti_hash),
  CONSTRAINT jti_hash_is_sha256 CHECK (length(jti_hash) = 32)
);

CREATE INDEX used_assertion_expiry ON used_assertion (expires_at);
