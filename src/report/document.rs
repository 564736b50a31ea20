//! The printed report: results on one or two pages, then the list, then the plan.

use super::markup::{Node, el, heading, said};
use super::{areas, chart, lists, plan};
use crate::domain::listing::{self, Filter, Order};
use crate::domain::{Assessment, Framework, Summary};
use crate::words::{LANGUAGE, day_of, other_language, report as words, results};

/// Most entries of a list in the results part, so that it stays within two pages.
const MOST: usize = 8;

/// How the report looks.
pub const STYLES: &str = include_str!("../../style/print.css");

/// A document of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its title.
    pub title: &'static str,
    /// Language of its texts.
    pub language: String,
    /// What stands in it.
    pub body: Vec<Node>,
}

impl Report {
    /// The document as a file with these styles in it.
    pub fn html(&self, styles: &str) -> String {
        let mut text = String::from("<!doctype html>\n<html lang=\"");
        text.push_str(&self.language);
        text.push_str("\"><head><meta charset=\"utf-8\"><title>");
        text.push_str(self.title);
        text.push_str("</title><style>");
        text.push_str(styles);
        text.push_str("</style></head><body>");
        for node in &self.body {
            node.write(&mut text);
        }
        text.push_str("</body></html>\n");
        text
    }
}

/// The report of a self-check. `name` is what the person typed for the print, often nothing.
///
/// The whole stands in a table, since a table's head is what every browser repeats on each page.
pub fn report(framework: &Framework, check: &Assessment, summary: &Summary, name: &str) -> Report {
    let parts = vec![
        results_part(framework, check, summary, name),
        list_part(framework, check),
        plan_part(framework, check),
        said("p", "credit", words::credit(framework)).in_language(other_language(framework)),
    ];
    let cell = |content| vec![el("tr", "", vec![el("td", "", content)])];
    let head = said("p", "running", words::head(framework, check));
    let sheet =
        vec![el("thead", "", cell(vec![head])), el("tbody", "", cell(vec![el("main", "", parts)]))];
    Report {
        title: words::TITLE,
        language: LANGUAGE.to_owned(),
        body: vec![el("table", "sheet", sheet).with("role", "presentation")],
    }
}

fn results_part(framework: &Framework, check: &Assessment, summary: &Summary, name: &str) -> Node {
    let mut body = vec![heading(1, results::HEADING)];
    if !name.is_empty() {
        let mut by = String::from(words::BY);
        by.push_str(": ");
        by.push_str(name);
        body.push(said("p", "by", by));
    }
    body.push(said("p", "lead", results::sentence(framework, summary)));
    body.push(said("p", "hint", results::HONEST));
    let adjusted = results::adjusted(framework, check);
    let whose = adjusted.clone().unwrap_or_else(|| results::TARGETS.to_owned());
    body.push(said("p", "hint", whose));
    if summary.overall.rated > 0 {
        let rows = areas::rows(framework, summary);
        let levels = framework.scale().len();
        let chart = chart::dot_plot(&rows, levels, results::chart(framework, summary));
        let table = areas::table(framework, summary);
        let marks = areas::marks(adjusted.is_some());
        let means = said("p", "hint", results::TABLE_HINT);
        let section = vec![heading(2, results::TABLE), marks, chart, table, means];
        body.push(el("section", "by-area", section));
    }
    let ranked = lists::priorities(framework, check, summary, 2);
    body.push(lists::counted("priorities", ranked, MOST));
    body.push(lists::counted("strengths", vec![lists::strengths(framework, summary, 2)], MOST));
    el("section", "results", body)
}

fn list_part(framework: &Framework, check: &Assessment) -> Node {
    let items = listing::list(framework, check, Filter::default(), Order::Framework);
    let mut body = vec![heading(2, results::ALL)];
    body.extend(lists::all(framework, check, &items, 3));
    body.extend(lists::orphans(framework, check, 2));
    el("section", "all", body)
}

fn plan_part(framework: &Framework, check: &Assessment) -> Node {
    let checked = day_of(check.dated());
    let mut body = Vec::new();
    if check.plan.is_made() {
        body.push(plan::plan(framework, &check.plan, &checked, 2));
    }
    let line = |name: &str| said("p", "line", name);
    body.push(el("div", "sign", vec![line(words::SIGNATURE), line(words::SIGNED_ON)]));
    el("section", "plan-part", body)
}
