//! The commands of the Makefile that test, in parts whose times are printed at the end.

mod daemon;
mod fuzz;
mod hosts;
mod listen;
mod mutants;
mod twice;
mod wordpress;

use std::env;
use std::num::NonZeroU32;
use std::process::Command;

use crate::steps::Steps;
use crate::tools::{WASM_TARGET, cargo, output, run as run_command};
use crate::{Result, dist, docs, release, sizes};

/// Scenarios that a soak repeats in Chromium and Firefox.
const SOAK: [&str; 2] = ["session_after_session", "killed_browser"];
/// Scenarios that a soak repeats in Chromium only.
const SOAK_CHROMIUM: [&str; 3] = ["cut_power", "two_elements_taken", "many_saves"];
/// Property tests of two tabs, each with ten thousand orders of actions.
const TABS: [&str; 3] = [
    "sync::no_answer_is_lost_between_two_tabs",
    "sync::no_answer_is_lost_between_two_processes",
    "sync::two_processes_that_answer_the_same_come_to_the_same",
];

/// Runs a suite by its name; `None` if there is no such suite.
pub fn run(name: &str) -> Option<Result> {
    let passed = format!("make {name}: everything passed");
    let (suite, passed): (fn(&mut Steps) -> Result, &str) = match name {
        "check" => (check, &passed),
        "test" => (test, &passed),
        "test-all" => (test_all, &passed),
        "test-hosts" => (test_hosts, &passed),
        "listen" => (listen::run, &passed),
        "dist" => (|steps| steps.run("release", dist::run), "dist/ is built"),
        "release" => (pack, "target/release-archive has what is published"),
        "steady" => (steady, &passed),
        "soak" => (soak, &passed),
        "bench" => (bench, "tests/bench/RESULTS.md has what was kept by RECORD=1"),
        "trust" => (trust, &passed),
        "deny" if advisories_skipped() => (deny, "make deny: passed, without advisories"),
        "deny" => (deny, &passed),
        "twice" => (twice::run, &passed),
        "tabs" => (tabs, &passed),
        "fuzz" => (fuzz::run, &passed),
        "mutants" => (mutants::all, &passed),
        _ => return None,
    };
    let mut steps = Steps::start(name);
    Some(suite(&mut steps).map(|()| steps.finish(passed)))
}

fn test_hosts(steps: &mut Steps) -> Result {
    hosts::run(steps)?;
    wordpress::run(steps)
}

fn test(steps: &mut Steps) -> Result {
    check(steps)?;
    build_and_weigh(steps)?;
    steps.run("browser scenarios, in the engines that each asks for", || scenarios("", None))
}

fn test_all(steps: &mut Steps) -> Result {
    check(steps)?;
    build_and_weigh(steps)?;
    steps.run("browser scenarios in every engine", || scenarios("all", None))
}

fn pack(steps: &mut Steps) -> Result {
    steps.run("release", dist::run)?;
    steps.run("archive and package", release::run)
}

fn trust(steps: &mut Steps) -> Result {
    if advisories_skipped() {
        return Err("make trust is not whole without advisories: make its parts alone".into());
    }
    [deny, twice::run, tabs, fuzz::run, mutants::core].iter().try_for_each(|part| part(steps))
}

fn check(steps: &mut Steps) -> Result {
    steps.run("formatting", || {
        run_command(&mut cargo("fmt --all --check"))?;
        run_command(&mut cargo("fmt --check --manifest-path tests/fuzz/Cargo.toml"))
    })?;
    steps.run("lock file of the fuzz targets", || {
        run_command(&mut cargo("fetch --quiet --locked --manifest-path tests/fuzz/Cargo.toml"))
    })?;
    steps.run("clippy for the host", || {
        run_command(&mut cargo("clippy --quiet --locked --workspace --all-targets -- -D warnings"))
    })?;
    steps.run("clippy for wasm32", || {
        let arguments = ["--target", WASM_TARGET, "--lib", "--bins", "--", "-D", "warnings"];
        run_command(cargo("clippy --quiet --locked").args(arguments))
    })?;
    steps.run("types of the JavaScript", || {
        // Pages and workers have different globals.
        let projects = ["tsconfig.json", "src/embed/tsconfig.worker.json"];
        projects.iter().try_for_each(|one| run_command(Command::new("tsc").args(["-p", one])))
    })?;
    steps.run("host tests", || {
        run_command(&mut cargo("test --quiet --locked --package cme-selfcheck --package xtask"))
    })?;
    steps.run("documentation", || {
        let arguments = "doc --quiet --locked --workspace --no-deps --document-private-items";
        run_command(cargo(arguments).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    steps.run("generated documents", docs::check)
}

fn build_and_weigh(steps: &mut Steps) -> Result {
    steps.run("release", dist::run)?;
    steps.run("sizes", sizes::run)
}

/// Runs browser scenarios in these engines, or else in those that each scenario asks for: all scenarios, or a soak of
/// those whose name contains a word.
fn scenarios(engines: &str, soak: Option<&str>) -> Result {
    let mut command = cargo("test --quiet --locked --package e2e --");
    // Variables left in the environment must not change the kind of run.
    command.env_remove("CME_ENGINES").env_remove("CME_SOAK");
    if !engines.is_empty() {
        command.env("CME_ENGINES", engines);
    }
    if let Some(word) = soak {
        command.env("CME_SOAK", "10000").arg(word);
    }
    run_command(&mut command)
}

/// Repeats a run; there are no retries, so the first failure ends it.
fn steady(steps: &mut Steps) -> Result {
    let runs = env::var("RUNS").unwrap_or_else(|_| "10".to_owned());
    let runs: NonZeroU32 = runs.parse().map_err(|_| format!("RUNS={runs} is no number from 1"))?;
    build_and_weigh(steps)?;
    (1..=runs.get()).try_for_each(|run| {
        steps.run(&format!("run {run} of {runs}, every engine"), || scenarios("all", None))
    })
}

fn soak(steps: &mut Steps) -> Result {
    build_and_weigh(steps)?;
    let all = SOAK.map(|word| ("chromium,firefox", word));
    let chromium = SOAK_CHROMIUM.map(|word| ("chromium", word));
    all.into_iter().chain(chromium).try_for_each(|(engines, word)| {
        steps.run(&format!("{word}, in {engines}"), || scenarios(engines, Some(word)))
    })
}

fn bench(steps: &mut Steps) -> Result {
    build_and_weigh(steps)?;
    steps.run("summarising on the host", || {
        run_command(&mut cargo("bench --quiet --locked --bench summary"))
    })?;
    steps.run("dist/ and its peers in Chromium", || {
        run_command(Command::new("node").arg("tests/bench/peers/run.js"))
    })
}

fn advisories_skipped() -> bool {
    env::var("CME_ADVISORIES").is_ok_and(|value| value == "skip")
}

/// Checks licences and duplicate crates of the visitors' program, and sources and advisories also of the tools and
/// tests. Advisories need the `RustSec` database from GitHub: without it this fails, and says so.
fn deny(steps: &mut Steps) -> Result {
    let deny = |arguments: &str| {
        let mut command = Command::new("cargo-deny");
        command.args(arguments.split_whitespace());
        command
    };
    steps.run("licences, doubled crates and sources", || {
        run_command(&mut deny("--locked check licenses bans"))?;
        run_command(&mut deny("--locked --workspace check sources"))
    })?;
    if advisories_skipped() {
        return Ok(());
    }
    steps.run("advisories", || {
        output(&mut deny("fetch db")).map_err(|error| {
            format!(
                "{error}\nAdvisories were NOT checked: their database, \
                 https://github.com/RustSec/advisory-db, could not be fetched. Try again with a \
                 network, or go on without them: make deny CME_ADVISORIES=skip"
            )
        })?;
        run_command(&mut deny("--locked --workspace check advisories"))
    })
}

fn tabs(steps: &mut Steps) -> Result {
    steps.run("ten thousand orders in which two tabs answer", || {
        let mut command = cargo("test --quiet --locked --test host -- --exact");
        let printed = output(command.args(TABS).env("PROPTEST_CASES", "10000"))?;
        // A misspelt name would match no test and pass.
        let all = printed.contains(&format!("test result: ok. {} passed", TABS.len()));
        if all { Ok(()) } else { Err(format!("not all of them ran:\n{printed}").into()) }
    })
}
