//! The rating screen: one page of rows, the navigation to other pages, and the bar at the end of the window.

mod area_nav;
mod bar;
mod note;
mod page;
mod row;

use leptos::prelude::*;

use self::area_nav::AreaNav;
pub use self::bar::RatingBar;
use self::page::RatingPage;
use super::components::{Renewed, option_of_event};
use super::store::use_store;
use crate::session::Session;

/// The rating screen. It stays mounted when a page is turned, and with it the navigation.
#[component]
pub fn RatingScreen() -> impl IntoView {
    let store = use_store();
    let current = Memo::new(move |_| store.with(Session::rated_page).unwrap_or_default());
    let anchors_open = RwSignal::new(false);
    let pointed = RwSignal::new(None);
    // The descriptions of the levels stay open, or closed, on the next page.
    let page = move || view! { <RatingPage page=current.get() anchors_open pointed/> };
    // A single page needs no navigation, and a kiosk only leads from page to page.
    let has_areas =
        store.with_untracked(|session| session.pages().len() > 1 && !session.options().kiosk);
    let levels = store.framework().scale().level_count();
    let areas = has_areas.then(|| view! { <AreaNav current=current.into()/> });
    view! {
        // The next pointerover or focusin replaces the value, so no pointerout is needed.
        <div
            class="rate"
            on:pointerover=move |event| pointed.set(option_of_event(&event))
            on:focusin=move |event| pointed.set(option_of_event(&event))
        >
            <div class=format!("rate-main levels-{levels}")>
                <Renewed view=page/>
            </div>
            {areas}
        </div>
    }
}
