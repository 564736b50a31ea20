//! A button.

use leptos::prelude::*;

/// A button with a class (`primary`, `quiet` or none) that does something.
pub(in crate::ui) fn button(
    class: &'static str,
    words: impl Into<String>,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button type="button" class={class} part="button" on:click=move |_| press()>
            {words.into()}
        </button>
    }
    .into_any()
}
