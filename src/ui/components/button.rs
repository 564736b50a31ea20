//! A button.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::class::class as class_attribute;

/// A button.
#[component]
pub fn Button(
    /// How it looks: `primary`, `quiet`, `link`, `inline`, `danger` or `planned`, or several of them. With `repeatable`
    /// the second press of a double press counts, too.
    #[prop(optional)]
    class: &'static str,
    /// Its id, if another element refers to it.
    #[prop(optional, into)]
    id: Option<Signal<String>>,
    /// Ids of texts that are read with it when the program moves the focus to it: Orca reads nothing else then.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Its accessible name, if that differs from its content.
    #[prop(optional, into)]
    label: Option<String>,
    /// Refers to it.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
    /// Whether pressing it has no effect. It stays focusable.
    #[prop(optional, into)]
    disabled: Option<Signal<bool>>,
    /// Whether it is hidden without moving its surroundings.
    #[prop(optional, into)]
    hidden: Option<Signal<bool>>,
    /// Whether what it opens is open.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    /// Whether it belongs to the current step.
    #[prop(optional, into)]
    current: Option<Signal<bool>>,
    /// Called when it is pressed.
    #[prop(into)]
    on_press: UnsyncCallback<()>,
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if disabled.is_none_or(|disabled| !disabled.get_untracked()) {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class=(!class.is_empty()).then_some(class)
            {..class_attribute(hidden.map(|hidden| ("unavailable", hidden)))}
            id=id
            node_ref=node_ref
            part="button"
            aria-label=label
            aria-describedby=described_by
            aria-expanded=expanded.map(|expanded| move || if expanded.get() { "true" } else { "false" })
            aria-current=current.map(|current| move || current.get().then_some("step"))
            aria-disabled=disabled.map(|disabled| move || disabled.get().then_some("true"))
            on:click=press
        >
            {children()}
        </button>
    }
}
