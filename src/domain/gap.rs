//! The gap between the present level and the aim, or the reason why there is none.

use std::num::NonZeroU8;

use super::answer::{Desired, Present};
use super::level::Importance;

/// Aim minus present level. No `Ord` and no `Add`: sorting and summing need a named rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The present level is at or above the aim; exactly met is surplus 0.
    Met {
        /// How many levels above the aim.
        surplus: u8,
    },
    /// The present level is below the aim; "short by nothing" cannot be built.
    Short {
        /// How many levels are missing.
        by: NonZeroU8,
    },
    /// There is nothing to compare, for this reason.
    Unknown(UnknownGap),
}

/// Why there is no gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownGap {
    /// No present level was given.
    Unanswered,
    /// The person said "not in my role".
    NotInMyRole,
    /// The person said "can't judge".
    CannotJudge,
    /// Neither an own aim nor a target.
    NoDesiredLevel,
}

impl Gap {
    /// The gap. If both are missing, the reason is that of the present level.
    pub fn between(present: Option<Present>, desired: Option<Desired>) -> Self {
        let present = match present {
            Some(Present::Rated(level)) => level,
            Some(Present::NotInMyRole) => return Self::Unknown(UnknownGap::NotInMyRole),
            Some(Present::CannotJudge) => return Self::Unknown(UnknownGap::CannotJudge),
            None => return Self::Unknown(UnknownGap::Unanswered),
        };
        let Some(desired) = desired else {
            return Self::Unknown(UnknownGap::NoDesiredLevel);
        };
        let (present, desired) = (present.number(), desired.level().number());
        match NonZeroU8::new(desired.saturating_sub(present)) {
            Some(by) => Self::Short { by },
            None => Self::Met { surplus: present.saturating_sub(desired) },
        }
    }

    /// The signed gap: positive is short, negative is surplus, `None` is unknown.
    pub fn signed(self) -> Option<i32> {
        match self {
            Self::Short { by } => Some(i32::from(by.get())),
            Self::Met { surplus } => Some(-i32::from(surplus)),
            Self::Unknown(_) => None,
        }
    }

    /// How many levels are missing; 0 if none is or the gap is unknown.
    pub fn shortfall(self) -> u8 {
        match self {
            Self::Short { by } => by.get(),
            Self::Met { .. } | Self::Unknown(_) => 0,
        }
    }
}

/// The weighted gap, importance × max(0, gap), 0 to 45: a sort key, not a measure.
///
/// `None` if importance was not given or the gap is unknown. Not named after Borich, whose model is defined for groups.
pub fn weighted_gap(importance: Option<Importance>, gap: Gap) -> Option<u8> {
    gap.signed()?;
    Some(importance?.number() * gap.shortfall())
}
