//! What this browser holds: past results, opening a file, deleting everything.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::App;
use super::parts::button::button;
use super::parts::confirm::{Question, confirm};
use super::parts::heading::heading;
use super::parts::notice::notice;
use super::{past, start_file, take_away};
use crate::session::Session;
use crate::session::planning::Undo;
use crate::words::{plan, start as text};

/// Everything that is kept, and the ways in and out.
pub(super) fn data(app: App, level: u8) -> impl IntoView {
    let memory = app.ask(|session| session.options().memory_only);
    let wherever = if memory { text::WHERE_MEMORY } else { text::WHERE };
    let held = app.ask(|session| session.check().is_some() || session.results().len() > 0);
    let age = if held { take_away::age(app) } else { String::new() };
    let dialog = NodeRef::<Dialog>::new();
    let ask = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            // Fails only where the dialog is open already.
            let _ = dialog.show_modal();
        }
    };
    let delete = move || {
        app.act(|session, _| session.delete_everything());
        app.start_over();
    };
    let question = Question {
        heading: text::DELETE_HEADING,
        text: text::DELETE_QUESTION,
        yes: text::DELETE_YES,
        no: text::CANCEL,
    };
    view! {
        <section class="data">
            {heading(level, text::SAVED_HEADING)}
            {past_results(app, level + 1)}
            {start_file::open_file(app)}
            <p class="hint">{wherever}" "{age}</p>
            <div class="actions">
                <button type="button" class="quiet danger" part="button" on:click=ask>
                    {text::DELETE}
                </button>
            </div>
            {confirm(dialog, question, delete)}
        </section>
    }
}

fn past_results(app: App, level: u8) -> impl IntoView {
    let results = past::results(app);
    let deleted = app.ask(|session| matches!(session.undoable(), Some(Undo::Result(_))));
    let undo = deleted.then(|| {
        let undo = move || {
            app.act(Session::undo);
            app.start_over();
        };
        let button = button("", plan::UNDO, undo);
        notice("status", view! { <p>{text::RESULT_DELETED}</p>{button} })
    });
    if results.is_empty() {
        return view! { {undo}<p class="hint">{text::NO_PAST}</p> }.into_any();
    }
    let entries = results.into_iter().map(|(id, about)| {
        let name = text::open_result(&about);
        let delete_name = text::delete_result(&about);
        let deleted = id.clone();
        let open = move |_| app.act(|session, _| session.show_result(&id));
        let delete = move |_| {
            app.act(|session, _| session.delete_result(&deleted));
            app.start_over();
        };
        view! {
            <li>
                <button type="button" class="link" part="button" aria-label={name} on:click=open>
                    {about}
                </button>
                <button
                    type="button"
                    class="quiet danger"
                    part="button"
                    aria-label={delete_name}
                    on:click=delete
                >
                    {text::DELETE_RESULT}
                </button>
            </li>
        }
    });
    view! { {heading(level, text::PAST)}{undo}<ul class="past">{entries.collect_view()}</ul> }
        .into_any()
}
