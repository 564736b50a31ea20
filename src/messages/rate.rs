//! The rating screen.

use crate::domain::{Framework, Importance, Level};

/// Where the person is.
pub const NOW: &str = "Now";
/// Where the person wants to be.
pub const AIM: &str = "Aim";
/// How much it matters.
pub const IMPORTANCE: &str = "Importance";
/// Answered, but not part of the work.
pub const NOT_IN_MY_ROLE: &str = "Not in my role";
/// Answered, but cannot say.
pub const CANNOT_JUDGE: &str = "Can't judge";
/// Name of the navigation.
pub const AREAS: &str = "Areas";
/// Forward.
pub const NEXT: &str = "Next";
/// Backward.
pub const BACK: &str = "Back";
/// To the results, at any time.
pub const SEE_RESULTS: &str = "See results";
/// To the first row without an answer.
pub const FIRST_UNANSWERED: &str = "First unanswered";
/// Opens the anchors.
pub const ANCHORS: &str = "What the levels mean";
/// Whose the level is that an aim starts at.
pub const SUGGESTION: &str = "Our suggestion";
/// Whose the level is, in full.
pub const SUGGESTION_HINT: &str =
    "Our suggestion for your role. Choose a level to set your own aim.";
/// Whose the level is where the person has set the target.
pub const OWN_TARGET: &str = "Your target";
/// Likewise, in full.
pub const OWN_TARGET_HINT: &str = "You have set this target. Choose a level to set another aim.";
/// What is said in its place where now is at or above the target, which makes now the suggestion.
pub const AT_TARGET: &str = "Already at the target";
/// Likewise, in full.
pub const AT_TARGET_HINT: &str =
    "You are at or above the target. Choose a level to set your own aim.";
/// How to answer.
pub const HOW: &str = "First rate where you are now, then set your aim.";
/// How to answer by keyboard.
pub const KEYS: &str =
    "On a keyboard, Tab moves between questions, and the arrow keys or a number set the level.";
/// What the mark of the target is, where a role has one.
pub const TICK: &str = "The tick marks the target for your role.";
/// When answers are saved, where they are.
pub const SAVES: &str = "Answers save automatically.";
/// Asks for what shows a high level.
pub const WHAT_SHOWS: &str = "What evidence do you have?";
/// How to read the areas as rated things in a quick check.
pub const QUICK_HOW: &str = "Rate the area overall.";

/// Takes an answer back: what is seen, and which one.
pub fn clear(code: &str) -> [String; 2] {
    ["Clear".to_owned(), format!(" {code}")]
}

/// Opens the note: what is seen, and which one.
pub fn add_note(code: &str) -> [String; 2] {
    ["Add note".to_owned(), format!(" for {code}")]
}

/// The note.
pub fn note(code: &str) -> String {
    format!("Note for {code}")
}

/// How much room is left in a note.
pub fn note_room(used: usize, max: usize) -> String {
    format!("{used} of {max} characters")
}

/// How far an area or the whole is.
pub fn progress(answered: u32, total: u32) -> String {
    format!("{answered} of {total} answered")
}

/// How far an area is.
pub fn area_progress(answered: u32, total: u32) -> String {
    let done = if answered == total { ", done" } else { "" };
    progress(answered, total) + done
}

/// Which step this is.
pub fn step(number: usize, total: usize) -> String {
    format!("Area {number} of {total}")
}

/// What a level means, in a sentence: the first one of its anchor.
pub fn meaning(framework: &Framework, level: Level) -> String {
    let name = super::level(framework, level);
    let anchor = framework.scale().text(level).map_or("", |text| &text.anchor);
    // A small letter goes on after an abbreviation.
    let ends = |three: &[u8]| three.starts_with(b". ") && !three.iter().any(u8::is_ascii_lowercase);
    let end = anchor.as_bytes().windows(3).position(ends).map(|at| at + 1);
    match anchor.get(..end.unwrap_or(anchor.len())) {
        Some(sentence) if !sentence.is_empty() => format!("{name}: {sentence}"),
        Some(_) | None => name,
    }
}

/// A step of importance as the option is named.
pub fn importance(framework: &Framework, number: u8) -> String {
    let name = Importance::new(number).map(|step| framework.importance_scale().name(step));
    format!("{number} {}", name.unwrap_or_default())
}
