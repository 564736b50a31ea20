//! The session data that screens about a result read.

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
        let check = session.shown_assessment()?.clone();
        let summary = Summary::of(&framework, &check);
        Some(Self { framework, check: Arc::new(check), summary: Arc::new(summary) })
    }

    /// A memo of the result on screen, unless there is none. If the result is deleted from the session, because the
    /// screen is about to be left, the memo keeps its last value.
    pub fn memo() -> Option<Memo<Self>> {
        let store = use_store();
        let first = store.with_untracked(Self::of)?;
        Some(Memo::new(move |last: Option<&Self>| {
            store.with(Self::of).unwrap_or_else(|| last.unwrap_or(&first).clone())
        }))
    }
}
