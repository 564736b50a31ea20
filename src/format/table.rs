//! A result as rows of cells, which [`super::csv`] and [`super::xlsx`] write.
//!
//! One row for each competency in scope, in the framework's order (in a quick check for each area), then answers to
//! items that this edition of the framework does not have. The numbers are those of the JSON export. The header and the
//! words here are part of both formats: programs read them.

use crate::domain::gap::weighted_gap;
use crate::domain::{
    Answer, Assessment, Desired, Framework, Gap, Importance, ItemId, Level, Present,
};

const COLUMNS: usize = 14;
const HEADER: [&str; COLUMNS] = [
    "area_code",
    "area",
    "code",
    "competency",
    "present",
    "present_level",
    "desired",
    "desired_level",
    "desired_from",
    "target",
    "gap",
    "importance",
    "weighted_gap",
    "note",
];
const NOT_IN_MY_ROLE: &str = "not in my role";
const CANNOT_JUDGE: &str = "can't judge";

/// Formats a number of hundredths, with a decimal point and two decimals.
pub(super) fn hundredths(number: i32) -> String {
    let (sign, all) = (if number < 0 { "-" } else { "" }, number.unsigned_abs());
    format!("{sign}{}.{:02}", all / 100, all % 100)
}

/// The content of a cell.
pub(super) enum Cell<'a> {
    /// Nothing, which is never zero.
    Empty,
    /// A whole number.
    Number(i32),
    /// A number with two decimals.
    Hundredths(i32),
    /// A text.
    Text(&'a str),
    /// A text that may look like a number, such as `2.10`, but is none.
    Code(&'a str),
}

/// Passes the header and then every row to `row`. An open self-check is written as its result would be.
pub(super) fn for_each_row(
    framework: &Framework,
    assessment: &Assessment,
    write: &mut dyn FnMut([Cell<'_>; COLUMNS]),
) {
    let result = &assessment.frozen(framework);
    let blank = Answer::default();
    write(HEADER.map(Cell::Text));
    for (area, item) in result.items(framework) {
        let Some(area) = framework.area(area) else { continue };
        let place = [&area.code, &area.title, item.code, item.statement];
        let answer = result.answer(item.id).unwrap_or(&blank);
        write(row(framework, result, place, item.id, answer));
    }
    for (id, answer) in &result.orphans {
        write(row(framework, result, ["", "", id.as_str(), ""], id, answer));
    }
}

fn row<'a>(
    framework: &'a Framework,
    result: &Assessment,
    [area_code, area, code, competency]: [&'a str; 4],
    id: &ItemId,
    answer: &'a Answer,
) -> [Cell<'a>; COLUMNS] {
    let level_name = |level| filled(Cell::Text, framework.scale().name(level));
    let (present, present_level) = match answer.present {
        Some(Present::Rated(level)) => (of_level(level), level_name(level)),
        Some(Present::NotInMyRole) => (Cell::Empty, Cell::Text(NOT_IN_MY_ROLE)),
        Some(Present::CannotJudge) => (Cell::Empty, Cell::Text(CANNOT_JUDGE)),
        None => (Cell::Empty, Cell::Empty),
    };
    let desired = answer.desired.map(Desired::level);
    let gap = Gap::between(answer.present, answer.desired);
    let counts: Option<Importance> = answer.importance.filter(|_| result.importance);
    [
        filled(Cell::Code, area_code),
        filled(Cell::Text, area),
        filled(Cell::Code, code),
        filled(Cell::Text, competency),
        present,
        present_level,
        desired.map_or(Cell::Empty, of_level),
        desired.map_or(Cell::Empty, level_name),
        match answer.desired {
            Some(Desired::Own(_)) => Cell::Text("self"),
            Some(Desired::Suggested(_)) => Cell::Text("target"),
            None => Cell::Empty,
        },
        result.target(framework, id).map_or(Cell::Empty, of_level),
        gap.signed().map_or(Cell::Empty, Cell::Number),
        answer.importance.map_or(Cell::Empty, |given| Cell::Number(given.number().into())),
        weighted_gap(counts, gap).map_or(Cell::Empty, |gap| Cell::Number(gap.into())),
        filled(Cell::Text, &answer.note),
    ]
}

fn of_level<'a>(level: Level) -> Cell<'a> {
    Cell::Number(level.number().into())
}

/// The cell for a text; empty if the text is.
pub(super) fn filled<'a>(cell: fn(&'a str) -> Cell<'a>, text: &'a str) -> Cell<'a> {
    if text.is_empty() { Cell::Empty } else { cell(text) }
}
