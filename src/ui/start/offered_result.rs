//! A result from outside, until the person decides about it.

use leptos::prelude::*;

use crate::messages::start;
use crate::session::Session;
use crate::ui::components::{Button, Heading, Renewed};
use crate::ui::store::use_store;

/// The card of the offered result.
#[component]
pub(in crate::ui) fn OfferedResult() -> impl IntoView {
    let store = use_store();
    let level = store.top_heading() + 1;
    let keep = move || store.act(Session::keep_offered);
    let look = move || store.act(|session, _| session.view_offered());
    let ignore = move || {
        store.act(|session, _| session.ignore_offered());
        // The pressed button is removed.
        store.request_focus();
    };
    let offered = Memo::new(move |_| {
        store.with(|session| {
            let about = start::describe(session.framework(), session.offered()?, session.zone());
            let is_kept = session.offered_is_kept();
            Some(start::offered(&about, is_kept, session.has_later_than_offered()))
        })
    });
    let card = move || {
        let about = offered.get()?;
        Some(view! {
            <div class="card offer" role="status">
                <Heading level>{start::OFFERED}</Heading>
                <p>{about}</p>
                <div class="actions">
                    <Button class="primary" on_press=keep>{start::KEEP}</Button>
                    <Button on_press=look>{start::VIEW}</Button>
                    <Button on_press=ignore>{start::IGNORE}</Button>
                </div>
            </div>
        })
    };
    view! { <Renewed view=card/> }
}
