//! Levels, present ratings and importance in files.

use serde::Serialize;

use super::reader::Reader;
use super::shape::Shape;
use crate::domain::level::IMPORTANCE_STEPS;
use crate::domain::{Importance, Level, Present, ProblemKind, Scale};

/// The word for "not in my role".
pub const NOT_IN_MY_ROLE: &str = "not-in-my-role";
/// The word for "can't judge".
pub const CANNOT_JUDGE: &str = "cannot-judge";

/// A present rating, as a level's number or a word.
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

/// The values of a present rating in a file.
pub(super) const PRESENT: Shape = Shape::LevelOr(&[NOT_IN_MY_ROLE, CANNOT_JUDGE]);
/// The values of importance in a file.
pub(super) const IMPORTANCE: Shape = Shape::Whole(1, IMPORTANCE_STEPS as i64);

/// Reads a level of the scale.
pub(super) fn level(at: Reader<'_>, scale: &Scale) -> Option<Level> {
    let level = at.number().and_then(|number| scale.level(number));
    if level.is_none() {
        at.wrong(ProblemKind::OffScale { top: scale.level_count() });
    }
    level
}

/// Reads a present rating.
pub(super) fn present(at: Reader<'_>, scale: &Scale) -> Option<Present> {
    match at.word() {
        Some(0) => Some(Present::NotInMyRole),
        Some(_) => Some(Present::CannotJudge),
        None => level(at, scale).map(Present::Rated),
    }
}

/// Reads importance.
pub(super) fn importance(at: Reader<'_>) -> Option<Importance> {
    at.number().and_then(Importance::new)
}
