//! The rating screen.

use crate::domain::{Framework, Importance, Level};

/// Label of the present level.
pub const NOW: &str = "Now";
/// Label of the aim.
pub const AIM: &str = "Aim";
/// Label of the importance.
pub const IMPORTANCE: &str = "Importance";
/// The competency is not part of the person's work.
pub const NOT_IN_MY_ROLE: &str = "Not in my role";
/// The person cannot judge the level.
pub const CANNOT_JUDGE: &str = "Can't judge";
/// Accessible name of the navigation.
pub const AREAS: &str = "Areas";
/// To the next page.
pub const NEXT: &str = "Next";
/// To the previous page.
pub const BACK: &str = "Back";
/// To the results, at any time.
pub const SEE_RESULTS: &str = "See results";
/// To the first row without an answer.
pub const FIRST_UNANSWERED: &str = "First unanswered";
/// Opens the descriptions of the levels.
pub const ANCHORS: &str = "What the levels mean";
/// Marks an aim at the suggested level.
pub const SUGGESTION: &str = "Our suggestion";
/// Explains the suggested level.
pub const SUGGESTION_HINT: &str =
    "Our suggestion for your role. Choose a level to set your own aim.";
/// Marks an aim at a target that the person set.
pub const OWN_TARGET: &str = "Your target";
/// Explains an aim at a target that the person set.
pub const OWN_TARGET_HINT: &str = "You have set this target. Choose a level to set another aim.";
/// Marks an aim at the present level, which is the suggestion because it is at or above the target.
pub const AT_TARGET: &str = "Already at the target";
/// Explains an aim at the present level.
pub const AT_TARGET_HINT: &str =
    "You are at or above the target. Choose a level to set your own aim.";
/// How to answer.
pub const HOW: &str = "First rate where you are now, then set your aim.";
/// How to answer by keyboard.
pub const KEYS: &str =
    "On a keyboard, Tab moves between questions, and the arrow keys or a number set the level.";
/// The meaning of the target's mark, for roles with a target.
pub const TICK: &str = "The tick marks the target for your role.";
/// Tells that answers are saved, unless they are in memory only.
pub const SAVES: &str = "Answers save automatically.";
/// Asks for evidence of a high level.
pub const WHAT_SHOWS: &str = "What evidence do you have?";
/// How to rate an area in a quick check.
pub const QUICK_HOW: &str = "Rate the area overall.";

/// Button that clears an answer: the visible text, and the hidden rest of its accessible name.
pub fn clear(code: &str) -> [String; 2] {
    ["Clear".to_owned(), format!(" {code}")]
}

/// Button that opens the note: the visible text, and the hidden rest of its accessible name.
pub fn add_note(code: &str) -> [String; 2] {
    ["Add note".to_owned(), format!(" for {code}")]
}

/// Label of a note.
pub fn note(code: &str) -> String {
    format!("Note for {code}")
}

/// How much of an area, or of everything, is answered.
pub fn progress(answered: u32, total: u32) -> String {
    format!("{answered} of {total} answered")
}

/// How much of an area is answered.
pub fn area_progress(answered: u32, total: u32) -> String {
    let done = if answered == total { ", done" } else { "" };
    progress(answered, total) + done
}

/// The number of the page.
pub fn step(number: usize, total: usize) -> String {
    format!("Area {number} of {total}")
}

/// The meaning of a level in a sentence: the first one of its description.
pub fn meaning(framework: &Framework, level: Level) -> String {
    let name = super::level(framework, level);
    let anchor = framework.scale().text(level).map_or("", |text| &text.anchor);
    // A lower-case letter after the full stop continues an abbreviation.
    let ends = |three: &[u8]| three.starts_with(b". ") && !three.iter().any(u8::is_ascii_lowercase);
    let end = anchor.as_bytes().windows(3).position(ends).map(|at| at + 1);
    match anchor.get(..end.unwrap_or(anchor.len())) {
        Some(sentence) if !sentence.is_empty() => format!("{name}: {sentence}"),
        Some(_) | None => name,
    }
}

/// A step of importance as an option.
pub fn importance(framework: &Framework, number: u8) -> String {
    let name = Importance::new(number).map(|step| framework.importance_scale().name(step));
    format!("{number} {}", name.unwrap_or_default())
}
