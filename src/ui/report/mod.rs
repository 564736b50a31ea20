//! The views of a result that screen and paper share, and the printed documents: a report (results on one or two pages,
//! then the list, then the plan), the plan alone, or a sheet for a conversation.
//!
//! Screen and paper have the same components, so a number on paper is the number on screen. The report is printed in a
//! `PrintFrame`; where a page may not print, it becomes a file ([`document_file`](mod@document_file)).

pub mod by_area;
pub mod content;
pub mod document_file;
pub mod lists;
pub mod plan;
mod print_frame;
mod sheet;
pub(super) mod shown;

use std::sync::Arc;

use leptos::prelude::*;

use self::by_area::{AreaLegend, AreaTable, plot_rows};
use self::content::{Printed, ReportContent};
use self::lists::{AllByArea, FirstEntries, Orphans, priorities, strengths};
use self::plan::PrintedPlan;
pub(super) use self::print_frame::PrintFrame;
use self::sheet::{ConversationSheet, Signatures};
use super::components::DotPlot;
use crate::domain::Framework;
use crate::messages::{other_language, report, results};

/// Most entries of a list in the results part, so that it stays within two pages.
const MAX_ENTRIES: usize = 8;

/// What is printed of a self-check, for a `PrintFrame` or a file: the body of a document.
pub fn document(content: &Arc<ReportContent>) -> AnyView {
    let ReportContent { printed, framework, check, zone, name, organization, .. } = &**content;
    let head = report::running_head(name, organization, report::head(framework, check, *zone));
    let main = match printed {
        Printed::Report => report_parts(content).into_any(),
        Printed::Plan => plan_part(content, 1).into_any(),
        Printed::Sheet => view! { <ConversationSheet content=Arc::clone(content)/> }.into_any(),
    };
    printed_body(head, framework, main).into_any()
}

/// The body of a document with that head on every page: the head of a table, which every browser repeats.
pub(super) fn printed_body<M: IntoView>(
    head: String,
    framework: &Framework,
    main: M,
) -> impl IntoView + use<M> {
    view! {
        <table class="sheet" role="presentation">
            <thead>
                <tr><td><p class="running">{head}</p></td></tr>
            </thead>
            <tbody>
                <tr>
                    <td>
                        <main>
                            {main}
                            <p class="credit" lang=other_language(framework)>{report::credit(framework)}</p>
                        </main>
                    </td>
                </tr>
            </tbody>
        </table>
    }
}

fn report_parts(content: &ReportContent) -> impl IntoView + use<> {
    let ReportContent { framework, check, .. } = content;
    view! {
        {results_part(content)}
        <section class="all">
            <h2>{results::ALL}</h2>
            <AllByArea framework=Arc::clone(framework) check=Arc::clone(check) level=3/>
            <Orphans framework=Arc::clone(framework) check=Arc::clone(check) level=2/>
        </section>
        {plan_part(content, 2)}
    }
}

/// The plan, if it was ever made, and room for signatures.
fn plan_part(content: &ReportContent, level: u8) -> impl IntoView + use<> {
    let ReportContent { framework, check, zone, .. } = content;
    let plan = check.plan.is_made().then(|| {
        let (framework, check) = (Arc::clone(framework), Arc::clone(check));
        view! { <PrintedPlan framework check zone=*zone level/> }
    });
    view! { <section class="plan-part">{plan} <Signatures/></section> }
}

fn results_part(content: &ReportContent) -> impl IntoView + use<> {
    let ReportContent { framework, check, summary, zone, name, .. } = content;
    let by = (!name.is_empty()).then(|| format!("{}: {name}", report::BY));
    let has_adjusted = !check.adjusted_targets.is_empty();
    let has_means = results::has_means(check, summary);
    let by_area = (summary.overall.rated > 0).then(|| {
        view! {
            <section class="by-area">
                <h2>{results::TABLE}</h2>
                <AreaLegend has_targets=summary.overall.targeted != 0 adjusted=has_adjusted/>
                <DotPlot
                    rows=plot_rows(framework, summary)
                    levels=framework.scale().names()
                    language=other_language(framework)
                    name=results::chart(framework, summary)
                />
                <AreaTable framework=Arc::clone(framework) summary=Arc::clone(summary)/>
                {has_means.then(|| view! { <p class="hint">{results::TABLE_HINT}</p> })}
            </section>
        }
    });
    let more = results::more;
    let priorities = priorities(framework, check, summary, 2);
    let strengths = vec![strengths(framework, summary, 2)];
    view! {
        <section class="results">
            <h1>{results::HEADING}</h1>
            {by.map(|by| view! { <p class="by">{by}</p> })}
            <p class="lead">{results::sentence(framework, check, summary)}</p>
            <p class="hint">{results::caveat(check, *zone)}</p>
            <p class="hint">{results::origin_of_aims(framework, check, &summary.overall)}</p>
            {by_area}
            <FirstEntries class="priorities" lists=priorities max=MAX_ENTRIES more/>
            <FirstEntries class="strengths" lists=strengths max=MAX_ENTRIES more/>
        </section>
    }
}
