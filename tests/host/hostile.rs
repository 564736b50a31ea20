//! Hostile files: limits hold before and during parsing, and each file gets one message.

use cme_selfcheck::domain::{
    Answer, ItemId, Kind, LamportTimestamp, ProblemKind, Record, Unreadable,
};
use cme_selfcheck::format::{framework_v1, json, result_read, result_v1, saved_v1};

use crate::formats::full_result;
use crate::steps::{alliance, at, begin, small};

fn refuse(text: &str) -> Unreadable {
    result_read::read(text, &alliance()).unwrap_err()
}

/// A complete result file with one piece replaced.
fn altered(from: &str, to: &str) -> String {
    let framework = alliance();
    let text = result_v1::write(&framework, &full_result(&framework));
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn only_problem(text: &str) -> ProblemKind {
    let refusal = refuse(text);
    let Unreadable::Invalid(problems) = &refusal else { panic!("{refusal:?}") };
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].what.clone()
}

/// Cases: HI-01
#[test]
fn too_large_is_refused_before_it_is_read() {
    let max = result_v1::MAX_BYTES as u64;
    let expected = Unreadable::TooLarge { found: max + 1, max };
    assert_eq!(refuse(&" ".repeat(result_v1::MAX_BYTES + 1)), expected);
}

/// Cases: HI-02
#[test]
fn a_file_of_nothing_but_values_is_refused_before_any_is_made() {
    let zeros = format!("[{}0]", "0,".repeat(result_v1::MAX_BYTES / 2 - 2));
    assert_eq!(refuse(&zeros), Unreadable::TooManyValues);
    let framework = alliance();
    assert!(saved_v1::read(&zeros, &framework).is_err());
}

/// Cases: HI-03
#[test]
fn depth_is_bounded_in_known_and_in_unknown_fields() {
    for depth in [40, 127, 128, 100_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(refuse(&deep), Unreadable::TooDeep, "{depth} at the top");
        let known = altered("\"role\": \"coordinator\"", &format!("\"role\": {deep}"));
        assert_eq!(refuse(&known), Unreadable::TooDeep, "{depth} in a known field");
        let unknown = altered("\"role\":", &format!("\"junk\": {deep}, \"role\":"));
        assert_eq!(refuse(&unknown), Unreadable::TooDeep, "{depth} in an unknown field");
    }
}

#[test]
fn limits_are_met_to_the_byte_the_level_and_the_problem() {
    assert!(json::parse("[1,2]", 5).is_ok());
    assert_eq!(json::parse("[1,2]", 4).err(), Some(Unreadable::TooLarge { found: 5, max: 4 }));
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let parsed = |text: &str| json::parse(text, result_v1::MAX_BYTES).map(|_| ());
    assert_eq!(parsed(&deep(32)), Ok(()));
    assert_eq!(parsed(&deep(33)), Err(Unreadable::TooDeep));
    for (junk, told) in [(99, 99), (100, 100), (101, 100)] {
        let fields: Vec<_> = (0..junk).map(|number| format!("\"junk{number}\": 0, ")).collect();
        let text = altered("\"role\":", &format!("{}\"role\":", fields.concat()));
        let Unreadable::Invalid(problems) = refuse(&text) else { panic!("it must be refused") };
        assert_eq!(problems.len(), told);
    }
}

#[test]
fn values_are_counted_to_the_last_before_they_are_made() {
    // Brackets, commas and quotes inside a string do not count; a space after an opening bracket makes no difference.
    let text = r#""[,{,\"[,\\""#;
    for (ones, taken) in [(394, true), (395, false)] {
        let list = format!("[{}{text},[ ],{{\n}},{{\"a\":[]}}]", "1,".repeat(ones));
        let padded = format!("{list:1200}");
        let parsed = json::parse(&padded, 1200).map(|_| ());
        // 200 values, and one more for every six bytes.
        assert_eq!(parsed.is_ok(), taken, "{ones}");
        assert!(parsed.err().is_none_or(|why| why == Unreadable::TooManyValues));
    }
    // Refused for its brackets and commas alone, even if it is not JSON.
    assert_eq!(json::parse(&",".repeat(300), 300).err(), Some(Unreadable::TooManyValues));
    assert!(matches!(json::parse("]]]]", 4), Err(Unreadable::NotJson { .. })));
    assert!(matches!(json::parse("\"[\\", 4), Err(Unreadable::NotJson { .. })));
}

#[test]
fn largest_texts_are_one_four_and_fifteen_mebibytes() {
    let padded = |text: &str, size: usize| format!("{text}{}", " ".repeat(size - text.len()));
    let framework = alliance();
    let result = result_v1::write(&framework, &full_result(&framework));
    let saved = saved_v1::write(&framework, &Record::default(), "tab");
    for (more, taken) in [(0, true), (1, false)] {
        let result = padded(&result, 1_048_576 + more);
        assert_eq!(result_read::read(&result, &framework).is_ok(), taken);
        let file = padded(framework_v1::BUILT_IN, 4_194_304 + more);
        assert_eq!(framework_v1::read(&file).is_ok(), taken);
        let saved = padded(&saved, 15_728_640 + more);
        assert_eq!(saved_v1::read(&saved, &framework).is_ok(), taken);
    }
}

#[test]
fn longest_id_of_another_edition_is_kept_and_a_longer_one_is_refused() {
    let framework = small(&[1]);
    let read = |length: usize| {
        let mut check = begin(&framework, None, false).frozen(&framework);
        check.framework.revision = 2;
        check.orphans.insert(ItemId::new(&"ü".repeat(length)), Answer::default());
        check.orphans.values_mut().for_each(|answer| answer.note.push('x'));
        result_read::read(&result_v1::write(&framework, &check), &framework)
    };
    assert_eq!(read(200).unwrap().orphans.len(), 1);
    for length in [201, 300] {
        let Err(Unreadable::Invalid(problems)) = read(length) else { panic!("{length}") };
        assert_eq!(problems[0].what, ProblemKind::TooLong { max: 200 });
    }
}

#[test]
fn what_fits_is_what_can_be_opened_again() {
    let framework = small(&[300]);
    // A character that must be escaped takes one byte more; the file may have one MiB.
    for (character, count, fits) in [
        ('x', 300, true),
        ('"', 200, true),
        ('"', 300, false),
        ('\\', 300, false),
        ('é', 300, false),
    ] {
        let mut check = begin(&framework, None, false);
        for number in 1..=count {
            check.change(&ItemId::new(&format!("1.{number}")), at(1), |answer| {
                answer.note = character.to_string().repeat(2_000);
            });
        }
        let text = result_v1::write(&framework, &check);
        assert_eq!(result_v1::fits(&framework, &check), fits, "{count} × {character}");
        assert_eq!(result_read::read(&text, &framework).is_ok(), fits, "{count} × {character}");
    }
}

/// Cases: HI-04
#[test]
fn doubled_key_is_refused_by_name() {
    let text = altered("\"role\":", "\"role\": null, \"role\":");
    assert_eq!(refuse(&text), Unreadable::DoubleKey("role".to_owned()));
    let inner = altered("\"1.1\": {", "\"1.1\": {}, \"1.1\": {");
    assert_eq!(refuse(&inner), Unreadable::DoubleKey("1.1".to_owned()));
}

/// Cases: HI-05
#[test]
fn unknown_fields_are_refused_with_their_path() {
    assert_eq!(
        only_problem(&altered("\"role\":", "\"rôle\": 1, \"role\":")),
        ProblemKind::UnknownField
    );
    let text = altered("\"present\": 2", "\"present\": 2, \"score\": 1");
    assert_eq!(only_problem(&text), ProblemKind::UnknownField);
}

/// Cases: HI-06
#[test]
fn only_plain_whole_numbers_of_the_scale_are_levels() {
    let with = |value: &str| altered("\"present\": 2,", &format!("\"present\": {value},"));
    for value in ["NaN", "Infinity", "1e999", "01", "+2", "0x2", "2."] {
        assert!(matches!(refuse(&with(value)), Unreadable::NotJson { .. }), "{value}");
    }
    for value in ["-0", "1.0", "2e0", "null", "true", "18446744073709551616", "[]", "{}"] {
        assert_eq!(only_problem(&with(value)), ProblemKind::WrongKind(Kind::Whole), "{value}");
    }
    for value in ["0", "6", "-1", "256", "258", "9223372036854775807"] {
        assert_eq!(only_problem(&with(value)), ProblemKind::OffScale { top: 5 }, "{value}");
    }
    let words: &[&str] = &["not-in-my-role", "cannot-judge"];
    assert_eq!(only_problem(&with("\"2\"")), ProblemKind::NotOneOf(words));
}

/// Cases: HI-08
#[test]
fn what_is_not_json_says_where() {
    assert_eq!(refuse("{\n  \"a\": ,"), Unreadable::NotJson { line: 2, column: 8 });
    for text in ["", "{", "[1,]", "{} x", "\u{0}", "'a'", "{\"a\": \"\\ud800\"}"] {
        assert!(matches!(refuse(text), Unreadable::NotJson { .. }), "{text}");
    }
    for text in ["null", "[]", "{}", "1", "\"cme-selfcheck/result\"", "{\"format\": 1}"] {
        assert_eq!(refuse(text), Unreadable::OtherFormat, "{text}");
    }
}

#[test]
fn version_that_never_was_is_out_of_range() {
    for version in ["0", "-1", "1.5", "\"1\"", "null"] {
        let text = altered("\"version\": 1", &format!("\"version\": {version}"));
        assert_eq!(only_problem(&text), ProblemKind::OutOfRange { min: 1, max: 1 }, "{version}");
    }
}

#[test]
fn newer_version_says_so() {
    let text = altered("\"version\": 1", "\"version\": 2");
    assert_eq!(refuse(&text), Unreadable::NewerVersion { found: 2 });
}

/// Cases: HI-08
#[test]
fn controls_that_hide_or_reorder_text_are_taken_out() {
    let hostile = "a\\u0000b\\u202ec\\u2066d\\u0007e\\u009bf\\r\\ng";
    let text = altered("a line and a ü", hostile);
    let framework = alliance();
    let read = result_read::read(&text, &framework).unwrap();
    let note = &read.answer(&ItemId::new("2.2")).unwrap().note;
    assert!(note.ends_with("abcdef\ng"), "{note:?}");
    let again = result_v1::write(&framework, &read);
    assert_eq!(result_read::read(&again, &framework).unwrap(), read, "stable from then on");
    let family = "👩\u{200d}👩\u{200d}👧 نعم שלום a\u{301}\u{301}\u{301}";
    assert_eq!(json::clean(family), family, "emoji, right-to-left text and accents stay");
}

#[test]
fn ids_are_cleaned_as_other_texts_are() {
    let text = altered("\"8.3\": {", "\"a\u{202e}\\u0007b\": {");
    let text = text.replacen("\"revision\": 1", "\"revision\": 3", 1);
    let read = result_read::read(&text, &alliance()).unwrap();
    assert!(read.orphans.contains_key(&ItemId::new("ab")), "{:?}", read.orphans.keys());
    let twice = altered("\"1.1\": {", "\"1.1\": {}, \"1.1\\u202e\": {");
    assert_eq!(refuse(&twice), Unreadable::DoubleKey("1.1".to_owned()));
}

/// Cases: HI-09
#[test]
fn names_of_object_methods_are_plain_ids() {
    let framework = alliance();
    for name in ["__proto__", "constructor", "toString"] {
        let text = altered("\"8.3\": {", &format!("\"{name}\": {{"));
        assert_eq!(only_problem(&text), ProblemKind::UnknownItem);
        let other = text.replacen("\"revision\": 1", "\"revision\": 3", 1);
        let read = result_read::read(&other, &framework).unwrap();
        assert!(read.orphans.contains_key(&ItemId::new(name)));
    }
}

/// Cases: ST-08
#[test]
fn saved_record_cut_at_every_byte_is_damaged_and_never_a_panic() {
    let framework = small(&[2]);
    let mut record = cme_selfcheck::domain::Record::default();
    record.keep(
        begin(&framework, Some("lead"), true).frozen(&framework),
        LamportTimestamp::default(),
    );
    let text = saved_v1::write(&framework, &record, "tab");
    assert!(saved_v1::read(&text, &framework).is_ok());
    for end in 0..text.len() {
        assert!(saved_v1::read(&text[..end], &framework).is_err(), "cut at {end}");
    }
}

/// Cases: ST-09
#[test]
fn saved_record_with_any_bit_flipped_is_damaged() {
    let framework = small(&[2]);
    let mut record = cme_selfcheck::domain::Record::default();
    record.keep(begin(&framework, None, false).frozen(&framework), LamportTimestamp::default());
    record.counter = 5;
    let text = saved_v1::write(&framework, &record, "tab");
    let body = text.find("\"body\"").unwrap();
    for index in body..text.len() {
        for bit in 0..7 {
            let mut bytes = text.clone().into_bytes();
            bytes[index] ^= 1 << bit;
            let flipped = String::from_utf8(bytes).unwrap();
            let read = saved_v1::read(&flipped, &framework);
            assert!(read.is_err(), "bit {bit} of byte {index}: {flipped}");
        }
    }
}
