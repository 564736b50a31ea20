//! A tree of [`crate::report`] as a view.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::web_sys::{Document, Element};

use crate::browser::append;
use crate::report::Node;

/// Puts something into an element of that document.
pub(super) type Fill = Rc<dyn Fn(&Document, &Element)>;

/// The tree as a view.
pub(super) fn drawn(nodes: Vec<Node>) -> AnyView {
    filled(tree(nodes))
}

/// The tree as what is put into an element.
pub(super) fn tree(nodes: Vec<Node>) -> Fill {
    Rc::new(move |document, element| append(document, element, &nodes))
}

/// What is put into an element that takes no room of its own.
pub(super) fn filled(what: Fill) -> AnyView {
    view! { <div class="drawn" use:fill=what></div> }.into_any()
}

/// Puts that into an element, as a directive.
pub(super) fn fill(element: Element, what: Fill) {
    // Drawn once more when what is around it is, so what was drawn before goes.
    element.set_text_content(None);
    if let Some(document) = element.owner_document() {
        what(&document, &element);
    }
}
