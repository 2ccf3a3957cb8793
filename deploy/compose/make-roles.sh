#!/bin/sh
# The two roles of docs/operations.md: one owns the tables and migrates them, the other serves requests. PostgreSQL's image runs this
# once, when it makes the database.
set -eu
secrets=${SECRETS:-/secrets}
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB" <<SQL
\set owner_password \`cat "$secrets/database/mia_owner"\`
\set password \`cat "$secrets/database/mia"\`
\set database '$POSTGRES_DB'
CREATE ROLE mia_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE mia LOGIN PASSWORD :'password';
ALTER DATABASE :"database" OWNER TO mia_owner;
SQL
