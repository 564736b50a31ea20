//! What trunk calls after wasm-bindgen has written into its staging folder: makes the files that a visitor loads.
//!
//! Trunk's own integrity does not protect the wasm, its loader is an inline script, and it has no step between cargo and
//! wasm-bindgen. So of a release nothing that it made of the program is used:
//!
//! - the wasm is cut in two files ([`wasm::split`]), each named after its own digest;
//! - `cme-selfcheck.js` is the scripts of `src/embed` with wasm-bindgen's glue in one module that carries the digests,
//!   the styles, the table of attributes and the loader's sentences. One `integrity` on the page's script tag then covers
//!   every byte that runs; our own pages get it, and `demo/embed.html` is the snippet that others copy.
//!
//! Our own pages ask for the wasm while the script is still on its way, and the first one has the start screen before
//! either has come. At the very end, from all that is there then, comes the worker of our own pages.
//!
//! A debug build is not cut, not made small and has no digests and no worker: it need not load fast, but be made fast.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use cme_selfcheck::domain::Framework;
use cme_selfcheck::format::framework_v1;
use fs_err as fs;
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

use crate::bundle::{Bundler, Format};
use crate::files::{integrity, read_folder};
use crate::tools::linked;
use crate::wasm;
use crate::{Result, color_schemes, reader_rem, service_worker, static_html};

const ENTRY: &str = "cme-selfcheck.js";
/// The pages of ours that load the entry file.
const PAGES: [&str; 9] = [
    "index.html",
    "frame.html",
    "team.html",
    "check.html",
    "demo/embed.html",
    "demo/association.html",
    "demo/two.html",
    "demo/theme.html",
    "demo/kiosk.html",
];
/// Pages that preload the wasm. Demos do not: they show markup to copy, which must not contain a digest.
const EAGER_PAGES: [&str; 3] = ["index.html", "frame.html", "team.html"];
/// What registers the worker on the pages that work without a network.
const REGISTER_WORKER: &str = "offline.js";
const OFFLINE_PAGES: [&str; 2] = ["index.html", "team.html"];
const TOKENS: &str = include_str!("../../style/tokens.css");
const WIDGET_STYLE: &str = include_str!("../../style/widget.css");
const LAZY_STYLE: &str = include_str!("../../style/lazy.css");
const PAGE_STYLE: &str = include_str!("../../style/page.css");
const CHECK_STYLES: [&str; 2] = [PAGE_STYLE, include_str!("../../style/check.css")];

/// Finishes what trunk has staged.
///
/// # Errors
/// If it is not called by trunk, or a page or tool is not as expected.
pub fn run() -> Result {
    let staging = PathBuf::from(
        env::var_os("TRUNK_STAGING_DIR").ok_or("post-build is called by trunk, with its folder")?,
    );
    let release = env::var("TRUNK_PROFILE")? == "release";
    let framework = Arc::new(framework_v1::read(framework_v1::BUILT_IN)?);
    put_built_in(&staging.join("frameworks"), &framework)?;
    replace(
        &staging.join("index.html"),
        static_html::START_PLACE,
        &static_html::start_screen(&framework),
    )?;
    if release { finish_release(&staging, &framework) } else { finish_debug(&staging, &framework) }
}

/// A build with other questions has their file in place of the Alliance's, whose text no licence of ours covers.
fn put_built_in(frameworks: &Path, framework: &Framework) -> Result {
    fs::remove_file(frameworks.join("alliance-cme-2008.json"))?;
    let name = format!("{}.json", framework.parts().id);
    Ok(fs::write(frameworks.join(name), framework_v1::BUILT_IN)?)
}

fn finish_release(staging: &Path, framework: &Arc<Framework>) -> Result {
    let mut bundler = Bundler::new(true);
    let (first, lazy) = wasm::split(&linked("cme-selfcheck"))?;
    // wasm-opt takes most of the time, and one core for each.
    let (program, check, lazy) = thread::scope(|scope| {
        let program = scope.spawn(|| wasm::with_glue(&first, "cme-selfcheck"));
        let check = scope.spawn(|| wasm::with_glue(&linked("check"), "check"));
        let lazy = wasm::optimised(&lazy, "lazy");
        (joined(program), joined(check), lazy)
    });
    let (program, check) = (program?, check?);
    remove_programs(staging)?;
    let first = named(staging, "cme-selfcheck", &program.wasm)?;
    let style = bundler.sheet(&reader_rem::independent_of_host(LAZY_STYLE))?;
    let lazy = wasm::with_style(lazy?, &style);
    let lazy = named(staging, "cme-selfcheck-lazy", &lazy)?;
    bundler.export("PROGRAM", json!({ "wasm": first, "lazy": lazy }));
    bundler.export("CHECK_PROGRAM", named(staging, "check", &check.wasm)?);
    scripts(staging, &mut bundler, WIDGET_STYLE, &program.glue, &check.glue)?;
    pages(staging, &bundler, framework)?;

    for page in PAGES {
        add_integrity(staging, page, ENTRY)?;
    }
    for page in EAGER_PAGES {
        let preload = format!("</title>\n    {}", preload(&first)?);
        replace(&staging.join(page), "</title>", &preload)?;
    }
    add_integrity(staging, "frame.html", "frame.js")?;
    add_integrity(staging, "check.html", "check.js")?;

    write(
        staging,
        REGISTER_WORKER,
        &bundler.script("src/embed/register_worker.js", Format::Module, None)?,
    )?;
    for page in OFFLINE_PAGES {
        add_integrity(staging, page, REGISTER_WORKER)?;
    }
    write(
        staging,
        service_worker::OFF,
        &bundler.script("src/embed/worker_off.js", Format::Classic, None)?,
    )?;
    // Last: it holds the digest of every other file.
    let files = read_folder(staging)?;
    write(staging, service_worker::SCRIPT, &service_worker::script(&files)?)
}

/// What a thread has made.
fn joined<T>(thread: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().unwrap_or_else(|_| Err("a thread of the build panicked".into()))
}

fn finish_debug(staging: &Path, framework: &Arc<Framework>) -> Result {
    let mut bundler = Bundler::new(false);
    let [program, check] = ["cme-selfcheck", "check"].map(|name| staged(staging, name));
    let ((glue, wasm), (check_glue, check_wasm)) = (program?, check?);
    bundler.export("PROGRAM", json!({ "wasm": { "name": wasm }, "lazy": null }));
    bundler.export("CHECK_PROGRAM", json!({ "name": check_wasm }));
    let style = [WIDGET_STYLE, LAZY_STYLE].concat();
    scripts(staging, &mut bundler, &style, &glue, &check_glue)?;
    pages(staging, &bundler, framework)?;
    // No worker: it would answer with yesterday's files.
    let script = format!("<script type=\"module\" src=\"{REGISTER_WORKER}\"></script>");
    OFFLINE_PAGES.iter().try_for_each(|page| replace(&staging.join(page), &script, ""))
}

/// The scripts that every build has. `style` is what the widget begins with.
fn scripts(
    staging: &Path,
    bundler: &mut Bundler,
    style: &str,
    program: &Path,
    check: &Path,
) -> Result {
    let style = color_schemes::in_plain_rules(TOKENS) + style;
    let style = bundler.sheet(&reader_rem::independent_of_host(&style))?;
    bundler.export("STYLE", Value::from(style));
    for (file, entry, format, program) in [
        (ENTRY, "src/embed/element.js", Format::Module, Some(program)),
        ("check.js", "src/authors/check.js", Format::Module, Some(check)),
        ("frame.js", "src/embed/frame.js", Format::Module, None),
        ("cme-selfcheck-frame.js", "src/embed/frame_host.js", Format::Classic, None),
    ] {
        write(staging, file, &bundler.script(entry, format, program)?)?;
    }
    Ok(())
}

/// Pages and sheets that every build has and trunk does not copy.
fn pages(staging: &Path, bundler: &Bundler, framework: &Arc<Framework>) -> Result {
    write(staging, "paper.html", &static_html::paper_form(framework))?;
    write(staging, "team.css", &bundler.sheet(PAGE_STYLE)?)?;
    write(staging, "check.css", &bundler.sheet(&CHECK_STYLES.concat())?)?;
    for sheet in ["paper.css", "frame.css"] {
        fs::copy(Path::new("style").join(sheet), staging.join(sheet))?;
    }
    Ok(())
}

fn write(staging: &Path, file: &str, text: &str) -> Result {
    Ok(fs::write(staging.join(file), text)?)
}

/// Writes a wasm into the build, named after its digest. Gives what its script needs to know of it.
fn named(staging: &Path, name: &str, wasm: &[u8]) -> Result<Value> {
    let digest = Sha384::digest(wasm);
    let short = digest.first_chunk().copied().map(u64::from_be_bytes).ok_or("a short digest")?;
    let name = format!("{name}-{short:016x}.wasm");
    fs::write(staging.join(&name), wasm)?;
    Ok(json!({ "name": name, "integrity": integrity(wasm) }))
}

/// Glue and name of the wasm of a program, as trunk has staged them, with or without a digest in the name.
fn staged(staging: &Path, name: &str) -> Result<(PathBuf, String)> {
    let of_program = |path: &PathBuf| {
        path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name))
    };
    let wasm = programs(staging)?.into_iter().find(of_program);
    let wasm = wasm.ok_or_else(|| format!("trunk has staged no wasm of {name}"))?;
    let file = wasm.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((PathBuf::from(wasm.to_string_lossy().replace("_bg.wasm", ".js")), file))
}

/// Takes out what trunk has made of the programs.
fn remove_programs(staging: &Path) -> Result {
    for wasm in programs(staging)? {
        fs::remove_file(wasm.to_string_lossy().replace("_bg.wasm", ".js"))?;
        fs::remove_file(wasm)?;
    }
    Ok(())
}

fn programs(staging: &Path) -> Result<Vec<PathBuf>> {
    let files = fs::read_dir(staging)?.map(|entry| Ok(entry?.path()));
    let mut files = files.collect::<Result<Vec<_>>>()?;
    files.retain(|path| path.to_string_lossy().ends_with("_bg.wasm"));
    Ok(files)
}

/// Puts a script's digest into a page's tag for it. On our own pages the address has it, too: a server that lets browsers
/// keep files for too long would else pair a new page with an old script. The demos show what others write.
fn add_integrity(staging: &Path, page: &str, script: &str) -> Result {
    let integrity = integrity(&fs::read(staging.join(script))?);
    let digest: String = integrity.chars().skip(7).filter(char::is_ascii_alphanumeric).collect();
    let version = if page.starts_with("demo/") {
        String::new()
    } else {
        format!("?{}", digest.chars().take(16).collect::<String>())
    };
    let with_integrity = format!("{script}{version}\" integrity=\"{integrity}\"></script>");
    replace(&staging.join(page), &format!("{script}\"></script>"), &with_integrity)
}

/// Has Chromium fetch a wasm before the loader is there, which checks it all the same. Others do not take what was
/// preloaded for a fetch with an integrity, and would load it twice; only Chromium knows the media query.
fn preload(wasm: &Value) -> Result<String> {
    Ok(format!(
        "<link rel=\"preload\" as=\"fetch\" crossorigin type=\"application/wasm\" \
         media=\"(device-posture: continuous)\" href=\"{}\">",
        wasm["name"].as_str().ok_or("a file without a name")?,
    ))
}

/// Puts a text in the place of another, which a page has once.
fn replace(page: &Path, place: &str, text: &str) -> Result {
    let before = fs::read_to_string(page)?;
    if before.matches(place).count() != 1 {
        return Err(format!("{} must have {place} once", page.display()).into());
    }
    Ok(fs::write(page, before.replace(place, text))?)
}
