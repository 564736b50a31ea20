//! The result link, version 1: a result small enough for an address and a QR code.
//!
//! The text after `#r=` is base64url of these bytes; numbers of several bytes are big-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 4 | the framework's [`digest`] |
//! | 1 | role: 0 for none, otherwise its number in the framework, from 1 |
//! | 1 | scope: 0 full, 1 quick, 2 chosen areas; plus 4 if importance is asked for |
//! | 4 | day of the result, days after 1 January 1970, two's complement |
//! | ⌈areas / 8⌉ | only for chosen areas: a bit an area, the first one lowest |
//! | any | the answers as one number, lowest byte first, without zeros at the end |
//! | 4 | CRC-32 of everything before |
//!
//! Every version has version and digest at the front, and the checksum at the end. The number is in mixed radix: the
//! first item of the scope has the lowest digit. An item's digit is `now + N × (aim + A × importance)`; now: nothing,
//! the levels, not in my role, can't judge (N = levels + 3); aim: nothing, the levels (A = levels + 1); importance:
//! nothing, 1 to 5, if it is asked for.
//!
//! Not in a link: notes, plan, adjusted targets, orphans, the time of day, and whether an aim was the person's own. An
//! aim is read as suggested if it equals the suggestion of the framework's target and a result could store it;
//! otherwise as the person's own. A role that this edition does not have is omitted.

use std::collections::BTreeMap;
use std::ops::Range;

use super::base64url;
use super::checksum::crc32;
use super::link_number::{Digits, Number};
pub use crate::domain::LinkProblem;
use crate::domain::{
    Assessment, Date, Framework, FrameworkRef, ItemId, Plan, ResultId, Scope, Timestamp, Zone,
};

const VERSION: u8 = 1;
/// Most bytes of a payload, 900 characters: a QR code of version 25 at correction M holds 997, and the
/// page's address goes in front.
const MAX_PAYLOAD: usize = 675;
/// Longest text of any version that is read.
const MAX_TEXT: usize = 4_096;

/// The position of the day.
const DAY: Range<usize> = 7..11;

const QUICK: u8 = 1;
const AREAS: u8 = 2;
const SCOPES: u8 = 3;
const IMPORTANCE: u8 = 4;

/// The text after `#r=`, or `None` if it would be too long or the result is not of this framework and its scale. An
/// open self-check is written as its result would be.
pub fn write(framework: &Framework, assessment: &Assessment, zone: Zone) -> Option<String> {
    sealed(unsealed(framework, assessment, zone)?)
}

/// The texts of [`write()`] in all time zones: the day of a result depends on the zone.
pub fn write_everywhere(framework: &Framework, assessment: &Assessment) -> Vec<String> {
    // One moment has no other days than those in these zones.
    const ZONES: [Zone; 3] = [Zone(|_| -12 * 60), Zone::UTC, Zone(|_| 14 * 60)];
    let Some(bytes) = unsealed(framework, assessment, Zone::UTC) else { return Vec::new() };
    let on_the_day = |zone| {
        let mut bytes = bytes.clone();
        let day = assessment.dated().date(zone).days();
        bytes.get_mut(DAY)?.copy_from_slice(&day.to_be_bytes());
        sealed(bytes)
    };
    ZONES.into_iter().filter_map(on_the_day).collect()
}

/// Everything but the checksum.
fn unsealed(framework: &Framework, assessment: &Assessment, zone: Zone) -> Option<Vec<u8>> {
    if assessment.framework.id != framework.id() {
        return None;
    }
    let result = assessment.frozen(framework);
    let mut bytes = vec![VERSION];
    bytes.extend(digest(framework));
    let role = framework.roles().iter().position(|role| Some(&role.id) == result.role.as_ref());
    bytes.push(role.map_or(Some(0), |index| u8::try_from(index + 1).ok())?);
    let scope = match result.scope {
        Scope::Full => 0,
        Scope::Quick => QUICK,
        Scope::Areas(_) => AREAS,
    };
    bytes.push(if result.importance { scope + IMPORTANCE } else { scope });
    bytes.extend(result.dated().date(zone).days().to_be_bytes());
    if let Scope::Areas(chosen) = &result.scope {
        for areas in framework.areas().chunks(8) {
            let bits = areas.iter().rev();
            bytes.push(bits.fold(0, |bits, area| 2 * bits + u8::from(chosen.contains(&area.id))));
        }
    }
    let digits = Digits::of(framework, result.importance);
    let mut number = Number::default();
    for (_, item) in result.items(framework).into_iter().rev() {
        number.push(digits.base(), digits.write(result.answer(item.id))?);
        if number.bytes().len() > MAX_PAYLOAD {
            return None;
        }
    }
    bytes.extend(number.bytes());
    Some(bytes)
}

fn sealed(mut bytes: Vec<u8>) -> Option<String> {
    bytes.extend(crc32(&bytes).to_be_bytes());
    (bytes.len() <= MAX_PAYLOAD).then(|| base64url::write(&bytes))
}

/// What stands after `#r=` in an address, as a mail program may have written it: with escapes, as a part of another
/// address, in brackets, or with a full stop or parameters at its end. A text without it counts as what stands there.
pub fn payload(address: &str) -> String {
    let mut address = address.to_owned();
    while address.contains("%25") {
        address = address.replace("%25", "%");
    }
    let escapes = [
        ("%23", "#"),
        ("%26", "&"),
        ("%3D", "="),
        ("%3d", "="),
        ("%2D", "-"),
        ("%2d", "-"),
        ("%5F", "_"),
        ("%5f", "_"),
    ];
    for (escape, letter) in escapes {
        address = address.replace(escape, letter);
    }
    let payload = ["#r=", "#R="].iter().find_map(|mark| Some(address.split_once(mark)?.1));
    let payload = payload.unwrap_or(&address).split('&').next().unwrap_or_default();
    payload
        .trim_end_matches(|one: char| !one.is_ascii_alphanumeric() && !"-_".contains(one))
        .to_owned()
}

/// Reads the text after `#r=` as a new result with that id.
///
/// A link has a day, but no time: a result of today gets the time `now`, any other noon of its day. It is completed if
/// everything is answered.
///
/// # Errors
/// Why it was refused. A result is accepted only if [`write()`] would write exactly this text: no two texts are the
/// same result.
pub fn read(
    text: &str,
    framework: &Framework,
    id: ResultId,
    now: Timestamp,
    zone: Zone,
) -> Result<Assessment, LinkProblem> {
    if text.len() > MAX_TEXT {
        return Err(LinkProblem::TooLong);
    }
    let bytes = base64url::read(text).ok_or(LinkProblem::NotALink)?;
    let (payload, checksum) = bytes.split_last_chunk().ok_or(LinkProblem::NotALink)?;
    let (version, rest) = payload.split_first().ok_or(LinkProblem::NotALink)?;
    if crc32(payload) != u32::from_be_bytes(*checksum) {
        return Err(LinkProblem::Damaged);
    }
    if *version > VERSION {
        return Err(LinkProblem::NewerVersion { found: *version });
    }
    let (found, rest) = rest.split_first_chunk().ok_or(LinkProblem::Impossible)?;
    if *found != digest(framework) {
        return Err(LinkProblem::OtherFramework);
    }
    let result =
        (bytes.len() <= MAX_PAYLOAD).then(|| content(rest, framework, id, now, zone)).flatten();
    let canonical = |result: &Assessment| write(framework, result, zone).as_deref() == Some(text);
    result.filter(canonical).ok_or(LinkProblem::Impossible)
}

/// A hash of the text, FNV-1a in 128 bits: the same link has the same one, so that it is not saved twice.
pub fn fingerprint(text: &str) -> u128 {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(START, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

/// The id of the result in a link: the same link is the same result.
pub fn id_of(text: &str) -> ResultId {
    ResultId::from_random(fingerprint(text))
}

/// Whether a link belongs to this framework and edition, by its first characters, whatever its version and even if the
/// rest is damaged. Decides which element takes the link and reports what is wrong with it.
pub fn is_for(text: &str, framework: &Framework) -> bool {
    let start = text.get(..8).and_then(base64url::read);
    start.is_some_and(|start| start.get(1..5) == Some(&digest(framework)))
}

/// The identification of a framework in a link: CRC-32 of id, revision, number of levels, the roles' ids, and the ids
/// of areas and competencies in order. Titles and statements have no influence.
///
/// A text is written as its length and itself, a list as its length and its entries.
pub fn digest(framework: &Framework) -> [u8; 4] {
    let mut bytes = Vec::new();
    push_text(&mut bytes, framework.id());
    bytes.extend(framework.revision().to_be_bytes());
    bytes.push(framework.scale().level_count());
    push_length(&mut bytes, framework.roles().len());
    for role in framework.roles() {
        push_text(&mut bytes, role.id.as_str());
    }
    push_length(&mut bytes, framework.areas().len());
    for area in framework.areas() {
        push_text(&mut bytes, area.id.as_str());
        push_length(&mut bytes, area.competencies.len());
        for competency in &area.competencies {
            push_text(&mut bytes, competency.id.as_str());
        }
    }
    crc32(&bytes).to_be_bytes()
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_length(bytes, text.len());
    bytes.extend(text.as_bytes());
}

fn push_length(bytes: &mut Vec<u8>, length: usize) {
    // A framework is at most 4 MiB.
    bytes.extend(u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
}

/// Reads everything after the digest and before the checksum; does not check that it is canonical.
fn content(
    bytes: &[u8],
    framework: &Framework,
    id: ResultId,
    now: Timestamp,
    zone: Zone,
) -> Option<Assessment> {
    let (&[role, flags], rest) = bytes.split_first_chunk()?;
    let (day, rest) = rest.split_first_chunk()?;
    let role = match usize::from(role).checked_sub(1) {
        Some(index) => Some(framework.roles().get(index)?.id.clone()),
        None => None,
    };
    let (scope, rest) = match flags & SCOPES {
        0 => (Scope::Full, rest),
        QUICK => (Scope::Quick, rest),
        AREAS => {
            let (bits, rest) = rest.split_at_checked(framework.areas().len().div_ceil(8))?;
            (Scope::Areas(chosen(bits, framework)), rest)
        }
        _ => return None,
    };
    let importance = flags & IMPORTANCE != 0;
    let moment = moment_of(Date::from_days(i32::from_be_bytes(*day))?, now, zone);
    let mut result = Assessment {
        id,
        framework: FrameworkRef::to(framework),
        role,
        scope,
        importance,
        started: moment,
        updated: moment,
        completed: None,
        adjusted_targets: BTreeMap::new(),
        answers: BTreeMap::new(),
        orphans: BTreeMap::new(),
        plan: Plan::default(),
        open: false,
    };
    let digits = Digits::of(framework, importance);
    let mut number = Number::of(rest);
    let mut complete = true;
    for (_, item) in result.items(framework) {
        let digit = number.pop(digits.base());
        let answer = digits.read(digit, result.role.as_ref(), item.id)?;
        complete &= answer.is_answered();
        if !answer.is_blank() {
            result.answers.insert(item.id.clone(), answer);
        }
    }
    result.completed = (complete && !result.answers.is_empty()).then_some(moment);
    number.bytes().is_empty().then_some(result)
}

fn chosen(bits: &[u8], framework: &Framework) -> Vec<ItemId> {
    let bits = bits.iter().flat_map(|byte| (0..8).map(move |place| byte >> place & 1));
    let areas = framework.areas().iter().zip(bits);
    areas.filter(|(_, bit)| *bit == 1).map(|(area, _)| area.id.clone()).collect()
}

/// A moment on that day: `now`, if it is today.
fn moment_of(day: Date, now: Timestamp, zone: Zone) -> Timestamp {
    if now.date(zone) == day { now } else { zone.noon(day) }
}
