//! The printed report, exports, and how long a browser keeps data.

use super::count;
use crate::domain::{Assessment, Date, Framework, Zone};

/// Heading over the ways to export a result.
pub const EXPORT: &str = "Take it with you";
/// Prints the report.
pub const PRINT: &str = "Print";
/// Prints the plan alone.
pub const PRINT_PLAN: &str = "Print the plan";
/// Prints a sheet for the conversation with the supervisor.
pub const PRINT_SHEET: &str = "Print a conversation sheet";
/// Shown on paper if the browser's own command prints the page as it is on screen.
pub const ON_PAPER: &str = "This is the page as it looks on screen. Its Print buttons print \
     everything, laid out for paper.";
/// Label of the name for the report.
pub const NAME: &str = "Name for the printout";
/// Hint for the name.
pub const NAME_HINT: &str = "Optional. It appears on paper only and is never stored.";
/// Label of the organization for the report.
pub const ORGANIZATION: &str = "Organization for the printout";
/// A reminder of the next self-check.
pub const REMIND: &str = "Remind me in 6 months";
/// Title of the calendar entry.
pub const REPEAT: &str = "Repeat the CME self-check";
/// Downloads all answers as a table.
pub const CSV: &str = "Download CSV";
/// Downloads the same table for spreadsheets.
pub const XLSX: &str = "Download Excel file";
/// Why the result can also be copied.
pub const NO_FILE: &str = "If no file arrives, this browser or the page around this one is blocking \
     downloads. Copy the result as text instead.";
/// Copies the result as text.
pub const COPY: &str = "Copy JSON";
/// The result was copied.
pub const COPIED: &str = "Result copied. Paste it into a text file with a name that ends in .json: \
     you can open that file here again.";
/// The result could not be copied.
pub const NOT_COPIED: &str =
    "This browser did not let us copy the result. Select it here and copy it yourself:";
/// Label of the line for a signature.
pub const SIGNATURE: &str = "Signature";
/// Label of the line for the supervisor's signature.
pub const SUPERVISOR: &str = "Supervisor’s signature";
/// Label of the line for a date.
pub const SIGNED_ON: &str = "Date";
/// Label of the person's name.
pub const BY: &str = "Name";
/// Printing is blocked here.
pub const CANNOT_PRINT: &str = "This page is not allowed to print, so we tried to save the report as a \
     file instead: open it and print it from there. If no file arrives, this page is not allowed to save \
     files either.";
/// Shown once, after a self-check was completed.
pub const KEEP_IT: &str = "Your self-check is complete. Browsers can clear saved data: Safari does so \
     after 7 days without a visit here. Download the JSON file to be safe.";
/// The same, if results are in memory only.
pub const KEEP_IT_MEMORY: &str = "Your self-check is complete. It is kept on this page only, and is gone when \
     you close it. Download the JSON file to be safe.";
/// Nothing was downloaded yet.
pub const NEVER: &str = "You have not downloaded a copy yet.";

/// Title of the report.
pub const TITLE: &str = "CME self-check: results and learning plan";

/// Title of the plan alone.
pub const PLAN_TITLE: &str = "CME self-check: learning plan";
/// Title of the conversation sheet.
pub const SHEET_TITLE: &str = "CME self-check: conversation sheet";
/// Heading of the conversation sheet.
pub const SHEET: &str = "Conversation sheet";
/// The purpose of the conversation sheet.
pub const SHEET_HINT: &str = "For a meeting with your supervisor: agree on what comes first, on the time for \
     it, and on when you will look at it together again.";
/// Heading over the strengths on the conversation sheet.
pub const SHARED: &str = "Strengths to share";
/// Label of a note on the conversation sheet.
pub const EVIDENCE: &str = "Evidence:";
/// Labels of the lines to fill in for a priority.
pub const BLANKS: [&str; 3] = ["Agreed", "Hours", "By (date)"];
/// The purpose of the code on the conversation sheet.
pub const SHEET_CODE: &str =
    "Scan to open these ratings again. The code holds no notes, no plan and no name.";

/// Text of the reminder.
pub fn repeat(day: &str) -> String {
    format!("Your last self-check was on {day}.")
}

/// The running head of every page: name and organization, if they are given, then [`head`].
pub fn running_head(name: &str, organization: &str, head: String) -> String {
    let parts = [name, organization, &head].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// Day, role and framework of a self-check.
pub fn head(framework: &Framework, check: &Assessment, zone: Zone) -> String {
    format!(
        "{}, {}",
        super::start::short_description(framework, check, zone),
        framework.parts().title
    )
}

/// How old the last downloaded copy is.
pub fn age(exported: Option<Date>, today: Date) -> String {
    let Some(exported) = exported else { return NEVER.to_owned() };
    let days = today.days() - exported.days();
    match u32::try_from(days).unwrap_or(0) {
        0 => "You asked for a copy today. Check that it is in your downloads.".to_owned(),
        1 => "You last asked for a copy yesterday.".to_owned(),
        days => format!("You last asked for a copy {} ago.", count(days, "day", "days")),
    }
}

/// Credit of the framework's text.
pub fn credit(framework: &Framework) -> String {
    format!("{} {}", framework.parts().credit.source, framework.parts().targets_note)
}
