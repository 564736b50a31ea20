//! The lists of the results: priorities, strengths, all competencies.

use leptos::prelude::*;

use super::parts::dot_plot::{PlotRow, grid, marks};
use super::parts::heading::heading;
use crate::domain::priority::Priority;
use crate::domain::{Assessment, Framework, ItemId, Present, Summary};
use crate::words::results as text;

/// What is below its aim, in order, each with the numbers that ranked it.
pub(super) fn priorities(
    framework: &Framework,
    check: &Assessment,
    summary: &Summary,
    level: u8,
) -> impl IntoView + use<> {
    let none = match (summary.overall.compared, summary.overall.short) {
        (0, _) => Some(text::NO_PRIORITIES_YET),
        (_, 0) => Some(text::NO_PRIORITIES),
        _ => None,
    };
    let ranked = if check.importance { text::RANKED_WEIGHTED } else { text::RANKED };
    let listed = !summary.priorities.is_empty();
    let aside = (!summary.not_weighted.is_empty()).then(|| {
        view! {
            {heading(level + 1, text::NOT_WEIGHTED)}
            <p class="hint">{text::NOT_WEIGHTED_HINT}</p>
            {list(framework, &summary.not_weighted)}
        }
    });
    view! {
        <section class="priorities">
            {heading(level, text::PRIORITIES)}
            {none.map(|none| view! { <p>{none}</p> })}
            {listed.then(|| view! {
                <p class="hint">{ranked}</p>
                {list(framework, &summary.priorities)}
            })}
            {aside}
        </section>
    }
}

fn list(framework: &Framework, priorities: &[Priority]) -> impl IntoView + use<> {
    let entries = priorities.iter().map(|one| {
        view! {
            <li>
                {statement(framework, &one.item)}
                <span class="numbers">{text::why(framework, one)}</span>
            </li>
        }
    });
    view! { <ol class="ranked">{entries.collect_view()}</ol> }
}

/// What the person could teach.
pub(super) fn strengths(
    framework: &Framework,
    summary: &Summary,
    level: u8,
) -> impl IntoView + use<> {
    let entries = summary.strengths.iter().map(|one| {
        view! {
            <li>
                {statement(framework, &one.item)}
                <span class="numbers">{text::strength(framework, one)}</span>
            </li>
        }
    });
    let body = if summary.strengths.is_empty() {
        view! { <p>{text::NO_STRENGTHS}</p> }.into_any()
    } else {
        view! {
            <p class="hint">{text::STRENGTHS_HINT}</p>
            <ul class="ranked">{entries.collect_view()}</ul>
        }
        .into_any()
    };
    view! { <section class="strengths">{heading(level, text::STRENGTHS)}{body}</section> }
}

/// Every item in scope by area, with its note.
pub(super) fn all(framework: &Framework, check: &Assessment, level: u8) -> impl IntoView + use<> {
    let areas = framework.areas_in(&check.scope).into_iter().map(|area| {
        let title = framework.area(area).map(|area| area.title.clone()).unwrap_or_default();
        let items = framework.items_of(area, &check.scope);
        let entries = items.iter().map(|item| entry(framework, check, item.id));
        view! {
            {heading(level + 1, title)}
            <ul class="all-list">{entries.collect_view()}</ul>
        }
    });
    view! {
        <section class="all">{heading(level, text::ALL)}{areas.collect_view()}</section>
    }
}

fn entry(framework: &Framework, check: &Assessment, item: &ItemId) -> impl IntoView + use<> {
    let levels = framework.scale().len();
    let tenths = |level: crate::domain::Level| i32::from(level.number()) * 10;
    let present = check.present(item).and_then(Present::level);
    let row = PlotRow {
        title: String::new(),
        now: present.map(tenths),
        aim: present.and(check.desired(framework, item)).map(|desired| tenths(desired.level())),
        target: present.and(check.target(framework, item)).map(tenths),
        end: String::new(),
    };
    let note = check.answer(item).map(|answer| answer.note.clone()).unwrap_or_default();
    let note = (!note.is_empty()).then(|| view! { <p class="note-text">{note}</p> });
    view! {
        <li>
            {statement(framework, item)}
            <svg class={"plot-line"} aria-hidden={"true"}>{present.map(|_| grid(levels))}{marks(&row, levels)}</svg>
            <span class="numbers">{text::line(framework, check, item)}</span>
            {note}
        </li>
    }
}

/// Answers of another edition of the framework.
pub(super) fn orphans(check: &Assessment, level: u8) -> impl IntoView + use<> {
    let ids: Vec<_> = check.orphans.keys().map(ToString::to_string).collect();
    (!ids.is_empty()).then(|| {
        view! {
            <section class="orphans">
                {heading(level, text::ORPHANS)}
                <p>{ids.join(", ")}</p>
                <p class="hint">{text::ORPHANS_HINT}</p>
            </section>
        }
    })
}

fn statement(framework: &Framework, item: &ItemId) -> impl IntoView + use<> {
    let (code, text) = framework
        .item(item)
        .map(|item| (item.code.to_owned(), item.statement.to_owned()))
        .unwrap_or_default();
    view! {
        <span class="statement">
            <span class="code">{code}" "</span>
            {text}
        </span>
    }
}
