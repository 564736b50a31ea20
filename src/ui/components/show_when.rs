//! What is shown under a condition.

use leptos::prelude::*;

/// `<Show>` of Leptos, compiled once for all its uses rather than for each: that is 3 kB a use.
#[component]
pub fn ShowWhen(
    /// Whether the children are shown.
    #[prop(into)]
    when: Signal<bool>,
    /// What is shown else.
    #[prop(optional, into)]
    fallback: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    move || if when.get() { children() } else { fallback.run() }
}
