//! The screen on which the person sets targets, area by area.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::components::{
    BreakableText, Button, LEVELS, LevelNames, LevelPicker, LevelQuestion, Renewed, element_id,
};
use super::screen_heading::ScreenHeading;
use super::store::{Store, use_store};
use crate::domain::{Area, Framework, ItemId, Level, RoleId};
use crate::messages::{other_language, plan, results, targets};
use crate::session::Session;

/// A target for each area of the open self-check.
#[component]
pub fn TargetsScreen() -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let language = other_language(&framework);
    let levels = framework.scale().level_count();
    let names = framework.scale().names();
    let note = framework.parts().targets_note.clone();
    // The data that the rows depend on; the chosen levels are not part of it, so a row stays when a target is set.
    let asked = Memo::new(move |_| {
        store.with(|session| Some((session.open_assessment()?.role.clone(), session.areas())))
    });
    let own = Memo::new(move |_| {
        let adjusted =
            |session: &Session| Some(session.open_assessment()?.adjusted_targets.clone());
        store.with(adjusted).unwrap_or_default()
    });
    let rows = move || {
        let (role, areas) = asked.get()?;
        let areas = areas.into_iter().filter_map(|area| framework.area(area));
        Some(areas.map(|area| row(store, &framework, role.as_ref(), own, area)).collect_view())
    };
    let back = move || store.act(|session, _| session.back_to_results());
    view! {
        <div class=format!("rate-main targets levels-{levels}")>
            <ScreenHeading eyebrow=results::HEADING>{targets::HEADING}</ScreenHeading>
            <p>{targets::INTRODUCTION}</p>
            <p class="hint" lang=language.clone()>{note}</p>
            <LevelNames id=LEVELS names language/>
            <Renewed view=rows/>
            <div class="actions"><Button class="primary" on_press=back>{plan::BACK}</Button></div>
        </div>
    }
}

/// The target of an area.
fn row(
    store: Store,
    framework: &Arc<Framework>,
    role: Option<&RoleId>,
    own: Memo<BTreeMap<ItemId, Level>>,
    area: &Area,
) -> impl IntoView + use<> {
    let framework = Arc::clone(framework);
    let language = other_language(&framework);
    let suggested = framework.target(role, &area.id);
    let question = LevelQuestion {
        name: element_id("target", area.id.as_str()),
        kind: "target-track",
        code: area.code.clone(),
        word: targets::TARGET,
        subject: area.title.clone(),
        levels: framework.scale().level_count(),
        names: LEVELS,
        language: language.clone(),
        others: if suggested.is_some() { targets::AS_SUGGESTED } else { targets::NONE },
        target: suggested.map(Level::number),
    };
    let id = area.id.clone();
    let own = {
        let id = id.clone();
        Signal::derive(move || own.with(|own| own.get(&id).copied()))
    };
    // The option after the levels takes the person's own target back.
    let none = framework.scale().level_count() + 1;
    let selected = Signal::derive(move || Some(own.get().map_or(none, Level::number)));
    let shown_names = framework.scale().names();
    let suggestion = targets::suggested(&framework, suggested);
    let reason = role.and_then(|role| framework.target_reason(role, &area.id)).map(str::to_owned);
    let reason = reason.map(|reason| view! { <p class="hint" lang=language.clone()>{reason}</p> });
    let pick = move |number: u8| {
        let level = framework.scale().level(number);
        if level != own.get_untracked() {
            store.act(|session, env| session.adjust_target(&id, level, env));
        }
    };
    view! {
        <div class="row">
            <div class="item">
                <p class="row-title" lang=language aria-hidden="true">
                    <BreakableText text=format!("{} {}", area.code, area.title)/>
                </p>
                <p class="hint">{suggestion}</p>
                {reason}
            </div>
            <div class="tracks"><LevelPicker question selected shown_names on_pick=pick/></div>
        </div>
    }
}
