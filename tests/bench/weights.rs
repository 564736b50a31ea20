//! Weighs `dist/`: each file on the path to the first rating, plain, gzip 9 and brotli 11, and their sum.
//! Fails when that is more than it may be, so that bytes never come by the way.

use std::error::Error;
use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// What the files up to the first rating may weigh in brotli together, in bytes. A change that needs more
/// raises it here, and says why.
const MOST: usize = 142_900;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir("dist")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let first =
                name == "index.html" || name == "cme-selfcheck.js" || name.starts_with("page-");
            // Neither the program for authors nor what is fetched later.
            let widget = name.starts_with("cme-selfcheck-") && !name.contains("-rest-");
            first || widget && name.rsplit('.').next() == Some("wasm")
        })
        .collect();
    paths.sort();
    println!("{:<40} {:>9} {:>9} {:>9}", "until the first rating", "bytes", "gzip", "brotli");
    let mut sums = [0; 3];
    for path in paths {
        let bytes = fs::read(&path)?;
        let weights = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += weight;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        row(&name, weights);
    }
    row("sum", sums);
    let [_, _, brotli] = sums;
    if brotli > MOST {
        return Err(format!("{brotli} bytes until the first rating, {MOST} are the most").into());
    }
    Ok(())
}

fn row(name: &str, [plain, gzip, brotli]: [usize; 3]) {
    println!("{name:<40} {plain:>9} {gzip:>9} {brotli:>9}");
}

fn gzip(bytes: &[u8]) -> Result<usize, Box<dyn Error>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize, Box<dyn Error>> {
    let mut packed = Vec::new();
    {
        let mut encoder = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
        encoder.write_all(bytes)?;
    }
    Ok(packed.len())
}
