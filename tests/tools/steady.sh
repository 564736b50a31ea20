#!/bin/sh
# Runs the browser tests so many times in a row. It may be stopped and gone on with: every run that has passed is
# a line of target/outcomes/steady.txt, and counts as long as the sources are the same and none has failed.
set -eu

runs=$1
passed=target/outcomes/steady.txt
sources=$(git describe --always --dirty)
mkdir -p target/outcomes
touch "$passed"
case $sources in *-dirty) : >"$passed" ;; esac
if grep -qv "^$sources " "$passed"; then : >"$passed"; fi

while [ "$(wc -l <"$passed")" -lt "$runs" ]; do
  printf '\n== run %s of %s\n' "$(($(wc -l <"$passed") + 1))" "$runs"
  if ! cargo test --quiet --locked --test browser; then
    : >"$passed"
    exit 1
  fi
  echo "$sources $(date -u +%FT%TZ)" >>"$passed"
done
