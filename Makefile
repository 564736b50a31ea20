# make dev      serve a debug build that is rebuilt on save, at http://127.0.0.1:8080 (PORT=8081 is another port)
# make serve    build the release and serve it there
# make check    formatting, clippy, types of the JavaScript, host tests, documentation: a few minutes
# make test     check, build the release, and run every browser scenario in the engines that it asks for
# make test-all the same with every scenario in every engine
# make listen   walk through everything with the screen reader Orca, and write what it said into docs/heard.md
#               (WALK=kiosk takes only the walks with that word in their name)
# make test-hosts build the release, ask nginx and Apache for every file of it, and go through WordPress with the plugin
# make dist     build the release into dist/
# make release  the same, and pack it: an archive for web servers, a plugin for WordPress and a package for npm
#               (FRAMEWORK=questions.json has the questions of that file in place of the built-in ones; likewise make dist)
#
# make steady   run the browser scenarios ten times in a row (RUNS=3 is another number)
# make soak     use the kiosk ten thousand times, kill browsers later than make test does
# make bench    time what runs on the host, and measure the widget beside five others (ROUNDS=1 SIZES=48 is a quick look)
# make trust    deny, twice, tabs, fuzz, and the mutants of storage and merging
# make deny     licences and doubled crates of what visitors run, sources and advisories of tools and tests, too
# make twice    build the release twice, and compare
# make tabs     ten thousand orders in which two tabs answer
# make fuzz     a million made-up inputs for each of six readers (CME_FUZZ_RUNS is another number)
# make mutants  see whether the host tests notice any wrong line of code (hours)
# make clean    take out what was built, but not the tools
#
# Each installs what it needs into .tools/ (or the folder named by TOOLS), which git ignores, and says at its end how long
# its parts took. Versions are written once: Rust in rust-toolchain.toml (for fuzzing in tests/fuzz), wasm-bindgen in
# Cargo.toml, npm packages in tests/tools and tests/bench/peers, the rest in tests/tools/install.sh.

TOOLS ?= $(CURDIR)/.tools
export TOOLS
export PATH := $(TOOLS)/bin:$(TOOLS)/node_modules/.bin:$(PATH)
export CARGO_TERM_PROGRESS_WHEN := never
export CME_STARTED := $(shell date +%s)

# Unset is not the same as empty: cargo would build everything anew.
ifdef FRAMEWORK
dist release: export CME_FRAMEWORK := $(abspath $(FRAMEWORK))
endif

commands := serve dev check test test-all test-hosts listen dist release steady soak bench trust deny twice tabs fuzz mutants
.PHONY: help $(commands) clean

help:
	@sed -n '1,/^$$/s/^# \{0,1\}//p' Makefile

# What a command needs of tests/tools/install.sh, besides what the host tests need.
serve dev dist release twice: needs = build
check: needs = check
test test-all steady soak: needs = build browsers
test-hosts: needs = build hosts
listen: needs = build listen
bench: needs = build bench
trust: needs = build deny fuzz mutants
deny fuzz mutants: needs = $@

# A port that is taken is told before tools are built.
serve dev: before = sh tests/tools/install.sh host && cargo xtask check-port $(PORT)
serve dev: argument = $(PORT)

$(commands):
	@$(before)
	@sh tests/tools/install.sh host $(needs)
	@cargo xtask $@ $(argument)

clean:
	rm -rf dist target
