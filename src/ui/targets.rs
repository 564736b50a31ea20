//! Setting targets of one's own, area by area.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{Button, LevelPicker, LevelQuestion};
use super::screen_heading::ScreenHeading;
use super::store::{Store, use_store};
use crate::domain::{Area, Assessment, Framework, Level};
use crate::messages::{other_language, plan, targets};

/// A target for each area of the open self-check.
#[component]
pub fn TargetsScreen() -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let language = other_language(&framework);
    let note = framework.parts().targets_note.clone();
    let rows = move || {
        store.with(|session| {
            let check = session.check()?;
            let areas = session.areas().into_iter().filter_map(|area| framework.area(area));
            Some(areas.map(|area| row(store, &framework, check, area)).collect_view())
        })
    };
    let back = move || store.act(|session, _| session.back_to_results());
    view! {
        <div class="rate-main targets">
            <ScreenHeading>{targets::HEADING}</ScreenHeading>
            <p>{targets::INTRODUCTION}</p>
            <p class="hint" lang=language>{note}</p>
            {rows}
            <div class="actions"><Button class="primary" on_press=back>{plan::BACK}</Button></div>
        </div>
    }
}

/// The target of an area.
fn row(
    store: Store,
    framework: &Arc<Framework>,
    check: &Assessment,
    area: &Area,
) -> impl IntoView + use<> {
    let framework = Arc::clone(framework);
    let language = other_language(&framework);
    let suggested = framework.target(check.role.as_ref(), &area.id);
    let question = LevelQuestion {
        name: format!("target-{}", area.id),
        kind: "target-track",
        code: area.code.clone(),
        word: targets::TARGET,
        subject: area.title.clone(),
        levels: framework.scale().names(),
        language: language.clone(),
        others: if suggested.is_some() { targets::AS_SUGGESTED } else { targets::NONE },
        target: suggested.map(Level::number),
        suggestion: None,
    };
    let (id, own) = (area.id.clone(), check.adjusted_targets.get(&area.id).copied());
    // The option after the levels takes the person's own target back.
    let selected = own.map_or(framework.scale().len() + 1, Level::number);
    let suggestion = targets::suggested(&framework, suggested);
    let pick = move |number: u8| {
        let level = framework.scale().level(number);
        if level != own {
            store.act(|session, env| session.adjust_target(&id, level, env));
        }
    };
    view! {
        <div class="row">
            <p class="row-title" lang=language aria-hidden="true">
                {format!("{} {}", area.code, area.title)}
            </p>
            <p class="hint">{suggestion}</p>
            <div class="tracks"><LevelPicker question selected=Some(selected) on_pick=pick/></div>
        </div>
    }
}
