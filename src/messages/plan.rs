//! The learning plan, on screen and on paper.

use super::{count, day, day_of};
use crate::domain::plan::{
    ActivityKind, Goal, GoalDate, GoalText, Outcome, PlanVersion, Reason, Status,
};
use crate::domain::{Framework, ItemId, Zone};

/// Top heading.
pub const HEADING: &str = "Learning plan";
/// What it is for.
pub const INTRODUCTION: &str = "Few goals, each with something to do and a day to look at it. Start \
     from your priorities, swap them, or add goals of your own.";
/// Back to the results.
pub const BACK: &str = "Back to results";
/// Another goal.
pub const ADD_GOAL: &str = "Add goal";
/// Another activity.
pub const ADD_ACTIVITY: &str = "Add activity";
/// Brings back what was deleted.
pub const UNDO: &str = "Undo";
/// No goals.
pub const EMPTY: &str = "There is no goal in this plan yet.";
/// Too many goals.
pub const MANY: &str = "More than five goals are hard to keep in sight. Which of them can wait?";
/// No room for more.
pub const FULL: &str = "There is no room for this in the plan, so the last change is not in it. Delete \
     or shorten something first. Everything else is saved.";
/// What a goal is about.
pub const ABOUT: &str = "About";
/// A goal about no competency.
pub const OWN_GOAL: &str = "A goal of my own";
/// Why.
pub const WHY: &str = "Why it matters";
/// About an own goal.
pub const OWN_WHY: &str = "A goal of your own.";
/// About the success sign.
pub const SUCCESS_HINT: &str = "What will be different, and how you will know.";
/// About the supporter.
pub const SUPPORTER_HINT: &str = "A role rather than a name, for example “my manager”.";
/// About evidence.
pub const EVIDENCE_HINT: &str = "What shows it, and where you keep it. Nothing is uploaded.";
/// About the reflection.
pub const REFLECTION_HINT: &str = "What changed in practice, and what comes next.";
/// Heading over a goal's dates on paper.
pub const DATES: &str = "Dates";
/// Where a goal stands.
pub const STATUS: &str = "Status";
/// Now, when a goal is closed.
pub const CLOSING: &str = "New rating";
/// Not rated anew.
pub const NOT_YET: &str = "Not yet";
/// The outcome that is expected.
pub const OUTCOME: &str = "Expected outcome";
/// No outcome was chosen.
pub const NO_OUTCOME: &str = "Not chosen";
/// Opens the fields about progress.
pub const PROGRESS: &str = "Progress and closing";
/// Heading over activities.
pub const ACTIVITIES: &str = "Activities";
/// What to do.
pub const WHAT: &str = "Activity";
/// Its kind.
pub const KIND: &str = "Type";
/// Outside the person's own organisation.
pub const EXTERNAL: &str = "External";
/// About it.
pub const EXTERNAL_HINT: &str = "Takes place outside your own organization.";
/// Time set aside.
pub const HOURS: &str = "Hours";
/// Cost or other resources.
pub const RESOURCES: &str = "Cost or resources";
/// Activities that come with the framework.
pub const SUGGESTED: &str = "Suggested activities";
/// The format of a date where the browser has no calendar.
pub const DATE_FORMAT: &str = "YYYY-MM-DD";
/// What is no date, or none yet.
pub const BAD_DATE: &str =
    "The calendar has no such date. Check day, month and year, as in 2026-03-31.";
/// A date so far away that it is probably a slip.
pub const FAR_DATE: &str = "Is the year right? A plan takes dates from 2000 to 2100.";
/// What are no hours.
pub const BAD_HOURS: &str = "Write hours as 1.5 or 1:30, up to 2000.";
/// Heading over earlier versions.
pub const VERSIONS: &str = "Earlier versions";
/// About them.
pub const VERSIONS_HINT: &str =
    "The plan as it stood at the end of an earlier day on which you changed it.";
/// Calendar file.
pub const CALENDAR: &str = "Download calendar";
/// There are no dates to put into a calendar.
pub const NO_DATES: &str = "Give a goal a date, and you can put it into your calendar.";

/// Label of a goal's text.
pub fn text(which: GoalText) -> &'static str {
    match which {
        GoalText::Title => "Goal",
        GoalText::SuccessSign => "Success sign",
        GoalText::Supporter => "Supporter",
        GoalText::StatusReason => "Reason or barrier",
        GoalText::Evidence => "Evidence",
        GoalText::Reflection => "Closing reflection",
    }
}

/// What helps to fill in a goal's text; may be empty.
pub fn hint(which: GoalText) -> &'static str {
    match which {
        GoalText::Title | GoalText::StatusReason => "",
        GoalText::SuccessSign => SUCCESS_HINT,
        GoalText::Supporter => SUPPORTER_HINT,
        GoalText::Evidence => EVIDENCE_HINT,
        GoalText::Reflection => REFLECTION_HINT,
    }
}

/// Label of a goal's date.
pub fn date(which: GoalDate) -> &'static str {
    match which {
        GoalDate::Start => "Start date",
        GoalDate::Review => "Review date",
        GoalDate::Due => "Due date",
    }
}

/// What is wrong with a field, and what is saved of it; nothing, where that is empty.
pub fn with_saved(problem: &str, saved: &str) -> String {
    if saved.is_empty() {
        format!("{problem} Nothing is saved here.")
    } else {
        format!("{problem} Saved here: {saved}.")
    }
}

/// Two dates in the wrong order.
pub fn misordered((first, second): (GoalDate, GoalDate)) -> String {
    let (first, second) = (date(first).to_lowercase(), date(second).to_lowercase());
    format!("The {second} is before the {first}. Both are kept; change the one that is wrong.")
}

/// A status as an option.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Planned => "Planned",
        Status::Active => "Active",
        Status::Done => "Done",
        Status::Changed => "Changed",
        Status::Dropped => "Dropped",
    }
}

/// A kind of activity as an option.
pub fn kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Course => "Course or workshop",
        ActivityKind::Reading => "Reading",
        ActivityKind::Mentor => "Mentor",
        ActivityKind::Project => "Project",
        ActivityKind::Conference => "Conference",
        ActivityKind::PeerGroup => "Peer group",
        ActivityKind::Other => "Other",
    }
}

/// An outcome as an option, after Moore's levels.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::KnowsWhat => "Know what (3A)",
        Outcome::KnowsHow => "Know how (3B)",
        Outcome::Competence => "Show how (4)",
        Outcome::Performance => "Do it at work (5)",
    }
}

/// "Goal 1".
pub fn goal(number: usize) -> String {
    format!("Goal {number}")
}

/// Button.
pub fn delete_goal(number: usize) -> String {
    format!("Delete goal {number}")
}

/// Button.
pub fn move_goal(number: usize, up: bool) -> String {
    format!("Move goal {number} {}", if up { "up" } else { "down" })
}

/// "Activity 1.2": the goal's number, then the activity's.
pub fn activity(goal: usize, number: usize) -> String {
    format!("Activity {goal}.{number}")
}

/// Button.
pub fn delete_activity(goal: usize, number: usize) -> String {
    format!("Delete activity {goal}.{number}")
}

/// Something was deleted and can be brought back.
pub fn deleted(what: &str) -> String {
    format!("Deleted: {what}")
}

/// Adds a suggested activity.
pub fn add_suggested(what: &str) -> String {
    format!("Add: {what}")
}

/// An item as an option: code and statement, cut at a word.
pub fn item(framework: &Framework, item: &ItemId) -> String {
    const MOST: usize = 80;
    let Some(found) = framework.item(item) else { return item.to_string() };
    let mut text = format!("{} {}", found.code, found.statement);
    if let Some((cut, _)) = text.char_indices().nth(MOST) {
        let cut = text.get(..cut).and_then(|start| start.rfind(' ')).unwrap_or(cut);
        text.truncate(cut);
        text.push('…');
    }
    text
}

/// The ratings behind a goal.
pub fn why(framework: &Framework, reason: &Reason) -> String {
    let code = framework.item(&reason.item).map_or(reason.item.as_str(), |item| item.code);
    let mut text = format!("{code} on {}", day(reason.on));
    let level = |level| super::level(framework, level);
    let parts = [
        ("now ", reason.present.map(level)),
        ("aim ", reason.desired.map(level)),
        ("importance\u{a0}", reason.importance.map(|one| one.number().to_string())),
    ];
    for (index, (name, value)) in parts.into_iter().enumerate() {
        if let Some(value) = value {
            text.push_str(if index == 0 { ": " } else { ", " });
            text.push_str(name);
            text.push_str(&value);
        }
    }
    text
}

/// The dates of a goal in one line.
pub fn dates(goal: &Goal) -> String {
    let all = [GoalDate::Start, GoalDate::Review, GoalDate::Due];
    let given = all.into_iter().filter_map(|which| {
        let of = goal.date(which)?;
        Some(format!("{} {}", date(which), day(of)))
    });
    given.collect::<Vec<_>>().join(", ")
}

/// An activity in one line.
pub fn activity_line(activity: &crate::domain::plan::Activity) -> String {
    let mut parts = vec![kind(activity.kind).to_owned()];
    if activity.external {
        parts.push("external".to_owned());
    }
    parts.extend(activity.hours.map(super::hours));
    if !activity.resources.is_empty() {
        parts.push(activity.resources.clone());
    }
    parts.join(", ")
}

/// An earlier version.
pub fn version(version: &PlanVersion, zone: Zone) -> String {
    let goals = count(version.goals.len() as u64, "goal", "goals");
    format!("{}: {goals}", day_of(version.saved, zone))
}

/// A goal in one line, for earlier versions and calendars.
pub fn goal_line(goal: &Goal) -> String {
    format!("{} ({})", goal_title(goal), status(goal.status).to_lowercase())
}

/// Title of a goal's date in a calendar.
pub fn calendar_title(goal: &Goal, which: GoalDate) -> String {
    format!("{}: {}", date(which), goal_title(goal))
}

/// A goal's title, or that it has none.
pub fn goal_title(goal: &Goal) -> &str {
    if goal.title.is_empty() { "Goal without a title" } else { &goal.title }
}
