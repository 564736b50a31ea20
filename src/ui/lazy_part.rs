//! What nobody needs before the first rating: results, plan, comparison, targets, what this browser holds,
//! a kiosk's screens and the team view.
//!
//! It is linked into a second file, which is fetched while a person reads or rates. [`LazyPart`] is the only way
//! there: a call past it from the rest of the program would bring all that it reaches into the first file.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::Store;
use crate::domain::Framework;
use crate::session::Screen;

/// What the rest of the program calls of the lazy part.
#[derive(Clone, Copy, Debug)]
pub struct LazyPart {
    /// A screen.
    pub(super) screen: fn(Screen) -> AnyView,
    /// What this browser holds, on the start screen; its headings begin at that level.
    pub(super) saved_data: fn(u8) -> AnyView,
    /// Notes in the browser's history which screen is shown, where that is asked for. Tracked. The first time goes to the
    /// screen that the present entry is of.
    pub(super) note_screen: fn(Store),
    /// Goes to the screen of that name, or to the nearest one that is there. Returns the name of that; none where the
    /// browser's history is not asked for.
    pub(super) go_to_screen: fn(Store, &str) -> Option<String>,
    /// How the plan that the start screen leads to stands. Tracked.
    pub(super) plan_line: fn(Store) -> String,
    /// Adds to the built-in framework what it has for a plan.
    pub complete_framework: fn(&Framework) -> Framework,
}

/// How loading the lazy part stands.
#[derive(Clone, Copy, Debug)]
pub enum LoadState {
    /// Nobody has asked for it.
    NotRequested,
    /// It is on its way.
    Loading,
    /// It could not be fetched; the person can try again.
    Failed,
    /// It is there.
    Loaded(LazyPart),
}

/// An attempt to load the lazy part.
pub type LoadFuture = Pin<Box<dyn Future<Output = LoadState>>>;

/// The lazy part of one element's widget, and how to load it. Components get it by [`use_lazy_loader`].
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
        match self.state.get_untracked() {
            LoadState::Loaded(part) => (part.go_to_screen)(self.store, name),
            LoadState::NotRequested | LoadState::Loading | LoadState::Failed => None,
        }
    }
}

/// The loader of the element that the component is in.
pub(super) fn use_lazy_loader() -> LazyLoader {
    expect_context()
}
