//! The browser's history, if the host asks for it: each screen is an entry. The page stores the entries, and the
//! session names the screens.

use super::store::Store;
use crate::session::{ResultRef, Screen, Session};

/// Writes the current screen to the history. Tracked. The first call goes to the screen of the current entry, unless
/// the person has moved on meanwhile or there is a message to show first.
pub(super) fn note_screen(store: Store) {
    if !store.with(|session| session.options().history) {
        return;
    }
    let is_first = store.act_untracked(Session::begin_history);
    let is_new = |session: &Session| {
        let nothing_to_say = session.notices().is_empty() && session.offered().is_none();
        *session.screen() == Screen::Start && nothing_to_say
    };
    if is_first
        && store.with_untracked(is_new)
        && let Some(name) = store.host().screen()
    {
        // The page merely loads, so the focus does not move.
        store.act_keeping_focus(|session| session.go_to_screen(&name));
    }
    store.host().note_screen(&store.with_untracked(Session::screen_name), is_first);
}

/// Goes to the screen of that name, or to the nearest one that exists, and returns the name of that one.
pub(super) fn go_to_screen(store: Store, name: &str) -> Option<String> {
    if !store.with_untracked(|session| session.options().history) {
        return None;
    }
    store.act(|session, _| session.go_to_screen(name));
    if store.with_untracked(|session| *session.screen() == Screen::Results(ResultRef::Open)) {
        // This may be the first time with everything answered, which is an event for the host.
        store.see_results();
    }
    Some(store.with_untracked(Session::screen_name))
}
