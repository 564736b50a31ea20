//! The tables of the element's reference, generated from those that the program itself uses.

use cme_selfcheck::embed::attributes::ATTRIBUTES;
use cme_selfcheck::embed::events::EVENTS;
use cme_selfcheck::embed::surface::{MEMBERS, PARTS};
use fs_err as fs;

use super::{Document, between, table};
use crate::Result;

const PATH: &str = "docs/embedding.md";

/// The reference with its present tables.
pub(super) fn document() -> Result<Document> {
    let mut text = fs::read_to_string(PATH)?;
    for (name, table) in tables()? {
        text = between(&text, name, &table)?;
    }
    Ok(Document::new(PATH, text))
}

/// Name, default and comment of every public custom property.
pub(super) fn custom_properties() -> Result<Vec<[String; 3]>> {
    let sheet = fs::read_to_string("style/tokens.css")?;
    let lines = sheet.lines().map(str::trim).filter(|line| line.starts_with("--"));
    let read = |line: &str| {
        let (name, rest) = line.split_once(": ")?;
        let (value, comment) = rest.split_once("; /* ")?;
        let comment = comment.strip_suffix(" */")?;
        Some([name.to_owned(), value.to_owned(), format!("{comment}.")])
    };
    lines.map(|line| read(line).ok_or_else(|| format!("tokens.css: {line}").into())).collect()
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn tables() -> Result<[(&'static str, String); 5]> {
    let attributes = ATTRIBUTES.iter().map(|one| {
        let property = code(&one.property());
        vec![code(one.name), property, one.values.into(), one.default.into(), one.meaning.into()]
    });
    let events =
        EVENTS.iter().map(|one| vec![code(one.name), one.detail.into(), one.meaning.into()]);
    let members = MEMBERS.iter().map(|one| vec![code(&one.written()), one.meaning.into()]);
    let properties = custom_properties()?
        .into_iter()
        .map(|[name, value, comment]| vec![code(&name), code(&value), comment]);
    let parts = PARTS.iter().map(|(name, meaning)| vec![code(name), (*meaning).to_owned()]);
    let head = ["attribute", "property", "values", "default", "meaning"];
    Ok([
        ("attributes", table(&head, attributes)),
        ("events", table(&["event", "detail", "meaning"], events)),
        ("members", table(&["member", "what it does"], members)),
        ("custom-properties", table(&["property", "default", "what it is for"], properties)),
        ("parts", table(&["part", "what it is"], parts)),
    ])
}
