//! The start screen.

use super::{count, day_of};
use crate::domain::outlook::Outlook;
use crate::domain::plan::Plan;
use crate::domain::{Assessment, Date, Framework, Summary, Tally, Zone};

/// What this is, over the top heading.
pub const WHAT: &str = "Competency self-check";
/// The top heading.
pub const HEADING: &str = "Where are you, and where do you want to be?";
/// What this is, in one paragraph.
pub const INTRODUCTION: &str = "Rate where you are now, set your aims, and see your gaps, your \
     strengths and what to work on first.";
/// Legend of the role question.
pub const ROLE: &str = "Your role";
/// No role of the framework.
pub const NO_ROLE: &str = "None of these";
/// What follows from having no role.
pub const NO_ROLE_HINT: &str = "You choose all your own aims.";
/// Legend of the scope question.
pub const SCOPE: &str = "How long do you have?";
/// Areas instead of competencies.
pub const QUICK: &str = "Quick check";
/// Every competency.
pub const FULL: &str = "Full self-check";
/// Some areas.
pub const CHOSEN: &str = "Chosen areas";
/// About chosen areas.
pub const CHOSEN_HINT: &str = "Rate only the areas that are part of your job.";
/// Legend of the areas.
pub const AREAS: &str = "Areas to rate";
/// Asks for importance.
pub const IMPORTANCE: &str = "Also rate importance";
/// About importance.
pub const IMPORTANCE_HINT: &str = "Adds one question per competency. Your priorities then reflect how \
     much each one matters in your work.";
/// Begins.
pub const START: &str = "Start";
/// In the place of [`START`] while the program is on its way, before [`paper::USE`](super::paper::USE).
pub const COMING: &str =
    "“Start” will appear here in a moment. If it does not, this browser cannot run the self-check:";
/// Begins while another self-check is unfinished.
pub const START_NEW: &str = "Start a new self-check";
/// Goes on.
pub const RESUME: &str = "Resume";
/// Heading for whoever has been here before.
pub const WELCOME_BACK: &str = "Welcome back";
/// To the results, for whoever has been here before.
pub const RESULTS: &str = "Results";
/// To the learning plan.
pub const PLAN: &str = "Plan";
/// Heading over the questions while another self-check is unfinished.
pub const OR_NEW: &str = "Or start a new one";
/// What happens to the unfinished one.
pub const START_NEW_HINT: &str = "Your current self-check will be kept under Past results.";
/// No role was chosen.
pub const ROLE_MISSING: &str = "Choose your role, or “None of these.”";
/// No area was chosen.
pub const AREAS_MISSING: &str = "Choose at least one area.";
/// Heading over saved things.
pub const SAVED_HEADING: &str = "Your results and your data";
/// Opens a file.
pub const OPEN_FILE: &str = "Open a result file";
/// About opening a file.
pub const OPEN_FILE_HINT: &str =
    "A JSON file that you downloaded here or on another computer. It is not uploaded.";
/// Heading over past results.
pub const PAST: &str = "Past results";
/// There are none.
pub const NO_PAST: &str = "No past results in this browser yet.";
/// Where the data lives.
pub const WHERE: &str = "Your answers are saved only in this browser on this device, for this \
     website. Browsers can clear saved data, and private windows always do. Download a copy to be \
     safe.";
/// The same where nothing is stored.
pub const WHERE_MEMORY: &str = "Your answers are kept on this page only and are gone when you close \
     it. Download a copy to be safe.";
/// Deletes everything.
pub const DELETE: &str = "Delete everything";
/// Heading of the question.
pub const DELETE_HEADING: &str = "Delete everything on this device?";
/// What will be deleted.
pub const DELETE_QUESTION: &str = "This deletes your open self-check, past results and plans for this \
     framework from this browser. It cannot be undone. Files you downloaded stay.";
/// Yes.
pub const DELETE_YES: &str = "Delete";
/// No.
pub const CANCEL: &str = "Cancel";
/// Everything was deleted.
pub const DELETED: &str = "Everything for this framework was deleted from this browser.";
/// Keeps an opened file.
pub const KEEP: &str = "Keep";
/// Looks at an opened file.
pub const VIEW: &str = "View only";
/// Lets go of an opened file.
pub const IGNORE: &str = "Ignore";
/// Heading over an opened file.
pub const OFFERED: &str = "You are opening a result";
/// Goes back to the start screen.
pub const GO_TO_START: &str = "Go to the start";

/// About the quick check.
pub fn quick_hint(framework: &Framework) -> String {
    let areas = count(framework.areas().len() as u64, "area", "areas");
    format!("{areas}, one rating each: about 2 minutes.")
}

/// About the full self-check.
pub fn full_hint(framework: &Framework) -> String {
    let competencies: usize = framework.areas().iter().map(|area| area.competencies.len()).sum();
    let minutes = (competencies / 3).max(1);
    let count = count(competencies as u64, "competency", "competencies");
    let longer = minutes * 5 / 4;
    let range =
        if longer > minutes { format!("{minutes} to {longer}") } else { minutes.to_string() };
    let unit = if longer == 1 { "minute" } else { "minutes" };
    format!("{count}: about {range} {unit}. You can stop and come back.")
}

/// How much is unanswered.
pub fn left(unanswered: u32) -> String {
    format!("{unanswered} left")
}

/// How a learning plan stands; `from` is the day of its self-check, where that must be told.
pub fn plan_line(plan: &Plan, today: Date, from: Option<Date>) -> String {
    let goals = count(plan.goals.len() as u64, "goal", "goals");
    let from = from.map(|day| [" from ", &super::day(day)].concat()).unwrap_or_default();
    let outlook = match plan.outlook(today) {
        Outlook::Closed => "all closed".to_owned(),
        Outlook::Overdue(count, first) => format!("{count} overdue since {}", super::day(first)),
        Outlook::ReviewDue(count, first) => {
            format!("{count} to review since {}", super::day(first))
        }
        Outlook::Next(date) => format!("next date {}", super::day(date)),
        Outlook::Undated => "no dates ahead".to_owned(),
    };
    format!("{goals}{from}, {outlook}")
}

/// One line about a self-check: when, who, how far.
pub fn about(framework: &Framework, check: &Assessment, overall: &Tally, zone: Zone) -> String {
    let role = super::role(framework, check.role.as_ref());
    let scope = super::scope(&check.scope);
    let (answered, total) = (overall.answered, overall.total);
    // The mark keeps the number out of a role whose letters run from the right, which numbers after them join.
    format!(
        "{scope}, {}, {role}:\u{200e} {answered} of {total} answered",
        day_of(check.dated(), zone)
    )
}

/// The same for one that is not summarised yet.
pub fn summed_up(framework: &Framework, check: &Assessment, zone: Zone) -> String {
    about(framework, check, &Summary::of(framework, check).overall, zone)
}

/// The day of a self-check and how much was asked.
pub fn period(framework: &Framework, check: &Assessment, zone: Zone) -> String {
    let role = super::role(framework, check.role.as_ref());
    format!("{}, {}, {role}", day_of(check.dated(), zone), super::scope(&check.scope))
}

/// Deletes a past result.
pub fn delete_result(about: &str) -> String {
    format!("Delete result: {about}")
}

/// What a past result's delete button shows.
pub const DELETE_RESULT: &str = "Delete result";
/// A past result was deleted.
pub const RESULT_DELETED: &str = "Result deleted.";

/// Accessible name of the button that opens a past result.
pub fn open_result(about: &str) -> String {
    format!("Open result: {about}")
}

/// What was opened, before the person decides.
pub fn offered(about: &str, has_later: bool) -> String {
    let later = if has_later {
        " This browser has a later version of it, with your changes since then; “Keep” shows that one."
    } else {
        ""
    };
    format!("{about}. Nothing is saved yet, and your own self-check stays as it is.{later}")
}

/// A file could not be read at all.
pub const FILE_FAILED: &str =
    "This file could not be read. Nothing has changed. Download it again, or choose another.";
