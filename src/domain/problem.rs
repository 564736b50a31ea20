//! What can be wrong with a file or a link that a person opens, as data: the sentences are in
//! `messages`.

use std::fmt;

use super::framework_checks::Violation;

/// Why a file was refused as a whole. Nothing has changed when one of these comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// More bytes than this kind of file may have; it was not looked into.
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
    /// Deeper nesting than any of our files has.
    TooDeep,
    /// Far more values than a file of ours of that length can have.
    TooManyValues,
    /// The same key twice in one object.
    DoubleKey(String),
    /// JSON, but of another kind: another or no `format`.
    OtherFormat,
    /// Of a newer version than this program knows.
    NewerVersion {
        /// The version found.
        found: i64,
    },
    /// A result of another framework.
    OtherFramework {
        /// The id that the file names.
        found: String,
        /// The id of the framework in use.
        ours: String,
    },
    /// The right kind of file with these problems, all of them.
    Invalid(Vec<Problem>),
}

/// One problem inside a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a path from the top: `answers["1.1"].present`.
    pub path: String,
    /// What.
    pub what: ProblemKind,
}

/// What is wrong at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A field that must be there is not.
    Missing,
    /// A field that this version does not have.
    UnknownField,
    /// Another kind of value than expected.
    WrongKind(Kind),
    /// Not one of the words allowed here.
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
    /// A field that needs another one beside it.
    Without(&'static str),
    /// What [`super::Framework::new`] found.
    Framework(Violation),
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// true or false.
    Bool,
    /// A whole number without fraction or exponent.
    Whole,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object with fields.
    Object,
}

/// Why a result link was refused. Nothing has changed when one of these comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkProblem {
    /// Longer than any link of ours; it was not looked into.
    TooLong,
    /// Too short, or with characters that no link of ours has, for example `%`.
    NotALink,
    /// The checksum does not fit: cut off or changed on its way.
    Damaged,
    /// Of a newer version than this program knows.
    NewerVersion {
        /// The version found.
        found: u8,
    },
    /// Of another framework, or of another edition of this one.
    OtherFramework,
    /// Whole, but not as this program writes it.
    Impossible,
}

impl fmt::Display for Unreadable {
    /// For developers' eyes; what a person reads is in `messages`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:?}")
    }
}

impl std::error::Error for Unreadable {}
