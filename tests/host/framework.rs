//! The built-in framework compared with its source, and errors in framework files.

use std::fs;
use std::sync::Arc;

use cme_selfcheck::domain::framework::FrameworkParts;
use cme_selfcheck::domain::framework_checks::Violation;
use cme_selfcheck::domain::{Framework, ItemId, Problem, ProblemKind, RoleId, Scope, Unreadable};
use cme_selfcheck::format::framework_v1;

use crate::steps::{alliance, env, parts, rate, session, setup};
use crate::storage::Shared;

/// The numbered section of the Alliance's document: one line for each title, definition or statement, white space
/// collapsed, "CME professionals are expected to:" removed.
const SOURCE: &str = include_str!("../fixtures/alliance-cme-2008.txt");

#[test]
fn built_in_framework_quotes_its_source_word_for_word() {
    let framework = alliance();
    let mut quoted = Vec::new();
    for area in framework.areas() {
        quoted.push(format!("{}. {}", area.code, area.title));
        quoted.push(area.definition.clone());
        for competency in &area.competencies {
            quoted.push(format!("{} {}", competency.code, competency.statement));
        }
    }
    assert_eq!(quoted, SOURCE.lines().collect::<Vec<_>>());
    let sizes: Vec<_> = framework.areas().iter().map(|area| area.competencies.len()).collect();
    assert_eq!(sizes, [4, 12, 6, 6, 4, 6, 7, 3]);
}

#[test]
fn built_in_framework_has_everything_that_is_ours() {
    let framework = alliance();
    assert_eq!(framework.scale().level_count(), 5);
    assert!(framework.scale().levels().all(|(_, text)| !text.anchor.is_empty()));
    let roles: Vec<_> = framework.roles().iter().map(|role| role.id.as_str()).collect();
    assert_eq!(roles, ["leader", "manager", "coordinator"]);
    let note = &framework.parts().targets_note;
    assert!(note.contains("our suggested targets, not the Alliance's"), "{note}");
    for area in framework.areas() {
        assert!(!area.evidence_prompt.is_empty());
        for role in framework.roles() {
            assert!(framework.target(Some(&role.id), &area.id).is_some());
            assert!(framework.target_reason(&role.id, &area.id).is_some());
        }
        for competency in &area.competencies {
            assert_eq!(competency.id.as_str(), competency.code, "ids equal codes");
            assert!((1..=2).contains(&competency.activities.len()), "{}", competency.code);
            assert!(!competency.evidence_prompt.is_empty(), "{}", competency.code);
        }
    }
}

#[test]
fn reason_of_a_target_is_the_one_of_that_role_and_item_or_its_area() {
    let mut parts = parts(&[1, 1]);
    let of = |role: &str, why: [(&str, &str); 2]| {
        let reasons = why.map(|(item, reason)| (item.to_owned(), reason.to_owned()));
        (role.to_owned(), reasons.to_vec())
    };
    parts.target_reasons = vec![
        of("lead", [("1", "lead one"), ("2", "lead two")]),
        of("help", [("1", "help one"), ("2", "help two")]),
    ];
    let framework = Framework::new(parts).unwrap();
    let reason = |role, item| framework.target_reason(&RoleId::new(role), &ItemId::new(item));
    assert_eq!(reason("lead", "2"), Some("lead two"));
    assert_eq!(reason("help", "1"), Some("help one"));
    assert_eq!(reason("help", "1.1"), Some("help one"), "the area's");
    assert_eq!(reason("lead", "9"), None);
    assert_eq!(reason("boss", "1"), None);
}

#[test]
fn framework_file_tells_all_its_problems_at_once() {
    let text = framework_v1::BUILT_IN
        .replacen("\"revision\": 1", "\"revision\": \"1\"", 1)
        .replacen("\"id\": \"1.2\"", "\"id\": \"1.1\"", 1)
        .replacen("\"coordinator\"", "\"assistant\"", 1)
        .replacen("\"targetsNote\"", "\"targetsNot\"", 1);
    let Err(Unreadable::Invalid(problems)) = framework_v1::read(&text) else {
        panic!("it must be refused")
    };
    let paths: Vec<_> = problems.iter().map(|one| one.path.as_str()).collect();
    for expected in [
        "targetsNot",
        "revision",
        "areas[0].competencies[1].id",
        "targets[\"coordinator\"]",
        "targetReasons[\"coordinator\"]",
    ] {
        assert!(paths.contains(&expected), "{expected} in {paths:?}");
    }
    let twice = problems.iter().find(|one| one.path == "areas[0].competencies[1].id").unwrap();
    assert_eq!(twice.what, ProblemKind::Framework(Violation::DoubleId("1.1".to_owned())));
}

/// Cases: HI-22
#[test]
fn framework_limits_hold() {
    let faults = |change: &dyn Fn(&mut cme_selfcheck::domain::framework::FrameworkParts)| {
        let mut parts = parts(&[2, 1]);
        change(&mut parts);
        let problems = Framework::new(parts).err().unwrap_or_default();
        problems.into_iter().map(|one| one.violation).collect::<Vec<_>>()
    };
    let count = |found, min, max| vec![Violation::Count { found, min, max }];
    assert_eq!(faults(&|_| {}), []);
    assert_eq!(faults(&|parts| parts.levels.truncate(1))[0], count(1, 2, 10)[0]);
    let level = parts(&[1]).levels[0].clone();
    assert_eq!(faults(&|parts| parts.levels = vec![level.clone(); 11]), count(11, 2, 10));
    assert_eq!(faults(&|parts| parts.importance_names.truncate(4)), count(4, 5, 5));
    assert_eq!(faults(&|parts| parts.areas[0].competencies.clear()).len(), 1, "target of 1.2");
    let none = faults(&|parts| {
        parts.areas.clear();
        parts.targets.clear();
    });
    assert_eq!(none, count(0, 1, 50));
    assert_eq!(faults(&|parts| parts.areas.truncate(0)).len(), 3, "and two targets");
    let bare = faults(&|parts| {
        parts.areas.iter_mut().for_each(|area| area.competencies.clear());
        parts.targets.clear();
    });
    assert_eq!(bare, count(0, 1, 5_000));
    assert_eq!(faults(&|parts| parts.revision = 0), [Violation::ZeroRevision]);
    assert_eq!(faults(&|parts| parts.title = " ".to_owned()), [Violation::Empty]);
    let off = faults(&|parts| parts.targets[0].1[0].1 = 6);
    assert_eq!(off, [Violation::OffScale { found: 6, top: 5 }]);
    let unknown = faults(&|parts| parts.targets[0].1[0].0 = "9".to_owned());
    assert_eq!(unknown, [Violation::UnknownItem]);
    let role = faults(&|parts| parts.targets[0].0 = "boss".to_owned());
    assert_eq!(role, [Violation::UnknownRole]);
    let same = faults(&|parts| parts.roles[1].id = parts.roles[0].id.clone());
    assert_eq!(same, [Violation::DoubleId("lead".to_owned())]);
    let shared = faults(&|parts| parts.areas[1].id = parts.areas[0].competencies[0].id.clone());
    assert_eq!(shared, [Violation::DoubleId("1.1".to_owned())], "areas and competencies share ids");
}

/// Cases: HI-22
#[test]
fn largest_framework_is_taken_and_a_larger_one_is_not() {
    let sizes = [100; 50];
    assert!(Framework::new(parts(&sizes)).is_ok(), "5,000 competencies in 50 areas");
    let mut more = sizes;
    more[0] += 1;
    let found = Framework::new(parts(&more)).unwrap_err();
    assert_eq!(found[0].violation, Violation::Count { found: 5_001, min: 1, max: 5_000 });
}

#[test]
fn levels_must_be_numbered_from_one() {
    let text = framework_v1::BUILT_IN.replacen("\"number\": 2", "\"number\": 3", 1);
    let problem = Problem {
        path: "scale.levels".to_owned(),
        what: ProblemKind::OutOfRange { min: 1, max: 5 },
    };
    assert_eq!(framework_v1::read(&text), Err(Unreadable::Invalid(vec![problem])));
}

#[test]
fn the_built_in_one_comes_whole_in_two_parts() {
    let first = framework_v1::built_in().unwrap();
    let whole = framework_v1::read(framework_v1::BUILT_IN).unwrap();
    assert!(
        first
            .areas()
            .iter()
            .flat_map(|area| &area.competencies)
            .all(|one| one.activities.is_empty())
    );
    assert!(
        whole
            .areas()
            .iter()
            .flat_map(|area| &area.competencies)
            .all(|one| !one.activities.is_empty())
    );
    assert_eq!(framework_v1::completed(&first), whole);
    let mut session = session(&Arc::new(first), Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    let (screen, check) = (session.screen().clone(), session.open_assessment().cloned());
    session.complete_framework(|_| whole.clone());
    assert_eq!(**session.framework(), whole);
    assert_eq!((session.screen(), session.open_assessment()), (&screen, check.as_ref()));
}

#[test]
fn another_framework_keeps_its_own_activities_and_reasons() {
    let text = fs::read_to_string("public/frameworks/facilitator-2026.json").unwrap();
    for whole in [framework_v1::read(&text).unwrap(), alliance()] {
        assert_eq!(framework_v1::completed(&whole), whole);
    }
}

/// Cases: FD-17
#[test]
fn ids_that_no_attribute_can_name_are_refused() {
    let found = |change: &dyn Fn(&mut FrameworkParts)| {
        let mut parts = parts(&[1, 1]);
        change(&mut parts);
        match Framework::new(parts) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_iter().map(|problem| problem.violation).collect(),
        }
    };
    let refused = |id: &str| vec![Violation::UnnameableId(id.to_owned())];
    let area =
        |id: &'static str| move |parts: &mut FrameworkParts| parts.areas[1].id = ItemId::new(id);
    for id in ["a,b", " c ", "c\t"] {
        assert_eq!(found(&area(id)), refused(id));
    }
    assert_eq!(found(&area("none")), []);
    let role = |id: &'static str| {
        move |parts: &mut FrameworkParts| {
            parts.targets.clear();
            parts.target_reasons.clear();
            parts.roles[0].id = RoleId::new(id);
        }
    };
    assert_eq!(found(&role("none")), refused("none"));
    assert_eq!(found(&role("a,b")), []);
    // Result files and saved records accept ids of 200 characters.
    let long = |count| -> &'static str { "é".repeat(count).leak() };
    assert_eq!(found(&role(long(200))), []);
    for too_long in [found(&role(long(201))), found(&area(long(201)))] {
        assert_eq!(too_long, [Violation::LongId { max: 200 }]);
    }
}
