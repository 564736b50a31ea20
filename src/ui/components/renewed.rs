//! Views that are recreated rather than updated.

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

/// Shows a view, and recreates it with new elements when a signal that it reads has changed. A closure alone would
/// write the new texts to the old text nodes, which a translator may have replaced (see [`super::html_text`]). The view
/// must not begin with a text, and must not contain the focus, which would be lost.
#[component]
pub fn Renewed(
    /// The view.
    #[prop(into)]
    view: ViewFn,
) -> AnyView {
    // A view owns its signals until it is out of the page, because removing it can cause events such as `focusout`.
    let parent = Owner::current().unwrap_or_default();
    let count = StoredValue::new(0_usize);
    let renew = move || {
        let owner = parent.with(Owner::new);
        let view = owner.with(|| view.run());
        count.update_value(|count| *count = count.wrapping_add(1));
        [(count.get_value(), OwnedView::new_with_owner(view, owner))]
    };
    view! { <For each=renew key=|(count, _)| *count children=|(_, view)| view/> }.into_any()
}
