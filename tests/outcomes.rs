//! What became of the tests in the last run. Each program of tests leaves its lines in `target/outcomes`, a test
//! a line: `test module::name ... ok`, of a scenario `test firefox::module::name ... ok (1.2s)`.

use std::fs;

/// The programs of tests that cases name.
const GROUPS: [&str; 3] = ["browser", "host", "tidy"];

/// Every test with what became of it; a scenario once for each engine.
pub(crate) struct Outcomes(Vec<(String, bool)>);

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

    /// How many runs of a test, or of all tests of a module, there were, and how many of them passed.
    pub(crate) fn of(&self, name: &str) -> (usize, usize) {
        let module = format!("{name}::");
        let runs = self.0.iter().filter(|(test, _)| test == name || test.starts_with(&module));
        runs.fold((0, 0), |(all, passed), (_, ok)| (all + 1, passed + usize::from(*ok)))
    }
}

/// The test of a line, named as cases name it, and whether it passed.
fn outcome(group: &str, line: &str) -> Option<(String, bool)> {
    let (test, word) = line.strip_prefix("test ")?.split_once(" ... ")?;
    // A scenario's name begins with the engine.
    let name = if group == "browser" { test.split_once("::")?.1 } else { test };
    Some((format!("{group}::{name}"), word == "ok" || word.starts_with("ok (")))
}

#[test]
fn lines_of_every_program_are_read() {
    let read = |name: &str, passed| Some((name.to_owned(), passed));
    for (group, line, expected) in [
        ("browser", "test webkit::tabs::both ... ok (1.2s)", read("browser::tabs::both", true)),
        ("browser", "test firefox::tabs::both ... FAILED (9s)", read("browser::tabs::both", false)),
        ("host", "test gaps::round ... ok", read("host::gaps::round", true)),
        ("tidy", "test cases::last ... ignored, not yet", read("tidy::cases::last", false)),
        ("host", "test result: ok. 285 passed; 0 failed", None),
    ] {
        assert_eq!(outcome(group, line), expected, "{line}");
    }
}
