//! Shared steps: small frameworks, short self-checks, times.

use std::sync::Arc;

use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::framework::{Area, Competency, Credit, FrameworkParts};
use cme_selfcheck::domain::{
    Assessment, Desired, Framework, Importance, ItemId, Level, LevelText, Present, ResultId, Role,
    RoleId, Scope, Timestamp,
};
use cme_selfcheck::format::framework_v1;
use cme_selfcheck::session::{Env, Options, Session};
use cme_selfcheck::storage::TextStore;
use cme_selfcheck::storage::record_store::RecordStore;

/// The built-in framework.
pub(crate) fn alliance() -> Framework {
    framework_v1::read(framework_v1::BUILT_IN).unwrap()
}

/// Parts of a framework with five levels, two roles and areas of the given sizes. The ids are "1",
/// "1.1" and so on.
pub(crate) fn parts(sizes: &[usize]) -> FrameworkParts {
    let names = ["Novice", "Advanced beginner", "Competent", "Proficient", "Expert"];
    let area = |(index, size): (usize, &usize)| {
        let code = (index + 1).to_string();
        let competency = |inner: usize| {
            let code = format!("{code}.{inner}");
            Competency {
                id: ItemId::new(&code),
                statement: format!("Do {code}"),
                code,
                activities: Vec::new(),
                evidence_prompt: String::new(),
            }
        };
        Area {
            id: ItemId::new(&code),
            title: format!("Area {code}"),
            definition: String::new(),
            evidence_prompt: String::new(),
            competencies: (1..=*size).map(competency).collect(),
            code,
        }
    };
    let second = sizes.first().is_some_and(|size| *size >= 2);
    let targets = [("1".to_owned(), 4), ("1.2".to_owned(), 5)];
    let targets = targets.into_iter().take(if second { 2 } else { 1 }).collect();
    let role = |id: &str| Role {
        id: RoleId::new(id),
        title: id.to_uppercase(),
        definition: String::new(),
    };
    FrameworkParts {
        id: "small".to_owned(),
        revision: 1,
        title: "Small".to_owned(),
        language: "en".to_owned(),
        credit: Credit::default(),
        levels: names.map(LevelText::named).to_vec(),
        importance_names: ["None", "Little", "Some", "Much", "All"].map(str::to_owned).to_vec(),
        roles: vec![role("lead"), role("help")],
        areas: sizes.iter().enumerate().map(area).collect(),
        targets: vec![("lead".to_owned(), targets)],
        target_reasons: Vec::new(),
        targets_note: String::new(),
    }
}

/// The framework of those parts.
pub(crate) fn small(sizes: &[usize]) -> Framework {
    Framework::new(parts(sizes)).unwrap()
}

/// The names of five levels.
pub(crate) fn level_names() -> Vec<String> {
    small(&[1]).scale().names()
}

/// A time some seconds after the start of the tests' calendar.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_seconds(1_772_000_000 + seconds).unwrap()
}

/// An environment for the session, with an id of its own.
pub(crate) fn env(number: u8) -> Env {
    Env { now: at(number.into()), entropy: number.into() }
}

/// A setup without a role.
pub(crate) fn setup(scope: Scope) -> Setup {
    Setup { role: None, scope, importance: false }
}

/// A new open self-check.
pub(crate) fn begin(framework: &Framework, role: Option<&str>, importance: bool) -> Assessment {
    let setup = Setup { role: role.map(RoleId::new), scope: Scope::Full, importance };
    Assessment::begin(framework, setup, ResultId::from_random(7), at(0))
}

/// A level of five.
pub(crate) fn level(framework: &Framework, number: u8) -> Level {
    framework.scale().level(number).unwrap()
}

/// Answers one item: the present rating as a number, `n` for not in my role, `j` for can't judge, anything else for
/// nothing; aim and importance as numbers, 0 for nothing.
pub(crate) fn answer(
    framework: &Framework,
    check: &mut Assessment,
    id: &str,
    now: char,
    aim: u8,
    importance: u8,
) {
    let present = match now {
        '1'..='9' => Some(Present::Rated(level(framework, now as u8 - b'0'))),
        'n' => Some(Present::NotInMyRole),
        'j' => Some(Present::CannotJudge),
        _ => None,
    };
    let desired = framework.scale().level(aim).map(Desired::Own);
    check.change(&ItemId::new(id), at(1), |answer| {
        answer.present = present;
        answer.desired = desired;
        answer.importance = Importance::new(importance);
    });
}

/// A session on a store.
pub(crate) fn session(
    framework: &Arc<Framework>,
    store: impl TextStore + 'static,
    tab: &str,
) -> Session {
    let records = RecordStore::new(Box::new(store), framework, "", tab);
    Session::open(Arc::clone(framework), Options::default(), records)
}

/// Sets the present rating of an item.
pub(crate) fn rate(session: &mut Session, id: &str, number: u8) {
    rate_at(session, id, number, env(9));
}

/// Sets the present rating of an item at another time.
pub(crate) fn rate_at(session: &mut Session, id: &str, number: u8, env: Env) {
    let present = Present::Rated(level(session.framework(), number));
    session.rate_present(&ItemId::new(id), present, env);
}

/// The answered items of the open self-check.
pub(crate) fn answers(session: &Session) -> Vec<&str> {
    let check = session.open_assessment();
    check.map(|check| check.answers.keys().map(ItemId::as_str).collect()).unwrap_or_default()
}
