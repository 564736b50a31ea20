//! Documents that people write say what is true of the source: snippets to copy, the policy, members, parts, cases.
#![expect(clippy::unwrap_used, reason = "steps of tests")]

use std::fs;
use std::path::{Path, PathBuf};

use cme_selfcheck::embed::surface::{MEMBERS, PARTS};
use xtask::files::read_folder;
use xtask::headers::POLICY;

/// A file's text, by its path from the root of the repository.
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Texts of all files below a folder with that ending, with their paths there.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = read_folder(&root().join(folder)).unwrap();
    let wanted = files.into_iter().filter(|(path, _)| path.ends_with(ending));
    wanted.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// Where the files stand in the documents, and where they stand for the demo pages.
const PLACES: [&str; 2] = ["https://selfcheck.example/", "/selfcheck/"];
/// Only a website knows its own origin.
const PARENT: &str = "&parent=https://association.example";

/// Without what differs between a document and a demo page: white space and places.
fn plain(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(PARENT, "");
    for place in PLACES {
        text = text.replace(place, "../");
    }
    text
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Every paragraph of the snippet stands in the demo page.
fn check(document: &str, page: &str, snippet: &str) {
    let demo = plain(&read(&format!("public/demo/{page}")));
    for part in snippet.split("\n\n") {
        let part = plain(part);
        assert!(demo.contains(&part), "{document}: {page} does not have\n{part}");
    }
}

#[test]
fn snippets_of_the_guide_are_those_of_the_demo_pages() {
    let guide = read("public/demo/guide.html");
    let mut count = 0;
    for part in guide.split("<pre data-page=\"").skip(1) {
        let (page, rest) = part.split_once("\"><code>").unwrap();
        let (snippet, _) = rest.split_once("</code></pre>").unwrap();
        check("guide.html", page, &unescaped(snippet));
        count += 1;
    }
    assert_eq!(count, 5, "plain HTML, own questions, theme, other origin, frame");
}

#[test]
fn snippets_of_the_documents_are_those_of_the_demo_pages() {
    for path in ["README.md", "docs/embedding.md"] {
        let document = read(path);
        let parts: Vec<_> = document.split("```html\n").collect();
        assert_eq!(parts.len(), 2, "{path} has one snippet");
        let page = parts[0].trim_end().rsplit("<!-- ").next().unwrap();
        let page = page.strip_suffix(" -->").unwrap();
        let (snippet, _) = parts[1].split_once("```").unwrap();
        check(path, page, snippet);
    }
}

#[test]
fn policy_of_the_documents_is_the_one_that_is_tested() {
    let guide = read("public/demo/guide.html");
    let (_, rest) = guide.split_once("id=\"policy\"><code>").unwrap();
    let (policy, _) = rest.split_once("</code>").unwrap();
    assert_eq!(policy, POLICY);
    let hosting = read("docs/hosting.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(hosting.contains(POLICY), "docs/hosting.md");
    for (path, text) in texts("public/hosting", ".conf") {
        assert!(text.contains(&format!("\"{POLICY}\"")), "public/hosting/{path}");
    }
}

#[test]
fn no_document_waits_for_a_number() {
    for path in ["README.md", ".github/CONTRIBUTING.md", "docs/hosting.md", "docs/kiosk.md"] {
        assert!(!read(path).contains('⟨'), "{path}");
    }
}

/// `SECURITY.md` names cases, and docs/cases.md says which tests show them.
#[test]
fn every_case_that_is_claimed_exists() {
    let cases = read("docs/cases.md");
    let claims = read(".github/SECURITY.md");
    let words = claims.split(|one: char| !one.is_ascii_alphanumeric() && one != '-');
    let named: Vec<_> = words
        .filter(|word| word.len() == 5 && word.as_bytes()[2] == b'-')
        .filter(|word| word.ends_with(|last: char| last.is_ascii_digit()))
        .collect();
    for case in &named {
        assert!(cases.contains(&format!("\n| {case} |")), "there is no case {case}");
    }
    assert!(named.len() > 10, "{named:?}");
}

#[test]
fn framework_of_the_demo_can_be_read() {
    let text = read("public/demo/chairing-sessions.json");
    let framework = cme_selfcheck::format::framework_v1::read(&text).unwrap();
    assert_eq!(framework.areas().len(), 2);
}

#[test]
fn no_demo_needs_a_lax_policy() {
    for (path, text) in texts("public", ".html") {
        let outside: String = text
            .split("<pre")
            .enumerate()
            .map(|(index, part)| match (index, part.split_once("</pre>")) {
                (0, _) | (_, None) => part,
                (_, Some((_, after))) => after,
            })
            .collect();
        for refused in ["<style", " style=", " onclick=", " onload=", "<script>"] {
            assert!(!outside.contains(refused), "{path}: {refused}");
        }
    }
}

#[test]
fn parts_are_those_of_the_views() {
    let views: String = texts("src/ui", ".rs").into_iter().map(|(_, text)| text).collect();
    let mut found: Vec<&str> = ["part=\"", "\"part\", \""]
        .iter()
        .flat_map(|before| views.split(before).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    found.sort_unstable();
    found.dedup();
    let mut told: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
    told.sort_unstable();
    assert_eq!(found, told, "PARTS in src/embed/surface.rs");
}

#[test]
fn members_are_those_of_the_class() {
    let class = read("src/embed/element.js");
    for one in MEMBERS {
        let written = if one.method {
            format!("\n  {} {{", one.written())
        } else {
            format!("\n  get {}() {{", one.name)
        };
        assert!(class.contains(&written), "element.js has no {}", one.written());
    }
}
