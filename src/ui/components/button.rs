//! A button.

use leptos::html;
use leptos::prelude::*;

/// A button.
#[component]
pub fn Button(
    /// How it looks: `primary`, `quiet`, `link`, `danger`, or several of them.
    #[prop(optional)]
    class: &'static str,
    /// Its id, where something else refers to it.
    #[prop(optional, into)]
    id: Option<Signal<String>>,
    /// Its accessible name, where that says more than what is in it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Refers to it.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
    /// Whether pressing it does nothing now. It stays focusable.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// False hides it without moving what is around it.
    #[prop(into, default = true.into())]
    available: Signal<bool>,
    /// Is called when it is pressed.
    #[prop(into)]
    on_press: UnsyncCallback<()>,
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class=(!class.is_empty()).then_some(class)
            class:unavailable=Signal::derive(move || !available.get())
            id=id
            node_ref=node_ref
            part="button"
            aria-label=label
            aria-disabled=Signal::derive(move || disabled.get().then_some("true"))
            on:click=press
        >
            {children()}
        </button>
    }
}
