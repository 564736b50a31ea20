//! The learning plan, on screen and on paper.

use super::{count, day, day_of};
use crate::domain::framework::Place;
use crate::domain::plan::{
    Activity, ActivityKind, Goal, GoalDate, GoalText, MAX_ACTIVITIES, NextDate, Outcome,
    PlanVersion, Reason, Status,
};
use crate::domain::{Date, Framework, Hours, ItemId, Zone};

/// Top heading.
pub const HEADING: &str = "Learning plan";
/// What it is for.
pub const INTRODUCTION: &str = "Keep it short: a few goals, each with an activity and a review date. \
     Start from your priorities, change them, or add goals of your own.";
/// Back to the results.
pub const BACK: &str = "Back to results";
/// Another goal.
pub const ADD_GOAL: &str = "Add goal";
/// Another activity.
pub const ADD_ACTIVITY: &str = "Add activity";
/// Brings back what was deleted.
pub const UNDO: &str = "Undo";
/// No goals.
pub const EMPTY: &str = "Your plan has no goals yet.";
/// More goals than a person can realistically reach.
pub const MANY: &str = "Five is plenty. Which can wait?";
/// The plan has reached its maximum size.
pub const FULL: &str = "Your plan is full, so your last change is not in it. Delete or shorten \
     something first. Everything else is saved.";
/// A goal has as many activities as it can have.
pub fn goal_full() -> String {
    format!("This goal has {MAX_ACTIVITIES} activities, and takes no more.")
}
/// Label of the goal's competency.
pub const ABOUT: &str = "Competency";
/// A goal about no competency.
pub const OWN_GOAL: &str = "My own goal";
/// Label of the reasons for a goal.
pub const WHY: &str = "Why it matters";
/// The reason for an own goal.
pub const OWN_WHY: &str = "Your own goal.";
/// Hint for the success sign.
pub const SUCCESS_HINT: &str = "What will be different, and what will show it.";
/// Hint for the supporter.
pub const SUPPORTER_HINT: &str = "A role instead of a name, for example “my manager.”";
/// Hint for the evidence.
pub const EVIDENCE_HINT: &str = "What you can show, and where you keep it. Nothing is uploaded.";
/// Hint for the reflection.
pub const REFLECTION_HINT: &str = "What changed in your work, and what comes next.";
/// Heading over a goal's dates on paper.
pub const DATES: &str = "Dates";
/// Label of a goal's status.
pub const STATUS: &str = "Status";
/// Label of the new rating at the closing of a goal.
pub const CLOSING: &str = "New rating";
/// The goal has no new rating.
pub const NOT_YET: &str = "Not yet";
/// The outcome that is expected.
pub const OUTCOME: &str = "Expected outcome";
/// No outcome was chosen.
pub const NO_OUTCOME: &str = "Not chosen";
/// Opens the fields that few need.
pub const MORE: &str = "More";
/// Opens the fields about progress.
pub const PROGRESS: &str = "Progress and closing";
/// Heading over activities.
pub const ACTIVITIES: &str = "Activities";
/// What to do.
pub const WHAT: &str = "Activity";
/// Its kind.
pub const KIND: &str = "Type";
/// No kind was chosen.
pub const NO_KIND: &str = "Choose a type";
/// Outside the person's own organisation.
pub const EXTERNAL: &str = "External";
/// Hint for external activities.
pub const EXTERNAL_HINT: &str = "Takes place outside your organization.";
/// Time set aside.
pub const HOURS: &str = "Hours set aside";
/// Opens the fields about a completed activity.
pub const DONE: &str = "Completion and cost";
/// The day it was completed on.
pub const COMPLETED: &str = "Completed on";
/// Time spent.
pub const SPENT: &str = "Hours spent";
/// It was completed before the goal's first day.
pub const COMPLETED_EARLY: &str =
    "This was completed before the goal’s start date. Check your dates.";
/// Cost or other resources.
pub const RESOURCES: &str = "Cost or resources";
/// Activities that come with the framework.
pub const SUGGESTED: &str = "Suggested activities";
/// The format of a date where the browser has no calendar.
pub const DATE_FORMAT: &str = "YYYY-MM-DD";
/// The text is not a date, or not yet.
pub const BAD_DATE: &str =
    "There is no such date. Check the day, month and year, for example 2026-03-31.";
/// A date so far away that it is probably a typing error.
pub const FAR_DATE: &str = "Is the year right? A plan takes dates from 2000 to 2100.";
/// The text is not an amount of hours.
pub const BAD_HOURS: &str = "Enter hours as 1.5, 1:30 or 90 min, up to 2000.";
/// A closed goal has fields with errors.
pub const REFUSED: &str =
    "Something that was typed here is not saved. Open the goal to correct it.";
/// Heading over earlier versions.
pub const VERSIONS: &str = "Earlier versions";
/// Explains earlier versions.
pub const VERSIONS_HINT: &str =
    "Your plan as it was at the end of each earlier day you changed it.";
/// Downloads a calendar file.
pub const CALENDAR: &str = "Download calendar";
/// A goal without dates.
pub const NO_DATE: &str = "No date yet";
/// No goal has a date for the calendar.
pub const NO_DATES: &str = "Give a goal a date, and you can add it to your calendar.";

/// Label of a goal's text.
pub fn text(which: GoalText) -> &'static str {
    match which {
        GoalText::Title => "Goal",
        GoalText::SuccessSign => "How will you know?",
        GoalText::Supporter => "Who will help?",
        GoalText::StatusReason => "Reason or barrier",
        GoalText::Evidence => "Evidence",
        GoalText::Reflection => "Closing reflection",
    }
}

/// Hint for a goal's text; may be empty.
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

/// What is wrong with a field, and which value is saved instead, if any.
pub fn with_saved(problem: &str, saved: &str) -> String {
    if saved.is_empty() {
        format!("{problem} Nothing is saved here.")
    } else {
        format!("{problem} Saved here: {saved}.")
    }
}

/// Warning about two dates in the wrong order.
pub fn misordered((first, second): (GoalDate, GoalDate)) -> String {
    let (first, second) = (date(first).to_ascii_lowercase(), date(second).to_ascii_lowercase());
    format!("The {second} is before the {first}. Check your dates.")
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

/// "Goal 1: Write better questions".
pub fn numbered_goal(number: usize, goal_of: &Goal) -> String {
    format!("{}: {}", goal(number), goal_title(goal_of))
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

/// An item as an option: code and statement, cut at a word.
pub fn item(framework: &Framework, item: &ItemId) -> String {
    let Some(found) = framework.item(item) else { return item.to_string() };
    excerpt(&format!("{} {}", found.code, found.statement), 80)
}

/// At most so many characters of a text, cut at a word.
pub fn excerpt(text: &str, max: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let start = text.get(..cut).unwrap_or_default();
    let start = start.rfind(' ').and_then(|word| start.get(..word)).unwrap_or(start);
    format!("{start}…")
}

/// Title of a new goal for that reason, which the person may change.
pub fn new_title(framework: &Framework, reason: &Reason) -> String {
    let id = &reason.item;
    let area = |index| framework.area(index).map_or("", |area| area.title.as_str());
    let subject = match framework.place(id) {
        Some(Place::Area(index)) => area(index).to_owned(),
        Some(Place::Competency(index, _)) => {
            let code = framework.item(id).map_or("", |item| item.code);
            format!("{} ({code})", area(index))
        }
        None => id.to_string(),
    };
    let name = |level| framework.scale().name(level);
    match reason.present.zip(reason.desired).filter(|(now, aim)| now < aim) {
        Some((now, aim)) => format!("Move from {} to {} in {subject}", name(now), name(aim)),
        None => format!("Work on {subject}"),
    }
}

/// Why a goal matters: the ratings behind it, with their codes if there are several, or that it is the person's own.
pub fn reasons(framework: &Framework, reasons: &[Reason]) -> String {
    let with_code = |reason: &Reason| {
        let item = framework.item(&reason.item);
        let code = item.map_or(reason.item.as_str(), |item| item.code);
        format!("{code}: {}", why(framework, reason))
    };
    match reasons {
        [] => OWN_WHY.to_owned(),
        [reason] => why(framework, reason),
        _ => reasons.iter().map(with_code).collect::<Vec<_>>().join("; "),
    }
}

/// The rating behind a goal.
fn why(framework: &Framework, reason: &Reason) -> String {
    let name = |level| framework.scale().name(level);
    let facts = [
        reason.present.map(|level| name(level).to_owned()),
        reason.desired.map(|level| format!("aiming for {}", name(level))),
        reason.importance.map(|importance| format!("importance\u{a0}{}", importance.number())),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let colon = if facts.is_empty() { "" } else { ": " };
    format!("Based on your rating of {}{colon}{}", day(reason.on), facts.join(", "))
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

/// The overview of a goal: its status, the date that matters today, its hours, and whether any of it is external.
pub fn overview(goal: &Goal, today: Date) -> String {
    let next = match goal.next_date(today) {
        Some(NextDate { which: GoalDate::Review, day: on, has_passed: true }) => {
            format!("To review since {}", day(on))
        }
        Some(NextDate { day: on, has_passed: true, .. }) => format!("Overdue since {}", day(on)),
        Some(NextDate { which, day: on, .. }) => format!("{} {}", date(which), day(on)),
        None if goal.is_dated() => String::new(),
        None => NO_DATE.to_owned(),
    };
    let (mut aside, mut spent) = (Hours::default(), Hours::default());
    for activity in &goal.activities {
        aside += activity.hours.unwrap_or_default();
        spent += activity.spent.unwrap_or_default();
    }
    let external = if goal.activities.iter().any(|one| one.external) { "yes" } else { "no" };
    let mut parts = vec![status(goal.status).to_owned(), next];
    parts.extend(hours(Some(aside).filter(|all| *all != Hours::default()), "set aside"));
    parts.extend(hours(Some(spent).filter(|all| *all != Hours::default()), "spent"));
    parts.push(format!("External: {external}"));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn hours(hours: Option<Hours>, how: &str) -> Option<String> {
    hours.map(|hours| format!("{} {how}", super::hours(hours)))
}

/// An activity, and its details in a second line.
pub fn activity_line(activity: &Activity) -> String {
    let facts = [
        activity.kind.map(|one| kind(one).to_owned()),
        activity.external.then(|| "external".to_owned()),
        hours(activity.hours, "set aside"),
        hours(activity.spent, "spent"),
        activity.completed.map(|on| format!("completed on {}", day(on))),
        Some(activity.resources.clone()),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    let lines = [activity.what.clone(), facts.join(" · ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// An earlier version.
pub fn version(version: &PlanVersion, zone: Zone) -> String {
    let goals = count(version.goals.len() as u64, "goal", "goals");
    format!("{}: {goals}", day_of(version.saved, zone))
}

/// A goal in one line, for earlier versions and calendars.
pub fn goal_line(goal: &Goal) -> String {
    format!("{} ({})", goal_title(goal), status(goal.status).to_ascii_lowercase())
}

/// Title of a calendar entry for a goal's date.
pub fn calendar_title(goal: &Goal, which: GoalDate) -> String {
    format!("{}: {}", date(which), goal_title(goal))
}

/// A goal's title, or that it has none.
pub fn goal_title(goal: &Goal) -> &str {
    if goal.title.is_empty() { "Untitled goal" } else { &goal.title }
}
