//! Setting targets of one's own.

use crate::domain::{Framework, Level};

/// Top heading.
pub const HEADING: &str = "Targets";
/// What it is for.
pub const INTRODUCTION: &str = "Does your organization expect a different level? Set it here, area by \
     area. Suggested aims will update, and the report and the JSON file note your changes.";
/// The visible word of a row.
pub const TARGET: &str = "Target";
/// Back to what the framework says.
pub const AS_SUGGESTED: &[&str] = &["As suggested"];
/// The same where nothing is suggested.
pub const NONE: &[&str] = &["No target"];
/// The person set it.
pub const ADJUSTED: &str = "Adjusted by you";

/// What the framework suggests for an area.
pub fn suggested(framework: &Framework, level: Option<Level>) -> String {
    level.map_or_else(
        || "We have no suggestion here.".to_owned(),
        |level| format!("We suggest {} for your role.", super::level(framework, level)),
    )
}

/// Opens the targets of all roles; also their heading.
pub const BY_ROLE: &str = "Targets by role";
/// What they are.
pub const BY_ROLE_INTRODUCTION: &str = "The level we suggest for each role, area by area, and why. Where \
     a competency has a target of its own, it stands below its area.";
/// Head of the column of areas and competencies.
pub const BY_ROLE_SUBJECT: &str = "Area";
/// Beside the person's role.
pub const YOUR_ROLE: &str = "Your role";
/// Heading over the levels.
pub const SCALE: &str = "What the levels mean";
/// No target.
pub const NO_TARGET: &str = "No target";

/// The person's own target, in the place of ours.
pub fn adjusted(framework: &Framework, level: Level) -> String {
    format!("{ADJUSTED}: {}", super::level(framework, level))
}
