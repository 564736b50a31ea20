//! Result files: their content, round trips, and what is refused.

use cme_selfcheck::domain::framework_checks::Violation;
use cme_selfcheck::domain::plan::{
    Activity, ActivityKind, Goal, Outcome, Plan, PlanVersion, Reason, Status,
};
use cme_selfcheck::domain::{
    Answer, Assessment, Date, Desired, Framework, Hours, Importance, ItemId, Present, Problem,
    ProblemKind, Unreadable,
};
use cme_selfcheck::format::{result_read, result_v1};

use crate::steps::{alliance, answer, at, begin, level, small};

/// A result with something in every field.
pub(crate) fn full_result(framework: &Framework) -> Assessment {
    let mut check = begin(framework, Some("coordinator"), true);
    answer(framework, &mut check, "1.1", '2', 4, 3);
    answer(framework, &mut check, "2.10", '4', 0, 0);
    answer(framework, &mut check, "2.2", 'n', 0, 0);
    answer(framework, &mut check, "8.3", 'j', 0, 5);
    check.change(&ItemId::new("2.2"), at(3), |answer| {
        answer.note.push_str("“Quoted”, with\na line and a ü");
    });
    check.adjusted_targets.insert(ItemId::new("2"), level(framework, 5));
    check.completed = Some(at(4));
    check.plan = plan(framework);
    check.frozen(framework)
}

fn plan(framework: &Framework) -> Plan {
    let goal = Goal {
        id: "g1".to_owned(),
        items: vec![ItemId::new("1.1")],
        title: "Read one review a month".to_owned(),
        why: vec![Reason {
            item: ItemId::new("1.1"),
            on: Date::parse("2026-03-01").unwrap(),
            present: Some(level(framework, 2)),
            desired: Some(level(framework, 4)),
            importance: Importance::new(3),
        }],
        success_sign: "Plans cite it".to_owned(),
        outcome: Some(Outcome::Competence),
        activities: vec![Activity {
            what: "Course".to_owned(),
            kind: Some(ActivityKind::PeerGroup),
            external: true,
            hours: Hours::parse("12"),
            completed: Date::parse("2026-05-04"),
            spent: Hours::parse("12:30"),
            resources: "two days".to_owned(),
        }],
        supporter: "my manager".to_owned(),
        start: Date::parse("2026-03-02"),
        review: None,
        due: Date::parse("2026-09-30"),
        status: Status::Active,
        status_reason: String::new(),
        evidence: "minutes".to_owned(),
        reflection: String::new(),
        closing: Some(Present::Rated(level(framework, 3))),
    };
    let earlier = PlanVersion { saved: at(0), goals: vec![Goal::default()] };
    Plan { goals: vec![goal], versions: vec![earlier], updated: Some(at(5)) }
}

#[test]
fn result_file_is_as_promised() {
    let framework = alliance();
    insta::assert_snapshot!(result_v1::write(&framework, &full_result(&framework)));
}

#[test]
fn result_file_comes_back_with_the_same_content_and_the_same_bytes() {
    let framework = alliance();
    let result = full_result(&framework);
    let text = result_v1::write(&framework, &result);
    let read = result_read::read(&text, &framework).unwrap();
    assert_eq!(read, result);
    assert_eq!(result_v1::write(&framework, &read), text);
}

#[test]
fn open_self_check_is_exported_with_its_aims_written_down() {
    let framework = small(&[2]);
    let mut check = begin(&framework, Some("lead"), false);
    answer(&framework, &mut check, "1.1", '2', 0, 0);
    let text = result_v1::write(&framework, &check);
    let read = result_read::read(&text, &framework).unwrap();
    let desired = read.answer(&ItemId::new("1.1")).unwrap().desired;
    assert_eq!(desired, Some(Desired::Suggested(level(&framework, 4))));
    assert_eq!(read.answers.len(), 1, "unanswered is absent");
}

/// Cases: HI-07
#[test]
fn byte_order_mark_is_accepted() {
    let framework = alliance();
    let text = result_v1::write(&framework, &full_result(&framework));
    assert!(result_read::read(&format!("\u{feff}{text}"), &framework).is_ok());
}

#[test]
fn summary_of_a_file_is_computed_anew_not_believed() {
    let framework = alliance();
    let text = result_v1::write(&framework, &full_result(&framework));
    let lie = text.replace("\"rated\": 2", "\"rated\": 48");
    assert_ne!(lie, text);
    let read = result_read::read(&lie, &framework).unwrap();
    assert_eq!(result_v1::write(&framework, &read), text);
}

#[test]
fn result_of_another_framework_is_refused_by_name() {
    let other = small(&[1]);
    let text = result_v1::write(&other, &begin(&other, None, false));
    let expected = Unreadable::OtherFramework {
        found: "small".to_owned(),
        ours: "alliance-cme-2008".to_owned(),
    };
    assert_eq!(result_read::read(&text, &alliance()), Err(expected));
}

/// Cases: ST-28
#[test]
fn unknown_answer_is_refused_in_the_same_edition_and_kept_from_another() {
    let framework = alliance();
    let text = result_v1::write(&framework, &full_result(&framework));
    let strange = text.replacen("\"8.3\": {", "\"9.9\": {", 1);
    let Err(Unreadable::Invalid(problems)) = result_read::read(&strange, &framework) else {
        panic!("it must be refused")
    };
    assert_eq!(problems[0].path, "answers[\"9.9\"]");
    assert_eq!(problems[0].what, ProblemKind::UnknownItem);
    let older = strange.replacen("\"revision\": 1", "\"revision\": 2", 1);
    let read = result_read::read(&older, &framework).unwrap();
    assert!(read.orphans.contains_key(&ItemId::new("9.9")), "kept as an orphan");
    let again = result_v1::write(&framework, &read);
    assert!(again.contains("\"9.9\": {"), "and exported again");
    assert_eq!(result_read::read(&again, &framework).unwrap(), read);
}

#[test]
fn every_problem_of_a_file_is_told_with_its_place() {
    let framework = alliance();
    let text = result_v1::write(&framework, &full_result(&framework))
        .replacen("\"present\": 2", "\"present\": 9", 1)
        .replacen("\"desiredFrom\": \"self\"", "\"desiredFrom\": \"boss\"", 1)
        .replacen("\"started\": \"", "\"started\": \"soon ", 1)
        .replacen("\"importance\": true", "\"importance\": 1", 1)
        .replacen("\"external\": true", "\"internal\": true", 1)
        .replacen("\"due\": \"2026-09-30\"", "\"due\": \"30.9.2026\"", 1);
    let Err(Unreadable::Invalid(problems)) = result_read::read(&text, &framework) else {
        panic!("it must be refused")
    };
    let mut paths: Vec<_> = problems.iter().map(|one| one.path.as_str()).collect();
    paths.sort_unstable();
    let expected = [
        "answers[\"1.1\"].desiredFrom",
        "answers[\"1.1\"].present",
        "importance",
        "plan.goals[0].activities[0].external",
        "plan.goals[0].activities[0].internal",
        "plan.goals[0].due",
        "started",
    ];
    assert_eq!(paths, expected);
}

/// Cases: FD-04, FD-17
#[test]
fn plan_has_no_goal_twice_and_no_date_of_another_age() {
    let framework = alliance();
    let mut result = full_result(&framework);
    result.plan.goals[0].due = Date::parse("0027-02-15");
    let twice = result.plan.goals[0].clone();
    result.plan.goals.push(twice);
    let text = result_v1::write(&framework, &result);
    let Err(Unreadable::Invalid(problems)) = result_read::read(&text, &framework) else {
        panic!("it must be refused")
    };
    let last = result.plan.goals.len() - 1;
    let due =
        |goal| Problem { path: format!("plan.goals[{goal}].due"), what: ProblemKind::BadDate };
    let double = Violation::DoubleId(result.plan.goals[0].id.clone());
    let path = format!("plan.goals[{last}]");
    let double = Problem { path, what: ProblemKind::Framework(double) };
    assert_eq!(problems, [due(0), due(last), double]);
}

#[test]
fn aim_and_its_origin_come_together() {
    let framework = alliance();
    let text = result_v1::write(&framework, &full_result(&framework));
    let alone = text.replacen("\"desiredFrom\": \"self\",", "", 1);
    let Err(Unreadable::Invalid(problems)) = result_read::read(&alone, &framework) else {
        panic!("it must be refused")
    };
    assert_eq!(problems[0].what, ProblemKind::Without("desiredFrom"));
}

/// Cases: HI-23
#[test]
fn note_of_the_greatest_length_is_taken_and_a_longer_one_is_not() {
    let framework = small(&[1]);
    let mut check = begin(&framework, None, false);
    let mut write = |length: usize| {
        check.change(&ItemId::new("1.1"), at(1), |answer| answer.note = "ü".repeat(length));
        result_v1::write(&framework, &check)
    };
    assert!(result_read::read(&write(2_000), &framework).is_ok());
    let Err(Unreadable::Invalid(problems)) = result_read::read(&write(2_001), &framework) else {
        panic!("it must be refused")
    };
    assert_eq!(problems[0].what, ProblemKind::TooLong { max: 2_000 });
}

#[test]
fn file_fits_where_what_is_written_does() {
    let framework = small(&[1]);
    let mut fitted = [false, false];
    for count in (50..=400).step_by(50) {
        let mut check = begin(&framework, None, false);
        for number in 0..count {
            let note = "\"".repeat(2_000);
            let answer = Answer { note, ..Answer::default() };
            check.orphans.insert(ItemId::new(&format!("gone-{number}")), answer);
        }
        let fits = result_v1::write(&framework, &check).len() <= result_v1::MAX_BYTES;
        assert_eq!(result_v1::fits(&framework, &check), fits, "{count}");
        fitted[usize::from(fits)] = true;
    }
    assert_eq!(fitted, [true, true], "some do and some do not");
    // A self-check with areas and without answers.
    assert!(result_v1::fits(&alliance(), &begin(&alliance(), None, false)));
}
