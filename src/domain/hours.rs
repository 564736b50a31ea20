//! An amount of time in hours, as people write it.

use std::fmt;
use std::ops::AddAssign;

/// An amount of time, to the minute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    minutes: u32,
}

impl Hours {
    /// The longest amount: a working year.
    pub const MAX: Self = Self { minutes: 2_000 * 60 };

    /// The amount of so many minutes; `None` above [`Self::MAX`].
    pub fn from_minutes(minutes: u32) -> Option<Self> {
        (minutes <= Self::MAX.minutes).then_some(Self { minutes })
    }

    /// In minutes.
    pub const fn minutes(self) -> u32 {
        self.minutes
    }

    /// Parses what a person writes: `27`, `1.5`, `1,5`, `.25` or `1:30`. `None` for anything else, for a fraction of a
    /// minute, and above [`Self::MAX`].
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = match text.split_once([':', '.', ',']) {
            Some((whole, part)) if text.contains(':') => (whole, clock_minutes(part)?),
            Some((whole, part)) => (whole, decimal_minutes(part)?),
            None => (text, 0),
        };
        let whole: u32 = if whole.is_empty() && part > 0 { 0 } else { digits(whole)? };
        Self::from_minutes(whole.checked_mul(60)?.checked_add(part)?)
    }
}

impl AddAssign for Hours {
    /// A sum may exceed [`Self::MAX`].
    fn add_assign(&mut self, more: Self) {
        self.minutes = self.minutes.saturating_add(more.minutes);
    }
}

/// `30` as in `1:30`.
fn clock_minutes(text: &str) -> Option<u32> {
    digits(text).filter(|minutes| text.len() == 2 && *minutes < 60)
}

/// `5` as in `1.5`, or `25` as in `1.25`.
fn decimal_minutes(text: &str) -> Option<u32> {
    let number = digits(text)?;
    let hundredths = match text.len() {
        1 => number * 10,
        2 => number,
        _ => return None,
    };
    (hundredths * 60).is_multiple_of(100).then_some(hundredths * 60 / 100)
}

fn digits(text: &str) -> Option<u32> {
    // `parse` alone would accept a sign, too.
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

impl fmt::Display for Hours {
    /// With a decimal point if it is a number of quarters, otherwise with minutes: `1.5`, `1:20`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hours = self.minutes / 60;
        match self.minutes % 60 {
            0 => write!(out, "{hours}"),
            15 => write!(out, "{hours}.25"),
            30 => write!(out, "{hours}.5"),
            45 => write!(out, "{hours}.75"),
            minutes => write!(out, "{hours}:{minutes:02}"),
        }
    }
}
