//! `docs/cases.md`: what could go wrong, how far tests show that it does not, and, generated, which ones.

use std::fmt::Write;

use fs_err as fs;

use super::claims::{Claims, is_case};
use super::{Document, cells};
use crate::Result;

const PATH: &str = "docs/cases.md";
/// How the state of a case begins that tests show, in full or in part.
const TESTED: &str = "Tested";
/// How it may begin where no test names the case.
const UNTESTED: [&str; 3] = ["By hand", "Does not apply", "Tested by make"];

/// The table with the tests that say which cases they show.
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
