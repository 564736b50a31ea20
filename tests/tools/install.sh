#!/bin/sh
# Installs what is missing, into $TOOLS where it can and from the system's packages where it must: for the host
# (`host`), to build (`build`), check (`check`), drive browsers (`browsers`), measure (`bench`), ask web servers
# (`hosts`), hear a screen reader (`listen`), fuzz (`fuzz`), check dependencies (`deny`) and test the tests
# (`mutants`). A tool in the right version that is on the path is used. Says what it does, and what it cannot do by
# itself; running it again goes on where it stopped.
set -eu

trunk_version=0.21.14
geckodriver_version=0.37.1
cargo_fuzz_version=0.13.2
cargo_deny_version=0.20.2
cargo_mutants_version=27.1.0
wasm_bindgen_version=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)
here=$(dirname "$0")

say() { printf '== %s\n' "$*"; }

stop() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# Whatever runs beside this script ends with it.
ticker=
trap '[ -z "$ticker" ] || kill "$ticker" 2>/dev/null' EXIT
trap 'exit 130' INT TERM

# package COMMAND NAME...: notes Debian packages that must be installed, if there is no such command.
missing=
package() {
  ! command -v "$1" >/dev/null || return 0
  shift
  for name; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
  done
}

# packages: installs those that were noted as root, or says which command would.
packages() {
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null ||
    stop "Not found:$missing. This is not Debian or Ubuntu: install what these packages hold, then try again."
  command="apt-get update && apt-get install -y --no-install-recommends$missing"
  [ "$(id -u)" = 0 ] ||
    stop "These packages cannot be installed without root. Run this, then try again:

    sudo sh -c \"$command\""
  say "installing$missing"
  # `dpkg --configure -a` finishes an earlier installation that was interrupted.
  DEBIAN_FRONTEND=noninteractive sh -c "dpkg --configure -a && $command" >"$TOOLS/apt.log" 2>&1 || {
    tail -n 5 "$TOOLS/apt.log"
    stop "The system's packages could not be installed ($TOOLS/apt.log has all of it). Is there a network?"
  }
}

# optional NAME: installs a Debian package that only saves time, where the system has it and nobody must be asked.
optional() {
  command -v "$1" >/dev/null || [ "$(id -u)" != 0 ] || ! apt-cache show "$1" >/dev/null 2>&1 || {
    say "installing $1"
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$1" >"$TOOLS/apt.log" 2>&1 || true
  }
}

# unpack PLACE RELEASE NAME...: unpacks Debian packages into that place in $TOOLS. They are not installed: many would
# start a server, now and with the machine. RELEASE is one of Debian's, whatever this system is, or "" for this system.
unpack() {
  into=$TOOLS/$1 release=$2
  shift
  [ "$(cat "$into/unpacked" 2>/dev/null)" != "$*" ] || return 0
  wanted=$*
  shift
  say "fetching $*"
  rm -rf "$into"
  mkdir -p "$into/apt/lists/partial" "$into/apt/archives/partial"
  (
    cd "$into" || exit 1
    if [ -n "$release" ]; then
      # From where this system has its own packages.
      mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)
      [ -n "$mirror" ] || { echo "apt knows no server of Debian" && exit 1; }
      keys=/usr/share/keyrings/debian-archive-keyring.gpg
      echo "deb [signed-by=$keys] $mirror $release main" >apt/sources.list
      cat >apt/apt.conf <<EOF
Dir::Etc::SourceList "$into/apt/sources.list";
Dir::Etc::SourceParts "-";
Dir::State::Lists "$into/apt/lists";
Dir::State::status "/dev/null";
Dir::Cache "$into/apt";
EOF
      APT_CONFIG=$into/apt/apt.conf
      export APT_CONFIG
      apt-get update || exit 1
    fi
    apt-get download "$@" && for deb in ./*.deb; do dpkg-deb --extract "$deb" . || exit 1; done
    # Links to what only an installed package has.
    find . -xtype l -delete
  ) >"$TOOLS/apt.log" 2>&1 ||
    stop "They could not be fetched ($TOOLS/apt.log says why). Try again after: apt-get update"
  rm -r "$into/apt" "$into"/*.deb
  echo "$wanted" >"$into/unpacked"
}

# node_version AT_LEAST: stops if Node is older.
node_version() {
  found=$(node -p 'parseInt(process.versions.node)')
  [ "$found" -ge "$1" ] || stop "Node $1 or newer is needed; this is $found. Put a newer one on the path."
}

# crate NAME VERSION PROGRAM MINUTES [OPTIONS]: builds a tool from crates.io into $TOOLS/bin. Debug builds, optimised as
# far as opt_level says: these tools orchestrate, and an optimised trunk alone takes twelve minutes to build.
opt_level=0
crate() {
  name=$1 version=$2 program=$3 minutes=$4
  shift 4
  if command -v "$program" >/dev/null; then
    # `cargo-mutants` tells its version only as a subcommand.
    { "$program" --version || "$program" "${program#cargo-}" --version; } 2>/dev/null |
      grep -qE "(^| )v?$version( |\$)" && return 0
  fi
  say "building $name $version (about $minutes on 2 cores, once)"
  (
    trap 'kill $!; exit' TERM
    while :; do
      sleep 60 &
      wait $!
      say "still building $name"
    done
  ) &
  ticker=$!
  CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_OPT_LEVEL=$opt_level cargo install --quiet --locked --debug \
    --root "$TOOLS" --target-dir "$TOOLS/build" "$name@$version" "$@" || stop "$name could not be built. Is there a network?"
  kill "$ticker"
  ticker=
}

# npm_packages FOLDER PLACE WHAT: installs the npm packages that FOLDER names into that place in $TOOLS.
npm_packages() {
  into=$TOOLS/$2
  mkdir -p "$into"
  cat "$1/package.json" "$1/package-lock.json" >"$into/npm.wanted"
  if ! cmp -s "$into/npm.wanted" "$into/npm.installed"; then
    say "fetching $3 from the npm registry"
    cp "$1/package.json" "$1/package-lock.json" "$into/"
    rm -f "$into/npm.installed"
    npm ci --prefix "$into" --no-audit --no-fund --loglevel error --ignore-scripts --fetch-retry-mintimeout 1000 \
      --fetch-retry-maxtimeout 5000 ||
      stop "npm could not fetch the packages. Is there a network?"
    [ ! -e "$1/fetch.js" ] || node "$1/fetch.js"
    cp "$into/npm.wanted" "$into/npm.installed"
  fi
  rm "$into/npm.wanted"
}

mkdir -p "$TOOLS"
command -v rustup >/dev/null || stop "rustup is not found. https://rustup.rs says how to install it; then try again."

# Packages of all groups first, so that somebody without root is asked once.
for group; do
  case $group in
    host) package cc gcc libc6-dev ;;
    check | build) package npm nodejs npm ;;
    browsers)
      package npm nodejs npm
      package chromedriver chromium chromium-driver
      command -v firefox >/dev/null || package firefox-esr firefox-esr
      package WebKitWebDriver webkit2gtk-driver
      package xvfb-run xvfb xauth
      ;;
    bench) [ -n "${CHROMIUM:-}" ] || package chromium chromium ;;
    hosts)
      package apache2 apache2-bin
      package chromedriver chromium chromium-driver
      package "" debian-archive-keyring mariadb-client-core mariadb-server-core php-cli php-mysql
      ;;
    listen)
      package firefox-esr firefox-esr
      package chromium chromium
      package Xvfb xvfb
      package openbox openbox
      package xdotool xdotool
      package dbus-daemon dbus-daemon
      package gsettings libglib2.0-bin dconf-gsettings-backend
      # Orca needs the library of speech-dispatcher, which never runs. Not dbus-x11, which would give every browser of root
      # a bus of its own.
      package orca orca at-spi2-core speech-dispatcher dconf-gsettings-backend
      ;;
    fuzz) package c++ g++ ;;
    deny | mutants) ;;
    *) stop "What is $group? See the first lines of $0." ;;
  esac
done
packages

for group; do
  case $group in
    host)
      # rustup reads rust-toolchain.toml: the compiler, its components and the wasm target.
      RUSTUP_AUTO_INSTALL=0 rustup show active-toolchain >/dev/null 2>&1 || {
        say "fetching the Rust toolchain that rust-toolchain.toml names"
        rustup toolchain install || stop "rustup could not fetch the toolchain. Is there a network?"
      }
      rustup target add wasm32-unknown-unknown >/dev/null 2>&1 ||
        stop "rustup could not add the wasm target. Is there a network? Try: rustup target add wasm32-unknown-unknown"
      ;;
    check | build)
      node_version 18
      npm_packages "$here" . "esbuild, wasm-opt, TypeScript and what tests compare with"
      # What npm takes for optional, the programs for this system, it leaves out without a word if it cannot fetch them.
      for tool in esbuild tsc wasm-opt; do
        "$TOOLS/node_modules/.bin/$tool" --version >/dev/null 2>&1 || {
          rm "$TOOLS/npm.installed"
          stop "npm has not fetched $tool for this system. Is there a network? Try again."
        }
      done
      if [ "$group" = build ]; then
        # It goes through two programs of 40 MB at every change that `make dev` shows.
        opt_level=1
        crate wasm-bindgen-cli "$wasm_bindgen_version" wasm-bindgen "two minutes"
        opt_level=0
        crate trunk "$trunk_version" trunk "two and a half minutes" --no-default-features --features rustls
      fi
      ;;
    browsers)
      optional chromium-headless-shell
      crate geckodriver "$geckodriver_version" geckodriver "a minute"
      npm_packages "$here/../e2e/oldest" oldest "the oldest Chromium that must work"
      ;;
    bench)
      node_version 20
      npm_packages "$here/../bench/peers" peers "SurveyJS, LForms, Form.io, Preact and puppeteer-core"
      ;;
    hosts)
      # What nginx and PHP need comes with packages that are installed.
      unpack nginx "" libnginx-mod-http-brotli-filter nginx
      unpack apache-php "" "libapache2-mod-php$(php -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')"
      # WordPress 6.1 and 6.8, with what they link to.
      unpack wordpress-6.1 bookworm wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentythree \
        libjs-cropper libjs-underscore php-getid3
      unpack wordpress-6.8 trixie wordpress wordpress-theme-twentytwentyfive libjs-cropper libjs-lodash libjs-underscore \
        php-getid3
      ;;
    fuzz)
      # The compiler that tests/fuzz/rust-toolchain.toml names.
      (
        cd tests/fuzz
        RUSTUP_AUTO_INSTALL=0 rustc --version >/dev/null 2>&1 || {
          say "fetching the nightly compiler that fuzzing needs"
          rustup toolchain install || stop "rustup could not fetch it. Is there a network?"
        }
      )
      crate cargo-fuzz "$cargo_fuzz_version" cargo-fuzz "a minute"
      ;;
    deny) crate cargo-deny "$cargo_deny_version" cargo-deny "three minutes" ;;
    mutants) crate cargo-mutants "$cargo_mutants_version" cargo-mutants "two minutes" ;;
  esac
done
# Intermediate files of tools are large and not needed again.
rm -rf "$TOOLS/build"
[ -e "${CARGO_TARGET_DIR:-target}/debug/xtask" ] || say "building xtask (a minute the first time)"
