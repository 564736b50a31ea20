//! Messages that are announced without taking the focus.

use leptos::prelude::*;

use super::reactive::ShowWhen;
use super::reactive::html_text;

/// A live region for a message. It exists before its text, or screen readers would not announce that. The initial text
/// is not announced: the region is not live until its text changes.
#[component]
pub fn StatusLine(
    /// Its id, if another element refers to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Its class.
    #[prop(default = "hint")]
    class: &'static str,
    /// The message; may be empty.
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

/// A live region for content. It exists before its content, like [`StatusLine`].
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
