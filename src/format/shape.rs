//! The values that each field of a file accepts: one table a format, against which [`super::reader`] checks files, and
//! from which the JSON Schemas in `public/schema` are generated.
//!
//! A shape describes a value by itself. Whether a level is on the framework's scale, an id exists or is unique, or a
//! month has that day, is checked by the code that reads the value.

/// The values that a field accepts.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Exactly this value; `check_envelope` has already compared it, so the reader does not.
    Constant(&'static Constant),
    /// `true` or `false`.
    Bool,
    /// A text of any length.
    Text,
    /// A text that is not blank; the schema says so and the caller of the reader enforces it.
    Filled,
    /// A text of at most so many characters.
    Short(usize),
    /// A text that matches this regular expression; the schema says so and the caller enforces it.
    Pattern(&'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A date `YYYY-MM-DD`.
    Date,
    /// A moment `YYYY-MM-DDThh:mm:ssZ`.
    Moment,
    /// A whole number in this range.
    Whole(i64, i64),
    /// The number of a level; the framework decides which exist.
    Level,
    /// The number of a level, or one of these words.
    LevelOr(&'static [&'static str]),
    /// A list.
    List(List),
    /// One of these words, or a list.
    WordOr(&'static [&'static str], List),
    /// Counter and tab of a change, as an array of two.
    LamportTimestamp,
    /// An object whose keys are data of at most so many characters; the schema says so and the caller enforces it.
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
    /// The least number of elements; the schema says so and the caller enforces it.
    pub min: usize,
    /// The greatest number of elements.
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
    /// The values that it accepts.
    pub shape: Shape,
    /// Whether it is required.
    pub required: bool,
    /// A field that is required if this one is present.
    pub requires: Option<&'static str>,
    /// Its description in the schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub meaning: &'static str,
}

impl Field {
    /// A required field.
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

    /// An optional field.
    pub const fn optional(name: &'static str, shape: Shape) -> Self {
        Self { required: false, ..Self::required(name, shape) }
    }

    /// The same field, which may be present only if `other` is.
    #[must_use]
    pub const fn requires(self, other: &'static str) -> Self {
        Self { requires: Some(other), ..self }
    }

    /// The same field with a description, which no program for a browser includes, so that visitors do not download it.
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
