//! Messages about a copy of what is exported.

use leptos::prelude::*;

use crate::ui::components::CopyState;
use crate::ui::store::Store;

/// Clears the message about a copy when the result changes.
pub(super) fn clear_with_result(store: Store, state: CopyState) {
    let result = Memo::new(move |_| store.with(|session| session.current_assessment().cloned()));
    // Read, for tracking alone does not compute a memo.
    state.clear_when(move || drop(result.read()));
}
