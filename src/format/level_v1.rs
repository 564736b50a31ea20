//! Levels, now and importance on the wire.

use serde::Serialize;

use super::json::Node;
use super::reader::Reader;
use crate::domain::{Importance, Kind, Level, Present, Scale, What};

/// The word for "not in my role".
pub const NOT_IN_MY_ROLE: &str = "not-in-my-role";
/// The word for "can't judge".
pub const CANNOT_JUDGE: &str = "cannot-judge";

/// Now, as a level's number or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum PresentV1 {
    Level(u8),
    Word(&'static str),
}

impl From<Present> for PresentV1 {
    fn from(present: Present) -> Self {
        match present {
            Present::Rated(level) => Self::Level(level.number()),
            Present::NotInMyRole => Self::Word(NOT_IN_MY_ROLE),
            Present::CannotJudge => Self::Word(CANNOT_JUDGE),
        }
    }
}

/// Reads a level of the scale.
pub(super) fn level(at: Reader<'_>, scale: &Scale) -> Option<Level> {
    let number = at.whole(i64::MIN, i64::MAX)?;
    let level = u8::try_from(number).ok().and_then(|number| scale.level(number));
    if level.is_none() {
        at.wrong(What::OffScale { top: scale.len() });
    }
    level
}

/// Reads now.
pub(super) fn present(at: Reader<'_>, scale: &Scale) -> Option<Present> {
    match at.node() {
        Node::Text(_) => match at.one_of(&[NOT_IN_MY_ROLE, CANNOT_JUDGE])? {
            0 => Some(Present::NotInMyRole),
            _ => Some(Present::CannotJudge),
        },
        Node::Whole(_) => level(at, scale).map(Present::Rated),
        Node::Null | Node::Bool(_) | Node::OtherNumber | Node::List(_) | Node::Object(_) => {
            at.wrong(What::WrongKind(Kind::Whole));
            None
        }
    }
}

/// Reads importance.
pub(super) fn importance(at: Reader<'_>) -> Option<Importance> {
    at.number(1, 5).and_then(Importance::new)
}
