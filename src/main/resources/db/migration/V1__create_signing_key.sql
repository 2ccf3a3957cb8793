CREATE TABLE signing_key (
  kid         text        PRIMARY KEY,             -- RFC 7638 thumbprint of the public half
  public_jwk  text        NOT NULL,
  private_key bytea       NOT NULL,                -- nonce and AES-256-GCM ciphertext; the key to it is never in here
  created_at  timestamptz NOT NULL,
  CONSTRAINT private_key_is_sealed CHECK (length(private_key) > 28)
);
