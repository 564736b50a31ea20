//! What people copy from the README and the guide is what the demo pages do.

use std::fs;

use crate::policy::POLICY;

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
    let demo = plain(&fs::read_to_string(format!("public/demo/{page}")).unwrap());
    for part in snippet.split("\n\n") {
        let part = plain(part);
        assert!(demo.contains(&part), "{document}: {page} does not have\n{part}");
    }
}

#[test]
fn snippets_of_the_guide_are_those_of_the_demo_pages() {
    let guide = fs::read_to_string("public/demo/guide.html").unwrap();
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
fn snippets_of_the_readme_are_those_of_the_demo_pages() {
    let readme = fs::read_to_string("README.md").unwrap();
    let mut count = 0;
    for part in readme.split("```html\n").skip(1) {
        count += 1;
        let before = readme.split("```html\n").take(count).last().unwrap();
        let page = before.trim_end().rsplit("<!-- ").next().unwrap();
        let page = page.strip_suffix(" -->").unwrap();
        let (snippet, _) = part.split_once("```").unwrap();
        check("README.md", page, snippet);
    }
    assert_eq!(count, 2);
}

#[test]
fn policy_of_the_guide_is_the_one_that_is_tested() {
    let guide = fs::read_to_string("public/demo/guide.html").unwrap();
    let (_, rest) = guide.split_once("id=\"policy\"><code>").unwrap();
    let (policy, _) = rest.split_once("</code>").unwrap();
    assert_eq!(policy, POLICY);
}

#[test]
fn framework_of_the_demo_can_be_read() {
    let text = fs::read_to_string("public/demo/chairing-sessions.json").unwrap();
    let framework = cme_selfcheck::format::framework_v1::read(&text).unwrap();
    assert_eq!(framework.areas().len(), 2);
}

#[test]
fn no_demo_needs_a_lax_policy() {
    for path in super::files("public", &[".html"]) {
        let text = fs::read_to_string(&path).unwrap();
        let outside: String = text
            .split("<pre")
            .enumerate()
            .map(|(index, part)| match (index, part.split_once("</pre>")) {
                (0, _) | (_, None) => part,
                (_, Some((_, after))) => after,
            })
            .collect();
        for refused in ["<style", " style=", " onclick=", " onload=", "<script>"] {
            assert!(!outside.contains(refused), "{}: {refused}", path.display());
        }
    }
}
