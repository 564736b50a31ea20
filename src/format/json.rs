//! JSON text to a small tree, with limits that are checked before anything is parsed.
//!
//! `serde_json` does the grammar. The tree keeps what its own `Value` would lose or accept: the order of keys,
//! duplicate keys, and whether a number is an integer.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::domain::Unreadable;

/// Deepest nesting; our own files need at most eleven (team files).
const MAX_DEPTH: usize = 32;
/// In any of our files a value takes at least so many bytes on average; a file with more values than its length divided
/// by this is an attempt to exhaust memory.
const MIN_BYTES_A_VALUE: usize = 6;
/// Number of values that even a short file may have.
const FREE_VALUES: usize = 200;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer that fits.
    Whole(i64),
    /// Any other number: none of our fields accepts one.
    OtherNumber,
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object: unique keys in the file's order.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The field of that name, if this is an object that has it.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The string, if this is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The integer, if this is one.
    pub fn as_whole(&self) -> Option<i64> {
        if let Self::Whole(number) = self { Some(*number) } else { None }
    }
}

/// Parses text of at most `max` bytes; a leading byte order mark is accepted. Depth and number of values are checked
/// before anything is built.
///
/// # Errors
/// Too large, too deep, too many values, not JSON, or duplicate keys.
pub fn parse(text: &str, max: usize) -> Result<Node, Unreadable> {
    if text.len() > max {
        return Err(Unreadable::TooLarge { found: text.len() as u64, max: max as u64 });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    look_over(text)?;
    let mut double_key = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let seed = NodeSeed(&mut double_key);
    let parsed = seed.deserialize(&mut reader).and_then(|node| reader.end().map(|()| node));
    parsed.map_err(|error| {
        let place = Unreadable::NotJson { line: error.line(), column: error.column() };
        double_key.map_or(place, Unreadable::DoubleKey)
    })
}

/// Refuses text that is too deep or has too many values, by counting brackets and commas outside strings. Exact for
/// JSON; other text is refused anyway.
fn look_over(text: &str) -> Result<(), Unreadable> {
    let most_values = FREE_VALUES + text.len() / MIN_BYTES_A_VALUE;
    let (mut depth, mut values, mut before) = (0_usize, 1_usize, 0);
    let mut bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    while let Some(byte) = bytes.next() {
        let (opens, closes) = (matches!(byte, b'[' | b'{'), matches!(byte, b']' | b'}'));
        depth = depth.saturating_add(opens.into()).saturating_sub(closes.into());
        // A bracket that is not empty has a first value; each comma is followed by another one.
        values += usize::from(byte == b',' || matches!(before, b'[' | b'{') && !closes);
        if byte == b'"' {
            skip_text(&mut bytes);
        }
        if depth > MAX_DEPTH {
            return Err(Unreadable::TooDeep);
        }
        if values > most_values {
            return Err(Unreadable::TooManyValues);
        }
        before = byte;
    }
    Ok(())
}

/// Skips to the end of a string whose opening quotation mark was read.
fn skip_text(bytes: &mut impl Iterator<Item = u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                let _ = bytes.next();
            }
            _ => {}
        }
    }
}

/// Builds a value; stores a duplicate key.
struct NodeSeed<'a>(&'a mut Option<String>);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
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

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element_seed(NodeSeed(self.0))? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        let mut keys = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            // A key may be an id, which is shown.
            let key = clean(&key);
            if !keys.insert(key.clone()) {
                *self.0 = Some(key);
                return Err(A::Error::custom("refused"));
            }
            let value = map.next_value_seed(NodeSeed(self.0))?;
            fields.push((key, value));
        }
        Ok(Node::Object(fields))
    }
}

/// Removes from a text what could disturb a page or hide its content: control characters other than tab and line feed,
/// and the controls that reorder or isolate direction.
///
/// Line ends become line feeds. Idempotent.
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

/// An object whose keys are data; they are written in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
