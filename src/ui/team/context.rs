//! The state of the team view.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::team::{Publication, Team};
use crate::session::Session;
use crate::session::team::TeamState;
use crate::ui::store::Store;
use crate::ui::today::follow_day;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub(super) struct TeamContext {
    pub(super) store: Store,
    /// Who is there, and what came of every file.
    pub(super) state: RwSignal<TeamState>,
    /// What comes of those who are counted in.
    pub(super) numbers: Memo<Numbers>,
    /// What is said about the files that are read.
    pub(super) message: RwSignal<String>,
    /// Links in their field that are not taken in.
    pub(super) links: RwSignal<String>,
    /// Whether a label is being typed.
    pub(super) types_label: RwSignal<bool>,
}

/// The numbers of those who are counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    pub(super) team: Arc<Team>,
    /// All of them, for the screen.
    pub(super) whole: Arc<Publication>,
}

impl TeamContext {
    pub(super) fn new(store: Store) -> Self {
        let zone = store.with_untracked(Session::zone);
        let state = RwSignal::new(TeamState::new(store.framework(), zone));
        let today = follow_day(store);
        let numbers = Memo::new(move |_| {
            let team = state.with(|state| state.team(today.get()));
            Numbers { whole: Arc::new(Publication::internal(&team)), team: Arc::new(team) }
        });
        let message = RwSignal::new(String::new());
        let links = RwSignal::new(String::new());
        Self { store, state, numbers, message, links, types_label: RwSignal::new(false) }
    }
}
