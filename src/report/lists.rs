//! The lists of the results: priorities, strengths, all competencies.

use super::chart::{PlotRow, line};
use super::markup::{Node, el, heading, said, text};
use crate::domain::framework::Item;
use crate::domain::priority::Priority;
use crate::domain::{Answer, Assessment, Desired, Framework, ItemId, Level, Present, Summary};
use crate::words::results as words;

/// What is below its aim, in order, each with the numbers that ranked it; at most so many of each
/// list, and then how many more there are.
pub fn priorities(
    framework: &Framework,
    check: &Assessment,
    summary: &Summary,
    level: u8,
    most: usize,
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
        ranking(framework, &summary.priorities, most, &mut body);
    }
    if !summary.not_weighted.is_empty() {
        body.push(heading(level + 1, words::NOT_WEIGHTED));
        body.push(said("p", "hint", words::NOT_WEIGHTED_HINT));
        ranking(framework, &summary.not_weighted, most, &mut body);
    }
    el("section", "priorities", body)
}

fn ranking(framework: &Framework, ranked: &[Priority], most: usize, body: &mut Vec<Node>) {
    let entry = |one: &Priority| entry(framework, &one.item, words::why(framework, one));
    body.push(el("ol", "ranked", ranked.iter().take(most).map(entry).collect()));
    more(ranked.len(), most, body);
}

/// What the person could teach; at most so many.
pub fn strengths(framework: &Framework, summary: &Summary, level: u8, most: usize) -> Node {
    let mut body = vec![heading(level, words::STRENGTHS)];
    if summary.strengths.is_empty() {
        body.push(said("p", "", words::NO_STRENGTHS));
    } else {
        let strong = summary.strengths.iter().take(most);
        let entries =
            strong.map(|one| entry(framework, &one.item, words::strength(framework, one)));
        body.push(said("p", "hint", words::STRENGTHS_HINT));
        body.push(el("ul", "ranked", entries.collect()));
        more(summary.strengths.len(), most, &mut body);
    }
    el("section", "strengths", body)
}

fn more(found: usize, most: usize, body: &mut Vec<Node>) {
    if found > most {
        body.push(said("p", "hint", words::more(found - most)));
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
        blocks.push(heading(level, title));
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
    el("span", "statement", vec![said("span", "code", code), text(words)])
}
