//! Walks a [`Node`] and collects problems instead of stopping at the first.
//!
//! A [`Reader`] stands at one value and knows its path. Every `read` method gives what it could
//! read and notes what it could not; whoever reads a whole file looks at the problems at the end.

use std::cell::RefCell;
use std::fmt::{self, Write};

use super::json::Node;
use crate::domain::{Date, Kind, Problem, Timestamp, What};

/// Problems told of one file; a file with more is not helped by the rest.
pub const MAX_PROBLEMS: usize = 100;

/// Where all readers of one file put what they find.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// What was found, in the order of reading.
    pub fn into_vec(self) -> Vec<Problem> {
        self.0.into_inner()
    }

    fn add(&self, path: String, what: What) {
        let mut list = self.0.borrow_mut();
        if list.len() < MAX_PROBLEMS {
            list.push(Problem { path, what });
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Path<'a> {
    Top,
    Field(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::Index(parent, index) => write!(out, "{parent}[{index}]"),
            Self::Field(parent, name) => {
                let plain = name.bytes().all(|byte| byte.is_ascii_alphabetic());
                match (plain && !name.is_empty(), parent) {
                    (true, Self::Top) => out.write_str(name),
                    (true, _) => write!(out, "{parent}.{name}"),
                    (false, _) => write!(out, "{parent}[\"{name}\"]"),
                }
            }
        }
    }
}

/// A value of the file, its place and the list of problems.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    node: &'a Node,
    path: Path<'a>,
    problems: &'a Problems,
}

impl<'a> Reader<'a> {
    /// At the top of a file.
    pub fn top(node: &'a Node, problems: &'a Problems) -> Self {
        Self { node, path: Path::Top, problems }
    }

    /// Notes a problem with this value.
    pub fn wrong(&self, what: What) {
        let mut path = String::new();
        // Writing to a String cannot fail.
        let _ = write!(path, "{}", self.path);
        self.problems.add(path, what);
    }

    fn wrong_kind<T>(&self, expected: Kind) -> Option<T> {
        self.wrong(What::WrongKind(expected));
        None
    }

    /// Whether the value is `null`.
    pub fn is_null(&self) -> bool {
        *self.node == Node::Null
    }

    /// The value itself, without a judgement.
    pub fn node(&self) -> &'a Node {
        self.node
    }

    /// `true` or `false`.
    pub fn bool(&self) -> Option<bool> {
        if let Node::Bool(value) = self.node { Some(*value) } else { self.wrong_kind(Kind::Bool) }
    }

    /// A whole number in a range.
    pub fn whole(&self, least: i64, most: i64) -> Option<i64> {
        let Node::Whole(number) = self.node else { return self.wrong_kind(Kind::Whole) };
        if (least..=most).contains(number) {
            return Some(*number);
        }
        self.wrong(What::OutOfRange { least, most });
        None
    }

    /// A whole number from 0 or 1 up that fits the type.
    pub fn number<T: TryFrom<i64>>(&self, least: i64, most: i64) -> Option<T> {
        T::try_from(self.whole(least, most)?).ok()
    }

    /// A text of any length.
    pub fn text(&self) -> Option<&'a str> {
        if let Node::Text(text) = self.node { Some(text) } else { self.wrong_kind(Kind::Text) }
    }

    /// A text of at most so many characters.
    pub fn short_text(&self, most: usize) -> Option<String> {
        let text = self.text()?;
        if text.chars().count() > most {
            self.wrong(What::TooLong { most });
            return None;
        }
        Some(text.to_owned())
    }

    /// One of a fixed set of words, as its index.
    pub fn one_of(&self, words: &'static [&'static str]) -> Option<usize> {
        let found = words.iter().position(|word| *word == self.text().unwrap_or_default());
        if found.is_none() && self.node.as_text().is_some() {
            self.wrong(What::NotOneOf(words));
        }
        found
    }

    /// A date `YYYY-MM-DD`.
    pub fn date(&self) -> Option<Date> {
        let date = Date::parse(self.text()?);
        if date.is_none() {
            self.wrong(What::BadDate);
        }
        date
    }

    /// A moment `YYYY-MM-DDThh:mm:ssZ`.
    pub fn moment(&self) -> Option<Timestamp> {
        let moment = Timestamp::parse(self.text()?);
        if moment.is_none() {
            self.wrong(What::BadMoment);
        }
        moment
    }

    /// Reads each element of a list of at most `most`. What one element lacks does not stop the rest.
    pub fn list<T>(&self, most: usize, read: impl Fn(Reader<'_>) -> Option<T>) -> Option<Vec<T>> {
        let Node::List(list) = self.node else { return self.wrong_kind(Kind::List) };
        if list.len() > most {
            self.wrong(What::TooMany { most });
            return None;
        }
        let element = |(index, node)| {
            let path = Path::Index(&self.path, index);
            read(Reader { node, path, problems: self.problems })
        };
        Some(list.iter().enumerate().filter_map(element).collect())
    }

    /// Reads each entry of an object whose keys are data.
    pub fn entries<T>(
        &self,
        read: impl Fn(&str, Reader<'_>) -> Option<T>,
    ) -> Option<Vec<(String, T)>> {
        let Node::Object(fields) = self.node else { return self.wrong_kind(Kind::Object) };
        let entry = |(key, node): &(String, Node)| {
            let path = Path::Field(&self.path, key);
            let value = read(key, Reader { node, path, problems: self.problems })?;
            Some((key.clone(), value))
        };
        Some(fields.iter().filter_map(entry).collect())
    }

    /// The fields of an object; a field not in `known` is a problem.
    pub fn object(&'a self, known: &[&str]) -> Option<Fields<'a>> {
        let Node::Object(entries) = self.node else { return self.wrong_kind(Kind::Object) };
        let fields = Fields { of: self, entries };
        for (key, node) in entries {
            if !known.contains(&key.as_str()) {
                fields.at(key, node).wrong(What::UnknownField);
            }
        }
        Some(fields)
    }
}

/// The fields of one object.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    of: &'a Reader<'a>,
    entries: &'a [(String, Node)],
}

impl<'a> Fields<'a> {
    fn at(&self, name: &'a str, node: &'a Node) -> Reader<'a> {
        Reader { node, path: Path::Field(&self.of.path, name), problems: self.of.problems }
    }

    /// The field, if it is there.
    pub fn optional(&self, name: &'a str) -> Option<Reader<'a>> {
        let (_, node) = self.entries.iter().find(|(key, _)| key == name)?;
        Some(self.at(name, node))
    }

    /// The field; that it is missing is a problem.
    pub fn required(&self, name: &'a str) -> Option<Reader<'a>> {
        let field = self.optional(name);
        if field.is_none() {
            self.at(name, &Node::Null).wrong(What::Missing);
        }
        field
    }

    /// The field unless it is missing, which is a problem, or `null`, which is not.
    pub fn nullable(&self, name: &'a str) -> Option<Reader<'a>> {
        self.required(name).filter(|field| !field.is_null())
    }

    /// A text that must be there.
    pub fn text(&self, name: &'a str) -> Option<String> {
        self.required(name)?.text().map(str::to_owned)
    }

    /// A text that may be missing, then it is empty.
    pub fn optional_text(&self, name: &'a str) -> String {
        self.optional(name).and_then(|field| field.text()).unwrap_or_default().to_owned()
    }
}
