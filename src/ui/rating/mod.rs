//! The rating screen: one area, its rows, and the way to the others.

mod area_nav;
mod note;
mod page;
mod row;

use leptos::prelude::*;

use self::area_nav::AreaNav;
use self::page::RatingPage;
use super::components::Remount;
use super::store::use_store;
use crate::session::Session;

/// The rating screen. It stays when a page is turned to another area, and with it the navigation.
#[component]
pub fn RatingScreen() -> impl IntoView {
    let store = use_store();
    let current = Memo::new(move |_| store.with(Session::rated_area).unwrap_or_default());
    let progress = Memo::new(move |_| store.with(Session::progress_by_area));
    // The descriptions of the levels stay open, or closed, on the next page.
    let anchors_open = RwSignal::new(false);
    let page = move || view! { <RatingPage area=current.get_untracked() progress anchors_open/> };
    view! {
        <div class="rate">
            <div class="rate-main">
                <Remount key=Signal::derive(move || current.get()) view=page/>
            </div>
            <AreaNav current=current.into() progress/>
        </div>
    }
}
