//! A dot plot: now as a filled mark, the aim as a ring, the target as a tick, the gap as a line.
//!
//! Shape carries the meaning, colour only helps. Positions are percentages in SVG attributes, so no style is set and
//! marks keep their size at any width.

use leptos::prelude::*;

use super::chart::{ChartLines, chart_line};

/// One line of a plot, or one axis of a radar. Values are levels in tenths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlotRow {
    /// What the line is about.
    pub title: String,
    /// A short name of that, for a radar.
    pub code: String,
    /// The language of that, if it is not ours.
    pub language: Option<String>,
    /// Where the person is now.
    pub now: Option<i32>,
    /// Where the person aims to be.
    pub aim: Option<i32>,
    /// The role's target.
    pub target: Option<i32>,
    /// Text at the line's end.
    pub end: String,
    /// All its numbers in a sentence.
    pub sentence: String,
}

/// Room left and right of the first and the last level, in per cent of the width.
const MARGIN: i32 = 5;

/// The plot as a group with a name; each line is an image that says its numbers. The same numbers stand in a table
/// beside it.
#[component]
pub fn DotPlot(
    /// Its lines.
    rows: Vec<PlotRow>,
    /// How many levels there are.
    levels: u8,
    /// Its accessible name.
    name: String,
    /// Which line is asked, where it stands in a chart.
    #[prop(optional)]
    lines: Option<ChartLines>,
) -> impl IntoView {
    let scale = level_positions(levels)
        .map(|(level, x)| view! { <text x=x y="50%">{level}</text> })
        .collect_view();
    let line = |(index, row): (usize, PlotRow)| {
        let marks = plot_line(&row, levels);
        let PlotRow { title, language, end, sentence, .. } = row;
        view! {
            <p class="plot-title" lang=language aria-hidden="true">{title}</p>
            <svg class="plot-line" {..chart_line(lines, index, sentence)}>{marks}</svg>
            <p class="plot-end" aria-hidden="true">{end}</p>
        }
    };
    view! {
        <div class="plot" part="chart" role="group" aria-label=name>
            <p></p>
            <svg class="plot-scale" aria-hidden="true">{scale}</svg>
            <p></p>
            {rows.into_iter().enumerate().map(line).collect_view()}
        </div>
    }
}

/// The grid and the marks of a line, inside an `svg`: gap under target under aim under now.
pub(in crate::ui) fn plot_line(row: &PlotRow, levels: u8) -> impl IntoView + use<> {
    let at = |tenths| position(tenths, levels);
    let grid = level_positions(levels)
        .map(|(_, x)| view! { <line class="grid" x1=x.clone() y1="0" x2=x y2="100%"/> })
        .collect_view();
    let gap = row.now.zip(row.aim).map(|(now, aim)| {
        let class = if now <= aim { "gap" } else { "over" };
        view! { <line class=class x1=at(now) y1="50%" x2=at(aim) y2="50%"/> }
    });
    let target = row.target.map(at).map(|x| {
        let transform = "translate(-1.5 -14)";
        view! { <rect class="tick" x=x y="50%" width="3" height="28" transform=transform/> }
    });
    let mark = |class: &'static str, value: Option<i32>, radius: &'static str| {
        value.map(|value| view! { <circle class=class cx=at(value) cy="50%" r=radius/> })
    };
    (grid, gap, target, mark("aim", row.aim, "9"), mark("now", row.now, "6"))
}

/// The levels, and where they stand.
fn level_positions(levels: u8) -> impl Iterator<Item = (u8, String)> {
    (1..=levels).map(move |level| (level, position(i32::from(level) * 10, levels)))
}

/// Where a value in tenths stands, in per cent of the width.
fn position(tenths: i32, levels: u8) -> String {
    let span = (i32::from(levels) - 1) * 10;
    let hundredths = MARGIN * 100 + (tenths - 10) * (100 - 2 * MARGIN) * 100 / span;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
