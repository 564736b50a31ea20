//! Results by area: the rows of the charts, and the table of the same numbers.

use super::chart::{PlotRow, legend};
use super::markup::{Node, said, text};
use super::table;
use crate::domain::summary::AreaSummary;
use crate::domain::{Framework, Mean, Summary, Tally};
use crate::words::{self, results as words_of};

/// What a chart shows, one row an area.
pub fn rows(framework: &Framework, summary: &Summary) -> Vec<PlotRow> {
    let language = words::other_language(framework);
    let row = |area: &AreaSummary| PlotRow {
        language: language.clone(),
        ..row(title(framework, area.area), &area.tally)
    };
    summary.areas.iter().map(row).collect()
}

/// The areas' short names.
pub fn codes(framework: &Framework, summary: &Summary) -> Vec<String> {
    let areas = summary.areas.iter();
    let code = |index| framework.area(index).map(|area| area.code.clone()).unwrap_or_default();
    areas.map(|area| code(area.area)).collect()
}

fn row(title: String, tally: &Tally) -> PlotRow {
    let tenths = |mean: Option<Mean>| mean.map(Mean::tenths);
    let (now, aim) = (tally.mean_now(), tally.mean_desired());
    let end = match (now, aim) {
        (None, _) => words_of::NOT_RATED.to_owned(),
        (now, None) => words::mean(now),
        (now, aim) => format!("{} → {}", words::mean(now), words::mean(aim)),
    };
    let sentence = words_of::area_sentence(&title, tally);
    let target = tenths(tally.mean_target());
    PlotRow { title, language: None, now: tenths(now), aim: tenths(aim), target, end, sentence }
}

fn title(framework: &Framework, area: usize) -> String {
    framework.area(area).map(|area| area.title.clone()).unwrap_or_default()
}

/// The legend of the marks.
pub fn marks(adjusted: bool) -> Node {
    let [now, aim, target] = words_of::LEGEND;
    legend([now, aim, if adjusted { words_of::ADJUSTED_TARGET } else { target }])
}

/// The numbers of the charts.
pub fn table(framework: &Framework, summary: &Summary) -> Node {
    let rows = summary.areas.iter().map(|area| {
        let tally = &area.tally;
        let cells = vec![
            format!("{} of {}", tally.answered, tally.total),
            words::mean(tally.mean_now()),
            words::mean(tally.mean_desired()),
            words::mean(tally.mean_gap()),
            words::mean(tally.mean_target()),
        ];
        let name = title(framework, area.area);
        let name = match words::other_language(framework) {
            Some(language) => said("span", "", name).with("lang", language),
            None => text(name),
        };
        (name, cells)
    });
    table::table("", words_of::TABLE, &words_of::COLUMNS, rows)
}
