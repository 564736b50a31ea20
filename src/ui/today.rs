//! The day on which a screen is looked at.

use leptos::prelude::*;

use super::components::on_return;
use super::store::Store;
use crate::domain::Date;
use crate::session::Session;

/// The day in the person's zone, by a clock that is read again whenever the page is seen again.
pub(super) fn follow_day(store: Store) -> Memo<Date> {
    let today = RwSignal::new(day(store));
    on_return(move || today.set(day(store)));
    Memo::new(move |_| today.get())
}

/// The day in the person's zone, now.
pub(super) fn day(store: Store) -> Date {
    store.host().env().now.date(store.with_untracked(Session::zone))
}
