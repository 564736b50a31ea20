//! The role question and the start button of a kiosk.

use leptos::prelude::*;

use crate::messages::{kiosk, start};
use crate::ui::components::Button;
use crate::ui::screen_heading::ScreenHeading;
use crate::ui::start::{RoleQuestion, find_role};
use crate::ui::store::use_store;

/// The role question.
#[component]
pub(in crate::ui) fn RoleScreen() -> impl IntoView {
    let store = use_store();
    let selected = RwSignal::new(None::<String>);
    let error = RwSignal::new("");
    let begin = move || match selected.get_untracked() {
        None => error.set(start::ROLE_MISSING),
        Some(value) => store.act(|session, env| {
            let role = find_role(session.framework(), &value);
            session.begin(session.options().kiosk_setup(role), env);
        }),
    };
    view! {
        <div class="start">
            <ScreenHeading eyebrow=kiosk::FIRST>{start::ROLE}</ScreenHeading>
            <RoleQuestion selected error framework=store.framework()/>
            <div class="actions">
                <Button class="primary" on_press=begin>{start::START}</Button>
            </div>
        </div>
    }
}
