//! Walks a [`Node`] along its [`Shape`] and collects problems instead of stopping at the first.
//!
//! A [`Reader`] is at one value and knows its path. A value that does not match its shape is reported and skipped, so
//! that callers check only what a shape cannot express, and look at the problems at the end.

use std::cell::RefCell;
use std::fmt::{self, Write};

use super::json::Node;
use super::shape::{Field, List, Object, Shape};
use crate::domain::{Date, Kind, Problem, ProblemKind, Timestamp};

/// Most problems reported for one file; more would not help.
pub const MAX_PROBLEMS: usize = 100;

/// The problems that all readers of one file have found.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// The problems in the order of reading.
    pub fn into_vec(self) -> Vec<Problem> {
        self.0.into_inner()
    }

    fn add(&self, path: String, what: ProblemKind) {
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

/// A value of the file with its shape, its path and the list of problems.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    node: &'a Node,
    shape: Shape,
    path: Path<'a>,
    problems: &'a Problems,
}

impl<'a> Reader<'a> {
    /// A reader at the top of a file.
    pub fn top(node: &'a Node, shape: &'static Object, problems: &'a Problems) -> Self {
        Self::of(node, Shape::Object(shape), problems)
    }

    /// A reader at the top of a value that is no object.
    pub fn of(node: &'a Node, shape: Shape, problems: &'a Problems) -> Self {
        Self { node, shape, path: Path::Top, problems }
    }

    /// Reports a problem with this value.
    pub fn wrong(&self, what: ProblemKind) {
        let mut path = String::new();
        // Writing to a String cannot fail.
        let _ = write!(path, "{}", self.path);
        self.problems.add(path, what);
    }

    /// Returns this value if it matches its shape; otherwise reports the problem. Values inside it are not checked.
    fn checked(self) -> Option<Self> {
        match problem(self.node, self.shape) {
            None => Some(self),
            Some(what) => {
                self.wrong(what);
                None
            }
        }
    }

    /// The value itself.
    pub fn node(&self) -> &'a Node {
        self.node
    }

    /// `true` or `false`.
    pub fn bool(&self) -> Option<bool> {
        if let Node::Bool(value) = self.node { Some(*value) } else { None }
    }

    /// A whole number that fits the type.
    pub fn number<T: TryFrom<i64>>(&self) -> Option<T> {
        self.node.as_whole().and_then(|number| T::try_from(number).ok())
    }

    /// A text.
    pub fn text(&self) -> Option<&'a str> {
        self.node.as_text()
    }

    /// The index of the word in its shape.
    pub fn word(&self) -> Option<usize> {
        let text = self.text()?;
        words_of(self.shape).iter().position(|word| *word == text)
    }

    /// A date.
    pub fn date(&self) -> Option<Date> {
        Date::parse(self.text()?)
    }

    /// A moment.
    pub fn moment(&self) -> Option<Timestamp> {
        Timestamp::parse(self.text()?)
    }

    /// Reads each element of a list. A problem in one element does not stop the others.
    pub fn list<T>(&self, read: impl Fn(Reader<'_>) -> Option<T>) -> Option<Vec<T>> {
        let (Node::List(list), Some(List { of, .. })) = (self.node, list_of(self.shape)) else {
            return None;
        };
        let element = |(index, node)| {
            let path = Path::Index(&self.path, index);
            read(Reader { node, shape: *of, path, problems: self.problems }.checked()?)
        };
        Some(list.iter().enumerate().filter_map(element).collect())
    }

    /// Reads each entry of an object whose keys are data.
    pub fn entries<T>(
        &self,
        read: impl Fn(&str, Reader<'_>) -> Option<T>,
    ) -> Option<Vec<(String, T)>> {
        let (Node::Object(entries), Shape::Map(of, _)) = (self.node, self.shape) else {
            return None;
        };
        let entry = |(key, node): &(String, Node)| {
            let path = Path::Field(&self.path, key);
            let at = Reader { node, shape: *of, path, problems: self.problems }.checked()?;
            Some((key.clone(), read(key, at)?))
        };
        Some(entries.iter().filter_map(entry).collect())
    }

    /// The fields of an object; a field that its shape does not have is a problem.
    pub fn object(&'a self) -> Option<Fields<'a>> {
        let (Node::Object(entries), Shape::Object(object)) = (self.node, self.shape) else {
            return None;
        };
        let fields = Fields { of: self, entries, known: object.fields };
        for (key, node) in entries {
            if fields.field(key).is_none() {
                fields.at(key, node, Shape::Text).wrong(ProblemKind::UnknownField);
            }
        }
        Some(fields)
    }
}

/// The problem of a value by itself.
fn problem(node: &Node, shape: Shape) -> Option<ProblemKind> {
    if let Shape::Nullable(inner) = shape {
        return if *node == Node::Null { None } else { problem(node, *inner) };
    }
    let kind = match (shape, node) {
        (
            Shape::Word(words) | Shape::LevelOr(words) | Shape::WordOr(words, _),
            Node::Text(text),
        ) => {
            let known = words.contains(&text.as_str());
            return (!known).then_some(ProblemKind::NotOneOf(words));
        }
        (Shape::Short(max), Node::Text(text)) => {
            return (text.chars().count() > max).then_some(ProblemKind::TooLong { max });
        }
        (Shape::Date, Node::Text(text)) => {
            return Date::parse(text).is_none().then_some(ProblemKind::BadDate);
        }
        (Shape::Moment, Node::Text(text)) => {
            return Timestamp::parse(text).is_none().then_some(ProblemKind::BadMoment);
        }
        (Shape::Whole(min, max), Node::Whole(number)) => {
            let inside = (min..=max).contains(number);
            return (!inside).then_some(ProblemKind::OutOfRange { min, max });
        }
        (Shape::List(List { max, .. }) | Shape::WordOr(_, List { max, .. }), Node::List(list)) => {
            return (list.len() > max).then_some(ProblemKind::TooMany { max });
        }
        (Shape::Constant(_) | Shape::Nullable(_), _)
        | (Shape::Bool, Node::Bool(_))
        | (Shape::Text | Shape::Filled | Shape::Pattern(_), Node::Text(_))
        | (Shape::Level | Shape::LevelOr(_), Node::Whole(_))
        | (Shape::LamportTimestamp, Node::List(_))
        | (Shape::Map(..) | Shape::Object(_), Node::Object(_)) => return None,
        (Shape::Bool, _) => Kind::Bool,
        (Shape::Whole(..) | Shape::Level | Shape::LevelOr(_), _) => Kind::Whole,
        (Shape::List(_) | Shape::WordOr(..) | Shape::LamportTimestamp, _) => Kind::List,
        (Shape::Map(..) | Shape::Object(_), _) => Kind::Object,
        (
            Shape::Text
            | Shape::Filled
            | Shape::Short(_)
            | Shape::Pattern(_)
            | Shape::Word(_)
            | Shape::Date
            | Shape::Moment,
            _,
        ) => Kind::Text,
    };
    Some(ProblemKind::WrongKind(kind))
}

fn words_of(shape: Shape) -> &'static [&'static str] {
    if let Shape::Word(words) | Shape::LevelOr(words) | Shape::WordOr(words, _) = shape {
        words
    } else {
        &[]
    }
}

fn list_of(shape: Shape) -> Option<List> {
    if let Shape::List(list) | Shape::WordOr(_, list) = shape { Some(list) } else { None }
}

/// The fields of one object.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    of: &'a Reader<'a>,
    entries: &'a [(String, Node)],
    known: &'static [Field],
}

impl<'a> Fields<'a> {
    fn field(&self, name: &str) -> Option<&'static Field> {
        self.known.iter().find(|field| field.name == name)
    }

    fn at(&self, name: &'a str, node: &'a Node, shape: Shape) -> Reader<'a> {
        Reader { node, shape, path: Path::Field(&self.of.path, name), problems: self.of.problems }
    }

    fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, _)| key == name)
    }

    /// The field, if it is present, not `null`, and matches its shape. A missing field that is required is a problem.
    pub fn get(&self, name: &'a str) -> Option<Reader<'a>> {
        let Field { shape, required, requires, .. } = *self.field(name)?;
        let Some((_, node)) = self.entries.iter().find(|(key, _)| key == name) else {
            if required {
                self.at(name, &Node::Null, shape).wrong(ProblemKind::Missing);
            }
            return None;
        };
        let at = self.at(name, node, shape);
        if let Some(other) = requires.filter(|other| !self.has(other)) {
            at.wrong(ProblemKind::Without(other));
            return None;
        }
        let at = at.checked()?;
        let Shape::Nullable(inner) = shape else { return Some(at) };
        (*node != Node::Null).then_some(Reader { shape: *inner, ..at })
    }

    /// A text; empty if it is missing.
    pub fn text(&self, name: &'a str) -> String {
        self.get(name).and_then(|at| at.text()).unwrap_or_default().to_owned()
    }
}
