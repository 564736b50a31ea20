//! The page of one area.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Element;

use super::row::{RatingRow, RowItem};
use crate::domain::{Answer, Framework, Level, LevelText, Scope};
use crate::messages::{other_language, rate};
use crate::session::rating::sum;
use crate::session::{Event, Session};
use crate::ui::components::{Button, live_text};
use crate::ui::screen_heading::ScreenHeading;
use crate::ui::store::{Store, use_store};

/// One area: what it is, how to answer, and a row for each of its competencies.
#[component]
pub(super) fn RatingPage(
    area: usize,
    /// Answered and total of each area.
    progress: Memo<Vec<(u32, u32)>>,
    anchors_open: RwSignal<bool>,
) -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let areas = store.with_untracked(Session::areas);
    let position = areas.iter().position(|one| *one == area).unwrap_or_default();
    let scope = store.with_untracked(|session| session.check().map(|check| check.scope.clone()));
    let scope = scope.unwrap_or(Scope::Full);
    let items: Vec<RowItem> =
        framework.items_of(area, &scope).iter().map(|item| RowItem::of(item)).collect();
    let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
    // The only memo of the page that reads the session; rows read this one (see `Store`).
    let answers = Memo::new(move |_| {
        store.with(|session| ids.iter().map(|id| session.answer(id)).collect::<Vec<_>>())
    });
    let progress_text = Signal::derive(move || {
        let (answered, total) = progress.with(|progress| sum(progress));
        rate::progress(answered, total)
    });
    let language = other_language(&framework);
    let (title, definition) = framework
        .area(area)
        .map(|area| (area.title.clone(), area.definition.clone()))
        .unwrap_or_default();
    let title = view! { <span lang=language.clone()>{title}</span> };
    let level = store.top_heading() + 1;
    let changed = move || {
        let (answered, total) = progress.with_untracked(|progress| sum(progress));
        store.emit(Event::Changed { answered, total });
    };
    let row = |(index, item)| {
        let answer = move |answers: &Vec<Answer>| answers.get(index).cloned().unwrap_or_default();
        let answer = Memo::new(move |_| answers.with(answer));
        view! { <RatingRow item level answer on_change=changed/> }
    };
    let rows = items.into_iter().enumerate().map(row).collect_view();
    let area_at = |position: Option<usize>| areas.get(position?).copied();
    view! {
        <p class="eyebrow">
            <span>{rate::step(position + 1, areas.len())}</span>
            <span class="progress" use:live_text=progress_text>
                {progress_text.get_untracked()}
            </span>
        </p>
        <ScreenHeading>{title}</ScreenHeading>
        <p class="definition" lang=language>{definition}</p>
        <p class="hint">{how_to_answer(store, &scope)}</p>
        <Anchors framework open=anchors_open/>
        {rows}
        <PageButtons before=area_at(position.checked_sub(1)) after=area_at(Some(position + 1))/>
    }
}

/// How to answer, and what becomes of it.
fn how_to_answer(store: Store, scope: &Scope) -> String {
    let memory_only = store.with_untracked(|session| session.options().memory_only);
    let saves = if memory_only { "" } else { rate::SAVES };
    let quick = if *scope == Scope::Quick { rate::QUICK_HOW } else { "" };
    [rate::HOW, saves, quick].join(" ")
}

/// What each level means.
#[component]
fn Anchors(framework: Arc<Framework>, open: RwSignal<bool>) -> impl IntoView {
    let language = other_language(&framework);
    let level = |(level, described): (Level, &LevelText)| {
        view! {
            <dt lang=language.clone()>{format!("{level} {}", described.name)}</dt>
            <dd lang=language.clone()>{described.anchor.clone()}</dd>
        }
    };
    let levels = framework.scale().levels().map(level).collect_view();
    let toggled = move |event| open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="anchors" open=open.get_untracked() on:toggle=toggled>
            <summary>{rate::ANCHORS}</summary>
            <dl>{levels}</dl>
            <p class="hint">{rate::KEYS}</p>
        </details>
    }
}

/// The buttons that turn the page to the areas before and after, and the way to the results.
#[component]
fn PageButtons(before: Option<usize>, after: Option<usize>) -> impl IntoView {
    let store = use_store();
    let back = move || match before {
        Some(area) => store.act(|session, _| session.go_to_area(area)),
        None => store.act(|session, _| session.go_to_start()),
    };
    let next = after.map(|area| {
        let go = move || store.act(|session, _| session.go_to_area(area));
        view! { <Button class="primary" on_press=go>{rate::NEXT}</Button> }
    });
    let see_results = move || {
        let (answered, total) = store.with_untracked(Session::progress);
        store.act(Session::see_results);
        if total > 0 && answered == total {
            store.emit(Event::Completed { answered, total });
        }
    };
    view! {
        <div class="actions">
            <Button on_press=back>{rate::BACK}</Button>
            {next}
            <Button class=if after.is_some() { "" } else { "primary" } on_press=see_results>
                {rate::SEE_RESULTS}
            </Button>
        </div>
    }
}
