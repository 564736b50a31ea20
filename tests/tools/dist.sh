#!/bin/sh
# Builds dist/ with trunk, offline: every tool it would fetch is on the path already, in the version
# that Cargo.lock (wasm-bindgen) and tests/tools/package.json (wasm-opt) name. Before it, the program of
# check.html, which has no page of trunk's; tests/build/seal.rs puts both into one folder.
set -eu
wasm_bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
wasm_opt=$(sed -n 's/.*"binaryen": "\([0-9]*\)\..*/version_\1/p' tests/tools/package.json)
wasm_features=$(sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p' index.html)
export TRUNK_TOOLS_WASM_BINDGEN="$wasm_bindgen" TRUNK_TOOLS_WASM_OPT="$wasm_opt"

# The crates, once: what follows asks no registry, and knows the folder that they are in.
cargo fetch --quiet --locked

# Paths of this machine stay out of the wasm, which is then the same wherever it is built. Names with
# a space cannot be told to cargo this way.
flags="--remap-path-prefix=$PWD=/cme-selfcheck"
for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  flags="$flags --remap-path-prefix=$crates=/crates"
done
case "$PWD${CARGO_HOME:-$HOME}" in
  *" "*) ;;
  *) export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags" ;;
esac

rm -rf target/check
cargo build --quiet --locked --offline --release --target wasm32-unknown-unknown \
  --no-default-features --bin check
wasm-bindgen --target no-modules --no-typescript --out-dir target/check \
  "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/check.wasm"
# shellcheck disable=SC2086 # the features are several words
wasm-opt -Oz $wasm_features target/check/check_bg.wasm -o target/check/check_bg.wasm

WASM_BINDGEN=$(command -v wasm-bindgen)
export WASM_BINDGEN PATH="$PWD/tests/tools/split:$PATH"
exec trunk build --release --offline --locked
