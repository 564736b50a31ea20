//! Long lists, of which the first entries are rendered, and more on request, so that thousands of entries cost nothing
//! until somebody wants to read them.

use leptos::attr::{Attribute, tabindex};
use leptos::prelude::*;
use leptos::tachys::html::directive::directive;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::button::Button;
use crate::messages::listing;

/// How many entries are added at once: as many as the built-in framework has competencies.
pub const PAGE_SIZE: usize = 48;

/// How much of a long list is shown. Created outside the closure that renders the list, which renders the first
/// [`PagedList::shown`] entries, spreads [`PagedList::entry`] on each, and puts a [`ShowMore`] after them.
#[derive(Clone, Copy, Debug)]
pub struct PagedList {
    /// How many entries are shown at first.
    first: usize,
    /// How many entries the person wants to see at most.
    limit: RwSignal<usize>,
    /// Whether the first entry of a new page takes the focus when it is rendered.
    takes_focus: StoredValue<bool>,
}

impl PagedList {
    /// A list that shows so many entries at first.
    pub fn new(first: usize) -> Self {
        Self { first, limit: RwSignal::new(first), takes_focus: StoredValue::new(false) }
    }

    /// How many of all entries are shown. Tracked.
    pub fn shown(self, total: usize) -> usize {
        self.limit.get().min(total)
    }

    /// Resets the limit, for another list.
    pub fn restart(self) {
        self.limit.set(self.first);
    }

    /// The attributes of the entry of that index. The first entry of a newly shown page takes the focus, because the
    /// person continues there, and stays focusable.
    pub fn entry(self, index: usize) -> impl Attribute {
        let limit = self.limit.get_untracked();
        let is_first_new = limit > self.first && limit - PAGE_SIZE == index;
        (
            tabindex(is_first_new.then_some("-1")),
            directive(take_focus, is_first_new.then_some(self.takes_focus)),
        )
    }
}

/// Focuses an entry that should take the focus, once.
fn take_focus(entry: Element, takes_focus: Option<StoredValue<bool>>) {
    if let Some(takes_focus) = takes_focus.filter(|takes_focus| takes_focus.get_value()) {
        takes_focus.set_value(false);
        // The entry is not in the page yet. Focusing it then cannot fail: it has a tabindex.
        queue_microtask(move || {
            let _ = entry.unchecked_ref::<HtmlElement>().focus();
        });
    }
}

/// The button that shows more entries, as long as there are any.
#[component]
pub fn ShowMore(
    /// How much of the list is shown.
    list: PagedList,
    /// How many entries there are.
    total: usize,
    /// The name of its entries.
    entries: &'static str,
) -> impl IntoView {
    let next = total.saturating_sub(list.limit.get_untracked()).min(PAGE_SIZE);
    let show_more = move || {
        list.takes_focus.set_value(true);
        list.limit.update(|limit| *limit += PAGE_SIZE);
    };
    (next != 0)
        .then(|| view! { <Button on_press=show_more>{listing::show_more(next, entries)}</Button> })
}
