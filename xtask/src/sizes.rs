//! Checks the size of `dist/` against its budgets.

use std::io::Write;

use fs_err as fs;

use crate::Result;

/// Most bytes in brotli up to the first rating: start page, sheet, script and the first part of the program. More than
/// 2 % above it fails; raise it together with the reason, in `docs/performance.md`. The aim is 200 kB.
const FIRST_RATING: usize = 226_500;

/// Prints each file that is needed up to the first rating, plain and in brotli 11, and their sum.
///
/// # Errors
/// If there is no `dist/`, or it exceeds the budget.
pub fn run() -> Result {
    let mut paths: Vec<_> = fs::read_dir("dist")
        .map_err(|error| format!("dist/: {error}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_first(&path.file_name().unwrap_or_default().to_string_lossy()))
        .collect();
    paths.sort();
    println!("{:<40} {:>9} {:>9}", "until the first rating", "bytes", "brotli");
    let (mut plain, mut packed) = (0, 0);
    for path in paths {
        let bytes = fs::read(&path)?;
        let small = brotli(&bytes)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{name:<40} {:>9} {small:>9}", bytes.len());
        plain += bytes.len();
        packed += small;
    }
    println!("{:<40} {plain:>9} {packed:>9}", "sum");
    if packed > FIRST_RATING + FIRST_RATING / 50 {
        let limit = format!("{FIRST_RATING} and 2 % are the most (xtask/src/sizes.rs)");
        return Err(format!("{packed} bytes until the first rating; {limit}").into());
    }
    Ok(())
}

/// Excludes the authors' program and files that are fetched later.
fn is_first(name: &str) -> bool {
    let widget = name.starts_with("cme-selfcheck-") && !name.contains("-lazy-");
    ["index.html", "cme-selfcheck.js"].contains(&name)
        || name.starts_with("page-")
        || widget && name.rsplit('.').next() == Some("wasm")
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 11, 22).write_all(bytes)?;
    Ok(packed.len())
}
