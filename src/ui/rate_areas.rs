//! The way to every area of the self-check, with how much of each is answered.
//!
//! A tree, as the tracks are ([`super::parts::level_picker`]): a framework may have fifty areas, and only the
//! count of the one on screen changes.

use leptos::html::Nav;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, MouseEvent};

use super::App;
use super::drawn::{fill, tree};
use super::rate_progress::Progress;
use crate::report::Node;
use crate::report::markup::{el, said, text};
use crate::words::{other_language, rate as words};

/// Where an entry says which area it goes to.
const PLACE: &str = "data-area";

/// Draws the navigation; `current` is the area on screen.
pub(super) fn navigation(
    app: App,
    current: usize,
    areas: &[usize],
    progress: Progress,
) -> impl IntoView + use<> {
    let entries = areas.iter().map(|area| entry(app, *area, *area == current, progress)).collect();
    let inside = vec![
        said("p", "nav-heading", words::AREAS).with("aria-hidden", "true"),
        el("ul", "", entries),
    ];
    let node = NodeRef::<Nav>::new();
    Effect::new(move |before: Option<(u32, u32)>| {
        let now = progress.area(current);
        if before.is_some_and(|before| before != now)
            && let Some(nav) = node.get()
        {
            count(&nav, now);
        }
        now
    });
    let go = move |event: MouseEvent| {
        if let Some(area) = pressed(&event) {
            app.act(|session, _| session.go_to_area(area));
        }
    };
    view! {
        <nav
            class="areas"
            aria-label={words::AREAS}
            node_ref=node
            use:fill=tree(inside)
            on:click=go
        ></nav>
    }
}

fn entry(app: App, area: usize, current: bool, progress: Progress) -> Node {
    let framework = app.framework();
    let title = framework.area(area).map_or("", |area| area.title.as_str());
    // What changes is followed by the navigation itself.
    let (answered, total) = untrack(|| progress.area(area));
    let inside = vec![
        said("span", "nav-title", title).in_language(other_language(&framework)),
        text(" "),
        said("span", "nav-count", words::progress(answered, total)),
    ];
    let class = if answered == total { "done" } else { "" };
    let button = el("button", class, inside)
        .with("type", "button")
        .with("part", "button")
        .with(PLACE, area.to_string());
    let button = if current { button.with("aria-current", "step") } else { button };
    el("li", "", vec![button])
}

/// Shows in the entry of the area on screen how much is answered.
fn count(nav: &Element, (answered, total): (u32, u32)) {
    let Ok(Some(entry)) = nav.query_selector("[aria-current]") else { return };
    // The class is one word, so this cannot fail.
    let _ = entry.class_list().toggle_with_force("done", answered == total);
    if let Some(count) = entry.last_element_child() {
        count.set_text_content(Some(&words::progress(answered, total)));
    }
}

/// The area of the entry that was pressed.
fn pressed(event: &MouseEvent) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let entry = target.closest("button").ok().flatten()?;
    entry.get_attribute(PLACE)?.parse().ok()
}
