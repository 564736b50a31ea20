//! What neither the compiler nor clippy can hold: arrows among the modules, markup that a strict policy refuses, ways out
//! of the browser, sides in style sheets.
#![expect(clippy::unwrap_used, reason = "shared steps of tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module or file of `src`, the modules of ours that it may use, and the crates that it may use of [`CRATES`]. Of a file
/// the first row counts whose beginning of a path it has.
const ARROWS: &[(&str, &[&str], &[&str])] = &[
    ("domain/", &["domain"], &[]),
    ("format/", &["domain", "format"], &["serde"]),
    ("storage/", &["domain", "format", "storage"], &["js_sys", "wasm_bindgen", "web_sys"]),
    ("session/", &["domain", "format", "session", "storage"], &[]),
    ("messages/", &["domain", "messages"], &[]),
    ("browser.rs", &[], &["js_sys", "leptos", "wasm_bindgen", "web_sys"]),
    (
        "ui/components/",
        &["ui::components", "messages::listing", "domain::Unreadable"],
        &["js_sys", "leptos", "wasm_bindgen", "web_sys"],
    ),
    // Completes the framework once the lazy part of the program is there.
    (
        "ui/lazy.rs",
        &["domain", "format::framework_v1", "session::Screen", "ui", "messages"],
        &["leptos"],
    ),
    (
        "ui/",
        &["domain", "session", "ui", "messages"],
        &["js_sys", "leptos", "wasm_bindgen", "web_sys"],
    ),
    (
        "embed/",
        &["browser", "domain", "embed", "format", "session", "storage", "ui", "messages"],
        &["js_sys", "wasm_bindgen", "web_sys"],
    ),
    (
        "authors/",
        &["authors", "browser", "domain", "format", "ui::components", "messages::authors"],
        &["js_sys", "leptos", "wasm_bindgen", "web_sys"],
    ),
    ("lib.rs", &[], &[]),
    // The widget's program.
    ("main.rs", &[], &[]),
    (
        "exports.rs",
        &["domain", "embed", "lazy_part", "session", "storage", "ui", "messages"],
        &["js_sys", "wasm_bindgen", "web_sys"],
    ),
    ("lazy_part.rs", &["ui::lazy_part"], &["leptos"]),
    // The program of the authors' page.
    ("bin/check.rs", &["authors"], &[]),
];

/// Crates that say what a module is about: data on the wire, the browser, what a person sees.
const CRATES: &[&str] = &["js_sys", "leptos", "serde", "wasm_bindgen", "web_sys"];

/// A file or folder of `src/ui` and what it may use of the screens and of what they share. Of a file the first row
/// counts whose beginning of a path it has.
///
/// The rows without results, plan and so on are the first file of the program: whatever they name of the others would
/// come into it.
const SCREENS: &[(&str, &[&str])] = &[
    ("app.rs", &["kiosk", "rating", "start"]),
    ("lazy_part.rs", &[]),
    ("lazy_screen.rs", &[]),
    ("level_meanings.rs", &[]),
    ("listen.rs", &[]),
    ("lazy.rs", &["compare", "kiosk", "plan", "results", "roles", "start", "targets", "team"]),
    ("compare.rs", &["report::lists"]),
    ("focus_recovery.rs", &[]),
    ("footer.rs", &[]),
    ("kiosk/mod.rs", &[]),
    ("kiosk/poster.rs", &[]),
    ("kiosk/role.rs", &["start::{RoleQuestion, find_role}"]),
    ("kiosk/result.rs", &["report", "export::link_code"]),
    ("kiosk/watch.rs", &[]),
    ("paper.rs", &[]),
    ("plan/", &["report::lists", "report::plan", "export"]),
    ("rating/", &[]),
    ("report/", &[]),
    ("results/", &["report", "saved_results", "export"]),
    ("roles.rs", &["report::lists"]),
    ("saved_results.rs", &[]),
    ("today.rs", &[]),
    ("screen_heading.rs", &[]),
    ("screen_history.rs", &[]),
    ("start/saved_data.rs", &["saved_results", "export"]),
    ("start/", &[]),
    ("store.rs", &[]),
    ("host_page.rs", &[]),
    ("export/", &["report"]),
    ("targets.rs", &[]),
    ("targets_by_role_button.rs", &[]),
    ("team/", &["report", "export::files"]),
];

/// The screens, and what they share.
const SHARED: &[&str] = &[
    "compare",
    "kiosk",
    "plan",
    "rating",
    "report",
    "results",
    "roles",
    "saved_results",
    "start",
    "export",
    "targets",
    "team",
];

fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path.to_string_lossy(), endings));
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// The lines that are code, without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

/// Whether a line names a crate, or one of its family: `serde_json` is of `serde`.
fn names_crate(line: &str, name: &str) -> bool {
    let is_part = |one: char| one.is_alphanumeric() || one == '_';
    line.match_indices(name).any(|(index, _)| !line[..index].ends_with(is_part))
}

/// What a line uses by a path that begins so.
fn used<'a>(line: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    line.split(beginning).skip(1)
}

/// Whether a path leads to that module or into it.
fn leads_to(path: &str, module: &str) -> bool {
    let rest = path.strip_prefix(module);
    rest.is_some_and(|rest| !rest.starts_with(|one: char| one.is_alphanumeric() || one == '_'))
}

#[test]
fn arrows_point_one_way() {
    for path in files("src", &[".rs"]) {
        let name = path.strip_prefix("src").unwrap().to_string_lossy().into_owned();
        let row = ARROWS.iter().find(|(beginning, ..)| name.starts_with(beginning));
        let Some((_, modules, crates)) = row else { panic!("{name} has no row") };
        let text = read(&path);
        for line in code(&text) {
            let line = line.replace("pub(in crate::ui)", "");
            // The programs are crates of their own.
            for used in used(&line, "crate::").chain(used(&line, "cme_selfcheck::")) {
                let may = modules.iter().any(|module| leads_to(used, module));
                assert!(may, "{name} uses {used}");
            }
            for one in CRATES.iter().filter(|one| !crates.contains(one)) {
                assert!(!names_crate(&line, one), "{name}: {one} in “{line}”");
            }
            let leaves = name.starts_with("ui/components/") && line.contains("super::super");
            assert!(!leaves, "{name}: {line}");
        }
    }
}

#[test]
fn one_screen_does_not_use_another() {
    for path in files("src/ui", &[".rs"]) {
        let name = path.strip_prefix("src/ui").unwrap().to_string_lossy().into_owned();
        if name == "mod.rs" || name.starts_with("components/") {
            continue;
        }
        let row = SCREENS.iter().find(|(beginning, _)| name.starts_with(beginning));
        let Some((_, may_use)) = row else { panic!("{name} has no row") };
        let own = name.split(['/', '.']).next().unwrap_or_default();
        let text = read(&path);
        for line in code(&text) {
            let grouped = ["super::super::{", "crate::ui::{"].iter().any(|one| line.contains(one));
            assert!(!grouped, "{name}: a line for each module, please: {line}");
            for used in used(line, "super::").chain(used(line, "crate::ui::")) {
                let shared = SHARED.iter().find(|one| **one != own && leads_to(used, one));
                let may = may_use.iter().any(|one| used.starts_with(one));
                assert!(shared.is_none() || may, "{name} uses {used}");
            }
        }
    }
}

/// The module that a file is, or is the `mod.rs` of: `ui::report::sheet`.
fn module_of(path: &Path) -> String {
    let name = path.with_extension("");
    let name = name.strip_prefix("src").unwrap().to_string_lossy().replace('/', "::");
    name.strip_suffix("::mod").unwrap_or(&name).to_owned()
}

/// What a `use` names, with every group in braces taken apart.
fn paths(used: &str) -> Vec<String> {
    let Some((before, group)) = used.split_once('{') else { return vec![used.to_owned()] };
    let group = group.strip_suffix('}').unwrap();
    let mut depth = 0;
    let parts = group.split(|one: char| {
        depth += i32::from(one == '{') - i32::from(one == '}');
        one == ',' && depth == 0
    });
    parts.flat_map(|part| paths(&format!("{before}{part}"))).collect()
}

/// The modules that a file uses, apart from what it gives on to others by `pub use`.
fn used_modules(path: &Path, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let (own, text) = (module_of(path), read(path));
    // Each statement begins a line, and ends with the next semicolon.
    let text: String = code(&text).flat_map(|line| [line, "\n"]).collect();
    let uses = text.split("\nuse ").skip(1).filter_map(|rest| rest.split(';').next());
    let mut found = BTreeSet::new();
    for path in uses.flat_map(|used| paths(&used.replace([' ', '\n'], ""))) {
        let mut parts: Vec<&str> = path.split("::").collect();
        let mut whole: Vec<&str> = own.split("::").collect();
        match parts.remove(0) {
            "crate" => whole.clear(),
            "self" => {}
            "super" => {
                whole.pop();
                while parts.first() == Some(&"super") {
                    parts.remove(0);
                    whole.pop();
                }
            }
            _ => continue,
        }
        whole.extend(parts);
        while !modules.contains(&whole.join("::")) && whole.pop().is_some() {}
        found.insert(whole.join("::"));
    }
    found.remove(&own);
    found
}

/// Whoever reads a file should be able to read first what it uses. Between modules [`ARROWS`] holds that.
#[test]
fn no_files_use_each_other_in_a_circle() {
    let files = files("src", &[".rs"]);
    let modules: BTreeSet<String> = files.iter().map(|path| module_of(path)).collect();
    let mut left: BTreeMap<String, BTreeSet<String>> =
        files.iter().map(|path| (module_of(path), used_modules(path, &modules))).collect();
    assert!(left["ui::report"].contains("ui::report::sheet"), "what is used is read");
    // Takes away, again and again, what uses nothing that is left.
    while let Some(free) = left
        .iter()
        .find(|(_, used)| !used.iter().any(|one| left.contains_key(one)))
        .map(|(name, _)| name.clone())
    {
        left.remove(&free);
    }
    assert!(left.is_empty(), "in circles, or use one: {left:#?}");
}

/// Views are Leptos': nothing builds elements by hand, or changes them.
#[test]
fn nothing_builds_elements_by_hand() {
    let calls = [
        "create_element",
        "append_child",
        "insert_before",
        "remove_child",
        "set_attribute",
        "set_class",
        "set_text_content",
        "set_inner_html",
        "set_outer_html",
    ];
    for path in [files("src/ui", &[".rs"]), files("src/authors", &[".rs"])].concat() {
        for line in code(&read(&path)) {
            for call in calls {
                assert!(!line.contains(call), "{}: {line}", path.display());
            }
        }
    }
}

/// Documents outlive what they are about: their links lead to files of the repository, and a component that they name is
/// there.
#[test]
fn documents_name_what_is_there() {
    let sources: String = files("src", &[".rs"]).iter().map(|path| read(path)).collect();
    let folders = [".github", "docs", "src", "tests/bench"];
    let documents = folders.iter().flat_map(|folder| files(folder, &[".md"]));
    for path in documents.chain(["README.md".into(), "CHANGELOG.md".into()]) {
        let text = read(&path);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for link in links.filter(|link| !link.is_empty() && !link.contains(':')) {
            let target = path.parent().unwrap().join(link);
            assert!(target.exists(), "{} links to {link}", path.display());
        }
        let components = text.split("`<").skip(1).filter_map(|rest| rest.split('>').next());
        for name in components.filter(|name| name.starts_with(|one: char| one.is_ascii_uppercase()))
        {
            let component = format!("fn {name}(");
            let leptos = ["For", "Show", "Suspense"].contains(&name);
            assert!(leptos || sources.contains(&component), "{} names <{name}>", path.display());
        }
    }
}

#[test]
fn nothing_is_left_to_do_later() {
    for path in [files("src", &[".rs", ".js"]), files("tests", &[".rs", ".js", ".sh"])].concat() {
        let text = read(&path);
        for word in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")] {
            assert!(!text.contains(word), "{word} in {}", path.display());
        }
    }
}

#[test]
fn sentences_have_single_spaces() {
    for path in files("src/messages", &[".rs"]) {
        let text = read(&path);
        for line in code(&text) {
            assert!(!line.contains("  "), "{}: {line}", path.display());
        }
    }
}

/// What a strict policy refuses, told before a browser does: inline scripts and styles, style
/// attributes, markup as text. Static subtrees in `view!` are clippy's (`clippy.toml`).
#[test]
fn nothing_needs_a_lax_policy() {
    for path in [files("src/ui", &[".rs"]), files("src/authors", &[".rs"])].concat() {
        // Writes a document of its own, which no policy of a website is about.
        let is_document = path.ends_with("ui/report/document_file.rs");
        for line in code(&read(&path)) {
            for refused in ["style=", "style:", "inner_html", "<style", "<script", "innerHTML"] {
                let may = is_document && refused == "<style";
                assert!(may || !line.contains(refused), "{}: {line}", path.display());
            }
        }
    }
    for path in [files("src/embed", &[".js"]), files("src/authors", &[".js"])].concat() {
        let text = read(&path);
        for refused in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            ".style",
            "setAttribute(\"style\"",
        ] {
            assert!(!text.contains(refused), "{}: {refused}", path.display());
        }
    }
    let page = read(Path::new("index.html"));
    for refused in ["<style", " style=", " onclick=", " onload=", "<script>"] {
        assert!(!page.contains(refused), "index.html: {refused}");
    }
}

/// The ways from a browser to a server and to a lasting mark. Rust has those of `web-sys` alone whose
/// features Cargo.toml names.
#[test]
fn nothing_is_sent_and_nobody_is_marked() {
    let ways = ["cookie", "sendBeacon", "XMLHttpRequest", "WebSocket", "EventSource", "RTCPeer"];
    let marks = ["userAgent", "Cookie", "HtmlDocument"];
    // What fetches, fetches files: the program, the framework, and for the worker its list.
    let fetching =
        ["program_file.js", "framework_file.js", "failure_panel.js", "worker.js", "check.js"];
    for path in [files("src", &[".rs", ".js"]), vec!["Cargo.toml".into()]].concat() {
        let text = read(&path);
        for way in ways.iter().chain(&marks) {
            assert!(!text.contains(way), "{}: {way}", path.display());
        }
        let mirror = path.ends_with("mirror.js");
        assert!(mirror || !text.contains("indexedDB"), "{} stores", path.display());
        // A link about which nobody has decided yet, while its page is loaded anew.
        let link = path.ends_with("result_link.js");
        assert!(link || !text.contains("sessionStorage"), "{} stores", path.display());
        let may_fetch = fetching.iter().any(|name| path.ends_with(name));
        assert!(may_fetch || !text.contains("fetch("), "{} fetches", path.display());
    }
}

#[test]
fn every_file_of_the_css_api_is_documented_line_by_line() {
    for line in read(Path::new("style/tokens.css")).lines() {
        let line = line.trim();
        if line.starts_with("--") {
            assert!(line.starts_with("--cme-") && line.ends_with("*/"), "tokens.css: {line}");
        }
    }
}

/// Some engines that we support do not know `:has`. There the ring must not be taken from the control itself.
#[test]
fn ring_goes_to_another_element_only_where_that_can_have_it() {
    for path in files("style", &[".css"]) {
        let sheet = without_comments(&read(&path));
        for rule in sheet.split('}').filter(|rule| rule.contains("outline: none")) {
            let whose = rule.rsplit_once('{').map_or("", |(whose, _)| whose);
            let may = !whose.contains(":focus-visible") || whose.contains(":has(");
            assert!(may, "{}: {rule}", path.display());
        }
    }
}

/// Declarations that name a side of the page, and may: where texts begin that run as their own letters do, and the
/// tick in a checkbox, two sides of a box that is turned.
const SIDED: [&str; 9] = [
    "widget.css: --_cme-start: left",
    "widget.css: --_cme-end: right",
    "widget.css: --_cme-start: right",
    "widget.css: --_cme-end: left",
    "widget.css: --_cme-start: right",
    "widget.css: --_cme-end: left",
    "widget.css: --_cme-start: left",
    "widget.css: --_cme-end: right",
    "widget.css: border-width: 0 2.5px 2.5px 0",
];

/// Start and end turn with the direction of the text; left and right do not.
#[test]
fn sheets_say_start_and_end_not_left_and_right() {
    let mut sided = Vec::new();
    for path in files("style", &[".css"]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let sheet = without_comments(&read(&path));
        let declared = sheet.split(['{', '}', ';']).filter_map(|one| one.split_once(':'));
        for (property, value) in declared.map(|(one, other)| (one.trim(), other.trim())) {
            if names_a_side(property, value) {
                sided.push(format!("{name}: {property}: {value}"));
            }
        }
    }
    assert_eq!(sided, SIDED);
    let wrong = ["padding-left: 0", "left: 0", "float: right", "margin: 0 1px 0 calc(1px + 2px)"];
    let right = ["padding-inline-start: 0", "margin: 0 calc(1px + 2px) 0", "inset: 0 2px 3px 2px"];
    for (declarations, expected) in [(&wrong[..], true), (&right[..], false)] {
        for one in declarations {
            let (property, value) = one.split_once(": ").unwrap();
            assert_eq!(names_a_side(property, value), expected, "{one}");
        }
    }
}

fn without_comments(sheet: &str) -> String {
    sheet.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect()
}

/// By its name, by a word of its value, or by four values of which the second is not the fourth.
fn names_a_side(property: &str, value: &str) -> bool {
    let names = |text: &str| {
        let mut words = text.split(|one: char| !one.is_ascii_alphabetic());
        words.any(|word| ["left", "right"].contains(&word))
    };
    let mut depth = 0_usize;
    let gap = |one: char| {
        match one {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        one == ' ' && depth == 0
    };
    let around = ["margin", "padding", "inset", "border-", "scroll-"];
    let around = around.iter().any(|beginning| property.starts_with(beginning));
    let values: Vec<_> = value.split(gap).filter(|part| !part.is_empty()).collect();
    let uneven = matches!(values[..], [_, right, _, left] if right != left);
    names(property) || names(value) || (around && uneven)
}
