#!/bin/sh
# Runs every fuzz target of tests/fuzz, each for CME_FUZZ_RUNS inputs (a million), one after another.
# The same sources try the same inputs: the seed is fixed and the corpus is begun anew, from
# tests/fixtures/fuzz. What crashes, takes longer than a second every time (tests/fuzz/properties.rs), hangs
# or needs too much memory stops the run.
set -eu

runs=${CME_FUZZ_RUNS:-1000000}
# `none` is some times faster, and sees panics and slowness alone.
sanitizer=${CME_FUZZ_SANITIZER:-address}
work=$PWD/target/fuzz
say() { printf '== %s\n' "$*"; }

# fuzz TARGET MOST_BYTES
fuzz() {
  seeds=$PWD/tests/fixtures/fuzz/$1
  say "$1: $runs inputs of at most $2 bytes, sanitizer: $sanitizer"
  rm -rf "$work/corpus/$1"
  mkdir -p "$work/corpus/$1" "$work/found/$1"
  if ! (cd tests/fuzz && cargo fuzz run --fuzz-dir . -s "$sanitizer" --target-dir "$work/$sanitizer" "$1" "$work/corpus/$1" "$seeds" -- \
    -runs="$runs" -seed=1 -max_len="$2" -timeout=60 -rss_limit_mb=1024 -verbosity=1 -print_final_stats=1 \
    -artifact_prefix="$work/found/$1/" -dict=json.dict) >"$work/$1.log" 2>&1; then
    tail -n 40 "$work/$1.log"
    say "$1 found something. Its input is in target/fuzz/found/$1, the whole log in target/fuzz/$1.log."
    say "Copy the input to tests/fixtures/fuzz/$1: cargo test --test host regressions then fails until it is mended."
    exit 1
  fi
  sed -n 's/^Done \([0-9]* runs in [0-9]* second.*\)/== \1/p; s/^stat::peak_rss_mb: */== peak memory in MiB: /p' "$work/$1.log"
}

fuzz result_file 4096
fuzz framework_file 4096
fuzz saved_record 4096
fuzz link_payload 5120
fuzz csv_table 2048
