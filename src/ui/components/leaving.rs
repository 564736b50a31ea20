//! Leaving the page, and looking at a clock while it is open.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

/// Events by which a page notices that it is visible again.
const VISIBLE_EVENTS: [&str; 4] = ["visibilitychange", "pageshow", "resume", "focus"];

/// Makes the browser ask before the page is left, while `when` is true. A permanent listener would keep the page out of
/// the back/forward cache of some browsers.
pub fn ask_before_leaving(when: Signal<bool>) {
    Effect::new(move || {
        if when.get() {
            let listener = window_event_listener(ev::beforeunload, |event| {
                event.prevent_default();
                // For browsers before 2023.
                event.set_return_value("unsaved");
            });
            on_cleanup(move || listener.remove());
        }
    });
}

/// Calls back at that interval, and at once when the page is visible again, because timers stop while the device sleeps;
/// until the current owner is cleaned up.
pub fn poll(interval: Duration, look: impl Fn() + Copy + 'static) {
    Effect::new(move || {
        for event in VISIBLE_EVENTS {
            let listener = window_event_listener_untyped(event, move |_| look());
            on_cleanup(move || listener.remove());
        }
        // Fails only without a window.
        if let Ok(timer) = set_interval_with_handle(look, interval) {
            on_cleanup(move || timer.clear());
        }
    });
}
