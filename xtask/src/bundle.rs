//! Bundles scripts and sheets with esbuild; writes the module `generated` with values from Rust and the build.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::atomic::{AtomicU32, Ordering};

use cme_selfcheck::embed::attributes::{ATTRIBUTES, Attribute};
use cme_selfcheck::embed::limits;
use cme_selfcheck::format::framework_v1;
use cme_selfcheck::messages::{authors, failure, update};
use fs_err as fs;
use serde_json::{Value, json};

use crate::Result;
use crate::tools::{output, work_dir};

/// The oldest browsers that run the self-check; the table in README.md has them, too.
const OLDEST_BROWSERS: &str = "--target=chrome111,firefox115,safari16.4";

/// The format of a bundled script.
#[derive(Clone, Copy)]
pub(crate) enum Format {
    /// A module.
    Module,
    /// A classic script, or a worker.
    Classic,
}

/// Bundles scripts and sheets, either small for visitors or readable for developers.
pub(crate) struct Bundler {
    small: bool,
    /// Exports of `generated`, by name, in addition to those of every build.
    values: Vec<(&'static str, Value)>,
}

impl Bundler {
    /// A bundler for visitors if `small`, otherwise for developers.
    pub(crate) fn new(small: bool) -> Self {
        Self { small, values: Vec::new() }
    }

    /// Makes a value available in `generated` to the scripts that are bundled from now on.
    pub(crate) fn export(&mut self, name: &'static str, value: Value) {
        self.values.push((name, value));
    }

    /// Bundles a script with everything that it imports. `program` is the glue of the wasm that it starts.
    pub(crate) fn script(
        &self,
        entry: &str,
        format: Format,
        program: Option<&Path>,
    ) -> Result<String> {
        let mut command = Command::new("esbuild");
        command.args([entry, "--bundle", OLDEST_BROWSERS, "--charset=utf8"]);
        command.args(["--legal-comments=none", "--log-level=warning"]);
        command.arg(match format {
            Format::Module => "--format=esm",
            Format::Classic => "--format=iife",
        });
        let generated = self.generated()?;
        command.arg(alias("generated", &generated)?);
        if let Some(program) = program {
            command.arg(alias("program", program)?);
        }
        if self.small {
            command.arg("--minify");
        }
        let script = output(&mut command)?;
        fs::remove_file(generated)?;
        Ok(script)
    }

    /// Bundles a style sheet.
    pub(crate) fn sheet(&self, text: &str) -> Result<String> {
        if !self.small {
            return Ok(text.to_owned());
        }
        let path = work_dir("bundle")?.join("sheet.css");
        fs::write(&path, text)?;
        output(Command::new("esbuild").arg(path).args(["--minify", OLDEST_BROWSERS]))
    }

    /// Writes the module (`src/embed/generated.d.ts` has its types).
    fn generated(&self) -> Result<PathBuf> {
        let mut text = String::new();
        for (name, value) in everywhere().iter().chain(&self.values) {
            writeln!(text, "export const {name} = {value};")?;
        }
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("generated-{}-{number}.js", process::id());
        let path = work_dir("bundle")?.join(name);
        fs::write(&path, text)?;
        Ok(path)
    }
}

/// Browser scenarios bundle scripts in parallel, so each module has its own file.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// An esbuild option that resolves imports of that name to a file.
fn alias(name: &str, path: &Path) -> Result<String> {
    Ok(format!("--alias:{name}={}", path.canonicalize()?.display()))
}

/// The exports that do not depend on the build.
fn everywhere() -> [(&'static str, Value); 7] {
    let row = |one: &Attribute| json!({ "name": one.name, "property": one.property(), "kind": one.kind.name() });
    let of_frame = ATTRIBUTES.iter().map(|one| one.name).chain(["lang", "dir"]);
    [
        ("ACCEPT", json!(limits::ACCEPT_MESSAGE)),
        ("ATTRIBUTES", ATTRIBUTES.iter().map(row).collect()),
        (
            "CHECK_MESSAGES",
            json!({ "cannotStart": authors::CANNOT_START, "stopped": authors::STOPPED }),
        ),
        (
            "FRAME",
            json!({
                "attributes": of_frame.collect::<Vec<_>>(),
                "type": limits::HEIGHT_MESSAGE,
                "lowest": limits::LOWEST_FRAME,
                "highest": limits::HIGHEST_FRAME,
            }),
        ),
        (
            "LIMITS",
            json!({
                "bytes": framework_v1::MAX_BYTES,
                "milliseconds": limits::FRAMEWORK_MILLISECONDS,
                "recall": limits::RECALL_MILLISECONDS,
                "prompt": limits::PROMPT_MILLISECONDS,
            }),
        ),
        (
            "MESSAGES",
            json!({
                "cannotLoad": failure::CANNOT_LOAD,
                "cannotRun": failure::CANNOT_RUN,
                "tooOld": failure::TOO_OLD,
                "refused": failure::REFUSED,
                "stopped": failure::STOPPED,
                "stoppedUnsaved": failure::STOPPED_UNSAVED,
                "stoppedEmpty": failure::STOPPED_EMPTY,
                "notReady": failure::NOT_READY,
                "frameworkUnreachable": failure::FRAMEWORK_UNREACHABLE,
                "frameworkMissing": failure::FRAMEWORK_MISSING,
                "frameworkTooLarge": failure::FRAMEWORK_TOO_LARGE,
                "frameworkSlow": failure::FRAMEWORK_SLOW,
                "downloadSaved": failure::DOWNLOAD_SAVED,
                "reload": failure::RELOAD,
                "paper": failure::PAPER,
            }),
        ),
        (
            "UPDATE_MESSAGES",
            json!({ "ready": update::READY, "readyTeam": update::READY_TEAM, "use": update::USE }),
        ),
    ]
}
