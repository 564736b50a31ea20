//! A view that is made anew rather than updated.

use leptos::prelude::*;

/// Shows a view until its key changes, then another one with elements of its own. A closure alone would make the new
/// view from the elements of the old one, with what is typed and focused in them.
#[component]
pub fn Remount(
    /// What the view is made from, as a number.
    #[prop(into)]
    key: Signal<usize>,
    /// The view.
    #[prop(into)]
    view: ViewFn,
) -> impl IntoView {
    let key = Memo::new(move |_| key.get());
    view! { <For each=move || [key.get()] key=|key| *key children=move |_| view.run()/> }
}
