//! Seals a build: trunk runs this after wasm-bindgen and wasm-opt have written into its staging folder.
//!
//! Trunk's own integrity does not protect the wasm, and its loader is an inline script, so this step
//! makes the files that a visitor runs:
//!
//! - the wasm, cut in two files (`split.rs`), each renamed after its own digest (trunk names it after what
//!   wasm-opt started from);
//! - `cme-selfcheck.js`: wasm-bindgen's glue and the scripts of `src/embed` in one module that carries the
//!   wasm's digest, the styles, the table of attributes and the loader's sentences. One `integrity` on
//!   the page's script tag then covers every byte that runs; our own pages get it, and
//!   `demo/embed.html` is the snippet that others copy.
//!
//! Our own pages ask for the wasm while the script is still on its way, and the first one has the start
//! screen before either has come.
//!
//! It also writes `paper.html` from the framework, the scripts of the frame, in the same way as for
//! visitors the two files of the page for authors, whose wasm `tests/tools/dist.sh` has built before, the
//! manifest with its icons, and at the very end, from all that is there then, the worker of our own pages.

mod icons;
mod install;
mod names;
mod paper;
mod registrar;
mod style;
mod welcome;
mod worker;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cme_selfcheck::embed::attributes::{ATTRIBUTES, Attribute};
use cme_selfcheck::embed::limits;
use cme_selfcheck::format::framework_v1;
use cme_selfcheck::words::{authors, failure};
use sha2::{Digest, Sha384};

const ENTRY: &str = "cme-selfcheck.js";
/// The pages of ours that load the entry file.
const PAGES: [&str; 8] = [
    "index.html",
    "frame.html",
    "demo/embed.html",
    "demo/association.html",
    "demo/two.html",
    "demo/theme.html",
    "demo/kiosk.html",
    CHECK.0,
];
/// Those that ask for the wasm at once. The demos show what others write, and a name with a digest is not for them.
const EAGER_PAGES: [&str; 2] = ["index.html", "frame.html"];
/// Those that work without a network and can be installed.
const OFFLINE_PAGES: [&str; 1] = ["index.html"];
/// The script inside the frame, and the one for hosts of it.
const FRAME: [(&str, &str); 2] = [
    ("frame.js", include_str!("../../src/embed/frame.js")),
    ("cme-selfcheck-frame.js", include_str!("../../src/embed/frame_host.js")),
];
/// The page for authors, its script, and where its program was built.
const CHECK: (&str, &str, &str) = ("check.html", "check.js", "target/check");
/// Where `tests/tools/split` leaves the second part of the program.
const REST: &str = "target/split/split_later.wasm";
const CHECK_SCRIPT: &str = include_str!("../../src/authors/check.js");
const CHECK_STYLES: [&str; 2] =
    [include_str!("../../style/page.css"), include_str!("../../style/check.css")];
const LINK: &str = include_str!("../../src/embed/link.js");
const MIRROR: &str = include_str!("../../src/embed/mirror.js");
const LOADER: &str = include_str!("../../src/embed/loader.js");
const ELEMENT: &str = include_str!("../../src/embed/element.js");
const STYLES: [&str; 2] =
    [include_str!("../../style/tokens.css"), include_str!("../../style/widget.css")];

fn main() -> Result<(), Box<dyn Error>> {
    let staging = PathBuf::from(env::var("TRUNK_STAGING_DIR")?);
    let (glue, wasm) = program(&staging, &staging, "cme-selfcheck")?;
    let rest = named(&staging, "cme-selfcheck-rest", &optimised(&fs::read(REST)?)?)?;
    let files = serde_json::json!({ "wasm": wasm, "rest": rest });
    let style = minified(&style::with_readers_rem(&STYLES.concat()), "css")?;
    let joined = [
        LINK.to_owned(),
        glue,
        format!("const FILES = {files};"),
        format!("const WORDS = {};", words()),
        format!("const ATTRIBUTES = {};", attributes()),
        format!("const LIMITS = {};", limits()),
        format!("const STYLE = {};", serde_json::Value::from(style)),
        MIRROR.to_owned(),
        LOADER.to_owned(),
        ELEMENT.to_owned(),
    ];
    let entry = minified(&joined.join("\n"), "js")?;
    fs::write(staging.join(ENTRY), &entry)?;

    for page in PAGES {
        add_integrity(&staging.join(page), ENTRY, &integrity(entry.as_bytes()))?;
    }

    let framework = framework_v1::read(framework_v1::BUILT_IN)?;
    for page in EAGER_PAGES {
        put(&staging.join(page), "</title>", &format!("</title>\n    {}", preload(&wasm)?))?;
    }
    put(&staging.join("index.html"), welcome::PLACE, &welcome::screen(&framework))?;

    for (name, source) in FRAME {
        let script = minified(&format!("const FRAME = {};\n{source}", frame()), "js")?;
        fs::write(staging.join(name), &script)?;
        if name == FRAME[0].0 {
            add_integrity(&staging.join("frame.html"), name, &integrity(script.as_bytes()))?;
        }
    }
    fs::copy("style/frame.css", staging.join("frame.css"))?;

    check_page(&staging)?;

    fs::write(staging.join("paper.html"), paper::form(&framework))?;
    fs::copy("style/paper.css", staging.join("paper.css"))?;

    install::write(&staging)?;
    let script = minified(&registrar::script(), "js")?;
    fs::write(staging.join(registrar::NAME), &script)?;
    for page in OFFLINE_PAGES {
        add_integrity(&staging.join(page), registrar::NAME, &integrity(script.as_bytes()))?;
    }
    fs::write(staging.join(worker::OFF), minified(registrar::OFF, "js")?)?;
    // Last: it holds the digest of every other file.
    let files = worker::files(&staging)?;
    fs::write(staging.join(worker::SCRIPT), minified(&worker::script(&files), "js")?)?;
    Ok(())
}

/// Moves the wasm of a program into the build, named after its digest. Gives its glue, and what its
/// script needs to know of it.
fn program(
    from: &Path,
    staging: &Path,
    name: &str,
) -> Result<(String, serde_json::Value), Box<dyn Error>> {
    let wasm_path = only_file(from, "_bg.wasm")?;
    let glue_path = PathBuf::from(wasm_path.to_string_lossy().replace("_bg.wasm", ".js"));
    let wasm = fs::read(&wasm_path)?;
    fs::remove_file(&wasm_path)?;
    let glue = fs::read_to_string(&glue_path)?;
    fs::remove_file(&glue_path)?;
    let (glue, wasm) = names::shorten(&glue, &wasm)?;
    Ok((glue, named(staging, name, &optimised(&wasm)?)?))
}

/// Writes a wasm into the build, named after its digest. Gives what its script needs to know of it.
fn named(staging: &Path, name: &str, wasm: &[u8]) -> Result<serde_json::Value, Box<dyn Error>> {
    let digest = Sha384::digest(wasm);
    let short = digest.first_chunk().copied().map(u64::from_be_bytes).ok_or("a short digest")?;
    let name = format!("{name}-{short:016x}.wasm");
    fs::write(staging.join(&name), wasm)?;
    Ok(serde_json::json!({ "name": name, "integrity": integrity(wasm) }))
}

/// A wasm through wasm-opt, with the features that trunk's own run has. Trunk sees the first file alone, before
/// anything was taken out of it, and cannot be told of passes before the usual ones: these two are worth 1 %.
fn optimised(wasm: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    const PASSES: [&str; 5] = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz"];
    let page = fs::read_to_string("index.html")?;
    let features =
        page.split("data-wasm-opt-params=\"").nth(1).and_then(|rest| rest.split('"').next());
    let [from, to] = ["target/split/larger.wasm", "target/split/smaller.wasm"];
    fs::write(from, wasm)?;
    let done = Command::new("wasm-opt")
        .args(features.ok_or("no features in index.html")?.split(' '))
        .args(PASSES)
        .args([from, "-o", to])
        .status()?;
    if !done.success() {
        return Err("wasm-opt did not take a program".into());
    }
    Ok(fs::read(to)?)
}

/// The script and the styles of the page for authors.
fn check_page(staging: &Path) -> Result<(), Box<dyn Error>> {
    let (page, script, from) = CHECK;
    let (glue, wasm) = program(Path::new(from), staging, "check")?;
    let files = serde_json::json!({ "wasm": wasm });
    let words =
        serde_json::json!({ "cannotStart": authors::CANNOT_START, "stopped": authors::STOPPED });
    let joined = format!("{glue}\nconst FILES = {files};\nconst WORDS = {words};\n{CHECK_SCRIPT}");
    let sealed = minified(&joined, "js")?;
    fs::write(staging.join(script), &sealed)?;
    fs::write(staging.join("check.css"), minified(&CHECK_STYLES.concat(), "css")?)?;
    add_integrity(&staging.join(page), &format!("\"{script}"), &integrity(sealed.as_bytes()))
}

/// Puts a script's digest into the page's tag for it. On our own pages the address has it, too: a server
/// that lets browsers keep files for too long would else pair a new page with an old script. The demos
/// show what others write.
fn add_integrity(page: &Path, script: &str, integrity: &str) -> Result<(), Box<dyn Error>> {
    let digest: String = integrity.chars().skip(7).filter(char::is_ascii_alphanumeric).collect();
    let version = if page.iter().any(|part| part == "demo") {
        String::new()
    } else {
        format!("?{}", digest.chars().take(16).collect::<String>())
    };
    let sealed = format!("{script}{version}\" integrity=\"{integrity}\"></script>");
    put(page, &format!("{script}\"></script>"), &sealed)
}

/// Has Chromium fetch a wasm before the loader is there, which checks it all the same. Others do not take what
/// was preloaded for a fetch with an integrity, and would load it twice; only Chromium knows the media query.
fn preload(wasm: &serde_json::Value) -> Result<String, Box<dyn Error>> {
    Ok(format!(
        "<link rel=\"preload\" as=\"fetch\" crossorigin type=\"application/wasm\" \
         media=\"(device-posture: continuous)\" href=\"{}\">",
        wasm["name"].as_str().ok_or("a file without a name")?,
    ))
}

/// Puts a text in the place of another, which a page has once.
fn put(page: &Path, place: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let before = fs::read_to_string(page)?;
    if before.matches(place).count() != 1 {
        return Err(format!("{} must have {place} once", page.display()).into());
    }
    fs::write(page, before.replace(place, text))?;
    Ok(())
}

/// The loader's sentences, which live in Rust like all others.
fn words() -> serde_json::Value {
    serde_json::json!({
        "cannotLoad": failure::CANNOT_LOAD,
        "cannotRun": failure::CANNOT_RUN,
        "refused": failure::REFUSED,
        "stopped": failure::STOPPED,
        "stoppedUnsaved": failure::STOPPED_UNSAVED,
        "notReady": failure::NOT_READY,
        "frameworkUnreachable": failure::FRAMEWORK_UNREACHABLE,
        "frameworkMissing": failure::FRAMEWORK_MISSING,
        "frameworkTooLarge": failure::FRAMEWORK_TOO_LARGE,
        "frameworkSlow": failure::FRAMEWORK_SLOW,
        "downloadSaved": failure::DOWNLOAD_SAVED,
        "reload": failure::RELOAD,
        "paper": failure::PAPER,
    })
}

/// The attributes and their properties, whose table is in Rust.
fn attributes() -> serde_json::Value {
    let row = |one: &Attribute| {
        serde_json::json!({
            "name": one.name,
            "property": one.property(),
            "kind": one.kind.name(),
        })
    };
    ATTRIBUTES.iter().map(row).collect()
}

/// Numbers that the loader works with.
fn limits() -> serde_json::Value {
    serde_json::json!({
        "bytes": limits::FRAMEWORK_BYTES,
        "milliseconds": limits::FRAMEWORK_MILLISECONDS,
        "recall": limits::RECALL_MILLISECONDS,
        "prompt": limits::PROMPT_MILLISECONDS,
    })
}

/// What the scripts of the frame know: which query parameters become attributes, and the message.
fn frame() -> serde_json::Value {
    let names = ATTRIBUTES.iter().map(|one| one.name).chain(["lang", "dir"]);
    serde_json::json!({
        "attributes": names.collect::<Vec<_>>(),
        "type": limits::HEIGHT_MESSAGE,
        "lowest": limits::LOWEST_FRAME,
        "highest": limits::HIGHEST_FRAME,
    })
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

fn only_file(folder: &Path, ending: &str) -> Result<PathBuf, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => {
            Err(format!("expected one {ending} in {}, found {}", folder.display(), found.len())
                .into())
        }
    }
}

/// Minifies through esbuild, which the Makefile puts on the path.
fn minified(source: &str, loader: &str) -> Result<String, Box<dyn Error>> {
    let mut child = Command::new("esbuild")
        .args(["--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
        .arg(format!("--loader={loader}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let source = source.to_owned();
    let mut input = child.stdin.take().ok_or("no input")?;
    let writer = std::thread::spawn(move || input.write_all(source.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "writing to esbuild")??;
    if !output.status.success() {
        return Err(format!("esbuild could not minify the {loader}").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
