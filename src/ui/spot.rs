//! The focus, where a screen is drawn anew under it.

use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, FocusOptions, HtmlInputElement, NodeList, ShadowRoot};

/// Where in a screen the focus is.
pub(super) struct Spot {
    /// What has it.
    held: Element,
    /// Which of all that can have it that is.
    place: u32,
    /// From where to where its text is marked; both are where the caret stands, else. None without a text.
    marked: Option<(u32, u32)>,
}

impl Spot {
    /// Where it is, if it is in that screen.
    pub(super) fn of(screen: &Element) -> Option<Self> {
        let root: ShadowRoot = screen.get_root_node().dyn_into().ok()?;
        let held = root.active_element()?;
        let all = controls(screen);
        let place = (0..all.length()).find(|place| all.item(*place).as_ref() == Some(&held))?;
        let field = field(&held);
        let marked = field.selection_start().ok().flatten();
        let marked = marked.zip(field.selection_end().ok().flatten());
        Some(Self { held, place, marked })
    }

    /// Gives it to what stands there in a screen that was drawn anew, if that is the same.
    pub(super) fn take(&self, screen: &Element) {
        let found = controls(screen).item(self.place);
        if let Some(found) = found.filter(|found| found.is_equal_node(Some(&self.held))) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let field = field(found.unchecked_ref());
            // Nothing is lost but the focus.
            let _ = field.focus_with_options(&options);
            if let Some((from, to)) = self.marked {
                let _ = field.set_selection_range(from, to);
            }
        }
    }
}

/// What can have the focus, as if it were an input: a `textarea` marks its text likewise, and the others say that
/// nothing is marked.
fn field(control: &Element) -> &HtmlInputElement {
    control.unchecked_ref()
}

/// What can have the focus in a screen.
fn controls(screen: &Element) -> NodeList {
    // The selector is ours and valid.
    screen.query_selector_all("input,textarea,select,button,summary,a").unwrap_throw()
}
