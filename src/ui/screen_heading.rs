//! The heading of a screen.

use leptos::html::Custom;
use leptos::prelude::*;

use super::components::{ReactiveText, heading_element};
use super::store::use_store;

/// The heading of a screen, with a line above it. It takes the focus when the person has changed the screen, so that
/// screen readers and keyboard navigation start there; not when the page merely loads.
#[component]
pub fn ScreenHeading(
    /// The line. When the focused control is removed, Orca moves silently to the first element of the form, and
    /// announces nothing if that one then takes the focus. With a line above, the heading is not the first element.
    #[prop(into)]
    eyebrow: Signal<String>,
    /// Id of a message that should be read with the heading.
    #[prop(optional)]
    described_by: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let store = use_store();
    let node = NodeRef::<Custom<&'static str>>::new();
    Effect::new(move || {
        // The effect of the last heading may run once more when that is out of the page.
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
