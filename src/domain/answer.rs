//! What a person says about one competency (or, in a quick check, about one area).

use super::level::{Importance, Level};

/// Longest note, in characters.
pub const MAX_NOTE_CHARS: usize = 2_000;

/// What the person says about the present. Unanswered is `None`, never a zero.
///
/// No `Ord`: "not in my role" is neither below nor above a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// A level of the scale.
    Rated(Level),
    /// The competency is not part of the person's work. Counts as answered, is in no mean.
    NotInMyRole,
    /// The person cannot say. Counts as answered, is in no mean.
    CannotJudge,
}

impl Present {
    /// The level, if one was given.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Rated(level) => Some(level),
            Self::NotInMyRole | Self::CannotJudge => None,
        }
    }

    /// Whether an aim makes sense, because the competency is part of the person's work.
    pub fn takes_aim(self) -> bool {
        self != Self::NotInMyRole
    }
}

/// Where the person wants to be, and whether they chose that themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desired {
    /// The person's own aim.
    Own(Level),
    /// The suggested level; the person did not change it.
    Suggested(Level),
}

impl Desired {
    /// The suggested aim: the target, or the present level if that is higher, since nobody is advised to get worse.
    pub fn suggested(target: Option<Level>, present: Option<Present>) -> Option<Self> {
        let now = present.and_then(Present::level);
        target.map(|target| Self::Suggested(now.map_or(target, |now| now.max(target))))
    }

    /// The level, whether chosen or suggested.
    pub fn level(self) -> Level {
        match self {
            Self::Own(level) | Self::Suggested(level) => level,
        }
    }
}

/// Everything that the person said about one competency or area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Where the person is now.
    pub present: Option<Present>,
    /// Where the person aims to be. While a self-check is open only the person's own aim is stored here; a result also
    /// stores the suggested aim, so that it does not change later.
    pub desired: Option<Desired>,
    /// How much it matters, if the self-check asks for that.
    pub importance: Option<Importance>,
    /// Evidence in the person's words; at most [`MAX_NOTE_CHARS`] characters, often empty.
    pub note: String,
}

impl Answer {
    /// Whether it has neither a rating nor a note.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nothing is rated; there may be a note.
    pub fn is_unrated(&self) -> bool {
        self.is_rated_as(&Self::default())
    }

    /// Whether everything is rated the same as in another answer, whatever the notes say.
    pub fn is_rated_as(&self, other: &Self) -> bool {
        let rated = |answer: &Self| (answer.present, answer.desired, answer.importance);
        rated(self) == rated(other)
    }

    /// Whether it counts as answered: a level, "not in my role" or "can't judge".
    pub fn is_answered(&self) -> bool {
        self.present.is_some()
    }

    /// The aim while the self-check is open and this target applies: the person's own, or else the suggested one.
    pub fn aim(&self, target: Option<Level>) -> Option<Desired> {
        self.desired.or_else(|| Desired::suggested(target, self.present))
    }

    /// Whether the present level is at or above this target.
    pub fn is_at(&self, target: Option<Level>) -> bool {
        let now = self.present.and_then(Present::level);
        now.zip(target).is_some_and(|(now, target)| now >= target)
    }

    /// The person's own aim; `None` for a suggested one.
    pub fn own_aim(&self) -> Option<Level> {
        match self.desired {
            Some(Desired::Own(level)) => Some(level),
            Some(Desired::Suggested(_)) | None => None,
        }
    }
}
