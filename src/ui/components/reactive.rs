//! Content that changes.
//!
//! Leptos changes a text by writing to the text node that it created. Translators and filters replace such nodes by
//! elements of their own: Leptos would then write to a detached node, and the old words would stay. So a text that
//! changes is set as a property of its element, `<p prop:textContent=text>{html_text(text)}</p>`, which replaces all
//! its content.
//!
//! Anything else that changes, such as an entry of a list, is recreated as a whole ([`Renewed`]), or shown and hidden
//! ([`ShowWhen`]).

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

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

/// Shows a view, and recreates it with new elements when a signal that it reads has changed. A closure alone would
/// write the new texts to the old text nodes, which a translator may have replaced (see [`html_text`]). The view
/// must not begin with a text, and must not contain the focus, which would be lost.
#[component]
pub fn Renewed(
    /// The view.
    #[prop(into)]
    view: ViewFn,
) -> AnyView {
    // A view owns its signals until it is out of the page, because removing it can cause events such as `focusout`.
    let parent = Owner::current().unwrap_or_default();
    let count = StoredValue::new(0_usize);
    let renew = move || {
        let owner = parent.with(Owner::new);
        let view = owner.with(|| view.run());
        count.update_value(|count| *count = count.wrapping_add(1));
        [(count.get_value(), OwnedView::new_with_owner(view, owner))]
    };
    view! { <For each=renew key=|(count, _)| *count children=|(_, view)| view/> }.into_any()
}

/// Leptos' `<Show>`, but compiled once for all uses, which saves 3 kB a use.
#[component]
pub fn ShowWhen(
    /// Whether the children are shown.
    #[prop(into)]
    when: Signal<bool>,
    /// Shown otherwise.
    #[prop(optional, into)]
    fallback: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    move || if when.get() { children() } else { fallback.run() }
}
