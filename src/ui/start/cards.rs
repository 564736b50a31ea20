//! The content above the questions: notices and the ways back.

use leptos::prelude::*;

use crate::messages::{failure, kiosk, link, start, status};
use crate::session::welcome_back::WelcomeBack;
use crate::session::{ResultRef, Session, SessionNotice};
use crate::ui::components::{Button, Heading, Notice, Renewed, html_text};
use crate::ui::lazy_part::{LoadState, use_lazy_loader};
use crate::ui::store::{Store, use_store};

/// The action of a button.
type Action = Box<dyn Fn()>;

/// Notices about the saved record and the session.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let store = use_store();
    let notice = move |found| {
        view! {
            <Notice role="status">
                <p>{sentence(found)}</p>
                {recovery_button(store, found)}
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
        SessionNotice::ReplacedElsewhere => status::REPLACED_ELSEWHERE,
        SessionNotice::Link(why) => link::refusal(why),
        SessionNotice::Ended => kiosk::ENDED,
    }
}

/// A button that downloads a record that cannot be read.
fn recovery_button(store: Store, notice: SessionNotice) -> Option<AnyView> {
    let (label, download): (_, fn(Store)) = match notice {
        SessionNotice::Restored | SessionNotice::Damaged => {
            (status::DOWNLOAD_DAMAGED, download_damaged)
        }
        SessionNotice::Stuck | SessionNotice::Newer => (failure::DOWNLOAD_SAVED, download_stored),
        SessionNotice::Blocked
        | SessionNotice::Deleted
        | SessionNotice::ClearedElsewhere
        | SessionNotice::ReplacedElsewhere
        | SessionNotice::Link(_)
        | SessionNotice::Ended => return None,
    };
    Some(view! { <Button on_press=move || download(store)>{label}</Button> }.into_any())
}

/// Downloads the damaged copies that were set aside.
pub(super) fn download_damaged(store: Store) {
    let copies = store.with_untracked(Session::damaged).join("\n\n");
    store.host().download("cme-selfcheck-damaged.txt", "text/plain", copies.as_bytes());
}

/// Downloads the stored record.
fn download_stored(store: Store) {
    let stored = store.with_untracked(Session::stored).unwrap_or_default();
    store.host().download("cme-selfcheck-saved.json", "application/json", stored.as_bytes());
}

/// For returning visitors: what they can continue with.
#[component]
pub(super) fn WelcomeBackCard() -> impl IntoView {
    let store = use_store();
    // A memo, so that the buttons stay while another tab changes answers.
    let found = Memo::new(move |_| store.with(Session::welcome_back));
    let about = Signal::derive(move || {
        store.with(|session| {
            let check = found.with(|found| session.assessment(&found.as_ref()?.about));
            let about = |check| start::describe(session.framework(), check, session.zone());
            check.map(about).unwrap_or_default()
        })
    });
    let left = Signal::derive(move || {
        let (answered, total) = store.with(Session::progress);
        start::left(total.saturating_sub(answered))
    });
    let lazy = use_lazy_loader();
    let plan_line = Signal::derive(move || match lazy.state() {
        LoadState::Loaded(part) => (part.plan_line)(store),
        // A blank line reserves the space.
        LoadState::NotRequested | LoadState::Loading | LoadState::Failed => "\u{a0}".to_owned(),
    });
    let card = move || {
        let WelcomeBack { about: of, unfinished, results, plan } = found.get()?;
        let see_results = move || match &of {
            ResultRef::Saved(id) => store.act(|session, _| session.show_result(id)),
            ResultRef::Open | ResultRef::Viewed => store.see_results(),
        };
        let resume: Action = Box::new(move || store.go_to_first_unanswered());
        let see_results: Action = Box::new(see_results);
        let open_plan =
            |of| -> Action { Box::new(move || store.act(|session, _| session.show_plan(&of))) };
        let ways = [
            unfinished.then_some((start::RESUME, resume, left)),
            results.then_some((start::RESULTS, see_results, Signal::stored(String::new()))),
            plan.map(|of| (start::PLAN, open_plan(of), plan_line)),
        ];
        let ways = ways.into_iter().flatten().enumerate().map(|(index, (name, press, text))| {
            view! {
                <div class="way">
                    <Button class=if index == 0 { "primary" } else { "" } on_press=press>
                        {name}
                    </Button>
                    <p prop:textContent=text>{html_text(text)}</p>
                </div>
            }
        });
        Some(view! {
            <div class="card resume">
                <Heading level=store.top_heading() + 1>{start::WELCOME_BACK}</Heading>
                <p prop:textContent=about>{html_text(about)}</p>
                {ways.collect_view()}
            </div>
        })
    };
    view! { <Renewed view=card/> }
}
