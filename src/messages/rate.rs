//! The rating screen.

use crate::domain::{Framework, Level};

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
/// Opens the anchors.
pub const ANCHORS: &str = "What the levels mean";
/// Whose the level is that an aim starts at.
pub const SUGGESTION: &str = "Our suggestion";
/// Whose the level is, in full.
pub const SUGGESTION_HINT: &str =
    "Our suggestion for your role. Choose a level to set your own aim.";
/// How to answer.
pub const HOW: &str = "Rate where you are now; your aim comes after.";
/// How to answer by keyboard.
pub const KEYS: &str = "With the keyboard, Tab moves between questions, and arrow keys or a digit set \
     the level.";
/// When answers are saved, where they are.
pub const SAVES: &str = "Each answer is saved when you give it.";
/// Asks for what shows a high level.
pub const WHAT_SHOWS: &str = "What shows this?";
/// How to read the areas as rated things in a quick check.
pub const QUICK_HOW: &str = "Think of the area as a whole.";

/// Beginning of a radio group's name: "1.1 Now".
pub fn group(code: &str, word: &str) -> String {
    format!("{code} {word}")
}

/// Takes an answer back.
pub fn clear(code: &str) -> String {
    format!("Clear {code}")
}

/// Opens the note.
pub fn add_note(code: &str) -> String {
    format!("Add note for {code}")
}

/// The note.
pub fn note(code: &str) -> String {
    format!("Note for {code}")
}

/// How much room is left in a note.
pub fn note_room(used: usize, most: usize) -> String {
    format!("{used} of {most} characters")
}

/// How far an area or the whole is.
pub fn progress(answered: u32, total: u32) -> String {
    format!("{answered} of {total} answered")
}

/// Which step this is.
pub fn step(number: usize, total: usize) -> String {
    format!("Area {number} of {total}")
}

/// A level as the option is named.
pub fn option(framework: &Framework, level: Level) -> String {
    super::level(framework, level)
}
