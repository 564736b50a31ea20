//! Makes the JSON Schemas in `public/schema/` from the limits and words of the source.
//!
//! They say what a file must look like. What only our reader can know is not in them: ids that must be
//! there or be unique, a level that this framework's scale does not have, the number of all
//! competencies, bytes, checksums, days that a month does not have, and `1.0`, which JSON Schema takes
//! for a whole number. `tests/host/schema.rs` holds both against each other.

mod framework;
mod result;
mod saved;

use cme_selfcheck::domain::level::{IMPORTANCE_STEPS, MAX_LEVELS};
use cme_selfcheck::format::level_v1::{CANNOT_JUDGE, NOT_IN_MY_ROLE};
use serde_json::{Map, Value, json};

use super::Document;

/// Path and text of every schema.
pub(super) fn documents() -> [Document; 3] {
    [
        ("public/schema/framework-v1.schema.json", framework::schema()),
        ("public/schema/result-v1.schema.json", result::schema()),
        ("public/schema/saved-v1.schema.json", saved::schema()),
    ]
    .map(|(path, schema)| Document::new(path, format!("{schema:#}\n")))
}

/// A whole document.
fn document(name: &str, title: &str, description: &str, defs: Value, content: Value) -> Value {
    let mut whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:cme-selfcheck:{name}"),
        "title": title,
        "$defs": defs,
    });
    add(&mut whole, content);
    add(&mut whole, json!({ "description": description }));
    whole
}

fn add(to: &mut Value, more: Value) {
    if let (Value::Object(to), Value::Object(more)) = (to, more) {
        to.extend(more);
    }
}

/// An object with these fields and no others.
fn object(required: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let fields = required.iter().chain(optional);
    let properties: Map<String, Value> =
        fields.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let names: Vec<_> = required.iter().map(|(name, _)| *name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": false,
    })
}

/// The same with words about it.
fn said(mut schema: Value, description: &str) -> Value {
    add(&mut schema, json!({ "description": description }));
    schema
}

/// An object whose keys are data.
fn map(of: Value, longest_key: Option<usize>) -> Value {
    let mut map = json!({ "type": "object", "additionalProperties": of });
    if let Some(longest) = longest_key {
        add(&mut map, json!({ "propertyNames": { "maxLength": longest } }));
    }
    map
}

fn list(of: Value, most: usize) -> Value {
    json!({ "type": "array", "items": of, "maxItems": most })
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// A text with something in it besides space.
fn filled() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn short(most: usize) -> Value {
    json!({ "type": "string", "maxLength": most })
}

fn whole(least: u64, most: u64) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": most })
}

fn one_of(words: &[&str]) -> Value {
    json!({ "enum": words })
}

fn nullable(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn defined(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// A level of the longest scale; which ones there are is the framework's to say.
fn level() -> Value {
    whole(1, MAX_LEVELS as u64)
}

fn present() -> Value {
    json!({ "anyOf": [level(), one_of(&[NOT_IN_MY_ROLE, CANNOT_JUDGE])] })
}

fn importance() -> Value {
    whole(1, IMPORTANCE_STEPS.into())
}

fn date() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

fn moment() -> Value {
    json!({
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
    })
}

/// Format and version, as the first fields of every file.
fn envelope(format: &str, version: i64) -> [(&'static str, Value); 2] {
    [("format", json!({ "const": format })), ("version", json!({ "const": version }))]
}
