//! Cuts a linked program in two: what a visitor needs up to the first rating, and the rest.
//!
//! `split PROGRAM FOLDER` writes the first part under the program's own name into the folder, for
//! wasm-bindgen to go on with, and the second as `split_later.wasm`, which is finished but for wasm-opt.
//! Where the cut is made, `src/embed/later.rs` says.

use std::env;
use std::error::Error;
use std::path::PathBuf;

use wasm_split_cli_support::{Options, transform};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (program, folder) = arguments.next().zip(arguments.next()).ok_or("a program, a folder")?;
    let whole = std::fs::read(&program)?;
    let first = folder.join(program.file_name().ok_or("no file")?);
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    let cut = transform(options).map_err(|why| why.to_string())?;
    match cut.split_modules.as_slice() {
        [one] if one.ends_with("split_later.wasm") => Ok(()),
        others => Err(format!("expected one second part, found {others:?}").into()),
    }
}
