//! The role question, and go.

use leptos::prelude::*;

use crate::messages::{kiosk, start};
use crate::ui::components::Button;
use crate::ui::screen_heading::ScreenHeading;
use crate::ui::start::{RoleQuestion, role_of};
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
            let role = role_of(session.framework(), &value);
            session.begin(session.options().kiosk_setup(role), env);
        }),
    };
    view! {
        <div class="start">
            // When the focused button is removed, Orca goes silently to the first thing in the form. If that is the
            // heading, Orca says nothing when the heading takes the focus.
            <p class="eyebrow">{kiosk::FIRST}</p>
            <ScreenHeading>{start::ROLE}</ScreenHeading>
            <RoleQuestion selected error framework=store.framework()/>
            <div class="actions">
                <Button class="primary" on_press=begin>{start::START}</Button>
            </div>
        </div>
    }
}
