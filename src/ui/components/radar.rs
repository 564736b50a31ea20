//! A radar: one axis an area, with the marks of the dot plot.
//!
//! The secondary view: it shows the shape of a profile, while the dot plot shows the numbers.

use leptos::prelude::*;

use super::chart::{ChartLines, chart_line};
use super::dot_plot::PlotRow;

/// Fewest axes that make a shape.
pub const MIN_AXES: usize = 3;

/// Middle of the drawing and length of an axis, in its own units.
const MIDDLE: i64 = 200;
const RADIUS: i64 = 160;
/// Distance of the axes' names from the middle.
const NAME_RADIUS: i64 = 182;
/// A whole turn, in tenths of a degree.
const TURN: i64 = 3_600;

/// The radar as a named group; each axis is an image with its numbers as name.
#[component]
pub fn Radar(
    /// Its axes, whose short names a list below the drawing explains.
    rows: Vec<PlotRow>,
    /// How many levels there are.
    levels: u8,
    /// Its accessible name.
    name: String,
    /// The state of the chart that the radar is in, if any.
    #[prop(optional)]
    lines: Option<ChartLines>,
) -> impl IntoView {
    let wheel = Wheel { axes: rows.len(), levels };
    let ring = |level: u8| {
        let corner = |axis| wheel.point(axis, wheel.radius(i32::from(level) * 10));
        let corners = (0..wheel.axes).map(corner);
        let points: Vec<_> = corners.map(|(x, y)| format!("{x},{y}")).collect();
        view! { <polygon class="grid" points=points.join(" ")/> }
    };
    let rings = (1..=levels).map(ring).collect_view();
    let spoke = |(axis, row): (usize, &PlotRow)| {
        let (x, y) = wheel.point(axis, NAME_RADIUS);
        view! {
            {line("grid", [(MIDDLE, MIDDLE), wheel.point(axis, RADIUS)])}
            <text x=x y=y>{row.code.clone()}</text>
        }
    };
    let spokes = rows.iter().enumerate().map(spoke).collect_view();
    let level_name = |level: u8| {
        let (x, y) = (MIDDLE + 9, MIDDLE - wheel.radius(i32::from(level) * 10));
        view! { <text x=x y=y>{level}</text> }
    };
    let level_names = (1..=levels).map(level_name).collect_view();
    let aim_sides = wheel.sides("aim-side", &rows, |row| row.aim);
    let now_sides = wheel.sides("now-side", &rows, |row| row.now);
    let marks = |(axis, row): (usize, &PlotRow)| {
        let attributes = chart_line(lines, axis, row.sentence.clone());
        view! { <g class="axis" {..attributes}>{wheel.marks(axis, row)}</g> }
    };
    let all_marks = rows.iter().enumerate().map(marks).collect_view();
    let explained = |row: PlotRow| {
        view! { <li lang=row.language>{format!("{} {}", row.code, row.title)}</li> }
    };
    view! {
        <div class="radar-view" part="chart" role="group" aria-label=name>
            <svg class="radar" viewBox="0 0 400 400">
                {rings}
                {spokes}
                <g class="levels" aria-hidden="true">{level_names}</g>
                {aim_sides}
                {now_sides}
                {all_marks}
            </svg>
            <ul class="axes" aria-hidden="true">
                {rows.into_iter().map(explained).collect_view()}
            </ul>
        </div>
    }
}

/// A point of the drawing.
type Point = (i64, i64);

fn line(class: &'static str, [(x1, y1), (x2, y2)]: [Point; 2]) -> impl IntoView {
    view! { <line class=class x1=x1 y1=y1 x2=x2 y2=y2/> }
}

/// Positions for so many axes around a middle, with so many levels.
#[derive(Clone, Copy)]
struct Wheel {
    axes: usize,
    levels: u8,
}

impl Wheel {
    /// Lines between neighbouring axes that both have a value.
    fn sides(
        self,
        class: &'static str,
        rows: &[PlotRow],
        value: fn(&PlotRow) -> Option<i32>,
    ) -> impl IntoView + use<> {
        let neighbours = rows.iter().skip(1).chain(rows.first());
        let side = |(axis, (row, neighbour)): (usize, (&PlotRow, &PlotRow))| {
            let (from, to) = value(row).zip(value(neighbour))?;
            let to = self.point((axis + 1) % self.axes, self.radius(to));
            Some(line(class, [self.point(axis, self.radius(from)), to]))
        };
        rows.iter().zip(neighbours).enumerate().filter_map(side).collect_view()
    }

    /// The marks of an axis, from back to front: the pointer target, target, aim, now.
    fn marks(self, axis: usize, row: &PlotRow) -> impl IntoView + use<> {
        let mark = |class: &'static str, value: Option<i32>, radius: &'static str| {
            let (x, y) = self.point(axis, self.radius(value?));
            Some(view! { <circle class=class cx=x cy=y r=radius/> })
        };
        // Across the axis: a short line to both sides of it.
        let target = row.target.map(|target| {
            let (x, y) = self.point(axis, self.radius(target));
            let angle = self.angle(axis);
            let (dx, dy) = (sine(angle + TURN / 4) / 70, sine(angle) / 70);
            line("tick", [(x - dx, y - dy), (x + dx, y + dy)])
        });
        view! {
            // A finger is wider than a mark.
            {mark("reach", row.now, "22")}
            {target}
            {mark("aim", row.aim, "8")}
            {mark("now", row.now, "5")}
        }
    }

    /// The distance of a value in tenths from the middle. The lowest level is not in the middle, so that lowest levels
    /// still give a shape.
    fn radius(self, tenths: i32) -> i64 {
        i64::from(tenths) * RADIUS / (i64::from(self.levels) * 10)
    }

    /// The direction of an axis: the first points up, the others follow clockwise.
    fn angle(self, axis: usize) -> i64 {
        let [index, count] = [axis, self.axes].map(|one| i64::try_from(one).unwrap_or(1));
        index * TURN / count
    }

    fn point(self, axis: usize, radius: i64) -> Point {
        let angle = self.angle(axis);
        let (across, up) = (sine(angle), sine(angle + TURN / 4));
        (MIDDLE + radius * across / 1_000, MIDDLE - radius * up / 1_000)
    }
}

/// The sine of an angle in tenths of a degree, in thousandths, by Bhaskara's approximation: the error is below 2, which
/// is less than a third of a unit of the drawing.
fn sine(angle: i64) -> i64 {
    let angle = angle.rem_euclid(TURN);
    let half = TURN / 2;
    if angle >= half {
        return -sine(angle - half);
    }
    let product = angle * (half - angle);
    4 * product * 1_000 / (half * half * 5 / 4 - product)
}
