//! What is said without taking the focus.

use leptos::prelude::*;

use super::reactive_text::html_text;
use super::show_when::ShowWhen;

/// A line that says what has changed. It is there before its text, or screen readers would not say that. What it says
/// from the start is not announced: it is not live until its text changes.
#[component]
pub fn StatusLine(
    /// Its id, where something else refers to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// How it looks.
    #[prop(default = "hint")]
    class: &'static str,
    /// What it says; may be empty.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let first = text.get_untracked();
    let is_first =
        move |was: Option<&bool>| was != Some(&false) && !first.is_empty() && *text.read() == first;
    let is_first = Memo::new(is_first);
    view! {
        <p
            id=id
            class=class
            role="status"
            aria-live=move || is_first.get().then_some("off")
            prop:textContent=text
        >
            {html_text(text)}
        </p>
    }
}

/// A region in which something appears that should be noticed. Likewise it is there before.
#[component]
pub fn StatusRegion(
    /// Whether it is shown.
    #[prop(into)]
    when: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <div role="status">
            <ShowWhen when>{children()}</ShowWhen>
        </div>
    }
}
