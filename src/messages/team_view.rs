//! The team view, on screen and on paper.

use super::{count, mean, shortened};
use crate::domain::framework::Place;
use crate::domain::team::{
    FIRST_NEEDS, GroupTally, MIN_MEMBERS, PlanSum, Publication, PublishedItem, Released, TeamItem,
};
use crate::domain::{Framework, Hours, ItemId, RoleId};

/// Top heading.
pub const HEADING: &str = "Team";
/// What the view is for.
pub const INTRODUCTION: &str = "Put your team's results together. You see what the team needs and who can help, \
     and you can print a needs assessment and the team's CPD for your accreditor.";
/// Where the data stays.
pub const PRIVACY: &str = "Files are read in this browser and are not uploaded. Nothing is kept when you close this \
     page unless you download a team file.";
/// Heading over the ways to add results.
pub const ADD: &str = "Add results";
/// Label of the file input.
pub const ADD_FILES: &str = "Add result files";
/// Hint for files.
pub const ADD_FILES_HINT: &str = "Choose as many as you like, or drop them anywhere on this page: JSON files that \
     members downloaded from their self-check, and team files from this page.";
/// Label of the field for links.
pub const PASTE: &str = "Paste result links";
/// Hint for links.
pub const PASTE_HINT: &str = "One link per line. Links carry ratings, but no notes and no plan.";
/// Button that adds the links.
pub const ADD_LINKS: &str = "Add links";
/// Heading over the outcome of each file and link.
pub const RECEIVED: &str = "Files and links";
/// Button that empties that list.
pub const CLEAR_RECEIVED: &str = "Clear this list";
/// A file that the browser could not read.
pub const FAILED: &str = "Left out: your browser could not read this file. Choose it again.";
/// The team is full.
pub const FULL: &str = "Left out: a team has at most 1,000 members.";
/// Entries of the list of files.
pub const FILES: &str = "files";
/// Heading over the members.
pub const MEMBERS: &str = "Members";
/// Hint for labels.
pub const MEMBERS_HINT: &str = "Labels help you on this page and stay in your team file. They are printed only in the \
     internal version, and only if you ask for it. Somebody who sent two self-checks counts twice: leave one out.";
/// There are no members.
pub const NOBODY: &str = "No results yet. Add result files to see what your team needs.";
/// No member is included.
pub const NOBODY_INCLUDED: &str = "No member is included. Include at least one to see numbers.";
/// Entries of the list of members.
pub const MEMBERS_ENTRIES: &str = "members";
/// Button that removes all members.
pub const START_OVER: &str = "Remove all members";
/// Question before all members are removed.
pub const START_OVER_QUESTION: &str =
    "This page forgets every member and label. Your files stay where they are.";
/// Confirms.
pub const REMOVE: &str = "Remove";

/// Accessible name of the table of needs.
pub const NEEDS: &str = "Team needs";
/// How needs are ranked without importance.
pub const RANKED: &str = "Largest gap to close first. The gap to close is the average number of levels that members are \
     below their aim; members who are above it count as zero.";
/// How needs are ranked with importance.
pub const RANKED_WEIGHTED: &str = "Largest weighted gap first. The gap to close is the average number of levels that \
     members are below their aim; members who are above it count as zero. The weighted gap is the average importance \
     times the gap to close (Borich, adapted).";
/// Why there are no needs.
pub fn no_needs(team: &Publication) -> &'static str {
    match team.compared {
        _ if !team.internal => "There are no needs that can be shown.",
        Some(1..) => "Nobody is below an aim.",
        Some(0) | None => {
            "Nobody has a level and an aim for anything, so there are no needs to show."
        }
    }
}
/// Entries of the list of needs.
pub const NEEDS_ENTRIES: &str = "needs";
/// Column heads of the needs.
pub const NEEDS_COLUMNS: [&str; 6] =
    ["Competency", "Members", "Below aim", "Now", "Aim", "Gap to close"];
/// Further column head, if importance was rated.
pub const WEIGHTED: &str = "Weighted gap";
/// Which members are in no mean.
pub const MEMBERS_NOTE: &str = "Members counts those with a level and an aim. The internal CSV also counts everyone else: not \
     in my role, can't judge, unanswered, and no aim.";

/// Heading over the members who can help.
pub const HELP: &str = "Who can help whom";
/// Explains who can help.
pub const HELP_HINT: &str = "For the first ten needs: members who meet their aim at one of the top levels, and members \
     who are below their aim.";
/// Members who can help.
pub const CAN_HELP: &str = "Can help";
/// No member can help.
pub const NOBODY_YET: &str = "nobody yet";
/// Members who are below their aim.
pub const BELOW: &str = "Below aim";

/// Heading over competencies that depend on one member.
pub const SINGLE_POINTS: &str = "Single points";
/// Explains single points.
pub const SINGLE_POINTS_HINT: &str = "Part of the work of three or more members, and at most one of them is near the top of \
     the scale.";
/// There are no single points.
pub const NO_SINGLE_POINTS: &str = "There are none.";

/// Accessible name of the table by role and area.
pub const HEAT: &str = "Gap to close by role and area";
/// How to read that table.
pub const HEAT_HINT: &str =
    "Each cell has the gap to close and, in parentheses, how many members it is about.";
/// What its shades mean, where the browser shows them.
pub const SHADES_HINT: &str = "The stronger a cell’s color, the larger the gap.";
/// Row for all members.
pub const ALL_MEMBERS: &str = "All members";

/// Heading over the learning plans.
pub const PLANS: &str = "Learning plans";
/// How to continue a plan.
pub const PLANS_HINT: &str =
    "To go on with a plan, its member opens their own result file in the self-check.";

/// Heading over the ways to export the team's numbers.
pub const EXPORT: &str = "Print and save";
/// Label of the choice of version.
pub const VERSION: &str = "Version to print and share";
/// Explains the two versions.
pub const VERSION_HINT: &str = "For publication hides the ratings of fewer than 5 members, roles of fewer than 10, \
     and what could be worked out from the rest; it always tells how many members have a plan. Internal shows \
     everything and says so on every page.";
/// Option for the version for others.
pub const FOR_PUBLICATION: &str = "For publication";
/// Option for the version with all numbers.
pub const INTERNAL: &str = "Internal";
/// Checkbox for labels in the internal version.
pub const WITH_LABELS: &str = "Print labels in the internal version";
/// The team is too small to publish.
pub const TOO_FEW: &str = "Too few to publish: with fewer than 5 members, every number says something about one \
     person. Choose the internal version to talk about it together.";
/// Button that prints.
pub const PRINT: &str = "Print";
/// Button that downloads the table.
pub const CSV: &str = "Download CSV";
/// Button that downloads the same table as a workbook.
pub const XLSX: &str = "Download Excel file";
/// Button that copies the pages as a few lines of text.
pub const COPY: &str = "Copy summary";
/// The summary was copied.
pub const COPIED: &str = "Summary copied. Paste it into an email or your self-study report.";
/// The summary could not be copied.
pub const NOT_COPIED: &str =
    "Your browser did not let us copy the summary. Select the text below and copy it.";
/// Button that downloads the team file.
pub const TEAM_FILE: &str = "Download team file";
/// Hint for the team file.
pub const TEAM_FILE_HINT: &str = "A team file holds every included member's whole result, notes and plan, with your labels. \
     It opens on this page again. Keep it as safe as the files it is made of.";
/// The team file would be too large.
pub const TEAM_FILE_TOO_LARGE: &str = "This team is too large for one file. Leave some members out, and save them as a \
     second team.";
/// Printing is blocked here.
pub const CANNOT_PRINT: &str = "This page is not allowed to print, so we tried to save the pages as a file instead: \
     open it and print it from there. If no file arrives, this page is not allowed to save files either.";

/// Title of the printed pages.
pub const TITLE: &str = "CME team: needs assessment and CPD";
/// Heading of the first page.
pub const ASSESSMENT: &str = "Team needs assessment";
/// Heading of the second page.
pub const CPD: &str = "CPD for the team";
/// Introduces the second page.
pub const CPD_HINT: &str = "The four elements of ACCME's criterion “Supports CPD for CME Team”, each with what shows it and \
     what is missing.";
/// The running head of an export: the version, the day, and the framework.
pub fn head(framework: &Framework, team: &Publication, day: &str) -> String {
    let version = if team.internal { NOT_FOR_PUBLICATION } else { PUBLISHED };
    format!("{version}. {day}. {}", framework.parts().title)
}

/// The two pages in a few lines of text: the members, the first needs, and the four elements.
pub fn summary(framework: &Framework, team: &Publication, day: &str) -> String {
    let needs = team.needs();
    let need = |(item, tally): &(&PublishedItem, &GroupTally)| {
        let gap = mean(tally.gap_to_close());
        let below = format!("{} of {} below aim", tally.below, tally.members);
        format!("- {}: {below}, gap to close {gap}", self::item(framework, &item.item))
    };
    let mut needs: Vec<_> = needs.iter().take(FIRST_NEEDS).map(need).collect();
    if needs.is_empty() {
        needs.push(format!("- {}", no_needs(team)));
    }
    let elements = elements(team, day).into_iter();
    let elements: Vec<_> = elements.map(|(name, text)| format!("- {name}. {text}")).collect();
    let mut parts = vec![head(framework, team, day), by_role(framework, team)];
    parts.extend([
        format!("{NEEDS}\n{}", needs.join("\n")),
        format!("{CPD}\n{}", elements.join("\n")),
    ]);
    parts.extend(withheld(team));
    parts.push(CAVEAT.to_owned());
    parts.join("\n\n")
}

/// Running head of the internal version.
pub const NOT_FOR_PUBLICATION: &str = "Internal version: not for publication";
/// Running head of the version for publication.
pub const PUBLISHED: &str = "Version for publication";
/// In place of a number that is not shown.
pub const NOT_SHOWN: &str = "not shown";
/// In place of a mean if all members are alike.
pub const NO_SPREAD: &str = "no spread shown";
/// The limits of self-ratings.
pub const CAVEAT: &str = "These are self-ratings. They show where to look and whom to ask; they are not evidence for \
     credentialing, pay or discipline.";
/// Link from a plan to the team view.
pub const OPEN: &str = "Put your team's plans together in the team view";

/// What a member is called: the label, or a number. The label is isolated: its letters may run from the right.
pub fn member(number: usize, label: &str) -> String {
    if label.is_empty() { format!("Member {number}") } else { format!("\u{2068}{label}\u{2069}") }
}

/// Accessible name of the field for a label.
pub fn label_of(number: usize) -> String {
    format!("Label of member {number}")
}

/// Accessible name of the checkbox that includes a member.
pub fn include(number: usize) -> String {
    format!("Include member {number}")
}

/// About a member: the role, the day, whether there is a plan, and the source.
pub fn about_member(role: &str, day: &str, has_plan: bool, source: &str) -> String {
    let plan = if has_plan { "with a plan" } else { "no plan" };
    format!("{role}, {day}, {plan}, from {}", shortened(source))
}

/// A role's title.
pub fn role(framework: &Framework, role: Option<usize>) -> String {
    let found = role.and_then(|index| framework.roles().get(index));
    found.map_or_else(|| "No role of this framework".to_owned(), |role| role.title.clone())
}

/// The title of a member's role.
pub fn role_title(framework: &Framework, id: Option<&RoleId>) -> String {
    let index = framework.roles().iter().position(|role| Some(&role.id) == id);
    role(framework, index)
}

/// The name of a link in the list.
pub fn link(number: usize) -> String {
    format!("Link {number}")
}

/// Shown while many files are read.
pub fn progress(index: usize, total: usize) -> String {
    format!("Reading file {index} of {total}…")
}

/// Shown after files or links were read. `unread` links were more than can be read at once.
pub fn done(members: usize, left_out: usize, unread: usize) -> String {
    let members = count(members as u64, "member", "members");
    let told = match left_out {
        0 => format!("The team has {members}."),
        _ => format!(
            "The team has {members}. {} left out; the list says why.",
            count(left_out as u64, "file or link was", "files or links were")
        ),
    };
    match unread {
        0 => told,
        _ => format!(
            "{told} {} still in the field: add them next.",
            count(unread as u64, "link is", "links are")
        ),
    }
}

/// The file had a later version of a member's self-check.
pub fn is_update(number: usize) -> String {
    format!("A later version of member {number}, who was updated.")
}

/// The file had the same or an earlier version of a member's self-check.
pub fn is_known(number: usize) -> String {
    format!(
        "Member {number} has this self-check already, the same or a later version. Nothing has changed."
    )
}

/// The file was a team file.
pub fn is_team(added: usize, updated: usize, known: usize) -> String {
    let added = count(added as u64, "new member", "new members");
    match (updated, known) {
        (0, 0) => format!("A team file: {added}."),
        _ => format!("A team file: {added}, {updated} updated, {known} already here."),
    }
}

/// The file was for another framework.
pub fn other_framework(found: &str, ours: &str) -> String {
    format!(
        "Left out: it belongs to another framework, “{}”; this page uses “{}”.",
        shortened(found),
        shortened(ours)
    )
}

/// The file was refused, with the usual sentence.
pub fn left_out(why: &str) -> String {
    format!("Left out. {why}")
}

/// Answers to items that this edition does not have.
pub fn orphans(number: u32) -> String {
    let answers = count(number, "answer is", "answers are");
    format!(
        "{answers} from another edition of the framework and cannot be matched; they are in no number here."
    )
}

/// An item: code and statement, or that the area itself was rated.
pub fn item(framework: &Framework, item: &ItemId) -> String {
    let Some(found) = framework.item(item) else { return item.to_string() };
    let whole = matches!(framework.place(item), Some(Place::Area(_)));
    let quick = if whole { " (rated as a whole in quick checks)" } else { "" };
    format!("{} {}{quick}", found.code, found.statement)
}

/// The cells of a need after its title.
pub fn need(tally: &GroupTally, weighted: bool) -> Vec<String> {
    let mut cells = vec![
        tally.members.to_string(),
        format!("{} of {}", tally.below, tally.members),
        mean(tally.mean_present()),
        mean(tally.mean_desired()),
        mean(tally.gap_to_close()),
    ];
    if weighted {
        cells.push(mean(tally.weighted_gap()));
    }
    cells
}

/// How many members a single point depends on.
pub fn single_point(item: &TeamItem) -> String {
    format!("{} of {} members at a top level", item.strong, item.in_role())
}

/// A cell of the table by role and area.
pub fn cell(tally: &Released<GroupTally>, internal: bool) -> String {
    match tally {
        Released::Shown(tally) => format!("{} ({})", mean(tally.gap_to_close()), tally.members),
        Released::Alike => NO_SPREAD.to_owned(),
        Released::Withheld if internal => "–".to_owned(),
        Released::Withheld => NOT_SHOWN.to_owned(),
    }
}

/// How many members there are, and how many have each role, on paper.
pub fn by_role(framework: &Framework, team: &Publication) -> String {
    let all = count(team.members, "member", "members");
    let roles = team.roles.iter().map(|one| {
        let members = one.members.map_or_else(|| NOT_SHOWN.to_owned(), |count| count.to_string());
        format!("{} {members}", role(framework, one.role))
    });
    let roles = roles.collect::<Vec<_>>().join("; ");
    if roles.is_empty() { format!("{all}.") } else { format!("{all}: {roles}.") }
}

/// How many items are withheld, if any.
pub fn withheld(team: &Publication) -> Option<String> {
    let number = team.withheld();
    (number > 0 && !team.internal).then(|| {
        format!(
            "Not shown: {}, where too few members rated, all rated alike, or it would tell another number that is not shown.",
            count(number as u64, "competency or area", "competencies or areas")
        )
    })
}

/// Whether any need has a weighted gap.
pub fn is_weighted(needs: &[(&PublishedItem, &GroupTally)]) -> bool {
    needs.iter().any(|(_, tally)| tally.weighted_gap().is_some())
}

/// The numbers of the plans, with labels.
pub fn plans(team: &Publication) -> Vec<(String, String)> {
    let plans = &team.plans;
    let facts = [
        ("Members with a plan", format!("{} of {}", plans.with_goals, team.members)),
        ("Activities", sum(&plans.activities, number)),
        ("External activities", sum(&plans.external, number)),
        ("Time planned", sum(&plans.planned, super::hours)),
        ("Time spent", sum(&plans.spent, super::hours)),
        ("Activities with cost or resources", sum(&plans.resources, number)),
        ("Goals whose review date has passed", sum(&plans.reviews_past, number)),
    ];
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn number(number: u32) -> String {
    number.to_string()
}

fn sum<T: Copy>(sum: &Released<PlanSum<T>>, tell: fn(T) -> String) -> String {
    match sum {
        Released::Shown(PlanSum { members: 0, .. }) => "none yet".to_owned(),
        Released::Shown(sum) => {
            format!("{}, by {}", tell(sum.total), count(sum.members, "member", "members"))
        }
        Released::Alike | Released::Withheld => {
            format!("some, by fewer than {MIN_MEMBERS} members; the sum is not shown")
        }
    }
}

/// Whether any member contributes to a sum, even if the sum is not shown.
fn any<T>(sum: &Released<PlanSum<T>>) -> bool {
    sum.shown().is_none_or(|sum| sum.members > 0)
}

/// The four elements of the criterion, each with what supports it and what is missing.
pub fn elements(team: &Publication, day: &str) -> Vec<(String, String)> {
    let (plans, members) = (&team.plans, team.members);
    let missing = |found: bool, shown: String, missing: &str| {
        if found { format!("Shown: {shown}") } else { format!("Missing: {missing}") }
    };
    let has_resources = any(&plans.planned) || any(&plans.spent) || any(&plans.resources);
    let without = members - plans.with_goals.min(members);
    let all = format!(
        "{} of {} have a learning plan.",
        plans.with_goals,
        count(members, "member", "members")
    );
    let every = match (plans.with_goals, without) {
        (0, _) => "Missing: no member has a learning plan yet.".to_owned(),
        (_, 0) => format!("Shown: {all}"),
        _ => format!(
            "Partly shown: {all} Missing: a plan for {}.",
            count(without, "member", "members")
        ),
    };
    let time = |sum: &Released<PlanSum<Hours>>| self::sum(sum, super::hours);
    let assessment = match team.compared {
        Some(0) => "Missing: no member has rated competencies against an aim yet.".to_owned(),
        Some(compared) => format!(
            "Shown: {compared} of {} rated competencies against their aims; the first page has the needs as of {day}.",
            count(members, "member", "members")
        ),
        None => format!(
            "Missing: fewer than {MIN_MEMBERS} members have rated competencies against their aims, too few to show their needs."
        ),
    };
    let facts = [
        ("A needs assessment of the team", assessment),
        ("A plan for every member of the team", every),
        (
            "Activities external to the organization",
            missing(
                any(&plans.external),
                format!("external activities: {}.", sum(&plans.external, number)),
                "no activity in any plan is marked as external.",
            ),
        ),
        (
            "Dedicated time and resources",
            missing(
                has_resources,
                format!(
                    "time planned: {}; time spent: {}; activities with cost or resources: {}.",
                    time(&plans.planned),
                    time(&plans.spent),
                    sum(&plans.resources, number)
                ),
                "no activity in any plan has hours, cost or resources.",
            ),
        ),
    ];
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
