//! Mutation testing of the host tests with cargo-mutants, which is configured in `.cargo/mutants.toml`. The mutants and
//! their outcomes are in `target/mutants/mutants.out`.

use std::path::Path;

use fs_err as fs;

use crate::Result;
use crate::steps::Steps;
use crate::tools::cargo;

/// Storage and merging, where every mutant must be caught: few enough to run in `make trust`.
const CORE: [&str; 5] =
    ["storage/record_store", "storage/memory", "storage/mod", "session/sync", "domain/record"];
/// Where no mutant may be missed: storage, merging, formats and scoring. Elsewhere nine in ten must be caught.
const STRICT: [&str; 13] = [
    "storage/",
    "format/",
    "session/sync.rs",
    "domain/answer.rs",
    "domain/assessment.rs",
    "domain/compare.rs",
    "domain/gap.rs",
    "domain/rated_item.rs",
    "domain/level.rs",
    "domain/listing.rs",
    "domain/priority.rs",
    "domain/record.rs",
    "domain/summary.rs",
];

/// Mutates everything that the host compiles; takes hours.
pub(super) fn all(steps: &mut Steps) -> Result {
    steps.run("wrong lines of code, one at a time", || mutate(&[]))
}

/// Mutates storage and merging.
pub(super) fn core(steps: &mut Steps) -> Result {
    steps.run("wrong lines of storage and merging, one at a time", || mutate(&CORE))
}

fn mutate(files: &[&str]) -> Result {
    // cargo-mutants does not report a missing file.
    for path in CORE.iter().map(|file| format!("src/{file}.rs")) {
        fs::metadata(path)?;
    }
    for path in STRICT {
        fs::metadata(Path::new("src").join(path))?;
    }
    let work = std::env::current_dir()?.join("target/mutants");
    fs::create_dir_all(&work)?;
    let mut command = cargo("mutants --jobs 1 --colors never --output");
    command.arg(&work).env("CARGO_TARGET_DIR", &work);
    for file in files {
        command.args(["--file", &format!("src/{file}.rs")]);
    }
    // Few cases, because they run for every mutant, and the first failure is enough.
    command.env("PROPTEST_CASES", std::env::var("PROPTEST_CASES").unwrap_or_else(|_| "24".into()));
    command.env("PROPTEST_MAX_SHRINK_ITERS", "0").env("INSTA_UPDATE", "no");
    command.env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true");
    // 2: some were missed; 3: some timed out, as endless loops do.
    match command.status()?.code() {
        Some(0 | 2 | 3) => check_outcome(&work.join("mutants.out")),
        code => Err(format!("cargo mutants ended with {code:?}").into()),
    }
}

fn check_outcome(out: &Path) -> Result {
    let listed = |name: &str| fs::read_to_string(out.join(name).with_extension("txt"));
    let caught = listed("caught")?.lines().count() + listed("timeout")?.lines().count();
    let missed = listed("missed")?;
    let unviable = listed("unviable")?.lines().count();
    let count = missed.lines().count();
    println!("{caught} caught, {count} missed, {unviable} do not compile\n{missed}");
    let strict = |line: &str| {
        let path = line.strip_prefix("src/").unwrap_or_default();
        STRICT.iter().any(|one| path.starts_with(one))
    };
    if missed.lines().any(strict) {
        return Err("Of storage, merging, formats and scoring, none may be missed.".into());
    }
    if caught * 10 < (caught + count) * 9 {
        return Err("That is less than nine of ten.".into());
    }
    Ok(())
}
