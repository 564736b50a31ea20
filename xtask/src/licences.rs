//! The licences of the crates in the program, with their texts, which most of them require.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fs_err as fs;
use serde_json::Value;

use crate::Result;
use crate::tools::{WASM_TARGET, cargo, output};

/// How the names of licence files begin.
const LICENCES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// The file: the crates by licence, then every text once.
pub(crate) fn text() -> Result<String> {
    let folders = folders()?;
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut out =
        "cme-selfcheck is made with these crates, under these licences. Their texts follow.\n\n"
            .to_owned();
    for (name, version, licence) in crates()? {
        writeln!(out, "{name} {version}: {licence}")?;
        let folder = folders.get(&(name.clone(), version)).ok_or("a crate without a folder")?;
        for text in texts_in(folder)? {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    for (text, names) in texts {
        let names: Vec<_> = names.into_iter().collect();
        write!(out, "\n{}\n{}\n\n{text}\n", "=".repeat(80), names.join(", "))?;
    }
    Ok(out)
}

/// Name, version and licence of a crate.
type Crate = (String, String, String);

/// Each crate that can be in the wasm.
fn crates() -> Result<BTreeSet<Crate>> {
    let edges = "normal,no-proc-macro";
    let listed = output(
        cargo("tree --locked --package cme-selfcheck --prefix none --format {p}|{l}").args([
            "--target",
            WASM_TARGET,
            "-e",
            edges,
        ]),
    )?;
    let read = |line: &str| {
        // `cargo tree` marks repeated crates with a star.
        let (package, licence) = line.trim_end_matches(" (*)").split_once('|')?;
        let (name, rest) = package.split_once(" v")?;
        let version = rest.split(' ').next()?;
        let ours = name == "cme-selfcheck";
        (!ours).then(|| (name.to_owned(), version.to_owned(), licence.to_owned()))
    };
    Ok(listed.lines().filter_map(read).collect())
}

/// Where the sources of each crate are, by name and version.
fn folders() -> Result<BTreeMap<(String, String), PathBuf>> {
    let told = output(
        cargo("metadata --locked --format-version 1").args(["--filter-platform", WASM_TARGET]),
    )?;
    let metadata: Value = serde_json::from_str(&told)?;
    let mut folders = BTreeMap::new();
    let packages = metadata.get("packages").and_then(Value::as_array);
    for package in packages.ok_or("no packages")? {
        let text = |key: &str| {
            let text = package.get(key).and_then(Value::as_str);
            text.map(str::to_owned).ok_or("a package without a name")
        };
        let manifest = PathBuf::from(text("manifest_path")?);
        let folder = manifest.parent().ok_or("a manifest without a folder")?;
        folders.insert((text("name")?, text("version")?), folder.to_owned());
    }
    Ok(folders)
}

/// The texts of a crate's licences, with the same line ends for all.
fn texts_in(folder: &Path) -> Result<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && LICENCES.iter().any(|start| name.starts_with(start)) {
            let text = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n");
            texts.insert(text.trim().to_owned());
        }
    }
    Ok(texts)
}
