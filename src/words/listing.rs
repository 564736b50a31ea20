//! Filtering and sorting the list of all competencies.

use crate::domain::listing::{Order, State};

/// Which area.
pub const AREA: &str = "Area";
/// No restriction to an area.
pub const ALL_AREAS: &str = "All areas";
/// Which state.
pub const STATE: &str = "State";
/// No restriction to a state.
pub const ALL_STATES: &str = "All states";
/// Only with a note.
pub const NOTED: &str = "Only with a note";
/// In which order.
pub const SORT: &str = "Sort by";
/// Nothing passes the filter.
pub const NOTHING: &str = "No competency fits. Choose fewer restrictions.";

/// A state as an option.
pub fn state(state: State) -> &'static str {
    match state {
        State::Short => "Below the aim",
        State::Met => "At or above the aim",
        State::NoAim => "Without an aim",
        State::CannotJudge => super::rate::CANNOT_JUDGE,
        State::NotInMyRole => super::rate::NOT_IN_MY_ROLE,
        State::Unanswered => "Not answered",
    }
}

/// An order as an option.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Framework => "Order of the framework",
        Order::WidestGap => "Widest gap first",
        Order::LowestNow => "Lowest now first",
        Order::HighestNow => "Highest now first",
    }
}

/// How many of all are shown.
pub fn shown(shown: usize, all: usize) -> String {
    format!("{shown} of {all} shown")
}
