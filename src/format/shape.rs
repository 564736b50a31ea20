//! What each value of a file may be: one table a format, against which [`super::reader`] checks files, and from which the
//! JSON Schemas in `public/schema` are made.
//!
//! A shape knows nothing but the value itself. Whether a level is on the framework's scale, an id exists or is unique, or
//! a month has that day, is checked by who reads the value.

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Exactly this value; `check_envelope` has compared it before, so the reader does not.
    Constant(&'static Constant),
    /// `true` or `false`.
    Bool,
    /// A text of any length.
    Text,
    /// A text with something in it besides space, which the schema says and the caller of the reader enforces.
    Filled,
    /// A text of at most so many characters.
    Short(usize),
    /// A text that this regular expression describes, which the schema says and the caller enforces.
    Pattern(&'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A date `YYYY-MM-DD`.
    Date,
    /// A moment `YYYY-MM-DDThh:mm:ssZ`.
    Moment,
    /// A whole number in this range.
    Whole(i64, i64),
    /// The number of a level; which there are is the framework's to say.
    Level,
    /// The number of a level, or one of these words.
    LevelOr(&'static [&'static str]),
    /// A list.
    List(List),
    /// One of these words, or a list.
    WordOr(&'static [&'static str], List),
    /// Counter and tab of a change, as a list of two.
    LamportTimestamp,
    /// An object whose keys are data of at most so many characters, which the schema says and the caller enforces.
    Map(&'static Shape, usize),
    /// An object with fields of its own.
    Object(&'static Object),
    /// `null`, or this.
    Nullable(&'static Shape),
}

/// A value that a field always has.
#[derive(Debug)]
pub enum Constant {
    /// A text.
    Text(&'static str),
    /// A whole number.
    Whole(i64),
}

/// A list.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// What its elements may be.
    pub of: &'static Shape,
    /// How many there are at least, which the schema says and the caller enforces.
    pub min: usize,
    /// How many there are at most.
    pub max: usize,
}

/// No limit but that of the file's size.
pub const NO_LIMIT: usize = usize::MAX;

impl Shape {
    /// A list of at most so many of this.
    #[must_use]
    pub const fn list(&'static self, max: usize) -> Self {
        Self::List(List { of: self, min: 0, max })
    }
}

/// An object with these fields and no others.
#[derive(Debug)]
pub struct Object {
    /// Its name in the schema.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it may be.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// A field that must be there if this one is.
    pub requires: Option<&'static str>,
    /// What it is, for readers of the schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub meaning: &'static str,
}

impl Field {
    /// A field that must be there.
    pub const fn required(name: &'static str, shape: Shape) -> Self {
        Self {
            name,
            shape,
            required: true,
            requires: None,
            #[cfg(not(target_arch = "wasm32"))]
            meaning: "",
        }
    }

    /// A field that may be missing.
    pub const fn optional(name: &'static str, shape: Shape) -> Self {
        Self { required: false, ..Self::required(name, shape) }
    }

    /// The same, which may only be there if `other` is.
    #[must_use]
    pub const fn requires(self, other: &'static str) -> Self {
        Self { requires: Some(other), ..self }
    }

    /// The same with a description. Visitors do not pay for it: no program for a browser has it.
    #[must_use]
    pub const fn means(self, meaning: &'static str) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        return Self { meaning, ..self };
        #[cfg(target_arch = "wasm32")]
        {
            let _ = meaning;
            self
        }
    }
}
