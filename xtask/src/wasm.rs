//! Converts cargo's linked wasm to the files that a browser runs: splits it, adds its glue, and optimises it.

use std::path::{Path, PathBuf};
use std::process::Command;

use fs_err as fs;
use serde_json::Value;
use wasm_encoder::{CustomSection, Section};
use wasm_split_cli_support::{Options, transform};

use crate::tools::{output, work_dir};
use crate::{Result, short_names};

/// The features of wasm beyond version 1 that a program may use; every supported browser has them.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// These passes before the usual ones save 1 % of the visitors' program. Not inlining functions with a single caller,
/// unless they are tiny, saves almost as much, because repeated code compresses better.
const PASSES: [&str; 7] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=16",
];

/// How wasm-bindgen's glue imports that module. The bundler would build the namespace with a loop over an object, which
/// throws if a page has extended `Object.prototype`.
const NAMESPACE: &str = "import * as import1 from \"./__wasm_split.js\"";
/// The same import as a plain object.
const OBJECT: &str = "import import1 from \"./__wasm_split.js\"";

/// A program with its glue, the ES module from wasm-bindgen.
pub(crate) struct Program {
    /// The wasm.
    pub(crate) wasm: Vec<u8>,
    /// Path of its glue.
    pub(crate) glue: PathBuf,
}

/// Splits a linked program: the part that a visitor needs up to the first rating, and the lazy part, which only lacks
/// [`optimised`]. `src/lazy_part.rs` decides where it is split.
pub(crate) fn split(linked: &Path) -> Result<(PathBuf, Vec<u8>)> {
    let whole = fs::read(linked)?;
    let folder = work_dir("split")?;
    let first = folder.join("cme-selfcheck.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    let cut = transform(options).map_err(|why| why.to_string())?;
    match cut.split_modules.as_slice() {
        [lazy] => Ok((first, fs::read(lazy)?)),
        others => Err(format!("expected one lazy part, found {others:?}").into()),
    }
}

/// Makes wasm-bindgen write the glue of a program, and shortens the names. The linker's exports are kept, because the
/// lazy part finds the function table by them.
pub(crate) fn with_glue(linked: &Path, name: &str) -> Result<Program> {
    let folder = work_dir("glue")?;
    let options = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name];
    output(Command::new("wasm-bindgen").args(options).arg("--out-dir").arg(&folder).arg(linked))?;
    let glue = folder.join(name).with_extension("js");
    let wasm = fs::read(folder.join(format!("{name}_bg.wasm")))?;
    let (text, wasm) = short_names::shorten(&fs::read_to_string(&glue)?, &wasm)?;
    fs::write(&glue, text.replace(NAMESPACE, OBJECT))?;
    fs::write(folder.join("__wasm_split.js"), load_lazy_part()?)?;
    Ok(Program { wasm: optimised(&wasm, name)?, glue })
}

/// The module by which the glue of a split program loads the lazy part.
fn load_lazy_part() -> Result<String> {
    let script = Path::new("src/embed/lazy_part.js").canonicalize()?;
    let script = Value::from(script.to_string_lossy());
    Ok(format!(
        "import {{ loadLazyPart }} from {script};\n\
         export default {{ __wasm_split_load_lazy: loadLazyPart }};\n"
    ))
}

/// The lazy part with the style sheet of its screens in a custom section, which `lazy_part.js` reads.
pub(crate) fn with_style(mut lazy: Vec<u8>, style: &str) -> Vec<u8> {
    CustomSection { name: "style".into(), data: style.as_bytes().into() }.append_to(&mut lazy);
    lazy
}

/// Runs a wasm through wasm-opt. `name` separates the files of parallel runs.
pub(crate) fn optimised(wasm: &[u8], name: &str) -> Result<Vec<u8>> {
    let folder = work_dir("optimised")?;
    let [from, to] = ["larger", "smaller"].map(|size| folder.join(format!("{name}-{size}.wasm")));
    fs::write(&from, wasm)?;
    output(Command::new("wasm-opt").args(FEATURES).args(PASSES).arg(&from).arg("-o").arg(&to))?;
    Ok(fs::read(to)?)
}
