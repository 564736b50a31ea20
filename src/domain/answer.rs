//! What a person says about one competency (or, in a quick check, about one area).

use super::level::{Importance, Level};

/// Longest note, in characters.
pub const MAX_NOTE_CHARS: usize = 2_000;

/// What the person says about today. Unanswered is `None`, never a zero.
///
/// No `Ord`: "not in my role" is neither below nor above a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// A level of the scale.
    Rated(Level),
    /// The competency is not part of the person's work. Counts as answered, enters no mean.
    NotInMyRole,
    /// The person cannot say. Counts as answered, enters no mean.
    CannotJudge,
}

impl Present {
    /// The level, where one was given.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Rated(level) => Some(level),
            Self::NotInMyRole | Self::CannotJudge => None,
        }
    }
}

/// Where the person wants to be, and who said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desired {
    /// The person's own aim.
    Own(Level),
    /// The target that applied; the person did not touch it.
    Target(Level),
}

impl Desired {
    /// The person's own choice wins; the target is the fallback.
    pub fn choose(own: Option<Level>, target: Option<Level>) -> Option<Self> {
        own.map(Self::Own).or(target.map(Self::Target))
    }

    /// The level, whoever said it.
    pub fn level(self) -> Level {
        match self {
            Self::Own(level) | Self::Target(level) => level,
        }
    }
}

/// Everything that the person said about one competency or area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Where the person is now.
    pub present: Option<Present>,
    /// Where the person aims to be. While a self-check is open only the person's own aim stands
    /// here; a result stores the target too, so that it stays as it was.
    pub desired: Option<Desired>,
    /// How much it matters, where that was asked.
    pub importance: Option<Importance>,
    /// What shows it, in the person's words; at most [`MAX_NOTE_CHARS`] characters, often empty.
    pub note: String,
}

impl Answer {
    /// Whether nothing at all was said.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it counts as answered: now is given, in any of its three kinds.
    pub fn is_answered(&self) -> bool {
        self.present.is_some()
    }

    /// The person's own aim, leaving a target aside.
    pub fn own_aim(&self) -> Option<Level> {
        match self.desired {
            Some(Desired::Own(level)) => Some(level),
            Some(Desired::Target(_)) | None => None,
        }
    }
}
