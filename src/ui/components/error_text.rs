//! The error of a control.

use leptos::html::Fieldset;
use leptos::prelude::*;

use super::level_picker::focus_group;
use super::reactive::html_text;

/// The error of a control, which refers to it by the id. Screen readers announce it when it appears.
#[component]
pub fn ErrorText(
    /// Its id.
    #[prop(into)]
    id: Signal<String>,
    /// The error; empty if there is none.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="error" id=id role="alert" prop:textContent=text>
            {html_text(text)}
        </p>
    }
}

/// Focuses the first control of a question, and so scrolls it into view, each time its error is set, also to the same
/// text: pressing the button again moves the focus again.
pub fn focus_on_error(question: NodeRef<Fieldset>, error: RwSignal<&'static str>) {
    Effect::new(move |is_there: Option<()>| {
        if !error.get().is_empty() && is_there.is_some() {
            focus_group(question);
        }
    });
}
