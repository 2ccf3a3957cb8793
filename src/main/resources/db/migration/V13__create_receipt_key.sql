-- Signs receipts and what seals the ledger. The public half is published for ever, since a receipt must be verifiable as long
-- as its holder keeps it.
CREATE TABLE receipt_key (
  kid         text        PRIMARY KEY,                          -- RFC 7638 thumbprint of the public half
  public_jwk  text        NOT NULL,
  private_key bytea,                                            -- sealed as those of signing_key; null once it signs no more
  created_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT private_key_is_sealed CHECK (length(private_key) > 28)
);

-- Two that sign would be one too many to keep.
CREATE UNIQUE INDEX one_receipt_key_signs ON receipt_key ((true)) WHERE private_key IS NOT NULL;
