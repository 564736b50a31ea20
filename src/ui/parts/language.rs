//! Texts of a framework among ours.

use leptos::prelude::*;

/// A text in that language; without one it is in ours.
pub(in crate::ui) fn in_language(language: Option<String>, text: String) -> AnyView {
    match language {
        Some(language) => view! { <span lang={language}>{text}</span> }.into_any(),
        None => text.into_any(),
    }
}
