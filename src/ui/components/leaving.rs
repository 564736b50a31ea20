//! A question before the page goes, and with it what is nowhere else.

use leptos::prelude::*;
use web_sys::Event;

/// Has the browser ask before the page is left, while that is true. Listening all the time would keep some browsers from
/// keeping the page for the way back.
pub fn ask_before_leaving(when: Signal<bool>) {
    Effect::new(move || {
        if when.get() {
            let ask = |event: Event| event.prevent_default();
            let listener = window_event_listener_untyped("beforeunload", ask);
            on_cleanup(move || listener.remove());
        }
    });
}
