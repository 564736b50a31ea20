//! Puts a tree of [`crate::report`] into a page, element by element: no markup is parsed, so Trusted
//! Types have nothing to refuse.

use web_sys::{Document, Element};

use crate::report::Node;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Appends the tree to an element of that document.
pub fn append(document: &Document, parent: &Element, nodes: &[Node]) {
    let drawing = parent.namespace_uri().as_deref() == Some(SVG);
    put(document, parent, nodes, drawing);
}

/// Likewise, where it is known whether the parent belongs to a drawing. Every question to the browser costs, and
/// a page has hundreds of elements.
fn put(document: &Document, parent: &Element, nodes: &[Node], drawing: bool) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                let text = document.create_text_node(text);
                // An element takes text at its end.
                let _ = parent.append_child(&text);
            }
            Node::Element(element) => {
                let drawing = drawing || element.tag == "svg";
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
                match element.children.as_slice() {
                    [Node::Text(text)] => made.set_text_content(Some(text)),
                    children => put(document, &made, children, drawing),
                }
                let _ = parent.append_child(web_sys::Node::as_ref(&made));
            }
        }
    }
}
