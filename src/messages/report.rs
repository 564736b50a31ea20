//! The printed report, taking away, and how long a browser remembers.

use super::count;
use crate::domain::{Assessment, Framework, Timestamp, Zone};

/// Heading over the ways to take a result away.
pub const TAKE_AWAY: &str = "Take it with you";
/// Prints.
pub const PRINT: &str = "Print";
/// The name on the print.
pub const NAME: &str = "Name on the print";
/// About it.
pub const NAME_HINT: &str = "Optional. It goes on paper only and is never stored.";
/// Table of all answers as a file.
pub const CSV: &str = "Download CSV";
/// The same for spreadsheets.
pub const XLSX: &str = "Download Excel file";
/// Why there is another way.
pub const NO_FILE: &str = "If no file arrives, this browser or the page around this one does not allow \
     downloads. Copy the result as text instead.";
/// Copies the result as text.
pub const COPY: &str = "Copy JSON";
/// It is copied.
pub const COPIED: &str = "The result is copied. Paste it into a text file whose name ends in .json: that \
     file opens here again.";
/// It could not be copied.
pub const NOT_COPIED: &str =
    "This browser did not let us copy the result. Select it here and copy it yourself:";
/// The line for a signature.
pub const SIGNATURE: &str = "Signature";
/// The line for a date.
pub const SIGNED_ON: &str = "Date";
/// What stands before the person's name.
pub const BY: &str = "Name";
/// The report could not be printed here.
pub const CANNOT_PRINT: &str = "This page may not print. We gave you the report as a file instead: \
     open it and print it from there.";
/// Once, after a self-check was completed.
pub const KEEP_IT: &str = "Your self-check is complete. This browser may forget it: Safari does so \
     after 7 days without a visit here. Download the JSON file to keep it.";
/// The person has that file.
pub const HAVE_IT: &str = "I have the file";
/// Nothing was downloaded yet.
pub const NEVER: &str = "You have not downloaded a copy yet.";

/// Title of the report.
pub const TITLE: &str = "CME self-check: results and learning plan";

/// The running head: day, role and framework.
pub fn head(framework: &Framework, check: &Assessment, zone: Zone) -> String {
    format!("{}, {}", super::start::period(framework, check, zone), framework.parts().title)
}

/// How old the last downloaded copy is.
pub fn age(exported: Option<Timestamp>, now: Timestamp, zone: Zone) -> String {
    let Some(exported) = exported else { return NEVER.to_owned() };
    let days = now.date(zone).days() - exported.date(zone).days();
    match u32::try_from(days).unwrap_or(0) {
        0 => "You asked for a copy today. Check that it is among your downloads.".to_owned(),
        1 => "You last asked for a copy yesterday.".to_owned(),
        days => format!("You last asked for a copy {} ago.", count(days, "day", "days")),
    }
}

/// Credit of the framework's text.
pub fn credit(framework: &Framework) -> String {
    format!("{} {}", framework.parts().credit.source, framework.parts().targets_note)
}
