//! Setting targets of one's own, area by area.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::App;
use super::by_hand::Scope;
use super::drawn::{Fill, fill};
use super::parts::button::button;
use super::parts::heading::screen_heading;
use super::parts::level_picker::{LevelPicker, Picker, Track};
use crate::domain::{Area, Framework, ItemId, Level};
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
    let role = app.ask(|session| session.check().and_then(|check| check.role.clone()));
    let suggested = framework.target(role.as_ref(), &area.id);
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
            <div class="tracks" use:fill=track(app, area.id.clone(), picker)></div>
        </div>
    }
}

/// The track of an area, drawn as those of the rating are.
fn track(app: App, id: ItemId, picker: Picker) -> Fill {
    let drawn = StoredValue::new_local(None::<Scope>);
    Rc::new(move |document, place: &Element| {
        let scope = Scope::new(document);
        let (made, picker) = LevelPicker::draw(&scope, picker.clone());
        let (id, picker) = (id.clone(), Rc::new(picker));
        show(app, &id, &picker);
        let pick = move |event: &web_sys::Event| {
            let Some(number) = picker.picked(event) else { return };
            let level = app.framework().scale().level(number);
            if level != adjusted(app, &id) {
                app.act(|session, moment| session.adjust_target(&id, level, moment));
                show(app, &id, &picker);
            }
        };
        let made = made.on("click", pick.clone()).on("change", pick.clone()).on("keydown", pick);
        // Elements of ours take one another.
        let _ = place.append_child(&made.node());
        drawn.set_value(Some(scope));
    })
}

fn adjusted(app: App, id: &ItemId) -> Option<Level> {
    app.ask(|session| session.check()?.adjusted_targets.get(id).copied())
}

fn show(app: App, id: &ItemId, picker: &LevelPicker) {
    let suggested = app.framework().scale().len() + 1;
    let selected = adjusted(app, id).map_or(suggested, Level::number);
    picker.show(Track { selected: Some(selected), available: true, suggested: false });
}
