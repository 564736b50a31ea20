//! A table with explicit roles, because a phone's layout removes the implicit ones.

use leptos::prelude::*;

use crate::messages::listing;

/// A region that scrolls by itself, also by keyboard, if the table in it is too wide.
#[component]
pub fn TableRegion(
    /// Its accessible name.
    name: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-region" tabindex="0" role="region" aria-label=name>
            {children()}
        </div>
    }
}

/// A table; its children are its rows.
#[component]
pub fn DataTable(
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// Its caption, for screen readers only.
    caption: &'static str,
    /// The heads of its columns.
    columns: &'static [&'static str],
    children: Children,
) -> impl IntoView {
    let column = |name: &&'static str| view! { <th scope="col" role="columnheader">{*name}</th> };
    view! {
        <table class=(!class.is_empty()).then_some(class) role="table">
            <caption class="unseen">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{columns.iter().map(column).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{children()}</tbody>
        </table>
    }
}

/// A row of a [`DataTable`]; its children are in its first cell, which is its head.
#[component]
pub fn DataRow(
    /// All its other cells.
    cells: Vec<String>,
    children: Children,
) -> impl IntoView {
    let cell = |text| view! { <td role="cell">{cell_text(text)}</td> };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{children()}</th>
            {cells.into_iter().map(cell).collect_view()}
        </tr>
    }
}

/// The text of a cell. Signs that screen readers would skip get words, too.
pub fn cell_text(text: String) -> AnyView {
    let words = text.replace('–', listing::NO_VALUE).replace('→', listing::THEN);
    if words == text {
        return text.into_any();
    }
    view! {
        <span aria-hidden="true">{text}</span>
        <span class="unseen">{words}</span>
    }
    .into_any()
}
