//! The state of a learning plan on a day, in one line.

use super::plan::Plan;
use super::time::Date;

/// What comes next among the goals that are planned or under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// No goal is planned or under way any more.
    Closed,
    /// How many goals are past their due date, and the earliest of these dates.
    Overdue(usize, Date),
    /// How many goals are past their review date, and the earliest of these dates.
    ReviewDue(usize, Date),
    /// Nothing is late; the next date.
    Next(Date),
    /// No date is in the future.
    Undated,
}

impl Plan {
    /// The state of the plan on that day.
    pub fn outlook(&self, today: Date) -> Outlook {
        let open: Vec<_> = self.goals.iter().filter(|goal| !goal.is_closed()).collect();
        let late = |dates: Vec<Date>| {
            let dates: Vec<_> = dates.into_iter().filter(|date| *date < today).collect();
            dates.iter().min().map(|first| (dates.len(), *first))
        };
        if open.is_empty() {
            return Outlook::Closed;
        }
        if let Some((count, first)) = late(open.iter().filter_map(|goal| goal.due).collect()) {
            return Outlook::Overdue(count, first);
        }
        if let Some((count, first)) = late(open.iter().filter_map(|goal| goal.review).collect()) {
            return Outlook::ReviewDue(count, first);
        }
        let dates = open.iter().flat_map(|goal| [goal.start, goal.review, goal.due]).flatten();
        dates.filter(|date| *date >= today).min().map_or(Outlook::Undated, Outlook::Next)
    }
}
