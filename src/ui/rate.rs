//! The rating screen: one area, its rows, and the way to the others.

use leptos::prelude::*;

use super::App;
use super::drawn::{fill, tree};
use super::parts::heading::screen_heading;
use super::parts::language::in_language;
use super::rate_areas::navigation;
use super::rate_progress::Progress;
use super::rate_row::{Row, row};
use crate::domain::{Framework, Scope};
use crate::report::markup::{self, el};
use crate::session::{News, Session};
use crate::words::{other_language, rate as words};

/// Draws the area of that index.
pub(super) fn screen(app: App, area: usize) -> impl IntoView {
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let areas = app.ask(Session::areas);
    let step = areas.iter().position(|one| *one == area).unwrap_or_default();
    let quick = app.ask(|session| session.check().is_some_and(|check| check.scope == Scope::Quick));
    let rows: Vec<Row> = app.ask(|session| {
        let scope = session.check().map_or(Scope::Full, |check| check.scope.clone());
        framework.items_of(area, &scope).iter().map(|item| Row::of(session, item)).collect()
    });
    let (title, definition) = framework
        .area(area)
        .map(|area| (area.title.clone(), area.definition.clone()))
        .unwrap_or_default();
    let progress = Progress::of(app, area);
    let rows = rows.into_iter().map(|one| row(app, one, level + 1, progress)).collect_view();
    let whole = move || {
        let (answered, total) = progress.whole();
        words::progress(answered, total)
    };
    let language = other_language(&framework);
    let step_text = words::step(step + 1, areas.len());
    let how = if quick { words::QUICK_HOW } else { "" };
    let saves = app.ask(|session| !session.options().memory_only);
    let saves = if saves { words::SAVES } else { "" };
    view! {
        <div class="rate">
            <div class="rate-main">
                <p class="eyebrow">
                    <span>{step_text}</span>
                    <span class="progress">{whole}</span>
                </p>
                {screen_heading(level, in_language(language.clone(), title), app.take_move())}
                <p class="definition" lang={language}>{definition}</p>
                <p class="hint">{words::HOW}" "{saves}" "{how}</p>
                {anchors(&framework)}
                {rows}
                {moving(app, step, &areas)}
            </div>
            {navigation(app, area, &areas, progress)}
        </div>
    }
}

fn anchors(framework: &Framework) -> impl IntoView + use<> {
    let of_scale =
        |tag, words: String| markup::said(tag, "", words).in_language(other_language(framework));
    let levels = framework.scale().levels().flat_map(|(level, text)| {
        [of_scale("dt", format!("{level} {}", text.name)), of_scale("dd", text.anchor.clone())]
    });
    let inside = vec![
        markup::said("summary", "", words::ANCHORS),
        el("dl", "", levels.collect()),
        markup::said("p", "hint", words::KEYS),
    ];
    view! { <details class="anchors" use:fill=tree(inside)></details> }
}

fn moving(app: App, step: usize, areas: &[usize]) -> impl IntoView + use<> {
    let to = |step: Option<usize>| step.and_then(|step| areas.get(step).copied());
    let before = to(step.checked_sub(1));
    let after = to(step.checked_add(1));
    let back = move |_| match before {
        Some(area) => app.act(|session, _| session.go_to_area(area)),
        None => app.act(|session, _| session.go_to_start()),
    };
    let next = after.map(|area| {
        view! {
            <button
                type="button"
                class="primary"
                part="button"
                on:click=move |_| app.act(|session, _| session.go_to_area(area))
            >
                {words::NEXT}
            </button>
        }
    });
    let results_class = if after.is_some() { "" } else { "primary" };
    view! {
        <div class="actions">
            <button type="button" part="button" on:click=back>{words::BACK}</button>
            {next}
            <button type="button" class={results_class} part="button" on:click=move |_| see_results(app)>
                {words::SEE_RESULTS}
            </button>
        </div>
    }
}

fn see_results(app: App) {
    let (answered, total) = app.ask(Session::progress);
    app.act(Session::see_results);
    if total > 0 && answered == total {
        app.tell(News::Completed { answered, total });
    }
}
