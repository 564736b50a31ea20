//! A chart whose lines say their numbers: pointed at, tapped, or reached with the arrow keys.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, KeyboardEvent, SvgElement};

use super::super::drawn::drawn;
use crate::report::Node;

const LINES: &str = "[role=img]";

/// Draws a chart. One of its lines takes part in the Tab order; arrow keys go to the others. What the
/// line in question says stands below the chart, where `hint` stood before.
pub(in crate::ui) fn chart_view(chart: Node, hint: &'static str) -> impl IntoView {
    let detail = RwSignal::new(hint.to_owned());
    let tell = move |event: Event| {
        let line = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let line = line.and_then(|target| target.closest(LINES).ok().flatten());
        if let Some(words) = line.and_then(|line| line.get_attribute("aria-label")) {
            detail.set(words);
        }
    };
    let mut pointer = None;
    view! {
        <div
            class="chart"
            use:first_in_order
            on:pointermove=move |event| {
                // Also brought by a page that moves under a pointer at rest, which says nothing then.
                let here = (event.client_x(), event.client_y());
                if pointer.replace(here).is_some_and(|before| before != here) {
                    tell(event.into());
                }
            }
            on:click=move |event| tell(event.into())
            on:focusin=move |event| tell(event.into())
            on:keydown=go
        >
            {drawn(vec![chart])}
            <p class="hint chart-detail" aria-hidden={"true"}>{detail}</p>
        </div>
    }
}

fn lines(chart: &Element) -> Vec<SvgElement> {
    let Ok(found) = chart.query_selector_all(LINES) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// The first line takes part in the Tab order. The lines are drawn by the time this frame is.
fn first_in_order(chart: Element) {
    request_animation_frame(move || {
        for (index, line) in lines(&chart).iter().enumerate() {
            order(line, index == 0);
        }
    });
}

fn order(line: &SvgElement, first: bool) {
    // A valid name and value.
    let _ = line.set_attribute("tabindex", if first { "0" } else { "-1" });
}

fn go(event: KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => true,
        "ArrowUp" | "ArrowLeft" => false,
        _ => return,
    };
    let chart = event.current_target().and_then(|chart| chart.dyn_into::<Element>().ok());
    let lines = chart.map(|chart| lines(&chart)).unwrap_or_default();
    let here = event.target().and_then(|target| target.dyn_into::<SvgElement>().ok());
    let Some(place) = lines.iter().position(|line| Some(line) == here.as_ref()) else { return };
    let next = if forward { place.checked_add(1) } else { place.checked_sub(1) };
    if let Some((line, next)) = lines.get(place).zip(next.and_then(|next| lines.get(next))) {
        event.prevent_default();
        order(line, false);
        order(next, true);
        // A line with a tabindex can take the focus.
        let _ = next.focus();
    }
}
