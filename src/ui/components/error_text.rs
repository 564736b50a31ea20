//! What is wrong with what was entered.

use leptos::prelude::*;

use super::reactive_text::html_text;

/// What is wrong with the value of a control, which refers to it by the id. It is said as soon as it appears.
#[component]
pub fn ErrorText(
    /// Its id.
    #[prop(into)]
    id: Signal<String>,
    /// What is wrong; nothing where it is empty.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="error" id=id role="alert" prop:textContent=text>
            {html_text(text)}
        </p>
    }
}
