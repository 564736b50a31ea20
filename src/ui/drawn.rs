//! A tree of [`crate::report`] as a view.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::web_sys::{Document, Element};

use crate::browser::append;
use crate::report::Node;

/// Puts something into an element of that document.
type Fill = Rc<dyn Fn(&Document, &Element)>;

/// The tree as a view.
pub(super) fn drawn(nodes: Vec<Node>) -> AnyView {
    filled(Rc::new(move |document, element| append(document, element, &nodes)))
}

/// What is put into an element that takes no room of its own.
pub(super) fn filled(fill: Fill) -> AnyView {
    view! { <div class="drawn" use:begin=fill></div> }.into_any()
}

fn begin(element: Element, fill: Fill) {
    // Drawn once more when what is around it is, so what was drawn before goes.
    element.set_text_content(None);
    if let Some(document) = element.owner_document() {
        fill(&document, &element);
    }
}
