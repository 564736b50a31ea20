#!/bin/sh
# Installs what building (`build`), testing (`test`), measuring (`bench`), fuzzing (`fuzz`), checking
# dependencies (`deny`) or testing the tests (`mutants`) needs and is not there yet, into $TOOLS where it can
# and from the system's packages where it must. Says what it does, and what it cannot do by itself.
set -eu

trunk_version=0.21.14
geckodriver_version=0.37.1
cargo_fuzz_version=0.13.2
cargo_deny_version=0.20.2
cargo_mutants_version=27.1.0
wasm_bindgen_version=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)
here=$(dirname "$0")
what=${1:?build, test, bench, fuzz, deny or mutants}

say() { printf '== %s\n' "$*"; }

# system PACKAGE...: installs Debian packages as root, or says which command would.
system() {
  missing=
  for package; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null; then
    say "Not found:$missing. This is not Debian or Ubuntu; install what these packages hold, then try again."
    exit 1
  fi
  command="apt-get update && apt-get install -y --no-install-recommends$missing"
  if [ "$(id -u)" = 0 ]; then
    say "installing$missing"
    DEBIAN_FRONTEND=noninteractive sh -c "$command" >"$TOOLS/apt.log" 2>&1 || {
      tail -n 20 "$TOOLS/apt.log"
      exit 1
    }
  else
    say "These packages cannot be installed without root. Run this, then try again:"
    printf '\n    sudo sh -c "%s"\n\n' "$command"
    exit 1
  fi
}

# crate NAME VERSION MINUTES: builds a tool from crates.io into $TOOLS/bin.
crate() {
  mark="$TOOLS/$1-$2.installed"
  [ ! -e "$mark" ] || return 0
  say "building $1 $2 (about $3 minutes on 2 cores, once)"
  started=$(date +%s)
  cargo install --quiet --locked --root "$TOOLS" --target-dir "$TOOLS/build" "$1@$2" &
  building=$!
  while kill -0 "$building" 2>/dev/null; do
    sleep 1
    waited=$(($(date +%s) - started))
    [ $((waited % 60)) -ne 0 ] || [ "$waited" -eq 0 ] || say "still building $1, $((waited / 60)) min"
  done
  wait "$building"
  touch "$mark"
}

mkdir -p "$TOOLS"

if ! command -v cc >/dev/null; then system gcc libc6-dev; fi

if [ "$what" = build ]; then
  # rustup reads rust-toolchain.toml and installs the toolchain, its components and the wasm target.
  rustup show active-toolchain >/dev/null 2>&1 || rustup toolchain install
  rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || {
    say "rustup could not add the wasm32 target; try: rustup target add wasm32-unknown-unknown"
    exit 1
  }
  if ! command -v npm >/dev/null; then system nodejs npm; fi
  if ! cmp -s "$here/package-lock.json" "$TOOLS/npm.installed"; then
    say "fetching wasm-opt, esbuild, axe and published style sheets from the npm registry"
    cp "$here/package.json" "$here/package-lock.json" "$TOOLS/"
    npm ci --prefix "$TOOLS" --no-audit --no-fund --loglevel error --ignore-scripts
    cp "$here/package-lock.json" "$TOOLS/npm.installed"
  fi
  crate wasm-bindgen-cli "$wasm_bindgen_version" 4
  crate trunk "$trunk_version" 8
  # Their intermediate files are large and not needed again.
  rm -rf "$TOOLS/build"
fi

if [ "$what" = test ]; then
  command -v chromedriver >/dev/null || system chromium chromium-driver
  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || system firefox-esr
  command -v WebKitWebDriver >/dev/null || system webkit2gtk-driver
  command -v xvfb-run >/dev/null || system xvfb xauth
  crate geckodriver "$geckodriver_version" 2
  rm -rf "$TOOLS/build"
fi

if [ "$what" = bench ]; then
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || system chromium
  if [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
    say "Measuring needs Node 20 or newer; this is $(node --version)."
    exit 1
  fi
  peers=$here/../bench/peers
  cat "$peers/package.json" "$peers/package-lock.json" >"$TOOLS/peers.wanted"
  if ! cmp -s "$TOOLS/peers.wanted" "$TOOLS/peers.installed"; then
    say "fetching SurveyJS, LForms, Form.io, Preact and puppeteer-core from the npm registry"
    mkdir -p "$TOOLS/peers"
    cp "$peers/package.json" "$peers/package-lock.json" "$TOOLS/peers/"
    npm ci --prefix "$TOOLS/peers" --no-audit --no-fund --loglevel error --ignore-scripts
    node "$peers/fetch.js"
    cp "$TOOLS/peers.wanted" "$TOOLS/peers.installed"
  fi
  rm "$TOOLS/peers.wanted"
fi

if [ "$what" = fuzz ]; then
  command -v c++ >/dev/null || system g++
  # The compiler that tests/fuzz/rust-toolchain.toml names.
  (
    cd tests/fuzz
    rustc --version >/dev/null 2>&1 || {
      say "fetching the nightly compiler that fuzzing needs"
      rustup toolchain install
    }
  )
  crate cargo-fuzz "$cargo_fuzz_version" 1
  rm -rf "$TOOLS/build"
fi

if [ "$what" = deny ]; then
  crate cargo-deny "$cargo_deny_version" 6
  rm -rf "$TOOLS/build"
fi

if [ "$what" = mutants ]; then
  crate cargo-mutants "$cargo_mutants_version" 4
  rm -rf "$TOOLS/build"
fi
