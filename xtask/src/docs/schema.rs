//! The JSON Schemas in `public/schema/`, generated from the tables that the reader checks files against.
//!
//! They describe the shape of a file. They lack what only our reader can know: ids that must exist or be unique, levels
//! off this framework's scale, the number of all competencies, bytes, checksums, days that a month does not have, and
//! `1.0`, which JSON Schema accepts as an integer. `tests/host/schema.rs` compares both.

use cme_selfcheck::domain::framework::MAX_COMPETENCIES;
use cme_selfcheck::domain::level::MAX_LEVELS;
use cme_selfcheck::format::shape::{Constant, List, NO_LIMIT, Object, Shape};
use cme_selfcheck::format::{framework_v1, result_v1, saved_v1, team_v1};
use serde_json::{Map, Value, json};

use super::Document;

/// Every schema.
pub(super) fn documents() -> [Document; 4] {
    [
        (
            "public/schema/framework-v1.schema.json",
            &framework_v1::FRAMEWORK,
            "Framework of cme-selfcheck, version 1",
            format!(
                "Areas, competencies, roles, the scale and the suggested targets. Ids of areas and competencies \
                 share one space. There are 1 to {MAX_COMPETENCIES} competencies over all areas."
            ),
        ),
        (
            "public/schema/result-v1.schema.json",
            &result_v1::RESULT,
            "Result of cme-selfcheck, version 1",
            "One self-check. Areas and competencies are named by their ids; what is unanswered is absent. The summary \
             is for readers of the file: the self-check computes it anew."
                .to_owned(),
        ),
        (
            "public/schema/saved-v1.schema.json",
            &saved_v1::SAVED,
            "Saved record of cme-selfcheck, version 1",
            "What stands in the browser's storage: the open self-check and the results.".to_owned(),
        ),
        (
            "public/schema/team-v1.schema.json",
            &team_v1::TEAM,
            "Team of cme-selfcheck, version 1",
            "The results of a team's members, put together in the team view.".to_owned(),
        ),
    ]
    .map(|(path, top, title, description)| {
        let mut definitions = Map::new();
        let mut whole = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": format!("urn:cme-selfcheck:{}:1", top.name),
            "title": title,
        });
        add(&mut whole, object(top, &mut definitions));
        add(&mut whole, json!({ "$defs": definitions, "description": description }));
        Document::new(path, format!("{whole:#}\n"))
    })
}

fn add(to: &mut Value, more: Value) {
    if let (Value::Object(to), Value::Object(more)) = (to, more) {
        to.extend(more);
    }
}

/// An object; objects inside it become definitions.
fn object(of: &Object, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut together = Map::new();
    for field in of.fields {
        let mut schema = value(&field.shape, definitions);
        if !field.meaning.is_empty() {
            add(&mut schema, json!({ "description": field.meaning }));
        }
        properties.insert(field.name.to_owned(), schema);
        if field.required {
            required.push(field.name);
        }
        if let Some(other) = field.requires {
            together.insert(field.name.to_owned(), json!([other]));
        }
    }
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if !together.is_empty() {
        add(&mut schema, json!({ "dependentRequired": together }));
    }
    schema
}

fn value(shape: &Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Constant(Constant::Text(text)) => json!({ "const": text }),
        Shape::Constant(Constant::Whole(number)) => json!({ "const": number }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Filled => pattern("\\S"),
        Shape::Pattern(of) => pattern(of),
        Shape::Short(max) => json!({ "type": "string", "maxLength": max }),
        Shape::Date => pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Shape::Moment => pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Whole(min, max) => {
            let mut schema = json!({ "type": "integer" });
            if *min != i64::MIN {
                add(&mut schema, json!({ "minimum": min }));
            }
            if *max != i64::MAX {
                add(&mut schema, json!({ "maximum": max }));
            }
            schema
        }
        Shape::Level => json!({ "type": "integer", "minimum": 1, "maximum": MAX_LEVELS }),
        Shape::LevelOr(words) => {
            json!({ "anyOf": [value(&Shape::Level, definitions), { "enum": words }] })
        }
        Shape::List(of) => list(of, definitions),
        Shape::WordOr(words, of) => json!({ "anyOf": [{ "enum": words }, list(of, definitions)] }),
        Shape::LamportTimestamp => {
            let counter = json!({ "type": "integer", "minimum": 0 });
            let schema = json!({
                "type": "array",
                "prefixItems": [counter, { "type": "string" }],
                "items": false,
                "minItems": 2,
                "description": "When something was changed: a counter, and the tab that did it.",
            });
            defined("stamp", schema, definitions)
        }
        Shape::Map(of, longest) => {
            let mut schema =
                json!({ "type": "object", "additionalProperties": value(of, definitions) });
            if *longest != NO_LIMIT {
                add(&mut schema, json!({ "propertyNames": { "maxLength": longest } }));
            }
            schema
        }
        Shape::Object(of) => {
            let schema = object(of, definitions);
            defined(of.name, schema, definitions)
        }
        Shape::Nullable(inner) => {
            json!({ "anyOf": [value(inner, definitions), { "type": "null" }] })
        }
    }
}

fn pattern(of: &str) -> Value {
    json!({ "type": "string", "pattern": of })
}

fn list(List { of, min, max }: &List, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = json!({ "type": "array", "items": value(of, definitions) });
    if *min != 0 {
        add(&mut schema, json!({ "minItems": min }));
    }
    if *max != NO_LIMIT {
        add(&mut schema, json!({ "maxItems": max }));
    }
    schema
}

fn defined(name: &str, schema: Value, definitions: &mut Map<String, Value>) -> Value {
    definitions.insert(name.to_owned(), schema);
    json!({ "$ref": format!("#/$defs/{name}") })
}
