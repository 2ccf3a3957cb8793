#!/usr/bin/env bash
# Makes a base image from Debian's archive and this machine's JDK, where no registry of images can be reached. As root.
#
#   deploy/local-base.sh IMAGE [JDK_FOLDER]
set -euo pipefail
image=$1
jdk=${2:-/usr/lib/jvm/temurin-25-jdk-amd64}
"$jdk/bin/java" -version 2>&1 | head -1
root=$(mktemp -d)
chmod 755 "$root"
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" >/dev/null
mkdir -p "$root/opt/java"
cp -a "$jdk" "$root/opt/java/openjdk"
rm -f "$root/opt/java/openjdk/lib/src.zip"
tar -C "$root" -c . | ${PODMAN:-podman} import --quiet - "$image"
