//! A dot plot: the present level as a filled mark, the aim as a ring, the target as a tick, the gap as a line.
//!
//! Shape carries the meaning, colour only helps. Positions are percentages in SVG attributes, so no inline style is
//! needed and marks keep their size at any width.

use leptos::prelude::*;

use super::breakable_text::BreakableText;
use super::chart::{ChartLines, chart_line};

/// One line of a plot, or one axis of a radar. Values are levels in tenths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlotRow {
    /// The title of the line.
    pub title: String,
    /// Its short name, for a radar.
    pub code: String,
    /// The language of the title, if it is not ours.
    pub language: Option<String>,
    /// The earlier level, in a comparison.
    pub then: Option<i32>,
    /// The present level.
    pub now: Option<i32>,
    /// The aim.
    pub aim: Option<i32>,
    /// The role's target.
    pub target: Option<i32>,
    /// Text at the line's end.
    pub end: String,
    /// A second line of that text; may be empty.
    pub end_hint: String,
    /// All its numbers in a sentence.
    pub sentence: String,
}

/// The plot as a named group; each line is an image with its numbers as name. A table beside the plot has the same
/// numbers.
#[component]
pub fn DotPlot(
    /// Its lines.
    rows: Vec<PlotRow>,
    /// The names of the levels.
    levels: Vec<String>,
    /// The language of these, if it is not ours.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// Its accessible name.
    name: String,
    /// The state of the chart that the plot is in, if any.
    #[prop(optional)]
    lines: Option<ChartLines>,
) -> impl IntoView {
    let scale = axis(&levels, language);
    let levels = u8::try_from(levels.len()).unwrap_or(u8::MAX);
    let line = |(index, row): (usize, PlotRow)| {
        let marks = plot_line(&row, levels);
        let PlotRow { title, language, end, end_hint, sentence, .. } = row;
        view! {
            <p class="plot-title" lang=language aria-hidden="true">
                <span><BreakableText text=title/></span>
            </p>
            <svg class="plot-line" {..chart_line(lines, index, sentence)}>{marks}</svg>
            <p class="plot-end" aria-hidden="true">
                <span>{end}</span>
                <span class="end-hint">{end_hint}</span>
            </p>
        }
    };
    view! {
        <div class="plot" part="chart" role="group" aria-label=name>
            <p></p>
            {scale}
            <p></p>
            {rows.into_iter().enumerate().map(line).collect_view()}
        </div>
    }
}

/// Most levels whose names all fit; of more, only the lowest and highest have a name.
const MAX_NAMES: usize = 6;
/// Most letters of a word that fits; levels with longer ones show only their numbers.
const MAX_WORD: usize = 14;
/// Most letters that fit on the axis on a phone, if every name is as long as the longest word.
const MAX_LETTERS: usize = 50;
/// Smallest change with room for an arrow between its marks, in tenths of a level.
const MIN_CHANGE: u32 = 3;
/// Height of a line of the axis, in pixels.
const AXIS_LINE: usize = 15;

/// The levels above the lines: the number over the name, with each word of the name on its own line.
fn axis(names: &[String], language: Option<String>) -> impl IntoView + use<> {
    let levels = u8::try_from(names.len()).unwrap_or(u8::MAX);
    let words = || names.iter().flat_map(|name| name.split_whitespace());
    let longest = words().map(|word| word.chars().count()).max().unwrap_or(0);
    let fits = longest <= MAX_WORD;
    let is_crowded = longest * names.len() > MAX_LETTERS;
    let is_end = |index: usize| [1, names.len()].contains(&(index + 1));
    let stands = |index| fits && (names.len() <= MAX_NAMES || is_end(index));
    let words = |(index, name): (usize, &String)| {
        let words = name.split_whitespace().filter(|_| stands(index));
        words.map(str::to_owned).collect()
    };
    let words: Vec<Vec<String>> = names.iter().enumerate().map(words).collect();
    let height = AXIS_LINE * (1 + words.iter().map(Vec::len).max().unwrap_or(0));
    let label = |((level, x), words): ((u8, String), Vec<String>)| {
        // On a phone there may only be room at the ends.
        let class = (level > 1 && level < levels).then_some("middle");
        let line =
            |word: String| view! { <tspan class=class x=x.clone() dy=AXIS_LINE>{word}</tspan> };
        let words = words.into_iter().map(line).collect_view();
        let y = AXIS_LINE - 4;
        view! {
            <text x=x.clone() y=y>
                <tspan class="level">{level}</tspan>
                {words}
            </text>
        }
    };
    let labels = level_positions(levels).zip(words).map(label).collect_view();
    let class = if is_crowded { "plot-scale crowded" } else { "plot-scale" };
    view! { <svg class=class height=height lang=language aria-hidden="true">{labels}</svg> }
}

/// The grid and the marks of a line, inside an `svg`, from back to front: gap, target, then, aim, now.
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
    let is_apart = |(then, now): &(i32, i32)| then.abs_diff(*now) >= MIN_CHANGE;
    let then = row.then.zip(row.now).filter(is_apart).map(|(then, now)| {
        // The arrowhead ends at the edge of the mark that it points to.
        let head = if then < now { "M-16 -5L-7 0L-16 5" } else { "M16 -5L7 0L16 5" };
        view! {
            <line class="change" x1=at(then) y1="50%" x2=at(now) y2="50%"/>
            <svg class="head" x=at(now) y="50%" width="1" height="1"><path d=head/></svg>
            <circle class="then" cx=at(then) cy="50%" r="5"/>
        }
    });
    (grid, gap, target, then, mark("aim", row.aim, "9"), mark("now", row.now, "6"))
}

/// The levels with their positions.
fn level_positions(levels: u8) -> impl Iterator<Item = (u8, String)> {
    (1..=levels).map(move |level| (level, position(i32::from(level) * 10, levels)))
}

/// The position of a value in tenths, in per cent of the width, of which each level has an equal share.
fn position(tenths: i32, levels: u8) -> String {
    let hundredths = (tenths - 5) * 1_000 / i32::from(levels);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
