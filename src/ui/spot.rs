//! The focus, where a screen is drawn anew under it.

use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, FocusOptions, HtmlElement, NodeList, ShadowRoot};

/// Where in a screen the focus is.
pub(super) struct Spot {
    /// What has it.
    held: Element,
    /// Which of all that can have it that is.
    place: u32,
}

impl Spot {
    /// Where it is, if it is in that screen.
    pub(super) fn of(screen: &Element) -> Option<Self> {
        let root: ShadowRoot = screen.get_root_node().dyn_into().ok()?;
        let held = root.active_element()?;
        let all = controls(screen);
        let place = (0..all.length()).find(|place| all.item(*place).as_ref() == Some(&held))?;
        Some(Self { held, place })
    }

    /// Gives it to what stands there in a screen that was drawn anew, if that is the same.
    pub(super) fn take(&self, screen: &Element) {
        let found = controls(screen).item(self.place);
        if let Some(found) = found.filter(|found| found.is_equal_node(Some(&self.held))) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // All of these are of HTML. Nothing is lost but the focus.
            let _ = found.unchecked_ref::<HtmlElement>().focus_with_options(&options);
        }
    }
}

/// What can have the focus in a screen.
fn controls(screen: &Element) -> NodeList {
    // The selector is ours and valid.
    screen.query_selector_all("input,textarea,select,button,summary,a").unwrap_throw()
}
