//! Puts a tree of [`crate::report`] into a page, element by element: no markup is parsed, so Trusted
//! Types have nothing to refuse.

use web_sys::{Document, Element};

use crate::report::Node;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Appends the tree to an element of that document.
pub fn append(document: &Document, parent: &Element, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                let text = document.create_text_node(text);
                // An element takes text at its end.
                let _ = parent.append_child(&text);
            }
            Node::Element(element) => {
                let drawing =
                    element.tag == "svg" || parent.namespace_uri().as_deref() == Some(SVG);
                let made = if drawing {
                    document.create_element_ns(Some(SVG), element.tag)
                } else {
                    document.create_element(element.tag)
                };
                let Ok(made) = made else { continue };
                for (name, value) in &element.attributes {
                    // The names are our own and valid.
                    let _ = made.set_attribute(name, value);
                }
                append(document, &made, &element.children);
                let _ = parent.append_child(web_sys::Node::as_ref(&made));
            }
        }
    }
}
