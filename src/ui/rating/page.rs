//! One page of a self-check: the rows of an area, or of a whole quick check.

use std::sync::Arc;

use leptos::html::Fieldset;
use leptos::prelude::*;
use web_sys::Element;

use super::row::{PointedOption, RatingRow, RowItem};
use crate::domain::framework::Item;
use crate::domain::{Answer, Framework, Scope};
use crate::messages::{other_language, rate, start};
use crate::session::Session;
use crate::ui::components::{BreakableText, IMPORTANCE_LEVELS, LEVELS, LevelNames, focus_group};
use crate::ui::level_meanings::LevelMeanings;
use crate::ui::screen_heading::ScreenHeading;
use crate::ui::store::{Store, use_store};
use crate::ui::targets_by_role_button::TargetsByRoleButton;

/// A page: its heading, how to answer, and a row for each item.
#[component]
pub(super) fn RatingPage(
    /// One of [`Session::pages`].
    page: usize,
    anchors_open: RwSignal<bool>,
    /// The option that has the pointer or the focus.
    pointed: RwSignal<Option<PointedOption>>,
) -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let pages = store.with_untracked(Session::pages);
    let scope =
        store.with_untracked(|session| session.open_assessment().map(|check| check.scope.clone()));
    let scope = scope.unwrap_or(Scope::Full);
    let role = move || store.with_untracked(|session| session.open_assessment()?.role.clone());
    // Else the page has the title of its area.
    let is_whole = scope == Scope::Quick && pages.len() == 1;
    let items: Vec<RowItem> = store.with_untracked(|session| {
        let items = session.items_of_page(page).into_iter();
        items.map(|item| RowItem::new(&framework, &item, is_whole)).collect()
    });
    let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
    let now_groups: Vec<NodeRef<Fieldset>> = ids.iter().map(|_| NodeRef::new()).collect();
    // The only memo of the page that reads the session; rows read this one (see `Store`).
    let answers = Memo::new({
        let ids = ids.clone();
        move |_| store.with(|session| ids.iter().map(|id| session.answer(id)).collect::<Vec<_>>())
    });
    // The only memo of the page that reads the pointed option; rows read this one.
    let pointed = Memo::new(move |_| pointed.get());
    let level = store.top_heading() + 1;
    let meanings = framework.scale().levels().map(|(level, _)| rate::meaning(&framework, level));
    let longest = meanings.max_by_key(String::len).unwrap_or_default();
    let row = |(index, item): (usize, RowItem)| {
        let answer = move |answers: &Vec<Answer>| answers.get(index).cloned().unwrap_or_default();
        let answer = Memo::new(move |_| answers.with(answer));
        let now = now_groups.get(index).copied().unwrap_or_default();
        view! { <RatingRow item level longest=longest.clone() answer pointed now/> }
    };
    let rows = items.into_iter().enumerate().map(row).collect_view();
    Effect::new(move || {
        let row = store.take_row_focus_request(&ids);
        if let Some(now) = row.and_then(|row| now_groups.get(row)) {
            focus_group(*now);
        }
    });
    let language = other_language(&framework);
    let names_of =
        |id, names, hidden| view! { <LevelNames id names language=language.clone() hidden/> };
    let names = names_of(LEVELS, framework.scale().names(), false);
    let importance = store.with_untracked(Session::asks_importance).then(|| {
        let names = framework.importance_scale().names().to_vec();
        names_of(IMPORTANCE_LEVELS, names, true)
    });
    let heading = if is_whole {
        view! { <ScreenHeading eyebrow=start::EYEBROW>{start::QUICK}</ScreenHeading> }.into_any()
    } else {
        view! { <AreaHeading page pages/> }.into_any()
    };
    view! {
        {heading}
        <p class="hint">
            <span>{how_to_answer(store, &scope)}</span>
            <TargetsByRoleButton class="inline" role=role/>
        </p>
        {importance}
        <LevelDescriptions framework open=anchors_open/>
        {names}
        {rows}
    }
}

/// The heading of a page with one area: its number, title and definition.
#[component]
fn AreaHeading(page: usize, pages: Vec<usize>) -> impl IntoView {
    let framework = use_store().framework();
    let language = other_language(&framework);
    let position = pages.iter().position(|one| *one == page).unwrap_or_default();
    let (title, definition) = framework
        .area(page)
        .map(|area| (area.title.clone(), area.definition.clone()))
        .unwrap_or_default();
    let title = view! { <span lang=language.clone()><BreakableText text=title/></span> };
    view! {
        <ScreenHeading eyebrow=rate::step(position + 1, pages.len())>{title}</ScreenHeading>
        <p class="definition" lang=language>{definition}</p>
    }
}

/// How to answer, and what becomes of it.
fn how_to_answer(store: Store, scope: &Scope) -> String {
    let (saves, tick) = store.with_untracked(|session| {
        let saves = if session.can_save() { rate::SAVES } else { "" };
        let (Some(check), framework) = (session.open_assessment(), session.framework()) else {
            return (saves, "");
        };
        let has_target = |(_, item): &(usize, Item<'_>)| check.target(framework, item.id).is_some();
        // Whoever has set targets knows what the ticks mean.
        let is_of_role =
            check.adjusted_targets.is_empty() && check.items(framework).iter().any(has_target);
        (saves, if is_of_role { rate::TICK } else { "" })
    });
    let quick = if *scope == Scope::Quick { rate::QUICK_HOW } else { "" };
    [rate::HOW, quick, tick, saves].join(" ")
}

/// The descriptions of the levels.
#[component]
fn LevelDescriptions(framework: Arc<Framework>, open: RwSignal<bool>) -> impl IntoView {
    let toggled = move |event| open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="anchors" open=open.get_untracked() on:toggle=toggled>
            <summary>{rate::ANCHORS}</summary>
            <LevelMeanings framework/>
            <p class="hint">{rate::KEYS}</p>
        </details>
    }
}
