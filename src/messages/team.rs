//! What one person's plan shows for ACCME's criterion "Supports CPD for CME Team".

use super::count;
use crate::domain::Plan;
use crate::domain::plan::TeamEvidence;

/// Heading of the panel.
pub const HEADING: &str = "For your accreditor";
/// What the criterion asks for.
pub const HINT: &str = "ACCME's “Supports CPD for CME Team” asks for four things. One person's \
     plan can show two of them at most.";
/// The four elements of the criterion, each with what this plan shows for it.
pub fn elements(plan: &Plan, checked: &str) -> [(&'static str, String); 4] {
    let TeamEvidence { activities, external, hours, with_hours, spent, with_spent, with_resources } =
        plan.evidence();
    let all = count(activities, "activity", "activities");
    let external = match external {
        0 => "Missing: no activity is marked as external yet.".to_owned(),
        _ => format!("Shown: {external} of {all} external to the organization."),
    };
    let set_aside = match with_hours {
        0 => "no hours set aside".to_owned(),
        _ => format!("{} set aside for {with_hours} of {all}", super::hours(hours)),
    };
    let spent = match with_spent {
        0 => "none spent yet".to_owned(),
        _ => format!("{} spent on {with_spent}", super::hours(spent)),
    };
    let cost = match with_resources {
        0 => "no cost or resources named".to_owned(),
        _ => format!("cost or resources named for {with_resources}"),
    };
    let resources = match (with_hours, with_spent, with_resources) {
        (0, 0, 0) => "Missing: no activity has hours, cost or resources yet.".to_owned(),
        _ => format!("Shown: {set_aside}, {spent}, {cost}."),
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
            format!("Needs the team: this plan is based on one member's own ratings ({checked})."),
        ),
    ]
}
