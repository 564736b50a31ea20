//! The scoring rules as table tests, with both worked examples of the specification.

use cme_selfcheck::domain::compare::{AreaChange, Change, Comparison};
use cme_selfcheck::domain::gap::{Gap, UnknownGap, weighted_gap};
use cme_selfcheck::domain::plan::Goal;
use cme_selfcheck::domain::{
    Answer, Assessment, Desired, Framework, Importance, ItemId, Level, LevelText, Mean, Present,
    RoleId, Scale, Scope, Summary, Tally,
};

use crate::steps::{answer, at, begin, level, parts, small};

/// Id, present rating, aim, importance; expected signed gap and weighted gap.
type Row = (&'static str, char, u8, u8, Option<i32>, Option<u8>);

const EXAMPLE_ONE: &[Row] = &[
    ("1.1", '2', 4, 3, Some(2), Some(6)),
    ("1.2", '4', 3, 5, Some(-1), Some(0)),
    ("1.3", 'n', 4, 5, None, None),
    ("1.4", '3', 5, 0, Some(2), None),
];

const EXAMPLE_TWO: &[Row] = &[
    ("2.1", '3', 4, 5, Some(1), Some(5)),
    ("2.2", '1', 4, 1, Some(3), Some(3)),
    ("2.3", '2', 4, 0, Some(2), None),
    ("2.4", '4', 3, 2, Some(-1), Some(0)),
    ("2.5", 'j', 4, 0, None, None),
    ("2.6", 'n', 0, 0, None, None),
    ("2.7", ' ', 0, 0, None, None),
];

fn both_examples(importance: bool) -> (Framework, Assessment) {
    let framework = small(&[4, 7]);
    let mut check = begin(&framework, None, importance);
    for (id, now, aim, importance, _, _) in EXAMPLE_ONE.iter().chain(EXAMPLE_TWO) {
        answer(&framework, &mut check, id, *now, *aim, *importance);
    }
    (framework, check)
}

fn ids<'a>(list: impl IntoIterator<Item = &'a ItemId>) -> Vec<&'a str> {
    list.into_iter().map(ItemId::as_str).collect()
}

#[test]
fn worked_examples_have_the_gaps_of_the_specification() {
    let (framework, check) = both_examples(true);
    for (id, _, _, _, gap, weighted) in EXAMPLE_ONE.iter().chain(EXAMPLE_TWO) {
        let item = ItemId::new(id);
        let found = check.gap(&framework, &item);
        assert_eq!(found.signed(), *gap, "gap of {id}");
        let importance = check.answer(&item).and_then(|answer| answer.importance);
        assert_eq!(weighted_gap(importance, found), *weighted, "weighted gap of {id}");
    }
}

#[test]
fn worked_example_one_adds_up() {
    let (framework, check) = both_examples(true);
    let tally = Summary::of(&framework, &check).areas[0].tally;
    let expected = Tally {
        total: 4,
        answered: 4,
        in_role: 3,
        not_in_role: 1,
        cannot_judge: 0,
        rated: 3,
        compared: 3,
        short: 2,
        targeted: 0,
        suggested: 0,
        sum_present_rated: 9,
        sum_present: 9,
        sum_desired: 12,
        sum_gap: 3,
        sum_short: 4,
        sum_target: 0,
    };
    assert_eq!(tally, expected);
    let tenths = |mean: Option<Mean>| mean.map(Mean::tenths);
    assert_eq!(tenths(Mean::of(tally.sum_gap, tally.compared)), Some(10), "signed");
    assert_eq!(tenths(tally.mean_shortfall()), Some(13), "shown: 4/3");
    assert_eq!(tenths(tally.mean_present()), Some(30));
    assert_eq!(tenths(tally.mean_desired()), Some(40));
    assert_eq!(tally.mean_target(), None);
}

#[test]
fn worked_example_two_adds_up() {
    let (framework, check) = both_examples(true);
    let tally = Summary::of(&framework, &check).areas[1].tally;
    let counts = (tally.answered, tally.in_role, tally.rated, tally.compared, tally.short);
    assert_eq!(counts, (6, 5, 4, 4, 3));
    assert_eq!((tally.sum_gap, tally.sum_short), (5, 6));
    let tenths = |mean: Option<Mean>| mean.map(Mean::tenths);
    assert_eq!(tenths(Mean::of(tally.sum_gap, tally.compared)), Some(13), "1.25 is shown as 1.3");
    assert_eq!(tenths(tally.mean_shortfall()), Some(15), "shown: 6/4");
    assert_eq!(tenths(tally.mean_present()), Some(25));
    assert_eq!(tenths(tally.mean_desired()), Some(38), "3.75 is shown as 3.8");
}

#[test]
fn worked_examples_rank_with_importance() {
    let (framework, check) = both_examples(true);
    let summary = Summary::of(&framework, &check);
    assert_eq!(ids(summary.priorities.iter().map(|one| &one.item)), ["1.1", "2.1", "2.2"]);
    assert_eq!(
        ids(summary.not_weighted.iter().map(|one| &one.item)),
        ["2.3", "1.4"],
        "equal gaps: the lower level first"
    );
    assert_eq!(ids(summary.strengths.iter().map(|one| &one.item)), ["1.2", "2.4"]);
    assert_eq!(summary.widest, Some(1), "6/4 is wider than 4/3");
}

#[test]
fn worked_examples_rank_without_importance() {
    let (framework, check) = both_examples(false);
    let summary = Summary::of(&framework, &check);
    let expected = ["2.2", "1.1", "2.3", "1.4", "2.1"];
    assert_eq!(ids(summary.priorities.iter().map(|one| &one.item)), expected);
    assert!(summary.not_weighted.is_empty());
    assert!(summary.priorities.iter().all(|one| one.importance.is_none()));
}

#[test]
fn reason_of_the_present_level_wins_over_a_missing_aim() {
    let framework = small(&[1]);
    let rated = Present::Rated(level(&framework, 2));
    for (present, why) in [
        (None, UnknownGap::Unanswered),
        (Some(Present::NotInMyRole), UnknownGap::NotInMyRole),
        (Some(Present::CannotJudge), UnknownGap::CannotJudge),
        (Some(rated), UnknownGap::NoDesiredLevel),
    ] {
        assert_eq!(Gap::between(present, None), Gap::Unknown(why));
    }
    let aim = Desired::Own(level(&framework, 2));
    assert_eq!(Gap::between(Some(rated), Some(aim)), Gap::Met { surplus: 0 });
}

#[test]
fn weighted_gap_of_a_met_aim_is_zero_and_of_an_unknown_one_is_nothing() {
    let max = Importance::new(5);
    assert_eq!(weighted_gap(max, Gap::Met { surplus: 2 }), Some(0));
    assert_eq!(weighted_gap(max, Gap::Unknown(UnknownGap::Unanswered)), None);
    assert_eq!(weighted_gap(None, Gap::Met { surplus: 2 }), None);
}

#[test]
fn target_is_the_adjustment_else_the_competency_else_the_area() {
    let framework = small(&[3, 1]);
    let mut check = begin(&framework, Some("lead"), false);
    let target = |check: &Assessment, id: &str| {
        check.target(&framework, &ItemId::new(id)).map(Level::number)
    };
    assert_eq!(target(&check, "1.1"), Some(4), "the area's");
    assert_eq!(target(&check, "1.2"), Some(5), "the competency's own");
    assert_eq!(target(&check, "2.1"), None, "no target for that area");
    check.adjusted_targets.insert(ItemId::new("1"), level(&framework, 2));
    assert_eq!(target(&check, "1.1"), Some(2), "an adjusted area");
    assert_eq!(target(&check, "1.2"), Some(2), "an adjustment wins over the framework");
    check.adjusted_targets.insert(ItemId::new("1.2"), level(&framework, 3));
    assert_eq!(target(&check, "1.2"), Some(3), "an adjusted competency");
    check.role = None;
    check.adjusted_targets.clear();
    assert_eq!(target(&check, "1.1"), None, "no role, no target");
}

#[test]
fn untouched_aim_follows_the_role_until_the_result_is_frozen() {
    let framework = small(&[2]);
    let mut check = begin(&framework, Some("lead"), false);
    answer(&framework, &mut check, "1.1", '2', 0, 0);
    let item = ItemId::new("1.1");
    let target = |number| Some(Desired::Suggested(level(&framework, number)));
    assert_eq!(check.desired(&framework, &item), target(4));
    let mut result = check.frozen(&framework);
    check.role = Some(RoleId::new("help"));
    result.role = Some(RoleId::new("help"));
    assert_eq!(check.desired(&framework, &item), None, "open: follows the role");
    assert_eq!(result.desired(&framework, &item), target(4), "result: frozen");
    assert_eq!(result.reopened().desired(&framework, &item), None, "opened again: follows");
}

#[test]
fn nobody_is_advised_to_get_worse() {
    let framework = small(&[1]);
    let item = ItemId::new("1.1");
    // The target of the lead is 4. The present rating and the own aim; then the aim with its origin, and the gap.
    for (now, own, aim, gap) in [
        ('1', 0, Some(Desired::Suggested(level(&framework, 4))), Some(3)),
        ('4', 0, Some(Desired::Suggested(level(&framework, 4))), Some(0)),
        ('5', 0, Some(Desired::Suggested(level(&framework, 5))), Some(0)),
        ('5', 4, Some(Desired::Own(level(&framework, 4))), Some(-1)),
        ('j', 0, Some(Desired::Suggested(level(&framework, 4))), None),
        (' ', 0, Some(Desired::Suggested(level(&framework, 4))), None),
    ] {
        let mut check = begin(&framework, Some("lead"), false);
        answer(&framework, &mut check, "1.1", now, own, 0);
        assert_eq!(check.desired(&framework, &item), aim, "now {now}, own {own}");
        assert_eq!(check.gap(&framework, &item).signed(), gap, "now {now}, own {own}");
        let result = check.frozen(&framework);
        if now != ' ' {
            assert_eq!(result.desired(&framework, &item), aim, "frozen: now {now}, own {own}");
        }
        check.role = None;
        let own = framework.scale().level(own).map(Desired::Own);
        assert_eq!(check.desired(&framework, &item), own, "no target, nothing to suggest");
    }
    let at_target = |now| {
        let mut check = begin(&framework, Some("lead"), false);
        answer(&framework, &mut check, "1.1", now, 0, 0);
        check.answer(&item).is_some_and(|answer| answer.is_at(check.target(&framework, &item)))
    };
    assert_eq!(
        ['3', '4', '5', 'j', 'n', ' '].map(at_target),
        [false, true, true, false, false, false]
    );
}

#[test]
fn results_written_before_keep_their_aims_and_follow_when_they_are_opened_again() {
    let framework = small(&[1]);
    let item = ItemId::new("1.1");
    let mut check = begin(&framework, Some("lead"), false);
    answer(&framework, &mut check, "1.1", '5', 0, 0);
    let mut before = check.frozen(&framework);
    let four = Desired::Suggested(level(&framework, 4));
    before.change(&item, at(2), |answer| answer.desired = Some(four));
    assert_eq!(before.gap(&framework, &item).signed(), Some(-1));
    assert_eq!(before.frozen(&framework).desired(&framework, &item), Some(four), "frozen");
    assert_eq!(before.reopened().gap(&framework, &item).signed(), Some(0), "follows");
}

#[test]
fn freezing_writes_no_aim_where_none_was_asked() {
    let framework = small(&[4]);
    let mut check = begin(&framework, Some("lead"), false);
    answer(&framework, &mut check, "1.1", 'n', 0, 0);
    answer(&framework, &mut check, "1.2", 'j', 0, 0);
    check.change(&ItemId::new("1.3"), at(2), |answer| answer.note.push('x'));
    let result = check.frozen(&framework);
    let desired = |id: &str| result.answer(&ItemId::new(id)).and_then(|answer| answer.desired);
    assert_eq!(desired("1.1"), None, "not in my role");
    assert_eq!(desired("1.2"), Some(Desired::Suggested(level(&framework, 5))), "can't judge");
    assert_eq!(desired("1.3"), None, "only a note");
    assert!(result.answer(&ItemId::new("1.4")).is_none(), "unanswered is absent");
}

#[test]
fn quick_check_rates_areas_against_area_targets() {
    let framework = small(&[3, 2]);
    let mut check = begin(&framework, Some("lead"), false);
    check.scope = Scope::Quick;
    answer(&framework, &mut check, "1", '1', 0, 0);
    let summary = Summary::of(&framework, &check);
    assert_eq!((summary.overall.total, summary.overall.answered), (2, 1));
    assert_eq!(summary.areas[0].tally.sum_gap, 3);
    assert_eq!(ids(summary.priorities.iter().map(|one| &one.item)), ["1"]);
}

#[test]
fn chosen_areas_are_all_that_counts() {
    let framework = small(&[3, 2, 1]);
    let mut check = begin(&framework, None, false);
    check.scope = Scope::Areas(vec![ItemId::new("3"), ItemId::new("1")]);
    let summary = Summary::of(&framework, &check);
    let areas: Vec<_> = summary.areas.iter().map(|one| one.area).collect();
    assert_eq!(areas, [0, 2], "in the framework's order");
    assert_eq!(summary.overall.total, 4);
}

/// Cases: HI-21
#[test]
fn widest_gap_needs_half_of_what_is_in_role_and_something_short() {
    let check = |answers: &[(&str, char, u8)]| {
        let framework = small(&[4, 4]);
        let mut check = begin(&framework, None, false);
        for (id, now, aim) in answers {
            answer(&framework, &mut check, id, *now, *aim, 0);
        }
        let summary = Summary::of(&framework, &check);
        summary.widest.map(|area| (area, summary.others_as_wide()))
    };
    assert_eq!(check(&[]), None, "nothing answered");
    assert_eq!(check(&[("1.1", '3', 3)]), None, "nothing short");
    assert_eq!(check(&[("1.1", '1', 5)]), Some((0, 0)));
    let third = [("1.1", '1', 5), ("1.2", 'j', 0), ("1.3", 'j', 0)];
    assert_eq!(check(&third), None, "one of three in role is not enough");
    let half = [("1.1", '1', 5), ("1.2", 'j', 0), ("1.3", 'n', 0)];
    assert_eq!(check(&half), Some((0, 0)), "one of two is");
    let tie = [("1.1", '1', 3), ("2.1", '2', 4)];
    assert_eq!(check(&tie), Some((0, 1)), "equal: the framework's order");
    let more_short = [("1.1", '1', 5), ("1.2", '3', 3), ("2.1", '1', 3), ("2.2", '1', 3)];
    assert_eq!(check(&more_short), Some((1, 1)), "equal means: more short ones");
}

#[test]
fn strengths_are_in_the_top_two_levels_of_four_or_more() {
    let strong_from = |count: usize| {
        let names = vec![LevelText::named("x"); count];
        Scale::new(names).unwrap().strong_from().number()
    };
    assert_eq!([2, 3, 4, 5, 10].map(strong_from), [2, 3, 3, 4, 9]);
    let framework = small(&[5]);
    let mut check = begin(&framework, None, false);
    for (id, now, aim) in
        [("1.1", '4', 4), ("1.2", '5', 3), ("1.3", '5', 5), ("1.4", '3', 1), ("1.5", '5', 0)]
    {
        answer(&framework, &mut check, id, now, aim, 0);
    }
    let summary = Summary::of(&framework, &check);
    let found = ids(summary.strengths.iter().map(|one| &one.item));
    assert_eq!(found, ["1.2", "1.3", "1.1"], "now; no aim is no strength");
    let lead = begin(&framework, Some("lead"), false);
    let mut check = Assessment { answers: check.answers, ..lead };
    // For the lead, 5 is the target of 1.2, and 4 of the others.
    answer(&framework, &mut check, "1.4", '5', 0, 0);
    let summary = Summary::of(&framework, &check);
    let found = ids(summary.strengths.iter().map(|one| &one.item));
    assert_eq!(found, ["1.3", "1.4", "1.5", "1.2", "1.1"], "now, then how far above the target");
}

#[test]
fn means_round_half_away_from_zero_and_compare_exactly() {
    let tenths = |sum, count| Mean::of(sum, count).unwrap().tenths();
    assert_eq!([tenths(5, 4), tenths(-5, 4), tenths(1, 3), tenths(-1, 100)], [13, -13, 3, 0]);
    assert_eq!([tenths(35, 100), tenths(-35, 100), tenths(0, 7)], [4, -4, 0]);
    assert!(Mean::of(0, 0).is_none());
    assert!(Mean::of(6, 4) > Mean::of(4, 3));
    assert_eq!(Mean::of(1, 2), Mean::of(2, 4));
    assert_ne!(Mean::of(1, 2), Mean::of(2, 3));
    assert_eq!(Mean::of(6, 4).map(Mean::count), Some(4));
}

#[test]
fn reason_is_of_the_target_that_applies() {
    let mut parts = parts(&[2]);
    let reasons = [("1", "of the area"), ("1.2", "its own")];
    let reasons = reasons.map(|(item, why)| (item.to_owned(), why.to_owned())).to_vec();
    parts.target_reasons = vec![("lead".to_owned(), reasons)];
    let framework = Framework::new(parts).unwrap();
    let mut check = begin(&framework, Some("lead"), false);
    let reason = |check: &Assessment, id: &str| {
        check.target_reason(&framework, &ItemId::new(id)).map(str::to_owned)
    };
    assert_eq!(reason(&check, "1.1").as_deref(), Some("of the area"));
    assert_eq!(reason(&check, "1.2").as_deref(), Some("its own"));
    check.adjusted_targets.insert(ItemId::new("1"), level(&framework, 2));
    assert_eq!(reason(&check, "1.1"), None, "the person set the target");
    check.role = None;
    assert_eq!(reason(&check, "1.2"), None, "no role");
}

/// A result completed at that time, from ids with present ratings and aims.
fn finished(framework: &Framework, seconds: i64, answers: &[(&str, char, u8)]) -> Assessment {
    let mut check = begin(framework, None, false);
    for (id, now, aim) in answers {
        answer(framework, &mut check, id, *now, *aim, 0);
    }
    check.completed = Some(at(seconds));
    check.frozen(framework)
}

#[test]
fn comparison_tells_growth_from_a_lower_aim() {
    let framework = small(&[7]);
    let result = |seconds, answers: &[_]| finished(&framework, seconds, answers);
    let earlier = result(
        10,
        &[
            ("1.1", '2', 4),
            ("1.2", '2', 4),
            ("1.3", '4', 4),
            ("1.4", '2', 4),
            ("1.5", '2', 4),
            ("1.6", '1', 4),
        ],
    );
    let later = result(
        20,
        &[
            ("1.1", '4', 4),
            ("1.2", '2', 2),
            ("1.3", '4', 5),
            ("1.4", '3', 5),
            ("1.5", 'n', 0),
            ("1.6", '3', 3),
        ],
    );
    // Independent of the order of the arguments: the dates decide which one is earlier.
    for (one, other) in [(&earlier, &later), (&later, &earlier)] {
        let found = Comparison::between(&framework, one, other).unwrap();
        let change = |id: &str| {
            let item = ItemId::new(id);
            found.changes.iter().find(|(one, _)| *one == item).map(|(_, change)| *change)
        };
        assert!(
            matches!(change("1.1"), Some(Change::ClosedByGrowth(d)) if d.present == 2 && d.gap == -2)
        );
        assert!(matches!(change("1.2"), Some(Change::ClosedByLowerAim(d)) if d.present == 0));
        assert!(matches!(change("1.3"), Some(Change::Opened(d)) if d.gap == 1));
        assert!(
            matches!(change("1.4"), Some(Change::StillShort(d)) if d.present == 1 && d.gap == 0)
        );
        let expected =
            Change::NotComparable { earlier: None, later: Some(UnknownGap::NotInMyRole) };
        assert_eq!(change("1.5"), Some(expected));
        assert!(
            matches!(change("1.6"), Some(Change::ClosedPartlyByGrowth(d)) if d.present == 2 && d.gap == -3)
        );
        assert_eq!(change("1.7"), None, "rated in neither");
        assert_eq!(found.closed_by_growth(), 1);
        assert_eq!(found.closed_partly_by_growth(), 1);
        assert_eq!(found.closed_by_lower_aim(), 1);
        assert_eq!(found.opened(), 1);
    }
}

#[test]
fn comparison_puts_changes_first_and_sums_areas_over_what_both_have() {
    let framework = small(&[3, 2, 1]);
    let result = |seconds, answers: &[_]| finished(&framework, seconds, answers);
    let earlier = result(
        10,
        &[("1.1", '2', 4), ("1.2", 'j', 4), ("1.3", '1', 2), ("2.1", '2', 4), ("2.2", '3', 0)],
    );
    let later = result(
        20,
        &[("1.1", '2', 4), ("1.2", '5', 4), ("1.3", '2', 2), ("2.1", '1', 4), ("2.2", '4', 0)],
    );
    let found = Comparison::between(&framework, &earlier, &later).unwrap();
    let order = found.changed_first().into_iter().map(|(item, _)| item);
    assert_eq!(ids(order), ["1.3", "2.1", "1.1", "1.2", "2.2"]);
    let area = |area, compared, sum_then, sum_now| AreaChange { area, compared, sum_then, sum_now };
    assert_eq!(found.areas, [area(0, 2, 3, 4), area(1, 1, 2, 1)], "an area in neither has no line");
    assert_eq!(found.areas[0].means(), [Mean::of(3, 2), Mean::of(4, 2)]);
    assert_eq!(found.areas[1].means().map(|mean| mean.unwrap().tenths()), [20, 10]);
}

#[test]
fn comparison_counts_each_kind_of_change() {
    let framework = small(&[6]);
    let result = |seconds, answers: &[_]| finished(&framework, seconds, answers);
    let counts = |one: &Assessment, other: &Assessment| {
        let found = Comparison::between(&framework, one, other).unwrap();
        let closed = [
            found.closed_by_growth(),
            found.closed_partly_by_growth(),
            found.closed_by_lower_aim(),
        ];
        (closed, found.opened(), found.comparable())
    };
    let low = [("1.1", '2', 4), ("1.2", '2', 4), ("1.3", '2', 4), ("1.4", 'j', 4)];
    let earlier = result(10, &low);
    assert_eq!(counts(&earlier, &result(20, &low)), ([0, 0, 0], 0, 3), "nothing changed");
    let grown = result(20, &[("1.1", '4', 4), ("1.2", '5', 4), ("1.3", '2', 4)]);
    assert_eq!(counts(&earlier, &grown), ([2, 0, 0], 0, 3));
    let lower = result(20, &[("1.1", '2', 2), ("1.2", '1', 1)]);
    assert_eq!(counts(&earlier, &lower), ([0, 0, 2], 0, 2));
    let partly = result(20, &[("1.1", '3', 3), ("1.2", '3', 2), ("1.3", '4', 5)]);
    assert_eq!(counts(&earlier, &partly), ([0, 2, 0], 0, 3), "rose, but not to 4");
    let opened = result(30, &[("1.1", '3', 4), ("1.2", '3', 4), ("1.4", '1', 4)]);
    assert_eq!(counts(&grown, &opened), ([0, 0, 0], 2, 2));
}

#[test]
fn nothing_in_scope_is_not_everything_answered() {
    let framework = small(&[1]);
    let mut check = begin(&framework, None, false);
    check.scope = Scope::Areas(Vec::new());
    assert!(!Summary::of(&framework, &check).overall.is_complete());
    check.scope = Scope::Full;
    assert!(!Summary::of(&framework, &check).overall.is_complete());
    answer(&framework, &mut check, "1.1", 'n', 0, 0);
    assert!(Summary::of(&framework, &check).overall.is_complete());
}

#[test]
fn anything_that_a_person_would_miss_is_content() {
    let framework = small(&[2]);
    let empty = begin(&framework, Some("lead"), false);
    assert!(!empty.has_content());
    let with = |change: fn(&Framework, &mut Assessment)| {
        let mut check = empty.clone();
        change(&framework, &mut check);
        check.has_content()
    };
    assert!(with(|framework, check| answer(framework, check, "1.1", 'n', 0, 0)));
    assert!(with(|_, check| drop(check.orphans.insert(ItemId::new("9.9"), Answer::default()))));
    assert!(with(|framework, check| {
        check.adjusted_targets.insert(ItemId::new("1"), level(framework, 2));
    }));
    assert!(with(|_, check| check.plan.goals.push(Goal::default())));
}

#[test]
fn opening_a_result_again_keeps_own_aims_and_drops_what_came_from_targets() {
    let framework = small(&[4]);
    let mut check = begin(&framework, Some("lead"), false);
    answer(&framework, &mut check, "1.1", '2', 3, 0);
    answer(&framework, &mut check, "1.2", '2', 0, 0);
    let mut result = check.frozen(&framework);
    let target = Desired::Suggested(level(&framework, 4));
    result.change(&ItemId::new("1.3"), at(2), |answer| answer.desired = Some(target));
    result.change(&ItemId::new("1.4"), at(2), |answer| {
        answer.desired = Some(Desired::Own(level(&framework, 1)));
    });
    check.change(&ItemId::new("1.4"), at(2), |answer| {
        answer.desired = Some(Desired::Own(level(&framework, 1)));
    });
    assert_eq!(result.reopened(), check, "of 1.3 nothing is left that the person said");
}

#[test]
fn scales_name_their_steps() {
    let framework = small(&[1]);
    let scale = framework.scale();
    let names = ["Novice", "Advanced beginner", "Competent", "Proficient", "Expert"];
    assert_eq!(scale.names(), names);
    let texts = scale.levels().map(|(level, text)| (level.number(), text.name.as_str()));
    assert_eq!(texts.collect::<Vec<_>>(), (1..).zip(names).collect::<Vec<_>>());
    let importance = framework.importance_scale();
    let steps = ["None", "Little", "Some", "Much", "All"];
    assert_eq!(importance.names(), steps);
    let said: Vec<_> = Importance::all().map(|step| importance.name(step)).collect();
    assert_eq!(said, steps);
}

#[test]
fn results_of_two_frameworks_are_not_compared() {
    let framework = small(&[1]);
    let one = begin(&framework, None, false);
    let mut other_parts = parts(&[1]);
    other_parts.id = "other".to_owned();
    let other = begin(&Framework::new(other_parts).unwrap(), None, false);
    assert_eq!(Comparison::between(&framework, &one, &other), None);
}
