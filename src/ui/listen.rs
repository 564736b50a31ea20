//! Events of the page and of other tabs, while the widget is mounted.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

use super::store::Store;
use crate::session::{Screen, Session};

/// Time between two attempts to save after a failure.
const RETRY: Duration = Duration::from_secs(1);

/// Follows other tabs, and retries failed saves, until the current owner is cleaned up.
pub(super) fn listen(store: Store) {
    Effect::new(move || {
        let listeners = [
            window_event_listener(ev::storage, move |event| match event.key() {
                None => store.act(|session, _| session.storage_cleared()),
                Some(key) => store.act(|session, _| {
                    if event.new_value().is_none() && key == session.key() {
                        session.catch_up();
                    } else {
                        session.refresh();
                    }
                }),
            }),
            // A kiosk's page could return from the back/forward cache with its answers: wipe on leaving and on return.
            window_event_listener_untyped("pagehide", move |_| {
                end_kiosk_session(store);
                store.act(|session, _| session.leave_page());
            }),
            window_event_listener_untyped("pageshow", move |event| {
                let event = event.dyn_ref::<PageTransitionEvent>();
                if event.is_some_and(PageTransitionEvent::persisted) {
                    end_kiosk_session(store);
                    store.act(|session, _| session.page_restored());
                }
            }),
        ];
        for listener in listeners {
            on_cleanup(move || listener.remove());
        }
        let retry = move || {
            // Usually there is nothing to save, so subscribers are not notified.
            if store.with_untracked(Session::may_retry) {
                store.act(|session, _| session.retry());
            }
        };
        // Fails only without a window.
        if let Ok(timer) = set_interval_with_handle(retry, RETRY) {
            on_cleanup(move || timer.clear());
        }
    });
}

/// Ends a kiosk session, if there is one.
fn end_kiosk_session(store: Store) {
    if store
        .with_untracked(|session| session.options().kiosk && *session.screen() != Screen::Poster)
    {
        store.wipe();
    }
}
