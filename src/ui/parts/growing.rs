//! A list that shows its first entries, and more of them when asked: thousands cost nothing until
//! somebody wants to read them.

use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Document, Element, HtmlElement};

use super::super::drawn::filled;
use super::button::button;
use crate::browser::append;
use crate::report::lists::Part;
use crate::words::listing as text;

/// Entries that come at once: as many as the built-in framework has.
pub(in crate::ui) const MOST: usize = 48;

/// What grows, as selectors of what holds entries and of an entry.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Kind(&'static str, &'static str);

/// A list.
pub(in crate::ui) const LIST: Kind = Kind("ol, ul", "li");
/// The rows of a table.
pub(in crate::ui) const ROWS: Kind = Kind("tbody", "tbody > tr");

/// The list with the first entries, and the button that adds others as long as there are any. `draw`
/// gives those of a range, `shown` is how many stand there, and `entries` what they are called.
pub(in crate::ui) fn growing(
    kind: Kind,
    entries: &'static str,
    shown: RwSignal<usize>,
    total: usize,
    draw: Box<dyn Fn(Range<usize>) -> Part>,
) -> [AnyView; 2] {
    let draw = StoredValue::new_local(draw);
    let list = StoredValue::new_local(None::<Element>);
    let begin = move |document: &Document, element: &Element| {
        let part = draw.with_value(|draw| draw(0..shown.get_untracked()));
        append(document, element, &part.blocks);
        list.set_value(Some(element.clone()));
    };
    let next = move || {
        let from = shown.get_untracked();
        let to = from.saturating_add(MOST).min(total);
        let part = draw.with_value(|draw| draw(from..to));
        shown.set(to);
        if let Some(element) = list.get_value() {
            add(&element, kind, &part);
            focus(&element, kind, from);
        }
    };
    let more = move || {
        let others = total.saturating_sub(shown.get()).min(MOST);
        (others > 0).then(|| button("", text::show_more(others, entries), next))
    };
    [filled(Rc::new(begin)), more.into_any()]
}

fn add(element: &Element, Kind(holder, _): Kind, part: &Part) {
    let Some(document) = element.owner_document() else { return };
    let holders = element.query_selector_all(holder).ok();
    let last = holders.and_then(|all| all.item(all.length().wrapping_sub(1)));
    if let Some(last) = last.and_then(|last| last.dyn_into().ok()) {
        append(&document, &last, &part.continued);
    }
    append(&document, element, &part.blocks);
}

/// Goes to the entry of that number, since the button was pressed to read on there.
fn focus(element: &Element, Kind(_, entry): Kind, number: usize) {
    let entries = element.query_selector_all(entry).ok();
    let number = u32::try_from(number).ok();
    let found = entries.zip(number).and_then(|(entries, number)| entries.item(number));
    if let Some(entry) = found.and_then(|entry| entry.dyn_into::<HtmlElement>().ok()) {
        // It can take the focus, so this cannot fail.
        let _ = entry.set_attribute("tabindex", "-1");
        let _ = entry.focus();
    }
}
