//! Every sentence that a person reads, on screen, on paper or in an error.
//!
//! Short, active, no blame: what happened, what is safe, what to do. The build takes the loader's messages and the
//! paper form from here. Plain American English, as its readers write it.

pub mod authors;
pub mod comparison;
pub mod failure;
pub mod kiosk;
pub mod link;
pub mod listing;
pub mod paper;
pub mod plan;
pub mod problem;
pub mod rate;
pub mod report;
pub mod results;
pub mod start;
pub mod status;
pub mod targets;
pub mod team;
pub mod team_view;
pub mod update;

use std::cell::Cell;

use crate::domain::framework::FrameworkParts;
use crate::domain::{Date, Framework, Hours, Level, Mean, RoleId, Scope, Timestamp, Zone};

/// The one line on privacy.
pub const PRIVACY: &str = "Everything stays in this browser. Nothing you enter is sent anywhere.";

/// Why the team view rejects a file that the host page imports.
pub const TEAM_TAKES_NO_IMPORT: &str = "The team view takes in files by its own button only.";

/// The language of all of these.
pub const LANGUAGE: &str = "en";

/// The accessible name of the widget as a landmark.
pub fn landmark(framework: &Framework) -> String {
    format!("Self-check: {}", framework.parts().title)
}

/// The language of a framework's own texts if it differs from ours; elements with such a text are marked with it.
pub fn other_language(framework: &Framework) -> Option<String> {
    let language = &framework.parts().language;
    (language != LANGUAGE).then(|| language.clone())
}

/// A mean with one decimal, rounded half away from zero; an en dash for `None`.
pub fn mean(mean: Option<Mean>) -> String {
    mean.map_or_else(|| "–".to_owned(), |mean| tenths(mean.tenths()))
}

/// A number given in tenths, with a true minus sign.
fn tenths(tenths: i32) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    let magnitude = tenths.unsigned_abs();
    format!("{sign}{}.{}", magnitude / 10, magnitude % 10)
}

/// A level with number and name.
pub fn level(framework: &Framework, level: Level) -> String {
    format!("{level} {}", framework.scale().name(level))
}

/// The title of a framework, and what a reader should know about its edition.
pub fn edition(parts: &FrameworkParts) -> String {
    format!("{}. {}", parts.title, parts.credit.note)
}

/// Source and rights of a framework's text.
pub fn rights(parts: &FrameworkParts) -> String {
    format!("{} {}", parts.credit.source, parts.credit.rights)
}

thread_local! {
    static DAY_COMES_FIRST: Cell<bool> = const { Cell::new(false) };
}

/// Makes [`day`] write dates in the order of the visitor's region: "3 March 2026" if the day comes first. The default
/// is American.
pub fn set_date_order(day_comes_first: bool) {
    DAY_COMES_FIRST.set(day_comes_first);
}

/// A day in words: March 3, 2026, or in the order of [`set_date_order`].
///
/// In the language of these messages, not the browser's: a German month in an English sentence would be odd.
pub fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = date.civil();
    let month = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
    if DAY_COMES_FIRST.get() {
        format!("{day} {month} {year}")
    } else {
        format!("{month} {day}, {year}")
    }
}

/// The day of a moment, in the person's zone.
pub fn day_of(moment: Timestamp, zone: Zone) -> String {
    day(moment.date(zone))
}

/// The time of a moment in the person's zone: "2:05 PM", or "14:05" in the order of [`set_date_order`].
pub fn time_of(moment: Timestamp, zone: Zone) -> String {
    let (hour, minute) = moment.time_of_day(zone);
    if DAY_COMES_FIRST.get() {
        return format!("{hour}:{minute:02}");
    }
    let half = if hour < 12 { "AM" } else { "PM" };
    format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
}

/// The title of a role, or "no role".
pub fn role(framework: &Framework, role: Option<&RoleId>) -> String {
    let Some(role) = role else { return "no role".to_owned() };
    framework.role(role).map_or_else(|| role.to_string(), |role| role.title.clone())
}

/// "1 competency", "2 competencies".
pub fn count(number: impl Into<u64>, one: &str, many: &str) -> String {
    let number = number.into();
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "48 competencies"; in a quick check, "8 areas".
pub fn items(scope: &Scope, number: impl Into<u64>) -> String {
    match scope {
        Scope::Quick => count(number, "area", "areas"),
        Scope::Full | Scope::Areas(_) => count(number, "competency", "competencies"),
    }
}

/// "1 hour", "1.5 hours".
pub fn hours(hours: Hours) -> String {
    format!("{hours} {}", if hours.minutes() == 60 { "hour" } else { "hours" })
}

/// At most 60 characters of a text from outside.
fn shortened(text: &str) -> String {
    const MAX: usize = 60;
    match text.char_indices().nth(MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
