//! A table that scrolls by itself where it is too wide, also by keyboard.

use leptos::prelude::*;

/// The table in a region of that name.
pub(in crate::ui) fn table_region(name: &'static str, table: AnyView) -> impl IntoView {
    view! {
        <div class="table-region" tabindex={"0"} role={"region"} aria-label={name}>
            {table}
        </div>
    }
}
