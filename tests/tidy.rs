//! What neither the compiler nor clippy can hold: arrows among the pure modules, markup that a strict policy refuses, ways
//! out of the browser, sides in style sheets.
#![expect(clippy::unwrap_used, reason = "shared steps of tests")]

use std::fs;
use std::path::{Path, PathBuf};

/// Module and what it must not name. `use` lines and paths in code count alike.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "domain",
        &[
            "crate::format",
            "crate::storage",
            "crate::session",
            "crate::ui",
            "crate::embed",
            "crate::words",
            "crate::report",
            "serde",
            "web_sys",
            "js_sys",
            "leptos",
        ],
    ),
    (
        "format",
        &[
            "crate::storage",
            "crate::session",
            "crate::ui",
            "crate::embed",
            "crate::words",
            "crate::report",
            "web_sys",
            "js_sys",
            "leptos",
        ],
    ),
    (
        "storage",
        &["crate::session", "crate::report", "crate::ui", "crate::embed", "crate::words", "leptos"],
    ),
    (
        "session",
        &[
            "crate::report",
            "crate::ui",
            "crate::embed",
            "crate::words",
            "leptos",
            "web_sys",
            "js_sys",
        ],
    ),
    (
        "words",
        &[
            "crate::format",
            "crate::storage",
            "crate::session",
            "crate::report",
            "crate::ui",
            "crate::embed",
            "serde",
            "web_sys",
            "leptos",
        ],
    ),
    (
        "report",
        &[
            "crate::format",
            "crate::storage",
            "crate::session",
            "crate::ui",
            "crate::embed",
            "serde",
            "web_sys",
            "leptos",
        ],
    ),
    (
        "authors",
        &["crate::storage", "crate::session", "crate::ui", "crate::embed", "serde", "leptos"],
    ),
    (
        "browser",
        &[
            "crate::format",
            "crate::storage",
            "crate::session",
            "crate::words",
            "crate::ui",
            "crate::embed",
            "crate::authors",
            "leptos",
        ],
    ),
    ("ui", &["crate::embed", "crate::storage", "crate::format", "serde"]),
    ("ui/parts", &["crate::session", "super::super::app"]),
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

#[test]
fn arrows_point_one_way() {
    for (module, forbidden) in FORBIDDEN {
        for path in files(&format!("src/{module}"), &[".rs"]) {
            let text = read(&path);
            for line in code(&text) {
                for name in *forbidden {
                    assert!(!line.contains(name), "{}: {name} in “{line}”", path.display());
                }
            }
        }
    }
}

#[test]
fn one_screen_does_not_use_another() {
    let screens = ["start", "rate", "results", "plan", "targets", "compare"];
    for path in files("src/ui", &[".rs"]) {
        let own = path.file_stem().unwrap().to_string_lossy().into_owned();
        let Some(own) = screens.iter().find(|screen| own.starts_with(*screen)) else { continue };
        for line in code(&read(&path)) {
            for other in screens.iter().filter(|screen| *screen != own) {
                let uses = line.starts_with("use super")
                    && line.contains(&format!("::{other}"))
                    && !line.contains("parts");
                assert!(!uses, "{}: {line}", path.display());
            }
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
    for path in files("src/words", &[".rs"]) {
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
    for path in files("src/ui", &[".rs"]) {
        for line in code(&read(&path)) {
            for refused in ["style=", "style:", "inner_html", "<style", "<script", "innerHTML"] {
                assert!(!line.contains(refused), "{}: {line}", path.display());
            }
        }
    }
    for path in [files("src/embed", &[".js"])].concat() {
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
    let marks = ["sessionStorage", "userAgent", "Cookie", "HtmlDocument"];
    // What fetches, fetches files: the program, the framework, and for the worker its list.
    let fetching = ["loader.js", "framework_file.js", "failure_panel.js", "worker.js", "check.js"];
    for path in [files("src", &[".rs", ".js"]), vec!["Cargo.toml".into()]].concat() {
        let text = read(&path);
        for way in ways.iter().chain(&marks) {
            assert!(!text.contains(way), "{}: {way}", path.display());
        }
        let mirror = path.ends_with("mirror.js");
        assert!(mirror || !text.contains("indexedDB"), "{} stores", path.display());
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

/// Declarations that name a side of the page, and may: where texts begin that run as their own letters do, and the
/// tick in a checkbox, two sides of a box that is turned.
const SIDED: [&str; 5] = [
    "widget.css: --start: left",
    "widget.css: --end: right",
    "widget.css: --start: right",
    "widget.css: --end: left",
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
