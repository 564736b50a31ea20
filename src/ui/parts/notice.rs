//! A boxed message.

use leptos::prelude::*;

/// A message that should be noticed. `role` is `status` or `alert` where it appears later, else `note`.
pub(in crate::ui) fn notice(role: &'static str, content: impl IntoView + 'static) -> impl IntoView {
    view! {
        <div class="notice" part="notice" role={role}>{content.into_any()}</div>
    }
}
