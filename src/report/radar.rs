//! A radar: one axis an area, with the marks of the dot plot.
//!
//! The second view: it shows a shape, while the dot plot shows the numbers.

use super::chart::{PlotRow, circle, label, stroke};
use super::markup::{Node, el, said};

/// Fewest axes that make a shape.
pub const FEWEST: usize = 3;

/// Middle of the drawing and length of an axis, in its own units.
const MIDDLE: i64 = 200;
const REACH: i64 = 160;
/// How far out the axes' names stand.
const NAMES: i64 = 182;
/// A whole turn, in tenths of a degree.
const TURN: i64 = 3_600;

/// The radar as a group with a name; each axis is an image that says its numbers. `codes` are the
/// axes' short names, explained in a list below.
pub fn radar(rows: &[PlotRow], codes: &[String], levels: u8, name: String) -> Node {
    let wheel = Wheel { axes: rows.len().try_into().unwrap_or(i64::MAX), levels };
    let mut drawn: Vec<_> = (1..=levels).map(|level| wheel.ring(level)).collect();
    for (axis, code) in (0..).zip(codes) {
        let (x, y) = wheel.place(axis, NAMES);
        drawn.push(wheel.line("grid", (axis, 0), (axis, REACH)));
        drawn.push(label(x, y, code));
    }
    let numbers = (1..=levels).map(|level| {
        let up = MIDDLE - wheel.out(i32::from(level) * 10);
        label((MIDDLE + 9).to_string(), up.to_string(), &level.to_string())
    });
    drawn.push(el("g", "levels", numbers.collect()).with("aria-hidden", "true"));
    wheel.sides(rows, "aim-side", |row| row.aim, &mut drawn);
    wheel.sides(rows, "now-side", |row| row.now, &mut drawn);
    for (axis, row) in (0..).zip(rows) {
        let marks = el("g", "axis", wheel.marks(axis, row));
        drawn.push(marks.with("role", "img").with("aria-label", &*row.sentence));
    }
    let picture = el("svg", "radar", drawn).with("viewBox", "0 0 400 400");
    let axes = rows.iter().zip(codes).map(|(row, code)| {
        let mut words = code.clone();
        words.push(' ');
        words.push_str(&row.title);
        said("li", "", words).in_language(row.language.clone())
    });
    let axes = el("ul", "axes", axes.collect()).with("aria-hidden", "true");
    let whole = el("div", "radar-view", vec![picture, axes]);
    whole.with("part", "chart").with("role", "group").with("aria-label", name)
}

/// So many axes around a middle, for so many levels.
#[derive(Clone, Copy)]
struct Wheel {
    axes: i64,
    levels: u8,
}

impl Wheel {
    /// The line of a level, from axis to axis.
    fn ring(self, level: u8) -> Node {
        let out = self.out(i32::from(level) * 10);
        let corners = (0..self.axes).map(|axis| {
            let (mut x, y) = self.place(axis, out);
            x.push(',');
            x.push_str(&y);
            x
        });
        el("polygon", "grid", vec![]).with("points", corners.collect::<Vec<_>>().join(" "))
    }

    /// Lines between neighbours that both have a value.
    fn sides(
        self,
        rows: &[PlotRow],
        class: &str,
        value: fn(&PlotRow) -> Option<i32>,
        drawn: &mut Vec<Node>,
    ) {
        let next = rows.iter().skip(1).chain(rows.first());
        for (axis, (one, other)) in (0..).zip(rows.iter().zip(next)) {
            if let Some((from, to)) = value(one).zip(value(other)) {
                let neighbour = (axis + 1) % self.axes;
                let (from, to) = ((axis, self.out(from)), (neighbour, self.out(to)));
                drawn.push(self.line(class, from, to));
            }
        }
    }

    fn marks(self, axis: i64, row: &PlotRow) -> Vec<Node> {
        let mut drawn = Vec::new();
        if let Some(now) = row.now {
            // A finger is wider than a mark.
            let (x, y) = self.place(axis, self.out(now));
            drawn.push(circle("reach", x, y, "22"));
        }
        if let Some(target) = row.target {
            // Across the axis: a bit to the left and to the right of it.
            let out = self.out(target);
            let (x, y) = self.at(axis, out);
            let turned = axis * TURN / self.axes;
            let (dx, dy) = (sine(turned + TURN / 4) / 70, sine(turned) / 70);
            let ends =
                [(x - dx, y - dy), (x + dx, y + dy)].map(|(x, y)| (x.to_string(), y.to_string()));
            let [(x1, y1), (x2, y2)] = &ends;
            drawn.push(stroke("tick", (x1, y1), (x2, y2)));
        }
        for (class, value, radius) in [("aim", row.aim, "8"), ("now", row.now, "5")] {
            if let Some(value) = value {
                let (x, y) = self.place(axis, self.out(value));
                drawn.push(circle(class, x, y, radius));
            }
        }
        drawn
    }

    fn line(self, class: &str, from: (i64, i64), to: (i64, i64)) -> Node {
        let ((x1, y1), (x2, y2)) = (self.place(from.0, from.1), self.place(to.0, to.1));
        stroke(class, (&x1, &y1), (&x2, &y2))
    }

    /// How far out a value in tenths stands: the lowest level is not in the middle, so that a shape
    /// of lowest levels is still a shape.
    fn out(self, tenths: i32) -> i64 {
        i64::from(tenths) * REACH / (i64::from(self.levels) * 10)
    }

    /// The first axis points up, the others follow clockwise.
    fn at(self, axis: i64, out: i64) -> (i64, i64) {
        let turned = axis * TURN / self.axes;
        let (across, up) = (sine(turned), sine(turned + TURN / 4));
        (MIDDLE + out * across / 1_000, MIDDLE - out * up / 1_000)
    }

    fn place(self, axis: i64, out: i64) -> (String, String) {
        let (x, y) = self.at(axis, out);
        (x.to_string(), y.to_string())
    }
}

/// The sine of an angle in tenths of a degree, in thousandths, by Bhaskara's approximation: off by
/// less than 2, which is less than a third of a unit of the drawing.
fn sine(angle: i64) -> i64 {
    let angle = angle.rem_euclid(TURN);
    let half = TURN / 2;
    if angle >= half {
        return -sine(angle - half);
    }
    let product = angle * (half - angle);
    4 * product * 1_000 / (half * half * 5 / 4 - product)
}
