//! What was chosen in the fallback inside the element, which is there before the program.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::domain::Framework;
use crate::session::welcome::Chosen;

/// What is checked in the fallback.
pub(super) fn chosen(framework: &Framework, element: &HtmlElement) -> Chosen {
    Chosen::read(framework, |name| {
        let found = element.query_selector(&format!("input[name=\"{name}\"]:checked"));
        found.ok().flatten()?.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)
    })
}

/// Gives the focus, which was in the fallback, to the control of the same name: the checked one of several.
pub(super) fn focus(place: &Element, name: &str) {
    let named = |state: &str| {
        let found = place.query_selector(&format!("input[name=\"{name}\"]{state}"));
        found.ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok())
    };
    if let Some(control) = named(":checked").or_else(|| named("")) {
        // What is drawn can take the focus.
        let _ = control.focus();
    }
}
