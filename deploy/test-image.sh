#!/usr/bin/env bash
# Builds the image of the JVM from target/quarkus-app and tries it as it is run in production: read-only, as nobody, without rights, on a
# real PostgreSQL with the roles and secrets that compose.yaml makes. Prints how long a start takes, with the AOT cache and without.
#
#   ./mvnw package -Dquarkus.package.jar.type=aot-jar -DskipTests && deploy/test-image.sh
#
# Needs Docker, or podman (ENGINE="podman …", with options of the engine; BUILD_OPTIONS, RUN_OPTIONS), and PostgreSQL's programs on this
# machine. BASE_IMAGE stands in for all images that the Dockerfile begins with: where none can be fetched, deploy/local-base.sh makes one.
# LIMITS are those of compose.yaml and the manifests; LIMITS= sets none, where the engine may not.
# As root without the kernel's usual rights it went with
#   ENGINE="podman --storage-driver vfs --runtime /usr/sbin/runc --cgroup-manager=cgroupfs"
#   BUILD_OPTIONS="--isolation chroot" RUN_OPTIONS="--ulimit nofile=1024:1024 --ulimit nproc=1024:1024"
set -euo pipefail
cd "$(dirname "$0")/.."
engine=${ENGINE:-docker}
image=mia-consent:test
port=${PORT:-8170}
management=$((port + 1000))
database_port=$((port + 2000))
postgres_bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | tail -1)}
work=$(mktemp -d)
chmod 755 "$work"

# In pipes grep reads to the end (no -q): whoever writes would fail otherwise, and the pipe with it.
fail() { echo "FAILED: $*" >&2; exit 1; }
as_postgres() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
clean_up() {
  $engine rm -f mia-consent-test >/dev/null 2>&1 || true
  [ ! -d "$work/data" ] || as_postgres "$postgres_bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean_up EXIT

build() {
  sed -E "${BASE_IMAGE:+s#^FROM (docker|quay)\.io/[^ ]+#FROM $BASE_IMAGE#}" src/main/docker/Dockerfile.jvm >"$work/Dockerfile"
  # shellcheck disable=SC2086 # words of the engine's own options
  $engine build ${BUILD_OPTIONS:-} -f "$work/Dockerfile" --build-arg APPLICATION=packaged -t $image . >"$work/build" 2>&1 \
    || { tail -40 "$work/build" >&2; fail "the image is not built"; }
}

start_database() {
  install -d -o postgres -g postgres "$work/data" "$work/socket"
  as_postgres "$postgres_bin/initdb" -D "$work/data" -U postgres --auth-host=scram-sha-256 --auth-local=trust >/dev/null
  as_postgres "$postgres_bin/pg_ctl" -D "$work/data" -w -l "$work/data/log" \
    -o "-p $database_port -k $work/socket -c listen_addresses=127.0.0.1" start >/dev/null
  export PGHOST=$work/socket PGPORT=$database_port PGUSER=postgres
  psql -qc 'CREATE DATABASE mia'
  SECRETS=$work/secrets deploy/compose/make-secrets.sh
  POSTGRES_DB=mia SECRETS=$work/secrets deploy/compose/make-roles.sh >/dev/null
}

# run SECRETS_FOLDER OPTION… -- ARGUMENT…
run() {
  local secrets=$1 options=()
  shift
  while [ "${1:---}" != -- ]; do options+=("$1"); shift; done
  [ $# = 0 ] || shift
  # shellcheck disable=SC2086
  $engine run ${RUN_OPTIONS:-} --name mia-consent-test --network host --read-only --tmpfs /tmp:exec,size=64m --cap-drop ALL ${LIMITS---memory 768m --cpus 2} \
    --security-opt no-new-privileges -v "$secrets:/run/secrets/mia:ro" \
    -e MIA_PUBLIC_ORIGIN=http://localhost:$port -e MIA_POLICY_CONTACT_EMAIL=privacy@localhost \
    -e QUARKUS_HTTP_PORT=$port -e QUARKUS_MANAGEMENT_PORT=$management \
    -e QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$database_port/mia \
    -e QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:$database_port/mia \
    -e QUARKUS_DATASOURCE_USERNAME=mia "${options[@]}" $image "$@"
}

rows() { psql -d mia -Atc "SELECT count(*) FROM $1"; }

migrate() {
  install -d "$work/owner"
  cp -p "$work/secrets/service/quarkus.flyway.password" "$work/owner/"
  run "$work/owner" --rm -e QUARKUS_FLYWAY_USERNAME=mia_owner -- migrate >"$work/migrate" 2>&1 \
    || { tail -20 "$work/migrate" >&2; fail "migrate did not end with 0"; }
  [ "$(rows flyway_schema_history)" -gt 0 ] || fail "migrate has made no tables"
  [ "$(rows policy_version)$(rows signing_key)" = 00 ] || fail "migrate has done more than migrate"
}

# serve WORD OPTION…: until ready, then prints what the start took
serve() {
  local word=$1
  shift
  run "$work/secrets/service" -d -e QUARKUS_FLYWAY_MIGRATE_AT_START=false "$@" >/dev/null
  for _ in $(seq 600); do
    curl -fs "http://localhost:$management/q/health/ready" >"$work/ready" && break
    [ "$($engine inspect -f '{{.State.Running}}' mia-consent-test)" = true ] || { $engine logs mia-consent-test >&2; fail "it stopped"; }
    sleep 0.2
  done
  grep -q '"UP"' "$work/ready" || fail "it was not ready within two minutes"
  pid=$($engine inspect -f '{{.State.Pid}}' mia-consent-test)
  ticks=$(awk '{print $14 + $15}' "/proc/$pid/stat")
  echo "$word: $($engine logs mia-consent-test 2>&1 | grep -o 'started in [0-9.]*s' | head -1)," \
    "$(awk "BEGIN {print $ticks / $(getconf CLK_TCK)}") s of CPU, $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status") MiB resident"
}

flow() {
  local at=http://localhost:$port json='Content-Type: application/json' jar=$work/jar
  curl -fsS -b "$jar" -c "$jar" "$at/api/v1/accounts" -H "$json" -d '{"email": "ada@example.org", "password": "three words that rhyme"}' >/dev/null
  curl -fsS -b "$jar" -c "$jar" -X POST "$at/api/v1/session/refresh" >/dev/null
  curl -fsS -b "$jar" -c "$jar" -X PUT "$at/api/v1/consent" -H "$json" -H "X-CSRF-Token: $(awk '$6 == "csrf_token" {print $7}' "$jar")" \
    -d '{"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "settings", "locale": "en"}' | grep '"granted"' >/dev/null \
    || fail "a choice is not recorded"
  curl -fsS "$at/legal/cookies" | grep 'Cookie Policy' >/dev/null || fail "no policy"
  curl -fsS "$at/kit/index.js" >/dev/null
  [ "$(rows consent_event)" = 1 ] || fail "the ledger does not hold the choice"
}

confined() {
  [ "$($engine exec mia-consent-test bash -c 'echo $EUID')" = 10001 ] || fail "it does not run as 10001"
  $engine exec mia-consent-test bash -c 'echo x > /opt/mia/x' 2>/dev/null && fail "its files can be written to"
  $engine logs mia-consent-test 2>&1 | grep 'ES256 by AmazonCorrettoCryptoProvider' >/dev/null || { $engine logs mia-consent-test 2>&1 | grep ES256; fail "the native code for ES256 is not used"; }
}

stop() {
  $engine stop -t 30 mia-consent-test >/dev/null
  local status
  status=$($engine inspect -f '{{.State.ExitCode}}' mia-consent-test)
  [ "$status" = 143 ] || [ "$status" = 0 ] || fail "it ended with $status"
  $engine logs mia-consent-test 2>&1 | grep 'stopped in' >/dev/null || fail "it was not stopped in order"
  $engine rm mia-consent-test >/dev/null
}

build
start_database
migrate
serve "with the AOT cache"
flow
confined
stop
serve "without" -e JAVA_TOOL_OPTIONS=-XX:AOTMode=off
stop
$engine image inspect -f 'the image has {{.Size}} bytes, user {{.Config.User}}' $image
echo "The image is sound."
