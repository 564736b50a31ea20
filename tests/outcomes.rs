//! What became of the tests in the last run. Each program of tests leaves its lines in `target/outcomes`, a test
//! a line: `test module::name ... ok`, of a scenario `test firefox::module::name ... ok (1.2s)`. Long parts of
//! `make trust` and `make soak` leave a line each in a file of their own, once they have passed.

use std::fs;

use crate::evidence;

/// The programs of tests that cases name.
const GROUPS: [&str; 3] = ["browser", "host", "tidy"];
/// The parts that are run apart.
const PARTS: [&str; 8] =
    ["deny", "twice", "tabs", "fuzz", "core-mutants", "mutants", "soak", "steady"];

/// A run of a test: the engine, if it is a scenario, the test's name, and whether it passed.
type Run = (Option<String>, String, bool);

/// Every test with what became of it.
pub(crate) struct Outcomes(Vec<Run>);

impl Outcomes {
    /// Of the last run; what did not run is not in it.
    pub(crate) fn of_the_last_run() -> Self {
        let of = |group| {
            let path = format!("target/outcomes/{group}.txt");
            let text = fs::read_to_string(path).unwrap_or_default();
            text.lines().filter_map(|line| outcome(group, line)).collect::<Vec<_>>()
        };
        Self(GROUPS.map(of).concat())
    }

    /// What became of a test, or of all tests of a module: in how many engines it passed, the host being one, or
    /// what is wrong.
    pub(crate) fn of(&self, test: &str) -> Result<usize, String> {
        let module = format!("{test}::");
        let mut places: Vec<Option<String>> =
            evidence::engines_of(test).iter().map(|engine| Some(engine.to_lowercase())).collect();
        if places.is_empty() {
            places.push(None);
        }
        for place in &places {
            let runs = self.0.iter().filter(|(engine, name, _)| {
                engine == place && (name == test || name.starts_with(&module))
            });
            let passed: Vec<bool> = runs.map(|(_, _, passed)| *passed).collect();
            let there = place.as_deref().unwrap_or("host");
            if passed.is_empty() {
                return Err(format!("`{test}` did not run ({there})"));
            }
            if passed.contains(&false) {
                return Err(format!("`{test}` FAILED ({there})"));
            }
        }
        Ok(places.len())
    }
}

/// The parts that are run apart, each with what it left when it passed last, here.
pub(crate) fn parts() -> impl Iterator<Item = (&'static str, String)> {
    PARTS.into_iter().map(|part| {
        let left = fs::read_to_string(format!("target/outcomes/{part}.passed"));
        (part, left.map_or("not run here".to_owned(), |text| text.trim().to_owned()))
    })
}

/// What a line says.
fn outcome(group: &str, line: &str) -> Option<Run> {
    let (test, word) = line.strip_prefix("test ")?.split_once(" ... ")?;
    // A scenario's name begins with the engine.
    let (engine, name) = match test.split_once("::") {
        Some((engine, name)) if group == "browser" => (Some(engine.to_owned()), name),
        _ => (None, test),
    };
    Some((engine, format!("{group}::{name}"), word == "ok" || word.starts_with("ok (")))
}

#[test]
fn lines_of_every_program_are_read() {
    for (group, line, expected) in [
        (
            "browser",
            "test webkit::tabs::both ... ok (1.2s)",
            Some((Some("webkit"), "browser::tabs::both", true)),
        ),
        (
            "browser",
            "test firefox::tabs::both ... FAILED",
            Some((Some("firefox"), "browser::tabs::both", false)),
        ),
        ("host", "test gaps::round ... ok", Some((None, "host::gaps::round", true))),
        ("tidy", "test cases::last ... ignored, not yet", Some((None, "tidy::cases::last", false))),
        ("host", "test result: ok. 285 passed; 0 failed", None),
    ] {
        let expected = expected
            .map(|(engine, name, passed)| (engine.map(str::to_owned), name.to_owned(), passed));
        assert_eq!(outcome(group, line), expected, "{line}");
    }
}

#[test]
fn a_test_has_passed_where_it_passed_in_every_engine_that_it_runs_in() {
    let test = "browser::kill::killed_browser_loses_at_most_the_last_answer";
    let run = |engine: &str, passed| (Some(engine.to_owned()), test.to_owned(), passed);
    let of = |runs: &[Run]| Outcomes(runs.to_vec()).of(test);
    assert_eq!(of(&[run("chromium", true), run("firefox", true)]), Ok(2));
    assert_eq!(of(&[run("chromium", true)]), Err(format!("`{test}` did not run (firefox)")));
    let failed = [run("chromium", false), run("firefox", true)];
    assert_eq!(of(&failed), Err(format!("`{test}` FAILED (chromium)")));
}
