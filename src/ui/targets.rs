//! Setting targets of one's own, area by area.

use leptos::prelude::*;

use super::App;
use super::parts::button::button;
use super::parts::heading::screen_heading;
use super::parts::level_picker::{Picker, Track, level_picker};
use crate::domain::{Area, Framework, Level};
use crate::session::Session;
use crate::words::{other_language, plan, targets as text};

/// Draws one track an area.
pub(super) fn screen(app: App) -> impl IntoView {
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let areas = app.ask(Session::areas);
    let rows = areas
        .into_iter()
        .filter_map(|area| framework.area(area))
        .map(|area| row(app, &framework, area));
    let rows = rows.collect_view();
    let note = framework.parts().targets_note.clone();
    let back =
        button("primary", plan::BACK, move || app.act(|session, _| session.back_to_results()));
    view! {
        <div class="rate-main targets">
            {screen_heading(level, text::HEADING, app.take_move())}
            <p>{text::INTRODUCTION}</p>
            <p class="hint" lang={other_language(&framework)}>{note}</p>
            {rows}
            <div class="actions">{back}</div>
        </div>
    }
}

fn row(app: App, framework: &Framework, area: &Area) -> impl IntoView + use<> {
    let id = StoredValue::new(area.id.clone());
    let count = framework.scale().len();
    let role = app.ask(|session| session.check().and_then(|check| check.role.clone()));
    let suggested = framework.target(role.as_ref(), &area.id);
    let adjusted = move || -> Option<Level> {
        app.ask(|session| session.check()?.adjusted_targets.get(&id.get_value()).copied())
    };
    let chosen = RwSignal::new(adjusted());
    let track = move || Track {
        selected: Some(chosen.get().map_or(count + 1, Level::number)),
        available: true,
        suggested: false,
    };
    let pick = move |number: u8| {
        let level = app.framework().scale().level(number);
        if level != chosen.get_untracked() {
            app.act(|session, moment| session.adjust_target(&id.get_value(), level, moment));
            chosen.set(adjusted());
        }
    };
    let picker = Picker {
        name: format!("target-{}", area.id),
        kind: "target-track",
        code: area.code.clone(),
        word: text::TARGET,
        subject: area.title.clone(),
        levels: framework.scale().names(),
        language: other_language(framework),
        others: if suggested.is_some() { text::AS_SUGGESTED } else { text::NONE },
        target: suggested.map(Level::number),
        suggestion: None,
    };
    let whose = text::suggested(framework, suggested);
    let title = format!("{} {}", area.code, area.title);
    view! {
        <div class="row">
            <p class="row-title" lang={other_language(framework)} aria-hidden={"true"}>{title}</p>
            <p class="hint">{whose}</p>
            <div class="tracks">{level_picker(picker, track, pick)}</div>
        </div>
    }
}
