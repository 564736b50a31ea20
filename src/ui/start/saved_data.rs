//! The data saved in this browser: past results, opening a file, deleting everything.

use leptos::html::{self, Dialog};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::cards::download_damaged;
use crate::domain::{Assessment, ResultId, Unreadable};
use crate::messages::{comparison, listing, plan, problem, start, status};
use crate::session::Session;
use crate::session::import::MAX_RESULT_BYTES;
use crate::session::undo::Undo;
use crate::ui::components::{
    Button, ConfirmDialog, CopyButton, CopyOutcome, CopyState, CopyTexts, FileInput, Heading,
    Notice, ReactiveText, Renewed, ShowWhen, StatusLine, open_dialog, read_file,
};
use crate::ui::export::{DownloadResult, exported_age};
use crate::ui::focus_recovery::FocusRecovery;
use crate::ui::saved_results::saved_results;
use crate::ui::store::{Store, use_store};
use crate::ui::today::{follow_day, today};

const COPY_TEXTS: CopyTexts = CopyTexts {
    copy: status::COPY_UNREADABLE,
    copied: status::UNREADABLE_COPIED,
    not_copied: listing::FILE_NOT_COPIED,
};

/// The state of the plan that the start screen links to. Tracked.
pub(in crate::ui) fn plan_line(store: Store) -> String {
    let today = today(store);
    let line = |session: &Session| {
        let back = session.welcome_back()?;
        let of = back.plan?;
        let check = session.assessment(&of)?;
        let from = (of != back.about).then(|| check.dated().date(session.zone()));
        Some(start::plan_line(&check.plan, today, from))
    };
    store.with(line).unwrap_or_default()
}

/// The section about saved data.
#[component]
pub(in crate::ui) fn SavedData() -> impl IntoView {
    let store = use_store();
    let level = store.top_heading() + 1;
    let focus = FocusRecovery::new(store);
    let place = Signal::derive(move || {
        // Even if the last answer could not be saved, earlier ones may be stored.
        let is_saved = |session: &Session| {
            session.can_save() || (session.is_to_save() && session.stored().is_some())
        };
        (if store.with(is_saved) { start::WHERE } else { start::WHERE_MEMORY }).to_owned()
    });
    let has_answers = move || {
        store.with(|session| session.open_assessment().is_some_and(Assessment::has_content))
    };
    // The line about the plan reads the clock whenever the session changes.
    let today = follow_day(store);
    Effect::watch(move || today.track(), move |(), _, _| store.act_keeping_focus(|_| ()), false);
    let copy_age = exported_age(store);
    let age = Signal::derive(move || {
        let holds =
            |session: &Session| session.open_assessment().is_some() || session.results().len() > 0;
        let age = if store.with(holds) { copy_age.get() } else { String::new() };
        let only_past = store.with(|session| session.results().len() > 0) && !has_answers();
        if only_past { [age.as_str(), start::OPEN_TO_DOWNLOAD].join(" ") } else { age }
    });
    let keeps_damaged = move || store.with(Session::keeps_damaged);
    let copied = CopyState::new(COPY_TEXTS);
    let unreadable = Memo::new(move |_| store.with(Session::unreadable));
    copied.clear_when(move || unreadable.with(|_| ()));
    let dialog = NodeRef::<Dialog>::new();
    let memory_only = store.with_untracked(|session| session.options().memory_only);
    let question = if memory_only { start::DELETE_QUESTION_MEMORY } else { start::DELETE_QUESTION };
    let delete = move || {
        store.act(|session, _| session.delete_everything());
        store.request_focus();
    };
    view! {
        <section
            class="data"
            on:focusin=move |event| focus.record_focus(&event)
            on:focusout=move |_| focus.record_leaving()
        >
            <Heading level>{start::SAVED_HEADING}</Heading>
            <StatusLine text=focus.message()/>
            <PastResults level=level + 1/>
            <OpenFile/>
            <p class="hint">
                <ReactiveText text=place/> " " <ReactiveText text=age/>
            </p>
            <ShowWhen when=keeps_damaged>
                <p class="hint">{status::KEEPS_DAMAGED}</p>
                <div class="actions">
                    <Button on_press=move || download_damaged(store)>
                        {status::DOWNLOAD_DAMAGED}
                    </Button>
                </div>
            </ShowWhen>
            <ShowWhen when=move || unreadable.with(Option::is_some)>
                <div class="actions">
                    <CopyButton state=copied text=move || unreadable.get_untracked()/>
                </div>
            </ShowWhen>
            <CopyOutcome state=copied/>
            <div class="actions">
                <ShowWhen when=has_answers>
                    <DownloadResult/>
                </ShowWhen>
                <Button class="quiet danger" on_press=move || open_dialog(dialog)>
                    {start::DELETE}
                </Button>
            </div>
            <ConfirmDialog
                node=dialog
                heading=start::DELETE_HEADING
                text=question
                yes=start::DELETE_YES
                no=start::CANCEL
                on_confirm=delete
            />
        </section>
    }
}

/// The saved results, newest first, and a button that restores the last deleted one.
#[component]
fn PastResults(level: u8) -> impl IntoView {
    let store = use_store();
    // The pressed button is removed; the one that reverses it takes the focus.
    let focus = StoredValue::new(None);
    let results = Memo::new(move |_| store.with(saved_results));
    let has_results = move || results.with(|results| !results.is_empty());
    let has_open = move || store.with(|session| session.open_assessment().is_some());
    let compared = Memo::new(move |_| {
        let has_content =
            |session: &Session| session.open_assessment().is_some_and(Assessment::has_content);
        results.with(Vec::len) > 1 || store.with(has_content)
    });
    let deleted = Memo::new(move |_| {
        store.with(|session| match session.undoable() {
            Some(Undo::Result(result)) => Some(result.id.clone()),
            _ => None,
        })
    });
    let undo = move || {
        focus.set_value(deleted.get_untracked().map(FocusAfter::Undo));
        // Restoring a result cannot fail: only plans can be full.
        let _ = store.act(Session::undo);
    };
    let notice = move || {
        deleted.get().map(|_| {
            view! {
                <Notice role="status">
                    <p id="deleted">{start::RESULT_DELETED}</p>
                    <Button
                        described_by="deleted"
                        node_ref=focusable(focus, FocusAfter::Deleting)
                        on_press=undo
                    >
                        {plan::UNDO}
                    </Button>
                </Notice>
            }
        })
    };
    let entry = move |(id, _): (ResultId, String)| {
        let own = id.clone();
        let line = move |all: &Vec<(ResultId, String)>| {
            all.iter().find(|(id, _)| *id == own).map(|(_, about)| about.clone())
        };
        // Equal lines get the time of day, so a line may change with another one.
        let about = Signal::derive(move || results.with(&line).unwrap_or_default());
        view! { <PastResult id about compared focus/> }
    };
    view! {
        <ShowWhen when=has_results><Heading level>{start::PAST}</Heading></ShowWhen>
        <Renewed view=notice/>
        <ShowWhen when=has_results>
            <ul class="past"><For each=move || results.get() key=|(id, _)| id.clone() children=entry/></ul>
        </ShowWhen>
        <ShowWhen when=move || !has_results() && !has_open()>
            <p class="hint">{start::NO_PAST}</p>
        </ShowWhen>
    }
}

/// What was done with a past result, and which button takes the focus then: Undo, or the one that opens the result.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FocusAfter {
    Deleting,
    Undo(ResultId),
}

/// A reference for the button that takes the focus after that.
fn focusable(focus: StoredValue<Option<FocusAfter>>, after: FocusAfter) -> NodeRef<html::Button> {
    let node = NodeRef::<html::Button>::new();
    node.on_load(move |button| {
        if focus.with_value(|done| *done == Some(after)) {
            focus.set_value(None);
            // Cannot fail: buttons can take the focus.
            let _ = button.focus();
        }
    });
    node
}

#[component]
fn PastResult(
    id: ResultId,
    about: Signal<String>,
    /// Whether there is another result to compare it with.
    compared: Memo<bool>,
    focus: StoredValue<Option<FocusAfter>>,
) -> impl IntoView {
    let store = use_store();
    let node_ref = focusable(focus, FocusAfter::Undo(id.clone()));
    let id = StoredValue::new(id);
    let open = move || store.act(|session, _| id.with_value(|id| session.show_result(id)));
    let compare = move || store.act(|session, _| id.with_value(|id| session.compare_result(id)));
    let delete = move || {
        focus.set_value(Some(FocusAfter::Deleting));
        if !store.act(|session, _| id.with_value(|id| session.delete_result(id))) {
            // Another tab has deleted it.
            focus.set_value(None);
            store.request_focus();
        }
    };
    // Screen readers hear which result a button is for; the list shows it once.
    let named = move |name: &'static str| {
        view! {
            <span aria-hidden="true">{name}</span>
            <span class="unseen">{name} ": " <ReactiveText text=about/></span>
        }
    };
    view! {
        <li>
            <Button class="link" node_ref on_press=open>
                <span class="unseen">{start::OPEN_RESULT} " "</span>
                <ReactiveText text=about/>
            </Button>
            <ShowWhen when=compared>
                <Button class="quiet" on_press=compare>{named(comparison::COMPARE)}</Button>
            </ShowWhen>
            <Button class="quiet danger" on_press=delete>{named(start::DELETE_RESULT)}</Button>
        </li>
    }
}

/// The file input for a result file, and the error of the last one.
#[component]
fn OpenFile() -> impl IntoView {
    let store = use_store();
    let error = RwSignal::new(String::new());
    let refuse = move |why: &Unreadable| error.set(problem::refusal(why));
    let offer = move |content: &str| match store.act(|session, _| session.offer(content)) {
        Ok(()) => {
            error.set(String::new());
            store.request_focus();
        }
        Err(why) => refuse(&why),
    };
    let open = move |files: Vec<File>| {
        let Some(file) = files.into_iter().next() else { return };
        spawn_local(async move {
            let chosen = read_file(&file, MAX_RESULT_BYTES).await;
            // The screen may be unmounted by then.
            if error.is_disposed() {
                return;
            }
            match chosen {
                Some(Ok(content)) => offer(&content),
                Some(Err(why)) => refuse(&why),
                None => error.set(start::FILE_FAILED.to_owned()),
            }
        });
    };
    view! {
        <FileInput
            id="open-file"
            label=start::OPEN_FILE
            hint=start::OPEN_FILE_HINT
            error
            on_chosen=open
        />
    }
}
