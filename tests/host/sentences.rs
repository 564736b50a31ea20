//! Every sentence with a name, a number or a choice in it, as a snapshot: a changed word is a change.

use std::slice;

use cme_selfcheck::domain::compare::{Change, Comparison, Delta};
use cme_selfcheck::domain::gap::UnknownGap;
use cme_selfcheck::domain::listing::{ItemState, Order};
use cme_selfcheck::domain::plan::{
    Activity, ActivityKind, Goal, GoalDate, GoalText, Outcome, Plan, PlanVersion, Reason, Status,
};
use cme_selfcheck::domain::{
    Answer, Assessment, Date, Desired, Hours, Importance, ItemId, Mean, Problem, ProblemKind,
    ResultId, RoleId, Scope, Summary, Tally, Timestamp, Zone,
};
use cme_selfcheck::messages::{
    self, authors, comparison, kiosk, listing, plan, rate, report, results, start, targets, team,
};

use crate::steps::{alliance, answer, at, begin, level, small};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn days_roles_and_scopes() {
    let framework = small(&[1]);
    let mut all: Vec<_> =
        (1..=12).map(|month| messages::day(Date::new(2026, month, 9).unwrap())).collect();
    let [lead, gone] = ["lead", "gone"].map(RoleId::new);
    all.extend([None, Some(&lead), Some(&gone)].map(|role| messages::role(&framework, role)));
    let scopes = [Scope::Full, Scope::Quick, Scope::Areas(Vec::new())];
    all.extend(scopes.iter().map(|scope| messages::start::scope(scope).to_owned()));
    all.extend((0..=2_u32).map(|number| messages::count(number, "thing", "things")));
    all.push(messages::level(&framework, level(&framework, 2)));
    all.push(messages::landmark(&framework));
    let mean = |sum| Mean::of(sum, 2);
    all.extend([None, mean(-1), mean(0), mean(5)].map(messages::mean));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn dates_begin_with_what_comes_first_where_the_visitor_is() {
    let march = day("2026-03-09");
    assert_eq!(messages::day(march), "March 9, 2026");
    let times = ["00:00", "00:09", "11:59", "12:00", "23:30"].map(|time| {
        let moment = Timestamp::parse(&format!("2026-03-09T{time}:00Z")).unwrap();
        move || messages::time_of(moment, Zone::UTC)
    });
    let shown = || times.each_ref().map(|time| time());
    assert_eq!(shown(), ["12:00 AM", "12:09 AM", "11:59 AM", "12:00 PM", "11:30 PM"]);
    messages::set_date_order(true);
    assert_eq!(messages::day(march), "9 March 2026");
    assert_eq!(shown(), ["0:00", "0:09", "11:59", "12:00", "23:30"]);
    messages::set_date_order(false);
}

#[test]
fn start_tells_how_long_it_takes_and_what_there_is() {
    let mut all = Vec::new();
    for framework in [small(&[1]), small(&[3, 3]), small(&[4, 4, 4]), alliance()] {
        all.extend([start::quick_hint(&framework), start::full_hint(&framework, true)]);
    }
    let framework = small(&[2, 2]);
    let mut check = begin(&framework, Some("lead"), false);
    answer(&framework, &mut check, "1.2", '3', 0, 0);
    all.extend([
        start::describe(&framework, &check, Zone::UTC),
        start::describe_with(
            &framework,
            &check,
            &Tally { answered: 7, total: 9, ..Tally::default() },
            Zone::UTC,
        ),
        start::short_description(&framework, &check, Zone::UTC),
        start::offered("this one", false, false),
        start::offered("this one", true, false),
        start::offered("this one", false, true),
    ]);
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn rating_names_every_control() {
    let framework = small(&[1]);
    let all = [
        rate::clear("1.1").concat(),
        rate::add_note("1.1").concat(),
        rate::note("1.1"),
        listing::room(5, 2_000),
        rate::progress(3, 8),
        rate::area_progress(8, 8),
        rate::step(2, 4),
        rate::meaning(&framework, level(&framework, 5)),
        rate::importance(&framework, 5),
        kiosk::warning(20),
        kiosk::warning(1),
        targets::suggested(&framework, None),
        targets::suggested(&framework, Some(level(&framework, 4))),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn lists_name_states_orders_and_what_is_left_out() {
    let mut all: Vec<_> = ItemState::ALL.map(listing::state).to_vec();
    all.extend(Order::ALL.map(listing::order));
    let counts = [
        listing::shown(3, 3, 8),
        listing::shown(96, 100, 200),
        results::more(4),
        listing::show_more(5, listing::PRIORITIES),
    ];
    all.extend(counts.iter().map(String::as_str));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn plans_name_every_choice() {
    let dates = [GoalDate::Start, GoalDate::Review, GoalDate::Due];
    let mut all: Vec<_> =
        GoalText::ALL.map(|which| format!("{}: {}", plan::text(which), plan::hint(which))).to_vec();
    all.extend(dates.map(plan::date).map(str::to_owned));
    all.extend(Status::ALL.map(plan::status).map(str::to_owned));
    all.extend(ActivityKind::ALL.map(plan::kind).map(str::to_owned));
    all.extend(Outcome::ALL.map(plan::outcome).map(str::to_owned));
    all.extend([
        plan::misordered((GoalDate::Start, GoalDate::Due)),
        plan::goal(2),
        plan::delete_goal(2),
        plan::move_goal(2, true),
        plan::move_goal(2, false),
        plan::activity(2, 3),
        plan::delete_activity(2, 3),
        plan::deleted("Goal 2"),
    ]);
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn plans_tell_what_is_in_them() {
    let framework = alliance();
    let reason = Reason {
        item: ItemId::new("1.1"),
        on: day("2026-03-01"),
        present: Some(level(&framework, 2)),
        desired: Some(level(&framework, 4)),
        importance: Importance::new(3),
    };
    let late = Reason { item: ItemId::new("gone"), present: None, desired: None, ..reason.clone() };
    let unaimed = Reason { desired: None, importance: None, ..reason.clone() };
    let bare = Activity { hours: Hours::parse("1"), ..Activity::default() };
    let full = Activity {
        external: true,
        hours: Hours::parse("12"),
        resources: "two days".to_owned(),
        kind: Some(ActivityKind::Mentor),
        spent: Hours::parse("0.75"),
        completed: Some(day("2026-05-04")),
        what: "Ask".to_owned(),
    };
    let untitled = Goal::default();
    let titled = Goal {
        title: "Read one review a month".to_owned(),
        status: Status::Active,
        start: Some(day("2026-03-02")),
        due: Some(day("2026-09-30")),
        ..Goal::default()
    };
    let version = |goals| PlanVersion { saved: at(0), goals };
    let mut all: Vec<_> =
        ["1.1", "2", "7.5", "gone"].map(|id| plan::item(&framework, &ItemId::new(id))).to_vec();
    all.extend([
        plan::new_title(&framework, &reason),
        plan::new_title(&framework, &late),
        plan::new_title(&framework, &Reason { item: ItemId::new("2"), ..reason.clone() }),
        plan::reasons(&framework, &[]),
        plan::reasons(&framework, slice::from_ref(&reason)),
        plan::reasons(&framework, slice::from_ref(&late)),
        plan::reasons(&framework, &[unaimed, late, reason]),
        plan::activity_line(&Activity::default()),
        plan::activity_line(&bare),
        plan::activity_line(&full),
        plan::dates(&untitled),
        plan::dates(&titled),
        plan::goal_line(&untitled),
        plan::goal_line(&titled),
        plan::goal_title(&untitled).to_owned(),
        plan::excerpt("one two three", 9),
        plan::excerpt("一二三四五", 3),
        plan::calendar_title(&titled, GoalDate::Review),
        plan::version(&version(vec![titled.clone()]), Zone::UTC),
        plan::version(&version(vec![titled.clone(), untitled]), Zone::UTC),
    ]);
    for activities in [Vec::new(), vec![Activity::default()], vec![bare, full]] {
        let goals = vec![Goal { activities, ..titled.clone() }];
        all.extend(
            ["2026-01-01", "2026-09-30", "2026-10-01"]
                .map(|today| plan::overview(&goals[0], day(today))),
        );
        let of = Plan { goals, ..Plan::default() };
        all.extend(team::elements(&of, "today").map(|(name, shown)| format!("{name}: {shown}")));
    }
    let to_review = Goal { review: Some(day("2026-06-01")), due: None, ..titled };
    all.push(plan::overview(&to_review, day("2026-06-02")));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn reports_tell_whose_and_how_old_they_are() {
    let framework = alliance();
    let [today, ages @ ..] =
        ["10", "10", "09", "08", "01", "11"].map(|at| Date::parse(&format!("2026-03-{at}")));
    let age = |exported| report::age(exported, today.unwrap());
    let mut all = vec![age(None)];
    all.extend(ages.map(age));
    all.push(report::head(&framework, &begin(&framework, None, false), Zone::UTC));
    all.push(report::credit(&framework));
    insta::assert_snapshot!(all.join("\n"));
}

/// No "1 aims" and no "all 1".
#[test]
fn results_count_what_was_rated_and_whose_the_aims_are() {
    let areas = Scope::Areas(vec![ItemId::new("1")]);
    let mut all = Vec::new();
    for (scope, [rated, not_in_role, cannot_judge, total]) in [
        (&Scope::Full, [42, 3, 1, 48]),
        (&Scope::Full, [48, 0, 0, 48]),
        (&Scope::Full, [0, 1, 0, 48]),
        (&Scope::Full, [1, 0, 0, 48]),
        (&areas, [2, 0, 1, 3]),
        (&areas, [2, 0, 0, 2]),
        (&areas, [1, 0, 0, 1]),
        (&areas, [0, 0, 1, 1]),
        (&Scope::Quick, [5, 1, 1, 8]),
        (&Scope::Quick, [8, 0, 0, 8]),
        (&Scope::Quick, [0, 1, 0, 1]),
    ] {
        let answered = rated + not_in_role + cannot_judge;
        let tally = Tally { total, answered, not_in_role, cannot_judge, rated, ..Tally::default() };
        all.push(results::rated(scope, &tally));
    }
    for (suggested, compared) in
        [(30, 42), (1, 42), (41, 42), (0, 42), (42, 42), (1, 2), (0, 2), (2, 2), (0, 1), (1, 1)]
    {
        for has_own_targets in [false, true] {
            let tally = Tally { suggested, compared, ..Tally::default() };
            all.push(results::suggested(&tally, has_own_targets));
        }
    }
    all.push(results::caveat(&begin(&alliance(), None, false), Zone::UTC));
    insta::assert_snapshot!(all.join("\n"));
}

/// A framework of one area with eight competencies, with every kind of answer; the last one is not answered.
fn every_kind() -> (cme_selfcheck::domain::Framework, Assessment) {
    let framework = small(&[8]);
    let mut check = begin(&framework, Some("lead"), true);
    for (id, now, aim, importance) in [
        ("1.1", '2', 4, 3),
        ("1.2", '3', 0, 0),
        ("1.3", '4', 4, 0),
        ("1.4", '5', 4, 0),
        ("1.5", '5', 3, 1),
        ("1.6", 'n', 0, 0),
        ("1.7", 'j', 0, 0),
    ] {
        answer(&framework, &mut check, id, now, aim, importance);
    }
    (framework, check)
}

#[test]
fn results_say_what_every_number_is() {
    let (framework, mut check) = every_kind();
    let summary = Summary::of(&framework, &check);
    let mut all = Vec::new();
    let ranked = summary.priorities.iter().chain(&summary.not_weighted);
    all.extend(ranked.map(|one| results::why(&framework, &check, one)));
    all.extend(summary.strengths.iter().map(|one| results::strength(&framework, one)));
    let lines = |check: &Assessment| {
        let items = check.items(&framework).into_iter();
        items.map(|(_, item)| results::line(&framework, check, item.id)).collect::<Vec<_>>()
    };
    all.extend(lines(&check));
    let mut alone = begin(&framework, None, false);
    answer(&framework, &mut alone, "1.1", '2', 0, 0);
    all.push(results::line(&framework, &alone, &ItemId::new("1.1")));
    all.push(results::area_sentence("Area 1", &summary.overall));
    all.push(results::area_sentence("Area 2", &Tally { total: 3, ..Tally::default() }));
    all.push(results::chart(&framework, &summary));
    assert_eq!(results::adjusted(&framework, &check), None);
    for (id, number) in [("1", 3), ("gone", 2)] {
        check.adjusted_targets.insert(ItemId::new(id), level(&framework, number));
    }
    all.extend(results::adjusted(&framework, &check));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn answers_of_another_edition_are_told_whole() {
    let (framework, check) = every_kind();
    let aimed = Answer { desired: Some(Desired::Own(level(&framework, 4))), ..Answer::default() };
    let noted = Answer { note: "why".to_owned(), ..aimed.clone() };
    let answers = ["1.1", "1.6", "1.7"].map(|id| check.answer(&ItemId::new(id)).unwrap());
    let all = answers.into_iter().chain([&aimed, &noted]);
    let all: Vec<_> = all.map(|answer| results::orphan(&framework, answer)).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn changes_between_two_results() {
    let delta = |present, gap| Delta { present, gap };
    let unknown = |earlier, later| Change::NotComparable { earlier, later };
    let all = [
        Change::ClosedByGrowth(delta(2, -2)),
        Change::ClosedPartlyByGrowth(delta(1, -2)),
        Change::ClosedByLowerAim(delta(0, -2)),
        Change::Opened(delta(-1, 1)),
        Change::StillShort(delta(0, 0)),
        Change::StillShort(delta(1, 0)),
        Change::StillShort(delta(-1, 0)),
        Change::StillShort(delta(1, -2)),
        Change::StillShort(delta(-1, -1)),
        Change::StillShort(delta(0, 2)),
        Change::StillMet(delta(0, 0)),
        Change::StillMet(delta(-2, 2)),
        Change::StillMet(delta(2, -2)),
        Change::StillMet(delta(0, 1)),
        unknown(Some(UnknownGap::Unanswered), Some(UnknownGap::Unanswered)),
        unknown(Some(UnknownGap::NotInMyRole), Some(UnknownGap::CannotJudge)),
        unknown(None, Some(UnknownGap::NoDesiredLevel)),
        unknown(Some(UnknownGap::Unanswered), None),
    ];
    let mut all: Vec<_> = all.map(comparison::change).to_vec();
    all.push(comparison::compare_with("this one"));
    let framework = small(&[3]);
    let [mut earlier, mut later] = [1, 2].map(|id| {
        let mut check = begin(&framework, None, false);
        check.id = ResultId::from_random(id);
        check
    });
    answer(&framework, &mut earlier, "1.1", '2', 4, 0);
    answer(&framework, &mut later, "1.1", '3', 4, 0);
    answer(&framework, &mut earlier, "1.2", 'n', 4, 0);
    answer(&framework, &mut later, "1.2", '3', 5, 0);
    for id in ["1.1", "1.2", "1.3"].map(ItemId::new) {
        let now = comparison::now(&earlier, &later, &id);
        all.push(format!("{now}, {}", comparison::aim(&framework, &earlier, &later, &id)));
    }
    let growth = Change::ClosedByGrowth(delta(1, -1));
    let lower = Change::ClosedByLowerAim(delta(0, -1));
    let opened = Change::Opened(delta(-1, 1));
    let same = Change::StillShort(delta(0, 0));
    let mut quick = earlier.clone();
    quick.scope = Scope::Quick;
    for (earlier, changes) in [
        (&earlier, vec![]),
        (&earlier, vec![same]),
        (&earlier, vec![growth]),
        (&earlier, vec![growth, growth, lower, opened, same]),
        (&quick, vec![lower]),
        (&quick, vec![lower, lower, opened, opened]),
    ] {
        let item = |change| (ItemId::new("1.1"), change);
        let found =
            Comparison { changes: changes.into_iter().map(item).collect(), areas: Vec::new() };
        all.push(comparison::sentence(&found, earlier, &later, Zone::UTC));
    }
    // Two results of one day are shown with their times.
    all.push(comparison::compared_results(&framework, &earlier, &later, Zone::UTC));
    later.updated = Timestamp::from_unix_seconds(later.updated.unix_seconds() + 5_400).unwrap();
    all.push(comparison::compared_results(&framework, &earlier, &later, Zone::UTC));
    let none = Comparison { changes: vec![(ItemId::new("1.1"), same)], areas: Vec::new() };
    all.push(comparison::sentence(&none, &earlier, &later, Zone::UTC));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn authors_are_told_what_the_file_holds() {
    let missing = Problem { path: "title".to_owned(), what: ProblemKind::Missing };
    let all = [
        authors::contents(&small(&[2, 1])),
        authors::target("Area 1", "Lead"),
        authors::off_scale(7),
        authors::problem(&missing),
        authors::problems(1),
        authors::problems(2),
    ];
    insta::assert_snapshot!(all.join("\n"));
}
