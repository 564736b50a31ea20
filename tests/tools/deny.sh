#!/bin/sh
# Checks the graph of dependencies against deny.toml. Licences, doubled crates and sources need nothing
# but the lock file. Advisories need the database of RustSec from GitHub: without it they are not
# checked, and this fails and says so, unless CME_ADVISORIES=skip.
set -eu

say() { printf '== %s\n' "$*"; }

cargo-deny --locked check licenses bans sources
if [ "${CME_ADVISORIES:-}" = skip ]; then
  say "Advisories were NOT checked, as asked by CME_ADVISORIES=skip."
elif ! cargo-deny fetch db >"$TOOLS/advisories.log" 2>&1; then
  tail -n 3 "$TOOLS/advisories.log"
  say "Advisories were NOT checked: their database, https://github.com/RustSec/advisory-db, could not be fetched."
  say "Try again with a network, or go on without them: make deny CME_ADVISORIES=skip"
  exit 1
else
  cargo-deny --locked check advisories
fi
