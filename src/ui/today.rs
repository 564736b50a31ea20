//! The present day, for the screens that show it.

use std::time::Duration;

use leptos::prelude::*;

use super::components::poll;
use super::store::Store;
use crate::domain::Date;
use crate::session::Session;

/// How often the clock is read.
const INTERVAL: Duration = Duration::from_mins(1);

/// The day in the person's zone, which changes at midnight, or when the page is visible again.
pub(super) fn follow_day(store: Store) -> Memo<Date> {
    let day = RwSignal::new(today(store));
    let look = move || day.set(today(store));
    poll(INTERVAL, look);
    Memo::new(move |_| day.get())
}

/// The day in the person's zone.
pub(super) fn today(store: Store) -> Date {
    store.host().env().now.date(store.with_untracked(Session::zone))
}
