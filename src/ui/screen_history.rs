//! The browser's history, where the host asks for it: each screen is an entry. The page keeps the entries, and the session
//! names the screens.

use super::store::Store;
use crate::session::{Screen, Session, Shown};

/// Notes which screen is shown. Tracked. The first time goes to the screen that the present entry is of, unless the
/// person has gone on meanwhile or must be told something first.
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
        // The focus stays where it is: the page merely loads.
        store.act_keeping_focus(|session| session.go_to_screen(&name));
    }
    store.host().note_screen(&store.with_untracked(Session::screen_name), is_first);
}

/// Goes to the screen of that name, or to the nearest one that is there. Returns the name of that.
pub(super) fn go_to_screen(store: Store, name: &str) -> Option<String> {
    if !store.with_untracked(|session| session.options().history) {
        return None;
    }
    store.act(|session, _| session.go_to_screen(name));
    if store.with_untracked(|session| *session.screen() == Screen::Results(Shown::Open)) {
        // Perhaps the first time with everything answered.
        store.see_results();
    }
    Some(store.with_untracked(Session::screen_name))
}
