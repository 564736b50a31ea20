//! Moves the focus to the question whose answer is missing or wrong.

use leptos::html::Fieldset;
use leptos::prelude::*;

use super::level_picker::focus_group;

/// Focuses the first control of a question, and so scrolls it into view, each time its error is set, also to the same
/// text: pressing the button again moves the focus again.
pub fn focus_on_error(question: NodeRef<Fieldset>, error: RwSignal<&'static str>) {
    Effect::new(move |is_there: Option<()>| {
        if !error.get().is_empty() && is_there.is_some() {
            focus_group(question);
        }
    });
}
