//! The way from a refused action to its place.

use leptos::html::Fieldset;
use leptos::prelude::*;

use super::level_picker::focus_group;

/// Gives the focus to the first control of a question, and so brings it into view, whenever its error is set: pressing
/// again sets it again.
pub fn lead_to_error(question: NodeRef<Fieldset>, error: RwSignal<&'static str>) {
    Effect::new(move |is_there: Option<()>| {
        if !error.get().is_empty() && is_there.is_some() {
            focus_group(question);
        }
    });
}
