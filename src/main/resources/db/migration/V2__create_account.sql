CREATE TABLE account (
  id            uuid        PRIMARY KEY,
  email         text        NOT NULL,              -- as its owner wrote it
  email_key     text        NOT NULL UNIQUE,       -- in lower case: two accounts must not differ by case alone
  password_hash text        NOT NULL,              -- PHC string, Argon2id
  created_at    timestamptz NOT NULL
);
