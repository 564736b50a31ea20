//! Whether everything is saved: always on screen, announced when it changes.

use leptos::prelude::*;
use web_sys::Event;

use super::components::{Button, LiveText, ShowWhen};
use super::store::use_store;
use crate::messages::{kiosk, status};
use crate::session::{NotSaved, SaveState, Session};

/// The status line. The live region exists before its text, or screen readers would not announce it.
#[component]
pub fn StatusLine() -> impl IntoView {
    let store = use_store();
    let state = Memo::new(move |_| store.with(Session::save_state));
    let kiosk = store.with_untracked(|session| session.options().kiosk);
    let message = Signal::derive(move || match state.get() {
        SaveState::MemoryOnly if kiosk => kiosk::STATUS,
        SaveState::Untouched => "",
        SaveState::Saved => status::SAVED,
        SaveState::MemoryOnly => status::MEMORY_ONLY,
        SaveState::NotSaved(NotSaved::Blocked) => status::BLOCKED,
        SaveState::NotSaved(NotSaved::Full) => status::FULL,
        SaveState::NotSaved(NotSaved::Protected) => status::PROTECTED,
        SaveState::NotSaved(NotSaved::Removed) => status::REMOVED,
    });
    let message = Signal::derive(move || message.get().to_owned());
    let class = Signal::derive(move || match state.get() {
        SaveState::NotSaved(_) => "status notice",
        SaveState::Untouched | SaveState::Saved | SaveState::MemoryOnly => "status",
    });
    let removed = Signal::derive(move || state.get() == SaveState::NotSaved(NotSaved::Removed));
    // Listening all the time would keep some browsers from keeping the page for the way back.
    Effect::new(move || {
        if let SaveState::NotSaved(_) = state.get() {
            let ask = |event: Event| event.prevent_default();
            let listener = window_event_listener_untyped("beforeunload", ask);
            on_cleanup(move || listener.remove());
        }
    });
    let save_again = move || store.act(|session, _| session.save_again());
    view! {
        <p class=class role="status">
            // An empty line is not displayed.
            <ShowWhen when=move || state.get() != SaveState::Untouched>
                <LiveText text=message/>
            </ShowWhen>
            <ShowWhen when=removed>
                <span>" " <Button on_press=save_again>{status::SAVE_AGAIN}</Button></span>
            </ShowWhen>
        </p>
    }
}
