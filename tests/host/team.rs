//! The numbers of a team, and the publication rules.

use std::fs;

use cme_selfcheck::domain::plan::{Activity, Goal, Status};
use cme_selfcheck::domain::team::{
    GroupTally, Help, MIN_MEMBERS, Member, Publication, Released, Team, TeamItem,
};
use cme_selfcheck::domain::{
    Assessment, Date, Desired, Framework, Hours, Importance, ItemId, Mean, Plan, Present, ResultId,
    RoleId, Scope, Summary,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::properties::{Said, said, world};
use crate::steps::{answer, at, begin, level, small};

fn today() -> Date {
    Date::parse("2026-11-29").unwrap()
}

pub(crate) fn team(framework: &Framework, members: &[Member]) -> Team {
    Team::of(framework, members.iter(), today())
}

/// A member with a role and answers: for each an item's id, present rating, aim and importance as for `steps::answer`.
pub(crate) fn member(
    framework: &Framework,
    number: u128,
    role: Option<&str>,
    answers: &[(&str, char, u8, u8)],
) -> Member {
    let mut check = begin(framework, role, answers.iter().any(|(.., importance)| *importance > 0));
    check.id = ResultId::from_random(number);
    for (id, now, aim, importance) in answers {
        answer(framework, &mut check, id, *now, *aim, *importance);
    }
    Member { label: String::new(), result: check.frozen(framework) }
}

fn item<'a>(team: &'a Team, id: &str) -> &'a TeamItem {
    team.items().find(|item| item.item.as_str() == id).unwrap()
}

fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("tests/fixtures/published/{name}.csv")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// A printed number with two decimals, in hundredths.
fn hundredths(text: &str) -> i32 {
    let digits: i32 = text.replace(['.', '-'], "").parse().unwrap();
    if text.starts_with('-') { -digits } else { digits }
}

/// So many people whose levels in each row have the printed mean; all rise in the same order, so that nobody is below
/// the aim in a row whose mean is above it. The importance is the aim.
fn people(framework: &Framework, rows: &[Vec<String>], count: i32) -> Vec<Member> {
    let level_of = |mean: &str, person: i32| {
        let sum = (hundredths(mean) * count + 50) / 100;
        u8::try_from(sum / count + i32::from(person < sum % count)).unwrap()
    };
    (0..count)
        .map(|person| {
            let answers: Vec<_> = (1..)
                .zip(rows)
                .map(|(number, row)| {
                    let aim = level_of(&row[2], person);
                    let now = char::from(b'0' + level_of(&row[0], person));
                    (format!("1.{number}"), now, aim, aim)
                })
                .collect();
            let answers: Vec<_> =
                answers.iter().map(|(id, now, aim, one)| (id.as_str(), *now, *aim, *one)).collect();
            member(framework, u128::try_from(person).unwrap(), Some("lead"), &answers)
        })
        .collect()
}

/// Cases: TE-07
#[test]
fn published_means_and_gaps_come_out() {
    for (name, count) in [("skills", 100), ("service", 386)] {
        let rows = table(name);
        let framework = small(&[rows.len()]);
        let team = team(&framework, &people(&framework, &rows, count));
        assert_eq!(team.members, u32::try_from(count).unwrap());
        for (number, row) in (1..).zip(&rows) {
            let tally = item(&team, &format!("1.{number}")).tally;
            let [now, gap, aim] = [&row[0], &row[1], &row[2]].map(|text| hundredths(text));
            assert_eq!(tally.mean_present().unwrap().times(100), now, "{row:?}");
            assert_eq!(tally.mean_desired().unwrap().times(100), aim, "{row:?}");
            assert_eq!(
                Mean::of(tally.sum_gap, tally.compared).unwrap().times(100),
                -gap,
                "{row:?}"
            );
            assert_eq!(tally.gap_to_close().unwrap().times(100), (-gap).max(0), "{row:?}");
        }
    }
}

/// Cases: TE-07
#[test]
fn published_need_scores_come_out_and_rank_the_same() {
    let rows = table("skills");
    let framework = small(&[rows.len()]);
    let team = team(&framework, &people(&framework, &rows, 100));
    let mut flagged = 0;
    for (number, row) in (1..).zip(&rows).filter(|(_, row)| !row[3].is_empty()) {
        let score = item(&team, &format!("1.{number}")).tally.weighted_gap().unwrap();
        assert_eq!(score.times(10_000), row[3].replace('.', "").parse::<i32>().unwrap(), "{row:?}");
        flagged += 1;
    }
    let all = Publication::internal(&team);
    let first = all.needs().into_iter().take(flagged);
    let first: Vec<_> = first.map(|(one, _)| one.item.to_string()).collect();
    // The five that the authors flag: team, outside, time, others, career.
    assert_eq!(first, ["1.12", "1.13", "1.11", "1.14", "1.15"]);
}

/// The people of the invented table.
fn made_up(framework: &Framework) -> Vec<Member> {
    let rows = table("made-up");
    let digit = |text: &str| text.parse().unwrap_or(0_u8);
    let ids = [("x", "1.1"), ("y", "1.2"), ("z", "1.3")];
    "abcdef"
        .chars()
        .map(|person| {
            let own = rows.iter().filter(|row| row[0] == person.to_string());
            let answers: Vec<_> = own
                .map(|row| {
                    let id = ids.iter().find(|(item, _)| *item == row[1]).unwrap().1;
                    let now = row[2].chars().next().unwrap_or('-');
                    (id, now, digit(&row[3]), digit(&row[4]))
                })
                .collect();
            member(framework, person as u128, Some("lead"), &answers)
        })
        .collect()
}

/// Cases: TE-07
#[test]
fn made_up_example_comes_out() {
    let framework = small(&[3]);
    let team = team(&framework, &made_up(&framework));
    let tallies = ["1.1", "1.2", "1.3"].map(|id| item(&team, id).tally);
    let thousandths = |means: [Option<Mean>; 3]| means.map(|mean| mean.unwrap().times(10_000));
    assert_eq!(tallies.map(|tally| tally.members), [6, 5, 6]);
    assert_eq!(thousandths(tallies.map(|one| one.mean_present())), [25_000, 40_000, 16_667]);
    assert_eq!(thousandths(tallies.map(|one| one.mean_desired())), [38_333, 48_000, 25_000]);
    assert_eq!(thousandths(tallies.map(|one| one.mean_importance())), [40_000, 48_000, 18_333]);
    let gap = |one: GroupTally| Mean::of(one.sum_gap, one.compared);
    assert_eq!(thousandths(tallies.map(gap)), [13_333, 8_000, 8_333]);
    // As printed, with the signed mean. We weigh the gap to close, which is larger for x, where one person is above.
    let signed = |one: GroupTally| {
        Mean::of(one.sum_importance * one.sum_gap, one.importance_rated * one.compared)
    };
    assert_eq!(thousandths(tallies.map(signed)), [53_333, 38_400, 15_278]);
    assert_eq!(thousandths(tallies.map(|one| one.weighted_gap())), [60_000, 38_400, 15_278]);
    let rds = tallies.map(|one| one.ranked_discrepancy().unwrap().times(1));
    assert_eq!(rds, [-50, -60, -50]);
    let counts = tallies.map(|one| (one.below, one.compared - one.below - one.above, one.above));
    assert_eq!(counts, [(4, 1, 1), (3, 2, 0), (3, 3, 0)]);
    assert_eq!(item(&team, "1.2").not_compared.unanswered, 1);
    assert_eq!(item(&team, "1.1").levels, [1, 2, 2, 1, 0]);

    // With one person fewer, the second item is about too few.
    let fewer: Vec<_> = made_up(&framework).into_iter().skip(1).collect();
    let shown = Publication::of(&self::team(&framework, &fewer)).unwrap();
    let second = shown.items().find(|item| item.item.as_str() == "1.2").unwrap();
    assert_eq!(second.tally, Released::Withheld);
}

#[test]
fn what_has_no_level_or_aim_is_counted_apart_and_in_no_mean() {
    let framework = small(&[1]);
    let says = ['2', 'n', 'j', '-', '4', '5'].into_iter().zip([4, 4, 4, 4, 0, 3]).zip(0..);
    let members: Vec<_> = says
        .map(|((now, aim), number)| {
            member(&framework, number, None, &[("1.1", now, aim, 0), ("1", '1', 0, 0)])
        })
        .collect();
    let team = team(&framework, &members);
    let one = item(&team, "1.1");
    assert_eq!((one.tally.members, one.tally.below, one.tally.above), (2, 1, 1));
    let not_compared =
        [one.not_compared.not_in_role, one.not_compared.cannot_judge, one.not_compared.unanswered];
    assert_eq!((not_compared, one.not_compared.no_aim), ([1, 1, 1], 1));
    assert_eq!((one.asked(), one.in_role(), one.strong), (6, 4, 2));
    assert!(!one.is_single_point(), "two are near the top");
    assert!(team.items().all(|item| item.item.as_str() != "1"), "nobody was asked about the area");
}

#[test]
fn needs_go_by_weighted_gap_then_gap_then_how_many_are_below() {
    let framework = small(&[6]);
    let answers = |importance| {
        [
            // A wide gap, but only one of three has rated the importance.
            ("1.1", '1', 5, importance),
            ("1.2", '3', 4, 2),
            ("1.3", '3', 4, 5),
            // Everybody meets the aim.
            ("1.4", '5', 4, 5),
            ("1.5", '3', 4, 5),
            ("1.6", '2', 4, 0),
        ]
    };
    let members: Vec<_> = [5, 0, 0]
        .into_iter()
        .zip(0..)
        .map(|(importance, number)| member(&framework, number, None, &answers(importance)))
        .collect();
    let team = team(&framework, &members);
    let all = Publication::internal(&team);
    let needs: Vec<_> = all.needs().iter().map(|(one, _)| one.item.to_string()).collect();
    assert_eq!(needs, ["1.3", "1.5", "1.2", "1.1", "1.6"]);
}

#[test]
fn single_points_and_helpers_are_found() {
    let framework = small(&[2]);
    let says = [('5', '2'), ('3', '4'), ('2', '5')];
    let members: Vec<_> = says
        .into_iter()
        .zip(0..)
        .map(|((one, two), number)| {
            member(&framework, number, None, &[("1.1", one, 4, 0), ("1.2", two, 4, 0)])
        })
        .collect();
    let team = team(&framework, &members);
    let single: Vec<_> = team.single_points().map(|item| item.item.as_str()).collect();
    assert_eq!(single, ["1.1"]);
    let help = Help::with(&framework, members.iter(), &ItemId::new("1.2"));
    assert_eq!(help, Help { can_help: vec![1, 2], below: vec![0] });
}

#[test]
fn plans_are_added_up() {
    let framework = small(&[1]);
    let plan = |status, review: &str, external, hours: &str| {
        let activity = Activity {
            external,
            hours: Hours::parse(hours),
            spent: Hours::parse(".25"),
            resources: "a fee".to_owned(),
            ..Activity::default()
        };
        let review = Date::parse(review);
        let goal = Goal { status, review, activities: vec![activity], ..Goal::default() };
        Plan { goals: vec![goal], ..Plan::default() }
    };
    let plans = [
        plan(Status::Active, "2026-11-28", true, "1.5"),
        plan(Status::Done, "2026-01-01", false, "2.25"),
        plan(Status::Dropped, "2026-01-01", true, "40"),
        plan(Status::Planned, "2026-11-29", true, "0"),
        Plan::default(),
    ];
    let members: Vec<_> = plans
        .into_iter()
        .zip(0..)
        .map(|(plan, number)| {
            let mut member = member(&framework, number, None, &[]);
            member.result.plan = plan;
            member
        })
        .collect();
    let plans = team(&framework, &members).plans;
    assert_eq!(plans.with_goals, 3);
    assert_eq!((plans.external.members, plans.external.total), (2, 2));
    assert_eq!((plans.planned.members, plans.planned.total.to_string()), (2, "3.75".to_owned()));
    assert_eq!((plans.spent.members, plans.spent.total.to_string()), (3, "0.75".to_owned()));
    assert_eq!((plans.resources.members, plans.resources.total), (3, 3));
    assert_eq!((plans.reviews_past.members, plans.reviews_past.total), (1, 1));
    let shown = Publication::of(&team(&framework, &members)).unwrap().plans;
    assert_eq!(shown.external, Released::Withheld);
    assert_eq!(shown.with_goals, 3);
}

/// Cases: TE-03
#[test]
fn four_members_are_too_few_to_publish() {
    let framework = small(&[2]);
    let members: Vec<_> =
        (0..5).map(|number| member(&framework, number, None, &[("1.1", '2', 4, 0)])).collect();
    assert_eq!(Publication::of(&team(&framework, &members[1..])), None);
    assert_eq!(Publication::of(&team(&framework, &[])), None);
    let shown = Publication::of(&team(&framework, &members)).unwrap();
    // All five gave the same answer.
    assert!(shown.items().any(|item| item.tally == Released::Alike));
    assert!(shown.needs().is_empty());
}

/// Cases: TE-06
#[test]
fn roles_of_a_few_take_another_one_with_them() {
    let framework = small(&[1]);
    let people = |role, range: std::ops::Range<u128>| {
        let framework = &framework;
        range.map(move |number| {
            let now = if number % 2 == 0 { '2' } else { '3' };
            member(framework, number, role, &[("1.1", now, 4, 0)])
        })
    };
    let mut members: Vec<_> = people(Some("lead"), 0..20).collect();
    members.extend(people(Some("help"), 20..32));
    let all = Publication::of(&team(&framework, &members)).unwrap();
    let counts: Vec<_> = all.roles.iter().map(|role| role.members).collect();
    assert_eq!(counts, [Some(20), Some(12)]);
    assert!(all.areas[0].roles.iter().all(|cell| cell.shown().is_some()));

    members.extend(people(None, 32..35));
    let few = Publication::of(&team(&framework, &members)).unwrap();
    let counts: Vec<_> = few.roles.iter().map(|role| role.members).collect();
    assert_eq!(counts, [Some(20), None, None], "or the three would be the rest of 35");
    let shown = few.areas[0].roles.iter().map(|cell| cell.shown().is_some());
    assert_eq!(shown.collect::<Vec<_>>(), [true, false, false]);
}

/// Random members of a framework of two areas.
fn members() -> impl Strategy<Value = (Framework, Vec<Member>)> {
    let one = (0_usize..8, vec(said(), 7), 0_u8..12, any::<bool>());
    vec(one, 0..34).prop_map(|people| {
        let framework = small(&[4, 1]);
        let of =
            |((role, answers, scope, importance), number): ((usize, Vec<Said>, u8, bool), u128)| {
                let role =
                    [Some("lead"), Some("help"), None].get(role).copied().unwrap_or(Some("lead"));
                let mut check = begin(&framework, role, importance);
                check.id = ResultId::from_random(number);
                match scope {
                    0 => check.scope = Scope::Quick,
                    1 => check.scope = Scope::Areas(vec![ItemId::new("1")]),
                    _ => {}
                }
                for (id, said) in framework.ids().zip(&answers) {
                    check.change(id, at(1), |answer| *answer = said.answer(&framework));
                }
                Member { label: String::new(), result: check.frozen(&framework) }
            };
        let members = people.into_iter().zip(0..).map(of).collect();
        (framework, members)
    })
}

/// For each item of an area and each role: its members with a level and an aim.
fn cells(framework: &Framework, members: &[Member], area: usize) -> Vec<Vec<usize>> {
    let roles = [Some(RoleId::new("lead")), Some(RoleId::new("help")), None];
    let place = |role: &Option<RoleId>| roles.iter().position(|one| one == role).unwrap();
    let items = framework.area(area).unwrap();
    let ids = std::iter::once(&items.id).chain(items.competencies.iter().map(|one| &one.id));
    ids.map(|id| {
        let mut counts = vec![0; roles.len()];
        for Member { result, .. } in members {
            let asked = result.items(framework).iter().any(|(_, item)| item.id == id);
            if asked && result.gap(framework, id).signed().is_some() {
                counts[place(&result.role)] += 1;
            }
        }
        counts
    })
    .collect()
}

const PRIME: u64 = 2_147_483_647;

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut product = 1;
    while exponent > 0 {
        if exponent % 2 == 1 {
            product = product * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    product
}

/// Whether a sum is a linear combination of others, by elimination modulo a prime.
fn follows(target: &[u64], shown: &[Vec<u64>]) -> bool {
    let mut basis: Vec<(usize, Vec<u64>)> = Vec::new();
    let reduce = |row: &mut Vec<u64>, basis: &[(usize, Vec<u64>)]| {
        for (pivot, of) in basis {
            let factor = row[*pivot];
            for (one, other) in row.iter_mut().zip(of) {
                *one = (*one + (PRIME - factor) * other) % PRIME;
            }
        }
    };
    for row in shown {
        let mut row = row.clone();
        reduce(&mut row, &basis);
        if let Some(pivot) = row.iter().position(|one| *one != 0) {
            let inverse = power(row[pivot], PRIME - 2);
            for one in &mut row {
                *one = *one * inverse % PRIME;
            }
            basis.push((pivot, row));
        }
    }
    let mut rest = target.to_vec();
    reduce(&mut rest, &basis);
    rest.iter().all(|one| *one == 0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Even a reader who knows which role rated which item can derive no hidden sum about a few, or about people who
    /// are alike; without that knowledge, no hidden sum at all.
    ///
    /// Cases: TE-06
    #[test]
    fn nothing_hidden_follows_from_what_is_shown((framework, members) in members()) {
        let whole = team(&framework, &members);
        let Some(shown) = Publication::of(&whole) else {
            prop_assert!(members.len() < 5);
            return Ok(());
        };
        // The sizes of the hidden roles.
        let hidden: u32 = whole.roles.iter().zip(&shown.roles)
            .filter(|(_, role)| role.members.is_none()).map(|(group, _)| group.members).sum();
        let count = shown.roles.iter().filter(|role| role.members.is_none()).count();
        prop_assert!(count == 0 || count > 1 && hidden >= MIN_MEMBERS);
        let role_index = |role: Option<usize>| role.unwrap_or(2);
        for (area, released) in whole.areas.iter().zip(&shown.areas) {
            let counts = cells(&framework, &members, area.area);
            let all = framework.area(area.area).unwrap();
            let ids: Vec<_> =
                std::iter::once(&all.id).chain(all.competencies.iter().map(|one| &one.id)).collect();
            for known in [true, false] {
                let vector = |of: &dyn Fn(usize, usize) -> bool| {
                    let mut sum = Vec::new();
                    for (item, roles) in counts.iter().enumerate() {
                        for (role, count) in roles.iter().enumerate() {
                            let group = whole.roles.iter().any(|one| role_index(one.role) == role);
                            if group && (!known || *count > 0) {
                                sum.push(u64::from(of(item, role)));
                            }
                        }
                    }
                    sum
                };
                let of_item = |id: &ItemId| {
                    let place = ids.iter().position(|one| *one == id).unwrap();
                    vector(&|item, _| item == place)
                };
                let of_role = |role| vector(&|_, one| one == role_index(role));
                let mut sums = Vec::new();
                if released.total.shown().is_some() {
                    sums.push(vector(&|_, _| true));
                }
                let items = released.items.iter().filter(|item| item.tally.shown().is_some());
                sums.extend(items.map(|item| of_item(&item.item)));
                for (group, cell) in whole.roles.iter().zip(&released.roles) {
                    if cell.shown().is_some() {
                        sums.push(of_role(group.role));
                    }
                }
                let secret = |tally: &GroupTally| tally.members < MIN_MEMBERS || tally.is_alike();
                let hides = |tally: &GroupTally, released: &Released<GroupTally>| {
                    tally.compared > 0 && released.shown().is_none() && (!known || secret(tally))
                };
                for (item, released) in area.items.iter().zip(&released.items) {
                    if hides(&item.tally, &released.tally) {
                        prop_assert!(!follows(&of_item(&item.item), &sums), "item {}", item.item);
                    }
                }
                for ((group, tally), cell) in
                    whole.roles.iter().zip(&area.roles).zip(&released.roles)
                {
                    if hides(tally, cell) {
                        prop_assert!(!follows(&of_role(group.role), &sums), "role {:?}", group.role);
                    }
                }
            }
            // The hidden roles together are not small either.
            let hidden: u32 = area.roles.iter().zip(&released.roles)
                .filter(|(_, cell)| cell.shown().is_none()).map(|(tally, _)| tally.members).sum();
            prop_assert!(hidden == 0 || hidden >= MIN_MEMBERS || released.total.shown().is_none());
        }
    }

    /// Cases: TE-06
    #[test]
    fn nothing_shown_is_about_a_few((framework, members) in members()) {
        let whole = team(&framework, &members);
        let Some(shown) = Publication::of(&whole) else { return Ok(()) };
        let tallies = shown.areas.iter().flat_map(|area| {
            area.items.iter().map(|item| &item.tally).chain(&area.roles).chain([&area.total])
        });
        for tally in tallies.filter_map(Released::shown) {
            prop_assert!(tally.members >= MIN_MEMBERS);
            prop_assert!(tally.importance_rated == 0 || tally.importance_rated >= MIN_MEMBERS);
        }
        for item in shown.items() {
            prop_assert!(item.not_compared.is_none());
            let few = item.tally.shown().is_none_or(|tally| tally.members < 10);
            prop_assert_eq!(few, item.levels.is_none());
        }
        for role in shown.roles.iter().filter_map(|role| role.members) {
            prop_assert!(role >= 10);
        }
    }

    #[test]
    fn order_of_members_changes_nothing(
        (framework, members, shuffled) in members().prop_flat_map(|(framework, members)| {
            (Just(framework), Just(members.clone()), Just(members).prop_shuffle())
        }),
    ) {
        let (one, other) = (team(&framework, &members), team(&framework, &shuffled));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(Publication::of(&one), Publication::of(&other));
        let needs = |team: &Team| {
            let all = Publication::internal(team);
            all.needs().iter().map(|(one, _)| one.item.clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(needs(&one), needs(&other));
    }

    #[test]
    fn team_of_one_is_her_own_summary((framework, check) in world()) {
        let check: Assessment = check.frozen(&framework);
        let summary = Summary::of(&framework, &check);
        let members = [Member { label: String::new(), result: check.clone() }];
        let team = team(&framework, &members);
        for area in &summary.areas {
            let found = team.areas.iter().find(|one| one.area == area.area).unwrap();
            let (own, team) = (area.tally, found.total);
            prop_assert_eq!(
                [own.compared, own.short, u32::from(own.compared > 0)],
                [team.compared, team.below, team.members]
            );
            prop_assert_eq!(
                [own.sum_present, own.sum_desired, own.sum_gap, own.sum_short],
                [team.sum_present, team.sum_desired, team.sum_gap, team.sum_short]
            );
            let not_compared = found.items.iter().map(|item| item.not_compared);
            let not_compared = not_compared.fold([0; 3], |[role, judge, nothing], one| {
                [role + one.not_in_role, judge + one.cannot_judge, nothing + one.unanswered]
            });
            let unanswered = own.total - own.answered;
            prop_assert_eq!(not_compared, [own.not_in_role, own.cannot_judge, unanswered]);
        }
        let all = Publication::internal(&team);
        let mut needs: Vec<_> = all.needs().iter().map(|(need, _)| need.item.clone()).collect();
        let ranked = summary.priorities.iter().chain(&summary.not_weighted);
        let mut own: Vec<_> = ranked.map(|one| one.item.clone()).collect();
        for one in &summary.priorities {
            let tally = item(&team, one.item.as_str()).tally;
            let weighted = tally.weighted_gap().map(|mean| mean.times(1));
            prop_assert_eq!(weighted, one.weighted.map(i32::from));
            prop_assert_eq!(tally.sum_short, i32::from(one.by.get()));
        }
        // With equal gaps, a person's list has the lower level first, the team's list the framework's order.
        needs.sort();
        own.sort();
        prop_assert_eq!(needs, own);
    }
}

#[test]
fn what_another_edition_has_is_matched_by_id_and_the_rest_is_counted() {
    let framework = small(&[2]);
    let mut one = member(&framework, 1, Some("gone"), &[("1.1", '2', 4, 0)]);
    let answered = cme_selfcheck::domain::Answer {
        present: Some(Present::Rated(level(&framework, 1))),
        desired: Some(Desired::Own(level(&framework, 5))),
        importance: Importance::new(5),
        note: String::new(),
    };
    one.result.orphans.insert(ItemId::new("9.9"), answered);
    let team = team(&framework, &[one]);
    assert_eq!((team.orphans, team.roles[0].role), (1, None));
    assert_eq!(item(&team, "1.1").tally.members, 1);
}
