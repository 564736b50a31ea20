//! The results screen.

use super::{count, day_of, items};
use crate::domain::framework::BUILT_IN_ID;
use crate::domain::gap::{Gap, UnknownGap};
use crate::domain::priority::{Priority, Strength};
use crate::domain::{
    Assessment, Desired, Framework, ItemId, Level, Mean, Present, Scope, Summary, Tally, Zone,
};

/// Top heading.
pub const HEADING: &str = "Results";
/// Heading over the priorities.
pub const PRIORITIES: &str = "Priorities";
/// Heading over the strengths.
pub const STRENGTHS: &str = "Strengths";
/// Heading over the list of all competencies.
pub const ALL: &str = "All competencies";
/// Heading over priorities without an importance.
pub const NOT_WEIGHTED: &str = "Not weighted";
/// Caption of the table.
pub const TABLE: &str = "Results by area";
/// Back to rating.
pub const CHANGE: &str = "Change answers";
/// The result as a file.
pub const DOWNLOAD: &str = "Download JSON";
/// What the file is for.
pub const DOWNLOAD_HINT: &str =
    "The JSON file has everything. You can open it again here or on another computer.";
/// The limits of self-ratings, also on the blank paper form.
pub const CAVEAT: &str = "Self-ratings are weak evidence: use them to decide what to look into and \
     who to ask, not to certify, pay or rank anyone.";
/// Who suggests the targets.
pub const TARGETS: &str = "Targets are suggestions.";
/// Who suggests the targets of the built-in framework.
pub const OUR_TARGETS: &str = "Targets are our suggestions, not the Alliance's.";
/// An area without a rating, in the chart.
pub const NOT_RATED: &str = "Not rated";
/// Nothing was answered.
pub const NOTHING: &str = "You have not rated anything yet, so there is nothing to show.";
/// There are no aims to compare with.
pub const NO_AIMS: &str = "No aims are set, so there are no gaps. You see where you are now.";
/// Nothing is below its aim.
pub const NO_PRIORITIES: &str = "Nothing you rated is below your aim.";
/// Heading over the first priorities.
pub const FIRST: &str = "What to work on first";
/// Heading over the first strengths.
pub const GOOD_AT: &str = "What you are good at";
/// Puts a competency into the plan.
pub const ADD_TO_PLAN: &str = "Add to plan";
/// The competency is in the plan; opens the plan.
pub const IN_PLAN: &str = "In your plan";
/// The competency was added to the plan.
pub const ADDED_TO_PLAN: &str = "Added to your plan.";
/// Opens the reason of a target.
pub const WHY_TARGET: &str = "Why this target?";
/// Too little is answered to rank anything.
pub const NO_PRIORITIES_YET: &str = "Answer a few more to see priorities.";
/// Everything is answered, and nothing that was rated has an aim.
pub const NO_PRIORITIES_WITHOUT_AIMS: &str = "Set an aim to see priorities.";
/// Everything is answered, and no level was given.
pub const NOTHING_RATED: &str = "Nothing is rated, so there are no priorities.";
/// How priorities are ranked without importance.
pub const RANKED: &str = "Largest gaps first; ties go to your lower level.";
/// How priorities are ranked with importance.
pub const RANKED_WEIGHTED: &str = "Ranked by importance × gap.";
/// Hint for priorities without an importance.
pub const NOT_WEIGHTED_HINT: &str = "Not rated for importance.";
/// Hint for the strengths.
pub const STRENGTHS_HINT: &str = "You meet your aim at a high level. You could teach these.";
/// There are no strengths.
pub const NO_STRENGTHS: &str =
    "Nothing you rated is both at your aim and near the top of the scale.";
/// The meaning of the chart's marks.
pub const LEGEND: [&str; 3] = ["Now", "Aim", "Target for your role"];
/// Column heads of the table.
pub const COLUMNS: [&str; 7] = ["Area", "Answered", "Now", "Aim", "Gap", "Below aim", "Target"];
/// Column heads of the table of a quick check.
pub const QUICK_COLUMNS: [&str; 5] = ["Area", "Now", "Aim", "Gap", "Target"];
/// Explains the averages.
pub const TABLE_HINT: &str = "Averages of competencies with both ratings. The gap is what is still \
     missing: being above one aim makes up for no other. Each number is rounded separately.";
/// Whether the numbers of areas are averages: an area in a quick check has one level.
pub fn has_means(check: &Assessment, summary: &Summary) -> bool {
    check.scope != Scope::Quick && summary.overall.compared > 0
}

/// Heading over answers to items that the framework's edition does not have.
pub const ORPHANS: &str = "Answers from another edition";
/// Explains these answers.
pub const ORPHANS_HINT: &str =
    "This edition of the framework does not include these. They stay in your file.";
/// A file that is only looked at.
pub const VIEWED: &str = "You are viewing a result that is not saved in this browser. Changing its \
     answers or making a plan saves it.";
/// The same for one of which this browser has a later version.
pub const VIEWED_EARLIER: &str = "You are viewing an earlier version of a result. Changing its answers or \
     making a plan goes on with the later one in this browser.";
/// A past result, while there is another self-check.
pub const PAST: &str = "This is a past result. If you change its answers, your current self-check is kept under \
                        Past results.";
/// The mark of targets that the person set.
pub const ADJUSTED_TARGET: &str = "Target (adjusted by you)";
/// Introduces the list of targets that the person set.
pub const ADJUSTED: &str = "You set your own targets for";
/// Label of the choice of views of the results by area.
pub const SHOW_AS: &str = "Show as";
/// As a dot plot.
pub const AS_DOTS: &str = "Dots";
/// As a radar.
pub const AS_RADAR: &str = "Radar";
/// As a table.
pub const AS_TABLE: &str = "Table";
/// Changes targets.
pub const TARGETS_BUTTON: &str = "Adjust targets";
/// Makes a plan.
pub const MAKE_PLAN: &str = "Make a plan";
/// Goes to the plan.
pub const OPEN_PLAN: &str = "Open the plan";

/// Who made these ratings and when, and how reliable they are.
pub fn caveat(check: &Assessment, zone: Zone) -> String {
    format!("This is how you rated yourself on {}. {CAVEAT}", day_of(check.dated(), zone))
}

/// Who set the aims and the targets, if there are any.
pub fn origin_of_aims(framework: &Framework, check: &Assessment, overall: &Tally) -> String {
    let has_own_targets = !check.adjusted_targets.is_empty();
    let aims = (overall.compared > 0).then(|| suggested(overall, has_own_targets));
    let suggested = || targets(framework, overall).map(str::to_owned);
    let targets = adjusted(framework, check).or_else(suggested);
    aims.into_iter().chain(targets).collect::<Vec<_>>().join(" ")
}

/// Who suggested the targets, if there are any.
pub fn targets(framework: &Framework, overall: &Tally) -> Option<&'static str> {
    let text = if framework.id() == BUILT_IN_ID { OUR_TARGETS } else { TARGETS };
    (overall.targeted > 0).then_some(text)
}

/// The introduction of the results, in words.
pub fn sentence(framework: &Framework, check: &Assessment, summary: &Summary) -> String {
    let overall = &summary.overall;
    if overall.answered == 0 {
        return NOTHING.to_owned();
    }
    let mut text = vec![rated(&check.scope, overall)];
    if overall.compared > 0 {
        let (short, compared) = (overall.short, overall.compared);
        let widest = summary.widest.and_then(|index| framework.area(index));
        text.extend(match short {
            0 => Some(NO_PRIORITIES.to_owned()),
            1 if compared == 1 => None,
            1 => Some(format!("1 of {compared} is below your aim.")),
            _ => Some(format!("{short} of {compared} are below your aim.")),
        });
        text.extend(widest.map(|area| match summary.others_as_wide() {
            0 => format!("Your largest gap is in {}.", area.title),
            1 => format!("Your largest gaps are in {} and 1 more area.", area.title),
            more => format!("Your largest gaps are in {} and {more} more areas.", area.title),
        }));
    } else if overall.rated > 0 {
        text.push(NO_AIMS.to_owned());
    }
    text.join(" ")
}

/// How much was rated, and how the rest was answered.
pub fn rated(scope: &Scope, tally: &Tally) -> String {
    let (rated, total) = (tally.rated, tally.total);
    let asked = items(scope, total);
    let rated = match total {
        1 | 2 if rated == total => asked,
        _ if rated == total => format!("all {asked}"),
        _ => format!("{rated} of {asked}"),
    };
    let rest = [
        (tally.not_in_role, "not in your role"),
        (tally.cannot_judge, "can't judge"),
        (total - tally.answered, "unanswered"),
    ];
    let rest = rest.into_iter().filter(|(number, _)| *number > 0);
    let rest: Vec<_> = rest.map(|(number, what)| format!("{number} {what}")).collect();
    let rest = if rest.is_empty() { String::new() } else { format!(" ({})", rest.join(", ")) };
    format!("You rated {rated}{rest}.")
}

/// How much is answered, in a table.
pub fn answered(tally: &Tally) -> String {
    format!("{} of {}", tally.answered, tally.total)
}

/// How much is not answered, if anything, as in [`sentence`].
pub fn unanswered(tally: &Tally) -> Option<String> {
    let unanswered = tally.total - tally.answered;
    (unanswered > 0).then(|| format!("{unanswered} unanswered"))
}

/// Why there are no priorities; empty if there are some.
pub fn no_priorities(overall: &Tally) -> &'static str {
    match (overall.compared, overall.short) {
        (0, _) if overall.rated > 0 => NO_PRIORITIES_WITHOUT_AIMS,
        (0, _) if !overall.is_complete() => NO_PRIORITIES_YET,
        (0, _) => NOTHING_RATED,
        (_, 0) => NO_PRIORITIES,
        _ => "",
    }
}

/// The names of two levels: from which one to which one.
pub fn step(framework: &Framework, present: Level, aim: Level) -> String {
    let name = |level| framework.scale().name(level);
    format!("{} → {}", name(present), name(aim))
}

/// Link to the row in which an item is rated.
pub fn rate(code: &str) -> String {
    format!("Rate {code}")
}

/// How many aims were suggested, by us or by targets that the person set, and how many are the person's own.
pub fn suggested(tally: &Tally, has_own_targets: bool) -> String {
    let (suggested, own, aims) = (tally.suggested, tally.own_aims(), tally.compared);
    let all = if aims == 2 { "Both".to_owned() } else { format!("All {aims}") };
    let ours = match (has_own_targets, suggested) {
        (true, 1) => "follows the target",
        (true, _) => "follow the targets",
        (false, 1) => "is our suggestion",
        (false, _) => "are our suggestions",
    };
    match (suggested, own) {
        (0, 1) => "Your one aim is your own.".to_owned(),
        (1, 0) => format!("Your one aim {ours}."),
        (0, _) => format!("{all} aims are your own."),
        (_, 0) => format!("{all} aims {ours}."),
        _ => {
            let yours = if own == 1 { "is" } else { "are" };
            format!("{suggested} of your {aims} aims {ours}; {own} {yours} your own.")
        }
    }
}

/// Accessible name of the chart: how much was answered, where the present level is highest and lowest, and where the
/// gap is widest.
pub fn chart(framework: &Framework, summary: &Summary) -> String {
    let (answered, total) = (summary.overall.answered, summary.overall.total);
    let mut parts = vec![format!("Now and aim by area. {answered} of {total} answered.")];
    let title = |index| framework.area(index).map_or("", |area| &*area.title);
    let means: Vec<_> =
        summary.areas.iter().filter_map(|area| Some((area, area.tally.mean_now()?))).collect();
    let highest = means.iter().map(|(_, mean)| *mean).max();
    let lowest = means.iter().map(|(_, mean)| *mean).min();
    for (word, end) in [("Highest", highest), ("Lowest", lowest)] {
        let mut there = means.iter().filter(|(_, mean)| Some(*mean) == end);
        let Some((area, mean)) = there.next() else { continue };
        let (name, mean) = (title(area.area), number(&area.tally, Some(*mean)));
        parts.push(format!("{word} now: {name}{} {mean}.", and_more(there.count())));
    }
    if let Some(widest) = summary.widest {
        parts.push(format!(
            "Largest gap: {}{}.",
            title(widest),
            and_more(summary.others_as_wide())
        ));
    }
    parts.push("The table that follows has the numbers.".to_owned());
    parts.join(" ")
}

/// Follows the first of several equals.
fn and_more(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" and {others} more") }
}

/// All the numbers of an area.
pub fn area_sentence(title: &str, tally: &Tally) -> String {
    let answered = || format!("{} of {} answered", tally.answered, tally.total);
    let means = [
        ("now", tally.mean_now()),
        ("aim", tally.mean_desired()),
        ("gap", tally.mean_shortfall()),
        ("target", tally.mean_target()),
    ];
    let means = means.into_iter().filter(|(_, mean)| mean.is_some());
    let means = means.map(|(name, mean)| format!("{name} {}", number(tally, mean)));
    let below = below_hint(tally).map(|below| format!("{below} your aim"));
    let all = tally.answered == tally.total;
    let nothing = if all { "no level" } else { "not enough answers" };
    let nothing = (tally.rated == 0).then(|| nothing.to_owned());
    let parts =
        (tally.total > 1).then(answered).into_iter().chain(means).chain(below).chain(nothing);
    format!("{title}: {}.", parts.collect::<Vec<_>>().join(", "))
}

/// A mean of an area as displayed. An area in a quick check has levels, not means.
pub fn number(tally: &Tally, mean: Option<Mean>) -> String {
    match mean {
        Some(mean) if tally.total == 1 => (mean.tenths() / 10).to_string(),
        _ => super::mean(mean),
    }
}

/// How many aims of an area are not reached: "3 of 7".
pub fn below(tally: &Tally) -> String {
    let (short, compared) = (tally.short, tally.compared);
    if compared == 0 { "–".to_owned() } else { format!("{short} of {compared}") }
}

/// The same in words, if there is more than one item to count.
pub fn below_hint(tally: &Tally) -> Option<String> {
    (tally.compared > 0 && tally.total > 1).then(|| format!("{} below", below(tally)))
}

/// How many entries of a list are not shown here.
pub fn more(count: usize) -> String {
    format!("and {count} more in the list of all competencies")
}

/// Which targets the person set.
pub fn adjusted(framework: &Framework, check: &Assessment) -> Option<String> {
    let of = |(item, level): (&ItemId, &Level)| {
        let code = framework.item(item).map_or(item.as_str(), |item| item.code);
        format!("{code} (level {level})")
    };
    let all: Vec<_> = check.adjusted_targets.iter().map(of).collect();
    (!all.is_empty()).then(|| format!("{ADJUSTED} {}.", all.join(", ")))
}

/// Why a priority has its rank.
pub fn why(framework: &Framework, check: &Assessment, priority: &Priority) -> String {
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
        Desired::Suggested(_) if check.has_own_target(framework, &priority.item) => {
            " (your target)"
        }
        Desired::Suggested(_) => " (our suggestion)",
    };
    format!("Now {now}, aim {aim}{whose}: {numbers}")
}

/// Why something is a strength.
pub fn strength(framework: &Framework, strength: &Strength) -> String {
    let now = super::level(framework, strength.present);
    let (aim, above) = match (strength.desired, strength.target) {
        (Desired::Own(_), _) => ("your aim", strength.surplus),
        // A suggested aim is at least the present level, so its target tells more.
        (Desired::Suggested(_), Some(target)) if strength.present >= target => {
            ("the target", strength.present.number() - target.number())
        }
        (Desired::Suggested(_), _) => ("our suggested aim", strength.surplus),
    };
    match above {
        0 => format!("Now {now}, at {aim}"),
        above => {
            let levels = count(above, "level", "levels");
            format!("Now {now}, {levels} above {aim}")
        }
    }
}

/// An answer to an item that this edition does not have.
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

/// One competency in the list of all competencies.
pub fn line(framework: &Framework, check: &Assessment, item: &ItemId) -> String {
    let now = match check.present(item) {
        Some(Present::Rated(level)) => format!("Now {}", super::level(framework, level)),
        Some(Present::NotInMyRole) => return super::rate::NOT_IN_MY_ROLE.to_owned(),
        Some(Present::CannotJudge) => return super::rate::CANNOT_JUDGE.to_owned(),
        None => return "Unanswered".to_owned(),
    };
    match check.gap(framework, item) {
        Gap::Unknown(UnknownGap::NoDesiredLevel) => format!("{now}, no aim"),
        Gap::Unknown(
            UnknownGap::Unanswered | UnknownGap::NotInMyRole | UnknownGap::CannotJudge,
        ) => now,
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
