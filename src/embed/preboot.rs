//! What was chosen in the static start screen inside the element, before the program was loaded.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::domain::Framework;
use crate::session::setup_choices::SetupChoices;

/// Reads the checked options.
pub fn read(framework: &Framework, element: &HtmlElement) -> SetupChoices {
    SetupChoices::read(framework, |name| {
        let found = element.query_selector(&format!("input[name=\"{name}\"]:checked"));
        found.ok().flatten()?.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)
    })
}
