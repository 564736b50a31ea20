//! Exports for other programs: the table, the workbook and the calendar, read back by independent parsers.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};
use cme_selfcheck::domain::plan::{Goal, GoalDate, Plan, Status};
use cme_selfcheck::domain::{
    Answer, Assessment, Date, Framework, FrameworkRef, ItemId, Present, Scope, Timestamp, Zone,
};
use cme_selfcheck::format::calendar::{self, Entry};
use cme_selfcheck::format::{csv, result_v1, xlsx};
use cme_selfcheck::session::Env;
use icalendar::parser::{read_calendar, unfold};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::properties::world;
use crate::steps::{alliance, answer, at, begin, env, level, parts, session, setup, small};
use crate::storage::Shared;

const HEADER: [&str; 14] = [
    "area_code",
    "area",
    "code",
    "competency",
    "present",
    "present_level",
    "desired",
    "desired_level",
    "desired_from",
    "target",
    "gap",
    "importance",
    "weighted_gap",
    "note",
];

/// Header and rows, by an independent parser.
fn table(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The only row of a framework with one competency.
fn only_row(framework: &Framework, check: &Assessment) -> Vec<String> {
    let mut rows = table(&csv::write(framework, check));
    assert_eq!(rows.len(), 2, "{rows:?}");
    rows.pop().unwrap()
}

fn cells(row: &[String]) -> String {
    row.join("|")
}

/// A code as programs read it from the table.
fn code_of(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// Header and rows of the only sheet, by an independent parser.
fn sheet(framework: &Framework, check: &Assessment) -> Vec<Vec<Data>> {
    let mut workbook = Xlsx::new(Cursor::new(xlsx::write(framework, check))).unwrap();
    assert_eq!(workbook.sheet_names(), ["Results"]);
    assert!(workbook.worksheet_formula("Results").unwrap().is_empty(), "nothing is a formula");
    let range = workbook.worksheet_range("Results").unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The note as it is in the workbook.
fn note_in_sheet(note: &str) -> Data {
    let framework = small(&[1]);
    let mut check = begin(&framework, None, false);
    check.change(&ItemId::new("1.1"), at(1), |answer| note.clone_into(&mut answer.note));
    sheet(&framework, &check).pop().unwrap().pop().unwrap()
}

/// A framework with one competency, which has this code, as has its area.
fn coded(code: &str) -> Framework {
    let mut parts = parts(&[1]);
    code.clone_into(&mut parts.areas[0].code);
    code.clone_into(&mut parts.areas[0].competencies[0].code);
    Framework::new(parts).unwrap()
}

#[test]
fn table_has_a_row_for_every_competency_in_the_order_of_the_framework() {
    let framework = alliance();
    let text = csv::write(&framework, &begin(&framework, None, false));
    assert!(text.starts_with("\u{feff}area_code,area,code,"), "a byte order mark, then the header");
    assert_eq!(text.matches("\r\n").count(), 49);
    assert_eq!(text.replace("\r\n", "").matches(['\r', '\n']).count(), 0);
    let rows = table(&text);
    assert_eq!(rows[0], HEADER);
    let codes: Vec<_> = rows[1..].iter().map(|row| code_of(&row[2])).collect();
    let areas = framework.areas().iter().flat_map(|area| &area.competencies);
    assert_eq!(codes, areas.map(|one| one.code.as_str()).collect::<Vec<_>>());
    assert!(rows[1..].iter().all(|row| row[4..].concat().is_empty()), "nothing is an empty cell");
}

#[test]
fn rows_say_what_was_answered() {
    let framework = small(&[1]);
    let check = |now, aim, importance| {
        let mut check = begin(&framework, Some("lead"), true);
        answer(&framework, &mut check, "1.1", now, aim, importance);
        cells(&only_row(&framework, &check)[4..])
    };
    for ((now, aim, importance), expected) in [
        (('2', 3, 4), "2|Advanced beginner|3|Competent|self|4|1|4|4|"),
        (('2', 0, 0), "2|Advanced beginner|4|Proficient|target|4|2|||"),
        (('5', 2, 5), "5|Expert|2|Advanced beginner|self|4|-3|5|0|"),
        (('4', 0, 1), "4|Proficient|4|Proficient|target|4|0|1|0|"),
        (('n', 0, 2), "|not in my role||||4||2||"),
        (('n', 3, 0), "|not in my role|3|Competent|self|4||||"),
        (('j', 0, 5), "|can't judge|4|Proficient|target|4||5||"),
        (('-', 5, 0), "||5|Expert|self|4||||"),
        (('-', 0, 0), "|||||4||||"),
    ] {
        assert_eq!(check(now, aim, importance), expected);
    }
}

#[test]
fn importance_that_was_not_asked_for_weighs_nothing() {
    let framework = small(&[1]);
    let mut check = begin(&framework, None, false);
    answer(&framework, &mut check, "1.1", '2', 4, 3);
    assert_eq!(cells(&only_row(&framework, &check)[9..]), "|2|3||");
}

#[test]
fn quick_check_rates_the_area_itself() {
    let framework = small(&[2]);
    let mut check = begin(&framework, Some("lead"), false);
    check.scope = Scope::Quick;
    answer(&framework, &mut check, "1", '3', 0, 0);
    let expected = "'1|Area 1|'1|Area 1|3|Competent|4|Proficient|target|4|1|||";
    assert_eq!(cells(&only_row(&framework, &check)), expected);
}

#[test]
fn answers_that_the_framework_does_not_have_come_last() {
    let framework = small(&[1]);
    let mut check = begin(&framework, Some("lead"), false);
    check.framework.revision = 9;
    let present = Some(Present::Rated(level(&framework, 2)));
    for id in ["9.9", "0.1"] {
        let gone = Answer { present, note: "gone".to_owned(), ..Answer::default() };
        check.orphans.insert(ItemId::new(id), gone);
    }
    let rows = table(&csv::write(&framework, &check));
    let last: Vec<_> = rows[2..].iter().map(|row| cells(row)).collect();
    let rest = "||2|Advanced beginner||||||||gone";
    assert_eq!(last, [format!("||'0.1{rest}"), format!("||'9.9{rest}")]);
}

/// Cases: HI-13
#[test]
fn text_is_never_a_formula_and_comes_back_whole() {
    for (note, expected) in [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\0=1", "'\0=1"),
        ("\n=1", "'\n'=1"),
        ("see;=1+1;end", "see;'=1+1;end"),
        ("one\r\n@two\t+3", "one\r\n'@two\t'+3"),
        ("did\n- this\n\n- that", "did\n'- this\n\n'- that"),
        ("x;\"=1+1&\";y", "x;'\"=1+1&\";y"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("=\"a\",\"b\"", "'=\"a\",\"b\""),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        ("say \"no\"", "say \"no\""),
        ("a;b,c", "a;b,c"),
        ("one\ntwo\r\nthree", "one\ntwo\r\nthree"),
        (" at the edges ", " at the edges "),
        ("\u{202e}right to left", "\u{202e}right to left"),
        ("“Ü” 😀", "“Ü” 😀"),
    ] {
        let framework = small(&[1]);
        let mut check = begin(&framework, None, false);
        check.change(&ItemId::new("1.1"), at(1), |answer| answer.note = note.to_owned());
        assert_eq!(only_row(&framework, &check)[13], expected);
    }
}

#[test]
fn what_a_spreadsheet_may_trim_or_split_is_quoted() {
    let quoted = |note: &str| {
        let framework = small(&[1]);
        let mut check = begin(&framework, None, false);
        check.change(&ItemId::new("1.1"), at(1), |answer| answer.note = note.to_owned());
        csv::write(&framework, &check).contains(&format!("\"{note}\""))
    };
    for note in [" x", "x ", "a,b", "a;b", "a\tb", "a\rb", "a\nb"] {
        assert!(quoted(note), "{note:?}");
    }
    assert!(!quoted("a b"));
}

/// Cases: HI-13
#[test]
fn every_text_of_a_framework_is_kept_from_being_a_formula_too() {
    let mut parts = parts(&[1]);
    parts.areas[0].code = "-1".to_owned();
    parts.areas[0].title = "=A1".to_owned();
    parts.areas[0].competencies[0].code = "+1".to_owned();
    parts.areas[0].competencies[0].statement = "@home, or not".to_owned();
    parts.levels[1].name = "=2".to_owned();
    let framework = Framework::new(parts).unwrap();
    let mut check = begin(&framework, None, false);
    answer(&framework, &mut check, "1.1", '2', 1, 0);
    let expected = "'-1|'=A1|'+1|'@home, or not|2|'=2|1|Novice|self||-1|||";
    assert_eq!(cells(&only_row(&framework, &check)), expected);
}

/// Cases: HI-28
#[test]
fn codes_that_look_like_numbers_are_kept_as_text() {
    for code in [
        "2.1", "2.10", "007", "1-2", "3/4", "1E5", "1a", "1.", ".5", "-1", "(5)", "$5", "€ 5",
        "５", "10:30", "'1", " 1", "\u{a0}1", "DEC-1", "march 1", "Okt 4", "août1", "März-2",
        "TRUE", "False", "Б1.2",
    ] {
        let framework = coded(code);
        let row = only_row(&framework, &begin(&framework, None, false));
        assert_eq!([&row[0], &row[2]], [&format!("'{code}"), &format!("'{code}")]);
    }
}

/// Cases: HI-28
#[test]
fn codes_that_no_spreadsheet_changes_are_as_they_are() {
    for code in ["A1", "A", "AB-2", "E5", "Bä1", "COMP", "Dec", "IV", "Truth", "a'1"] {
        let framework = coded(code);
        let row = only_row(&framework, &begin(&framework, None, false));
        assert_eq!([&row[0], &row[2]], [code, code]);
    }
}

/// Cases: HI-13, HI-28
#[test]
fn texts_of_a_workbook_are_as_they_were_written() {
    let long = "ä😀".repeat(5_000);
    for note in [
        "=1+1",
        "+49 30",
        "@SUM(A1)",
        "'=1",
        "2.10",
        "1e5",
        "TRUE",
        "\tx",
        "\rx",
        "one\ntwo\r\nthree\n",
        " at the edges ",
        "a;b,c \"no\" 'yes'",
        "]]></t></is><f>1</f><![CDATA[",
        "&amp; &#65; <b> & >",
        "_x0041_ __x000D__ _x41_ _x004g_ x_x0041",
        "\u{202e}right to left",
        "“Ü” 😀 \u{fffd} \u{7f}",
        long.as_str(),
    ] {
        assert_eq!(note_in_sheet(note), Data::String(note.to_owned()));
    }
    assert_eq!(note_in_sheet(""), Data::Empty);
}

/// Cases: HI-13
#[test]
fn characters_that_a_workbook_cannot_hold_are_left_out() {
    for number in (0..0x20).chain([0xfffe, 0xffff]) {
        let character = char::from_u32(number).unwrap();
        let expected =
            if "\t\n\r".contains(character) { character.to_string() } else { String::new() };
        let found = note_in_sheet(&format!("a{character}b"));
        assert_eq!(found, Data::String(format!("a{expected}b")), "{number:x}");
    }
}

/// Excel calls a workbook with a longer text damaged.
#[test]
fn text_that_is_too_long_for_a_cell_ends_at_a_whole_character() {
    let longest = "x".repeat(32_767);
    assert_eq!(note_in_sheet(&longest), Data::String(longest.clone()));
    assert_eq!(note_in_sheet(&format!("{longest}y")), Data::String(longest));
    let pairs = "😀".repeat(16_383);
    assert_eq!(note_in_sheet(&format!("{pairs}😀")), Data::String(pairs));
}

/// Cases: HI-28
#[test]
fn codes_of_a_workbook_are_texts() {
    for code in ["2.1", "2.10", "007", "1-2", "1E5", "A1", "'1"] {
        let framework = coded(code);
        let row = sheet(&framework, &begin(&framework, None, false)).pop().unwrap();
        assert_eq!(
            [&row[0], &row[2]],
            [&Data::String(code.to_owned()), &Data::String(code.to_owned())]
        );
    }
}

#[test]
fn bytes_of_a_workbook_are_the_same_twice_and_bear_no_time() {
    let framework = alliance();
    let check = begin(&framework, None, false);
    let bytes = xlsx::write(&framework, &check);
    assert!(bytes == xlsx::write(&framework, &check));
    let later = Assessment { updated: at(99), ..check.clone() };
    assert!(bytes == xlsx::write(&framework, &later));
}

fn note() -> impl Strategy<Value = String> {
    ("[=+\\-@\t\r\0'\",; ]?", "\\PC{0,12}", "[\",;\r\n ]?").prop_map(|(a, b, c)| a + &b + &c)
}

/// The number of a cell, if it has one.
fn number(cell: &str) -> Option<i64> {
    (!cell.is_empty()).then(|| cell.parse().unwrap())
}

proptest! {
    /// Cases: AX-15
    #[test]
    fn table_equals_the_json_export(
        (framework, mut check) in world(),
        notes in vec(note(), 6),
    ) {
        let ids: Vec<_> = check.items(&framework).iter().map(|(_, item)| item.id.clone()).collect();
        for (id, note) in ids.iter().zip(&notes) {
            check.change(id, at(1), |answer| answer.note.clone_from(note));
        }
        let export: Value = serde_json::from_str(&result_v1::write(&framework, &check)).unwrap();
        let rows = table(&csv::write(&framework, &check));
        prop_assert_eq!(&rows[0], &HEADER);
        prop_assert_eq!(rows.len(), ids.len() + 1);
        for (row, id) in rows[1..].iter().zip(&ids) {
            let answer = &export["answers"][id.as_str()];
            prop_assert_eq!(code_of(&row[2]), id.as_str(), "the small frameworks' codes are their ids");
            prop_assert_eq!(number(&row[4]), answer["present"].as_i64());
            let word = match answer["present"].as_str() {
                Some("not-in-my-role") => "not in my role",
                Some("cannot-judge") => "can't judge",
                Some(other) => panic!("{other}"),
                None => "",
            };
            prop_assert!(word.is_empty() || row[5] == word);
            prop_assert_eq!(number(&row[6]), answer["desired"].as_i64());
            prop_assert_eq!(&row[8], answer["desiredFrom"].as_str().unwrap_or_default());
            let gap = answer["present"].as_i64().zip(answer["desired"].as_i64());
            prop_assert_eq!(number(&row[10]), gap.map(|(present, desired)| desired - present));
            prop_assert_eq!(number(&row[11]), answer["importance"].as_i64());
            let note = answer["note"].as_str().unwrap_or_default();
            let formulas = |text: &str| {
                let parts = text.split([';', '\t', '\r', '\n']).enumerate();
                let is_formula = |(index, part): (usize, &str)| {
                    let part = if index == 0 { part } else { part.trim_start_matches('"') };
                    part.starts_with(|first| "=+-@＝＋－＠\0".contains(first))
                };
                parts.filter(|part| is_formula(*part)).count()
                    + usize::from(text.starts_with(['\t', '\r', '\n']))
            };
            prop_assert_eq!(formulas(&row[13]), 0);
            prop_assert_eq!(row[13].replace('\'', ""), note.replace('\'', ""));
            prop_assert_eq!(row[13].len(), note.len() + formulas(note));
        }
        let sheet = sheet(&framework, &check);
        for (row, table_row) in sheet.iter().zip(&rows) {
            for (column, (cell, text)) in row.iter().zip(table_row).enumerate() {
                let expected = match column {
                    _ if text.is_empty() => Data::Empty,
                    0 | 2 => Data::String(code_of(text).to_owned()),
                    4 | 6 | 9..=12 if text != HEADER[column] => Data::Float(text.parse().unwrap()),
                    13 if text != "note" => continue,
                    _ => Data::String(text.clone()),
                };
                prop_assert_eq!(cell, &expected);
            }
        }
        prop_assert_eq!(sheet.len(), rows.len());
        let overall = &export["summary"]["overall"];
        let sum = |column: usize, only: &dyn Fn(&[String]) -> bool| -> i64 {
            rows[1..].iter().filter(|row| only(row)).filter_map(|row| number(&row[column])).sum()
        };
        let rated = |row: &[String]| !row[4].is_empty();
        prop_assert_eq!(overall["sumPresentRated"].as_i64(), Some(sum(4, &rated)));
        prop_assert_eq!(overall["sumTarget"].as_i64(), Some(sum(9, &rated)));
        prop_assert_eq!(overall["sumGap"].as_i64(), Some(sum(10, &|_| true)));
        let weighed = rows[1..].iter().filter(|row| number(&row[12]).is_some_and(|w| w > 0));
        let mut weighed: Vec<_> = weighed.map(|row| code_of(&row[2]).to_owned()).collect();
        weighed.sort();
        let ranked = export["summary"]["priorities"].as_array().unwrap().iter();
        let mut ranked: Vec<_> = ranked.map(|id| id.as_str().unwrap().to_owned()).collect();
        ranked.sort();
        prop_assert!(weighed == ranked || !check.importance);
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn entry(title: &str, description: &str) -> Entry {
    Entry {
        uid: "g1-due@cme-selfcheck".to_owned(),
        day: day("2026-09-30"),
        title: title.to_owned(),
        description: description.to_owned(),
    }
}

/// The properties of every event, by an independent parser, which undoes the escapes.
fn events(text: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let event = |one: &icalendar::parser::Component<'_>| {
        assert_eq!(one.name.as_str(), "VEVENT");
        let properties = one
            .properties
            .iter()
            .map(|property| (property.name.to_string(), property.val.to_string()));
        properties.collect()
    };
    calendar.components.iter().map(event).collect()
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> Option<&'a str> {
    event.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.split("\r\n").collect();
    assert_eq!(lines.pop(), Some(""), "the last line has an end too");
    assert!(lines.iter().all(|line| !line.contains(['\r', '\n']) && !line.is_empty()));
    lines
}

#[test]
fn calendar_is_as_promised() {
    let goal = |id: &str, title: &str, days: [Option<&str>; 3]| Goal {
        id: id.to_owned(),
        title: title.to_owned(),
        start: days[0].map(day),
        review: days[1].map(day),
        due: days[2].map(day),
        ..Goal::default()
    };
    let goals = vec![
        goal("g1", "Read; discuss, apply", [Some("2026-03-02"), None, Some("2026-12-31")]),
        goal("g2", "No days yet", [None; 3]),
        goal("g3", "Ask a peer", [None, Some("2028-02-28"), None]),
    ];
    let plan = Plan { goals, ..Plan::default() };
    let entries = calendar::entries_of(&plan, |goal, kind| {
        let word = match kind {
            GoalDate::Start => "Start",
            GoalDate::Review => "Review",
            GoalDate::Due => "Due",
        };
        (format!("{word}: {}", goal.title), "Learning plan".to_owned())
    });
    let uids: Vec<_> = entries.iter().map(|entry| entry.uid.as_str()).collect();
    let expected = ["g1-start@cme-selfcheck", "g1-due@cme-selfcheck", "g3-review@cme-selfcheck"];
    assert_eq!(uids, expected);
    let now = Timestamp::parse("2026-03-01T09:05:07Z").unwrap();
    let text = calendar::write(&entries, now);
    lines(&text);
    assert_eq!(events(&text).len(), 3);
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn calendar_has_no_day_of_a_goal_that_is_closed() {
    let goal = |status| Goal { status, due: Some(day("2026-12-31")), ..Goal::default() };
    let goals = [Status::Planned, Status::Active, Status::Done, Status::Dropped].map(goal).to_vec();
    let plan = Plan { goals, ..Plan::default() };
    assert_eq!(calendar::entries_of(&plan, |_, _| Default::default()).len(), 2);
}

#[test]
fn a_reminder_comes_six_months_after_the_self_check_and_moves_with_it() {
    for (day_of_check, expected) in [
        ("2026-03-15", "2026-09-15"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-12-01", "2027-06-01"),
    ] {
        assert_eq!(day(day_of_check).months_later(6), Some(day(expected)), "{day_of_check}");
    }
    assert_eq!(day("9999-07-01").months_later(6), None);
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    session.see_results();
    let text = session.reminder("Repeat, soon", "Last one".to_owned(), env(3)).unwrap();
    let events = events(&text);
    assert_eq!(events.len(), 1);
    let check = session.open_assessment().unwrap();
    let on = check.dated().date(Zone::UTC).months_later(6).unwrap().to_string().replace('-', "");
    assert_eq!(value(&events[0], "DTSTART"), Some(&*on));
    assert_eq!(value(&events[0], "SUMMARY"), Some("Repeat, soon"));
    assert_eq!(
        value(&events[0], "UID"),
        Some(&*format!("{}-repeat@cme-selfcheck", check.id.as_str()))
    );
    // The reminder of an old self-check counts from today.
    let today = Env { now: at(400 * 86_400), entropy: 4 };
    let text = session.reminder("Repeat, soon", "Last one".to_owned(), today).unwrap();
    let later = today.now.date(Zone::UTC).months_later(6).unwrap().to_string().replace('-', "");
    assert_eq!(value(&self::events(&text)[0], "DTSTART"), Some(&*later));
}

#[test]
fn last_day_of_the_calendar_has_no_end() {
    let last = Entry { day: day("9999-12-31"), ..entry("The end", "") };
    let early = Entry { day: day("0001-01-01"), ..entry("The start", "") };
    let text = calendar::write(&[last, early], Timestamp::EPOCH);
    let events = events(&text);
    assert_eq!(value(&events[0], "DTSTART"), Some("99991231"));
    assert_eq!(value(&events[0], "DTEND"), None);
    assert_eq!(value(&events[1], "DTSTART"), Some("00010101"));
    assert_eq!(value(&events[1], "DTEND"), Some("00010102"));
    assert_eq!(value(&events[1], "DTSTAMP"), Some("19700101T000000Z"));
}

#[test]
fn control_characters_and_line_ends_cannot_break_out_of_a_text() {
    let trap = "a\r\nEND:VEVENT\rb\nc\0d\u{7}\te\\n;,";
    let text = calendar::write(&[entry(trap, "")], at(0));
    let event = &events(&text)[0];
    assert_eq!(value(event, "SUMMARY"), Some("a\nEND:VEVENT\nb\ncd\te\\n;,"));
    assert_eq!(value(event, "DESCRIPTION"), None, "an empty one is left out");
    assert_eq!(lines(&text).iter().filter(|line| **line == "END:VEVENT").count(), 1);
}

#[test]
fn line_of_75_octets_is_whole_and_a_longer_one_is_folded() {
    // The property's name takes eight octets.
    for (length, expected) in [(67, "x\r\nTRANSP"), (68, "x\r\n x\r\nTRANSP")] {
        let text = calendar::write(&[entry(&"x".repeat(length), "")], at(0));
        assert!(text.contains(expected), "{length}: {text}");
    }
}

#[test]
fn empty_calendar_is_still_a_calendar() {
    let text = calendar::write(&[], at(0));
    assert_eq!(lines(&text).len(), 4);
    assert!(events(&text).is_empty());
}

proptest! {
    #[test]
    fn calendar_keeps_every_text_in_lines_of_75_octets(
        title in "([ -~\n]|\\PC){0,120}",
        description in "([ -~]|[äß€😀]){1,200}",
        days in -719_162_i32..=2_932_896,
    ) {
        let day = Date::from_days(days).unwrap();
        let text = calendar::write(&[Entry { day, ..entry(&title, &description) }], at(0));
        for line in lines(&text) {
            prop_assert!(line.len() <= 75, "{}", line);
        }
        let event = &events(&text)[0];
        prop_assert_eq!(value(event, "SUMMARY"), Some(title.as_str()));
        prop_assert_eq!(value(event, "DESCRIPTION"), Some(description.as_str()));
        prop_assert_eq!(value(event, "DTSTART").unwrap(), day.to_string().replace('-', ""));
        prop_assert_eq!(value(event, "UID"), Some("g1-due@cme-selfcheck"));
    }
}

#[test]
fn frozen_and_open_give_the_same_table() {
    let framework = small(&[2]);
    let mut check = begin(&framework, Some("lead"), true);
    answer(&framework, &mut check, "1.1", '2', 0, 3);
    let frozen = check.frozen(&framework);
    assert_eq!(check.framework, FrameworkRef::to(&framework));
    assert_eq!(csv::write(&framework, &check), csv::write(&framework, &frozen));
}
