//! How a learning plan stands on a day, in one line.

use super::plan::Plan;
use super::time::Date;

/// What comes next of the goals that are planned or under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// None of the goals is planned or under way any more.
    Closed,
    /// So many should have been reached, the first of them by that day.
    Overdue(usize, Date),
    /// So many should have been looked at, the first of them on that day.
    ReviewDue(usize, Date),
    /// Nothing is late, and that is the next date.
    Next(Date),
    /// No date lies ahead.
    Undated,
}

impl Plan {
    /// How the plan stands on that day.
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
