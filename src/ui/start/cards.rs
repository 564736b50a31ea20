//! What stands above the questions: notices, a result that came from outside, and the open self-check.

use leptos::prelude::*;

use crate::domain::Summary;
use crate::messages::{failure, kiosk, link, rate, start, status};
use crate::session::{Session, SessionNotice};
use crate::ui::components::{Button, Heading, Notice, Renewed, live_text};
use crate::ui::store::{Store, use_store};

/// Name of the file with a damaged copy.
const DAMAGED_FILE: &str = "cme-selfcheck-damaged.txt";
/// Name of the file with the record as it is stored.
const STORED_FILE: &str = "cme-selfcheck-saved.json";

/// What was found when the page was opened, or has happened since.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let store = use_store();
    let notice = move |found| {
        view! {
            <Notice role="status">
                <p>{sentence(found)}</p>
                {rescue(store, found)}
            </Notice>
        }
    };
    let found = Memo::new(move |_| store.with(|session| session.notices().to_vec()));
    view! { <Renewed view=move || found.get().into_iter().map(notice).collect_view()/> }
}

fn sentence(notice: SessionNotice) -> &'static str {
    match notice {
        SessionNotice::Restored => status::RESTORED,
        SessionNotice::Damaged => status::DAMAGED,
        SessionNotice::Stuck => status::STUCK,
        SessionNotice::Newer => status::NEWER,
        SessionNotice::Blocked => status::BLOCKED,
        SessionNotice::Deleted => start::DELETED,
        SessionNotice::ClearedElsewhere => status::CLEARED_ELSEWHERE,
        SessionNotice::Link(why) => link::refusal(why),
        SessionNotice::Ended => kiosk::ENDED,
    }
}

/// A button that gives the person what we cannot read.
fn rescue(store: Store, notice: SessionNotice) -> Option<AnyView> {
    let (label, file, read): (_, _, fn(&Session) -> String) = match notice {
        SessionNotice::Restored | SessionNotice::Damaged => {
            (status::DOWNLOAD_DAMAGED, DAMAGED_FILE, |session| session.damaged().join("\n\n"))
        }
        SessionNotice::Stuck | SessionNotice::Newer => {
            (failure::DOWNLOAD_SAVED, STORED_FILE, |session| session.stored().unwrap_or_default())
        }
        SessionNotice::Blocked
        | SessionNotice::Deleted
        | SessionNotice::ClearedElsewhere
        | SessionNotice::Link(_)
        | SessionNotice::Ended => return None,
    };
    let media_type = if file == STORED_FILE { "application/json" } else { "text/plain" };
    let download = move || {
        store.host().download(file, media_type, store.with_untracked(read).as_bytes());
    };
    Some(view! { <Button on_press=download>{label}</Button> }.into_any())
}

/// A result that came from outside, before the person decides what becomes of it.
#[component]
pub(super) fn OfferedResult(level: u8) -> impl IntoView {
    let store = use_store();
    let keep = move || store.act(Session::keep_offered);
    let look = move || store.act(|session, _| session.view_offered());
    let ignore = move || {
        store.act(|session, _| session.ignore_offered());
        // The button is gone.
        store.request_focus();
    };
    let offered = Memo::new(move |_| {
        store.with(|session| {
            let about = |result| start::summed_up(session.framework(), result, session.zone());
            session.offered().map(about)
        })
    });
    let card = move || {
        let about = offered.get()?;
        Some(view! {
            <div class="card offer" role="status">
                <Heading level>{start::OFFERED}</Heading>
                <p>{start::offered(&about)}</p>
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

/// The open self-check: what it is about, and the way on.
#[component]
pub(super) fn UnfinishedCheck(level: u8) -> impl IntoView {
    let store = use_store();
    let resume = move || store.act(|session, _| session.resume());
    let see_results = move || {
        store.act(Session::see_results);
    };
    let unfinished = Memo::new(move |_| {
        store.with(|session| {
            let (framework, check) = (session.framework(), session.check()?);
            let overall = Summary::of(framework, check).overall;
            Some((overall.is_complete(), start::about(framework, check, &overall, session.zone())))
        })
    });
    // While another tab answers, the buttons stay.
    let about =
        Signal::derive(move || unfinished.get().map_or_else(String::new, |(_, about)| about));
    let is_complete = Memo::new(move |_| unfinished.get().map(|(complete, _)| complete));
    let card = move || {
        let complete = is_complete.get()?;
        let results = complete.then(|| {
            view! { <Button class="primary" on_press=see_results>{rate::SEE_RESULTS}</Button> }
        });
        Some(view! {
            <div class="card resume">
                <Heading level>{if complete { start::FINISHED } else { start::UNFINISHED }}</Heading>
                <p use:live_text=about>{about.get_untracked()}</p>
                <div class="actions">
                    {results}
                    <Button class=if complete { "" } else { "primary" } on_press=resume>
                        {start::RESUME}
                    </Button>
                </div>
            </div>
        })
    };
    view! { <Renewed view=card/> }
}
