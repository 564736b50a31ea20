//! The service worker of our own pages, generated from the files that it caches.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::Result;
use crate::bundle::{Bundler, Format};
use crate::files::Files;

/// The address at which a page registers the worker.
pub const SCRIPT: &str = "sw.js";
/// A replacement for that file with which a website removes the worker.
pub const OFF: &str = "sw-off.js";

/// Files that the worker does not cache: itself, files for programs and servers, and the demos, which a host may omit.
const LEFT_OUT: [&str; 5] = [SCRIPT, OFF, "custom-elements.json", "demo/", "hosting/"];

const WORKER: &str = include_str!("../../src/embed/worker.js");

/// Whether the worker caches this file.
pub fn is_kept(path: &str) -> bool {
    !LEFT_OUT.iter().any(|one| path == *one || (one.ends_with('/') && path.starts_with(one)))
}

/// Digests of the files that the worker caches, by path.
pub fn digests(files: &Files) -> BTreeMap<&str, String> {
    let kept = files.iter().filter(|(path, _)| is_kept(path));
    let digest = |bytes| format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
    kept.map(|(path, bytes)| (path.as_str(), digest(bytes))).collect()
}

/// The worker for these files. Any change in them, or in the worker, makes a new build.
///
/// # Errors
/// If esbuild is missing.
pub fn script(files: &Files) -> Result<String> {
    let digests = json!(digests(files));
    let build = format!("{:x}", Sha256::digest([&digests.to_string(), WORKER].concat()));
    let mut bundler = Bundler::new(true);
    bundler.export("BUILD", json!(build[..16]));
    bundler.export("CACHED_FILES", digests);
    bundler.script("src/embed/worker.js", Format::Classic, None)
}
