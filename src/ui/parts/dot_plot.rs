//! A dot plot: now as a filled mark, the aim as a ring, the target as a tick, the gap as a line.
//!
//! Shape carries the meaning, colour only helps. Positions are percentages in SVG attributes, so no
//! style is set and marks keep their size at any width.

use leptos::prelude::*;

/// One line of the plot. Values are levels in tenths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct PlotRow {
    /// What the line is about.
    pub title: String,
    /// Where the person is now.
    pub now: Option<i32>,
    /// Where the person aims to be.
    pub aim: Option<i32>,
    /// The role's target.
    pub target: Option<i32>,
    /// Text at the line's end.
    pub end: String,
}

/// Room left and right of the first and the last level, in per cent of the width.
const MARGIN: i32 = 5;

/// The plot as one image with a name; the same numbers stand in a table elsewhere.
pub(in crate::ui) fn dot_plot(rows: Vec<PlotRow>, levels: u8, name: String) -> impl IntoView {
    let scale = (1..=levels).map(|level| {
        let at = position(i32::from(level) * 10, levels);
        view! { <text x={at} y={"50%"}>{level}</text> }
    });
    let lines = rows.into_iter().map(|row| {
        view! {
            <p class="plot-title">{row.title.clone()}</p>
            <svg class={"plot-line"}>{grid(levels)}{marks(&row, levels)}</svg>
            <p class="plot-end">{row.end.clone()}</p>
        }
    });
    view! {
        <div class="plot" part="chart" role={"img"} aria-label={name}>
            <p></p>
            <svg class={"plot-scale"}>{scale.collect_view()}</svg>
            <p></p>
            {lines.collect_view()}
        </div>
    }
}

/// A line for each level, behind the marks.
pub(in crate::ui) fn grid(levels: u8) -> impl IntoView {
    let lines = (1..=levels).map(|level| {
        let at = position(i32::from(level) * 10, levels);
        view! { <line class={"grid"} x1={at.clone()} x2={at} y1={"0"} y2={"100%"} /> }
    });
    lines.collect_view()
}

/// The marks of one line: gap under target under aim under now.
pub(in crate::ui) fn marks(row: &PlotRow, levels: u8) -> impl IntoView + use<> {
    let at = |tenths| position(tenths, levels);
    let gap = row.now.zip(row.aim).map(|(now, aim)| {
        let class = if now <= aim { "gap" } else { "over" };
        view! { <line class={class} x1={at(now)} x2={at(aim)} y1={"50%"} y2={"50%"} /> }
    });
    let tick = row.target.map(|target| {
        view! {
            <rect
                class={"tick"}
                x={at(target)}
                y={"50%"}
                width={"3"}
                height={"28"}
                transform={"translate(-1.5 -14)"}
            />
        }
    });
    let now = row.now.map(|now| {
        view! { <circle class={"now"} cx={at(now)} cy={"50%"} r={"6"} /> }
    });
    let aim = row.aim.map(|aim| {
        view! { <circle class={"aim"} cx={at(aim)} cy={"50%"} r={"9"} /> }
    });
    view! { {gap} {tick} {aim} {now} }
}

/// Where a value in tenths stands, in per cent of the width.
fn position(tenths: i32, levels: u8) -> String {
    let span = (i32::from(levels) - 1) * 10;
    let hundredths = MARGIN * 100 + (tenths - 10) * (100 - 2 * MARGIN) * 100 / span;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
