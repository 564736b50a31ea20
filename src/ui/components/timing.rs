//! Moments to wait for: the page is left, time passes, a press ends.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Node};

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

/// How often to look whether a press has ended.
const PRESS_CHECK: Duration = Duration::from_millis(50);

/// Calls back in a moment or, if a control in that root is pressed then, when it is released: what is drawn before could
/// move it away from the pointer, and it would not be clicked. (Firefox tells after the focus has moved what is pressed.)
pub fn after_press(root: Node, then: impl Fn() + 'static) {
    let look = move || {
        let pressed = root.unchecked_ref::<DocumentFragment>().query_selector(":active");
        if matches!(pressed, Ok(Some(_))) {
            after_press(root, then);
        } else {
            then();
        }
    };
    set_timeout(look, PRESS_CHECK);
}
