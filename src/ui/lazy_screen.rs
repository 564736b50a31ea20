//! Content from the lazy part, and what is shown until that is loaded.

use std::time::Duration;

use leptos::prelude::*;

use super::components::{Button, Notice, Renewed, poll};
use super::lazy_part::{LazyPart, LoadState, use_lazy_loader};
use super::screen_heading::ScreenHeading;
use super::store::use_store;
use crate::messages::{failure, start};
use crate::session::Screen;

/// How often a kiosk tries again.
const KIOSK_RETRY: Duration = Duration::from_mins(1);

/// A screen of the lazy part; a loading message until it has arrived.
#[component]
pub fn LazyScreen(
    /// The screen.
    screen: Screen,
) -> impl IntoView {
    let (store, lazy) = (use_store(), use_lazy_loader());
    // The browser may not have been idle yet, or the file could not be fetched.
    lazy.load();
    // Nobody has asked for the first screen of a page, which must not take the focus from the host, until they try again.
    let is_first = matches!(screen, Screen::Team | Screen::Poster);
    let waits = StoredValue::new(false);
    let shown = move || {
        // A screen that the person has waited for takes the focus from the message shown meanwhile.
        if waits.get_value() {
            store.request_focus();
        }
        let state = lazy.state();
        waits.update_value(|waits| *waits |= !is_first || matches!(state, LoadState::Failed));
        match state {
            LoadState::NotRequested | LoadState::Loading => view! {
                <div class="reading">
                    <ScreenHeading eyebrow=start::EYEBROW>{failure::LAZY_LOADING}</ScreenHeading>
                </div>
            }
            .into_any(),
            LoadState::Failed => view! { <LoadFailed/> }.into_any(),
            LoadState::Loaded(part) => (part.screen)(screen.clone()),
        }
    };
    view! { <Renewed view=shown/> }
}

/// The failure message: a heading, what to do, and a way back.
#[component]
fn LoadFailed() -> impl IntoView {
    let (store, lazy) = (use_store(), use_lazy_loader());
    if store.with_untracked(|session| session.options().kiosk) {
        // Nobody may be there to press the button.
        poll(KIOSK_RETRY, move || lazy.load());
    }
    let (is_open, is_home) = store.with_untracked(|session| {
        let is_home = matches!(session.screen(), Screen::Poster | Screen::Start | Screen::Team);
        (session.open_assessment().is_some(), is_home)
    });
    let back = if is_open {
        let resume = move || store.act(|session, _| session.resume());
        Some(view! { <Button on_press=resume>{start::RESUME}</Button> })
    } else {
        let go_to_start = move || store.act(|session, _| session.go_to_start());
        (!is_home).then(|| view! { <Button on_press=go_to_start>{start::GO_TO_START}</Button> })
    };
    view! {
        <div class="reading">
            <ScreenHeading eyebrow=start::EYEBROW>{failure::LAZY_FAILED}</ScreenHeading>
            <p class="lead">
                {is_open.then_some(failure::ANSWERS_SAFE)} " " {failure::LAZY_REMEDY}
            </p>
            <div class="actions">
                <Button class="primary" on_press=move || lazy.load()>{failure::TRY_AGAIN}</Button>
                {back}
            </div>
        </div>
    }
}

/// A view from the lazy part, once that is loaded.
fn once_loaded(view: fn(LazyPart) -> AnyView) -> impl Fn() -> AnyView {
    let lazy = use_lazy_loader();
    move || match lazy.state() {
        LoadState::Loaded(part) => view(part),
        LoadState::NotRequested | LoadState::Loading | LoadState::Failed => ().into_any(),
    }
}

/// The section about saved data, once the lazy part is loaded.
#[component]
pub fn LazySavedData() -> impl IntoView {
    once_loaded(|part| (part.saved_data)())
}

/// The watch over a kiosk's sessions, once the lazy part is loaded, which brings the screen that begins one.
#[component]
pub fn LazyWarning() -> impl IntoView {
    once_loaded(|part| (part.kiosk_warning)())
}

/// A result from outside, once the lazy part is loaded; it stays offered until then. If the lazy part could not be loaded,
/// a notice about all that the start screen shows of it.
#[component]
pub fn LazyOfferedResult() -> impl IntoView {
    let (store, lazy) = (use_store(), use_lazy_loader());
    Effect::new(move || {
        if store.with(|session| session.offered().is_some()) {
            lazy.load();
        }
    });
    let retry = move || {
        lazy.load();
        // The pressed button is removed.
        store.request_focus();
    };
    move || match lazy.state() {
        LoadState::NotRequested | LoadState::Loading => ().into_any(),
        LoadState::Failed => view! {
            <Notice role="status">
                <p>{failure::DATA_FAILED}</p>
                <Button on_press=retry>{failure::TRY_AGAIN}</Button>
            </Notice>
        }
        .into_any(),
        LoadState::Loaded(part) => (part.offered_result)(),
    }
}
