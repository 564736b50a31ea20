//! Headings that buttons on their screen jump to.

use leptos::html::Custom;
use leptos::prelude::*;

use super::{Button, Renewed, heading_element};
use crate::messages::listing;

/// The section that the person jumps to, by its heading. A screen with buttons for its sections provides one.
#[derive(Clone, Copy, Debug, Default)]
pub struct SectionJump(RwSignal<Option<&'static str>>);

impl SectionJump {
    /// Focuses the heading of that name.
    pub fn to(self, name: &'static str) {
        self.0.set(Some(name));
    }
}

/// Buttons that jump to the sections of a screen, which provides a [`SectionJump`].
#[component]
pub fn SectionLinks(
    /// The names of their headings.
    #[prop(into)]
    names: Signal<Vec<&'static str>>,
) -> impl IntoView {
    let jump = expect_context::<SectionJump>();
    let link = move |name: &'static str| {
        view! { <Button class="quiet" on_press=move || jump.to(name)>{name}</Button> }
    };
    let links = move || {
        let links = names.get().into_iter().map(link).collect_view();
        view! { <nav class="sections" aria-label=listing::SECTIONS>{links}</nav> }
    };
    view! { <Renewed view=links/> }
}

/// The heading of a section. If its screen provides a [`SectionJump`], it takes the focus on a jump.
#[component]
pub fn SectionHeading(
    /// 1 to 6; deeper ones become 6.
    level: u8,
    /// Its text.
    name: &'static str,
) -> impl IntoView {
    let jump = use_context::<SectionJump>();
    let node = NodeRef::<Custom<&'static str>>::new();
    if let Some(SectionJump(asked)) = jump {
        Effect::new(move || {
            if asked.get() == Some(name)
                && let Some(heading) = node.get_untracked()
            {
                *asked.write_untracked() = None;
                // Scrolls the heading to the top; focusing alone would bring it just into view.
                heading.scroll_into_view();
                // Cannot fail: the heading has a tabindex.
                let _ = heading.focus();
            }
        });
    }
    heading_element(level).attr("tabindex", jump.map(|_| "-1")).node_ref(node).child(name)
}
