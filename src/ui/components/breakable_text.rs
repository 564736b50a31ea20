//! A text whose lines may break after a slash.

use leptos::prelude::*;

/// A text in which a line may break after a slash, where browsers see no opportunity for it: "Administration/management"
/// is longer than a narrow column.
#[component]
pub fn BreakableText(
    /// The text.
    text: String,
) -> AnyView {
    let Some(slash) = text.find('/') else { return text.into_any() };
    let (start, rest) = text.split_at(slash + 1);
    view! { {start.to_owned()} <wbr/> <BreakableText text=rest.to_owned()/> }.into_any()
}
