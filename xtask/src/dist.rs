//! Builds `dist/` with trunk, offline: all tools that trunk would download are already on the path.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::tools::{WASM_TARGET, cargo, locked_version, run as run_command};

/// Builds the release.
///
/// # Errors
/// If cargo, trunk or the step after it fails.
pub(crate) fn run() -> Result {
    // Fetch the crates once: the later steps are offline, and need the folder of the sources.
    run_command(&mut cargo("fetch --quiet --locked"))?;
    let flags = rust_flags()?;
    // Link both programs in parallel; trunk would link them one after the other.
    let mut build = cargo("build --quiet --release --locked --bins --target");
    run_command(build.arg(WASM_TARGET).env("CARGO_ENCODED_RUSTFLAGS", &flags))?;
    let mut trunk = trunk("build")?;
    trunk.args(["--release", "--offline", "--locked"]);
    run_command(trunk.env("CARGO_ENCODED_RUSTFLAGS", flags))
}

/// Trunk with the version of wasm-bindgen that Cargo.lock names.
pub(crate) fn trunk(command: &str) -> Result<Command> {
    let mut trunk = Command::new("trunk");
    trunk.arg(command).env("TRUNK_TOOLS_WASM_BINDGEN", locked_version("wasm-bindgen")?);
    Ok(trunk)
}

/// The flags of `.cargo/config.toml`, and flags that keep paths of this machine out of the wasm, so that every machine
/// builds the same bytes. Separated by 0x1F, as `CARGO_ENCODED_RUSTFLAGS` requires, because paths may have spaces.
fn rust_flags() -> Result<String> {
    let mut flags = vec!["--cfg".to_owned(), "erase_components".to_owned()];
    flags.push(format!("--remap-path-prefix={}=/cme-selfcheck", env::current_dir()?.display()));
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let crates = home.ok_or("neither CARGO_HOME nor HOME is set")?.join("registry/src");
    for registry in fs_err::read_dir(crates)? {
        flags.push(format!("--remap-path-prefix={}=/crates", registry?.path().display()));
    }
    Ok(flags.join("\u{1f}"))
}
