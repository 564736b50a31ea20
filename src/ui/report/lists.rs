//! The lists of the results, on screen and on paper: priorities, strengths, all competencies.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::framework::Item;
use crate::domain::listing::{Filter, Order, list_items};
use crate::domain::{
    Answer, Assessment, Desired, Framework, ItemId, Level, Present, Priority, Scope, Summary,
};
use crate::messages::{listing, other_language, results};
use crate::ui::components::{
    BreakableText, Button, Heading, PagedList, PlotRow, SectionHeading, ShowMore, plot_line,
};

/// A list of a summary whose order has a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedList {
    framework: Arc<Framework>,
    /// Level of its heading.
    level: u8,
    heading: &'static str,
    /// Shown if the list is empty; may be empty.
    remark: &'static str,
    /// Explains the order; may be empty.
    hint: &'static str,
    /// The name of its entries.
    entries_name: &'static str,
    entries: Vec<RankedEntry>,
    /// Whether its entries are numbered.
    numbered: bool,
}

/// An entry of a ranked list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct RankedEntry {
    pub(in crate::ui) item: ItemId,
    /// The numbers that ranked it.
    numbers: String,
    /// The reason for its aim, if that was suggested.
    pub(in crate::ui) reason: Option<String>,
}

/// The items below their aim, each with the numbers that ranked it; then those without an importance.
pub fn priorities(
    framework: &Arc<Framework>,
    check: &Assessment,
    summary: &Summary,
    level: u8,
) -> Vec<RankedList> {
    let entry = |one: &Priority| RankedEntry {
        item: one.item.clone(),
        numbers: results::why(framework, check, one),
        reason: match one.desired {
            Desired::Own(_) => None,
            Desired::Suggested(_) => check.target_reason(framework, &one.item).map(str::to_owned),
        },
    };
    let entries = |list: &[Priority]| list.iter().map(entry).collect();
    let ranked = RankedList {
        framework: Arc::clone(framework),
        level,
        heading: results::PRIORITIES,
        remark: results::no_priorities(&summary.overall),
        hint: match (summary.priorities.is_empty(), check.importance) {
            (true, _) => "",
            (false, true) => results::RANKED_WEIGHTED,
            (false, false) => results::RANKED,
        },
        entries_name: listing::PRIORITIES,
        entries: entries(&summary.priorities),
        numbered: true,
    };
    let not_weighted = (!summary.not_weighted.is_empty()).then(|| RankedList {
        level: level + 1,
        heading: results::NOT_WEIGHTED,
        remark: "",
        hint: results::NOT_WEIGHTED_HINT,
        entries_name: listing::COMPETENCIES,
        entries: entries(&summary.not_weighted),
        ..ranked.clone()
    });
    [ranked].into_iter().chain(not_weighted).collect()
}

/// The list of what the person could teach.
pub fn strengths(framework: &Arc<Framework>, summary: &Summary, level: u8) -> RankedList {
    let (remark, hint) = if summary.strengths.is_empty() {
        (results::NO_STRENGTHS, "")
    } else {
        ("", results::STRENGTHS_HINT)
    };
    let entries = summary.strengths.iter().map(|one| RankedEntry {
        item: one.item.clone(),
        numbers: results::strength(framework, one),
        reason: None,
    });
    RankedList {
        framework: Arc::clone(framework),
        level,
        heading: results::STRENGTHS,
        remark,
        hint,
        entries_name: listing::STRENGTHS,
        entries: entries.collect(),
        numbered: false,
    }
}

/// The first entries of each list, and how many others there are.
#[component]
pub fn FirstEntries(
    /// Class of the section.
    class: &'static str,
    /// The lists.
    lists: Vec<RankedList>,
    /// Most entries of each.
    max: usize,
    /// Returns the text about the others.
    more: fn(usize) -> String,
) -> impl IntoView {
    let list = |list: RankedList| {
        let others = list.entries.len().saturating_sub(max);
        let rest = (others != 0).then(|| view! { <p class="hint">{more(others)}</p> });
        ranked(list, PagedList::new(max), rest.into_any(), &|_| None)
    };
    view! { <section class=class>{lists.into_iter().map(list).collect_view()}</section> }
}

/// A ranked list that shows more entries on request, with a view below each. Tracks how many are shown.
pub(in crate::ui) fn paged(
    list: RankedList,
    pages: PagedList,
    foot: &dyn Fn(&RankedEntry) -> Option<AnyView>,
) -> impl IntoView + use<> {
    let (total, entries) = (list.entries.len(), list.entries_name);
    ranked(list, pages, view! { <ShowMore list=pages total entries/> }.into_any(), foot)
}

fn ranked(
    list: RankedList,
    pages: PagedList,
    rest: AnyView,
    foot: &dyn Fn(&RankedEntry) -> Option<AnyView>,
) -> impl IntoView + use<> {
    let RankedList { framework, level, heading, remark, hint, entries, numbered, .. } = list;
    let shown = pages.shown(entries.len());
    let entry = |(index, entry): (usize, RankedEntry)| {
        let framework = Arc::clone(&framework);
        let foot = foot(&entry);
        let RankedEntry { item, numbers, .. } = entry;
        view! {
            <li {..pages.entry(index)}>
                <Statement framework item/>
                <span class="numbers">{numbers}</span>
                {foot}
            </li>
        }
    };
    let entries: Vec<_> = entries.into_iter().take(shown).enumerate().map(entry).collect();
    let entries = match (entries.is_empty(), numbered) {
        (true, _) => ().into_any(),
        (false, true) => view! { <ol class="ranked">{entries}</ol> }.into_any(),
        (false, false) => view! { <ul class="ranked">{entries}</ul> }.into_any(),
    };
    view! {
        <SectionHeading level name=heading/>
        {(!remark.is_empty()).then(|| view! { <p>{remark}</p> })}
        {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
        {entries}
        {rest}
    }
}

/// Every competency in scope, under the headings of its areas.
#[component]
pub fn AllByArea(
    /// The framework.
    framework: Arc<Framework>,
    /// The self-check.
    check: Arc<Assessment>,
    /// Level of the areas' headings.
    level: u8,
) -> impl IntoView {
    let items = list_items(&framework, &check, Filter::default(), Order::Framework);
    competencies(&framework, &check, &items, Some(level), PagedList::new(usize::MAX), None)
}

/// The first of these competencies, each with the index of its area: in one list, or under the headings of their areas
/// if these have a level. Unanswered ones link to where they are rated, if `rate` is given. Tracks how many are shown.
pub(in crate::ui) fn competencies(
    framework: &Arc<Framework>,
    check: &Assessment,
    items: &[(usize, Item<'_>)],
    level: Option<u8>,
    pages: PagedList,
    rate: Option<UnsyncCallback<(ItemId,)>>,
) -> impl IntoView + use<> {
    // In a quick check each item is an area, and would stand below its own title.
    let level = level.filter(|_| check.scope != Scope::Quick);
    let levels = framework.scale().level_count();
    let tenths = |level: Level| i32::from(level.number()) * 10;
    let entry = |(index, (_, Item { id, code, .. })): &(usize, &(usize, Item<'_>))| {
        let marks = check.present(id).and_then(Present::level).map(|now| {
            let now = Some(tenths(now));
            let aim = check.desired(framework, id).map(Desired::level).map(tenths);
            let target = check.target(framework, id).map(tenths);
            plot_line(&PlotRow { now, aim, target, ..PlotRow::default() }, levels)
        });
        let note = check.answer(id).map(|answer| answer.note.clone());
        let note = note.filter(|note| !note.is_empty());
        let numbers = results::line(framework, check, id);
        let link = rate.filter(|_| check.present(id).is_none()).map(|rate| {
            let item = (*id).clone();
            let go = move || rate.run((item.clone(),));
            let words = results::rate(code);
            view! { <Button class="inline" on_press=go>{words}</Button> }
        });
        let (framework, item) = (Arc::clone(framework), (*id).clone());
        view! {
            <li {..pages.entry(*index)}>
                <Statement framework item/>
                <svg class="plot-line" aria-hidden="true">{marks}</svg>
                <span class="numbers"><span>{numbers}</span> {link}</span>
                {note.map(|note| view! { <p class="note-text">{note}</p> })}
            </li>
        }
    };
    let list = |list: &[(usize, &(usize, Item<'_>))]| {
        let area = list.first().and_then(|(_, (area, _))| framework.area(*area));
        let heading = area.zip(level).map(|(area, level)| {
            let (title, language) = (area.title.clone(), other_language(framework));
            view! { <Heading level language><BreakableText text=title/></Heading> }
        });
        view! {
            {heading}
            <ul class="all-list">{list.iter().map(entry).collect_view()}</ul>
        }
    };
    let items: Vec<_> = items.iter().take(pages.shown(items.len())).enumerate().collect();
    let lists = items.chunk_by(|(_, (one, _)), (_, (other, _))| level.is_none() || one == other);
    lists.map(list).collect_view()
}

/// Answers from another edition of the framework; nothing if there are none.
#[component]
pub(in crate::ui) fn Orphans(
    framework: Arc<Framework>,
    check: Arc<Assessment>,
    level: u8,
) -> impl IntoView {
    let entry = |(id, answer): (&ItemId, &Answer)| {
        view! {
            <li>
                <span class="statement">{id.to_string()}</span>
                <span class="numbers">{results::orphan(&framework, answer)}</span>
            </li>
        }
    };
    (!check.orphans.is_empty()).then(|| {
        view! {
            <section class="orphans">
                <Heading level>{results::ORPHANS}</Heading>
                <p class="hint">{results::ORPHANS_HINT}</p>
                <ul class="ranked">{check.orphans.iter().map(entry).collect_view()}</ul>
            </section>
        }
    })
}

/// The code and statement of a competency, or of an area in a quick check.
#[component]
pub(in crate::ui) fn Statement(framework: Arc<Framework>, item: ItemId) -> impl IntoView {
    let found = framework.item(&item);
    let (code, statement) = found.map_or((item.as_str(), ""), |item| (item.code, item.statement));
    view! {
        <span class="statement" lang=other_language(&framework)>
            <span class="code">{format!("{code} ")}</span>
            <BreakableText text=statement.to_owned()/>
        </span>
    }
}
