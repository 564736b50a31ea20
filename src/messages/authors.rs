//! The messages of `check.html` to the author of a framework file.

use super::count;
use super::problem::what;
use super::shortened;
use crate::domain::{Framework, Problem, Unreadable};

/// Heading of the section in which a file is chosen.
pub const CHOOSE: &str = "Choose a framework";
/// Label of the file input.
pub const FILE: &str = "Framework file";
/// How to open a file, and where its data stays.
pub const DROP: &str = "Choose a JSON file, or a spreadsheet saved as CSV, or drop it anywhere on this \
     page. It stays in this browser: nothing is uploaded.";
/// Label of the field for rows of a spreadsheet.
pub const ROWS: &str = "Or paste rows from a spreadsheet";
/// How to lay out those rows.
pub const ROWS_HINT: &str = "Name the columns in the first row: area, code, competency. Each further column \
     is a role, with the level that you suggest as a number from 1 to 5.";
/// Button that opens those rows.
pub const USE_ROWS: &str = "Use these rows";
/// Their name in the status line.
pub const ROWS_NAME: &str = "Your rows";
/// Why no framework can be made from an empty field.
pub const NO_ROWS: &str = "Paste rows into the field first.";
/// Begins with our framework.
pub const BUILT_IN: &str = "Start from the built-in framework";
/// Button that opens a framework with one of each part.
pub const EMPTY: &str = "Start from an empty framework";
/// The name of the built-in framework in the status line.
pub const BUILT_IN_NAME: &str = "Built-in framework";
/// The name of the empty framework in the status line.
pub const EMPTY_NAME: &str = "Empty framework";
/// Question before another framework replaces one that was edited.
pub const REPLACE: &str = "Replace your framework?";
/// What will be lost.
pub const REPLACE_QUESTION: &str =
    "You have changed this framework. What you have not downloaded will be lost.";
/// Confirms.
pub const REPLACE_YES: &str = "Replace it";
/// Declines.
pub const REPLACE_NO: &str = "Keep mine";

/// Heading of the fields for title, id and revision.
pub const IDENTITY: &str = "This framework";
/// Label of the framework's title.
pub const TITLE: &str = "Title";
/// Label of the framework's id.
pub const ID: &str = "Permanent id";
/// Label of the framework's revision.
pub const REVISION: &str = "Revision";
/// When to change the id and the revision.
pub const IDENTITY_HINT: &str = "When people already use this framework, keep the id and raise the \
     revision by one: saved answers are matched by the ids of areas and competencies. A framework with \
     different content or another number of levels needs a new id.";

/// Heading and caption of the table of targets.
pub const TARGETS: &str = "Targets by role";
/// Head of the first column.
pub const AREA: &str = "Area";
/// Choice of no target.
pub const NO_TARGET: &str = "No target";
/// Without roles there are no targets to set.
pub const NO_ROLES: &str = "This framework has no roles, so it has no targets.";

/// Heading of the download.
pub const TAKE: &str = "Download";
/// Button that downloads the file.
pub const DOWNLOAD: &str = "Download framework file";
/// What is in the file, and what was not changed.
pub const TAKE_HINT: &str = "The file has your changes and everything else as it was, with its fields in a \
     fixed order. Edit all other texts in a text editor.";

/// About a download of a draft with problems.
pub fn with_problems(kept_revision: Option<u32>) -> String {
    match kept_revision {
        None => "The file has the problems listed above.".to_owned(),
        Some(revision) => {
            format!("The file keeps revision {revision}, because what you typed cannot be used.")
        }
    }
}

/// Heading of the preview.
pub const PREVIEW: &str = "Preview";
/// How the preview behaves.
pub const PREVIEW_HINT: &str = "This is the self-check with your framework. It follows your changes as you \
     make them. What you try here is not stored.";
/// Why there is no preview.
pub const NO_PREVIEW: &str = "The preview opens here when the file has no problems.";
/// The preview shows an earlier state.
pub const OLD_PREVIEW: &str = "The preview shows your framework as it was before the problem.";
/// The element could not be loaded.
pub const PREVIEW_MISSING: &str = "The preview could not be loaded. Check your connection and reload the \
     page.";
/// The targets cannot be edited.
pub const EDIT_ELSEWHERE: &str = "Fix these in your file or spreadsheet, then open it again.";
/// The number of problems has reached the limit.
pub const PERHAPS_MORE: &str = "There may be more: we stop looking after this many.";
/// A file could not be read from the disk.
pub const NOT_READ: &str = "could not be read from the disk. Choose it again.";
/// The page could not be started.
pub const CANNOT_START: &str = "This page could not be started. Check your connection and reload it. If \
     that does not help, this website may be blocking it, or this browser may be too old.";
/// The page has stopped.
pub const STOPPED: &str = "Sorry, something went wrong and this page has stopped. Reload it, and choose \
     the file again.";

/// Most problems listed; the others are counted.
pub const MAX_NAMED: usize = 200;

/// Heading of the list.
pub fn problems(found: usize) -> String {
    count(found as u64, "problem", "problems")
}

/// The status line: the state of a file.
pub fn status(name: &str, found: usize) -> String {
    let name = shortened(name);
    if found == 0 {
        format!("{name}: no problems.")
    } else {
        format!("{name}: {}.", problems(found))
    }
}

/// Appended to the status line if more files were dropped than the first one.
pub fn not_opened(others: usize) -> String {
    let others = if others == 1 {
        "The other file was".to_owned()
    } else {
        format!("{others} other files were")
    };
    format!(" {others} not opened: this page works on one file at a time.")
}

/// The status line for a file that cannot be opened.
pub fn status_refused(name: &str, why: &str) -> String {
    format!("{}: {why}", shortened(name))
}

/// What is wrong, after its place.
pub fn problem(problem: &Problem) -> String {
    format!("{}.", what(&problem.what))
}

/// The line of a problem, after its path.
pub fn line(line: usize) -> String {
    format!("(line {line})")
}

/// The number of problems that are not listed.
pub fn more_problems(more: usize) -> String {
    format!("{} not shown.", count(more as u64, "more problem is", "more problems are"))
}

/// The contents of the framework.
pub fn contents(framework: &Framework) -> String {
    let competencies: usize = framework.areas().iter().map(|area| area.competencies.len()).sum();
    format!(
        "{}, {}, {}, {}.",
        count(framework.areas().len() as u64, "area", "areas"),
        count(competencies as u64, "competency", "competencies"),
        count(u64::from(framework.scale().level_count()), "level", "levels"),
        count(framework.roles().len() as u64, "role", "roles"),
    )
}

/// Accessible name of the select for one target.
pub fn target(area: &str, role: &str) -> String {
    format!("{area}, {role}")
}

/// A level that the scale does not have.
pub fn off_scale(level: u8) -> String {
    format!("{level}, not on the scale")
}

/// About targets that the table does not show.
pub fn targets_hint(of_competencies: usize) -> String {
    let lead = "The level you suggest for each role in each area.";
    match of_competencies {
        0 => lead.to_owned(),
        1 => format!(
            "{lead} This file also has 1 target for a single competency. It overrides its area's \
             target and stays as it is."
        ),
        more => format!(
            "{lead} This file also has {more} targets for single competencies. They override \
             their areas' targets and stay as they are."
        ),
    }
}

/// Why a file cannot be opened, and what to do. Empty for a file whose problems are listed.
pub fn refusal(why: &Unreadable) -> String {
    match why {
        Unreadable::TooLarge { found, max } => format!(
            "This file is too large: {} kB, and the limit is {} kB. Shorten or remove some texts.",
            found / 1024,
            max / 1024
        ),
        Unreadable::NotText => {
            "This file is not plain UTF-8 text. Save it again as UTF-8, from a spreadsheet as “CSV UTF-8”."
                .to_owned()
        }
        Unreadable::NotJson { line, column } => format!(
            "This file is damaged or incomplete (line {line}, column {column}). Look there and just \
             before it for a missing quote, comma or bracket."
        ),
        Unreadable::TooDeep | Unreadable::TooManyValues => {
            "This file does not look like a framework. Choose another, or start from one of ours."
                .to_owned()
        }
        Unreadable::DoubleKey(key) => format!(
            "This file has the key “{}” twice in one place. Remove one of them.",
            shortened(key)
        ),
        Unreadable::OtherFormat | Unreadable::OtherFramework { .. } => {
            "This file does not say that it is a framework. Choose another, or begin it with \
             \"format\": \"cme-selfcheck/framework\" and \"version\": 1."
                .to_owned()
        }
        Unreadable::NewerVersion { found } => format!(
            "This file uses format {found}, which is newer than this page. Reload the page to get the \
             newer version."
        ),
        Unreadable::Invalid(_) => String::new(),
    }
}
