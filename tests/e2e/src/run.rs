//! How thorough a run is, by the command that began it.

use std::env;

/// How thoroughly scenarios run that repeat something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Run {
    /// `make test`: enough to see a mistake.
    Quick,
    /// `make test-all`, or engines that are named: enough to see one that is rare.
    Whole,
    /// `make soak`: hours.
    Soak,
}

impl Run {
    /// This one, by the environment.
    pub(crate) fn current() -> Self {
        if env::var_os("CME_SOAK").is_some() {
            Self::Soak
        } else if env::var("CME_ENGINES").is_ok_and(|engines| !engines.is_empty()) {
            Self::Whole
        } else {
            Self::Quick
        }
    }

    /// One of three numbers.
    pub(crate) fn choose<T>(quick: T, whole: T, soak: T) -> T {
        match Self::current() {
            Self::Quick => quick,
            Self::Whole => whole,
            Self::Soak => soak,
        }
    }
}
