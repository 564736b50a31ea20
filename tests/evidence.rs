//! The tests that documents name: whether they exist, and where they run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const ENGINES: [&str; 3] = ["Chromium", "Firefox", "WebKit"];

/// Every test: `browser::module::name` of the list of scenarios, `host::module::name`, `tidy::module::name`.
static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let list = fs::read_to_string("tests/browser/main.rs").unwrap();
    let (_, list) = list.split_once("scenarios![\n").unwrap();
    let (list, _) = list.split_once("\n];").unwrap();
    let scenarios =
        list.lines().map(|line| format!("browser::{}", line.trim().trim_end_matches(',')));
    let mut names: BTreeSet<String> = scenarios.collect();
    let tidy = super::files("tests", &[".rs"]).into_iter();
    let tidy =
        tidy.filter(|path| path.parent() == Some(Path::new("tests"))).map(|path| ("tidy", path));
    let host = super::files("tests/host", &[".rs"]).into_iter().map(|path| ("host", path));
    for (group, path) in host.chain(tidy) {
        let module = path.file_stem().unwrap().to_string_lossy().into_owned();
        names.extend(tests_in(&path).map(|name| format!("{group}::{module}::{name}")));
    }
    names
});

/// The functions of a file that carry `#[test]`.
fn tests_in(path: &Path) -> impl Iterator<Item = String> {
    let text = fs::read_to_string(path).unwrap();
    let after: Vec<_> = text.split("#[test]").skip(1).map(str::to_owned).collect();
    after.into_iter().filter_map(|rest| {
        let (_, rest) = rest.split_once("fn ")?;
        Some(rest.split('(').next()?.to_owned())
    })
}

/// The rows of a table that is written as text, a line a row: their cells, trimmed.
pub(crate) fn rows<const CELLS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; CELLS]> {
    table.lines().filter(|line| !line.is_empty()).map(|line| {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        cells.try_into().unwrap()
    })
}

/// The tests that a cell names.
pub(crate) fn tests_of(cell: &str) -> Vec<&str> {
    cell.split(", ").filter(|name| !name.is_empty()).collect()
}

/// Each of these is a test, or a module of tests.
pub(crate) fn exist(of: &str, tests: &[&str]) {
    for name in tests {
        let module = format!("{name}::");
        let found = NAMES.iter().any(|one| one == name || one.starts_with(&module));
        assert!(found, "{of}: there is no test {name}");
    }
}

/// The tests, for a cell.
pub(crate) fn listed(tests: &[&str]) -> String {
    tests.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Where all of these tests run: a scenario may begin by leaving out an engine.
pub(crate) fn engines(tests: &[&str]) -> String {
    let mut engines = BTreeSet::from(ENGINES);
    let (mut host, mut browser) = (false, false);
    for name in tests {
        let here = engines_of(name);
        if here.is_empty() {
            host = true;
        } else {
            browser = true;
            engines.retain(|engine| here.contains(engine));
        }
    }
    let engines = engines.into_iter().filter(|_| browser);
    engines.chain(host.then_some("host")).collect::<Vec<_>>().join(", ")
}

/// Where a scenario runs; of another test, nowhere.
pub(crate) fn engines_of(test: &str) -> Vec<&'static str> {
    match test.split("::").collect::<Vec<_>>()[..] {
        ["browser", module, name] => of_scenario(module, name),
        _ => Vec::new(),
    }
}

fn of_scenario(module: &str, name: &str) -> Vec<&'static str> {
    let text = fs::read_to_string(format!("tests/browser/{module}.rs")).unwrap();
    let (_, body) = text.split_once(&format!("pub(crate) async fn {name}(")).unwrap();
    let (_, body) = body.split_once('\n').unwrap();
    let start = body.trim_start();
    let leaves = |condition: &str| {
        start.strip_prefix(condition).is_some_and(|rest| {
            rest.lines()
                .nth(1)
                .into_iter()
                .chain(rest.lines().nth(2))
                .any(|line| line.trim() == "return;")
        })
    };
    if leaves("if browser.engine != Engine::Chromium {") {
        return vec!["Chromium"];
    }
    if leaves("if browser.engine == Engine::WebKit {") {
        return vec!["Chromium", "Firefox"];
    }
    ENGINES.to_vec()
}
