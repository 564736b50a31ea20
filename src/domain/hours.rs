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

    /// Parses what a person writes: `27`, `1.5`, `1,5`, `.25`, `1:30`, `2 hours`, `90 min` or `1 h 30`. `None` for
    /// anything else, for a fraction of a minute, and above [`Self::MAX`].
    pub fn parse(text: &str) -> Option<Self> {
        let minutes = match amounts(&text.to_ascii_lowercase())?[..] {
            [(hours, Unit::Unnamed | Unit::Hours)] => minutes_of(hours)?,
            [(minutes, Unit::Minutes)] => digits(minutes)?,
            [(hours, Unit::Hours), (minutes, Unit::Unnamed | Unit::Minutes)] => {
                let minutes = digits(minutes).filter(|minutes| *minutes < 60)?;
                digits(hours)?.checked_mul(60)?.checked_add(minutes)?
            }
            _ => return None,
        };
        Self::from_minutes(minutes)
    }
}

impl AddAssign for Hours {
    /// A sum may exceed [`Self::MAX`].
    fn add_assign(&mut self, more: Self) {
        self.minutes = self.minutes.saturating_add(more.minutes);
    }
}

/// What a number counts.
#[derive(Clone, Copy)]
enum Unit {
    /// Hours or, after hours, minutes.
    Unnamed,
    Hours,
    Minutes,
}

impl Unit {
    fn of(word: &str) -> Option<Self> {
        match word {
            "" => Some(Self::Unnamed),
            "h" | "hr" | "hrs" | "hour" | "hours" => Some(Self::Hours),
            "m" | "min" | "mins" | "minute" | "minutes" => Some(Self::Minutes),
            _ => None,
        }
    }
}

/// The numbers in a text, each with its unit. `None` if there is anything else in it.
fn amounts(text: &str) -> Option<Vec<(&str, Unit)>> {
    let end = |text: &str, is_end: fn(char) -> bool| text.find(is_end).unwrap_or(text.len());
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let is_other = |sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | ',' | ':');
        let (number, after) = rest.split_at(end(rest, is_other));
        let after = after.trim_start();
        let (word, after) = after.split_at(end(after, |sign| !sign.is_ascii_alphabetic()));
        if number.is_empty() {
            return None;
        }
        found.push((number, Unit::of(word)?));
        // As in "90 min.".
        let after = after.strip_prefix('.').filter(|_| !word.is_empty()).unwrap_or(after);
        rest = after.trim_start();
    }
    Some(found)
}

/// The minutes of hours such as `27`, `1.5`, `1,5`, `.25` or `1:30`.
fn minutes_of(hours: &str) -> Option<u32> {
    let (whole, part) = match hours.split_once([':', '.', ',']) {
        Some((whole, part)) if hours.contains(':') => (whole, clock_minutes(part)?),
        Some((whole, part)) => (whole, decimal_minutes(part)?),
        None => (hours, 0),
    };
    let whole: u32 = if whole.is_empty() && part > 0 { 0 } else { digits(whole)? };
    whole.checked_mul(60)?.checked_add(part)
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
