//! Headings at a level that depends on the host's outline.

use leptos::html::{Custom, HtmlElement, custom};
use leptos::prelude::*;

/// A heading.
#[component]
pub fn Heading(
    /// 1 to 6; deeper ones become 6.
    level: u8,
    /// The language of its content, if it is not ours.
    #[prop(optional_no_strip)]
    language: Option<String>,
    children: Children,
) -> impl IntoView {
    heading_element(level).attr("lang", language).child(children())
}

/// The element of a heading of that level: 1 to 6; deeper ones become 6.
pub(in crate::ui) fn heading_element(level: u8) -> HtmlElement<Custom<&'static str>, (), ()> {
    custom(match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    })
}
