//! A boxed message.

use leptos::prelude::*;

/// A message that should be noticed.
#[component]
pub fn Notice(
    /// `status` or `alert` if it appears while the screen is shown, else `note`.
    role: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice" part="notice" role=role>
            {children()}
        </div>
    }
}
