//! The lists of the results: priorities, strengths, all competencies.

use super::chart::{PlotRow, line};
use super::markup::{Node, el, heading, said, text};
use crate::domain::framework::Item;
use crate::domain::priority::Priority;
use crate::domain::{Answer, Assessment, Desired, Framework, ItemId, Level, Present, Summary};
use crate::words::{other_language, results as words};

/// How many entries of a list are shown at once where the others are folded away.
pub const FIRST: usize = 8;

/// What becomes of the entries of a long list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// After [`FIRST`] they can be unfolded.
    Folded,
    /// After so many only their number is told.
    Counted(usize),
}

/// What is below its aim, in order, each with the numbers that ranked it.
pub fn priorities(
    framework: &Framework,
    check: &Assessment,
    summary: &Summary,
    level: u8,
    rest: Rest,
) -> Node {
    let mut body = vec![heading(level, words::PRIORITIES)];
    match (summary.overall.compared, summary.overall.short) {
        (0, _) => body.push(said("p", "", words::NO_PRIORITIES_YET)),
        (_, 0) => body.push(said("p", "", words::NO_PRIORITIES)),
        _ => {}
    }
    let ranked = if check.importance { words::RANKED_WEIGHTED } else { words::RANKED };
    if !summary.priorities.is_empty() {
        body.push(said("p", "hint", ranked));
        ranking(framework, &summary.priorities, rest, &mut body);
    }
    if !summary.not_weighted.is_empty() {
        body.push(heading(level + 1, words::NOT_WEIGHTED));
        body.push(said("p", "hint", words::NOT_WEIGHTED_HINT));
        ranking(framework, &summary.not_weighted, rest, &mut body);
    }
    el("section", "priorities", body)
}

fn ranking(framework: &Framework, ranked: &[Priority], rest: Rest, body: &mut Vec<Node>) {
    let entry = |one: &Priority| entry(framework, &one.item, words::why(framework, one));
    split("ol", ranked.iter().map(entry).collect(), rest, body);
}

/// What the person could teach.
pub fn strengths(framework: &Framework, summary: &Summary, level: u8, rest: Rest) -> Node {
    let mut body = vec![heading(level, words::STRENGTHS)];
    if summary.strengths.is_empty() {
        body.push(said("p", "", words::NO_STRENGTHS));
    } else {
        let entries = summary.strengths.iter();
        let entries =
            entries.map(|one| entry(framework, &one.item, words::strength(framework, one)));
        body.push(said("p", "hint", words::STRENGTHS_HINT));
        split("ul", entries.collect(), rest, &mut body);
    }
    el("section", "strengths", body)
}

/// The first entries as a list, and what becomes of the others.
fn split(tag: &'static str, mut entries: Vec<Node>, rest: Rest, body: &mut Vec<Node>) {
    let most = match rest {
        Rest::Folded => FIRST,
        Rest::Counted(most) => most,
    };
    let others = entries.split_off(most.min(entries.len()));
    let count = others.len();
    body.push(el(tag, "ranked", entries));
    if count == 0 {
        return;
    }
    match rest {
        Rest::Counted(_) => body.push(said("p", "hint", words::more(count))),
        Rest::Folded => {
            let summary = said("summary", "", words::show_more(count));
            body.push(el("details", "", vec![summary, el(tag, "ranked rest", others)]));
        }
    }
}

fn entry(framework: &Framework, item: &ItemId, numbers: String) -> Node {
    el("li", "", vec![statement(framework, item), said("span", "numbers", numbers)])
}

/// Items by area under headings, with their marks, numbers and notes. Items of one area that follow
/// each other share a heading.
pub fn all(
    framework: &Framework,
    check: &Assessment,
    items: &[(usize, Item<'_>)],
    level: u8,
) -> Vec<Node> {
    let mut blocks = Vec::new();
    let mut rest = items;
    while let Some((area, _)) = rest.first() {
        let end = rest.iter().position(|(other, _)| other != area).unwrap_or(rest.len());
        let (these, others) = rest.split_at(end);
        let title = framework.area(*area).map(|area| area.title.clone()).unwrap_or_default();
        blocks.push(heading(level, title).in_language(other_language(framework)));
        blocks.push(flat(framework, check, these));
        rest = others;
    }
    blocks
}

/// Items in one list.
pub fn flat(framework: &Framework, check: &Assessment, items: &[(usize, Item<'_>)]) -> Node {
    let entries = items.iter().map(|(_, item)| answered(framework, check, item.id));
    el("ul", "all-list", entries.collect())
}

fn answered(framework: &Framework, check: &Assessment, item: &ItemId) -> Node {
    let levels = framework.scale().len();
    let tenths = |level: Level| i32::from(level.number()) * 10;
    let present = check.present(item).and_then(Present::level);
    let row = PlotRow {
        now: present.map(tenths),
        aim: present.and(check.desired(framework, item)).map(Desired::level).map(tenths),
        target: present.and(check.target(framework, item)).map(tenths),
        ..PlotRow::default()
    };
    let drawn = if present.is_some() { line(&row, levels) } else { Vec::new() };
    let mut parts = vec![
        statement(framework, item),
        el("svg", "plot-line", drawn).with("aria-hidden", "true"),
        said("span", "numbers", words::line(framework, check, item)),
    ];
    let note = check.answer(item).map_or("", |answer| &*answer.note);
    if !note.is_empty() {
        parts.push(said("p", "note-text", note));
    }
    el("li", "", parts)
}

/// Answers of another edition of the framework.
pub fn orphans(framework: &Framework, check: &Assessment, level: u8) -> Option<Node> {
    let entry = |(id, answer): (&ItemId, &Answer)| {
        let numbers = said("span", "numbers", words::orphan(framework, answer));
        el("li", "", vec![said("span", "statement", id.as_str()), numbers])
    };
    (!check.orphans.is_empty()).then(|| {
        let body = vec![
            heading(level, words::ORPHANS),
            said("p", "hint", words::ORPHANS_HINT),
            el("ul", "ranked", check.orphans.iter().map(entry).collect()),
        ];
        el("section", "orphans", body)
    })
}

/// An item's code and statement.
pub fn statement(framework: &Framework, item: &ItemId) -> Node {
    let found = framework.item(item);
    let (code, words) = found.map_or((item.as_str(), ""), |item| (item.code, item.statement));
    let mut code = code.to_owned();
    code.push(' ');
    let statement = el("span", "statement", vec![said("span", "code", code), text(words)]);
    statement.in_language(other_language(framework))
}
