//! What one person's plan shows of ACCME's criterion "Supports CPD for CME Team".

use super::count;
use crate::domain::Plan;
use crate::domain::plan::TeamEvidence;

/// Heading of the panel.
pub const HEADING: &str = "For your accreditor";
/// What the panel is about.
pub const HINT: &str = "ACCME's “Supports CPD for CME Team” asks for four things. One person's \
     plan shows two of them at most.";
/// The four elements of the criterion, each with what this plan shows of it.
pub fn elements(plan: &Plan, checked: &str) -> [(&'static str, String); 4] {
    let TeamEvidence { activities, external, hours, with_hours, with_resources } = plan.evidence();
    let all = count(activities, "activity", "activities");
    let external = match external {
        0 => "Missing: no activity is marked as external yet.".to_owned(),
        _ => format!("Shown: {external} of {all} external to the organization."),
    };
    let resources = match (with_hours, with_resources) {
        (0, 0) => "Missing: no activity has hours, cost or resources yet.".to_owned(),
        _ => format!(
            "Shown: {} set aside for {with_hours} of {all}, cost or resources named for \
             {with_resources}.",
            super::hours(hours)
        ),
    };
    [
        ("Activities external to the organization", external),
        ("Dedicated time and resources", resources),
        (
            "A plan for every member of the team",
            "Needs the team: this is the plan of one member.".to_owned(),
        ),
        (
            "A needs assessment of the team",
            format!("Needs the team: this plan rests on one member's own ratings ({checked})."),
        ),
    ]
}
