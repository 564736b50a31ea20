//! Two results side by side, as a table.

use super::lists::statement;
use super::markup::Node;
use super::table;
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
    let rows = comparison.changes.iter().map(|(item, change)| {
        let cells = vec![
            words::now(earlier, later, item),
            words::aim(framework, earlier, later, item),
            words::change(*change),
        ];
        (statement(framework, item), cells)
    });
    table::table("changes", words::TABLE, &words::COLUMNS, rows)
}
