//! Whether everything is saved: always on screen, announced when it changes.

use leptos::prelude::*;

use super::App;
use super::parts::button::button;
use crate::session::{NotSaved, SaveState};
use crate::words::{kiosk, status};

/// The status line. The region is there before its text, or screen readers would not announce it.
pub(super) fn bar(app: App) -> impl IntoView {
    let state = app.save_state();
    let kiosk = app.ask(|session| session.options().kiosk);
    let text = move || match state.get() {
        SaveState::MemoryOnly if kiosk => kiosk::STATUS,
        SaveState::Untouched => "",
        SaveState::Saved => status::SAVED,
        SaveState::MemoryOnly => status::MEMORY_ONLY,
        SaveState::NotSaved(NotSaved::Blocked) => status::BLOCKED,
        SaveState::NotSaved(NotSaved::Full) => status::FULL,
        SaveState::NotSaved(NotSaved::Protected) => status::PROTECTED,
        SaveState::NotSaved(NotSaved::Removed) => status::REMOVED,
    };
    let again = move || {
        (state.get() == SaveState::NotSaved(NotSaved::Removed)).then(|| {
            let save = move || app.act(|session, _| session.save_again());
            view! { " "{button("", status::SAVE_AGAIN, save)} }
        })
    };
    let alarming = move || matches!(state.get(), SaveState::NotSaved(_));
    view! {
        <p class="status" class:notice=alarming role={"status"}>{text}{again}</p>
    }
}
