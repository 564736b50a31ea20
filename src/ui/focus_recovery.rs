//! What happens when another tab, or the website, deletes what the control with the focus belongs to.

use std::time::Duration;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::components::after_press;
use super::store::Store;
use crate::messages::status;
use crate::session::Session;

/// Whether a control is the active element of its shadow root, as it is while only the window has lost the focus.
pub fn is_active(control: &Element) -> bool {
    let root = control.get_root_node().dyn_into::<ShadowRoot>();
    root.is_ok_and(|root| root.active_element().as_ref() == Some(control))
}

/// Moves the focus to the screen's heading when the control that has it is deleted from outside, and says so. Otherwise
/// the browser would drop the focus, and whatever is typed next.
#[derive(Clone, Copy)]
pub struct FocusRecovery {
    store: Store,
    /// The control with the focus, and the root that it is in.
    control: StoredValue<Option<(HtmlElement, ShadowRoot)>, LocalStorage>,
    /// How many changes from outside were looked at.
    seen: StoredValue<u32>,
    message: RwSignal<String>,
}

impl FocusRecovery {
    /// Watches until the current owner is cleaned up. The part of the screen that is watched calls
    /// [`Self::record_focus`] and [`Self::record_leaving`].
    pub fn new(store: Store) -> Self {
        let control = StoredValue::new_local(None);
        let seen = StoredValue::new(store.with_untracked(Session::outside_changes));
        let recovery = Self { store, control, seen, message: RwSignal::new(String::new()) };
        Effect::new(move || {
            store.with(|_| ());
            // The controls are removed when this effect and others have run.
            set_timeout(move || recovery.recover(), Duration::ZERO);
        });
        recovery
    }

    /// For `focusin`.
    pub fn record_focus(self, event: &FocusEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        self.control.set_value(target.and_then(|target| {
            let root: ShadowRoot = target.get_root_node().dyn_into().ok()?;
            // The heading, which has a tabindex, takes the focus together with the message. What goes moves the control
            // that is pressed now.
            if !target.has_attribute("tabindex") && !self.message.read_untracked().is_empty() {
                after_press(root.clone().into(), move || {
                    let _ = self.message.try_set(String::new());
                });
            }
            Some((target, root))
        }));
    }

    /// For `focusout`.
    pub fn record_leaving(self) {
        let forget = move || {
            let Some(Some((control, _))) = self.control.try_get_value() else { return };
            if control.is_connected() && !is_active(&control) {
                self.control.set_value(None);
            }
        };
        set_timeout(forget, Duration::ZERO);
    }

    /// What was done to the control, if anything.
    pub fn message(self) -> Signal<String> {
        self.message.into()
    }

    fn recover(self) {
        // The screen may be gone by then.
        if self.seen.is_disposed() {
            return;
        }
        let changes = self.store.with_untracked(Session::outside_changes);
        let from_outside = changes != self.seen.get_value();
        self.seen.set_value(changes);
        let Some(Some((control, root))) = self.control.try_get_value() else { return };
        if control.is_connected() {
            return;
        }
        self.control.set_value(None);
        if from_outside && root.active_element().is_none() {
            self.message.set(status::DELETED_OUTSIDE.to_owned());
            self.store.request_focus();
        }
    }
}
