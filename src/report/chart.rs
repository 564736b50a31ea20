//! A dot plot: now as a filled mark, the aim as a ring, the target as a tick, the gap as a line.
//!
//! Shape carries the meaning, colour only helps. Positions are percentages in SVG attributes, so no
//! style is set and marks keep their size at any width.

use super::markup::{Node, el, said, text};

/// One line of the plot. Values are levels in tenths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlotRow {
    /// What the line is about.
    pub title: String,
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

/// The plot as a group with a name; each line is an image that says its numbers. The same numbers
/// stand in a table beside it.
pub fn dot_plot(rows: &[PlotRow], levels: u8, name: String) -> Node {
    let scale = (1..=levels).map(|level| {
        let at = position(i32::from(level) * 10, levels);
        said("text", "", level.to_string()).with("x", at).with("y", "50%")
    });
    let scale = el("svg", "plot-scale", scale.collect()).with("aria-hidden", "true");
    let mut children = vec![el("p", "", vec![]), scale, el("p", "", vec![])];
    for row in rows {
        let title = said("p", "plot-title", &*row.title).in_language(row.language.clone());
        children.push(title.with("aria-hidden", "true"));
        children.push(
            el("svg", "plot-line", line(row, levels))
                .with("role", "img")
                .with("aria-label", &*row.sentence),
        );
        children.push(said("p", "plot-end", &*row.end).with("aria-hidden", "true"));
    }
    let plot = el("div", "plot", children);
    plot.with("part", "chart").with("role", "group").with("aria-label", name)
}

/// The grid and the marks of one line.
pub fn line(row: &PlotRow, levels: u8) -> Vec<Node> {
    let grid = (1..=levels).map(|level| {
        let at = position(i32::from(level) * 10, levels);
        stroke("grid", (&at, "0"), (&at, "100%"))
    });
    let mut drawn: Vec<_> = grid.collect();
    marks(row, levels, &mut drawn);
    drawn
}

/// The marks of one line: gap under target under aim under now.
fn marks(row: &PlotRow, levels: u8, drawn: &mut Vec<Node>) {
    let at = |tenths| position(tenths, levels);
    if let Some((now, aim)) = row.now.zip(row.aim) {
        let class = if now <= aim { "gap" } else { "over" };
        drawn.push(stroke(class, (&at(now), "50%"), (&at(aim), "50%")));
    }
    if let Some(target) = row.target {
        let tick = el("rect", "tick", vec![]).with("x", at(target)).with("y", "50%");
        let tick = tick.with("width", "3").with("height", "28");
        drawn.push(tick.with("transform", "translate(-1.5 -14)"));
    }
    for (class, value, radius) in [("aim", row.aim, "9"), ("now", row.now, "6")] {
        if let Some(value) = value {
            drawn.push(circle(class, at(value), "50%".to_owned(), radius));
        }
    }
}

/// The three marks with their meaning.
pub fn legend(words: [&str; 3]) -> Node {
    let key = |(class, words): (&str, &str)| said("li", class, words);
    let keys = ["key-now", "key-aim", "key-target"].into_iter().zip(words);
    el("ul", "legend", keys.map(key).collect())
}

pub(super) fn circle(class: &str, x: String, y: String, radius: &str) -> Node {
    el("circle", class, vec![]).with("cx", x).with("cy", y).with("r", radius)
}

pub(super) fn stroke(class: &str, from: (&str, &str), to: (&str, &str)) -> Node {
    let line = el("line", class, vec![]).with("x1", from.0).with("y1", from.1);
    line.with("x2", to.0).with("y2", to.1)
}

pub(super) fn label(x: String, y: String, words: &str) -> Node {
    el("text", "", vec![text(words)]).with("x", x).with("y", y)
}

/// Where a value in tenths stands, in per cent of the width.
fn position(tenths: i32, levels: u8) -> String {
    let span = (i32::from(levels) - 1) * 10;
    let hundredths = MARGIN * 100 + (tenths - 10) * (100 - 2 * MARGIN) * 100 / span;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
