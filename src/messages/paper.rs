//! The blank paper form.

use crate::domain::Level;

/// Title of the form.
pub const TITLE: &str = "Competency self-check: paper form";
/// The link to it if the self-check cannot run, inside a sentence.
pub const USE: &str = "use the printable paper form";
/// How to fill it in.
pub const HOW: &str = "For each competency, circle where you are now, or check “Not in my role” or \
     “Can't judge.” Then circle your aim. The difference is your gap.";
/// Heading over the levels.
pub const LEVELS: &str = "The levels";
/// Heading over the role targets.
pub const TARGETS: &str = "Suggested targets by role";
/// Title of the lines to fill in at the end.
pub const PRIORITIES: &str = "My three priorities, what I will do, and by when";
/// Fields at the top.
pub const FIELDS: [&str; 3] = ["Name", "Role", "Date"];
/// Column head.
pub const COMPETENCY: &str = "Competency";
/// Column head.
pub const AREA: &str = "Area";

/// The target of an area, and those of its competencies that differ, each with its code.
pub fn targets(area: Option<Level>, own: &[(String, Option<Level>)]) -> String {
    let level = |level: Option<Level>| level.map_or_else(|| "–".to_owned(), |one| one.to_string());
    let own = own.iter().map(|(code, one)| format!("{code}:\u{a0}{}", level(*one)));
    let all: Vec<_> = area.map(|one| one.to_string()).into_iter().chain(own).collect();
    all.join("; ")
}
