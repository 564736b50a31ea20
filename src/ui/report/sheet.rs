//! The conversation sheet: one page for the meeting with the supervisor.

use std::sync::Arc;

use leptos::prelude::*;

use super::content::ReportContent;
use super::lists::Statement;
use crate::domain::ItemId;
use crate::domain::plan::{FIRST_GOALS, suggestions};
use crate::messages::plan::excerpt;
use crate::messages::{link, other_language, report, results};

/// How many strengths are on it.
const STRENGTHS: usize = 2;
/// How many activities are suggested for a priority.
const ACTIVITIES: usize = 2;
/// Most characters of a note, so that everything fits on one page.
const NOTE_CHARS: usize = 70;
/// Most characters of a suggestion.
const ACTIVITY_CHARS: usize = 200;

/// The first priorities with suggested activities, strengths to share, and room for agreements.
#[component]
pub(super) fn ConversationSheet(content: Arc<ReportContent>) -> impl IntoView {
    let ReportContent { framework, check, summary, code, .. } = &*content;
    let evidence = |item: &ItemId| {
        let note = check.answer(item).map(|answer| excerpt(&answer.note, NOTE_CHARS));
        let note = note.filter(|note| !note.is_empty());
        note.map(|note| view! { <p class="note-text"><b>{report::EVIDENCE}</b> " " {note}</p> })
    };
    let topic = |item: &ItemId, numbers: String| {
        view! {
            <h3><Statement framework=Arc::clone(framework) item=item.clone()/></h3>
            <p class="numbers">{numbers}</p>
            {evidence(item)}
        }
    };
    let blank = |words: &'static str| view! { <p class="line">{words}</p> };
    let suggestion = |what: &str| {
        view! { <li lang=other_language(framework)>{excerpt(what, ACTIVITY_CHARS)}</li> }
    };
    let priorities = summary.priorities.iter().chain(&summary.not_weighted).take(FIRST_GOALS);
    let priorities: Vec<_> = priorities
        .map(|one| {
            let what = suggestions(framework, std::slice::from_ref(&one.item)).into_iter();
            view! {
                <li>
                    <div>
                        {topic(&one.item, results::why(framework, check, one))}
                        <ul class="boxes">{what.take(ACTIVITIES).map(suggestion).collect_view()}</ul>
                    </div>
                    <div class="blanks">{report::BLANKS.map(blank)}</div>
                </li>
            }
        })
        .collect();
    let remark = results::no_priorities(&summary.overall);
    let remark = (!remark.is_empty()).then(|| view! { <p>{remark}</p> });
    let strengths = summary.strengths.iter().take(STRENGTHS);
    let strengths: Vec<_> = strengths
        .map(|one| view! { <li>{topic(&one.item, results::strength(framework, one))}</li> })
        .collect();
    let no_strengths = strengths.is_empty().then(|| view! { <p>{results::NO_STRENGTHS}</p> });
    let code = code.clone().map(|(view_box, path)| {
        view! {
            <div class="scan">
                <svg viewBox=view_box role="img" aria-label=link::QR>
                    <path d=path/>
                </svg>
                <p class="hint">{report::SHEET_CODE}</p>
            </div>
        }
    });
    view! {
        <section class="conversation">
            <h1>{report::SHEET}</h1>
            <p class="hint">{report::SHEET_HINT}</p>
            <h2>{results::PRIORITIES}</h2>
            {remark}
            <ol class="ranked topics">{priorities}</ol>
            <div class="share">
                <div>
                    <h2>{report::SHARED}</h2>
                    {no_strengths}
                    <ul class="ranked">{strengths}</ul>
                </div>
                {code}
            </div>
            <Signatures/>
        </section>
    }
}

/// Lines for the person's and the supervisor's signature.
#[component]
pub(super) fn Signatures() -> impl IntoView {
    let line = |words: &'static str| view! { <p class="line">{words}</p> };
    let lines = [report::SIGNATURE, report::SIGNED_ON, report::SUPERVISOR, report::SIGNED_ON];
    view! { <div class="sign">{lines.map(line)}</div> }
}
