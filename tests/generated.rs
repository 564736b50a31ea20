//! Documents that are made from the source: the tables in the README, `custom-elements.json` and the
//! JSON Schemas ([`crate::schema`]).
//!
//! `UPDATE_DOCS=1 cargo test --test tidy` writes them; without it a stale one fails.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use cme_selfcheck::embed::attributes::ATTRIBUTES;
use cme_selfcheck::embed::events::EVENTS;
use cme_selfcheck::embed::surface::{MEMBERS, PARTS};
use serde_json::{Value, json};

const UPDATE: &str = "UPDATE_DOCS";

/// Name, default and comment of every public custom property.
fn custom_properties() -> Vec<(String, String, String)> {
    let sheet = fs::read_to_string("style/tokens.css").unwrap();
    let lines = sheet.lines().map(str::trim).filter(|line| line.starts_with("--"));
    lines
        .map(|line| {
            let (name, rest) = line.split_once(": ").unwrap();
            let (value, comment) = rest.split_once("; /* ").unwrap();
            let comment = comment.strip_suffix(" */").unwrap();
            (name.to_owned(), value.to_owned(), format!("{comment}."))
        })
        .collect()
}

/// A table whose cells stand as they are.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    writeln!(out, "| {} |\n|{}", head.join(" | "), "---|".repeat(head.len())).unwrap();
    for row in rows {
        writeln!(out, "| {} |", row.join(" | ").replace('\n', " ")).unwrap();
    }
    out
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn tables() -> [(&'static str, String); 5] {
    let attributes = ATTRIBUTES.iter().map(|one| {
        let property = code(&one.property());
        vec![code(one.name), property, one.values.into(), one.default.into(), one.meaning.into()]
    });
    let events =
        EVENTS.iter().map(|one| vec![code(one.name), one.detail.into(), one.meaning.into()]);
    let members = MEMBERS.iter().map(|one| vec![code(&one.written()), one.meaning.into()]);
    let properties = custom_properties()
        .into_iter()
        .map(|(name, value, comment)| vec![code(&name), code(&value), comment]);
    let parts = PARTS.iter().map(|(name, meaning)| vec![code(name), (*meaning).to_owned()]);
    let head = ["attribute", "property", "values", "default", "meaning"];
    [
        ("attributes", table(&head, attributes)),
        ("events", table(&["event", "detail", "meaning"], events)),
        ("members", table(&["member", "what it does"], members)),
        ("custom-properties", table(&["property", "default", "what it is for"], properties)),
        ("parts", table(&["part", "what it is"], parts)),
    ]
}

/// The document with what stands between two markers replaced.
fn filled(document: &str, name: &str, table: &str) -> String {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = document.split_once(&start).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    format!("{before}{start}\n{table}\n{end}{after}")
}

/// Plain text from text with backticks.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// The element for programs, as <https://github.com/webcomponents/custom-elements-manifest> says.
fn manifest() -> String {
    let attributes = ATTRIBUTES.iter().map(|one| {
        json!({
            "name": one.name,
            "fieldName": one.property(),
            "type": { "text": one.kind.type_text() },
            "default": plain(one.default),
            "description": format!("{} Takes {}.", one.meaning, plain(one.values)),
        })
    });
    let fields = ATTRIBUTES.iter().map(|one| {
        json!({
            "kind": "field",
            "name": one.property(),
            "attribute": one.name,
            "reflects": true,
            "type": { "text": one.kind.type_text() },
            "description": one.meaning,
        })
    });
    let members = MEMBERS.iter().map(|one| {
        let gives = json!({ "text": one.gives });
        let parameters: Vec<_> = one
            .parameter
            .iter()
            .map(|(name, kind)| json!({ "name": name, "type": { "text": kind } }))
            .collect();
        if one.method {
            json!({
                "kind": "method",
                "name": one.name,
                "parameters": parameters,
                "return": { "type": gives },
                "description": one.meaning,
            })
        } else {
            json!({ "kind": "field", "name": one.name, "readonly": true, "type": gives,
                "description": one.meaning })
        }
    });
    let events = EVENTS.iter().map(|one| {
        json!({
            "name": one.name,
            "type": { "text": "CustomEvent" },
            "description": format!("{} Its detail has {}.", one.meaning, plain(one.detail)),
        })
    });
    let properties = custom_properties().into_iter().map(
        |(name, value, comment)| json!({ "name": name, "default": value, "description": comment }),
    );
    let parts = PARTS.iter().map(|(name, meaning)| json!({ "name": name, "description": meaning }));
    let (module, class, tag) = ("cme-selfcheck.js", "SelfCheckElement", "cme-selfcheck");
    let whole = json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": module,
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": class,
                "tagName": tag,
                "superclass": { "name": "HTMLElement" },
                "description": "A competency self-assessment that runs in the visitor's browser.",
                "attributes": attributes.collect::<Vec<Value>>(),
                "members": fields.chain(members).collect::<Vec<Value>>(),
                "events": events.collect::<Vec<Value>>(),
                "slots": [{
                    "name": "",
                    "description": "Shown until the self-check runs, and again if it cannot.",
                }, {
                    "name": "questions",
                    "description": "Shown until the self-check runs, and not if it cannot. What is chosen here is \
                                    chosen on the start screen.",
                }],
                "cssProperties": properties.collect::<Vec<Value>>(),
                "cssParts": parts.collect::<Vec<Value>>(),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": tag,
                "declaration": { "name": class },
            }],
        }],
    });
    format!("{whole:#}\n")
}

/// The document is as it is made, or is made so.
pub(crate) fn check(path: &str, made: &str) {
    if std::env::var_os(UPDATE).is_some() {
        fs::write(path, made).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == made, "{path} is stale: run {UPDATE}=1 cargo test --test tidy");
}

#[test]
fn readme_has_the_tables_of_the_source() {
    let mut readme = fs::read_to_string("README.md").unwrap();
    for (name, table) in tables() {
        readme = filled(&readme, name, &table);
    }
    check("README.md", &readme);
}

#[test]
fn custom_elements_manifest_is_that_of_the_source() {
    check("public/custom-elements.json", &manifest());
}

#[test]
fn schemas_are_those_of_the_source() {
    for (path, made) in crate::schema::documents() {
        check(path, &made);
    }
}

#[test]
fn parts_are_those_of_the_views() {
    let views: String = [super::files("src/ui", &[".rs"]), super::files("src/report", &[".rs"])]
        .concat()
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect::<Vec<_>>()
        .concat();
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
    let class = fs::read_to_string(Path::new("src/embed/element.js")).unwrap();
    for one in MEMBERS {
        let written = if one.method {
            format!("\n  {} {{", one.written())
        } else {
            format!("\n  {};", one.name)
        };
        assert!(class.contains(&written), "element.js has no {}", one.written());
    }
}
