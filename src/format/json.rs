//! JSON text to a small tree, with limits that hold while parsing.
//!
//! `serde_json` does the grammar. The tree keeps what its own `Value` would lose or let through:
//! the order of keys, a key that comes twice, and whether a number is a plain whole one.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::Unreadable;

/// Deepest nesting; our own files need eight.
const MAX_DEPTH: usize = 32;
/// A value takes at least so many bytes on average in any file of ours; a file with more values than
/// its length divided by this is made to exhaust memory, not to be read.
const MIN_BYTES_A_VALUE: usize = 6;
/// Values that a short file may have all the same.
const FREE_VALUES: usize = 200;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits.
    Whole(i64),
    /// Any other number: none of our fields takes one.
    OtherNumber,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object, keys in the file's order, each once.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The field of that name, if this is an object that has it.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text, if this is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The whole number, if this is one.
    pub fn as_whole(&self) -> Option<i64> {
        if let Self::Whole(number) = self { Some(*number) } else { None }
    }
}

/// Parses text of at most `most` bytes; a byte order mark in front is accepted.
///
/// # Errors
/// Too large, not JSON, too deep, too many values, or a key twice.
pub fn parse(text: &str, most: usize) -> Result<Node, Unreadable> {
    if text.len() > most {
        return Err(Unreadable::TooLarge { found: text.len() as u64, most: most as u64 });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut state =
        State { values_left: FREE_VALUES + text.len() / MIN_BYTES_A_VALUE, refusal: None };
    let mut reader = serde_json::Deserializer::from_str(text);
    let seed = NodeSeed { state: &mut state, depth: 0 };
    let parsed = seed.deserialize(&mut reader).and_then(|node| reader.end().map(|()| node));
    parsed.map_err(|error| {
        let place = Unreadable::NotJson { line: error.line(), column: error.column() };
        state.refusal.unwrap_or(place)
    })
}

struct State {
    values_left: usize,
    refusal: Option<Unreadable>,
}

struct NodeSeed<'a> {
    state: &'a mut State,
    depth: usize,
}

impl NodeSeed<'_> {
    fn inner(&mut self) -> NodeSeed<'_> {
        NodeSeed { state: self.state, depth: self.depth + 1 }
    }

    fn refuse<E: Error>(&mut self, why: Unreadable) -> E {
        self.state.refusal = Some(why);
        E::custom("refused")
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(mut self, from: D) -> Result<Node, D::Error> {
        if self.depth > MAX_DEPTH {
            return Err(self.refuse(Unreadable::TooDeep));
        }
        let Some(left) = self.state.values_left.checked_sub(1) else {
            return Err(self.refuse(Unreadable::TooManyValues));
        };
        self.state.values_left = left;
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Whole(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or(Node::OtherNumber, Node::Whole))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        Ok(Node::OtherNumber)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(clean(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element_seed(self.inner())? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        let mut keys = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            // A key may be an id, which is shown.
            let key = clean(&key);
            if !keys.insert(key.clone()) {
                return Err(self.refuse(Unreadable::DoubleKey(key)));
            }
            let value = map.next_value_seed(self.inner())?;
            fields.push((key, value));
        }
        Ok(Node::Object(fields))
    }
}

/// A text without what could disturb a page or hide what it says: control characters other than tab
/// and line feed, and the controls that reorder or isolate direction.
///
/// Line ends become line feeds. Cleaning twice is cleaning once.
pub fn clean(text: &str) -> String {
    let harmless = |character: &char| match character {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => false,
        other => !other.is_control(),
    };
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(harmless).collect()
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::OtherNumber => to.serialize_unit(),
            Self::Bool(value) => to.serialize_bool(*value),
            Self::Whole(value) => to.serialize_i64(*value),
            Self::Text(value) => to.serialize_str(value),
            Self::List(list) => to.collect_seq(list),
            Self::Object(fields) => to.collect_map(fields.iter().map(|(key, value)| (key, value))),
        }
    }
}

/// An object of the wire whose keys are data; they are written in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
