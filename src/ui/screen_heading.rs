//! The heading of a screen.

use leptos::html::Custom;
use leptos::prelude::*;

use super::components::{ReactiveText, heading_element};
use super::store::use_store;

/// The heading of a screen, with a line over it. It takes the focus when the screen was changed by the person, so that a
/// screen reader starts there and the keyboard goes on from there; not when the page merely loads.
#[component]
pub fn ScreenHeading(
    /// The line. When the focused control is removed, Orca goes silently to the first thing in the form. If that is the
    /// heading, Orca says nothing when the heading takes the focus; so every heading has a line before it.
    #[prop(into)]
    eyebrow: Signal<String>,
    /// Id of what came with the screen and should be heard with its heading.
    #[prop(optional)]
    described_by: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let store = use_store();
    let node = NodeRef::<Custom<&'static str>>::new();
    Effect::new(move || {
        // The effect of the heading before may run once more when that is out of the page.
        if let Some(heading) = node.get()
            && heading.is_connected()
            && store.take_focus_request()
        {
            // Cannot fail: the heading has a tabindex.
            let _ = heading.focus();
        }
    });
    let heading = heading_element(store.top_heading())
        .attr("tabindex", "-1")
        .attr("part", "heading")
        .attr("aria-describedby", described_by)
        .node_ref(node)
        .child(children());
    view! {
        <p class="eyebrow"><ReactiveText text=eyebrow/></p>
        {heading}
    }
}
