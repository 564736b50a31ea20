//! Every crate that the visitors' program is compiled from, with its purpose and its maintainer. A crate without a line
//! fails the check, and so does a line without a crate.
//!
//! Written to `.github/DEPENDENCIES.md`, with facts from the crates' sources: where a crate runs, and whether it has
//! unsafe code or a build script.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use super::Document;
use crate::Result;
use crate::files::read_folder;
use crate::tools::{WASM_TARGET, cargo, output};

const PATH: &str = "xtask/src/docs/dependencies.rs";

/// The maintainers of a group of crates, and why we trust them.
const KEEPERS: &[(&str, &str)] = &[
    ("Leptos", "leptos-rs, with crates split from it: what draws results and plans"),
    ("wasm-bindgen", "the border to JavaScript of nearly every Rust program in a browser"),
    ("Rust", "the Rust project itself"),
    (
        "dtolnay",
        "David Tolnay and serde-rs: what most Rust programs read, write and generate code with",
    ),
    ("BurntSushi", "Andrew Gallant, the author of ripgrep"),
    ("ICU4X", "the Unicode Consortium, with Henri Sivonen's parts for it"),
    ("Servo", "the Servo project's address parser"),
    ("gloo", "the Rust and WebAssembly group"),
    ("tokio", "tokio-rs and hyperium: the network stack of most Rust servers"),
    ("smol", "smol-rs: the other widespread async runtime"),
    ("taiki", "Taiki Endo, a keeper of futures"),
    ("RustCrypto", "the RustCrypto group and what it builds on"),
    ("toml", "toml-rs: what reads Cargo's own files"),
    ("ModProg", "one person, helpers for macros; they run in the compiler only"),
    ("spread", "one person or few, and a large part of all Rust programs has it"),
    ("small", "one person or few; small, and what it does is said beside it"),
];

/// Crate, maintainer, purpose. “Unused” crates are compiled because Leptos depends on them; we never call them.
const EXCUSES: &[(&str, &str, &str)] = &[
    // Our own choice: these are in Cargo.toml.
    ("crc", "spread", "checksums of the saved record and of links"),
    ("crc-catalog", "spread", "the polynomials of checksums by name, for crc"),
    ("csv", "BurntSushi", "reads the rows of a spreadsheet, on the authors' page"),
    ("csv-core", "BurntSushi", "the same, without memory of its own, for csv"),
    ("js-sys", "wasm-bindgen", "JavaScript's own objects"),
    ("leptos", "Leptos", "draws what a person sees"),
    ("qrcodegen", "spread", "QR codes"),
    ("serde", "dtolnay", "writes our JSON"),
    ("serde_json", "dtolnay", "the grammar of JSON; the limits are ours"),
    ("wasm-bindgen", "wasm-bindgen", "calls between wasm and JavaScript"),
    ("wasm-bindgen-futures", "wasm-bindgen", "waits for promises: files, clipboard"),
    ("web-sys", "wasm-bindgen", "the browser's interfaces"),
    ("zeroizing-alloc", "small", "clears memory that is given back, for the kiosk"),
    // Leptos itself.
    ("any_spawner", "Leptos", "starts asynchronous tasks"),
    ("const_str_slice_concat", "Leptos", "class names joined by the compiler"),
    ("either_of", "Leptos", "one of several views"),
    ("hydration_context", "Leptos", "unused: pages drawn on a server"),
    ("leptos_config", "Leptos", "unused: settings of a server"),
    ("leptos_dom", "Leptos", "helpers for the document"),
    ("leptos_hot_reload", "Leptos", "unused: reloading while developing"),
    ("leptos_macro", "Leptos", "the macro view!"),
    ("leptos_server", "Leptos", "unused: calls to a server"),
    ("next_tuple", "Leptos", "lists of attributes as types"),
    ("oco_ref", "Leptos", "texts that are cheap to copy"),
    ("or_poisoned", "Leptos", "locks that a panic has left"),
    ("reactive_graph", "Leptos", "signals and effects"),
    ("reactive_stores", "Leptos", "unused: signals of fields"),
    ("reactive_stores_macro", "Leptos", "unused: the macro for them"),
    ("server_fn", "Leptos", "unused: calls to a server"),
    ("server_fn_macro", "Leptos", "unused: the macro for them"),
    ("server_fn_macro_default", "Leptos", "unused: the macro for them"),
    ("tachys", "Leptos", "builds and updates elements"),
    ("throw_error", "Leptos", "errors that a view can hold"),
    ("rstml", "small", "reads what stands in view!"),
    ("typed-builder", "spread", "properties of components"),
    ("typed-builder-macro", "spread", "the macro for them"),
    ("wasm_split_helpers", "small", "loads the lazy part of the program"),
    ("wasm_split_macros", "small", "the macro that cuts the program in two"),
    // Dependencies of Leptos's reactive core and renderer.
    ("async-lock", "smol", "locks of asynchronous tasks"),
    ("async-once-cell", "small", "loads the lazy part once"),
    ("async-trait", "dtolnay", "a macro of the renderer's traits"),
    ("drain_filter_polyfill", "small", "one method of lists, copied from Rust"),
    ("either", "spread", "one of two values"),
    ("erased", "small", "a view without its type"),
    ("event-listener", "smol", "waking tasks"),
    ("event-listener-strategy", "smol", "waking tasks"),
    ("guardian", "small", "a lock that goes with what it guards"),
    ("itertools", "spread", "more iterators"),
    ("rustc-hash", "Rust", "a fast hash"),
    ("send_wrapper", "small", "a value that stays on its thread; wasm has one"),
    ("slotmap", "spread", "where signals live"),
    ("smallvec", "spread", "unused in wasm: short lists, of idna and macros"),
    (
        "paste",
        "dtolnay",
        "names put together by the compiler; no longer maintained, no code of its own",
    ),
    // Futures.
    ("futures", "Rust", "asynchronous tasks"),
    ("futures-channel", "Rust", "asynchronous tasks"),
    ("futures-core", "Rust", "asynchronous tasks"),
    ("futures-executor", "Rust", "asynchronous tasks"),
    ("futures-io", "Rust", "asynchronous tasks"),
    ("futures-macro", "Rust", "asynchronous tasks"),
    ("futures-sink", "Rust", "asynchronous tasks"),
    ("futures-task", "Rust", "asynchronous tasks"),
    ("futures-util", "Rust", "asynchronous tasks"),
    ("pin-project", "taiki", "unused: of gloo-net"),
    ("pin-project-internal", "taiki", "unused: the macro of it"),
    ("pin-project-lite", "taiki", "parts of a pinned value"),
    ("slab", "tokio", "lists of tasks"),
    // JSON, errors and utilities.
    ("cfg-if", "Rust", "one of several platforms"),
    ("itoa", "dtolnay", "whole numbers as text"),
    ("memchr", "BurntSushi", "finds a byte"),
    ("once_cell", "spread", "a value made once"),
    ("ryu", "dtolnay", "numbers with a fraction as text, for csv; unused"),
    ("serde_core", "dtolnay", "the traits of serde"),
    ("serde_derive", "dtolnay", "the macro of serde"),
    ("stable_deref_trait", "spread", "unused: of yoke"),
    ("thiserror", "dtolnay", "error types"),
    ("thiserror-impl", "dtolnay", "the macro for them"),
    ("zmij", "dtolnay", "numbers with a point as text; we write none"),
    // Unused: server functions, their addresses and their settings.
    ("aho-corasick", "BurntSushi", "unused: of regex"),
    ("anyhow", "dtolnay", "unused: of hot reloading"),
    ("base64", "spread", "unused: of server functions"),
    ("bytes", "tokio", "unused: of server functions"),
    ("camino", "spread", "unused: paths, of hot reloading"),
    ("codee", "small", "unused: of server functions"),
    ("config", "spread", "unused: settings of a server"),
    ("const-str", "small", "unused: of server functions"),
    ("const_format", "spread", "unused: of server functions"),
    ("const_format_proc_macros", "spread", "unused: the macro of const_format"),
    ("convert_case", "spread", "unused in wasm: names in settings and macros"),
    ("equivalent", "spread", "keys of indexmap"),
    ("form_urlencoded", "Servo", "unused: of url"),
    ("gloo-net", "gloo", "unused: requests of server functions"),
    ("gloo-utils", "gloo", "unused: of gloo-net"),
    ("hashbrown", "Rust", "the table under indexmap"),
    ("http", "tokio", "unused: of server functions"),
    ("idna", "Servo", "unused: of url"),
    ("idna_adapter", "ICU4X", "unused: of url"),
    ("indexmap", "spread", "maps that keep their order"),
    ("konst", "spread", "unused: of const_format"),
    ("konst_macro_rules", "spread", "unused: of const_format"),
    ("pathdiff", "spread", "unused: of config"),
    ("percent-encoding", "Servo", "unused: of url and serde_qs"),
    ("regex", "Rust", "unused: of leptos_config"),
    ("regex-automata", "Rust", "unused: of regex"),
    ("regex-syntax", "Rust", "unused: of regex"),
    ("same-file", "BurntSushi", "unused: of walkdir"),
    ("serde_qs", "small", "unused: of server functions"),
    ("serde_spanned", "toml", "unused: of config"),
    ("toml", "toml", "unused: of config"),
    ("toml_datetime", "toml", "unused: of config"),
    ("toml_parser", "toml", "unused: of config"),
    ("unicode-segmentation", "spread", "unused in wasm: of convert_case"),
    ("url", "Servo", "unused: of server functions"),
    ("walkdir", "BurntSushi", "unused: of hot reloading"),
    ("wasm-streams", "small", "unused: of server functions"),
    ("winnow", "toml", "unused: of config"),
    ("xxhash-rust", "spread", "unused: names of server functions"),
    // Unused: url needs these for host names.
    ("displaydoc", "spread", "unused: of ICU4X"),
    ("icu_collections", "ICU4X", "unused: of idna"),
    ("icu_locale_core", "ICU4X", "unused: of idna"),
    ("icu_normalizer", "ICU4X", "unused: of idna"),
    ("icu_normalizer_data", "ICU4X", "unused: of idna"),
    ("icu_properties", "ICU4X", "unused: of idna"),
    ("icu_properties_data", "ICU4X", "unused: of idna"),
    ("icu_provider", "ICU4X", "unused: of idna"),
    ("litemap", "ICU4X", "unused: of idna"),
    ("potential_utf", "ICU4X", "unused: of idna"),
    ("tinystr", "ICU4X", "unused: of idna"),
    ("utf8_iter", "ICU4X", "unused: of idna"),
    ("utf_types", "ICU4X", "unused: of idna"),
    ("writeable", "ICU4X", "unused: of idna"),
    ("yoke", "ICU4X", "unused: of idna"),
    ("yoke-derive", "ICU4X", "unused: a macro of yoke"),
    ("zerofrom", "ICU4X", "unused: of idna"),
    ("zerofrom-derive", "ICU4X", "unused: a macro of zerofrom"),
    ("zerotrie", "ICU4X", "unused: of idna"),
    ("zerovec", "ICU4X", "unused: of idna"),
    ("zerovec-derive", "ICU4X", "unused: a macro of zerovec"),
    // Dependencies of macros.
    ("attribute-derive", "ModProg", "macros: attributes of components"),
    ("attribute-derive-macro", "ModProg", "macros: attributes of components"),
    ("base16", "small", "macros: the name of the cut"),
    ("block-buffer", "RustCrypto", "macros: of sha2"),
    ("bumpalo", "spread", "macros: of wasm-bindgen"),
    ("collection_literals", "small", "macros: of attribute-derive"),
    ("convert_case_extras", "small", "macros: names"),
    ("cpufeatures", "RustCrypto", "macros: of sha2"),
    ("crypto-common", "RustCrypto", "macros: of sha2"),
    ("derive-where", "ModProg", "macros: of rstml"),
    ("digest", "RustCrypto", "macros: of sha2"),
    ("generic-array", "RustCrypto", "macros: of sha2"),
    ("getrandom", "spread", "macros: of uuid"),
    ("html-escape", "small", "texts as markup, in view! and on servers"),
    ("interpolator", "ModProg", "macros: sentences of errors"),
    ("libc", "Rust", "macros: of getrandom"),
    ("manyhow", "ModProg", "macros: errors"),
    ("manyhow-macros", "ModProg", "macros: errors"),
    ("prettyplease", "dtolnay", "macros: code as text"),
    ("proc-macro-utils", "ModProg", "macros: pieces of code"),
    ("proc-macro2", "dtolnay", "macros: pieces of code"),
    ("proc-macro2-diagnostics", "spread", "macros: errors"),
    ("quote", "dtolnay", "macros: pieces of code"),
    ("quote-use", "ModProg", "macros: pieces of code"),
    ("quote-use-macros", "ModProg", "macros: pieces of code"),
    ("rustversion", "dtolnay", "unused: of server functions"),
    ("sha2", "RustCrypto", "macros: the name of the cut"),
    ("syn", "dtolnay", "macros: reads Rust"),
    ("synstructure", "spread", "macros: of ICU4X"),
    ("typenum", "RustCrypto", "macros: of sha2"),
    ("unicode-ident", "dtolnay", "macros: names in Rust"),
    ("unicode-xid", "spread", "unused: of const_format"),
    ("uuid", "spread", "macros: unused, names for hot reloading"),
    ("wasm-bindgen-macro", "wasm-bindgen", "the macro of wasm-bindgen"),
    ("wasm-bindgen-macro-support", "wasm-bindgen", "the macro of wasm-bindgen"),
    ("wasm-bindgen-shared", "wasm-bindgen", "what wasm-bindgen and its tool agree on"),
];

const HEAD: &str = "<!-- Made from xtask/src/docs/dependencies.rs by cargo xtask sync-docs. -->

# The crates of the visitors' program

What `cargo tree --target wasm32-unknown-unknown -e normal` names: each crate, what it does for us, and why it may be
there. Most come with Leptos, and many of those serve servers: they are compiled, we never call them, and the linker
leaves out what nobody calls. We have read none of them line by line. We go by who keeps them, by the checksums in
`Cargo.lock`, and by [deny.toml](../deny.toml). A crate that is new, gone, or new in having unsafe code or a build script
fails `make check`.
";

/// The names in `cargo tree`. Crates that are not downloaded yet must be available.
fn tree(edges: &str) -> Result<BTreeSet<String>> {
    let mut tree = cargo("tree --locked --package cme-selfcheck --prefix none");
    let lines = output(tree.args(["--target", WASM_TARGET, "-e", edges]))?;
    let names = lines.lines().filter_map(|line| line.split(' ').next());
    Ok(names.filter(|name| !["", "cme-selfcheck"].contains(name)).map(str::to_owned).collect())
}

/// Facts from the sources of a crate, in any of its versions: unsafe code, a build script, a macro.
fn facts(wanted: &BTreeSet<String>) -> Result<BTreeMap<String, BTreeSet<&'static str>>> {
    // Macros and their dependencies run on the host, which is Linux.
    let mut metadata = cargo("metadata --locked --format-version 1");
    metadata.args(["--filter-platform", WASM_TARGET]);
    metadata.args(["--filter-platform", "x86_64-unknown-linux-gnu"]);
    let metadata: Value = serde_json::from_str(&output(&mut metadata)?)?;
    let mut facts: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(name) = wanted.get(name) else { continue };
        let of = facts.entry(name.clone()).or_default();
        for target in package["targets"].as_array().into_iter().flatten() {
            match target["kind"][0].as_str() {
                Some("custom-build") => of.insert("build script"),
                Some("proc-macro") => of.insert("macro"),
                _ => false,
            };
        }
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        let folder = Path::new(manifest).with_file_name("src");
        if folder.is_dir() && has_unsafe(&folder)? {
            of.insert("unsafe");
        }
    }
    Ok(facts)
}

fn has_unsafe(folder: &Path) -> Result<bool> {
    let forms = ["{", "fn", "impl", "extern", "trait"].map(|next| format!("unsafe {next}"));
    let is_rust =
        |(path, _): &(String, _)| Path::new(path).extension().is_some_and(|one| one == "rs");
    let sources = read_folder(folder)?.into_iter().filter(is_rust);
    Ok(sources.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).any(|text| {
        let mut code = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
        code.any(|line| forms.iter().any(|form| line.contains(form)))
    }))
}

/// The document. Fails unless the crates and the lines above are the same.
pub(super) fn document() -> Result<Document> {
    let excused: BTreeMap<_, _> =
        EXCUSES.iter().map(|(name, keeper, why)| (*name, (*keeper, *why))).collect();
    let all = tree("normal")?;
    let named: BTreeSet<String> = excused.keys().map(|name| (*name).to_owned()).collect();
    let differing: Vec<_> = all.symmetric_difference(&named).cloned().collect();
    if !differing.is_empty() || excused.len() != EXCUSES.len() {
        let differing = differing.join(", ");
        return Err(format!(
            "{PATH}: new without a line, gone but with one, or twice: {differing}"
        )
        .into());
    }
    let compiled = tree("normal,no-proc-macro")?;
    let facts = facts(&all)?;
    let mut page = format!("{HEAD}\n| keeper | who that is |\n|---|---|\n");
    for (keeper, who) in KEEPERS {
        writeln!(page, "| {keeper} | {who} |")?;
    }
    page.push_str("\n| crate | for | keeper | what it does for us | sources have |\n");
    page.push_str("|---|---|---|---|---|\n");
    for (name, (keeper, why)) in excused {
        if !KEEPERS.iter().any(|(known, _)| *known == keeper) {
            return Err(format!("{PATH}: {name}: who is {keeper}?").into());
        }
        let place = if compiled.contains(name) { "wasm" } else { "compiler" };
        let facts: Vec<_> = facts.get(name).into_iter().flatten().copied().collect();
        writeln!(page, "| {name} | {place} | {keeper} | {why} | {} |", facts.join(", "))?;
    }
    Ok(Document::new(".github/DEPENDENCIES.md", page))
}
