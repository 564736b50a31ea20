//! Two results side by side.

use super::{count, day_of, items, start, time_of};
use crate::domain::compare::{AreaChange, Change, Comparison, Delta};
use crate::domain::gap::UnknownGap;
use crate::domain::{Assessment, Desired, Framework, ItemId, Present, Zone};

/// Top heading.
pub const HEADING: &str = "What has changed";
/// Heading over the list of results to compare with.
pub const OTHERS: &str = "Compare with another result";
/// Why earlier answers were not shown before.
pub const OTHERS_HINT: &str =
    "We did not show your earlier answers while you rated, so they would not influence you.";
/// Caption of the table.
pub const TABLE: &str = "Changes by competency";
/// Column heads of the table.
pub const COLUMNS: [&str; 4] = ["Competency", "Now", "Aim", "Change"];
/// Heading over the plot.
pub const BY_AREA: &str = "Then and now by area";
/// The meaning of its marks.
pub const LEGEND: [&str; 2] = ["Then", "Now"];
/// Button beside a past result.
pub const COMPARE: &str = "Compare";
/// The results have no comparable item in common.
pub const NOTHING: &str =
    "Nothing has a level and an aim in both results, so there is nothing to compare.";
/// A lower aim does not count as growth.
pub const CAVEAT: &str = "Gaps that closed because the aim is lower are counted separately, also \
     where you rose part of the way.";

/// Button.
pub fn compare_with(about: &str) -> String {
    format!("Compare with: {about}")
}

/// Which two results are compared.
pub fn compared_results(
    framework: &Framework,
    earlier: &Assessment,
    later: &Assessment,
    zone: Zone,
) -> String {
    let about = |check, other| {
        format!(
            "{}{}",
            start::short_description(framework, check, zone),
            time_apart(check, other, zone)
        )
    };
    format!("{} → {}", about(earlier, later), about(later, earlier))
}

/// The time of a result, if the other one is of the same day but not of the same time.
fn time_apart(check: &Assessment, other: &Assessment, zone: Zone) -> String {
    let [(day, time), (other_day, other_time)] = [check, other]
        .map(Assessment::dated)
        .map(|moment| (moment.date(zone), time_of(moment, zone)));
    if day == other_day && time != other_time { format!(" ({time})") } else { String::new() }
}

/// What changed, in words.
pub fn sentence(
    comparison: &Comparison,
    earlier: &Assessment,
    later: &Assessment,
    zone: Zone,
) -> String {
    let comparable = comparison.comparable();
    if comparable == 0 {
        return NOTHING.to_owned();
    }
    let mut parts = Vec::new();
    parts.push(match comparison.closed_by_growth() {
        0 => "no gaps closed by growth".to_owned(),
        closed => format!("{} closed by growth", count(closed as u64, "gap", "gaps")),
    });
    let lower = comparison.closed_by_lower_aim();
    let partly = comparison.closed_partly_by_growth();
    if partly > 0 {
        parts.push(format!("{partly} closed partly by growth"));
    }
    if lower > 0 {
        parts.push(format!("{lower} closed because the aim is lower"));
    }
    parts.push(match comparison.opened() {
        0 => "none opened".to_owned(),
        opened => format!("{opened} opened"),
    });
    format!(
        "Since {}{}: {} ({} compared).",
        day_of(earlier.dated(), zone),
        time_apart(earlier, later, zone),
        parts.join(", "),
        items(&earlier.scope, comparable as u64)
    )
}

/// Accessible name of the plot.
pub fn chart(comparison: &Comparison) -> String {
    let compared = comparison.areas.iter().map(|area| u64::from(area.compared)).sum::<u64>();
    let of = count(compared, "rating", "ratings");
    format!("{BY_AREA}, over {of} that can be compared. The table that follows has each change.")
}

/// Mean present levels of an area, then and now, for the end of its line. In a quick check these are levels.
pub fn means(area: &AreaChange, quick: bool) -> [String; 2] {
    area.means().map(|mean| match mean {
        Some(mean) if quick => (mean.tenths() / 10).to_string(),
        _ => super::mean(mean),
    })
}

/// The mean present levels of an area in words.
pub fn area_sentence(title: &str, area: &AreaChange, quick: bool) -> String {
    let [then, now] = means(area, quick);
    let compared = if quick { String::new() } else { format!(", {} compared", area.compared) };
    format!("{title}: {then} in the earlier result, {now} in the later one{compared}.")
}

/// What happened to one item.
pub fn change(change: Change) -> String {
    match change {
        Change::ClosedByGrowth(delta) => format!("Closed by growth ({})", steps(delta)),
        Change::ClosedPartlyByGrowth(delta) => {
            format!("Closed partly by growth ({}), partly because the aim is lower", steps(delta))
        }
        Change::ClosedByLowerAim(_) => "Closed because the aim is lower".to_owned(),
        Change::Opened(_) => "Opened".to_owned(),
        Change::StillShort(Delta { present: 0, gap: 0 })
        | Change::StillMet(Delta { present: 0, gap: 0 }) => "Unchanged".to_owned(),
        Change::StillShort(delta @ Delta { gap: 0, .. }) => {
            format!("Now {}, gap unchanged", steps(delta))
        }
        Change::StillShort(delta) if delta.gap < 0 => {
            let why = if delta.present > 0 { "" } else { ", because the aim is lower" };
            format!("Gap smaller by {}{why}", delta.gap.unsigned_abs())
        }
        Change::StillShort(delta) => format!("Gap larger by {}", delta.gap),
        // A change of the surplus is no change of the gap.
        Change::StillMet(Delta { present: 0, .. }) => "Aim still met".to_owned(),
        Change::StillMet(delta) => format!("Now {}, aim still met", steps(delta)),
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

fn reason(why: UnknownGap) -> &'static str {
    match why {
        UnknownGap::Unanswered => "unanswered",
        UnknownGap::NotInMyRole => "not in your role",
        UnknownGap::CannotJudge => "can't judge",
        UnknownGap::NoDesiredLevel => "no aim",
    }
}

/// The present ratings then and now, in one cell.
pub fn now(earlier: &Assessment, later: &Assessment, item: &ItemId) -> String {
    let one = |check: &Assessment| match check.present(item) {
        Some(Present::Rated(level)) => level.number().to_string(),
        Some(Present::NotInMyRole | Present::CannotJudge) | None => "–".to_owned(),
    };
    arrow(one(earlier), one(later))
}

/// The aims then and now, in one cell.
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
