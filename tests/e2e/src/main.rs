//! The whole journey through `dist/`, in real browsers, by what a person perceives: roles and names.
//!
//! `cargo test -p e2e` runs every scenario in the engines that it asks for ([`scenario`]); a word after `--` selects
//! those whose name contains it. `CME_ENGINES=all` runs each in every engine that supports it,
//! `CME_ENGINES=chromium,firefox` in these. Two browsers for each core run in parallel, or as many as `CME_JOBS` says.
//! There are no retries: a step waits for what it needs to see, and fails after some time without it.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "steps of tests")]

mod accessibility;
mod actions;
mod authors;
mod bad_input;
mod defects;
mod demo;
mod double_press;
mod driver;
mod embedding;
mod failure;
mod frame;
mod framework;
mod framework_text;
mod hosts;
mod journey;
mod keyboard;
mod kill;
mod kiosk;
mod layout;
mod leaks;
mod links;
mod offline;
mod oldest;
mod page;
mod paper;
mod perceived;
mod places;
mod plan;
mod polling;
mod pool;
mod printing;
mod results;
mod right_to_left;
mod run;
mod scenario;
mod screen_history;
mod screens;
mod server;
mod stale;
mod storage;
mod tabs;
mod team;
mod translated;
mod tree;
mod welcome;
mod wordpress;

use std::process::ExitCode;
use std::{env, thread};

use libtest_mimic::{Arguments, Trial};

use driver::Engine;
use run::Run;
use scenario::Scenario;

/// Scenarios that run alone, because they kill the browser at exact moments.
const ALONE: [&str; 3] = ["kill::killed", "kill::power_cut", "kiosk::cut_power"];
/// Scenarios that need the full Chromium even in `make test`: its headless shell has no back/forward cache.
const WHOLE_BROWSER: [&str; 3] = [
    "kiosk::leaving_and_coming_back_finds_the_poster",
    "plan::what_was_typed_is_there_in_a_page_that_comes_back",
    "tabs::page_kept_for_the_way_back_shows_what_was_done_meanwhile",
];
/// Scenarios with double presses also run alone, except in Chromium, which gets the time of each press.
const DOUBLE_PRESSES: &str = "double_press::double_";

fn main() -> ExitCode {
    let in_root = env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    in_root.unwrap();
    let mut arguments = Arguments::from_args();
    let together = env::var("CME_JOBS").ok().and_then(|jobs| jobs.parse().ok());
    arguments.test_threads = arguments.test_threads.or(together).or_else(|| Some(jobs()));
    driver::end_with_this_program();
    pool::name_panics();
    let trials = trials();
    let count = trials.len();
    let conclusion = libtest_mimic::run(&arguments, trials);
    pool::stop();
    places::tidy();
    if !arguments.list {
        pool::print_slowest();
    }
    if conclusion.num_filtered_out == count as u64 && !arguments.list {
        eprintln!("no scenario of these engines has such a name");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// Two browsers for each core, since a browser waits about half of the time; a soak has the machine for itself.
fn jobs() -> usize {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if Run::current() == Run::Soak { 1 } else { 2 * cores }
}

/// Every scenario in its engines: engine by engine, those that run alone at the end.
fn trials() -> Vec<Trial> {
    let (wanted, run) = (env::var("CME_ENGINES").unwrap_or_default(), Run::current());
    let asked_for =
        |one: &&Scenario| one.path.contains("::wordpress::") == wordpress::are_asked_for();
    let mut scenarios: Vec<_> = inventory::iter::<Scenario>().filter(asked_for).collect();
    scenarios.sort_by_key(|one| one.path);
    let mut turns = Vec::new();
    let known = |name: &str| name == "all" || Engine::ALL.iter().any(|one| one.to_string() == name);
    let unknown = wanted.split(',').find(|name| !name.is_empty() && !known(name));
    assert_eq!(unknown, None, "CME_ENGINES names no engine of ours");
    for engine in Engine::ALL {
        if ["", "all"].contains(&wanted.as_str()) || wanted.contains(&engine.to_string()) {
            let with = scenarios.iter().filter(|one| one.engines.have(engine, run));
            turns.extend(with.map(|one| {
                let (_, path) = one.path.split_once("::").unwrap();
                (engine, path, one.steps)
            }));
        }
    }
    turns.sort_by_key(|(engine, path, _)| is_alone(*engine, path));
    let trial = |(engine, path, steps): (Engine, &str, _)| {
        let name = format!("{path} in {engine}");
        let alone = is_alone(engine, path);
        let whole = engine == Engine::Chromium && WHOLE_BROWSER.contains(&path);
        Trial::test(name.clone(), move || pool::run(engine, &name, steps, alone, whole))
    };
    turns.into_iter().map(trial).collect()
}

fn is_alone(engine: Engine, path: &str) -> bool {
    let double = engine != Engine::Chromium && path.starts_with(DOUBLE_PRESSES);
    double || ALONE.iter().any(|beginning| path.starts_with(beginning))
}
