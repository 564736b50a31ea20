//! Setting targets of one's own.

use crate::domain::{Framework, Level};

/// Top heading.
pub const HEADING: &str = "Targets";
/// What it is for.
pub const INTRODUCTION: &str = "Does your organization expect another level? Set it here, area by \
     area. Aims that you did not set yourself follow, and every export says that you adjusted them.";
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
        || "We suggest no level here.".to_owned(),
        |level| format!("We suggest {} for your role.", super::level(framework, level)),
    )
}
