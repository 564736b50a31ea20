//! The generated documents: `cargo xtask sync-docs` writes them, and `make check` lists those that are stale.
//!
//! The tables of cases and of accessibility criteria are written by hand, except for their last column: it is generated
//! from the claims in the tests ([`claims`]).

mod accessibility;
mod cases;
mod claims;
mod custom_elements;
mod dependencies;
mod schema;
mod tables;
mod typescript;

use fs_err as fs;

use crate::Result;

/// A file with its expected content.
struct Document {
    path: &'static str,
    text: String,
}

impl Document {
    fn new(path: &'static str, text: String) -> Self {
        Self { path, text }
    }

    fn is_stale(&self) -> bool {
        fs::read_to_string(self.path).ok().as_ref() != Some(&self.text)
    }
}

/// All documents.
fn documents() -> Result<Vec<Document>> {
    let claims = claims::read()?;
    let [report, machine_readable] = accessibility::documents(&claims)?;
    let mut all = vec![
        tables::document()?,
        custom_elements::document()?,
        typescript::document()?,
        dependencies::document()?,
        cases::document(&claims)?,
        report,
        machine_readable,
    ];
    all.extend(schema::documents());
    Ok(all)
}

/// Writes every stale document.
///
/// # Errors
/// If a source of one is not as expected.
pub fn write() -> Result {
    for stale in documents()?.into_iter().filter(Document::is_stale) {
        fs::write(stale.path, stale.text)?;
        println!("{} is written anew", stale.path);
    }
    Ok(())
}

/// Compares every document with its expected content.
///
/// # Errors
/// With the names of those that are stale.
pub fn check() -> Result {
    let stale = documents()?.into_iter().filter(Document::is_stale);
    let stale: Vec<_> = stale.map(|one| one.path).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("stale, cargo xtask sync-docs writes them anew: {}", stale.join(", ")).into())
}

/// Replaces the text between two markers.
fn between(text: &str, name: &str, inside: &str) -> Result<String> {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let parts = text.split_once(&start).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some((before, after))
    });
    let (before, after) = parts.ok_or_else(|| format!("there is no place for {name}"))?;
    Ok(format!("{before}{start}\n{inside}\n{end}{after}"))
}

/// A table with the given cells, which are not escaped.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | ").replace('\n', " "));
    let head = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
    rows.into_iter().fold(head, |table, row| table + &line(&row))
}

/// The cells of a table row in Markdown, if the line is one with so many cells.
fn cells<const N: usize>(line: &str) -> Option<[&str; N]> {
    let inside = line.strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<_> = inside.split('|').map(str::trim).collect();
    cells.try_into().ok()
}
