//! Content that is shown when its summary is pressed.

use leptos::prelude::*;

/// A summary, and content that is shown when the summary is pressed.
#[component]
pub fn Disclosure(
    /// What is always shown.
    summary: &'static str,
    /// Whether it is open at first.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details open=open>
            // Where the page runs from the right, its punctuation must not.
            <summary><span>{summary}</span></summary>
            {children()}
        </details>
    }
}
