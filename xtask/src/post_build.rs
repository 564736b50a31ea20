//! The post-build step, which trunk calls after wasm-bindgen has written into its staging folder: writes the files that
//! a visitor loads.
//!
//! Trunk's own integrity does not protect the wasm, its loader is an inline script, and it has no step between cargo
//! and wasm-bindgen. So a release uses nothing that trunk made of the programs:
//!
//! - the wasm is split into two files ([`wasm::split`]), each named after its own digest;
//! - `cme-selfcheck.js` bundles the scripts of `src/embed` with wasm-bindgen's glue into one module that contains the
//!   digests, the styles, the table of attributes and the loader's messages. One `integrity` on the page's script tag
//!   then covers every byte that runs; our own pages get it, and `demo/embed.html` is the snippet that others copy.
//!
//! Our own pages request the wasm while the script is still loading, and the first page contains the start screen as
//! HTML. The service worker is built last, from all the other files.
//!
//! A debug build is not split or minified, and has no digests and no worker: its build must be fast, not its loading.

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
/// Our own pages that load the entry file.
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
/// The script that registers the worker on the pages that work without a network.
const REGISTER_WORKER: &str = "offline.js";
const OFFLINE_PAGES: [&str; 2] = ["index.html", "team.html"];
const TOKENS: &str = include_str!("../../style/tokens.css");
const WIDGET_STYLE: &str = include_str!("../../style/widget.css");
const LAZY_STYLE: &str = include_str!("../../style/lazy.css");
const PAGE_STYLE: &str = include_str!("../../style/page.css");
const CHECK_STYLES: [&str; 2] = [PAGE_STYLE, include_str!("../../style/check.css")];

/// Finishes the build in trunk's staging folder.
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

/// A build with another framework publishes that file instead of the Alliance's, whose text our licences do not cover.
fn put_built_in(frameworks: &Path, framework: &Framework) -> Result {
    fs::remove_file(frameworks.join("alliance-cme-2008.json"))?;
    let name = format!("{}.json", framework.parts().id);
    Ok(fs::write(frameworks.join(name), framework_v1::BUILT_IN)?)
}

fn finish_release(staging: &Path, framework: &Arc<Framework>) -> Result {
    let mut bundler = Bundler::new(true);
    let (first, lazy) = wasm::split(&linked("cme-selfcheck"))?;
    // wasm-opt takes most of the time, so each run gets its own thread.
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
    // Last, because it contains the digest of every other file.
    let files = read_folder(staging)?;
    write(staging, service_worker::SCRIPT, &service_worker::script(&files)?)
}

/// The result of a thread.
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
    // No worker: it would serve outdated files.
    let script = format!("<script type=\"module\" src=\"{REGISTER_WORKER}\"></script>");
    OFFLINE_PAGES.iter().try_for_each(|page| replace(&staging.join(page), &script, ""))
}

/// The scripts of every build. `style` is the first sheet of the widget.
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

/// Pages and sheets of every build that trunk does not copy.
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

/// Writes a wasm into the build, named after its digest. Returns the values that its script needs.
fn named(staging: &Path, name: &str, wasm: &[u8]) -> Result<Value> {
    let digest = Sha384::digest(wasm);
    let short = digest.first_chunk().copied().map(u64::from_be_bytes).ok_or("a short digest")?;
    let name = format!("{name}-{short:016x}.wasm");
    fs::write(staging.join(&name), wasm)?;
    Ok(json!({ "name": name, "integrity": integrity(wasm) }))
}

/// Glue and name of a program's wasm, as staged by trunk, with or without a digest in the name.
fn staged(staging: &Path, name: &str) -> Result<(PathBuf, String)> {
    let of_program = |path: &PathBuf| {
        path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name))
    };
    let wasm = programs(staging)?.into_iter().find(of_program);
    let wasm = wasm.ok_or_else(|| format!("trunk has staged no wasm of {name}"))?;
    let file = wasm.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((PathBuf::from(wasm.to_string_lossy().replace("_bg.wasm", ".js")), file))
}

/// Removes the programs that trunk has staged.
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

/// Adds a script's digest to a page's tag for it. On our own pages it is also in the address: otherwise a server whose
/// files are cached for too long could pair a new page with an old script. The demos show what others write.
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

/// Preloads a wasm in Chromium before the loader has loaded, which still checks the digest. Other browsers do not use a
/// preload for a fetch with integrity, and would load the file twice; only Chromium knows the media query.
fn preload(wasm: &Value) -> Result<String> {
    Ok(format!(
        "<link rel=\"preload\" as=\"fetch\" crossorigin type=\"application/wasm\" \
         media=\"(device-posture: continuous)\" href=\"{}\">",
        wasm["name"].as_str().ok_or("a file without a name")?,
    ))
}

/// Replaces a text that a page contains exactly once.
fn replace(page: &Path, place: &str, text: &str) -> Result {
    let before = fs::read_to_string(page)?;
    if before.matches(place).count() != 1 {
        return Err(format!("{} must have {place} once", page.display()).into());
    }
    Ok(fs::write(page, before.replace(place, text))?)
}
