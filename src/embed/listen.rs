//! What a widget hears of the page and of other tabs, as long as it is mounted.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::StorageEvent;

use crate::session::Screen;
use crate::ui::App;

/// How long between two attempts to save what could not be saved.
const RETRY: Duration = Duration::from_secs(1);

/// Follows other tabs, and tries again to save what could not be saved. Ends with the mount.
pub(super) fn listen(app: App) {
    let storage = window_event_listener(leptos::ev::storage, move |_: StorageEvent| {
        if app.act(|session, _| session.refresh()) {
            app.redraw();
        }
    });
    // A kiosk's page may come back from the browser's memory as it was left: it is wiped both ways.
    let gone = window_event_listener(leptos::ev::pagehide, move |_| {
        forget(app);
        app.act(|session, _| session.leave_page());
    });
    let back = window_event_listener(leptos::ev::pageshow, move |event| {
        if event.persisted() {
            forget(app);
        }
    });
    let timer = set_interval_with_handle(
        move || {
            app.act(|session, _| session.retry());
        },
        RETRY,
    );
    on_cleanup(move || {
        storage.remove();
        gone.remove();
        back.remove();
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}

/// Ends a kiosk session, if somebody is in one.
fn forget(app: App) {
    if app.ask(|session| session.options().kiosk && *session.screen() != Screen::Attract) {
        app.wipe();
    }
}
