//! The learning plan, adjusted targets, and undoing deletions.

use std::sync::Arc;

use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::plan::{
    Activity, Goal, GoalDate, GoalText, MAX_ACTIVITIES, MAX_GOALS, MAX_SUGGESTION_CHARS,
    MAX_TEXT_CHARS, MAX_VERSIONS, Plan, Reason, Status, suggestions,
};
use cme_selfcheck::domain::{Date, Hours, ItemId, Level, Present, ResultId, RoleId, Scope, Zone};
use cme_selfcheck::format::{framework_v1, framework_write, result_read, result_v1};
use cme_selfcheck::messages::plan;
use cme_selfcheck::session::planning::PlanFull;
use cme_selfcheck::session::{Env, ResultRef, Screen, Session};

use crate::steps::{at, begin, env, level, parts, rate, session, setup, small};
use crate::storage::Shared;

const DAY: i64 = 86_400;

/// A moment on a later day.
fn later(days: u8) -> Env {
    Env { now: at(i64::from(days) * DAY), entropy: 1_000 + u128::from(days) }
}

/// A lead's self-check with results on screen: 1.1 two short, 1.2 four short, 1.3 met, 2.1 to 2.3 without
/// a target but with an aim.
fn planned(store: &Shared, tab: &str) -> Session {
    let framework = Arc::new(small(&[3, 3]));
    let mut session = session(&framework, store.clone(), tab);
    let setup = Setup { role: Some(RoleId::new("lead")), scope: Scope::Full, importance: false };
    session.begin(setup, env(1));
    for (id, now, aim) in
        [("1.1", 2, 4), ("1.2", 1, 5), ("1.3", 4, 4), ("2.1", 1, 4), ("2.2", 3, 4), ("2.3", 2, 3)]
    {
        let id = ItemId::new(id);
        session.rate_present(&id, Present::Rated(level(&framework, now)), env(2));
        session.choose_desired(&id, level(&framework, aim), env(2));
    }
    session.see_results();
    session.make_plan(plan::new_title, env(4));
    session
}

fn codes(session: &Session) -> Vec<String> {
    let goals = &session.plan().unwrap().goals;
    goals
        .iter()
        .map(|goal| goal.items.first().map_or("own".to_owned(), ToString::to_string))
        .collect()
}

fn id(session: &Session, index: usize) -> String {
    session.plan().unwrap().goals[index].id.clone()
}

#[test]
fn goal_rests_on_the_day_of_the_rating_not_on_its_own() {
    let mut session = planned(&Shared::default(), "a");
    session.add_goal_for(&ItemId::new("2.2"), plan::new_title, later(30)).unwrap();
    let goal = session.plan().unwrap().goals.last().unwrap();
    assert_eq!(goal.why[0].on, env(3).now.date(Zone::UTC));
}

#[test]
fn first_three_priorities_become_goals_once() {
    let store = Shared::default();
    let mut session = planned(&store, "a");
    assert_eq!(codes(&session), ["1.2", "2.1", "1.1"]);
    let goal = &session.plan().unwrap().goals[0];
    assert_eq!(goal.title, "Move from Novice to Expert in Area 1 (1.2)");
    let why = &goal.why[0];
    assert_eq!((why.present.unwrap().number(), why.desired.unwrap().number()), (1, 5));
    assert_eq!(why.on, env(4).now.date(Zone::UTC));
    for _ in 0..3 {
        let first = id(&session, 0);
        session.delete_goal(&first, env(5)).unwrap();
    }
    session.back_to_results();
    session.make_plan(plan::new_title, env(6));
    assert!(codes(&session).is_empty(), "an emptied plan stays empty");
}

#[test]
fn a_goal_is_added_for_an_item_once_and_what_is_looked_at_is_kept_first() {
    let text = planned(&Shared::default(), "a").export().unwrap();
    let mut session = session(&Arc::new(small(&[3, 3])), Shared::default(), "b");
    session.offer(&text).unwrap();
    session.view_offered();
    let item = ItemId::new("2.2");
    let id = session.add_goal_for(&item, plan::new_title, env(50)).unwrap();
    assert!(matches!(session.screen(), Screen::Results(ResultRef::Saved(_))), "the results stay");
    assert_eq!(codes(&session), ["1.2", "2.1", "1.1", "2.2"]);
    assert_eq!(session.add_goal_for(&item, plan::new_title, env(60)), Ok(id));
    assert_eq!(codes(&session).len(), 4, "there is a goal already");
}

#[test]
fn a_plan_begun_with_one_priority_has_that_alone() {
    let mut session = session(&Arc::new(small(&[3])), Shared::default(), "a");
    session.begin(crate::steps::setup(Scope::Full), env(1));
    session.see_results();
    session.add_goal_for(&ItemId::new("1.3"), plan::new_title, env(3)).unwrap();
    assert_eq!(session.plan().unwrap().goals[0].title, "Work on Area 1 (1.3)", "nothing is rated");
    session.make_plan(plan::new_title, env(4));
    assert_eq!(codes(&session), ["1.3"]);
}

#[test]
fn goals_are_swapped_moved_deleted_and_brought_back() {
    let mut session = planned(&Shared::default(), "a");
    let first = id(&session, 0);
    session.set_goal_subject(&first, Some(&ItemId::new("2.3")), plan::new_title, env(5)).unwrap();
    let title = "Move from Advanced beginner to Competent in Area 2 (2.3)";
    assert_eq!(session.plan().unwrap().goals[0].title, title, "the title follows");
    session.change_goal(&first, env(6), &mut |goal| goal.title = "Mine".to_owned()).unwrap();
    session.set_goal_subject(&first, None, plan::new_title, env(7)).unwrap();
    assert_eq!(session.plan().unwrap().goals[0].title, "Mine", "unless the person wrote it");
    assert!(session.plan().unwrap().goals[0].why.is_empty());
    let last = id(&session, 2);
    session.move_goal(&first, true, env(8)).unwrap();
    session.move_goal(&last, false, env(8)).unwrap();
    assert_eq!(codes(&session), ["own", "2.1", "1.1"], "ends stay where they are");
    session.move_goal(&first, false, env(8)).unwrap();
    assert_eq!(codes(&session), ["2.1", "own", "1.1"]);
    let before = session.plan().unwrap().goals.clone();
    session.delete_goal(&first, env(9)).unwrap();
    assert_eq!(codes(&session), ["2.1", "1.1"]);
    session.undo(env(10)).unwrap();
    assert_eq!(session.plan().unwrap().goals, before);
    session.undo(env(11)).unwrap();
    assert_eq!(session.plan().unwrap().goals, before, "there is nothing more to bring back");
}

#[test]
fn activities_are_added_deleted_and_brought_back() {
    let mut session = planned(&Shared::default(), "a");
    let goal = id(&session, 1);
    session.add_activity(&goal, "Read", env(5)).unwrap();
    session.add_activity(&goal, "Teach", env(5)).unwrap();
    session.delete_activity(&goal, 0, env(6)).unwrap();
    session.delete_activity(&goal, 1, env(6)).unwrap();
    session.delete_activity(&goal, 7, env(6)).unwrap();
    assert_eq!(session.plan().unwrap().goals[1].activities.len(), 1);
    session.undo(env(7)).unwrap();
    let names: Vec<_> =
        session.plan().unwrap().goals[1].activities.iter().map(|one| one.what.clone()).collect();
    assert_eq!(names, ["Read", "Teach"]);
}

#[test]
fn limits_are_kept_without_losing_anything() {
    let mut session = planned(&Shared::default(), "a");
    for number in 3..MAX_GOALS {
        session.add_goal(Env { entropy: number as u128 + 50, ..env(5) }).unwrap();
    }
    assert_eq!(session.add_goal(env(200)), Err(PlanFull));
    let goal = id(&session, 0);
    for _ in 0..MAX_ACTIVITIES {
        session.add_activity(&goal, "x", env(6)).unwrap();
    }
    assert_eq!(session.add_activity(&goal, "x", env(6)), Err(PlanFull));
    let long = "語".repeat(MAX_TEXT_CHARS + 1);
    assert_eq!(Session::plan_text(&long).chars().count(), MAX_TEXT_CHARS);
    assert_eq!(Session::plan_text("a\u{0}\u{202e}b"), "ab");
}

#[test]
fn activity_without_room_changes_nothing() {
    let mut session = planned(&Shared::default(), "a");
    let [goal, other] = [0, 1].map(|index| id(&session, index));
    for _ in 0..MAX_ACTIVITIES {
        session.add_activity(&goal, "x", env(6)).unwrap();
    }
    session.delete_goal(&other, env(7)).unwrap();
    let before = session.plan().unwrap().clone();
    assert_eq!(session.add_activity(&goal, "x", env(8)), Err(PlanFull));
    assert_eq!(session.plan(), Some(&before));
    assert!(session.undoable().is_some(), "the goal can still be brought back");
}

#[test]
fn goal_that_another_tab_has_deleted_is_not_called_too_much() {
    let store = Shared::default();
    let mut one = planned(&store, "a");
    let goal = id(&one, 0);
    planned_elsewhere(&store).delete_goal(&goal, env(9)).unwrap();
    assert_eq!(one.change_goal(&goal, env(10), &mut |goal| goal.title.clear()), Ok(()));
    assert_eq!(one.add_activity(&goal, "x", env(11)), Ok(()));
    assert!(one.plan().unwrap().goal(&goal).is_none());
}

#[test]
fn longest_suggestion_of_a_framework_can_be_read_again() {
    let mut parts = parts(&[1]);
    let longest = "語".repeat(MAX_SUGGESTION_CHARS);
    parts.areas[0].competencies[0].activities = vec![longest.clone()];
    let text = framework_write::write(&parts);
    let framework = Arc::new(framework_v1::read(&text).unwrap());
    let store = Shared::default();
    let mut before = session(&framework, store.clone(), "a");
    before.begin(setup(Scope::Full), env(1));
    rate(&mut before, "1.1", 1);
    before.choose_desired(&ItemId::new("1.1"), level(&framework, 5), env(2));
    before.see_results();
    before.make_plan(plan::new_title, env(4));
    let goal = id(&before, 0);
    before.add_activity(&goal, &longest, env(5)).unwrap();
    rate(&mut before, "1.1", 2);
    let file = before.export().unwrap();
    assert!(result_read::read(&file, &framework).is_ok());
    let after = session(&framework, store, "b");
    assert!(after.notices().is_empty() && after.damaged().is_empty());
    let kept = &after.open_assessment().unwrap().plan.goals[0].activities[0];
    assert_eq!(kept.what, longest);
}

#[test]
fn plan_never_makes_a_file_that_cannot_be_opened_again() {
    let mut session = planned(&Shared::default(), "a");
    let long = "語".repeat(MAX_TEXT_CHARS);
    let mut refused = 0;
    for number in 0..MAX_GOALS {
        let Ok(goal) = session.add_goal(Env { entropy: number as u128 + 50, ..env(5) }) else {
            continue;
        };
        for which in GoalText::ALL {
            let change = &mut |goal: &mut Goal| goal.text_mut(which).clone_from(&long);
            refused += usize::from(session.change_goal(&goal, env(6), change).is_err());
        }
        for _ in 0..MAX_ACTIVITIES {
            refused += usize::from(session.add_activity(&goal, &long, env(7)).is_err());
        }
    }
    assert!(refused > 0, "the plan was filled to the brim");
    let text = session.export().unwrap();
    assert!(text.len() <= result_v1::MAX_BYTES);
    result_read::read(&text, session.framework()).unwrap();
}

#[test]
fn earlier_days_are_kept_as_versions() {
    let mut session = planned(&Shared::default(), "a");
    let goal = id(&session, 0);
    let status = |session: &mut Session, status, env| {
        session.change_goal(&goal, env, &mut |goal| goal.status = status).unwrap();
    };
    status(&mut session, Status::Active, env(9));
    assert!(session.plan().unwrap().versions.is_empty(), "the same day");
    status(&mut session, Status::Done, later(3));
    let versions = &session.plan().unwrap().versions;
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].saved, env(9).now);
    assert_eq!(versions[0].goals[0].status, Status::Active);
    for day in 4..40 {
        let which = if day % 2 == 0 { Status::Planned } else { Status::Changed };
        status(&mut session, which, later(day));
    }
    let versions = &session.plan().unwrap().versions;
    assert_eq!(versions.len(), MAX_VERSIONS);
    assert!(versions.is_sorted_by_key(|version| version.saved));
}

#[test]
fn a_version_holds_goals_and_differs_from_the_last() {
    let mut plan = planned(&Shared::default(), "a").plan().unwrap().clone();
    let changed_on = |plan: &mut Plan, day| {
        plan.keep_version(later(day).now, Zone::UTC);
        plan.updated = Some(later(day).now);
        plan.versions.len()
    };
    assert_eq!(changed_on(&mut plan, 3), 1);
    assert_eq!(changed_on(&mut plan, 4), 1, "the goals are those of the last version");
    plan.goals.clear();
    assert_eq!(changed_on(&mut plan, 5), 1, "there is nothing to keep");
}

#[test]
fn dates_in_the_wrong_order_are_told_and_kept() {
    let day = |text| Date::parse(text);
    let goal = |start, review, due| Goal {
        start: day(start),
        review: day(review),
        due: day(due),
        ..Goal::default()
    };
    let cases = [
        (("2026-01-01", "2026-02-01", "2026-03-01"), None),
        (("2026-01-01", "2026-01-01", "2026-01-01"), None),
        (("", "", ""), None),
        (("2026-03-02", "", "2026-03-01"), Some((GoalDate::Start, GoalDate::Due))),
        (("2026-03-02", "2026-03-01", "2026-04-01"), Some((GoalDate::Start, GoalDate::Review))),
        (("", "2026-03-02", "2026-03-01"), Some((GoalDate::Review, GoalDate::Due))),
    ];
    for ((start, review, due), expected) in cases {
        assert_eq!(goal(start, review, due).misordered(), expected, "{start} {review} {due}");
    }
}

#[test]
fn next_date_is_the_due_date_that_has_passed_then_the_review_then_the_first_to_come() {
    use GoalDate::{Due, Review, Start};
    let day = |text| Date::parse(text).unwrap();
    let goal = Goal {
        start: Some(day("2026-01-10")),
        review: Some(day("2026-02-10")),
        due: Some(day("2026-03-10")),
        ..Goal::default()
    };
    for (today, expected) in [
        ("2026-01-10", (Start, "2026-01-10", false)),
        ("2026-01-11", (Review, "2026-02-10", false)),
        ("2026-02-11", (Review, "2026-02-10", true)),
        ("2026-04-01", (Due, "2026-03-10", true)),
    ] {
        let next = goal.next_date(day(today)).unwrap();
        assert_eq!(
            (next.which, next.day, next.has_passed),
            (expected.0, day(expected.1), expected.2)
        );
    }
    let closed = Goal { status: Status::Done, ..goal.clone() };
    assert_eq!(closed.next_date(day("2026-04-01")), None);
    let begun = Goal { review: None, due: None, ..goal };
    assert_eq!(begun.next_date(day("2026-04-01")), None, "nothing is to come");
}

#[test]
fn an_activity_completed_before_its_goal_began_is_told() {
    let day = Date::parse;
    let goal = Goal { start: day("2026-03-02"), ..Goal::default() };
    for (completed, expected) in [("2026-03-01", true), ("2026-03-02", false), ("", false)] {
        let activity = Activity { completed: day(completed), ..Activity::default() };
        assert_eq!(goal.starts_after(&activity), expected, "{completed}");
        assert!(!Goal::default().starts_after(&activity));
    }
}

#[test]
fn what_is_suggested_stands_first_and_comes_back_with_what_was_in_it() {
    let framework = Arc::new(crate::steps::alliance());
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(crate::steps::setup(Scope::Full), env(1));
    session.see_results();
    let item = ItemId::new("1.1");
    let goal = session.add_goal_for(&item, plan::new_title, env(3)).unwrap();
    let suggested = suggestions(&framework, &[item]);
    assert_eq!(suggested.len(), 2);
    for what in ["My own", suggested[1], suggested[0]] {
        session.add_activity(&goal, what, env(4)).unwrap();
    }
    let whats = |session: &Session| -> Vec<String> {
        let goal = &session.plan().unwrap().goals[0];
        goal.activities.iter().map(|one| one.what.clone()).collect()
    };
    assert_eq!(whats(&session), [suggested[0], suggested[1], "My own"]);
    let hours = &mut |goal: &mut Goal| goal.activities[1].hours = Hours::parse("3");
    session.change_goal(&goal, env(5), hours).unwrap();
    session.delete_activity(&goal, 1, env(6)).unwrap();
    session.add_activity(&goal, suggested[1], env(7)).unwrap();
    assert_eq!(whats(&session), [suggested[0], suggested[1], "My own"]);
    assert_eq!(session.plan().unwrap().goals[0].activities[1].hours, Hours::parse("3"));
    let area = suggestions(&framework, &[ItemId::new("2"), ItemId::new("2"), ItemId::new("gone")]);
    assert_eq!(area.len(), 4, "the first of the first competencies: {area:?}");
    // An activity without words is not restored, because there may be several of them.
    session.add_activity(&goal, "", env(8)).unwrap();
    let hours = &mut |goal: &mut Goal| goal.activities[3].hours = Hours::parse("7");
    session.change_goal(&goal, env(9), hours).unwrap();
    session.delete_activity(&goal, 3, env(10)).unwrap();
    session.add_activity(&goal, "", env(11)).unwrap();
    assert_eq!(session.plan().unwrap().goals[0].activities[3], Activity::default());
}

#[test]
fn every_text_and_date_of_a_goal_has_its_place() {
    let mut goal = Goal::default();
    for (number, which) in GoalText::ALL.into_iter().enumerate() {
        *goal.text_mut(which) = number.to_string();
    }
    let read = GoalText::ALL.map(|which| goal.text(which).to_owned());
    assert_eq!(read.concat(), "012345");
    assert!(!goal.is_dated());
    for which in [GoalDate::Start, GoalDate::Review, GoalDate::Due] {
        let mut goal = Goal::default();
        *goal.date_mut(which) = Date::parse("2026-03-01");
        assert!(goal.date(which).is_some() && goal.is_dated());
    }
}

#[test]
fn plan_with_more_than_a_file_takes_does_not_fit() {
    let framework = small(&[2]);
    let reason = |number: usize| Reason {
        item: ItemId::new(&format!("{number:0200}")),
        on: Date::parse("2026-03-01").unwrap(),
        present: None,
        desired: None,
        importance: None,
    };
    let mut check = begin(&framework, None, false);
    for number in 0..200 {
        let why: Vec<_> = (0..20).map(reason).collect();
        let items = why.iter().map(|reason| reason.item.clone()).collect();
        let goal = Goal { id: number.to_string(), items, why, ..Goal::default() };
        check.plan.goals.push(goal);
        let fits = result_v1::write(&framework, &check).len() <= result_v1::MAX_BYTES;
        assert_eq!(result_v1::fits(&framework, &check), fits, "{number} goals");
    }
    assert!(!result_v1::fits(&framework, &check));
}

#[test]
fn evidence_counts_what_is_there_and_leaves_dropped_goals_out() {
    let mut session = planned(&Shared::default(), "a");
    let (first, second) = (id(&session, 0), id(&session, 1));
    session.add_activity(&first, "a", env(5)).unwrap();
    session.add_activity(&first, "b", env(5)).unwrap();
    session.add_activity(&second, "c", env(5)).unwrap();
    session
        .change_goal(&first, env(6), &mut |goal| {
            goal.activities[0].external = true;
            goal.activities[0].hours = Hours::parse("12.25");
            goal.activities[1].hours = Hours::parse("0");
            goal.activities[1].resources = "a day".to_owned();
            goal.activities[1].spent = Hours::parse("1:15");
        })
        .unwrap();
    let drop = &mut |goal: &mut Goal| goal.status = Status::Dropped;
    session.change_goal(&second, env(7), drop).unwrap();
    let found = session.plan().unwrap().evidence();
    assert_eq!((found.activities, found.external), (2, 1));
    assert_eq!(
        (found.hours.to_string(), found.with_hours, found.with_resources),
        ("12.25".to_owned(), 1, 1)
    );
    assert_eq!((found.spent.to_string(), found.with_spent), ("1.25".to_owned(), 1));
}

#[test]
fn plan_is_saved_with_its_result_and_merged_between_tabs() {
    let store = Shared::default();
    let mut one = planned(&store, "a");
    let mut two = planned_elsewhere(&store);
    let goal = id(&one, 0);
    one.change_goal(&goal, env(8), &mut |goal| goal.title = "From one".to_owned()).unwrap();
    two.rate_present(&ItemId::new("2.2"), Present::NotInMyRole, env(9));
    two.change_goal(&goal, env(9), &mut |goal| goal.supporter = "Two".to_owned()).unwrap();
    one.refresh();
    let goal = &one.plan().unwrap().goals[0];
    assert_eq!((goal.title.as_str(), goal.supporter.as_str()), ("From one", "Two"));
    assert_eq!(one.answer(&ItemId::new("2.2")).present, Some(Present::NotInMyRole));
}

/// The same self-check in another tab, with its plan on screen.
fn planned_elsewhere(store: &Shared) -> Session {
    let mut other = session(&Arc::new(small(&[3, 3])), store.clone(), "b");
    other.see_results();
    other.make_plan(plan::new_title, env(5));
    other
}

/// Cases: ST-19
#[test]
fn plan_of_a_kept_result_wins_by_counter_not_by_clock() {
    let store = Shared::default();
    let mut one = planned(&store, "a");
    let kept = one.open_assessment().unwrap().id.clone();
    one.begin(crate::steps::setup(Scope::Full), env(20));
    let mut two = session(&Arc::new(small(&[3, 3])), store.clone(), "b");
    for tab in [&mut one, &mut two] {
        tab.show_result(&kept);
        tab.make_plan(plan::new_title, env(21));
    }
    let goal = id(&one, 0);
    let title = |title: &'static str| move |goal: &mut Goal| title.clone_into(&mut goal.title);
    one.change_goal(&goal, later(2), &mut title("First, with a clock ahead")).unwrap();
    two.change_goal(&goal, env(22), &mut title("Second")).unwrap();
    one.refresh();
    assert_eq!(one.plan().unwrap().goals[0].title, "Second");
    assert_eq!(*one.screen(), Screen::Plan(ResultRef::Saved(kept)));
}

#[test]
fn plan_of_a_viewed_file_is_kept_first() {
    let framework = Arc::new(small(&[3, 3]));
    let text = planned(&Shared::default(), "a").export().unwrap();
    let mut session = session(&framework, Shared::default(), "b");
    session.offer(&text).unwrap();
    session.view_offered();
    session.make_plan(plan::new_title, env(5));
    assert_eq!(session.results().len(), 1);
    let first = id(&session, 0);
    session.delete_goal(&first, env(6)).unwrap();
    assert_eq!(codes(&session), ["2.1", "1.1"]);
}

#[test]
fn adjusted_target_moves_aims_that_follow_and_is_taken_back() {
    let framework = Arc::new(small(&[3, 3]));
    let mut session = session(&framework, Shared::default(), "a");
    let setup = Setup { role: Some(RoleId::new("lead")), scope: Scope::Full, importance: false };
    session.begin(setup, env(1));
    let (area, item) = (ItemId::new("1"), ItemId::new("1.2"));
    let target = |session: &Session| session.target(&item).map(Level::number);
    assert_eq!(target(&session), Some(5));
    session.adjust_target(&area, Some(level(&framework, 2)), env(2));
    assert_eq!(target(&session), Some(2));
    session.rate_present(&item, Present::Rated(level(&framework, 1)), env(3));
    let text = session.export().unwrap();
    assert!(text.contains("\"adjustedTargets\": {\n    \"1\": 2\n  }"), "{text}");
    let read = result_read::read(&text, &framework).unwrap();
    assert_eq!(read.desired(&framework, &item).unwrap().level().number(), 2);
    session.adjust_target(&area, None, env(4));
    assert_eq!(target(&session), Some(5));
    session.adjust_target(&ItemId::new("nowhere"), Some(level(&framework, 2)), env(5));
    assert!(session.open_assessment().unwrap().adjusted_targets.is_empty());
}

/// Cases: FD-24
#[test]
fn what_has_no_room_any_more_comes_back_when_there_is() {
    let store = Shared::default();
    let mut one = planned(&store, "a");
    let framework = Arc::clone(one.framework());
    let goal = id(&one, 0);
    while one.add_activity(&goal, "Read", env(5)).is_ok() {}
    one.delete_activity(&goal, 3, env(6)).unwrap();
    let mut two = crate::steps::session(&framework, store.clone(), "b");
    two.see_results();
    two.make_plan(plan::new_title, env(7));
    two.add_activity(&goal, "Teach", env(8)).unwrap();
    assert_eq!(one.undo(env(9)), Err(PlanFull));
    assert!(one.undoable().is_some(), "it is still offered");
    two.refresh();
    two.delete_activity(&goal, 0, env(10)).unwrap();
    assert_eq!(one.undo(env(11)), Ok(()));
    // The same with goals.
    while one.add_goal(env(u8::try_from(one.plan().unwrap().goals.len()).unwrap() + 12)).is_ok() {}
    one.delete_goal(&goal, env(100)).unwrap();
    two.add_goal(env(101)).unwrap();
    assert_eq!(one.undo(env(102)), Err(PlanFull));
    let found = crate::steps::session(&framework, store, "c");
    assert_eq!(
        found.open_assessment().unwrap().plan,
        two.open_assessment().unwrap().plan,
        "it can be read"
    );
}

#[test]
fn deleted_result_comes_back_whole_and_is_compared() {
    let mut session = planned(&Shared::default(), "a");
    let first = session.open_assessment().unwrap().id.clone();
    session.begin(crate::steps::setup(Scope::Full), env(20));
    let saved = ResultRef::Saved(first.clone());
    let kept = session.assessment(&saved).unwrap().clone();
    session.go_to_start();
    session.delete_result(&first);
    assert!(session.assessment(&saved).is_none());
    session.undo(env(21)).unwrap();
    assert_eq!(*session.assessment(&saved).unwrap(), kept);
    session.see_results();
    assert_eq!(session.others(), std::slice::from_ref(&saved), "the open one is on screen");
    session.compare_with(&saved);
    assert_eq!(*session.screen(), Screen::Compare(ResultRef::Open, saved));
    session.back_to_results();
    assert_eq!(*session.screen(), Screen::Results(ResultRef::Open));
}

#[test]
fn any_two_results_are_compared_the_open_one_first() {
    let mut session = planned(&Shared::default(), "a");
    let first = session.open_assessment().unwrap().id.clone();
    session.begin(crate::steps::setup(Scope::Full), env(20));
    crate::steps::rate(&mut session, "1.1", 2);
    let second = session.open_assessment().unwrap().id.clone();
    session.begin(crate::steps::setup(Scope::Full), env(30));
    let [first, second] = [first, second].map(ResultRef::Saved);
    let ResultRef::Saved(id) = &first else { unreachable!() };
    session.compare_result(id);
    assert_eq!(*session.screen(), Screen::Compare(first.clone(), second.clone()), "none is open");
    session.back_to_results();
    assert_eq!(*session.screen(), Screen::Results(first.clone()), "back to the older one");
    crate::steps::rate(&mut session, "1.1", 4);
    assert_eq!(session.others(), [ResultRef::Open, second]);
    session.go_to_start();
    session.compare_result(id);
    assert_eq!(*session.screen(), Screen::Compare(first.clone(), ResultRef::Open));
    session.go_to_start();
    session.compare_result(&ResultId::from_random(99));
    assert_eq!(*session.screen(), Screen::Start, "there is no such result");
}

#[test]
fn targets_by_role_lead_back_to_where_one_came_from() {
    let mut session = planned(&Shared::default(), "a");
    let exported = session.export();
    let screens: [fn(&mut Session); 3] =
        [Session::go_to_start, Session::resume, |session| session.see_results()];
    for go in screens {
        go(&mut session);
        let before = session.screen().clone();
        let role = Some(RoleId::new("lead"));
        session.open_targets_by_role(role.clone());
        session.open_targets_by_role(None);
        assert_eq!(*session.screen(), Screen::TargetsByRole(role, Box::new(before.clone())));
        assert_eq!(session.screen().result_ref(), before.result_ref());
        assert_eq!(session.export(), exported, "what is exported stays");
        session.refresh();
        assert_eq!(session.export(), exported);
        session.close_targets_by_role();
        assert_eq!(*session.screen(), before);
    }
}

/// Cases: FD-12
#[test]
fn completion_is_told_until_the_person_has_the_file() {
    let mut session = planned(&Shared::default(), "a");
    assert!(session.just_completed());
    session.mark_exported(env(9));
    session.go_to_start();
    session.see_results();
    assert!(session.just_completed(), "the browser may have refused the download");
    let file = session.export().unwrap();
    session.dismiss_completed();
    assert!(!session.just_completed());
    let mut session = planned(&Shared::default(), "b");
    session.import(&file, env(10)).unwrap();
    assert!(!session.just_completed());
}

/// Cases: FD-15
#[test]
fn hours_are_read_as_people_write_them() {
    for (text, minutes, written) in [
        ("0", 0, "0"),
        ("27", 1_620, "27"),
        ("0.25", 15, "0.25"),
        (".5", 30, "0.5"),
        ("1.5", 90, "1.5"),
        ("1,5", 90, "1.5"),
        ("1.50", 90, "1.5"),
        ("0,75", 45, "0.75"),
        ("1:30", 90, "1.5"),
        ("1:05", 65, "1:05"),
        ("0.1", 6, "0:06"),
        ("2000", 120_000, "2000"),
        ("2 hours", 120, "2"),
        ("1.5h", 90, "1.5"),
        ("90 min", 90, "1.5"),
        ("45Min", 45, "0.75"),
        ("1h30", 90, "1.5"),
        (" 1 hr. 5 minutes ", 65, "1:05"),
        ("90 min.", 90, "1.5"),
    ] {
        let hours = Hours::parse(text).unwrap();
        assert_eq!((hours.minutes(), hours.to_string().as_str()), (minutes, written), "{text}");
        assert_eq!(Hours::parse(written), Some(hours));
    }
    for text in [
        "",
        ".",
        ":",
        "many",
        "-1",
        "+1",
        "1.",
        "1:3",
        "1:60",
        "1.333",
        "0.33",
        "2000.25",
        "1:2:3",
        "1,5,5",
        "99999999999",
        "1 1/2",
        "1 30",
        "2 days",
        "27%",
        "30 min 1 h",
        "1 h 60",
        "1.5 h 30",
        "90 min..",
        "h",
    ] {
        assert_eq!(Hours::parse(text), None, "{text}");
    }
    assert_eq!(Hours::from_minutes(120_001), None);
}
