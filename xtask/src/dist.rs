//! Builds `dist/` with trunk, offline: every tool that it would fetch is on the path already.

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
    // The crates, once: what follows asks no registry, and knows the folder that they are in.
    run_command(&mut cargo("fetch --quiet --locked"))?;
    let flags = rust_flags()?;
    // Both programs at the same time; trunk would have them linked one after the other.
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

/// What `.cargo/config.toml` says, and that paths of this machine stay out of the wasm, which is then the same wherever
/// it is built. Separated by 0x1F, as `CARGO_ENCODED_RUSTFLAGS` requires: paths may have spaces.
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
