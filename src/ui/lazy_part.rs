//! The part of the program that is not needed before the first rating: results, plan, comparison, targets, saved data,
//! an offered result, a kiosk's screens and watch, and the team view.
//!
//! It is linked into a second file, which is fetched while a person reads or rates. [`LazyPart`] is the only way to
//! reach it: a direct call from the rest of the program would move everything that it reaches into the first file.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::Store;
use crate::domain::Framework;
use crate::session::Screen;

/// The interface of the lazy part for the rest of the program.
#[derive(Clone, Copy, Debug)]
pub struct LazyPart {
    /// A screen.
    pub(super) screen: fn(Screen) -> AnyView,
    /// A result from outside, on the start screen.
    pub(super) offered_result: fn() -> AnyView,
    /// The section about saved data on the start screen.
    pub(super) saved_data: fn() -> AnyView,
    /// The watch over a kiosk's sessions, and its warning.
    pub(super) kiosk_warning: fn() -> AnyView,
    /// Writes the current screen to the browser's history, if the host asks for that. Tracked. The first call goes to
    /// the screen of the current entry.
    pub(super) note_screen: fn(Store),
    /// Goes to the screen of that name, or to the nearest one that exists, and returns the name of that one. Returns
    /// `None` if the host does not ask for the browser's history.
    pub(super) go_to_screen: fn(Store, &str) -> Option<String>,
    /// The state of the plan that the start screen links to. Tracked.
    pub(super) plan_line: fn(Store) -> String,
    /// Adds the texts for a plan to the built-in framework.
    pub complete_framework: fn(&Framework) -> Framework,
}

/// The state of loading the lazy part.
#[derive(Clone, Copy, Debug)]
pub enum LoadState {
    /// It was not requested yet.
    NotRequested,
    /// It is being fetched.
    Loading,
    /// It could not be fetched; the person can try again.
    Failed,
    /// It is loaded.
    Loaded(LazyPart),
}

/// An attempt to load the lazy part.
pub type LoadFuture = Pin<Box<dyn Future<Output = LoadState>>>;

/// The lazy part of one element's widget, and how to load it. Components get it by `use_lazy_loader`.
#[derive(Clone, Copy, Debug)]
pub struct LazyLoader {
    store: Store,
    load: fn() -> LoadFuture,
    state: RwSignal<LoadState>,
}

impl LazyLoader {
    /// Loads by that function, for the screens of a store.
    pub fn new(store: Store, load: fn() -> LoadFuture) -> Self {
        Self { store, load, state: RwSignal::new(LoadState::NotRequested) }
    }

    /// How loading stands. Tracked.
    pub(super) fn state(self) -> LoadState {
        self.state.get()
    }

    /// Loads the lazy part, unless it is loaded or loading.
    pub fn load(self) {
        let Self { store, load, state } = self;
        if matches!(state.get_untracked(), LoadState::Loading | LoadState::Loaded(_)) {
            return;
        }
        state.set(LoadState::Loading);
        spawn_local(async move {
            let outcome = load().await;
            // The element may have been unmounted meanwhile.
            if state.is_disposed() {
                return;
            }
            if let LoadState::Loaded(part) = outcome {
                store.act_untracked(|session| session.complete_framework(part.complete_framework));
            }
            state.set(outcome);
        });
    }

    /// Goes to the screen of that name (see [`LazyPart`]); `None` if the lazy part is not loaded.
    pub fn go_to_screen(self, name: &str) -> Option<String> {
        let LoadState::Loaded(part) = self.state.get_untracked() else { return None };
        (part.go_to_screen)(self.store, name)
    }
}

/// The loader of the element that the component is in.
pub(super) fn use_lazy_loader() -> LazyLoader {
    expect_context()
}
