//! What screens and paper say of a result, and the printed report: results on one or two pages, then the list, then the
//! plan.
//!
//! Screen and paper have the same components, so a number on paper is the number on screen. The report is printed in a
//! `PrintFrame`; where a page may not print, it becomes an [`html_file`].

pub mod by_area;
pub mod lists;
pub mod plan;
mod print_frame;
pub(super) mod shown;

use std::sync::Arc;

use leptos::prelude::*;

use self::by_area::{AreaLegend, AreaTable, plot_rows};
use self::lists::{AllByArea, FirstEntries, Orphans, priorities, strengths};
use self::plan::PrintedPlan;
pub(super) use self::print_frame::PrintFrame;
use super::components::DotPlot;
use crate::domain::{Assessment, Framework, Summary, Zone};
use crate::messages::{LANGUAGE, other_language, report, results};

/// Most entries of a list in the results part, so that it stays within two pages.
const MOST_ENTRIES: usize = 8;

/// How the report looks.
pub const STYLES: &str = include_str!("../../../style/print.css");

/// What a report is about.
#[derive(Clone, Debug)]
pub struct ReportContent {
    /// The framework.
    pub framework: Arc<Framework>,
    /// The self-check.
    pub check: Arc<Assessment>,
    /// Its numbers.
    pub summary: Arc<Summary>,
    /// By which its days are told.
    pub zone: Zone,
    /// What the person typed for the print, often nothing.
    pub name: String,
}

/// The report of a self-check: the body of a document.
///
/// The whole stands in a table, since a table's head is what every browser repeats on each page.
#[component]
fn Report(content: Arc<ReportContent>) -> impl IntoView {
    let ReportContent { framework, check, zone, .. } = &*content;
    let plan = check.plan.is_made().then(|| {
        let (framework, check) = (Arc::clone(framework), Arc::clone(check));
        view! { <PrintedPlan framework check zone=*zone level=2/> }
    });
    view! {
        <table class="sheet" role="presentation">
            <thead>
                <tr><td><p class="running">{report::head(framework, check, *zone)}</p></td></tr>
            </thead>
            <tbody>
                <tr>
                    <td>
                        <main>
                            {results_part(&content)}
                            <section class="all">
                                <h2>{results::ALL}</h2>
                                <AllByArea framework=Arc::clone(framework) check=Arc::clone(check) level=3/>
                                <Orphans framework=Arc::clone(framework) check=Arc::clone(check) level=2/>
                            </section>
                            <section class="plan-part">
                                {plan}
                                <div class="sign">
                                    <p class="line">{report::SIGNATURE}</p>
                                    <p class="line">{report::SIGNED_ON}</p>
                                </div>
                            </section>
                            <p class="credit" lang=other_language(framework)>{report::credit(framework)}</p>
                        </main>
                    </td>
                </tr>
            </tbody>
        </table>
    }
}

fn results_part(content: &ReportContent) -> impl IntoView + use<> {
    let ReportContent { framework, check, summary, name, .. } = content;
    let by = (!name.is_empty()).then(|| format!("{}: {name}", report::BY));
    let adjusted = results::adjusted(framework, check);
    let has_adjusted = adjusted.is_some();
    let by_area = (summary.overall.rated > 0).then(|| {
        view! {
            <section class="by-area">
                <h2>{results::TABLE}</h2>
                <AreaLegend adjusted=has_adjusted/>
                <DotPlot
                    rows=plot_rows(framework, summary)
                    levels=framework.scale().len()
                    name=results::chart(framework, summary)
                />
                <AreaTable framework=Arc::clone(framework) summary=Arc::clone(summary)/>
                <p class="hint">{results::TABLE_HINT}</p>
            </section>
        }
    });
    let priorities = priorities(framework, check, summary, 2);
    let strengths = vec![strengths(framework, summary, 2)];
    view! {
        <section class="results">
            <h1>{results::HEADING}</h1>
            {by.map(|by| view! { <p class="by">{by}</p> })}
            <p class="lead">{results::sentence(framework, summary)}</p>
            <p class="hint">{results::HONEST}</p>
            <p class="hint">{adjusted.unwrap_or_else(|| results::TARGETS.to_owned())}</p>
            {by_area}
            <FirstEntries class="priorities" lists=priorities most=MOST_ENTRIES/>
            <FirstEntries class="strengths" lists=strengths most=MOST_ENTRIES/>
        </section>
    }
}

/// The report as an HTML document with its styles in it, for where a page may not print.
pub fn html_file(content: Arc<ReportContent>) -> String {
    let body = Owner::new().with(|| markup(view! { <Report content/> }));
    // What Leptos finds its places by.
    let body = body.replace("<!---->", "").replace("<!>", "");
    let title = report::TITLE;
    format!(
        "<!doctype html>\n<html lang=\"{LANGUAGE}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>{STYLES}</style></head><body>{body}</body></html>\n"
    )
}

/// The HTML of a view, whose elements need not be in a page for that.
#[cfg(target_arch = "wasm32")]
fn markup(view: impl IntoView) -> String {
    view.build().elements().iter().map(web_sys::Element::outer_html).collect()
}

/// The HTML of a view.
#[cfg(not(target_arch = "wasm32"))]
fn markup(view: impl IntoView) -> String {
    view.to_html()
}
