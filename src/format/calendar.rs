//! The dates of a learning plan as a calendar file: RFC 5545.
//!
//! All-day events that block no time. The texts are the caller's. An event keeps its id, so that a calendar that
//! imports the file again moves the event instead of duplicating it.

use crate::domain::plan::{Goal, GoalDate};
use crate::domain::{Date, Plan, Timestamp};

/// Most octets of a line, without its end.
const MAX_OCTETS: usize = 75;

/// An all-day event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Unique and stable: composed of the goal's id, the kind of date, and whose event it is.
    pub uid: String,
    /// The day.
    pub day: Date,
    /// The title.
    pub title: String,
    /// The description; may be empty.
    pub description: String,
}

/// The dates of all goals that are not closed, in the plan's order, each goal's start first. `name` returns title and
/// description for a date.
pub fn entries_of(plan: &Plan, name: impl Fn(&Goal, GoalDate) -> (String, String)) -> Vec<Entry> {
    let mut entries = Vec::new();
    for goal in plan.goals.iter().filter(|goal| !goal.is_closed()) {
        for (kind, suffix, day) in [
            (GoalDate::Start, "-start", goal.start),
            (GoalDate::Review, "-review", goal.review),
            (GoalDate::Due, "-due", goal.due),
        ] {
            let Some(day) = day else { continue };
            let (title, description) = name(goal, kind);
            let uid = [&goal.id, suffix, "@cme-selfcheck"].concat();
            entries.push(Entry { uid, day, title, description });
        }
    }
    entries
}

/// The text of the calendar, with the timestamp `now`. Without entries it has no events, which some programs refuse:
/// better not to offer it.
pub fn write(entries: &[Entry], now: Timestamp) -> String {
    let mut lines = Lines::default();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cme-selfcheck//Learning plan//EN"] {
        lines.line(fixed, "");
    }
    let stamp = moment(now);
    for entry in entries {
        lines.line("BEGIN:VEVENT", "");
        lines.line("UID:", &escaped(&entry.uid));
        lines.line("DTSTAMP:", &stamp);
        lines.line("DTSTART;VALUE=DATE:", &date(entry.day));
        // The last day that can be written has no day after it; an event without an end takes one day too.
        if let Some(next) = entry.day.days().checked_add(1).and_then(Date::from_days) {
            lines.line("DTEND;VALUE=DATE:", &date(next));
        }
        lines.line("SUMMARY:", &escaped(&entry.title));
        if !entry.description.is_empty() {
            lines.line("DESCRIPTION:", &escaped(&entry.description));
        }
        lines.line("TRANSP:TRANSPARENT", "");
        lines.line("END:VEVENT", "");
    }
    lines.line("END:VCALENDAR", "");
    lines.text
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// Writes one line, folded between characters if it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for character in name.chars().chain(value.chars()) {
            octets += character.len_utf8();
            if octets > MAX_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1 + character.len_utf8();
            }
            self.text.push(character);
        }
        self.text.push_str("\r\n");
    }
}

/// A text value: separators and line ends are escaped, other control characters removed.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => safe.extend(['\\', character]),
            '\n' if before == '\r' => {}
            '\n' | '\r' => safe.push_str("\\n"),
            '\t' => safe.push(character),
            other if other.is_control() => {}
            other => safe.push(other),
        }
        before = character;
    }
    safe
}

fn date(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn moment(moment: Timestamp) -> String {
    moment.to_string().replace(['-', ':'], "")
}
