//! The results screen.

use super::count;
use crate::domain::gap::{Gap, Why};
use crate::domain::priority::{Priority, Strength};
use crate::domain::{Assessment, Desired, Framework, ItemId, Mean, Present, Summary, Tally};

/// Top heading.
pub const HEADING: &str = "Results";
/// Heading over the priorities.
pub const PRIORITIES: &str = "Priorities";
/// Heading over the strengths.
pub const STRENGTHS: &str = "Strengths";
/// Heading over everything.
pub const ALL: &str = "All competencies";
/// Heading over what has no importance.
pub const NOT_WEIGHTED: &str = "Not weighted";
/// Caption of the table.
pub const TABLE: &str = "Results by area";
/// Back to rating.
pub const CHANGE: &str = "Change answers";
/// The result as a file.
pub const DOWNLOAD: &str = "Download JSON";
/// About the file.
pub const DOWNLOAD_HINT: &str =
    "The JSON file is complete: you can open it again here or on another machine.";
/// What self-ratings are worth.
pub const HONEST: &str = "These are your own ratings on this day. Self-ratings are weak evidence: \
     use them to decide what to look into and whom to ask, not to certify, pay or rank anyone.";
/// Whose the targets are.
pub const TARGETS: &str = "Targets are our suggested targets, not the Alliance's.";
/// An area without a rating, in the chart.
pub const NOT_RATED: &str = "Not rated";
/// Nothing was answered.
pub const NOTHING: &str = "You have not rated anything yet, so there is nothing to show.";
/// Nothing can be compared.
pub const NO_AIMS: &str = "There is no aim to compare with, so there are no gaps. You see the mean of \
     where you are now.";
/// Nothing is short.
pub const NO_PRIORITIES: &str = "Nothing you rated is below its aim.";
/// Nothing can be ranked.
pub const NO_PRIORITIES_YET: &str = "Not enough is answered to name priorities.";
/// How priorities are ranked without importance.
pub const RANKED: &str = "Widest gap first; of equal gaps the lower level first.";
/// How priorities are ranked with importance.
pub const RANKED_WEIGHTED: &str = "By weighted gap, which is importance × gap.";
/// About what has no importance.
pub const NOT_WEIGHTED_HINT: &str = "You gave these no importance, so they stand apart.";
/// Who strengths are for.
pub const STRENGTHS_HINT: &str = "At or above the aim and near the top of the scale: you could teach \
     this.";
/// There are none.
pub const NO_STRENGTHS: &str =
    "Nothing you rated is both at its aim and near the top of the scale.";
/// How to read the chart.
pub const LEGEND: [&str; 3] = ["Now", "Aim", "Target of your role"];
/// Column heads of the table.
pub const COLUMNS: [&str; 6] = ["Area", "Answered", "Now", "Aim", "Gap", "Target"];
/// What the means are over.
pub const TABLE_HINT: &str = "Now, aim and gap are means over what has both a level and an aim; where \
     nothing has an aim, now is the mean over what was rated. A gap above zero is still to \
     close. Each number is rounded on its own.";
/// Heading over answers that the framework's edition does not have.
pub const ORPHANS: &str = "Answers from another edition";
/// About them.
pub const ORPHANS_HINT: &str = "This edition of the framework does not have these. They stay in your \
     file.";
/// A file that is only looked at.
pub const VIEWED: &str = "You are looking at a file. It is not saved in this browser.";
/// The target's mark, where the person set targets.
pub const ADJUSTED_TARGET: &str = "Target (adjusted by you)";
/// Some targets are the person's.
pub const ADJUSTED: &str = "You set targets of your own for";
/// Shows the radar instead of the dot plot.
pub const AS_RADAR: &str = "Show as radar";
/// Shows the dot plot instead of the radar.
pub const AS_DOTS: &str = "Show as dot plot";
/// How to get at the numbers of a mark.
pub const CHART_HINT: &str =
    "Point at a line, tap it or move to it with the arrow keys to read its numbers.";
/// Changes targets.
pub const TARGETS_BUTTON: &str = "Adjust targets";
/// Makes a plan.
pub const MAKE_PLAN: &str = "Make a plan";
/// Goes to the plan that there is.
pub const OPEN_PLAN: &str = "Open the plan";

/// The first sentences in words.
pub fn sentence(framework: &Framework, summary: &Summary) -> String {
    let overall = &summary.overall;
    if overall.answered == 0 {
        return NOTHING.to_owned();
    }
    let mut text = vec![format!("You rated {} of {}.", overall.rated, overall.total)];
    text.extend(match (overall.not_in_role, overall.cannot_judge) {
        (0, 0) => None,
        (aside, 0) => Some(format!("{aside} not in your role.")),
        (0, judge) => Some(format!("{judge} you could not judge.")),
        (aside, judge) => Some(format!("{aside} not in your role, {judge} you could not judge.")),
    });
    if overall.compared > 0 {
        let widest = summary.widest.and_then(|index| framework.area(index));
        if let Some(area) = widest {
            text.push(format!("Your widest gap is in {}.", area.title));
        } else if overall.short == 0 {
            text.push(NO_PRIORITIES.to_owned());
        }
        text.push(suggested(overall));
    } else if overall.rated > 0 {
        text.push(NO_AIMS.to_owned());
    }
    text.join(" ")
}

/// How many aims are not the person's own.
pub fn suggested(tally: &Tally) -> String {
    let (suggested, compared) = (tally.suggested, tally.compared);
    match suggested {
        0 if compared == 1 => "The aim is your own.".to_owned(),
        0 => format!("All {compared} aims are your own."),
        1 => format!("1 of {compared} aims is our suggestion."),
        _ => format!("{suggested} of {compared} aims are our suggestion."),
    }
}

/// Accessible name of the chart: how much was answered, where now is highest and lowest, and where the
/// gap is widest.
pub fn chart(framework: &Framework, summary: &Summary) -> String {
    let (answered, total) = (summary.overall.answered, summary.overall.total);
    let mut parts = vec![format!("Now and aim by area. {answered} of {total} answered.")];
    let title = |index| framework.area(index).map_or("", |area| &*area.title);
    let mut ends: Option<((usize, Mean), (usize, Mean))> = None;
    for area in &summary.areas {
        let Some(mean) = area.tally.mean_now() else { continue };
        let here = (area.area, mean);
        ends = Some(ends.map_or((here, here), |(high, low)| {
            let high = if mean.cmp(&high.1).is_gt() { here } else { high };
            (high, if mean.cmp(&low.1).is_lt() { here } else { low })
        }));
    }
    if let Some((high, low)) = ends {
        for (word, (area, mean)) in [("Highest", high), ("Lowest", low)] {
            let mean = super::mean(Some(mean));
            parts.push(format!("{word} now: {} {mean}.", title(area)));
        }
    }
    if let Some(widest) = summary.widest {
        parts.push(format!("Widest gap: {}.", title(widest)));
    }
    parts.push("The numbers are in the table that follows.".to_owned());
    parts.join(" ")
}

/// All the numbers of an area.
pub fn area_sentence(title: &str, tally: &Tally) -> String {
    let (answered, total) = (tally.answered, tally.total);
    let mut text = format!("{title}: {answered} of {total} answered");
    let means = [
        ("now", tally.mean_now()),
        ("aim", tally.mean_desired()),
        ("gap", tally.mean_gap()),
        ("target", tally.mean_target()),
    ];
    for (name, mean) in means {
        if mean.is_some() {
            text.push_str(", ");
            text.push_str(name);
            text.push(' ');
            text.push_str(&super::mean(mean));
        }
    }
    if tally.rated == 0 {
        text.push_str(", not enough answers");
    }
    text.push('.');
    text
}

/// How many entries of a list are not shown here.
pub fn more(count: usize) -> String {
    format!("and {count} more in the list of all competencies")
}

/// Which targets the person set.
pub fn adjusted(framework: &Framework, check: &Assessment) -> Option<String> {
    let of = |(item, level): (&ItemId, &crate::domain::Level)| {
        let code = framework.item(item).map_or(item.as_str(), |item| item.code);
        format!("{code} (level {level})")
    };
    let all: Vec<_> = check.adjusted_targets.iter().map(of).collect();
    (!all.is_empty()).then(|| format!("{ADJUSTED} {}.", all.join(", ")))
}

/// Why a priority ranks where it does.
pub fn why(framework: &Framework, priority: &Priority) -> String {
    let now = super::level(framework, priority.present);
    let aim = super::level(framework, priority.desired.level());
    let gap = priority.by;
    let numbers = match (priority.importance, priority.weighted) {
        (Some(importance), Some(weighted)) => {
            format!(
                "importance {}\u{a0}× gap\u{a0}{gap}\u{a0}=\u{a0}{weighted}",
                importance.number()
            )
        }
        _ => format!("gap\u{a0}{gap}"),
    };
    let whose = match priority.desired {
        Desired::Own(_) => "",
        Desired::Target(_) => " (our suggestion)",
    };
    format!("Now {now}, aim {aim}{whose}: {numbers}")
}

/// Why something is a strength.
pub fn strength(framework: &Framework, strength: &Strength) -> String {
    let now = super::level(framework, strength.present);
    let aim = match strength.desired {
        Desired::Own(_) => "your aim",
        Desired::Target(_) => "our suggested aim",
    };
    match strength.surplus {
        0 => format!("Now {now}, at {aim}"),
        surplus => {
            let levels = count(surplus, "level", "levels");
            format!("Now {now}, {levels} above {aim}")
        }
    }
}

/// An answer whose item this edition does not have.
pub fn orphan(framework: &Framework, answer: &crate::domain::Answer) -> String {
    let mut parts = Vec::new();
    match answer.present {
        Some(Present::Rated(level)) => {
            parts.push(format!("Now {}", super::level(framework, level)));
        }
        Some(Present::NotInMyRole) => parts.push(super::rate::NOT_IN_MY_ROLE.to_owned()),
        Some(Present::CannotJudge) => parts.push(super::rate::CANNOT_JUDGE.to_owned()),
        None => {}
    }
    if let Some(desired) = answer.desired {
        parts.push(format!("aim {}", super::level(framework, desired.level())));
    }
    if !answer.note.is_empty() {
        parts.push(answer.note.clone());
    }
    parts.join(", ")
}

/// One competency in the list of all.
pub fn line(framework: &Framework, check: &Assessment, item: &ItemId) -> String {
    let now = match check.present(item) {
        Some(Present::Rated(level)) => format!("Now {}", super::level(framework, level)),
        Some(Present::NotInMyRole) => return super::rate::NOT_IN_MY_ROLE.to_owned(),
        Some(Present::CannotJudge) => return super::rate::CANNOT_JUDGE.to_owned(),
        None => return "Not answered".to_owned(),
    };
    match check.gap(framework, item) {
        Gap::Unknown(Why::NoDesiredLevel) => format!("{now}, no aim"),
        Gap::Unknown(Why::Unanswered | Why::NotInMyRole | Why::CannotJudge) => now,
        Gap::Short { by } => format!("{now}, {}, gap\u{a0}{by}", aim(framework, check, item)),
        Gap::Met { surplus: 0 } => format!("{now}, {}, met", aim(framework, check, item)),
        Gap::Met { surplus } => {
            format!("{now}, {}, {surplus}\u{a0}above", aim(framework, check, item))
        }
    }
}

fn aim(framework: &Framework, check: &Assessment, item: &ItemId) -> String {
    check.desired(framework, item).map_or_else(String::new, |desired| {
        format!("aim {}", super::level(framework, desired.level()))
    })
}
