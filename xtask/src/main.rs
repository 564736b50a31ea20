//! `cargo xtask COMMAND`: the build steps. The Makefile first installs the tools that they need.

use std::env;
use std::process::ExitCode;

use xtask::{Result, dev, docs, post_build, serve, sizes, suites};

const USAGE: &str = "\
cargo xtask COMMAND

  dev [PORT]           serve a debug build that is rebuilt on save
  serve [PORT]         build the release, and serve it as the product promises to be served
  dist                 build the release into dist/
  release              the same, and pack it into target/release-archive
  check-port [PORT]    whether dev and serve can use it
  sizes                weigh dist/ against the budget
  sync-docs [--check]  write the generated documents, or say which are stale
  post-build           what trunk calls after wasm-bindgen
  check, test, test-all, test-hosts, listen, steady, soak, bench, trust, deny, twice, tabs, fuzz, mutants
                       suites of tests, as the Makefile describes them
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result {
    // Paths are relative to the repository.
    env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    let mut arguments = env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let argument = arguments.next();
    match (command.as_str(), argument.as_deref()) {
        ("dev", port) => dev::run(port),
        ("serve", port) => serve::run(port),
        ("check-port", port) => serve::check_port(port),
        ("sizes", None) => sizes::run(),
        ("sync-docs", None) => docs::write(),
        ("sync-docs", Some("--check")) => docs::check(),
        ("post-build", None) => post_build::run(),
        (suite, None) => suites::run(suite).unwrap_or_else(|| Err(USAGE.into())),
        _ => Err(USAGE.into()),
    }
}
