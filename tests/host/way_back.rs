//! Names of screens for the browser's history, and what the start screen offers to returning visitors.

use std::sync::Arc;

use cme_selfcheck::domain::outlook::Outlook;
use cme_selfcheck::domain::plan::{Goal, Plan, Status};
use cme_selfcheck::domain::{Date, ResultId, Scope};
use cme_selfcheck::format::result_v1;
use cme_selfcheck::messages::start;
use cme_selfcheck::session::welcome_back::WelcomeBack;
use cme_selfcheck::session::{ResultRef, Screen, Session};

use crate::steps::{begin, env, rate, session, setup, small};
use crate::storage::Shared;

fn fresh() -> Session {
    session(&Arc::new(small(&[2, 1])), Shared::default(), "a")
}

fn id(session: &Session, index: usize) -> ResultId {
    session.results().nth(index).unwrap().id.clone()
}

/// Begins a self-check and answers one competency of it.
fn begun(session: &mut Session, number: u8) {
    session.begin(setup(Scope::Full), env(number));
    rate(session, "1.1", 3);
}

/// A session with an open self-check, and two earlier results.
fn with_past() -> Session {
    let (framework, store) = (Arc::new(small(&[2, 1])), Shared::default());
    let mut before = session(&framework, store.clone(), "a");
    for number in 1..=3 {
        begun(&mut before, number);
    }
    session(&framework, store, "b")
}

#[test]
fn every_screen_has_a_name_that_leads_back_to_it() {
    let mut session = with_past();
    let [first, second] = [0, 1].map(|index| id(&session, index));
    let [one, two] = [&first, &second].map(|id| id.as_str()[24..].to_owned());
    let [kept, other] = [first, second].map(ResultRef::Saved);
    for (screen, name) in [
        (Screen::Start, "start"),
        (Screen::Rate(0), "rate/1"),
        (Screen::Rate(1), "rate/2"),
        (Screen::Targets, "targets"),
        (Screen::Results(ResultRef::Open), "results"),
        (Screen::Plan(ResultRef::Open), "plan"),
        (Screen::Compare(ResultRef::Open, other.clone()), &format!("compare/{two}")),
        (Screen::Results(kept.clone()), &format!("past/{one}/results")),
        (Screen::Results(other.clone()), &format!("past/{two}/results")),
        (Screen::Plan(kept.clone()), &format!("past/{one}/plan")),
        (Screen::Compare(kept.clone(), other), &format!("past/{one}/compare/{two}")),
        (Screen::Compare(kept.clone(), ResultRef::Open), &format!("past/{one}/compare/open")),
        (
            Screen::TargetsByRole(None, Box::new(Screen::Compare(kept, ResultRef::Open))),
            &format!("past/{one}/compare/open/roles"),
        ),
    ] {
        session.go_to_screen(name);
        assert_eq!(session.screen(), &screen, "{name}");
        assert_eq!(session.screen_name(), name);
    }
}

#[test]
fn name_of_a_screen_that_is_gone_leads_to_the_nearest_one() {
    type Make = fn() -> Session;
    let open: Make = || {
        let mut session = fresh();
        begun(&mut session, 1);
        session.go_to_area(1);
        session
    };
    let cases: [(Make, &str, &str); 19] = [
        (fresh, "rate/1", "start"),
        (fresh, "results", "start"),
        (fresh, "plan", "start"),
        (fresh, "targets", "start"),
        (fresh, "past/1/results", "start"),
        (open, "", "start"),
        (open, "nonsense", "start"),
        (open, "rate", "rate/2"),
        (open, "rate/", "rate/2"),
        (open, "rate/0", "rate/2"),
        (open, "rate/3", "rate/2"),
        (open, "rate/-1", "rate/2"),
        (open, "rate/99999999999999999999", "rate/2"),
        (open, "compare/1", "results"),
        (open, "past/1/plan", "start"),
        (open, "past/x", "start"),
        (open, "view/results", "start"),
        (with_past, "past/3/results", "start"),
        (with_past, "past/1/rate/2", "rate/2"),
    ];
    for (make, name, expected) in cases {
        let mut session = make();
        session.go_to_screen("results");
        session.go_to_screen(name);
        assert_eq!(session.screen_name(), expected, "{name:?}");
    }
}

#[test]
fn name_leads_to_the_same_result_whatever_becomes_of_the_others() {
    let mut session = with_past();
    let [first, second] = [0, 1].map(|index| id(&session, index));
    session.show_result(&second);
    let name = session.screen_name();
    session.delete_result(&first);
    session.go_to_screen(&name);
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Saved(second.clone())));
    session.show_result(&second);
    // A reopened result is no longer a past one.
    session.change_answers(env(4));
    session.go_to_screen(&name);
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Open));
    assert_eq!(session.screen_name(), "results");
    session.delete_result(&second);
    session.begin(setup(Scope::Full), env(5));
    session.delete_result(&second);
    session.go_to_screen(&name);
    assert_eq!(session.screen(), &Screen::Start, "it is gone");
}

#[test]
fn result_that_is_only_looked_at_is_there_until_it_is_let_go() {
    let framework = Arc::new(small(&[2, 1]));
    let mut session = session(&framework, Shared::default(), "a");
    session.offer(&result_v1::write(&framework, &begin(&framework, None, false))).unwrap();
    session.view_offered();
    assert_eq!(session.screen_name(), "view/results");
    session.go_to_screen("start");
    assert!(session.offered().is_some(), "Back asks again what becomes of it");
    session.go_to_screen("view/plan");
    assert_eq!(session.screen(), &Screen::Start, "a plan is of something that is kept");
    session.go_to_screen("view/results");
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Viewed));
    session.ignore_offered();
    session.go_to_screen("view/results");
    assert_eq!(session.screen(), &Screen::Start);
}

#[test]
fn going_by_name_saves_nothing() {
    let store = Shared::default();
    let mut session = session(&Arc::new(small(&[2, 1])), store.clone(), "a");
    begun(&mut session, 1);
    let before = store.text("cme-selfcheck:small");
    for name in ["rate/2", "results", "plan", "start"] {
        session.go_to_screen(name);
    }
    assert_eq!(store.text("cme-selfcheck:small"), before);
}

/// Adds a goal to a past result or the open self-check.
fn add_goal(session: &mut Session, of: &ResultRef) {
    session.show_plan(of);
    session.add_goal(env(60)).unwrap();
    session.go_to_start();
}

#[test]
fn ways_back_are_there_where_something_is_behind_them() {
    type Make = fn() -> Session;
    type Expected = fn(&Session) -> Option<(ResultRef, bool, bool, Option<ResultRef>)>;
    let cases: [(&str, Make, Expected); 8] = [
        ("somebody new", fresh, |_| None),
        (
            "nothing answered",
            || {
                let mut session = fresh();
                session.begin(setup(Scope::Full), env(1));
                session
            },
            |_| Some((ResultRef::Open, true, false, None)),
        ),
        (
            "unfinished",
            || {
                let mut session = fresh();
                begun(&mut session, 1);
                session
            },
            |_| Some((ResultRef::Open, true, true, None)),
        ),
        ("finished", finished, |_| Some((ResultRef::Open, false, true, None))),
        (
            "with a plan",
            || {
                let mut session = finished();
                add_goal(&mut session, &ResultRef::Open);
                session
            },
            |_| Some((ResultRef::Open, false, true, Some(ResultRef::Open))),
        ),
        ("past results alone", past_alone, |session| {
            Some((ResultRef::Saved(id(session, 1)), false, true, None))
        }),
        (
            "past results, the older one with a plan",
            || {
                let mut session = past_alone();
                let older = ResultRef::Saved(id(&session, 0));
                add_goal(&mut session, &older);
                session
            },
            |session| {
                let [older, newer] = [0, 1].map(|index| ResultRef::Saved(id(session, index)));
                Some((newer, false, true, Some(older)))
            },
        ),
        (
            "a new one beside a past plan",
            || {
                let mut session = finished();
                add_goal(&mut session, &ResultRef::Open);
                session.begin(setup(Scope::Full), env(7));
                session
            },
            |session| Some((ResultRef::Open, true, false, Some(ResultRef::Saved(id(session, 0))))),
        ),
    ];
    for (what, make, expected) in cases {
        let session = make();
        let expected = expected(&session).map(|(about, unfinished, results, plan)| WelcomeBack {
            about,
            unfinished,
            results,
            plan,
        });
        assert_eq!(session.welcome_back(), expected, "{what}");
    }
}

/// A session with everything answered.
fn finished() -> Session {
    let mut session = fresh();
    begun(&mut session, 1);
    for item in ["1.2", "2.1"] {
        rate(&mut session, item, 4);
    }
    session
}

/// A session with two past results and nothing open, as after opening two files.
fn past_alone() -> Session {
    let framework = Arc::new(small(&[2, 1]));
    let mut session = session(&framework, Shared::default(), "a");
    for number in [1, 2] {
        let mut result = begin(&framework, None, false);
        result.id = ResultId::from_random(number.into());
        result.started = env(number).now;
        session.import(&result_v1::write(&framework, &result), env(number)).unwrap();
    }
    session.go_to_start();
    session
}

fn day(number: u8) -> Date {
    Date::parse(&format!("2026-03-{number:02}")).unwrap()
}

#[test]
fn plan_says_in_a_line_how_it_stands() {
    let goal = |status, [start, review, due]: [u8; 3]| {
        let date = |number| (number != 0).then(|| day(number));
        Goal { status, start: date(start), review: date(review), due: date(due), ..Goal::default() }
    };
    let (planned, active, done) = (Status::Planned, Status::Active, Status::Done);
    let cases: [(Vec<Goal>, Outlook, &str); 7] = [
        (vec![goal(done, [1, 2, 3])], Outlook::Closed, "1 goal, all closed"),
        (vec![goal(planned, [1, 0, 0])], Outlook::Undated, "1 goal, no dates ahead"),
        (
            vec![goal(planned, [20, 0, 0]), goal(active, [1, 12, 18])],
            Outlook::Next(day(12)),
            "2 goals, next date ",
        ),
        (vec![goal(active, [1, 0, 10])], Outlook::Next(day(10)), "1 goal, next date "),
        (
            vec![goal(active, [1, 2, 9]), goal(active, [1, 2, 4]), goal(done, [0, 0, 1])],
            Outlook::Overdue(2, day(4)),
            "3 goals, 2 overdue since ",
        ),
        (
            vec![goal(active, [1, 2, 20]), goal(planned, [0, 15, 0])],
            Outlook::ReviewDue(1, day(2)),
            "2 goals, 1 to review since ",
        ),
        (Vec::new(), Outlook::Closed, "0 goals, all closed"),
    ];
    for (goals, outlook, line) in cases {
        let plan = Plan { goals, ..Plan::default() };
        assert_eq!(plan.outlook(day(10)), outlook, "{line}");
        let said = start::plan_line(&plan, day(10), None);
        assert!(said.starts_with(line), "{said}");
    }
    let plan = Plan { goals: vec![Goal::default()], ..Plan::default() };
    let said = start::plan_line(&plan, day(10), Some(day(1)));
    assert!(said.starts_with("1 goal from ") && said.ends_with(", no dates ahead"), "{said}");
}
