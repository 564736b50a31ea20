//! A table whose roles are named, since a phone's layout takes them from a table.

use super::markup::{Node, el, said};

/// A table with a caption that is read and not seen; each row is its head and its other cells.
pub(super) fn table(
    class: &str,
    caption: &str,
    columns: &[&str],
    rows: impl Iterator<Item = (Node, Vec<String>)>,
) -> Node {
    let column =
        |name: &&str| said("th", "", *name).with("scope", "col").with("role", "columnheader");
    let head = el("tr", "", columns.iter().map(column).collect()).with("role", "row");
    let body = rows.map(row).collect();
    let parts = vec![
        said("caption", "unseen", caption),
        el("thead", "", vec![head]).with("role", "rowgroup"),
        el("tbody", "", body).with("role", "rowgroup"),
    ];
    el("table", class, parts).with("role", "table")
}

/// A row: its head and its other cells.
pub(super) fn row((name, words): (Node, Vec<String>)) -> Node {
    let name = el("th", "", vec![name]).with("scope", "row").with("role", "rowheader");
    let cells = words.into_iter().map(|words| said("td", "", words).with("role", "cell"));
    el("tr", "", std::iter::once(name).chain(cells).collect()).with("role", "row")
}
