//! A text that changes in an element that stays.
//!
//! Leptos changes a text by writing to the text node that it created. Translators and filters replace such nodes by
//! elements of their own: Leptos would then write to a detached node, and the old words would stay. So a text that
//! changes is set as a property of its element, `<p prop:textContent=text>{html_text(text)}</p>`, which replaces all
//! its content.
//!
//! Anything else that changes, such as an entry of a list, is recreated as a whole: see [`super::Renewed`].

use leptos::prelude::*;

/// The text as a child for server-rendered HTML, which has no DOM properties; `None` in the browser, where
/// `prop:textContent` sets it.
pub fn html_text(text: Signal<String>) -> Option<String> {
    cfg!(not(target_arch = "wasm32")).then(|| text.get_untracked())
}

/// A text that changes beside other content, or in a component that takes children.
#[component]
pub fn ReactiveText(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> AnyView {
    view! { <span prop:textContent=text>{html_text(text)}</span> }.into_any()
}
