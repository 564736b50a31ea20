//! The bar of the rating screen, at the end of the window: how much is answered, and the buttons to other pages.

use leptos::prelude::*;

use crate::messages::rate;
use crate::session::Session;
use crate::ui::components::{Button, Renewed, html_text};
use crate::ui::store::use_store;

/// The bar. It is recreated for each page, so that the second press of a double press turns no second page.
#[component]
pub fn RatingBar() -> impl IntoView {
    let store = use_store();
    let page = Memo::new(move |_| store.with(Session::rated_page));
    let progress = Memo::new(move |_| store.with(Session::progress));
    let bar = move || page.get().map(|page| view! { <PageBar page progress/> });
    view! { <Renewed view=bar/> }
}

/// The bar of a page.
#[component]
fn PageBar(
    /// One of [`Session::pages`].
    page: usize,
    /// Answered and total of the self-check.
    progress: Memo<(u32, u32)>,
) -> impl IntoView {
    let store = use_store();
    let pages = store.with_untracked(Session::pages);
    let before = pages.iter().copied().take_while(|one| *one < page).last();
    let after = pages.into_iter().find(|one| *one > page);
    // A kiosk has no way back to its role question, which would begin a new self-check.
    let has_back = before.is_some() || !store.with_untracked(|session| session.options().kiosk);
    let back = has_back.then(|| {
        let go = move || match before {
            Some(page) => store.act(|session, _| session.go_to_area(page)),
            None => store.act(|session, _| session.go_to_start()),
        };
        view! { <Button on_press=go>{rate::BACK}</Button> }
    });
    let next = after.map(|page| {
        let go = move || store.act(|session, _| session.go_to_area(page));
        view! { <Button class="primary" on_press=go>{rate::NEXT}</Button> }
    });
    let nothing_between = Signal::derive(move || {
        progress.with(|(answered, total)| *answered == 0 || answered == total)
    });
    let text = Signal::derive(move || {
        progress.with(|(answered, total)| rate::progress(*answered, *total))
    });
    view! {
        <div class="bar">
            <progress
                aria-hidden="true"
                value=move || progress.get().0
                max=progress.get_untracked().1
            ></progress>
            <p class="progress" prop:textContent=text>
                {html_text(text)}
            </p>
            {back}
            {next}
            <Button class=if after.is_some() { "" } else { "primary" } on_press=move || store.see_results()>
                {rate::SEE_RESULTS}
            </Button>
            <Button class="quiet" hidden=nothing_between on_press=move || store.go_to_first_unanswered()>
                {rate::FIRST_UNANSWERED}
            </Button>
        </div>
    }
}
