//! What a widget hears of the page and of other tabs, as long as it is mounted.

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, StorageEvent};

use crate::session::{Screen, Session};
use crate::ui::App;

/// How long between two attempts to save what could not be saved, in milliseconds.
const RETRY: u32 = 1_000;

/// What ends with the mount.
#[derive(Debug)]
pub(super) struct Listening {
    _events: Vec<EventListener>,
    _timer: Interval,
}

/// Follows other tabs, and tries again to save what could not be saved.
pub(super) fn listen(app: App) -> Listening {
    let events = web_sys::window().map(|window| {
        let storage = EventListener::new(&window, "storage", move |event| {
            if event.unchecked_ref::<StorageEvent>().key().is_some() {
                follow(app, Session::refresh);
            } else {
                app.act(|session, _| session.emptied());
            }
        });
        // A kiosk's page may come back from the browser's memory as it was left: it is wiped both ways.
        let gone = EventListener::new(&window, "pagehide", move |_| {
            forget(app);
            app.act(|session, _| session.leave_page());
        });
        let back = EventListener::new(&window, "pageshow", move |event| {
            let back = event.dyn_ref::<PageTransitionEvent>();
            if back.is_some_and(PageTransitionEvent::persisted) {
                forget(app);
                follow(app, Session::come_back);
            }
        });
        vec![storage, gone, back]
    });
    let timer = Interval::new(RETRY, move || {
        app.act(|session, _| session.retry());
    });
    Listening { _events: events.unwrap_or_default(), _timer: timer }
}

/// Takes in what was done elsewhere.
pub(super) fn follow(app: App, take_in: fn(&mut Session) -> bool) {
    if app.act(|session, _| take_in(session)) {
        app.redraw();
    }
}

/// Ends a kiosk session, if somebody is in one.
fn forget(app: App) {
    if app.ask(|session| session.options().kiosk && *session.screen() != Screen::Attract) {
        app.wipe();
    }
}
