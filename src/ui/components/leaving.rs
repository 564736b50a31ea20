//! When the page goes, and when it is seen again.

use leptos::ev;
use leptos::prelude::*;

/// Events by which a page learns that it is seen again.
const RETURNS: [&str; 4] = ["visibilitychange", "pageshow", "resume", "focus"];

/// Has the browser ask before the page is left, while that is true. Listening all the time would keep the page
/// out of the back/forward cache of some browsers.
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

/// Calls back whenever the page is seen again, until the current owner is cleaned up: timers stand still with the device.
pub fn on_return(look: impl Fn() + Copy + 'static) {
    Effect::new(move || {
        for event in RETURNS {
            let listener = window_event_listener_untyped(event, move |_| look());
            on_cleanup(move || listener.remove());
        }
    });
}
