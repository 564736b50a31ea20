//! What must hold of any bytes whatever: one function a kind of input. The fuzz targets call them with
//! bytes that a machine makes up, the host tests with the files in `tests/fixtures/fuzz`.
//!
//! Each says whether the input got past the door, so that seeds which no longer do are noticed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, SeekFrom};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::framework::FrameworkParts;
use cme_selfcheck::domain::team::{Publication, Team};
use cme_selfcheck::domain::{
    Answer, Assessment, Date, Desired, Framework, Importance, ItemId, Present, ResultId, Scope,
    Timestamp, Zone,
};
use cme_selfcheck::format::json::{self, Node};
use cme_selfcheck::format::team_v1::{self, TeamInput};
use cme_selfcheck::format::{
    base64url, csv, framework_v1, framework_write, link_v1, result_read, result_v1, saved_v1,
};

/// Two areas, three competencies, two roles: small inputs reach everything.
static FRAMEWORK: LazyLock<Framework> = LazyLock::new(|| {
    framework_v1::read(include_str!("../fixtures/fuzz/framework_file/small.json")).unwrap()
});

/// Longest that one input may take. The address sanitizer makes everything some times slower.
const MAX: Duration = Duration::from_secs(1);

/// Checks a property, and that it does not take long. A busy machine may stop us for a second: only an
/// input that takes so long every time is slow.
pub(crate) fn check(property: fn(&[u8]) -> bool, data: &[u8]) -> bool {
    let timed = || {
        let begun = Instant::now();
        (property(data), begun.elapsed())
    };
    let (through, took) = timed();
    let slow = took > MAX && (0..4).all(|_| timed().1 > MAX);
    assert!(!slow, "it takes longer than {MAX:?}");
    through
}

/// What a browser makes of a file's bytes.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// No character of the text hides or reorders others. Where a file is written as JSON, this is what
/// escapes leave of it.
fn assert_harmless(written: &str) {
    assert_eq!(json::clean(written), written, "controls came through");
}

/// A result file that is read can be written, and is then read as the same.
pub(crate) fn result_file(data: &[u8]) -> bool {
    let Ok(result) = result_read::read(&text(data), &FRAMEWORK) else { return false };
    let written = result_v1::write(&FRAMEWORK, &result);
    assert_harmless(&written);
    assert_eq!(result_read::read(&written, &FRAMEWORK).as_ref(), Ok(&result));
    assert_eq!(result_v1::write(&FRAMEWORK, &result), written);
    true
}

/// A file that a director adds: a team that is read can be written, and is then read as the same.
pub(crate) fn team_file(data: &[u8]) -> bool {
    let Ok(found) = team_v1::read_any(&text(data), &FRAMEWORK) else { return false };
    let TeamInput::Team(members) = found else { return true };
    let written = team_v1::write(&FRAMEWORK, members.iter()).unwrap();
    assert_harmless(&written);
    assert_eq!(team_v1::read(&written, &FRAMEWORK).as_ref(), Ok(&members));
    let team = Team::of(&FRAMEWORK, members.iter(), Date::new(2026, 11, 29).unwrap());
    let whole = csv::write_team(&FRAMEWORK, &Publication::internal(&team));
    assert_eq!(whole.matches("\r\n").count(), whole.matches('\n').count());
    if let Some(shown) = Publication::of(&team) {
        csv::write_team(&FRAMEWORK, &shown);
    }
    true
}

/// A framework file that is read can be written, and is then read as the same; so can one whose
/// fields could be read and which is wrong in content.
pub(crate) fn framework_file(data: &[u8]) -> bool {
    let text = text(data);
    let framework = framework_v1::read(&text);
    let Ok(parts) = framework_v1::read_parts(&text) else {
        assert!(framework.is_err(), "parts were refused, the framework was not");
        return false;
    };
    let written = framework_write::write(&parts);
    assert_harmless(&written);
    assert_eq!(framework_v1::read_parts(&written).as_ref(), Ok(&parts));
    assert_eq!(framework_v1::read(&written), framework);
    assert_eq!(framework.is_ok(), framework_v1::problems_of(&parts).is_empty());
    true
}

/// A saved record that is read can be written, and is then read as the same. Chance finds no
/// checksum, so the same input is tried with the right one as well.
pub(crate) fn saved_record(data: &[u8]) -> bool {
    let text = text(data);
    let sealed = sealed(&text);
    let as_it_is = saved_again(&text);
    sealed.is_some_and(|text| saved_again(&text)) || as_it_is
}

fn saved_again(text: &str) -> bool {
    let Ok(record) = saved_v1::read(text, &FRAMEWORK) else { return false };
    let written = saved_v1::write(&FRAMEWORK, &record, "tab");
    assert_harmless(&written);
    assert_eq!(saved_v1::read(&written, &FRAMEWORK), Ok(record));
    true
}

/// The record with the checksum of its body.
fn sealed(text: &str) -> Option<String> {
    let Node::Object(mut fields) = json::parse(text, saved_v1::MAX_BYTES).ok()? else {
        return None;
    };
    let (_, body) = fields.iter().find(|(key, _)| key == "body")?;
    let sum = crc32fast::hash(serde_json::to_string(body).unwrap().as_bytes());
    let (_, checksum) = fields.iter_mut().find(|(key, _)| key == "checksum")?;
    *checksum = Node::Text(format!("{sum:08x}"));
    serde_json::to_string(&Node::Object(fields)).ok()
}

/// What stands after `#r=`: read as it is, read as the bytes between digest and checksum, and written
/// from answers made of the bytes.
pub(crate) fn link_payload(data: &[u8]) -> bool {
    let as_text = link_again(&text(data));
    let mut bytes = vec![1];
    bytes.extend(link_v1::digest(&FRAMEWORK));
    bytes.extend(data);
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    let as_bytes = link_again(&base64url::write(&bytes));
    there_and_back(data);
    as_text || as_bytes
}

fn read_link(text: &str) -> Option<Assessment> {
    // The last second of the year 9999: never the day of a link that the reader would take for today.
    let now = Timestamp::from_unix_seconds(253_402_300_799).unwrap();
    link_v1::is_for(text, &FRAMEWORK);
    link_v1::read(text, &FRAMEWORK, ResultId::from_random(1), now, Zone::UTC).ok()
}

/// A link that is read is the one that is written of what was read.
fn link_again(text: &str) -> bool {
    let Some(result) = read_link(text) else { return false };
    assert_eq!(link_v1::write(&FRAMEWORK, &result, Zone::UTC).as_deref(), Some(text));
    true
}

/// A link carries what it is made of. One byte says how it is set up; of the rest, three an answer.
fn there_and_back(data: &[u8]) {
    let Some((&setup, data)) = data.split_first() else { return };
    let scope = match setup & 3 {
        0 => Scope::Full,
        1 => Scope::Quick,
        2 => Scope::Areas(FRAMEWORK.areas().iter().map(|area| area.id.clone()).collect()),
        _ => Scope::Areas(Vec::new()),
    };
    let role = FRAMEWORK.roles().get(usize::from(setup >> 3 & 3)).map(|role| role.id.clone());
    let importance = setup & 4 != 0;
    let begun = Timestamp::from_unix_seconds(1_772_000_000).unwrap();
    let mut check = Assessment::begin(
        &FRAMEWORK,
        Setup { role, scope, importance },
        ResultId::from_random(2),
        begun,
    );
    let scale = FRAMEWORK.scale();
    let items: Vec<_> = check.items(&FRAMEWORK).iter().map(|(_, item)| item.id.clone()).collect();
    for (id, bytes) in items.iter().zip(data.chunks_exact(3)) {
        let answer = Answer {
            present: match bytes[0] {
                0 => None,
                b'n' => Some(Present::NotInMyRole),
                b'j' => Some(Present::CannotJudge),
                number => scale.level(number % (scale.level_count() + 1)).map(Present::Rated),
            },
            desired: scale.level(bytes[1] % (scale.level_count() + 1)).map(Desired::Own),
            importance: Importance::new(bytes[2] % 6),
            note: String::new(),
        };
        check.change(id, begun, |of| *of = answer);
    }
    let link = link_v1::write(&FRAMEWORK, &check, Zone::UTC).unwrap();
    let read = read_link(&link).unwrap();
    let check = check.frozen(&FRAMEWORK);
    assert_eq!((&read.role, read.importance), (&check.role, importance));
    assert_eq!(read.scope, check.scope);
    for id in &items {
        let carried = |of: &Assessment| {
            let answer = of.answer(id).cloned().unwrap_or_default();
            let weight = answer.importance.filter(|_| importance);
            (answer.present, answer.desired.map(Desired::level), weight)
        };
        assert_eq!(carried(&read), carried(&check), "{id}");
    }
}

/// Any texts, written as our table and read by a reader that is not ours, are the same cells, and none
/// begins as a formula does. The input is texts with the byte FF between, which no text has.
pub(crate) fn csv_table(data: &[u8]) -> bool {
    let mut texts = data.split(|byte| *byte == 0xff).map(text);
    let mut next = || texts.next().unwrap_or_default();
    let (note, orphan, code, statement, title, area_code, level) =
        (next(), next(), next(), next(), next(), next(), next());
    let mut parts: FrameworkParts = FRAMEWORK.parts().clone();
    let words = |text: &str| if text.trim().is_empty() { "x".to_owned() } else { text.to_owned() };
    let area = &mut parts.areas[0];
    (area.code, area.title) = (words(&area_code), words(&title));
    area.competencies.truncate(1);
    let competency = &mut area.competencies[0];
    (competency.code, competency.statement) = (words(&code), words(&statement));
    let first = competency.id.clone();
    parts.areas.truncate(1);
    (parts.targets, parts.target_reasons) = (Vec::new(), Vec::new());
    parts.levels[0].name = words(&level);
    let Ok(framework) = Framework::new(parts) else { return false };
    let framework = &framework;
    let area = &framework.areas()[0];
    let now = Timestamp::from_unix_seconds(1_772_000_000).unwrap();
    let setup = Setup { role: None, scope: Scope::Full, importance: false };
    let mut check = Assessment::begin(framework, setup, ResultId::from_random(3), now);
    let answer = Answer {
        present: framework.scale().level(1).map(Present::Rated),
        note: note.clone(),
        ..Answer::default()
    };
    check.answers.insert(first, answer.clone());
    check.orphans = BTreeMap::from([(ItemId::new(&orphan), answer)]);
    let level = framework.scale().level(1).and_then(|level| framework.scale().text(level));
    let level = &level.unwrap().name;
    let competency = &area.competencies[0];
    let known = [&area.code, &area.title, &competency.code, &competency.statement];
    let rows = [known, [&String::new(), &String::new(), &orphan, &String::new()]];
    let expected = rows.map(|place| {
        let [area_code, title, code, statement] = place;
        let mut row = vec![area_code.clone(), guarded(title), code.clone(), guarded(statement)];
        row.extend(["1".to_owned(), guarded(level)]);
        row.extend(vec![String::new(); 7]);
        row.push(guarded(&note));
        row
    });
    let mut found = cells_of(&csv::write(framework, &check));
    for cell in found.iter().flatten() {
        assert!(!cell.starts_with(is_formula), "{cell:?} is a formula");
    }
    for row in &mut found {
        for code in [0, 2] {
            row[code] = code_of(&row[code]);
        }
    }
    assert_eq!(found, expected);
    true
}

/// The rows below the header. To make a reader takes longer than to read, so there is one.
fn cells_of(table: &str) -> Vec<Vec<String>> {
    thread_local! {
        static READER: RefCell<::csv::Reader<Cursor<Vec<u8>>>> =
            ::csv::ReaderBuilder::new().has_headers(false).from_reader(Cursor::default()).into();
    }
    let table = table.strip_prefix('\u{feff}').unwrap();
    READER.with_borrow_mut(|reader| {
        *reader.get_mut() = Cursor::new(table.into());
        reader.seek_raw(SeekFrom::Start(0), ::csv::Position::new()).unwrap();
        let row = |row: ::csv::StringRecord| row.iter().map(str::to_owned).collect();
        reader.records().skip(1).map(|found| row(found.unwrap())).collect()
    })
}

/// A code, of what stands in its cell.
fn code_of(cell: &str) -> String {
    cell.strip_prefix('\'').unwrap_or(cell).to_owned()
}

/// Whether a formula could begin with this.
fn is_formula(first: char) -> bool {
    "=+-@＝＋－＠\t\r\n\0".contains(first)
}

/// A text as it stands in a cell.
fn guarded(text: &str) -> String {
    let formula = text.starts_with(is_formula);
    if formula { format!("'{text}") } else { text.to_owned() }
}
