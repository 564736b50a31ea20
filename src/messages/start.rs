//! The start screen.

use super::{count, day_of};
use crate::domain::outlook::Outlook;
use crate::domain::plan::Plan;
use crate::domain::{Assessment, Date, Framework, Scope, Summary, Tally, Zone};

/// The name of the product, over the top heading.
pub const EYEBROW: &str = "Competency self-check";
/// The top heading.
pub const HEADING: &str = "Where are you, and where do you want to be?";
/// What the self-check is, in one paragraph.
pub const INTRODUCTION: &str = "Rate where you are now, set your aims, and see your gaps, your \
     strengths and what to work on first.";
/// Legend of the role question.
pub const ROLE: &str = "Your role";
/// Option for none of the framework's roles.
pub const NO_ROLE: &str = "None of these";
/// What it means to have no role.
pub const NO_ROLE_HINT: &str = "You choose all your own aims.";
/// Legend of the scope question.
pub const SCOPE: &str = "How long do you have?";
/// Option to rate areas instead of competencies.
pub const QUICK: &str = "Quick check";
/// Option to rate every competency.
pub const FULL: &str = "Full self-check";
/// Option to rate the competencies of some areas.
pub const CHOSEN: &str = "Chosen areas";
/// Hint for chosen areas.
pub const CHOSEN_HINT: &str = "Rate only the areas that are part of your job.";
/// Legend of the areas.
pub const AREAS: &str = "Areas to rate";
/// Checkbox that asks for importance.
pub const IMPORTANCE: &str = "Also rate importance";
/// Hint for importance.
pub const IMPORTANCE_HINT: &str = "Adds one question per competency. Your priorities then reflect how \
     much each one matters in your work.";
/// Button that begins a self-check.
pub const START: &str = "Start";
/// In place of [`START`] until the program is loaded, before [`paper::USE`](super::paper::USE).
pub const COMING: &str =
    "“Start” will appear here in a moment. If it does not, this browser cannot run the self-check:";
/// Button that begins a self-check while another one is unfinished.
pub const START_NEW: &str = "Start a new self-check";
/// Button that continues the open self-check.
pub const RESUME: &str = "Resume";
/// Heading for returning visitors.
pub const WELCOME_BACK: &str = "Welcome back";
/// Button to the results, for returning visitors.
pub const RESULTS: &str = "Results";
/// Button to the learning plan.
pub const PLAN: &str = "Plan";
/// Heading over the questions while another self-check is unfinished.
pub const OR_NEW: &str = "Or start a new one";
/// What happens to the unfinished one.
pub const START_NEW_HINT: &str = "Your current self-check will be kept under Past results.";
/// No role was chosen.
pub const ROLE_MISSING: &str = "Choose your role, or “None of these.”";
/// No area was chosen.
pub const AREAS_MISSING: &str = "Choose at least one area.";
/// Heading over saved data.
pub const SAVED_HEADING: &str = "Your results and your data";
/// Opens a file.
pub const OPEN_FILE: &str = "Open a result file";
/// Hint for opening a file.
pub const OPEN_FILE_HINT: &str =
    "A JSON file that you downloaded here or on another computer. It is not uploaded.";
/// Heading over past results.
pub const PAST: &str = "Past results";
/// There are no past results.
pub const NO_PAST: &str = "No past results in this browser yet.";
/// Where the data is stored.
pub const WHERE: &str = "Your answers are saved only in this browser on this device, for this \
     website. Browsers can clear saved data, and private windows always do. Download a copy to be \
     safe.";
/// The same, if results are in memory only.
pub const WHERE_MEMORY: &str = "Your answers are kept on this page only and are gone when you close \
     it. Download a copy to be safe.";
/// Deletes everything.
pub const DELETE: &str = "Delete everything";
/// Heading of the question.
pub const DELETE_HEADING: &str = "Delete everything?";
/// What will be deleted.
pub const DELETE_QUESTION: &str = "This deletes your open self-check, past results and plans for this \
     framework from this browser. It cannot be undone. Files you downloaded stay.";
/// Confirms.
pub const DELETE_YES: &str = "Delete";
/// Declines.
pub const CANCEL: &str = "Cancel";
/// The same question, if results are in memory only.
pub const DELETE_QUESTION_MEMORY: &str = "This deletes your open self-check, past results and plans for this \
     framework from this page. It cannot be undone. Files you downloaded stay.";
/// Everything was deleted.
pub const DELETED: &str = "Everything for this framework was deleted.";
/// Saves an opened result.
pub const KEEP: &str = "Keep";
/// How to download a past result.
pub const OPEN_TO_DOWNLOAD: &str = "Open a past result to download it.";
/// Shows an opened result without saving it.
pub const VIEW: &str = "View only";
/// Discards an opened result.
pub const IGNORE: &str = "Ignore";
/// Heading over an opened result.
pub const OFFERED: &str = "You are opening a result";
/// Goes back to the start screen.
pub const GO_TO_START: &str = "Go to the start";

/// Hint for the quick check.
pub fn quick_hint(framework: &Framework) -> String {
    let areas = how_much(framework, &Scope::Quick);
    format!("{areas}, one rating each: {}.", how_long(framework, &Scope::Quick))
}

/// Hint for the full self-check, which tells whether its answers are saved.
pub fn full_hint(framework: &Framework, saves: bool) -> String {
    let competencies = how_much(framework, &Scope::Full);
    let come_back = if saves { " You can stop and come back." } else { "" };
    format!("{competencies}: {}.{come_back}", how_long(framework, &Scope::Full))
}

fn items(framework: &Framework, scope: &Scope) -> usize {
    let areas = framework.areas_in(scope).into_iter();
    areas.map(|area| framework.items_of(area, scope).len()).sum()
}

/// What is rated: "8 areas".
pub fn how_much(framework: &Framework, scope: &Scope) -> String {
    let (one, many) = match scope {
        Scope::Quick => ("area", "areas"),
        Scope::Full | Scope::Areas(_) => ("competency", "competencies"),
    };
    count(items(framework, scope) as u64, one, many)
}

/// How long that takes: "about 16 to 20 minutes". Four areas a minute, or three competencies, or a little fewer.
pub fn how_long(framework: &Framework, scope: &Scope) -> String {
    let items = items(framework, scope);
    let (least, most) = match scope {
        Scope::Quick => (items.div_ceil(4), items.div_ceil(4)),
        Scope::Full | Scope::Areas(_) => {
            let least = (items / 3).max(1);
            (least, least * 5 / 4)
        }
    };
    let range = if most > least { format!("{least} to {most}") } else { least.to_string() };
    let unit = if most == 1 { "minute" } else { "minutes" };
    format!("about {range} {unit}")
}

/// How much is unanswered.
pub fn left(unanswered: u32) -> String {
    format!("{unanswered} left")
}

/// The state of a learning plan; `from` is the day of its self-check, if that is to be shown.
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

/// One line about a self-check: day, role, progress.
pub fn describe_with(
    framework: &Framework,
    check: &Assessment,
    overall: &Tally,
    zone: Zone,
) -> String {
    let role = super::role(framework, check.role.as_ref());
    let scope = scope(&check.scope);
    let (answered, total) = (overall.answered, overall.total);
    // The left-to-right mark keeps the number out of a right-to-left role title, which numbers after it would join.
    format!(
        "{scope}, {}, {role}:\u{200e} {answered} of {total} answered",
        day_of(check.dated(), zone)
    )
}

/// The same for a self-check that is not summarised yet.
pub fn describe(framework: &Framework, check: &Assessment, zone: Zone) -> String {
    describe_with(framework, check, &Summary::of(framework, check).overall, zone)
}

/// The day of a self-check and how much it asks.
pub fn short_description(framework: &Framework, check: &Assessment, zone: Zone) -> String {
    let role = super::role(framework, check.role.as_ref());
    format!("{}, {}, {role}", day_of(check.dated(), zone), scope(&check.scope))
}

/// Deletes a past result; its line follows for screen readers.
pub const DELETE_RESULT: &str = "Delete result";
/// A past result was deleted.
pub const RESULT_DELETED: &str = "Result deleted.";

/// Before the line of a past result in the button that opens it, for screen readers.
pub const OPEN_RESULT: &str = "Open result:";

/// About an opened result, before the person decides.
pub fn offered(about: &str, is_kept: bool, has_later: bool) -> String {
    if is_kept {
        return format!("{about}. This browser has it already.");
    }
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

/// How much was asked.
pub fn scope(scope: &Scope) -> &'static str {
    match scope {
        Scope::Full => FULL,
        Scope::Quick => QUICK,
        Scope::Areas(_) => CHOSEN,
    }
}
