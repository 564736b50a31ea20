//! What happens when the control that has the focus is removed by something else than a press in this tab.

use std::time::Duration;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};

use super::store::Store;
use crate::messages::status;

/// Moves the focus to the screen's heading when another tab has deleted what it was in, and says so. Otherwise the
/// browser would drop the focus, and whatever is typed next.
#[derive(Clone, Copy)]
pub struct FocusKeeper {
    store: Store,
    /// The control that took the focus last, and the root that it was in.
    last: StoredValue<Option<(HtmlElement, ShadowRoot)>, LocalStorage>,
    message: RwSignal<String>,
}

impl FocusKeeper {
    /// Watches until the current owner is cleaned up; [`Self::note`] must hear of every control that takes the focus.
    pub fn new(store: Store) -> Self {
        let last = StoredValue::new_local(None);
        let keeper = Self { store, last, message: RwSignal::new(String::new()) };
        // When the page shows what has changed, and a press has moved the focus where that is its effect.
        Effect::new(move || {
            store.with(|_| ());
            set_timeout(move || keeper.look(), Duration::ZERO);
        });
        keeper
    }

    /// For `focusin`.
    pub fn note(self, event: &FocusEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        self.last.set_value(target.and_then(|target| {
            // The heading takes the focus together with the message.
            if !target.has_attribute("tabindex") {
                self.message.set(String::new());
            }
            let root = target.get_root_node().dyn_into().ok()?;
            Some((target, root))
        }));
    }

    /// What was done to the control, if anything.
    pub fn message(self) -> Signal<String> {
        self.message.into()
    }

    fn look(self) {
        let Some(Some((last, root))) = self.last.try_get_value() else { return };
        if last.is_connected() {
            return;
        }
        self.last.set_value(None);
        if root.active_element().is_none() {
            self.message.set(status::DELETED_ELSEWHERE.to_owned());
            self.store.request_focus();
        }
    }
}
