#!/bin/sh
# Changes one thing at a time in the sources (a copy of them) and sees whether a host test notices
# (cargo-mutants, set up in .cargo/mutants.toml). `core` tries storage and merging, where every mutant must be
# caught: what fits beside the rest of `make trust`. `all` tries everything that the host compiles, for hours: nine
# of ten must be caught, and all of storage, merging, formats and scoring (docs/mutants.md).
# Names of mutants, and what happened to each, stand in target/mutants/mutants.out.
set -eu

what=${1:?core or all}
work=$PWD/target/mutants
say() { printf '== %s\n' "$*"; }

# Few cases, since each mutant runs them all, and the first failure is enough.
export PROPTEST_CASES="${PROPTEST_CASES:-24}" PROPTEST_MAX_SHRINK_ITERS=0 PROPTEST_DISABLE_FAILURE_PERSISTENCE=true
export INSTA_UPDATE=no
export CARGO_TARGET_DIR="$work"

set -- --output "$work" --jobs 1 --colors never
if [ "$what" = core ]; then
  for file in storage/keeper storage/memory storage/mod session/sync domain/record; do
    set -- "$@" --file "src/$file.rs"
  done
fi

# 2: some were missed, 3: some ran out of time, which is how an endless loop is noticed.
status=0
mkdir -p "$work"
cargo mutants "$@" || status=$?
case $status in 0 | 2 | 3) ;; *) exit "$status" ;; esac

out=$work/mutants.out
count() { wc -l <"$out/$1.txt"; }
caught=$(($(count caught) + $(count timeout)))
missed=$(count missed)
say "$caught caught, $missed missed, $(count unviable) do not compile"
[ "$missed" -eq 0 ] || cat "$out/missed.txt"
strict='^src/(storage|format|session/sync\.rs|domain/(answer|assessment|compare|gap|judged|level|listing|priority|record|summary)\.rs)'
if grep -qE "$strict" "$out/missed.txt"; then
  say "Of storage, merging, formats and scoring, none may be missed."
  exit 1
fi
if [ $((caught * 10)) -lt $(((caught + missed) * 9)) ]; then
  say "That is less than nine of ten."
  exit 1
fi
