//! `docs/cases.md`: what could go wrong and how far that is tested, with a generated list of the tests.

use std::fmt::Write;

use fs_err as fs;

use super::claims::{Claims, is_case};
use super::{Document, cells};
use crate::Result;

const PATH: &str = "docs/cases.md";
/// The beginning of the state of a case that is tested, fully or in part.
const TESTED: &str = "Tested";
/// The beginnings of the state of a case that no test names.
const UNTESTED: [&str; 3] = ["By hand", "Does not apply", "Tested by make"];

/// The table with the tests that claim each case.
pub(super) fn document(claims: &Claims) -> Result<Document> {
    let old = fs::read_to_string(PATH)?;
    let mut known = Vec::new();
    let mut text = String::new();
    for line in old.lines() {
        match cells::<4>(line) {
            Some([id, what, state, _]) if is_case(id) => {
                let tests = claims.of(id);
                let fits = if tests.is_empty() {
                    UNTESTED.iter().any(|one| state.starts_with(one))
                } else {
                    state.starts_with(TESTED) || state.starts_with(UNTESTED[0])
                };
                if !fits {
                    let tests = if tests.is_empty() { "no test names it" } else { &tests };
                    return Err(format!("{PATH}: {id} is “{state}”, but: {tests}").into());
                }
                known.push(id);
                writeln!(text, "| {id} | {what} | {state} | {tests} |")?;
            }
            _ => writeln!(text, "{line}")?,
        }
    }
    match claims.unknown(is_case, &known).next() {
        Some(id) => Err(format!("a test names {id}, which {PATH} does not have").into()),
        None => Ok(Document::new(PATH, text)),
    }
}
