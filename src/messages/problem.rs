//! Why a file was refused: what is wrong, where, and what to do. Such a file has changed nothing.

use super::failure::FRAMEWORK_TOO_LARGE;
use super::shortened;
use crate::domain::framework_checks::Violation;
use crate::domain::{Kind, Problem, ProblemKind, Unreadable};

/// Most problems listed on screen; the others are counted.
const MAX_NAMED: usize = 5;

/// One sentence or two about a refused file.
pub fn refusal(why: &Unreadable) -> String {
    let what = match why {
        Unreadable::TooLarge { found, max } => format!(
            "This file is too large: {} kB, and the limit is {} kB. Choose the JSON file that you \
             downloaded here.",
            found / 1024,
            max / 1024
        ),
        Unreadable::NotText => "This file is not plain UTF-8 text. Choose the JSON file that you \
             downloaded here, or save it again as UTF-8."
            .to_owned(),
        Unreadable::NotJson { line, column } => format!(
            "This file is damaged or incomplete, or it is not the JSON file (line {line}, column \
             {column}). Download it again, or choose another."
        ),
        Unreadable::TooDeep | Unreadable::TooManyValues => {
            "This file does not look like one of ours. Choose the JSON file that you downloaded \
             here."
                .to_owned()
        }
        Unreadable::DoubleKey(key) => format!(
            "This file has the key “{}” twice in one place. Remove one, or download it again.",
            shortened(key)
        ),
        Unreadable::OtherFormat => "This file is not from this self-check. Choose the JSON file \
             that you downloaded here."
            .to_owned(),
        Unreadable::NewerVersion { found } => format!(
            "This file comes from a newer version of the self-check (format {found}). Reload the \
             page to get the newer version, then open it again."
        ),
        Unreadable::OtherFramework { found, ours } => format!(
            "This result was made with another framework, “{}”. This self-check uses “{}”. Open it \
             where that framework is used.",
            shortened(found),
            shortened(ours)
        ),
        Unreadable::Invalid(problems) => invalid(problems),
    };
    format!("{what} Nothing has changed.")
}

/// Why a framework file cannot be used: a line for visitors, and one for every problem.
pub fn framework_refusal(why: &Unreadable) -> String {
    let mut lines = Vec::new();
    let what = match why {
        Unreadable::TooLarge { .. } => return FRAMEWORK_TOO_LARGE.to_owned(),
        Unreadable::NotText => "is not plain UTF-8 text".to_owned(),
        Unreadable::NotJson { line, column } => {
            format!("is damaged or incomplete (line {line}, column {column})")
        }
        Unreadable::DoubleKey(key) => {
            format!("has the key “{}” twice in one place", shortened(key))
        }
        Unreadable::TooDeep
        | Unreadable::TooManyValues
        | Unreadable::OtherFormat
        | Unreadable::OtherFramework { .. } => "does not look like one".to_owned(),
        Unreadable::NewerVersion { found } => {
            format!("uses format {found}, which is newer than this self-check")
        }
        Unreadable::Invalid(problems) => {
            lines.extend(problems.iter().map(problem));
            "has these problems".to_owned()
        }
    };
    let end = if lines.is_empty() { "." } else { ":" };
    let whole = format!(
        "The questions for this self-check cannot be used. Tell whoever runs this website: the \
         framework file {what}{end}"
    );
    lines.insert(0, whole);
    lines.join("\n")
}

fn invalid(problems: &[Problem]) -> String {
    let named: Vec<_> = problems.iter().take(MAX_NAMED).map(problem).collect();
    let rest = match problems.len().saturating_sub(MAX_NAMED) {
        0 => String::new(),
        1 => " One more problem follows.".to_owned(),
        more => format!(" {more} more problems follow."),
    };
    format!("This file cannot be opened. {}{rest}", named.join(" "))
}

/// One problem: where, what, and what to do.
pub fn problem(problem: &Problem) -> String {
    let place = if problem.path.is_empty() { "The file" } else { &problem.path };
    format!("{} {}.", shortened(place), what(&problem.what))
}

/// What is wrong and what to do, to be put between the name of the place and a full stop.
pub(super) fn what(what: &ProblemKind) -> String {
    match what {
        ProblemKind::Missing => "is missing; add it".to_owned(),
        ProblemKind::UnknownField => "is not a field of this format; remove it".to_owned(),
        ProblemKind::WrongKind(kind) => format!("must be {}", kind_name(*kind)),
        ProblemKind::NotOneOf(words) => format!("must be one of {}", words.join(", ")),
        ProblemKind::OutOfRange { min, max } => {
            format!("must be a whole number from {min} to {max}")
        }
        ProblemKind::TooLong { max } => format!("is longer than {max} characters; shorten it"),
        ProblemKind::TooMany { max } => format!("has more than {max} entries; remove some"),
        ProblemKind::BadId => "must be 1 to 64 letters, digits or hyphens".to_owned(),
        ProblemKind::BadDate => "must be a date from 2000 to 2100, such as 2026-03-31".to_owned(),
        ProblemKind::BadMoment => "must be a moment in UTC such as 2026-03-31T09:30:00Z".to_owned(),
        ProblemKind::OffScale { top } => format!("must be a level from 1 to {top}"),
        ProblemKind::UnknownItem => "is not an area or competency of this framework".to_owned(),
        ProblemKind::UnknownRole => "is not a role of this framework".to_owned(),
        ProblemKind::Without(other) => format!("needs {other} beside it"),
        ProblemKind::Framework(violation) => self::violation(violation),
    }
}

fn violation(violation: &Violation) -> String {
    match violation {
        Violation::Empty => "is empty; write something".to_owned(),
        Violation::Count { found, min, max } => {
            format!("has {found} entries; there must be {min} to {max}")
        }
        Violation::DoubleId(id) => {
            format!("uses the id “{}” a second time; ids must be unique", shortened(id))
        }
        Violation::UnnameableId(id) => format!(
            "is “{}”, which the element's attributes cannot name: an id must not be “none”, contain \
             a comma, or begin or end with a space",
            shortened(id)
        ),
        Violation::LongId { max } => self::what(&ProblemKind::TooLong { max: *max }),
        Violation::UnknownRole => {
            "is not a role of this framework; add the role or remove it".into()
        }
        Violation::UnknownItem => {
            "is not an area or competency of this framework; correct the id or remove it".into()
        }
        Violation::OffScale { found, top } => {
            format!("is {found}, which the scale of {top} levels does not have")
        }
        Violation::ZeroRevision => "must be a whole number from 1 to 4294967295".to_owned(),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "true or false",
        Kind::Whole => "a whole number",
        Kind::Text => "a text in quotes",
        Kind::List => "a list",
        Kind::Object => "an object with fields",
    }
}
