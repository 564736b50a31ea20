//! A team's numbers as rows of cells, which [`super::csv`] and [`super::xlsx`] write.
//!
//! First the team with its roles, then each area with its roles and its items, in the framework's order. A mean has two
//! decimals. The header and the words here are part of the format: programs read them.

use super::table::{Cell, filled};
use crate::domain::team::{GroupTally, Publication, PublishedItem, Released};
use crate::domain::{Area, Framework, Mean};

const HEADER: [&str; 13] = [
    "area_code",
    "area",
    "role",
    "code",
    "competency",
    "members",
    "mean_present",
    "mean_desired",
    "gap_to_close",
    "below_aim",
    "above_aim",
    "rds",
    "mean_importance",
];
const LEVELS: [&str; 10] = [
    "level_1", "level_2", "level_3", "level_4", "level_5", "level_6", "level_7", "level_8",
    "level_9", "level_10",
];
const ENDS: [&str; 7] =
    ["weighted_gap", "not_in_role", "cannot_judge", "unanswered", "no_aim", "shown", "version"];
const NO_ROLE: &str = "none";

/// Passes the header and then every row to `row`.
pub(super) fn for_each_team_row(
    framework: &Framework,
    team: &Publication,
    write: &mut dyn FnMut(&[Cell<'_>]),
) {
    let levels = usize::from(framework.scale().level_count());
    let header = HEADER.iter().chain(&ENDS).chain(LEVELS.iter().take(levels));
    write(&header.map(|name| Cell::Text(name)).collect::<Vec<_>>());
    let role = |index: Option<usize>| {
        let role = index.and_then(|index| framework.roles().get(index));
        role.map_or(NO_ROLE, |role| &role.title)
    };
    let mut row = |place: [&str; 5], numbers: Numbers<'_>| {
        write(&cells(place, &numbers, team.internal, levels));
    };
    row([""; 5], Numbers::Count(Some(team.members)));
    for one in &team.roles {
        row(["", "", role(one.role), "", ""], Numbers::Count(one.members));
    }
    for area in &team.areas {
        let Some(Area { code, title, .. }) = framework.area(area.area) else { continue };
        row([code, title, "", "", ""], Numbers::Sums(&area.total, None));
        for (one, tally) in team.roles.iter().zip(&area.roles) {
            row([code, title, role(one.role), "", ""], Numbers::Sums(tally, None));
        }
        for item in &area.items {
            let Some(found) = framework.item(&item.item) else { continue };
            row(
                [code, title, "", found.code, found.statement],
                Numbers::Sums(&item.tally, Some(item)),
            );
        }
    }
}

/// The numbers of a row.
enum Numbers<'a> {
    /// How many members; `None` if that is not shown.
    Count(Option<u32>),
    /// The sums, and the item if they belong to one.
    Sums(&'a Released<GroupTally>, Option<&'a PublishedItem>),
}

fn cells<'a>(
    [area_code, area, role, code, competency]: [&'a str; 5],
    numbers: &Numbers<'a>,
    internal: bool,
    levels: usize,
) -> Vec<Cell<'a>> {
    let (tally, item) = match numbers {
        Numbers::Count(_) => (None, None),
        Numbers::Sums(tally, item) => (tally.shown(), *item),
    };
    let members = match numbers {
        Numbers::Count(members) => *members,
        Numbers::Sums(..) => tally.map(|tally| tally.members),
    };
    let shown = match numbers {
        Numbers::Count(Some(_)) | Numbers::Sums(Released::Shown(_), _) => "yes",
        Numbers::Sums(Released::Alike, _) => "no spread shown",
        // An internal publication withholds nothing, so there are no ratings.
        Numbers::Count(None) | Numbers::Sums(Released::Withheld, _) if internal => "no ratings",
        Numbers::Count(None) | Numbers::Sums(Released::Withheld, _) => "not shown",
    };
    let not_compared = item.and_then(|item| item.not_compared);
    let mut row = vec![
        filled(Cell::Code, area_code),
        filled(Cell::Text, area),
        filled(Cell::Text, role),
        filled(Cell::Code, code),
        filled(Cell::Text, competency),
        count(members),
        mean(tally.and_then(GroupTally::mean_present)),
        mean(tally.and_then(GroupTally::mean_desired)),
        mean(tally.and_then(GroupTally::gap_to_close)),
        count(tally.map(|tally| tally.below)),
        count(tally.map(|tally| tally.above)),
        mean(tally.and_then(GroupTally::ranked_discrepancy)),
        mean(tally.and_then(GroupTally::mean_importance)),
        mean(tally.filter(|_| item.is_some()).and_then(GroupTally::weighted_gap)),
        count(not_compared.map(|not_compared| not_compared.not_in_role)),
        count(not_compared.map(|not_compared| not_compared.cannot_judge)),
        count(not_compared.map(|not_compared| not_compared.unanswered)),
        count(not_compared.map(|not_compared| not_compared.no_aim)),
        Cell::Text(shown),
        Cell::Text(if internal { "internal" } else { "publication" }),
    ];
    let at_levels = item.and_then(|item| item.levels.as_ref());
    row.extend((0..levels).map(|level| count(at_levels.and_then(|all| all.get(level)).copied())));
    row
}

fn count<'a>(number: Option<u32>) -> Cell<'a> {
    number.and_then(|number| i32::try_from(number).ok()).map_or(Cell::Empty, Cell::Number)
}

fn mean<'a>(mean: Option<Mean>) -> Cell<'a> {
    mean.map_or(Cell::Empty, |mean| Cell::Hundredths(mean.times(100)))
}
