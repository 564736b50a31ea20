//! The role question, and go.

use leptos::prelude::*;

use crate::messages::start;
use crate::session::preboot;
use crate::ui::components::{Button, ChoiceGroup};
use crate::ui::screen_heading::ScreenHeading;
use crate::ui::start::{role_choices, role_of};
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
            <ScreenHeading>{start::ROLE}</ScreenHeading>
            <ChoiceGroup
                name=preboot::ROLE
                legend=start::ROLE
                choices=role_choices(&store.framework())
                selected
                error
            />
            <div class="actions">
                <Button class="primary" on_press=begin>{start::START}</Button>
            </div>
        </div>
    }
}
