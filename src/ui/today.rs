//! The day on which a screen is looked at.

use leptos::prelude::*;

use super::components::on_page_visible;
use super::store::Store;
use crate::domain::Date;
use crate::session::Session;

/// The day in the person's zone, by a clock that is read again whenever the page is seen again.
pub(super) fn follow_day(store: Store) -> Memo<Date> {
    let day = RwSignal::new(today(store));
    on_page_visible(move || day.set(today(store)));
    Memo::new(move |_| day.get())
}

/// The day in the person's zone, now.
pub(super) fn today(store: Store) -> Date {
    store.host().env().now.date(store.with_untracked(Session::zone))
}
