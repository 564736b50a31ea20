#!/bin/sh
# Builds the release of the last commit twice from nothing, in two folders whose paths differ in length, and
# compares every file byte for byte. Neither a folder nor the order of anything may be in what is shipped.
set -eu

work=$PWD/target/twice
say() { printf '== %s\n' "$*"; }

# built FOLDER
built() {
  git clone --quiet "$PWD" "$1"
  say "building in $1"
  (cd "$1" && env -u CARGO_TARGET_DIR sh tests/tools/dist.sh) >"$work/log" 2>&1 || {
    tail -n 40 "$work/log"
    exit 1
  }
}

rm -rf "$work"
mkdir -p "$work/in/another/folder"
built "$work/one"
built "$work/in/another/folder/two"
diff -r "$work/one/dist" "$work/in/another/folder/two/dist"
say "the same, all $(find "$work/one/dist" -type f | wc -l) files: $(git rev-parse --short HEAD)"
rm -rf "$work"
