//! A text that changes in an element that stays.
//!
//! Leptos changes a text by writing to the text node that it has made. Translators and filters replace such nodes by
//! elements of theirs: what is written then goes to a node that nobody sees, and the old words stay. So a text that
//! changes is a property of its element, `<p prop:textContent=text>{html_text(text)}</p>`, where it takes the place of
//! whatever is in there.
//!
//! What else changes, such as an entry of a list, is made anew as a whole: see [`super::Renewed`].

use leptos::prelude::*;

/// The child of an element that has a text as its property, where HTML is written without a browser: that has no
/// properties.
pub fn html_text(text: Signal<String>) -> Option<String> {
    cfg!(not(target_arch = "wasm32")).then(|| text.get_untracked())
}

/// A text that changes beside others, or in a component that takes children.
#[component]
pub fn ReactiveText(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> AnyView {
    view! { <span prop:textContent=text>{html_text(text)}</span> }.into_any()
}
