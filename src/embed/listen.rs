//! What a widget is told by the page and by other tabs, as long as it is mounted.

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, StorageEvent};

use crate::session::{Screen, Session};
use crate::ui::Store;

/// How long between two attempts to save what could not be saved, in milliseconds.
const RETRY: u32 = 1_000;

/// Listeners that end with the mount.
#[derive(Debug)]
pub struct Listeners {
    _events: Vec<EventListener>,
    _timer: Interval,
}

/// Follows other tabs, and tries again to save what could not be saved.
pub fn listen(store: Store) -> Listeners {
    let events = web_sys::window().map(|window| {
        let storage = EventListener::new(&window, "storage", move |event| {
            let event = event.unchecked_ref::<StorageEvent>();
            match event.key() {
                None => store.act(|session, _| session.emptied()),
                Some(key) => store.act(|session, _| {
                    if event.new_value().is_none() && key == session.key() {
                        session.catch_up();
                    } else {
                        session.refresh();
                    }
                }),
            }
        });
        // A kiosk's page may come back from the browser's memory as it was left: it is wiped both ways.
        let gone = EventListener::new(&window, "pagehide", move |_| {
            forget(store);
            store.act(|session, _| session.leave_page());
        });
        let back = EventListener::new(&window, "pageshow", move |event| {
            let back = event.dyn_ref::<PageTransitionEvent>();
            if back.is_some_and(PageTransitionEvent::persisted) {
                forget(store);
                store.act(|session, _| session.come_back());
            }
        });
        vec![storage, gone, back]
    });
    let timer = Interval::new(RETRY, move || {
        // Most of the time there is nothing to do, and nobody is told.
        if store.with_untracked(Session::may_retry) {
            store.act(|session, _| session.retry());
        }
    });
    Listeners { _events: events.unwrap_or_default(), _timer: timer }
}

/// Ends a kiosk session, if somebody is in one.
fn forget(store: Store) {
    if store
        .with_untracked(|session| session.options().kiosk && *session.screen() != Screen::Poster)
    {
        store.wipe();
    }
}
