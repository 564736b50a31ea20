//! A text that changes in an element that stays.
//!
//! Leptos changes a text by writing to the text node that it has made. Translators and filters replace such nodes by
//! elements of theirs: what is written then goes to a node that nobody sees, and the old words stay. So a text that
//! changes is written to its element instead, where it takes the place of whatever is in there.
//!
//! What else changes, such as an entry of a list, is made anew as a whole: see [`super::Renewed`].

use leptos::prelude::*;
use web_sys::Element;

/// Keeps the text of an element, which has nothing else in it: `<p use:live_text=text>{text.get_untracked()}</p>`. The
/// child is what HTML has that is written without a browser.
pub fn live_text(element: Element, text: Signal<String>) {
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        // At first it is compared with what is there, which Leptos may have reused from another view.
        if before.or_else(|| element.text_content()).as_ref() != Some(&now) {
            element.set_text_content(Some(&now));
        }
        now
    });
}

/// A text that changes beside others, or in a component that takes children.
#[component]
pub fn LiveText(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> AnyView {
    view! { <span use:live_text=text>{text.get_untracked()}</span> }.into_any()
}
