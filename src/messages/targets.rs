//! The screen on which the person sets targets.

use crate::domain::{Framework, Level};

/// Top heading.
pub const HEADING: &str = "Targets";
/// What the screen is for.
pub const INTRODUCTION: &str = "Does your organization expect a different level? Set it here, area by \
     area. Suggested aims will update, and the report and the JSON file note your changes.";
/// The visible label of a row.
pub const TARGET: &str = "Target";
/// Option for the framework's target.
pub const AS_SUGGESTED: &[&str] = &["As suggested"];
/// The same option if the framework has no target.
pub const NONE: &[&str] = &["No target"];
/// The person set this target.
pub const ADJUSTED: &str = "Adjusted by you";

/// The framework's target for an area.
pub fn suggested(framework: &Framework, level: Option<Level>) -> String {
    level.map_or_else(
        || "We have no suggestion here.".to_owned(),
        |level| format!("We suggest {} for your role.", super::level(framework, level)),
    )
}

/// Opens the targets of all roles; also their heading.
pub const BY_ROLE: &str = "Targets by role";
/// Explains these targets.
pub const BY_ROLE_INTRODUCTION: &str = "The level we suggest for each role, area by area, and why. Where \
     a competency has a target of its own, it stands below its area.";
/// Head of the column of areas and competencies.
pub const BY_ROLE_SUBJECT: &str = "Area";
/// Marks the person's role.
pub const YOUR_ROLE: &str = "Your role";
/// Heading over the levels.
pub const SCALE: &str = "What the levels mean";
/// No target.
pub const NO_TARGET: &str = "No target";

/// The person's own target, which replaces ours.
pub fn adjusted(framework: &Framework, level: Level) -> String {
    format!("{ADJUSTED}: {}", super::level(framework, level))
}
