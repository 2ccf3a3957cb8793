#!/usr/bin/env bash
# Requests per second of /legal/cookies, against a bare Vert.x server that sends the same bytes, by turns.
# The packaged application must run on $SERVICE as process $PID; wrk must be installed. Arguments: rounds, seconds of each
# run. CPU is that of the server alone, from /proc, so that it says something on a busy machine too.
set -euo pipefail
cd "$(dirname "$0")"
service=${SERVICE:-http://localhost:8080} rounds=${1:-3} seconds=${2:-6}
libraries=${LIBRARIES:-../../target/quarkus-app/lib/main}
scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT
javac -d "$scratch" -cp "$libraries/*" Bare.java
port=18090
cpu() { awk '{ print ($14 + $15) * 10000 }' "/proc/$1/stat"; }

# requests per second, and microseconds of the server's CPU for each request
measure() { # address, process, seconds
  local before after
  before=$(cpu "$2")
  wrk -t2 -c32 -d"$3" -H "Accept-Encoding: $coding" -H 'Accept: text/html,application/xhtml+xml,*/*;q=0.8' \
      -H 'Accept-Language: en-GB,en;q=0.9,de;q=0.5' "$1" >"$scratch/wrk"
  after=$(cpu "$2")
  awk -v cpu=$((after - before)) '/requests in/ { n = $1 } /Requests\/sec/ { print int($2), int(cpu / n * 10) / 10 }' "$scratch/wrk"
}

for coding in identity gzip; do
  port=$((port + 1))
  java -cp "$scratch:$libraries/*" Bare "$port" "$service/legal/cookies" "$coding" >"$scratch/bare" &
  bare=$!
  until curl -sf -o /dev/null "http://localhost:$port/"; do sleep 0.2; done
  measure "$service/legal/cookies" "$PID" 10 >/dev/null
  measure "http://localhost:$port/" "$bare" 10 >/dev/null
  for round in $(seq "$rounds"); do
    read -r ours cost < <(measure "$service/legal/cookies" "$PID" "$seconds")
    read -r limit least < <(measure "http://localhost:$port/" "$bare" "$seconds")
    echo "$coding, round $round: service $ours/s, $cost us CPU; bare $limit/s, $least us CPU; $((100 * ours / limit)) %"
  done
done
