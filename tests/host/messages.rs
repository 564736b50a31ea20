//! Every error message, as a snapshot: a changed word is a change.

use cme_selfcheck::domain::framework_checks::Violation;
use cme_selfcheck::domain::{Kind, Problem, ProblemKind, Summary, Tally, Unreadable};
use cme_selfcheck::messages::{failure, problem, results, status};

use crate::steps::{alliance, answer, begin, small};

/// The errors for any file of at most so many bytes, before it is parsed.
pub(crate) fn refused_as_a_whole(max: u64) -> Vec<Unreadable> {
    vec![
        Unreadable::TooLarge { found: 10_485_760, max },
        Unreadable::NotText,
        Unreadable::NotJson { line: 3, column: 14 },
        Unreadable::TooDeep,
        Unreadable::TooManyValues,
        Unreadable::DoubleKey("role".to_owned()),
        Unreadable::OtherFormat,
        Unreadable::NewerVersion { found: 2 },
    ]
}

/// WCAG: 3.3.3
#[test]
fn refusals_say_what_is_wrong_and_what_to_do() {
    let mut whole = refused_as_a_whole(1_048_576);
    whole.extend([
        Unreadable::OtherFramework { found: "x".repeat(80), ours: "alliance-cme-2008".to_owned() },
        Unreadable::Invalid(
            (0..8)
                .map(|index| Problem {
                    path: format!("areas[{index}]"),
                    what: ProblemKind::Missing,
                })
                .collect(),
        ),
    ]);
    let text: Vec<_> = whole.iter().map(problem::refusal).collect();
    insta::assert_snapshot!(text.join("\n"));
    let text: Vec<_> = whole.iter().map(problem::framework_refusal).collect();
    insta::assert_snapshot!("refused_framework_files", text.join("\n"));
    assert_eq!(Unreadable::TooDeep.to_string(), "TooDeep", "for developers");
}

/// WCAG: 3.3.1, 3.3.3
#[test]
fn problems_say_where_what_and_what_to_do() {
    let faults = [
        Violation::Empty,
        Violation::Count { found: 0, min: 1, max: 50 },
        Violation::DoubleId("1.1".to_owned()),
        Violation::LongId { max: 200 },
        Violation::UnknownRole,
        Violation::UnknownItem,
        Violation::OffScale { found: 6, top: 5 },
        Violation::ZeroRevision,
    ];
    let kinds = [Kind::Bool, Kind::Whole, Kind::Text, Kind::List, Kind::Object];
    let whats = [
        ProblemKind::Missing,
        ProblemKind::UnknownField,
        ProblemKind::NotOneOf(&["full", "quick"]),
        ProblemKind::OutOfRange { min: 1, max: 5 },
        ProblemKind::TooLong { max: 2_000 },
        ProblemKind::TooMany { max: 50 },
        ProblemKind::BadId,
        ProblemKind::BadDate,
        ProblemKind::BadMoment,
        ProblemKind::OffScale { top: 5 },
        ProblemKind::UnknownItem,
        ProblemKind::UnknownRole,
        ProblemKind::Without("desired"),
    ];
    let all = whats
        .into_iter()
        .chain(kinds.map(ProblemKind::WrongKind))
        .chain(faults.map(ProblemKind::Framework))
        .map(|what| problem::problem(&Problem { path: "answers[\"1.1\"]".to_owned(), what }));
    insta::assert_snapshot!(all.collect::<Vec<_>>().join("\n"));
}

#[test]
fn failures_and_states_of_saving() {
    let all = [
        failure::CANNOT_LOAD,
        failure::CANNOT_RUN,
        failure::STOPPED,
        failure::STOPPED_UNSAVED,
        failure::NOT_READY,
        failure::NOTHING_TO_EXPORT,
        &failure::attribute("theme", &"pink".repeat(40), "`auto`, `light` or `dark`", "`auto`"),
        failure::FRAMEWORK_UNREACHABLE,
        failure::FRAMEWORK_MISSING,
        failure::FRAMEWORK_TOO_LARGE,
        failure::FRAMEWORK_SLOW,
        status::SAVED,
        status::MEMORY_ONLY,
        status::BLOCKED,
        status::FULL,
        status::PROTECTED,
        status::RESTORED,
        status::DAMAGED,
        status::STUCK,
        status::NEWER,
        status::CLEARED_ELSEWHERE,
    ];
    for sentence in [status::MEMORY_ONLY, status::BLOCKED, status::FULL, status::PROTECTED] {
        assert!(sentence.contains("not saved"), "{sentence}");
    }
    insta::assert_snapshot!(all.join("\n"));
}

/// Cases: HI-21
#[test]
fn results_in_words_for_every_state() {
    let framework = alliance();
    let mut check = begin(&framework, Some("coordinator"), false);
    let mut lines = Vec::new();
    let mut say = |check: &_| {
        lines.push(results::sentence(&framework, check, &Summary::of(&framework, check)));
    };
    say(&check);
    answer(&framework, &mut check, "1.1", 'n', 0, 0);
    say(&check);
    answer(&framework, &mut check, "1.2", 'j', 0, 0);
    say(&check);
    answer(&framework, &mut check, "1.3", '5', 0, 0);
    say(&check);
    answer(&framework, &mut check, "1.4", '1', 0, 0);
    answer(&framework, &mut check, "3.1", '1', 5, 0);
    answer(&framework, &mut check, "3.2", '1', 5, 0);
    say(&check);
    check.role = None;
    say(&check);
    check.answers.retain(|_, answer| answer.desired.is_none());
    say(&check);
    // The same rating everywhere.
    for code in ["1.1", "1.2", "1.3", "1.4", "3.1", "3.2"] {
        answer(&framework, &mut check, code, '3', 3, 0);
    }
    say(&check);
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn none_of_several_equals_is_called_the_largest() {
    let framework = small(&[1, 1, 1, 1]);
    let mut check = begin(&framework, None, false);
    let mut say = |code: &str, now: char, aim: u8| {
        answer(&framework, &mut check, code, now, aim, 0);
        let summary = Summary::of(&framework, &check);
        let chart = results::chart(&framework, &summary);
        [results::sentence(&framework, &check, &summary), chart]
    };
    let [_, chart] = say("1.1", '1', 3);
    assert!(
        chart.contains("Highest now: Area 1 1. Lowest now: Area 1 1. Largest gap: Area 1. "),
        "{chart}"
    );
    let [sentence, chart] = say("2.1", '1', 3);
    assert!(sentence.ends_with(" Your largest gaps are in Area 1 and 1 more area."), "{sentence}");
    assert!(chart.contains("Highest now: Area 1 and 1 more 1. "), "{chart}");
    assert!(chart.contains("Largest gap: Area 1 and 1 more. "), "{chart}");
    let [sentence, _] = say("3.1", '2', 4);
    assert!(sentence.ends_with(" Your largest gaps are in Area 1 and 2 more areas."), "{sentence}");
    let [sentence, chart] = say("4.1", '1', 5);
    assert!(sentence.ends_with(" Your largest gap is in Area 4."), "{sentence}");
    assert!(chart.contains("Highest now: Area 3 2. Lowest now: Area 1 and 2 more 1. "), "{chart}");
}

#[test]
fn targets_are_called_ours_only_where_there_are_any_of_ours() {
    let mut overall = Tally::default();
    assert_eq!(results::targets(&alliance(), &overall), None);
    overall.targeted = 1;
    assert_eq!(results::targets(&alliance(), &overall), Some(results::OUR_TARGETS));
    assert_eq!(results::targets(&small(&[1]), &overall), Some(results::TARGETS));
}
