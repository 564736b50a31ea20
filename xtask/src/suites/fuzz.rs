//! Every fuzz target of `tests/fuzz`, each for `CME_FUZZ_RUNS` inputs (a million), one after another.
//!
//! The same sources try the same inputs: the seed is fixed and each run starts with the corpus of
//! `tests/fixtures/fuzz`. A crash, an input that always takes longer than a second (`tests/fuzz/properties.rs`), a hang
//! or excessive memory stops the run.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::{env, io};

use fs_err as fs;

use crate::Result;
use crate::steps::Steps;

/// Targets, with the maximum size of an input in bytes.
const TARGETS: [(&str, u32); 6] = [
    ("result_file", 4096),
    ("framework_file", 4096),
    ("saved_record", 4096),
    ("link_payload", 5120),
    ("csv_table", 2048),
    ("team_file", 4096),
];

pub(super) fn run(steps: &mut Steps) -> Result {
    let runs = env::var("CME_FUZZ_RUNS").unwrap_or_else(|_| "1000000".to_owned());
    // `none` is several times faster, and detects panics and slowness only.
    let sanitizer = env::var("CME_FUZZ_SANITIZER").unwrap_or_else(|_| "address".to_owned());
    TARGETS.iter().try_for_each(|(target, bytes)| {
        let name = format!("fuzzing {target}: {runs} inputs of at most {bytes} bytes, {sanitizer}");
        steps.run(&name, || fuzz(target, *bytes, &runs, &sanitizer))
    })
}

fn fuzz(target: &str, bytes: u32, runs: &str, sanitizer: &str) -> Result {
    let work = env::current_dir()?.join("target/fuzz");
    let [corpus, found] = ["corpus", "found"].map(|name| work.join(name).join(target));
    let seeds = env::current_dir()?.join("tests/fixtures/fuzz").join(target);
    if corpus.exists() {
        fs::remove_dir_all(&corpus)?;
    }
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&found)?;
    let log = work.join(format!("{target}.log"));
    // Not the cargo that runs this program, because the folder's toolchain is a nightly compiler.
    let mut command = Command::new("cargo");
    command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO").current_dir("tests/fuzz");
    command
        .args(["fuzz", "run", "--fuzz-dir", ".", "--sanitizer"])
        .arg(sanitizer)
        .arg("--target-dir")
        .arg(work.join(sanitizer));
    command.arg(target).args([&corpus, &seeds]).arg("--");
    command.args([format!("-runs={runs}"), format!("-max_len={bytes}")]);
    command.args(["-seed=1", "-timeout=60", "-rss_limit_mb=1024", "-verbosity=1"]);
    command.args(["-print_final_stats=1", "-dict=json.dict"]);
    command.arg(format!("-artifact_prefix={}/", found.display()));
    let file = File::create(&log)?;
    let passed = command.stdout(file.try_clone()?).stderr(file).status()?.success();
    if passed {
        print_statistics(&log).map_err(Into::into)
    } else {
        Err(failure_message(target, &log)?.into())
    }
}

/// Prints the number of inputs and the memory that was needed.
fn print_statistics(log: &Path) -> io::Result<()> {
    let log = fs::read_to_string(log)?;
    let wanted = |line: &&str| line.starts_with("Done ") || line.starts_with("stat::peak_rss_mb");
    log.lines().filter(wanted).for_each(|line| println!("{line}"));
    Ok(())
}

fn failure_message(target: &str, log: &Path) -> io::Result<String> {
    let text = fs::read_to_string(log)?;
    let lines: Vec<_> = text.lines().collect();
    let end = lines.get(lines.len().saturating_sub(40)..).unwrap_or_default().join("\n");
    Ok(format!(
        "{end}\n{target} found something. Its input is in target/fuzz/found/{target}, the whole log in {}.\n\
         Copy the input to tests/fixtures/fuzz/{target}: cargo test regressions then fails until it is mended.",
        log.display()
    ))
}
