//! Two results side by side, as a table.

use std::ops::Range;

use super::lists::{Part, statement};
use super::table;
use crate::domain::compare::Comparison;
use crate::domain::{Assessment, Framework};
use crate::words::comparison as words;

/// Items that either of them rated, those of that range: now, aim, and what happened. The results come
/// earlier first.
pub fn part(
    framework: &Framework,
    comparison: &Comparison,
    earlier: &Assessment,
    later: &Assessment,
    range: Range<usize>,
) -> Part {
    let goes_on = range.start > 0;
    let changes = comparison.changes.get(range).unwrap_or_default();
    let rows = changes.iter().map(|(item, change)| {
        let cells = vec![
            words::now(earlier, later, item),
            words::aim(framework, earlier, later, item),
            words::change(*change),
        ];
        (statement(framework, item), cells)
    });
    if goes_on {
        Part { continued: rows.map(table::row).collect(), ..Part::default() }
    } else {
        let table = table::table("changes", words::TABLE, &words::COLUMNS, rows);
        Part { blocks: vec![table], ..Part::default() }
    }
}
