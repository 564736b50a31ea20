//! What can be wrong with a file or a link that a person opens, as data; the sentences are in `messages`.

use std::fmt;

use super::framework_checks::Violation;

/// Why a file was refused as a whole. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// More bytes than this kind of file may have; it was not read.
    TooLarge {
        /// Bytes found.
        found: u64,
        /// Bytes allowed.
        max: u64,
    },
    /// Not UTF-8 text.
    NotText,
    /// Not JSON; line and column count from 1.
    NotJson {
        /// Line of the first error.
        line: usize,
        /// Column of the first error.
        column: usize,
    },
    /// Nested more deeply than any of our files.
    TooDeep,
    /// Far more values than one of our files of that length can have.
    TooManyValues,
    /// Duplicate keys in one object.
    DoubleKey(String),
    /// JSON of another kind: its `format` is different or missing.
    OtherFormat,
    /// Of a newer version than this program knows.
    NewerVersion {
        /// The version found.
        found: i64,
    },
    /// A result for another framework.
    OtherFramework {
        /// The id that the file names.
        found: String,
        /// The id of the framework in use.
        ours: String,
    },
    /// The right kind of file, with these problems.
    Invalid(Vec<Problem>),
}

/// One problem inside a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is, as a path from the top: `answers["1.1"].present`.
    pub path: String,
    /// What is wrong.
    pub what: ProblemKind,
}

/// What is wrong at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A required field is missing.
    Missing,
    /// A field that this version does not know.
    UnknownField,
    /// A value of another type than expected.
    WrongKind(Kind),
    /// Not one of the allowed words.
    NotOneOf(&'static [&'static str]),
    /// A whole number outside the range.
    OutOfRange {
        /// Smallest allowed.
        min: i64,
        /// Largest allowed.
        max: i64,
    },
    /// More characters than allowed.
    TooLong {
        /// Characters allowed.
        max: usize,
    },
    /// More entries than allowed.
    TooMany {
        /// Entries allowed.
        max: usize,
    },
    /// Not an id of 1 to 64 letters, digits and hyphens.
    BadId,
    /// Not a date `YYYY-MM-DD`.
    BadDate,
    /// Not a moment `YYYY-MM-DDThh:mm:ssZ`.
    BadMoment,
    /// A level that the scale does not have.
    OffScale {
        /// The scale's top level.
        top: u8,
    },
    /// An area or competency that the framework does not have.
    UnknownItem,
    /// A role that the framework does not have.
    UnknownRole,
    /// A field that requires this other field.
    Without(&'static str),
    /// What [`super::Framework::new`] found.
    Framework(Violation),
}

/// A type of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A boolean.
    Bool,
    /// An integer without fraction or exponent.
    Whole,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

/// Why a result link was refused. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkProblem {
    /// Longer than any of our links; it was not read.
    TooLong,
    /// Too short, or with characters that our links never have, for example `%`.
    NotALink,
    /// The checksum does not match: the link was cut off or changed.
    Damaged,
    /// Of a newer version than this program knows.
    NewerVersion {
        /// The version found.
        found: u8,
    },
    /// Of another framework, or of another edition of this one.
    OtherFramework,
    /// The checksum matches, but this program writes no such link.
    Impossible,
}

impl fmt::Display for Unreadable {
    /// For developers; the sentences for people are in `messages`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:?}")
    }
}

impl std::error::Error for Unreadable {}
