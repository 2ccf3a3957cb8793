-- What the cookie policy said, for ever: whoever agreed to a version can read it again as it was.
CREATE TABLE policy_version (
  name         text        PRIMARY KEY,
  -- The order of publication. Given under a lock, so that a reader who knows one number has missed none below it.
  number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  last_updated date        NOT NULL,
  effective    date        NOT NULL,                             -- in force from its first instant in UTC on
  material     boolean     NOT NULL,                             -- whether visitors are asked again
  catalogue    text        NOT NULL,                             -- JSON, as it was written: what may be stored on a device
  published_at timestamptz NOT NULL DEFAULT now(),
  -- It stands in addresses, beside these two.
  CONSTRAINT name_is_a_path_segment CHECK (
    name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$' AND name NOT IN ('changes', 'versions')),
  -- Nobody can have been told of it earlier.
  CONSTRAINT no_version_counts_before_it_was_written CHECK (effective >= last_updated),
  CONSTRAINT catalogue_is_json CHECK (jsonb_typeof(catalogue::jsonb) = 'array')
);

-- The same version in each language, byte for byte as it is given out.
CREATE TABLE policy_document (
  version      text        NOT NULL REFERENCES policy_version (name),
  language     text        NOT NULL,                             -- a language tag
  position     smallint    NOT NULL,                             -- 1 for the one that readers of no other get
  html         text        NOT NULL,
  content      text        NOT NULL,                             -- the JSON of the same
  sha256       bytea       NOT NULL,
  PRIMARY KEY (version, language),
  CONSTRAINT one_language_a_position UNIQUE (version, position),
  CONSTRAINT position_counts_from_one CHECK (position > 0),
  -- Receipts name the page by its hash, so no other page can be stored under it.
  CONSTRAINT hash_is_of_the_page CHECK (sha256 = sha256(convert_to(html, 'UTF8'))),
  CONSTRAINT content_is_json CHECK (jsonb_typeof(content::jsonb) = 'object')
);

CREATE FUNCTION refuse_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was published stays as it is' USING ERRCODE = 'insufficient_privilege';
END
$$;

-- For each statement, since TRUNCATE knows no rows.
CREATE TRIGGER policy_version_stays
  BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_policy_change();
CREATE TRIGGER policy_document_stays
  BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_document
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_policy_change();

-- For receipts and replicas that ask what was shown under a version.
CREATE INDEX notice_of_version ON notice (policy_version, locale, published_at);
