//! Two results side by side, as a table.

use super::lists::statement;
use super::markup::{Node, el, said};
use crate::domain::compare::Comparison;
use crate::domain::{Assessment, Framework};
use crate::words::comparison as words;

/// Every item that either of them rated: now, aim, and what happened. The results come earlier first.
pub fn table(
    framework: &Framework,
    comparison: &Comparison,
    earlier: &Assessment,
    later: &Assessment,
) -> Node {
    let column =
        |name: &str| said("th", "", name).with("scope", "col").with("role", "columnheader");
    let head = el("tr", "", words::COLUMNS.map(column).into()).with("role", "row");
    let rows = comparison.changes.iter().map(|(item, change)| {
        let name = el("th", "", vec![statement(framework, item)]);
        let cell = |words: String| said("td", "", words).with("role", "cell");
        let cells = vec![
            name.with("scope", "row").with("role", "rowheader"),
            cell(words::now(earlier, later, item)),
            cell(words::aim(framework, earlier, later, item)),
            cell(words::change(*change)),
        ];
        el("tr", "", cells).with("role", "row")
    });
    let table = vec![
        said("caption", "unseen", words::TABLE),
        el("thead", "", vec![head]).with("role", "rowgroup"),
        el("tbody", "", rows.collect()).with("role", "rowgroup"),
    ];
    el("table", "changes", table).with("role", "table")
}
