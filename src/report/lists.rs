//! The lists of the results: priorities, strengths, all competencies.

use std::ops::Range;

use super::chart::{PlotRow, line};
use super::markup::{Node, el, heading, said, text};
use crate::domain::framework::Item;
use crate::domain::priority::{Priority, Strength};
use crate::domain::{Answer, Assessment, Desired, Framework, ItemId, Level, Present, Summary};
use crate::words::{listing, other_language, results as words};

/// A list in an order that matters, with what is said before it.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// Its heading and what it means.
    pub intro: Vec<Node>,
    /// What its entries are called.
    pub what: &'static str,
    /// The tag of the list.
    pub tag: &'static str,
    /// Its entries, the first one first.
    pub entries: Vec<Node>,
}

/// What comes into a list that is drawn bit by bit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Entries that belong to the list that was drawn last.
    pub continued: Vec<Node>,
    /// What comes after that list.
    pub blocks: Vec<Node>,
}

impl Ranked {
    /// The entries of that range, where those before it stand already.
    pub fn part(&self, range: Range<usize>) -> Part {
        let goes_on = range.start > 0;
        let entries = self.entries.get(range).unwrap_or_default().to_vec();
        if entries.is_empty() {
            Part::default()
        } else if goes_on {
            Part { continued: entries, ..Part::default() }
        } else {
            Part { blocks: vec![el(self.tag, RANKED, entries)], ..Part::default() }
        }
    }
}

/// The class of a list in an order that matters.
const RANKED: &str = "ranked";

/// What is below its aim, in order, each with the numbers that ranked it; then what has no importance yet.
pub fn priorities(
    framework: &Framework,
    check: &Assessment,
    summary: &Summary,
    level: u8,
) -> Vec<Ranked> {
    let mut intro = vec![heading(level, words::PRIORITIES)];
    match (summary.overall.compared, summary.overall.short) {
        (0, _) => intro.push(said("p", "", words::NO_PRIORITIES_YET)),
        (_, 0) => intro.push(said("p", "", words::NO_PRIORITIES)),
        _ => {}
    }
    let ranked = if check.importance { words::RANKED_WEIGHTED } else { words::RANKED };
    if !summary.priorities.is_empty() {
        intro.push(said("p", "hint", ranked));
    }
    let mut lists = vec![ranking(framework, &summary.priorities, listing::PRIORITIES, intro)];
    if !summary.not_weighted.is_empty() {
        let intro = vec![
            heading(level + 1, words::NOT_WEIGHTED),
            said("p", "hint", words::NOT_WEIGHTED_HINT),
        ];
        lists.push(ranking(framework, &summary.not_weighted, listing::COMPETENCIES, intro));
    }
    lists
}

fn ranking(
    framework: &Framework,
    ranked: &[Priority],
    what: &'static str,
    intro: Vec<Node>,
) -> Ranked {
    let entry = |one: &Priority| entry(framework, &one.item, words::why(framework, one));
    Ranked { intro, what, tag: "ol", entries: ranked.iter().map(entry).collect() }
}

/// What the person could teach.
pub fn strengths(framework: &Framework, summary: &Summary, level: u8) -> Ranked {
    let entry = |one: &Strength| entry(framework, &one.item, words::strength(framework, one));
    let entries: Vec<_> = summary.strengths.iter().map(entry).collect();
    let means = if entries.is_empty() {
        said("p", "", words::NO_STRENGTHS)
    } else {
        said("p", "hint", words::STRENGTHS_HINT)
    };
    let intro = vec![heading(level, words::STRENGTHS), means];
    Ranked { intro, what: listing::STRENGTHS, tag: "ul", entries }
}

/// Lists of which the first entries stand there, and of the others their number.
pub fn counted(class: &str, lists: Vec<Ranked>, most: usize) -> Node {
    let mut body = Vec::new();
    for mut list in lists {
        let others = list.entries.len().saturating_sub(most);
        list.entries.truncate(most);
        body.append(&mut list.intro);
        if !list.entries.is_empty() {
            body.push(el(list.tag, RANKED, list.entries));
        }
        if others > 0 {
            body.push(said("p", "hint", words::more(others)));
        }
    }
    el("section", class, body)
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

/// The items of that range, where those before it stand already: by area under headings of that level, or
/// in one list.
pub fn part(
    framework: &Framework,
    check: &Assessment,
    items: &[(usize, Item<'_>)],
    range: Range<usize>,
    level: Option<u8>,
) -> Part {
    let before = items.get(..range.start).and_then(<[_]>::last);
    let these = items.get(range).unwrap_or_default();
    let goes_on = before.map_or(0, |(last, _)| {
        let other = |(area, _): &(usize, Item<'_>)| level.is_some() && area != last;
        these.iter().position(other).unwrap_or(these.len())
    });
    let (continued, others) = these.split_at(goes_on);
    let blocks = match level {
        Some(level) => all(framework, check, others, level),
        None if others.is_empty() => Vec::new(),
        None => vec![flat(framework, check, others)],
    };
    Part { continued: entries(framework, check, continued), blocks }
}

fn flat(framework: &Framework, check: &Assessment, items: &[(usize, Item<'_>)]) -> Node {
    el("ul", "all-list", entries(framework, check, items))
}

fn entries(framework: &Framework, check: &Assessment, items: &[(usize, Item<'_>)]) -> Vec<Node> {
    items.iter().map(|(_, item)| answered(framework, check, item.id)).collect()
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
