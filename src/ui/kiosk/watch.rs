//! The button that ends a kiosk session, and the warning before a session without input ends.

use std::time::Duration;

use leptos::html::Dialog;
use leptos::prelude::*;
use web_sys::Event;

use crate::messages::kiosk;
use crate::session::Screen;
use crate::session::kiosk::{Clocks, IdleState, WARNING, idle_state};
use crate::ui::components::{Button, html_text, open_dialog, poll};
use crate::ui::store::{Store, use_store};

/// How often the kiosk checks the time since the last input.
const INTERVAL: Duration = Duration::from_millis(250);

/// The time since the last input. Components get it by `expect_context`.
#[derive(Clone, Copy)]
pub(in crate::ui) struct KioskWatch {
    store: Store,
    /// The time of the last input.
    last_activity: StoredValue<Clocks>,
    /// Seconds until the end, while the warning is shown.
    seconds_left: RwSignal<Option<u64>>,
}

impl KioskWatch {
    /// The last input is now.
    pub(in crate::ui) fn new(store: Store) -> Self {
        let last_activity = StoredValue::new(store.host().clocks());
        Self { store, last_activity, seconds_left: RwSignal::new(None) }
    }

    /// Records input.
    pub(in crate::ui) fn record_activity(self) {
        self.last_activity.set_value(self.store.host().clocks());
        self.warn(None);
    }

    /// Whether the warning is shown.
    pub(in crate::ui) fn warns(self) -> bool {
        self.seconds_left.get_untracked().is_some()
    }

    fn check_idle(self) {
        if self.store.with_untracked(|session| *session.screen() == Screen::Poster) {
            // The poster has no session that could end.
            return self.record_activity();
        }
        let now = self.store.host().clocks();
        // The host may have changed the timeout.
        let timeout = self.store.with_untracked(|session| session.options().idle_milliseconds());
        match idle_state(self.last_activity.get_value(), timeout, now) {
            IdleState::Active => self.warn(None),
            IdleState::Warning(seconds) => self.warn(Some(seconds)),
            IdleState::Expired => self.store.wipe(),
        }
    }

    fn warn(self, seconds_left: Option<u64>) {
        if self.seconds_left.get_untracked() != seconds_left {
            self.seconds_left.set(seconds_left);
        }
    }
}

/// The button that ends a session.
#[component]
pub(in crate::ui) fn EndSessionButton() -> impl IntoView {
    let store = use_store();
    view! {
        <div class="kiosk-end">
            <Button on_press=move || store.wipe()>{kiosk::END}</Button>
        </div>
    }
}

/// Watches for input, shows the warning when there is none, and counts down to the end.
#[component]
pub(in crate::ui) fn WarningDialog() -> impl IntoView {
    let watch: KioskWatch = expect_context();
    // Also at once after sleep: the last visitor's answers must not be visible until the next tick.
    poll(INTERVAL, move || watch.check_idle());
    let node = NodeRef::<Dialog>::new();
    let warns = Memo::new(move |_| watch.seconds_left.get().is_some());
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if warns.get() { open_dialog(node) } else { dialog.close() }
    });
    let countdown =
        Signal::derive(move || kiosk::warning(watch.seconds_left.get().unwrap_or_default()));
    // Announced once; the countdown is only visible.
    let first = Memo::new(move |before: Option<&Option<u64>>| {
        let left = watch.seconds_left.get();
        left.and(before.copied().flatten()).or(left)
    });
    let heard = move || kiosk::warning(first.get().unwrap_or(WARNING / 1_000));
    let heard = Signal::derive(heard);
    view! {
        <dialog
            node_ref=node
            role="alertdialog"
            aria-labelledby="idle-heading"
            aria-describedby="idle-first"
            on:cancel=move |_: Event| watch.record_activity()
        >
            <p class="dialog-heading" id="idle-heading">{kiosk::STILL_THERE}</p>
            <p class="unseen" id="idle-first" prop:textContent=heard>{html_text(heard)}</p>
            <p aria-hidden="true" prop:textContent=countdown>
                {html_text(countdown)}
            </p>
            <div class="actions">
                <Button
                    class="primary"
                    described_by="idle-heading idle-first"
                    on_press=move || watch.record_activity()
                >
                    {kiosk::STILL_HERE}
                </Button>
            </div>
        </dialog>
    }
}
