//! The accessibility conformance report, `docs/accessibility.md`: the criteria of WCAG 2.2 and how far they are met,
//! with generated lists of tests and counts, and the same in the machine-readable `OpenACR` format.

use std::fmt::Write;

use fs_err as fs;
use serde_json::json;

use super::claims::{Claims, is_criterion};
use super::{Document, between, cells, table};
use crate::Result;

const PATH: &str = "docs/accessibility.md";
const LEVELS: [(&str, &str); 2] =
    [("## Level A", "success_criteria_level_a"), ("## Level AA", "success_criteria_level_aa")];
const ADHERENCE: [(&str, &str); 4] = [
    ("Supports", "supports"),
    ("Partially supports", "partially-supports"),
    ("Does not support", "does-not-support"),
    ("Not applicable", "not-applicable"),
];

/// The report, and its machine-readable form.
pub(super) fn documents(claims: &Claims) -> Result<[Document; 2]> {
    let old = fs::read_to_string(PATH)?;
    let mut known = Vec::new();
    let mut text = String::new();
    let mut counts = [[0; 2]; 4];
    let mut level = 0;
    let mut yaml = head();
    for line in old.lines() {
        if let Some(found) = LEVELS.iter().position(|(heading, _)| *heading == line) {
            level = found;
            writeln!(yaml, "  {}:\n    criteria:", LEVELS[level].1)?;
        }
        let Some([criterion, adherence, how, by_hand, _]) = cells::<5>(line).filter(is_row) else {
            writeln!(text, "{line}")?;
            continue;
        };
        let number = criterion.split(' ').next().unwrap_or_default();
        let state = ADHERENCE.iter().position(|(words, _)| *words == adherence);
        let state = state.ok_or_else(|| format!("{PATH}: {number}: what is “{adherence}”?"))?;
        let tests = claims.of(number);
        writeln!(text, "| {criterion} | {adherence} | {how} | {by_hand} | {tests} |")?;
        yaml += &entry(number, ADHERENCE[state].1, &notes(how, by_hand, &tests));
        known.push(number);
        counts[state][level] += 1;
    }
    if let Some(number) = claims.unknown(is_criterion, &known).next() {
        return Err(format!("a test names {number}, which {PATH} does not have").into());
    }
    let rows = ADHERENCE
        .iter()
        .zip(counts)
        .map(|((words, _), [a, aa])| vec![(*words).to_owned(), a.to_string(), aa.to_string()]);
    let text = between(&text, "counts", &table(&["", "A", "AA"], rows))?;
    Ok([Document::new(PATH, text), Document::new("docs/accessibility.yaml", yaml)])
}

fn is_row([criterion, ..]: &[&str; 5]) -> bool {
    criterion.starts_with(|first: char| first.is_ascii_digit())
}

fn head() -> String {
    format!(
        "# Made from docs/accessibility.md by cargo xtask sync-docs.\n\
         title: \"CME self-check: accessibility conformance report\"\nproduct:\n  name: \"CME self-check\"\n  \
         version: \"{}\"\n  description: \"An in-browser competency self-assessment for people who run continuing \
         medical education.\"\nevaluation_methods_used: \"Automated tests in three engines, listening to Orca, which a \
         program drives (heard.md), and reading of the source. No person has checked it with assistive technology yet.\"\ncatalog: \"2.5-edition-wcag-2.2-en\"\nchapters:\n",
        env!("CARGO_PKG_VERSION"),
    )
}

fn notes(how: &str, by_hand: &str, tests: &str) -> String {
    let mut notes = vec![how.to_owned()];
    if !tests.is_empty() {
        notes.push(format!("Tests: {}.", tests.replace('`', "")));
    }
    if !by_hand.is_empty() {
        notes.push(format!("Not yet checked by a person: {by_hand}"));
    }
    notes.join(" ")
}

/// A string in JSON is also one in YAML.
fn entry(number: &str, adherence: &str, notes: &str) -> String {
    format!(
        "      - num: \"{number}\"\n        components:\n          - name: web\n            adherence:\n              \
         level: {adherence}\n              notes: {}\n",
        json!(notes)
    )
}
