//! How thorough a run is, by the command that began it.

use std::env;

/// How thoroughly scenarios with repetitions run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Run {
    /// `make test`: enough to find a frequent mistake.
    Quick,
    /// `make test-all`, or named engines: enough to find a rare one.
    Whole,
    /// `make soak`: hours.
    Soak,
}

impl Run {
    /// The kind of this run, from the environment.
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
