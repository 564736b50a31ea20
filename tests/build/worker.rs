//! Makes the worker of our own pages from the files that it keeps.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cme_selfcheck::embed::limits;
use serde_json::json;
use sha2::{Digest, Sha256};

/// The worker, and the one that takes it away.
pub(crate) const SCRIPT: &str = "sw.js";
pub(crate) const OFF: &str = "sw-off.js";

/// What the worker does not keep: itself, what is for programs, and the demos, which a host may leave out.
pub(crate) const LEFT_OUT: [&str; 4] = [SCRIPT, OFF, "custom-elements.json", "demo/"];

const WORKER: &str = include_str!("../../src/embed/worker.js");

/// Files by their path below the folder, with `/` between the parts.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// All files of a folder and those below it.
pub(crate) fn files(folder: &Path) -> io::Result<Files> {
    let mut found = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(one) = folders.pop() {
        for entry in fs::read_dir(one)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(below) = path.strip_prefix(folder) {
                found.insert(below.to_string_lossy().replace('\\', "/"), fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

/// Whether the worker keeps this file.
pub(crate) fn is_kept(path: &str) -> bool {
    !LEFT_OUT.iter().any(|one| path == *one || (one.ends_with('/') && path.starts_with(one)))
}

/// The worker for these files. Other bytes in any of them, or another worker, make another build.
pub(crate) fn script(files: &Files) -> String {
    let kept = files.iter().filter(|(path, _)| is_kept(path));
    let digests: BTreeMap<_, _> = kept
        .map(|(path, bytes)| (path, format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))))
        .collect();
    let digests = json!(digests).to_string();
    let build = format!("{:x}", Sha256::digest([digests.as_str(), WORKER].concat()));
    let build = &build[..16];
    let accept = json!(limits::ACCEPT_MESSAGE);
    format!(
        "const BUILD = \"{build}\";\nconst FILES = {digests};\nconst ACCEPT = {accept};\n{WORKER}"
    )
}
