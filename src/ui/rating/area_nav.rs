//! The navigation to every area of the self-check, with how much of each is answered.

use leptos::prelude::*;

use crate::messages::{other_language, rate};
use crate::session::Session;
use crate::ui::components::{BreakableText, Button, html_text};
use crate::ui::store::use_store;

/// A button for each area. `current` is the index of the area on screen.
#[component]
pub(super) fn AreaNav(current: Signal<usize>) -> impl IntoView {
    let store = use_store();
    let areas = store.with_untracked(Session::areas);
    let progress = Memo::new(move |_| store.with(Session::progress_by_area));
    let button = |(position, area)| {
        let of_area = move |all: &Vec<(u32, u32)>| all.get(position).copied().unwrap_or_default();
        let progress = Memo::new(move |_| progress.with(of_area));
        view! { <AreaButton area current progress/> }
    };
    view! {
        <nav class="areas" aria-label=rate::AREAS>
            <p class="nav-heading" aria-hidden="true">{rate::AREAS}</p>
            <ul>{areas.into_iter().enumerate().map(button).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn AreaButton(area: usize, current: Signal<usize>, progress: Memo<(u32, u32)>) -> impl IntoView {
    let store = use_store();
    let framework = store.framework();
    let title = framework.area(area).map(|area| area.title.clone()).unwrap_or_default();
    let done = Signal::derive(move || progress.with(|(answered, total)| answered == total));
    let count = Signal::derive(move || {
        progress.with(|(answered, total)| rate::area_progress(*answered, *total))
    });
    view! {
        <li class:done=done>
            <Button
                on_press=move || store.act(|session, _| session.go_to_area(area))
                current=Signal::derive(move || current.get() == area)
            >
                <span class="nav-title" lang=other_language(&framework)>
                    <BreakableText text=title/>
                </span>
                " "
                <span class="nav-count" prop:textContent=count>
                    {html_text(count)}
                </span>
            </Button>
        </li>
    }
}
