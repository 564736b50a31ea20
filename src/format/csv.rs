//! A result as a table for spreadsheets and programs: RFC 4180 in UTF-8 with a byte order mark.
//!
//! Its cells are those of `table.rs`, but a leading `'` keeps a spreadsheet from changing some:
//!
//! - a text that could be taken for a formula, because it begins with `=`, `+`, `-`, `@`, one of these in full width, a
//!   tab, a line end or a NUL; and a part of it that begins so after a semicolon, a tab or a line end, where a
//!   spreadsheet that separates cells by semicolons or tabs begins another cell;
//! - an `area_code` or `code` that could be taken for a number, a date or a truth value, such as `2.10`, `1-2`, `1E5`
//!   or `007`. A reader of these two columns removes one leading `'` and has the framework's code.
//!
//! Other texts are unchanged, so a spreadsheet may change a note that is only a number: [`super::xlsx`] keeps
//! everything.
//!
//! Why a `'`: it makes any value a text, programs can remove it, and a person can see it. With a no-break space,
//! numbers are still read as numbers; a tab is invisible, and `="2.10"` is a formula.

use super::table::{Cell, for_each_row, hundredths};
use super::team_table::for_each_team_row;
use crate::domain::team::Publication;
use crate::domain::{Assessment, Framework};

/// The characters that a formula may begin with.
const FORMULA: [char; 12] =
    ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\t', '\r', '\n', '\0'];

/// What separates cells and rows for some spreadsheets, even in quotes if these begin within a cell.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// The text of the table. An open self-check is written as its result would be.
///
/// An empty cell is nothing, never zero.
pub fn write(framework: &Framework, assessment: &Assessment) -> String {
    let mut text = "\u{feff}".to_owned();
    for_each_row(framework, assessment, &mut |row| push_row(&mut text, &row));
    text
}

/// Writes a team's numbers as CSV.
pub fn write_team(framework: &Framework, team: &Publication) -> String {
    let mut text = "\u{feff}".to_owned();
    for_each_team_row(framework, team, &mut |row| push_row(&mut text, row));
    text
}

fn push_row(text: &mut String, row: &[Cell<'_>]) {
    for cell in row {
        match *cell {
            Cell::Empty => {}
            Cell::Number(number) => text.push_str(&number.to_string()),
            Cell::Hundredths(number) => text.push_str(&hundredths(number)),
            Cell::Text(words) => push(text, words, words.starts_with(FORMULA)),
            Cell::Code(code) => push(text, code, may_be_changed(code)),
        }
        text.push(',');
    }
    // Replaces the last comma.
    text.pop();
    text.push_str("\r\n");
}

/// Whether a spreadsheet in any language may read a code as something else. One or two leading letters, as in `A1`,
/// keep it a text; three may be the name of a month, as in `DEC-1`, unless no number follows. Any first character other
/// than A to Z counts as part of a number: recognising all letters would take a table of two kilobytes.
fn may_be_changed(code: &str) -> bool {
    let named = code.starts_with(|one: char| one.is_ascii_alphabetic());
    let letters = code.chars().take_while(|one| !one.is_ascii() || one.is_ascii_alphabetic());
    let dated = letters.count() > 2 && code.contains(|one: char| one.is_ascii_digit());
    !named || dated || ["true", "false"].iter().any(|one| code.eq_ignore_ascii_case(one))
}

fn push(text: &mut String, words: &str, guarded: bool) {
    // A semicolon or a tab needs no quotes, but some spreadsheets split there.
    let quoted = words.contains([',', ';', '\t', '"', '\r', '\n'])
        || words.starts_with(' ')
        || words.ends_with(' ');
    if quoted {
        text.push('"');
    }
    if guarded {
        text.push('\'');
    }
    let mut rest = words.chars();
    while let Some(character) = rest.next() {
        if character == '"' {
            text.push('"');
        }
        text.push(character);
        if SEPARATORS.contains(&character) {
            let next = rest.as_str().trim_start_matches('"');
            if next.starts_with(FORMULA) && !next.starts_with(SEPARATORS) {
                text.push('\'');
            }
        }
    }
    if quoted {
        text.push('"');
    }
}
