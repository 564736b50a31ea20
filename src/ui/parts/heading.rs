//! Headings at a level that depends on the host's outline.

use leptos::html::{self, Custom};
use leptos::prelude::*;

use crate::report::markup::heading_tag;

/// A heading of that level, 1 to 6; deeper ones become 6.
pub(in crate::ui) fn heading(level: u8, text: impl IntoView + 'static) -> impl IntoView {
    element(level).child(text.into_any())
}

/// The heading of a screen. It takes the focus when `focused`, so that a screen reader starts there
/// and the keyboard goes on from there.
pub(in crate::ui) fn screen_heading(
    level: u8,
    text: impl IntoView + 'static,
    focused: bool,
) -> impl IntoView {
    let node = NodeRef::<Custom<&'static str>>::new();
    if focused {
        Effect::new(move || {
            if let Some(heading) = node.get() {
                // The element is focusable, so this cannot fail.
                let _ = heading.focus();
            }
        });
    }
    element(level)
        .attr("tabindex", "-1")
        .attr("part", "heading")
        .node_ref(node)
        .child(text.into_any())
}

fn element(level: u8) -> html::HtmlElement<Custom<&'static str>, (), ()> {
    html::custom(heading_tag(level))
}
