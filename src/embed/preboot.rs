//! What was chosen in the static start screen inside the element, before the program was loaded.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::domain::Framework;
use crate::session::setup_choices::SetupChoices;

/// Reads the checked options.
pub fn read(framework: &Framework, element: &HtmlElement) -> SetupChoices {
    SetupChoices::read(framework, |name| {
        let found = element.query_selector(&format!("input[name=\"{name}\"]:checked"));
        found.ok().flatten()?.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)
    })
}

/// Moves the focus from the static start screen to the control of the same name, to the checked one of a group.
pub fn move_focus(place: &Element, name: &str) {
    let named = |state: &str| {
        let found = place.query_selector(&format!("input[name=\"{name}\"]{state}"));
        found.ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok())
    };
    if let Some(control) = named(":checked").or_else(|| named("")) {
        // Cannot fail: the control is on screen.
        let _ = control.focus();
    }
}
