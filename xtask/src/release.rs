//! Packs `dist/` into `target/release-archive`: an archive for web servers, an npm package, a WordPress plugin.
//!
//! Sorted entries, the date of the last commit and a fixed compressor: the same sources give the same bytes on any
//! machine ([`crate::dist`] ensures that for the content).

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};
use std::path::Path;
use std::process::Command;

use fs_err as fs;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::files::{Files, integrity, read_folder};
use crate::tools::output;
use crate::{Result, licences, wordpress};

pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
const DESCRIPTION: &str =
    "An in-browser competency self-assessment for people who run continuing medical education.";
/// The licences of the crates inside.
const LICENCES: &str = "LICENSES-OF-OTHERS.txt";
const OUT: &str = "target/release-archive";
/// Files that are added to `dist/` in each.
const PAPERS: [&str; 3] = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];
/// The scripts that pages refer to.
const SCRIPTS: [&str; 4] = ["cme-selfcheck.js", "cme-selfcheck-frame.js", "frame.js", "offline.js"];

/// Packs the build.
///
/// # Errors
/// If there is no `dist/`.
pub(crate) fn run() -> Result {
    let dist = read_folder(Path::new("dist"))?;
    if Path::new(OUT).exists() {
        fs::remove_dir_all(OUT)?;
    }
    let name = format!("cme-selfcheck-{VERSION}");
    let archive = zipped(&name, &archive(&dist)?)?;
    write_file(&format!("{name}.zip"), &archive)?;
    for (path, bytes) in package(&dist)? {
        write_file(&format!("npm/{path}"), &bytes)?;
    }
    let plugin = plugin(&dist, VERSION)?;
    write_file(&format!("cme-selfcheck-wordpress-{VERSION}.zip"), &plugin)?;
    println!("{OUT}/{name}.zip {} bytes", archive.len());
    println!("sha256 {}", hex(&archive));
    println!("{OUT}/cme-selfcheck-wordpress-{VERSION}.zip {} bytes", plugin.len());
    println!("sha256 {}", hex(&plugin));
    println!("{OUT}/npm for npm publish");
    Ok(())
}

fn write_file(path: &str, bytes: &[u8]) -> Result {
    let path = Path::new(OUT).join(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, bytes)?)
}

/// The archive for web servers: `dist/`, papers, integrity values and the digest of every file.
fn archive(dist: &Files) -> Result<Files> {
    let mut files = dist.clone();
    add_papers(&mut files)?;
    files.insert("integrity.json".to_owned(), integrity_values(dist)?);
    let mut sums = String::new();
    for (path, bytes) in &files {
        writeln!(sums, "{}  {path}", hex(bytes))?;
    }
    files.insert("SHA256SUMS".to_owned(), sums.into_bytes());
    Ok(files)
}

/// The npm package: `dist/` in a folder of that name, types, and the description.
fn package(dist: &Files) -> Result<Files> {
    let mut files: Files =
        dist.iter().map(|(path, bytes)| (format!("dist/{path}"), bytes.clone())).collect();
    add_papers(&mut files)?;
    files.insert("README.md".to_owned(), fs::read("xtask/src/npm.md")?);
    files.insert("index.d.ts".to_owned(), fs::read("public/index.d.ts")?);
    files.insert("integrity.json".to_owned(), integrity_values(dist)?);
    files.insert("package.json".to_owned(), format!("{:#}\n", description()).into_bytes());
    Ok(files)
}

/// The plugin for WordPress, packed.
pub(crate) fn plugin(dist: &Files, version: &str) -> Result<Vec<u8>> {
    let mut files = wordpress::plugin(dist, version)?;
    add_papers(&mut files)?;
    let plugin = zipped("cme-selfcheck", &files)?;
    // Many hosts accept no larger upload.
    if plugin.len() > 2_000_000 {
        return Err(format!("the plugin for WordPress has {} bytes", plugin.len()).into());
    }
    Ok(plugin)
}

fn add_papers(files: &mut Files) -> Result {
    for path in PAPERS {
        files.insert(path.to_owned(), fs::read(path)?);
    }
    files.insert(LICENCES.to_owned(), licences::text()?.into_bytes());
    Ok(())
}

/// The values of `integrity` attributes.
fn integrity_values(dist: &Files) -> Result<Vec<u8>> {
    let mut values = Map::new();
    for path in SCRIPTS {
        let bytes = dist.get(path).ok_or_else(|| format!("dist/ has no {path}"))?;
        values.insert(path.to_owned(), Value::from(integrity(bytes)));
    }
    Ok(format!("{:#}\n", json!({ "version": VERSION, "integrity": values })).into_bytes())
}

fn description() -> Value {
    json!({
        "name": "cme-selfcheck",
        "version": VERSION,
        "description": DESCRIPTION,
        "license": env!("CARGO_PKG_LICENSE"),
        "type": "module",
        "exports": {
            ".": { "types": "./index.d.ts", "default": "./dist/cme-selfcheck.js" },
            "./dist/*": "./dist/*",
            "./package.json": "./package.json",
        },
        "types": "./index.d.ts",
        "customElements": "dist/custom-elements.json",
        "sideEffects": true,
        "files": ["dist", "index.d.ts", "integrity.json", LICENCES, "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"],
    })
}

/// The archive; its content is read back and compared.
fn zipped(folder: &str, files: &Files) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(date()?)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(format!("{folder}/{path}"), options)?;
        writer.write_all(bytes)?;
    }
    let archive = writer.finish()?.into_inner();
    let mut reader = ZipArchive::new(Cursor::new(&archive))?;
    for (path, bytes) in files {
        let mut found = Vec::new();
        reader.by_name(&format!("{folder}/{path}"))?.read_to_end(&mut found)?;
        if found != *bytes {
            return Err(format!("{path} does not come back from the archive").into());
        }
    }
    Ok(archive)
}

/// The time of the last commit. Servers compare files by date and size, and a script in which only digests have changed
/// keeps its size.
fn date() -> Result<DateTime> {
    let mut git = Command::new("git");
    git.args(["log", "-1", "--format=%cd", "--date=format-local:%Y %m %d %H %M %S"]);
    let printed = output(git.env("TZ", "UTC"))?;
    let (year, others) = printed.trim().split_once(' ').ok_or("git tells no date")?;
    let others = others.split(' ').map(str::parse).collect::<std::result::Result<Vec<u8>, _>>()?;
    let [month, day, hour, minute, second] = others[..] else {
        return Err(format!("git tells the date {printed}").into());
    };
    Ok(DateTime::from_date_and_time(year.parse()?, month, day, hour, minute, second)?)
}

fn hex(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
