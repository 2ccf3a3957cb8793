#!/bin/sh
# Makes the secrets of one installation, each once: those of the service, under the names of its settings, and those of the database.
set -eu
umask 077
secrets=${SECRETS:-/secrets}
service_user=${SERVICE_USER:-10001:10001}
database_user=${DATABASE_USER:-postgres:postgres}
mkdir -p "$secrets/service" "$secrets/database"

# Complete under its name or not there, so that a start that was broken off makes it the next time.
secret() {
  [ -s "$1" ] && return
  head -c 32 /dev/urandom | base64 | tr -d '\n' > "$1.new"
  mv "$1.new" "$1"
}

secret "$secrets/service/mia.keys.secrets.0"
secret "$secrets/service/mia.keys.encryption-secret"
secret "$secrets/service/quarkus.datasource.password"
secret "$secrets/service/quarkus.flyway.password"
secret "$secrets/database/postgres"
cp "$secrets/service/quarkus.datasource.password" "$secrets/database/mia"
cp "$secrets/service/quarkus.flyway.password" "$secrets/database/mia_owner"
chown -R "$service_user" "$secrets/service"
chown -R "$database_user" "$secrets/database"
