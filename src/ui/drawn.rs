//! A tree of [`crate::report`] as a view.

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::browser::append;
use crate::report::Node;

/// The tree as a view.
pub(super) fn drawn(nodes: Vec<Node>) -> impl IntoView {
    view! { <div class="drawn" use:fill=nodes></div> }
}

fn fill(element: Element, nodes: Vec<Node>) {
    // Drawn once more when what is around it is, so what was drawn before goes.
    element.set_text_content(None);
    if let Some(document) = element.owner_document() {
        append(&document, &element, &nodes);
    }
}
