//! Navigation within a screen: its sections, and filtering and sorting the list of all competencies.

use crate::domain::listing::{ItemState, Order};

/// Accessible name of the buttons for the sections of a screen.
pub const SECTIONS: &str = "Sections";
/// Label of the filter by area.
pub const AREA: &str = "Area";
/// No restriction to an area.
pub const ALL_AREAS: &str = "All areas";
/// Label of the filter by state.
pub const STATE: &str = "State";
/// No restriction to a state.
pub const ALL_STATES: &str = "All states";
/// Label of the filter for competencies with a note.
pub const NOTED: &str = "Only with a note";
/// Label of the sort order.
pub const SORT: &str = "Sort by";
/// No competency passes the filter.
pub const NOTHING: &str = "Nothing matches. Try fewer filters.";

/// How many characters a text has, and may have.
pub fn room(used: usize, max: usize) -> String {
    format!("{used} of {max} characters")
}

/// After a download was asked for.
pub const ASKED_FOR: &str = "You asked for the file. Check that it is among your downloads. If it is \
     not, copy its text instead.";
/// The person has that file.
pub const HAVE_IT: &str = "I have the file";
/// Copies what the file contains.
pub const COPY_FILE: &str = "Copy its text";
/// That was copied.
pub const FILE_COPIED: &str =
    "Text copied. Paste it into a text file with a name that ends in .json.";
/// That could not be copied.
pub const FILE_NOT_COPIED: &str =
    "This browser did not let us copy the text. Select it here and copy it yourself:";

/// How to see the numbers of a line of a chart.
pub const CHART_HINT: &str = "Hover or tap the chart for details.";
/// What is said of a cell that shows a dash.
pub const NO_VALUE: &str = "no value";
/// Read by screen readers for an arrow between two values.
pub const THEN: &str = "then";

/// A state as an option.
pub fn state(state: ItemState) -> &'static str {
    match state {
        ItemState::Short => "Below your aim",
        ItemState::Met => "At or above your aim",
        ItemState::NoAim => "No aim",
        ItemState::CannotJudge => super::rate::CANNOT_JUDGE,
        ItemState::NotInMyRole => super::rate::NOT_IN_MY_ROLE,
        ItemState::Unanswered => "Unanswered",
    }
}

/// An order as an option.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Framework => "Framework order",
        Order::WidestGap => "Largest gap first",
        Order::LowestNow => "Lowest level first",
        Order::HighestNow => "Highest level first",
    }
}

/// How many of all match the filter, and how many of these are shown.
pub fn shown(shown: usize, fitting: usize, all: usize) -> String {
    if shown < fitting {
        format!("Showing the first {shown} of {fitting}")
    } else {
        format!("Showing {fitting} of {all}")
    }
}

/// Adds entries of that kind to a list.
pub fn show_more(count: usize, entries: &str) -> String {
    if count == 1 { "Show 1 more".to_owned() } else { format!("Show {count} more {entries}") }
}

/// Entries of the list of all competencies.
pub const COMPETENCIES: &str = "competencies";
/// Entries of the list of priorities.
pub const PRIORITIES: &str = "priorities";
/// Entries of the list of strengths.
pub const STRENGTHS: &str = "strengths";
/// Entries of a comparison.
pub const CHANGES: &str = "changes";
