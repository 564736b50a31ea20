# make serve   install what is missing, build the release, serve it at http://127.0.0.1:8080
# make test    install what is missing, build the release, run everything
# make steady  run the browser tests ten times in a row: one that fails now and then is found
# make soak    use the kiosk ten thousand times, and see whether memory grows
# make bench   weigh the release, time what runs on the host, and measure the widget beside five others
# make trust   check every dependency, build twice, try millions of made-up files and links, and wrong lines of code
# make mutants see whether the host tests notice any wrong line of code (hours)
# make dist    install what is missing, build the release into dist/
# make release the same, and pack it: an archive for web servers and a package for npm
#
# Tools go into .tools/ (or the folder named by TOOLS), which git ignores. Versions are written once:
# Rust in rust-toolchain.toml (for fuzzing in tests/fuzz), wasm-bindgen in Cargo.toml, npm packages in
# tests/tools/package.json and tests/bench/peers/package.json, the rest in tests/tools/install.sh.

TOOLS ?= $(CURDIR)/.tools
RUNS ?= 10
export TOOLS
export PATH := $(TOOLS)/bin:$(TOOLS)/node_modules/.bin:$(PATH)
export CARGO_TERM_PROGRESS_WHEN := never

comma := ,
say = @printf '\n== %s\n' "$(1)"
# A part that is run apart has passed: of which sources, and when.
passed = @mkdir -p target/outcomes && echo "$$(git describe --always --dirty), $$(date -u +%F)" >target/outcomes/$(1).passed
# Runs a program of tests, and leaves what it printed for `make cases`.
kept = @mkdir -p target/outcomes && out=target/outcomes/$(1).txt && echo "cargo test --locked --test $(1)" && \
  if cargo test --locked --test $(1) >$$out 2>&1; then grep '^test result' $$out; else cat $$out; exit 1; fi
# Has so many tests run: a name that fits none would pass as well.
exactly = @mkdir -p target/outcomes; out=target/outcomes/$(1).txt; $(3) >$$out 2>&1; \
  grep '^test result: ok. $(2) passed' $$out || { cat $$out; exit 1; }

.PHONY: serve test dist release tools test-tools check host browser docs weights cases bench steady soak trust with-advisories deny fuzz tabs twice mutants core-mutants clean

serve: dist
	cargo run --quiet --locked --example serve

test: test-tools check host docs dist weights browser cases
	$(call say,everything passed)

dist: tools
	$(call say,building the release (a few minutes the first time))
	sh tests/tools/dist.sh

release: dist
	$(call say,packing the release)
	cargo run --quiet --locked --example release

tools:
	sh tests/tools/install.sh build

test-tools: tools
	sh tests/tools/install.sh test

check:
	$(call say,formatting$(comma) lock files$(comma) and clippy for the host and for wasm32)
	cargo fmt --check
	cargo fmt --check --manifest-path tests/fuzz/Cargo.toml
	cargo fetch --quiet --locked --manifest-path tests/fuzz/Cargo.toml
	cargo clippy --quiet --locked --all-targets -- -D warnings
	cargo clippy --quiet --locked --target wasm32-unknown-unknown --lib --bins -- -D warnings

host:
	$(call say,host tests)
	cargo test --quiet --locked --lib
	$(call kept,host)
	$(call kept,tidy)
	cargo test --quiet --locked --doc

docs:
	$(call say,documentation)
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --document-private-items

browser:
	$(call say,the whole journey through dist/ in real browsers)
	cargo test --quiet --locked --test browser

cases:
	$(call say,the cases$(comma) and what became of their tests: target/cases.md)
	$(call exactly,cases,1,cargo test --quiet --locked --test tidy -- --ignored --exact \
	  cases::tests_of_every_case_have_passed_in_the_last_run)

weights:
	$(call say,what is loaded until the first rating)
	cargo run --quiet --locked --example weights

# No retry: the first run with a failure ends it.
steady: dist test-tools
	@sh tests/tools/steady.sh $(RUNS)
	$(call say,$(RUNS) runs in a row passed)
	$(call passed,steady)

soak: dist test-tools
	$(call say,ten thousand kiosk sessions$(comma) and kills up to 45 seconds after an answer$(comma) in Chromium and in Firefox (about an hour and a half))
	CME_SOAK=10000 CME_ENGINES=chromium,firefox cargo test --quiet --locked --test browser -- session_after_session killed_browser
	$(call say,a hundred power cuts$(comma) a thousand moves of the element and ten thousand saves in Chromium (about a quarter of an hour))
	CME_SOAK=10000 CME_ENGINES=chromium cargo test --quiet --locked --test browser -- cut_power two_elements_taken many_saves
	$(call passed,soak)

bench: dist weights
	sh tests/tools/install.sh bench
	$(call say,summarising on the host)
	cargo bench --quiet --locked --bench summary
	$(call say,dist/ and its peers in Chromium (about 25 minutes; ROUNDS=1 SIZES=48 is a quick look$(comma) RECORD=1 keeps it))
	node tests/bench/peers/run.js

trust: with-advisories deny twice tabs fuzz core-mutants
	$(call say,nothing was found)

with-advisories:
	@[ "$$CME_ADVISORIES" != skip ] || { echo 'make trust is not whole without advisories: make its parts alone'; exit 1; }

deny:
	sh tests/tools/install.sh deny
	$(call say,licences$(comma) doubled crates$(comma) sources and advisories of all dependencies)
	sh tests/tools/deny.sh
	$(call passed,deny)

twice: tools
	$(call say,the release built twice$(comma) in two folders$(comma) and compared (about ten minutes))
	sh tests/tools/twice.sh
	$(call passed,twice)

fuzz:
	sh tests/tools/install.sh fuzz
	$(call say,five targets$(comma) a million made-up inputs each (CME_FUZZ_RUNS is another number))
	sh tests/tools/fuzz.sh
	$(call passed,fuzz)

tabs:
	$(call say,ten thousand orders in which two tabs answer)
	$(call exactly,tabs,3,PROPTEST_CASES=10000 cargo test --quiet --locked --test host -- --exact \
	  sync::no_answer_is_lost_between_two_tabs sync::no_answer_is_lost_between_two_processes \
	  sync::two_processes_that_answer_the_same_come_to_the_same)
	$(call passed,tabs)

# Two thousand builds take hours, so `make trust` tries storage and merging alone.
mutants core-mutants:
	sh tests/tools/install.sh mutants
	$(call say,wrong lines of code$(comma) one at a time)
	sh tests/tools/mutants.sh $(if $(filter mutants,$@),all,core)
	$(call passed,$@)

clean:
	rm -rf dist target
