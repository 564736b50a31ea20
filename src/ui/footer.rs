//! The foot of the widget, after the buttons for the next step: whether everything is saved, announced when it changes.
//! While rating, and as long as something is not saved, it sticks to the end of the window.

use leptos::prelude::*;

use super::components::{Button, ReactiveText, ShowWhen, ask_before_leaving};
use super::store::use_store;
use crate::messages::{kiosk, status};
use crate::session::{NotSaved, SaveState, Session};

/// The foot. The live region exists before its text, or screen readers would not announce it.
#[component]
pub fn Footer(
    /// Content before the status.
    children: Children,
) -> impl IntoView {
    let store = use_store();
    let state = Memo::new(move |_| store.with(Session::save_state));
    let kiosk = store.with_untracked(|session| session.options().kiosk);
    let message = Signal::derive(move || {
        let message = match state.get() {
            SaveState::MemoryOnly if kiosk => kiosk::STATUS,
            SaveState::Untouched => "",
            SaveState::Saved => status::SAVED,
            SaveState::MemoryOnly => status::MEMORY_ONLY,
            SaveState::NotSaved(NotSaved::Blocked) => status::BLOCKED,
            SaveState::NotSaved(NotSaved::Full) => status::FULL,
            SaveState::NotSaved(NotSaved::Protected) => status::PROTECTED,
            SaveState::NotSaved(NotSaved::Removed) => status::REMOVED,
        };
        message.to_owned()
    });
    let unsaved = Signal::derive(move || matches!(state.get(), SaveState::NotSaved(_)));
    let class = Signal::derive(move || if unsaved.get() { "foot unsaved" } else { "foot" });
    let removed = Signal::derive(move || state.get() == SaveState::NotSaved(NotSaved::Removed));
    ask_before_leaving(unsaved);
    let save_again = move || {
        store.act(|session, _| session.save_again());
        if !removed.get_untracked() {
            // The pressed button is removed.
            store.request_focus();
        }
    };
    view! {
        <div class=class>
            {children()}
            <p class="status" role="status">
                // An empty line is not displayed.
                <ShowWhen when=move || state.get() != SaveState::Untouched>
                    <ReactiveText text=message/>
                </ShowWhen>
                <ShowWhen when=removed>
                    <span>" " <Button on_press=save_again>{status::SAVE_AGAIN}</Button></span>
                </ShowWhen>
            </p>
        </div>
    }
}
