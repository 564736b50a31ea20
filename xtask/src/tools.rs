//! Calling other programs, and paths.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// The compilation target of the visitors' programs.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Cargo's folder for what it builds.
pub(crate) fn target_dir() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

/// The folder that tests/tools/install.sh fills.
pub fn tools_dir() -> PathBuf {
    env::var_os("TOOLS").map_or_else(|| ".tools".into(), PathBuf::from)
}

/// A folder below cargo's for this program, created if needed.
pub(crate) fn work_dir(name: &str) -> Result<PathBuf> {
    let folder = target_dir().join("xtask").join(name);
    fs_err::create_dir_all(&folder)?;
    Ok(folder)
}

/// The linked wasm of a binary in the release.
pub(crate) fn linked(binary: &str) -> PathBuf {
    target_dir().join(WASM_TARGET).join("release").join(binary).with_extension("wasm")
}

/// Cargo, with these arguments.
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split_whitespace());
    command
}

/// Runs a program to its end.
///
/// # Errors
/// If it is not on the path, or fails.
pub(crate) fn run(command: &mut Command) -> Result {
    let name = command.get_program().to_owned();
    let status = command.status().map_err(|error| not_started(&name, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed", base(&name)).into()) }
}

/// The output of a program.
///
/// # Errors
/// If it is not on the path, fails (with its messages), or its output is not text.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_owned();
    let output = command.output().map_err(|error| not_started(&name, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    Err(format!("{} failed:\n{}", base(&name), String::from_utf8_lossy(&output.stderr)).into())
}

fn not_started(name: &OsStr, error: &std::io::Error) -> String {
    format!("{} cannot be started: {error}. Through make, missing tools are installed.", base(name))
}

fn base(name: &OsStr) -> String {
    Path::new(name).file_name().unwrap_or(name).to_string_lossy().into_owned()
}

/// The version of a crate in Cargo.lock.
pub(crate) fn locked_version(name: &str) -> Result<String> {
    let lock = fs_err::read_to_string("Cargo.lock")?;
    let after = format!("name = \"{name}\"\nversion = \"");
    let version = lock.split(&after).nth(1).and_then(|rest| rest.split('"').next());
    Ok(version.ok_or_else(|| format!("Cargo.lock has no {name}"))?.to_owned())
}
