//! Something that is shown when its summary is pressed.

use leptos::prelude::*;

/// A summary, and what is shown when it is pressed.
#[component]
pub fn Disclosure(
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// What is always shown.
    summary: &'static str,
    /// Whether it is open at first.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class=(!class.is_empty()).then_some(class) open=open>
            <summary>{summary}</summary>
            {children()}
        </details>
    }
}
