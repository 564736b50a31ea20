//! Two results side by side.

use super::{count, day_of};
use crate::domain::compare::{Change, Comparison, Delta};
use crate::domain::gap::Why;
use crate::domain::{Assessment, Desired, Framework, ItemId, Present, Zone};

/// Top heading.
pub const HEADING: &str = "What has changed";
/// Heading over the list of results to compare with.
pub const OTHERS: &str = "Compare with an earlier result";
/// About it.
pub const OTHERS_HINT: &str =
    "Your earlier answers were not shown while you rated, so that they could not lead you.";
/// Caption of the table.
pub const TABLE: &str = "Changes by competency";
/// Column heads of the table.
pub const COLUMNS: [&str; 4] = ["Competency", "Now", "Aim", "Change"];
/// Nothing in common.
pub const NOTHING: &str = "The two results have no competency in common that has a level and an aim in \
     both, so there is nothing to compare.";
/// A lower aim is no growth.
pub const HONEST: &str = "A gap that closed because the aim came down is counted apart: it is a \
     decision, not growth.";

/// Button.
pub fn compare_with(about: &str) -> String {
    format!("Compare with: {about}")
}

/// What changed, in words.
pub fn sentence(comparison: &Comparison, earlier: &Assessment, zone: Zone) -> String {
    let comparable = comparison.comparable();
    if comparable == 0 {
        return NOTHING.to_owned();
    }
    let mut parts = Vec::new();
    let closed = comparison.closed_by_growth();
    let lower = comparison.closed_by_lower_aim();
    let gaps = |number: usize| count(number as u64, "gap", "gaps");
    parts.push(format!("{} closed by growth", gaps(closed)));
    if lower > 0 {
        parts.push(format!("{} closed by a lower aim", gaps(lower)));
    }
    parts.push(format!("{} opened", gaps(comparison.opened())));
    let of = count(comparable as u64, "competency", "competencies");
    format!(
        "Since {}: {}, among {of} that can be compared.",
        day_of(earlier.dated(), zone),
        parts.join(", ")
    )
}

/// What happened to one item.
pub fn change(change: Change) -> String {
    match change {
        Change::ClosedByGrowth(delta) => format!("Closed by growth ({})", steps(delta)),
        Change::ClosedByLowerAim(_) => "Closed by a lower aim".to_owned(),
        Change::Opened(_) => "Opened".to_owned(),
        Change::Unchanged(Delta { present: 0, gap: 0 }) => "Unchanged".to_owned(),
        Change::Unchanged(delta @ Delta { gap: 0, .. }) => {
            format!("Now {}, gap unchanged", steps(delta))
        }
        Change::Unchanged(delta) if delta.gap < 0 => {
            format!("Gap narrower by {}", delta.gap.unsigned_abs())
        }
        Change::Unchanged(delta) => format!("Gap wider by {}", delta.gap),
        Change::NotComparable { earlier, later } => {
            let then = earlier.map(|why| format!("{} then", reason(why)));
            let now = later.map(|why| format!("{} now", reason(why)));
            let why = match (earlier, later) {
                (Some(one), Some(other)) if one == other => {
                    vec![format!("{} then and now", reason(one))]
                }
                _ => then.into_iter().chain(now).collect(),
            };
            format!("Not comparable: {}", why.join(", "))
        }
    }
}

fn steps(delta: Delta) -> String {
    let sign = if delta.present < 0 { "−" } else { "+" };
    format!("{sign}{}", delta.present.unsigned_abs())
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::Unanswered => "not answered",
        Why::NotInMyRole => "not in your role",
        Why::CannotJudge => "could not be judged",
        Why::NoDesiredLevel => "without an aim",
    }
}

/// Now then and later, in one cell.
pub fn now(earlier: &Assessment, later: &Assessment, item: &ItemId) -> String {
    let one = |check: &Assessment| match check.present(item) {
        Some(Present::Rated(level)) => level.number().to_string(),
        Some(Present::NotInMyRole | Present::CannotJudge) | None => "–".to_owned(),
    };
    arrow(one(earlier), one(later))
}

/// Aim then and later, in one cell.
pub fn aim(
    framework: &Framework,
    earlier: &Assessment,
    later: &Assessment,
    item: &ItemId,
) -> String {
    let one = |check: &Assessment| {
        let rated = check.present(item).and_then(Present::level);
        let desired = rated.and(check.desired(framework, item)).map(Desired::level);
        desired.map_or_else(|| "–".to_owned(), |level| level.number().to_string())
    };
    arrow(one(earlier), one(later))
}

fn arrow(earlier: String, later: String) -> String {
    if earlier == later { later } else { format!("{earlier} → {later}") }
}
