//! Result links: their length, round trips, and the refusal of anything else.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::framework::{FrameworkParts, MAX_COMPETENCIES};
use cme_selfcheck::domain::{
    Answer, Assessment, Desired, Framework, FrameworkRef, Importance, ItemId, LevelText,
    LinkProblem, Plan, Present, ResultId, RoleId, Scope, Timestamp, Zone,
};
use cme_selfcheck::format::{base64url, link_v1};
use cme_selfcheck::messages::link as messages;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::formats::full_result;
use crate::steps::{alliance, answer, at, begin, level, parts, small};

fn id() -> ResultId {
    ResultId::from_random(9)
}

/// A time long after these results were made.
fn later() -> Timestamp {
    at(400 * 86_400)
}

fn read(text: &str, framework: &Framework) -> Result<Assessment, LinkProblem> {
    link_v1::read(text, framework, id(), later(), Zone::UTC)
}

/// A self-check with everything in scope answered by the highest possible digits.
pub(crate) fn answered(framework: &Framework, importance: bool) -> Assessment {
    let mut check = begin(framework, framework.roles().first().map(|r| r.id.as_str()), importance);
    fill(framework, &mut check);
    check
}

fn fill(framework: &Framework, check: &mut Assessment) {
    let top = framework.scale().level_count();
    for (_, item) in check.items(framework) {
        check.answers.insert(
            item.id.clone(),
            Answer {
                present: Some(Present::CannotJudge),
                desired: Some(Desired::Own(level(framework, top))),
                importance: Importance::new(5),
                note: String::new(),
            },
        );
    }
}

/// The part of a self-check that a link contains, as it is read later.
fn carried(framework: &Framework, check: &Assessment) -> Assessment {
    let frozen = check.frozen(framework);
    let env = Zone::UTC.noon(frozen.dated().date(Zone::UTC));
    let mut answers = BTreeMap::new();
    for (_, item) in frozen.items(framework) {
        let Some(answer) = frozen.answer(item.id) else { continue };
        let target = framework.target(frozen.role.as_ref(), item.id);
        let written = matches!(answer.present, Some(Present::Rated(_) | Present::CannotJudge));
        let suggested = Desired::suggested(target, answer.present);
        let desired = answer.desired.map(|desired| match suggested {
            Some(same) if written && same.level() == desired.level() => same,
            _ => Desired::Own(desired.level()),
        });
        let importance = answer.importance.filter(|_| frozen.importance);
        let answer = Answer { present: answer.present, desired, importance, note: String::new() };
        if !answer.is_blank() {
            answers.insert(item.id.clone(), answer);
        }
    }
    let scope = match &frozen.scope {
        Scope::Areas(ids) => {
            let areas = framework.areas().iter().map(|area| &area.id);
            Scope::Areas(areas.filter(|id| ids.contains(id)).cloned().collect())
        }
        Scope::Full => Scope::Full,
        Scope::Quick => Scope::Quick,
    };
    let items = frozen.items(framework);
    let complete =
        !items.is_empty() && items.iter().all(|(_, item)| frozen.present(item.id).is_some());
    Assessment {
        id: id(),
        framework: FrameworkRef::to(framework),
        role: frozen.role.filter(|role| framework.role(role).is_some()),
        scope,
        importance: frozen.importance,
        started: env,
        updated: env,
        completed: complete.then_some(env),
        adjusted_targets: BTreeMap::new(),
        answers,
        orphans: BTreeMap::new(),
        plan: Plan::default(),
        open: false,
    }
}

#[test]
fn links_are_as_short_as_promised() {
    let framework = alliance();
    let length = |check: &Assessment| link_v1::write(&framework, check, Zone::UTC).unwrap().len();
    assert_eq!(length(&answered(&framework, false)), 66);
    assert_eq!(length(&answered(&framework, true)), 87);
    assert_eq!(length(&begin(&framework, None, true)), 20);
    let mut quick = begin(&framework, None, false);
    quick.scope = Scope::Quick;
    fill(&framework, &mut quick);
    assert_eq!(length(&quick), 28);
    quick.importance = true;
    assert_eq!(length(&quick), 32);
    let mut chosen = begin(&framework, None, true);
    chosen.scope = Scope::Areas(framework.areas().iter().map(|area| area.id.clone()).collect());
    fill(&framework, &mut chosen);
    assert!(length(&chosen) <= 100);
}

#[test]
fn a_link_is_these_very_bytes() {
    let framework = small(&[2, 1]);
    let mut check = begin(&framework, Some("help"), true);
    check.scope = Scope::Areas(vec![ItemId::new("2"), ItemId::new("1")]);
    answer(&framework, &mut check, "1.1", '2', 4, 3);
    answer(&framework, &mut check, "2.1", 'j', 0, 0);
    let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
    let bytes = base64url::read(&text).unwrap();
    // 1.1 is 2 + 8 × (4 + 6 × 3) = 178; 1.2 is nothing; 2.1 is 7, above two digits of base 288.
    let number = 178_u32 + 7 * 288 * 288;
    let days = check.updated.date(Zone::UTC).days().to_be_bytes();
    let mut expected = vec![1];
    expected.extend(link_v1::digest(&framework));
    expected.extend([2, 2 + 4]);
    expected.extend(days);
    expected.push(0b11);
    expected.extend(&number.to_le_bytes()[..3]);
    expected.extend(crc32fast::hash(&expected).to_be_bytes());
    assert_eq!(bytes, expected);
    assert_eq!(read(&text, &framework).unwrap(), carried(&framework, &check));
}

/// Cases: KI-07
#[test]
fn full_result_comes_back_without_what_a_link_does_not_carry() {
    let framework = alliance();
    let result = full_result(&framework);
    let text = link_v1::write(&framework, &result, Zone::UTC).unwrap();
    let read = read(&text, &framework).unwrap();
    assert_eq!(read, carried(&framework, &result));
    assert!(!read.plan.is_made() && read.adjusted_targets.is_empty());
    assert!(read.answers.values().all(|answer| answer.note.is_empty()));
    let adjusted = read.answer(&ItemId::new("2.10")).unwrap().desired;
    assert_eq!(adjusted, Some(Desired::Own(level(&framework, 5))), "aims travel by value");
}

#[test]
fn aim_that_equals_the_suggestion_is_the_suggestion_where_freezing_writes_it() {
    let framework = small(&[1]);
    let back = |role, now, aim| {
        let mut check = begin(&framework, role, false);
        answer(&framework, &mut check, "1.1", now, aim, 0);
        let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
        read(&text, &framework).unwrap().answer(&ItemId::new("1.1")).unwrap().desired
    };
    let (four, three) = (level(&framework, 4), level(&framework, 3));
    assert_eq!(back(Some("lead"), '1', 0), Some(Desired::Suggested(four)));
    assert_eq!(back(Some("lead"), '1', 4), Some(Desired::Suggested(four)));
    assert_eq!(back(Some("lead"), 'j', 4), Some(Desired::Suggested(four)));
    assert_eq!(back(Some("lead"), '1', 3), Some(Desired::Own(three)));
    let five = level(&framework, 5);
    assert_eq!(back(Some("lead"), '5', 0), Some(Desired::Suggested(five)));
    assert_eq!(back(Some("lead"), '5', 5), Some(Desired::Suggested(five)));
    assert_eq!(back(Some("lead"), '5', 4), Some(Desired::Own(four)), "below now: their own");
    assert_eq!(back(Some("lead"), 'n', 4), Some(Desired::Own(four)));
    assert_eq!(back(Some("lead"), '-', 4), Some(Desired::Own(four)));
    assert_eq!(back(Some("help"), '1', 4), Some(Desired::Own(four)));
    assert_eq!(back(None, '1', 0), None);
}

#[test]
fn a_link_knows_its_day_and_whether_everything_was_answered() {
    let framework = small(&[1]);
    let mut check = begin(&framework, None, false);
    let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
    let result = link_v1::read(&text, &framework, id(), at(5), Zone::UTC).unwrap();
    assert_eq!((result.updated, result.completed), (at(5), None), "today's link is of now");
    answer(&framework, &mut check, "1.1", 'n', 0, 0);
    check.completed = Timestamp::parse("2031-05-06T07:08:09Z");
    let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
    let noon = Timestamp::parse("2031-05-06T12:00:00Z").unwrap();
    for now in [at(5), later()] {
        let result = link_v1::read(&text, &framework, id(), now, Zone::UTC).unwrap();
        assert_eq!(result.completed, Some(noon), "a clock may be wrong");
    }
    for day in ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z"] {
        check.completed = Timestamp::parse(day);
        let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
        let read = read(&text, &framework).unwrap();
        assert_eq!(
            Some(read.dated().date(Zone::UTC)),
            check.completed.map(|moment| moment.date(Zone::UTC))
        );
    }
}

/// Cases: FD-20
#[test]
fn payload_is_found_however_a_mail_program_writes_the_address() {
    for address in [
        "AQ-_z",
        "#r=AQ-_z",
        "https://x.example/page?r=1#r=AQ-_z",
        "https://x.example/#r%3DAQ-_z",
        "https://x.example/#R%25253dAQ-_z",
        "https://x.example/#r=AQ%2D%5Fz",
        "https://x.example/#r%253DAQ%252d%25255fz",
        "<https://x.example/#r=AQ-_z>",
        "https://x.example/#r=AQ-_z&utm_source=mail",
        "https://x.example/#results#r=AQ-_z).",
        "https://safelinks.example/?url=https%3A%2F%2Fx.example%2Fa%2F%23r%3DAQ-_z&data=1",
        "https://safelinks.example/?url=https%3A%2F%2Fx.example%2F%23r%3DAQ-_z%26utm_source%3Da&d=1",
        "https://safelinks.example/?url=https%253A%252F%252Fx.example%252F%2523r%253DAQ-_z&data=1",
    ] {
        assert_eq!(link_v1::payload(address), "AQ-_z", "{address}");
    }
    for address in ["", "#r", "#r%", "#r%é", "#r="] {
        assert!(link_v1::payload(address).len() <= address.len());
    }
}

/// Cases: FD-07
#[test]
fn day_of_a_link_is_the_same_wherever_it_is_opened() {
    let framework = small(&[1]);
    let mut check = begin(&framework, None, false);
    // An evening in California.
    check.updated = Timestamp::parse("2026-11-29T03:00:00Z").unwrap();
    let california = Zone(|_| -8 * 60);
    let text = link_v1::write(&framework, &check, california).unwrap();
    for zone in [california, Zone::UTC, Zone(|_| 14 * 60)] {
        let result = link_v1::read(&text, &framework, id(), later(), zone).unwrap();
        assert_eq!(result.dated().date(zone).to_string(), "2026-11-28");
    }
}

#[test]
fn older_edition_is_carried_as_far_as_this_one_has_it() {
    let framework = small(&[1]);
    let mut check = begin(&framework, Some("gone"), false);
    check.framework.revision = 9;
    answer(&framework, &mut check, "1.1", '3', 4, 0);
    check.orphans.insert(ItemId::new("9.9"), Answer::default());
    let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
    assert_eq!(read(&text, &framework).unwrap(), carried(&framework, &check));
    check.framework.id = "other".to_owned();
    assert_eq!(link_v1::write(&framework, &check, Zone::UTC), None, "not of this framework");
}

#[test]
fn largest_framework_is_too_much_or_fits_by_its_answers() {
    let mut parts = parts(&[MAX_COMPETENCIES]);
    parts.levels = (1..=10).map(|number| LevelText::named(&format!("L{number}"))).collect();
    let framework = Framework::new(parts).unwrap();
    let mut check = answered(&framework, true);
    assert_eq!(link_v1::write(&framework, &check, Zone::UTC), None);
    let few: Vec<_> = check.answers.keys().take(100).cloned().collect();
    check.answers.retain(|id, _| few.contains(id) && id.as_str().len() <= 4);
    let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
    assert_eq!(read(&text, &framework).unwrap(), carried(&framework, &check));
}

#[test]
fn digest_knows_structure_and_no_prose() {
    let digest = |change: fn(&mut FrameworkParts)| {
        let mut parts = parts(&[2, 2]);
        change(&mut parts);
        link_v1::digest(&Framework::new(parts).unwrap())
    };
    let same = digest(|_| {});
    assert_eq!(same, digest(|parts| parts.title.push('!')));
    assert_eq!(same, digest(|parts| parts.areas[0].title.push('!')));
    assert_eq!(same, digest(|parts| parts.areas[0].competencies[0].statement.push('!')));
    assert_eq!(same, digest(|parts| parts.levels[0].name.push('!')));
    assert_eq!(same, digest(|parts| parts.roles[0].title.push('!')));
    assert_eq!(same, digest(|parts| parts.targets.clear()));
    let others = [
        digest(|parts| parts.id.push('!')),
        digest(|parts| parts.revision = 2),
        digest(|parts| parts.levels.push(LevelText::named("More"))),
        digest(|parts| parts.roles.reverse()),
        digest(|parts| parts.areas.reverse()),
        digest(|parts| parts.areas[1].competencies.reverse()),
        digest(|parts| {
            let moved = parts.areas[1].competencies.remove(0);
            parts.areas[0].competencies.push(moved);
        }),
    ];
    for (index, other) in others.iter().enumerate() {
        assert!(*other != same && !others[..index].contains(other), "{index}");
    }
}

#[test]
fn digest_is_that_of_these_very_bytes() {
    let text = |text: &str| {
        let length = u32::try_from(text.len()).unwrap().to_be_bytes();
        [&length, text.as_bytes()].concat()
    };
    let expected = [
        text("small"),
        vec![0, 0, 0, 1, 5],
        vec![0, 0, 0, 2],
        text("lead"),
        text("help"),
        vec![0, 0, 0, 2],
        text("1"),
        vec![0, 0, 0, 2],
        text("1.1"),
        text("1.2"),
        text("2"),
        vec![0, 0, 0, 1],
        text("2.1"),
    ];
    let expected = crc32fast::hash(&expected.concat()).to_be_bytes();
    assert_eq!(link_v1::digest(&small(&[2, 1])), expected, "links that are in the world stay good");
}

#[test]
fn text_that_no_bytes_have_is_none() {
    for text in ["A", "AAAAA", "AB", "AAB", "AA=", "A A", "+A", "/A"] {
        assert_eq!(base64url::read(text), None, "{text}");
    }
    assert_eq!(base64url::read("-_8"), Some(vec![0xfb, 0xff]));
}

#[test]
fn fingerprint_is_fnv_1a() {
    // Test vectors of the reference implementation.
    for (text, expected) in [
        ("", 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d),
        ("a", 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964),
        ("foobar", 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18),
    ] {
        assert_eq!(link_v1::fingerprint(text), expected, "{text}");
    }
}

#[test]
fn of_two_elements_the_one_with_the_framework_takes_the_link() {
    let (ours, other) = (alliance(), small(&[4]));
    let text = link_v1::write(&ours, &answered(&ours, true), Zone::UTC).unwrap();
    assert!(link_v1::is_for(&text, &ours) && !link_v1::is_for(&text, &other));
    assert!(link_v1::is_for(&text[..20], &ours), "also a damaged one, to say so");
    assert_eq!(read(&text, &other), Err(LinkProblem::OtherFramework));
    for text in ["", "A", "ööööö", "AAAAAAAA", "%41AAAAAAAAAA"] {
        assert!(!link_v1::is_for(text, &ours), "{text}");
    }
}

/// The link of some bytes, with a correct checksum.
fn sealed(bytes: &[u8]) -> String {
    let mut bytes = bytes.to_vec();
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    base64url::write(&bytes)
}

/// A valid link's bytes without the checksum, changed.
fn changed(framework: &Framework, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut check = begin(framework, Some("lead"), true);
    answer(framework, &mut check, "1.1", '2', 4, 3);
    let mut bytes =
        base64url::read(&link_v1::write(framework, &check, Zone::UTC).unwrap()).unwrap();
    bytes.truncate(bytes.len() - 4);
    change(&mut bytes);
    sealed(&bytes)
}

/// Cases: HI-15
#[test]
fn what_is_wrong_with_a_link_is_told_apart() {
    let framework = small(&[1]);
    let good = changed(&framework, |_| {});
    assert!(read(&good, &framework).is_ok());
    let swapped = if good.ends_with('A') { 'Q' } else { 'A' };
    let mut other_end = good.clone();
    other_end.pop();
    other_end.push(swapped);
    for (text, expected) in [
        (String::new(), LinkProblem::NotALink),
        ("A".to_owned(), LinkProblem::NotALink),
        ("AAAA".to_owned(), LinkProblem::NotALink),
        ("#r=AAAA".to_owned(), LinkProblem::NotALink),
        (format!("{good}="), LinkProblem::NotALink),
        (format!("{good} "), LinkProblem::NotALink),
        (good.replacen(char::is_alphanumeric, "%41", 1), LinkProblem::NotALink),
        ("A".repeat(4_097), LinkProblem::TooLong),
        ("ü".repeat(2_000_000), LinkProblem::TooLong),
        ("A".repeat(4_096), LinkProblem::Damaged),
        (good[..good.len() - 4].to_owned(), LinkProblem::Damaged),
        (other_end, LinkProblem::Damaged),
        (changed(&framework, |b| b[0] = 2), LinkProblem::NewerVersion { found: 2 }),
        (sealed(&[255]), LinkProblem::NewerVersion { found: 255 }),
        (changed(&framework, |b| b[4] ^= 1), LinkProblem::OtherFramework),
    ] {
        let found = read(&text, &framework).unwrap_err();
        let short: String = text.chars().take(80).collect();
        // The last character of some lengths has bits that must be zero.
        let either = expected == LinkProblem::Damaged && found == LinkProblem::NotALink;
        assert!(found == expected || either, "{short}: {found:?}");
    }
}

#[test]
fn whole_link_with_impossible_content_is_refused() {
    let framework = small(&[1]);
    let cases: [fn(&mut Vec<u8>); 13] = [
        |b| b[0] = 0,
        |b| b[5] = 3,
        |b| b[5] = 255,
        |b| b[6] = 7,
        |b| b[6] |= 8,
        |b| b[6] |= 128,
        |b| b[6] = 2,
        |b| b[7] = 127,
        |b| b.push(0),
        |b| b.push(1),
        |b| b.extend([0; 600]),
        |b| b.extend([255; 1_000]),
        |b| b.truncate(9),
    ];
    for (index, case) in cases.into_iter().enumerate() {
        let text = changed(&framework, case);
        assert_eq!(read(&text, &framework), Err(LinkProblem::Impossible), "{index}");
    }
    // One competency of 8 × 6 × 6 digits: 287 is the last one, 288 has no meaning.
    for (number, fine) in [(287_u16, true), (288, false)] {
        let text = changed(&framework, |bytes| {
            bytes.truncate(11);
            bytes.extend(number.to_le_bytes());
        });
        assert_eq!(read(&text, &framework).is_ok(), fine, "{number}");
    }
    // A bit for an area that does not exist.
    let text = changed(&framework, |bytes| {
        bytes[6] = 2;
        bytes.truncate(11);
        bytes.push(0b10);
    });
    assert_eq!(read(&text, &framework), Err(LinkProblem::Impossible));
}

#[test]
fn refused_links_say_what_is_wrong_what_is_safe_and_what_to_do() {
    let all = [
        LinkProblem::TooLong,
        LinkProblem::NotALink,
        LinkProblem::Damaged,
        LinkProblem::NewerVersion { found: 2 },
        LinkProblem::OtherFramework,
        LinkProblem::Impossible,
    ];
    let mut sentences: Vec<_> = all.into_iter().map(messages::refusal).collect();
    assert!(sentences.iter().all(|one| one.contains("Nothing has changed.")));
    sentences.push(messages::TOO_MUCH);
    insta::assert_snapshot!(sentences.join("\n"));
}

/// A random answer: present rating, aim and importance, to be reduced modulo the number of options.
type Parts = (u8, u8, u8);

fn random_answer(framework: &Framework, (now, aim, importance): Parts) -> Answer {
    let levels = framework.scale().level_count();
    let present = match now % (levels + 3) {
        0 => None,
        number if number <= levels => Some(Present::Rated(level(framework, number))),
        number if number == levels + 1 => Some(Present::NotInMyRole),
        _ => Some(Present::CannotJudge),
    };
    Answer {
        present,
        desired: framework.scale().level(aim % (levels + 1)).map(Desired::Own),
        importance: Importance::new(importance % 6),
        note: String::new(),
    }
}

/// A framework of some areas and levels, and a self-check with random answers.
fn random_world() -> impl Strategy<Value = (Framework, Assessment)> {
    let framework = (vec(0_usize..6, 1..12), 2_usize..=10, 0_usize..=2).prop_filter_map(
        "a framework has a competency",
        |(sizes, levels, roles)| {
            let mut parts = parts(&sizes);
            parts.levels = (1..=levels).map(|n| LevelText::named(&format!("L{n}"))).collect();
            parts.roles.truncate(roles);
            parts.targets = vec![("lead".to_owned(), vec![("1".to_owned(), 2)])];
            parts.targets.truncate(roles);
            Framework::new(parts).ok()
        },
    );
    (framework, vec(any::<Parts>(), 72), 0_u8..3, any::<[bool; 12]>(), any::<(bool, u8, i64)>())
        .prop_map(|(framework, answers, kind, areas, (importance, role, seconds))| {
            let ids = framework.areas().iter().map(|area| area.id.clone()).zip(areas);
            let scope = match kind {
                0 => Scope::Full,
                1 => Scope::Quick,
                _ => Scope::Areas(ids.filter(|(_, chosen)| *chosen).map(|(id, _)| id).collect()),
            };
            let role = [None, Some("lead"), Some("help")][usize::from(role % 3)];
            let setup = Setup { role: role.map(RoleId::new), scope, importance };
            let now = Timestamp::from_unix_seconds(seconds % 60_000_000_000).unwrap();
            let mut check = Assessment::begin(&framework, setup, ResultId::from_random(1), now);
            for (id, parts) in framework.ids().zip(answers) {
                check.change(id, now, |answer| *answer = random_answer(&framework, parts));
            }
            (framework, check)
        })
}

proptest! {
    #[test]
    fn writing_then_reading_keeps_every_answer((framework, check) in random_world()) {
        let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
        let read = read(&text, &framework).unwrap();
        prop_assert_eq!(&read, &carried(&framework, &check));
        prop_assert_eq!(link_v1::write(&framework, &read, Zone::UTC), Some(text.clone()));
        prop_assert_eq!(link_v1::write(&framework, &check.frozen(&framework), Zone::UTC), Some(text.clone()));
        prop_assert!(link_v1::is_for(&text, &framework));
    }

    /// Cases: HI-15
    #[test]
    fn one_flipped_bit_is_refused((framework, check) in random_world(), bit in any::<Index>()) {
        let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
        let mut bytes = base64url::read(&text).unwrap();
        let bit = bit.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        prop_assert_eq!(read(&base64url::write(&bytes), &framework), Err(LinkProblem::Damaged));
    }

    #[test]
    fn one_other_character_is_refused(
        (framework, check) in random_world(),
        place in any::<Index>(),
        character in "[A-Za-z0-9_-]",
    ) {
        let text = link_v1::write(&framework, &check, Zone::UTC).unwrap();
        let place = place.index(text.len());
        let mut other = text.clone();
        other.replace_range(place..=place, &character);
        prop_assert!(other == text || read(&other, &framework).is_err());
    }

    /// Cases: HI-15, HI-24
    #[test]
    fn reading_any_text_never_panics(text in any::<String>(), letters in "[A-Za-z0-9_-]{0,80}") {
        let framework = small(&[4]);
        prop_assert!(read(&text, &framework).is_err());
        prop_assert!(read(&letters, &framework).is_err());
        let _ = link_v1::is_for(&text, &framework);
        let _ = link_v1::is_for(&letters, &framework);
    }

    #[test]
    fn reading_any_content_is_refused_or_gives_the_same_text(
        (framework, _) in random_world(),
        rest in vec(any::<u8>(), 0..40),
        role in 0_u8..4,
        flags in 0_u8..8,
    ) {
        let mut bytes = vec![1];
        bytes.extend(link_v1::digest(&framework));
        bytes.extend([role, flags, 0, 0]);
        bytes.extend(rest);
        let text = sealed(&bytes);
        match read(&text, &framework) {
            Ok(result) => prop_assert_eq!(link_v1::write(&framework, &result, Zone::UTC), Some(text)),
            Err(why) => prop_assert_eq!(why, LinkProblem::Impossible),
        }
    }

    #[test]
    fn base64url_is_that_of_everybody_else(bytes in vec(any::<u8>(), 0..40), text in "[A-Za-z0-9_=+/-]{0,9}") {
        let written = base64url::write(&bytes);
        prop_assert_eq!(&written, &BASE64_URL_SAFE_NO_PAD.encode(&bytes));
        prop_assert_eq!(base64url::read(&written), Some(bytes));
        prop_assert_eq!(base64url::read(&text), BASE64_URL_SAFE_NO_PAD.decode(&text).ok());
    }
}
