//! A result as a table for spreadsheets and programs: RFC 4180 in UTF-8 with a byte order mark.
//!
//! Its cells are those of [`super::table`]. A text that a spreadsheet could take for a formula gets a `'` in front.

use super::decimal;
use super::table::{Cell, for_each_row};
use crate::domain::{Assessment, Framework};

/// The text of the table. An open self-check is written as the result that it would be.
///
/// An empty cell is nothing, never zero.
pub fn write(framework: &Framework, assessment: &Assessment) -> String {
    let mut text = "\u{feff}".to_owned();
    for_each_row(framework, assessment, &mut |row| {
        for cell in row {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => decimal::push_signed(&mut text, number),
                Cell::Text(words) | Cell::Code(words) => {
                    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
                    push(&mut text, words, formula);
                }
            }
            text.push(',');
        }
        // In place of the last comma.
        text.pop();
        text.push_str("\r\n");
    });
    text
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
    for character in words.chars() {
        if character == '"' {
            text.push('"');
        }
        text.push(character);
    }
    if quoted {
        text.push('"');
    }
}
