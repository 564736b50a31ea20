//! What the screens about a result read from the session.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Assessment, Framework, Summary};
use crate::session::Session;
use crate::ui::use_store;

/// A result on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownResult {
    pub framework: Arc<Framework>,
    pub check: Arc<Assessment>,
    pub summary: Arc<Summary>,
}

impl ShownResult {
    fn of(session: &Session) -> Option<Self> {
        let framework = Arc::clone(session.framework());
        let check = session.shown()?.clone();
        let summary = Summary::of(&framework, &check);
        Some(Self { framework, check: Arc::new(check), summary: Arc::new(summary) })
    }

    /// What the session shows, unless that is nothing. When it is gone from the session, because the screen is about to
    /// be left, the memo keeps its last value.
    pub fn memo() -> Option<Memo<Self>> {
        let store = use_store();
        let first = store.with_untracked(Self::of)?;
        Some(Memo::new(move |last: Option<&Self>| {
            store.with(Self::of).unwrap_or_else(|| last.unwrap_or(&first).clone())
        }))
    }
}
