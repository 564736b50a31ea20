//! Levels and the scales that they belong to.
//!
//! A [`Level`] can only come from a [`Scale`], so a level off the scale does not exist.

use std::fmt;

/// Fewest levels that a scale may have.
pub const MIN_LEVELS: usize = 2;
/// Most levels that a scale may have.
pub const MAX_LEVELS: usize = 10;
/// Number of steps of every importance scale: 1 (not important) to 5 (essential).
pub const IMPORTANCE_STEPS: u8 = 5;

/// A step of the framework's scale, 1 up to the number of levels. Only a [`Scale`] makes one.
///
/// ```
/// use cme_selfcheck::domain::{LevelText, Scale};
///
/// let names = ["Novice", "Competent", "Expert"];
/// let scale = Scale::new(names.map(|name| LevelText::named(name)).to_vec()).unwrap();
/// assert_eq!(scale.level(3).map(|level| level.number()), Some(3));
/// assert_eq!(scale.level(4), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The step's number, counted from 1.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// What a level is called and what it looks like in practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelText {
    /// Short name, for example "Competent".
    pub name: String,
    /// The anchor: one or two sentences that say what this level looks like. May be empty.
    pub anchor: String,
}

impl LevelText {
    /// A level with a name and no anchor text.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), anchor: String::new() }
    }
}

/// The framework's levels in rising order, [`MIN_LEVELS`] to [`MAX_LEVELS`] of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    levels: Vec<LevelText>,
}

impl Scale {
    /// A scale of these levels, or `None` if there are too few or too many.
    pub fn new(levels: Vec<LevelText>) -> Option<Self> {
        (MIN_LEVELS..=MAX_LEVELS).contains(&levels.len()).then_some(Self { levels })
    }

    /// The level of that number, or `None` off the scale.
    pub fn level(&self, number: u8) -> Option<Level> {
        (1..=self.level_count()).contains(&number).then_some(Level(number))
    }

    /// How many levels there are; also the number of the top level.
    pub fn level_count(&self) -> u8 {
        // A scale has at most ten levels.
        u8::try_from(self.levels.len()).unwrap_or(u8::MAX)
    }

    /// All levels with their texts, rising.
    pub fn levels(&self) -> impl Iterator<Item = (Level, &LevelText)> {
        (1..).map(Level).zip(&self.levels)
    }

    /// The names of the levels, rising.
    pub fn names(&self) -> Vec<String> {
        self.levels.iter().map(|text| text.name.clone()).collect()
    }

    /// The text of a level. `None` only for a level of a longer scale.
    pub fn text(&self, level: Level) -> Option<&LevelText> {
        self.levels.get(usize::from(level.0).checked_sub(1)?)
    }

    /// What a level is called. Empty only for a level of another, longer scale.
    pub fn name(&self, level: Level) -> &str {
        self.text(level).map_or("", |text| &text.name)
    }

    /// The lowest level that counts as a strength: the second from the top, or the top one on a
    /// scale of fewer than four levels.
    pub fn strong_from(&self) -> Level {
        if self.level_count() >= 4 {
            Level(self.level_count() - 1)
        } else {
            Level(self.level_count())
        }
    }
}

/// How much a competency matters for the person's work, 1 to [`IMPORTANCE_STEPS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Importance(u8);

impl Importance {
    /// How many there are.
    pub const COUNT: u8 = IMPORTANCE_STEPS;

    /// The importance of that number, or `None` outside 1 to 5.
    pub fn new(number: u8) -> Option<Self> {
        (1..=IMPORTANCE_STEPS).contains(&number).then_some(Self(number))
    }

    /// 1 (not important) to 5 (essential).
    pub const fn number(self) -> u8 {
        self.0
    }

    /// All five, rising.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=IMPORTANCE_STEPS).map(Self)
    }
}

/// The names of the five importance steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportanceScale {
    names: [String; IMPORTANCE_STEPS as usize],
}

impl ImportanceScale {
    /// The scale with these names, rising.
    pub fn new(names: [String; IMPORTANCE_STEPS as usize]) -> Self {
        Self { names }
    }

    /// What a step is called.
    pub fn name(&self, importance: Importance) -> &str {
        self.names.get(usize::from(importance.0) - 1).map_or("", String::as_str)
    }

    /// All names, rising.
    pub fn names(&self) -> &[String] {
        &self.names
    }
}
