//! A chart whose lines show their numbers when they are pointed at, tapped, or reached with the arrow keys.

use leptos::attr::{Attribute, aria_label, role, tabindex};
use leptos::ev::{self, on};
use leptos::prelude::*;
use leptos::tachys::html::directive::directive;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

use super::reactive::html_text;
use crate::messages::listing;

/// The state of a chart: which line is focusable, and which one the text below describes. Created outside the closure
/// that renders the chart and the plot in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChartLines {
    /// Index of the only line in the tab order; the arrow keys move it.
    current: RwSignal<usize>,
    /// Index of the line that the text below the chart describes.
    described: RwSignal<Option<usize>>,
    /// The last position of the pointer in the window.
    pointer: StoredValue<Option<(i32, i32)>>,
}

/// The position of the pointer in the window.
fn position(event: &ev::PointerEvent) -> (i32, i32) {
    (event.client_x(), event.client_y())
}

/// Wraps a plot or radar, and shows the numbers of its current line in a text below.
#[component]
pub fn Chart(
    /// The state of the chart; the plot gets the same.
    lines: ChartLines,
    /// The text for each line.
    sentences: Vec<String>,
    children: Children,
) -> impl IntoView {
    // There may be fewer lines than before.
    let last = sentences.len().saturating_sub(1);
    if lines.current.get_untracked() > last {
        lines.current.set(last);
    }
    let detail = Signal::derive(move || {
        let described = lines.described.get().and_then(|index| sentences.get(index));
        described.map_or(listing::CHART_HINT, String::as_str).to_owned()
    });
    let handle_key = move |event: ev::KeyboardEvent| {
        let current = lines.current.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => current.checked_add(1),
            "ArrowUp" | "ArrowLeft" => current.checked_sub(1),
            _ => None,
        };
        if let Some(next) = next.filter(|next| *next <= last) {
            event.prevent_default();
            lines.current.set(next);
        }
    };
    view! {
        <div
            class="chart"
            on:pointermove=move |event| lines.pointer.set_value(Some(position(&event)))
            on:keydown=handle_key
        >
            {children()}
            <p class="hint chart-detail" aria-hidden="true" prop:textContent=detail>
                {html_text(detail)}
            </p>
        </div>
    }
}

/// The attributes of a line: an image with its numbers as name which, in a [`Chart`], reacts to pointer and keyboard.
pub(super) fn chart_line(
    lines: Option<ChartLines>,
    index: usize,
    sentence: String,
) -> impl Attribute {
    let tab_stop = move |lines: ChartLines| if lines.current.get() == index { "0" } else { "-1" };
    let tell = move |focused: bool| {
        if let Some(lines) = lines {
            lines.described.set(Some(index));
            if focused {
                lines.current.set(index);
            }
        }
    };
    let point = move |event: ev::PointerEvent| {
        // Browsers also send this event when a page moves under a resting pointer, which must not change the text.
        let before = lines.and_then(|lines| lines.pointer.get_value());
        if before.is_some_and(|before| before != position(&event)) {
            tell(false);
        }
    };
    (
        role("img"),
        aria_label(sentence),
        tabindex(move || lines.map(tab_stop)),
        directive(follow_arrow_keys, (lines, index)),
        on(ev::focus, move |_| tell(true)),
        on(ev::click, move |_| tell(false)),
        on(ev::pointermove, point),
    )
}

/// Focuses the line of that index when the arrow keys reach it.
fn follow_arrow_keys(line: Element, (lines, index): (Option<ChartLines>, usize)) {
    let Some(lines) = lines else { return };
    Effect::new(move |was_current: Option<bool>| {
        let is_current = lines.current.get() == index;
        if is_current && was_current == Some(false) {
            // Cannot fail: the line has a tabindex.
            let _ = line.unchecked_ref::<SvgElement>().focus();
        }
        is_current
    });
}
