//! `custom-elements.json`, in the format of <https://github.com/webcomponents/custom-elements-manifest>.

use cme_selfcheck::embed::attributes::ATTRIBUTES;
use cme_selfcheck::embed::events::EVENTS;
use cme_selfcheck::embed::surface::{MEMBERS, PARTS};
use serde_json::{Value, json};

use super::Document;
use super::tables::custom_properties;
use crate::Result;

/// The whole manifest.
pub(super) fn document() -> Result<Document> {
    let attributes = ATTRIBUTES.iter().map(|one| {
        json!({
            "name": one.name,
            "fieldName": one.property(),
            "type": { "text": one.kind.type_text() },
            "default": plain(one.default),
            "description": format!("{} Takes {}.", one.meaning, plain(one.values)),
        })
    });
    let fields = ATTRIBUTES.iter().map(|one| {
        json!({
            "kind": "field",
            "name": one.property(),
            "attribute": one.name,
            "reflects": true,
            "type": { "text": one.kind.type_text() },
            "description": one.meaning,
        })
    });
    let members = MEMBERS.iter().map(|one| {
        let gives = json!({ "text": one.gives });
        let parameters: Vec<_> = one
            .parameter
            .iter()
            .map(|(name, kind)| json!({ "name": name, "type": { "text": kind } }))
            .collect();
        if one.method {
            json!({
                "kind": "method",
                "name": one.name,
                "parameters": parameters,
                "return": { "type": gives },
                "description": one.meaning,
            })
        } else {
            json!({ "kind": "field", "name": one.name, "readonly": true, "type": gives,
                "description": one.meaning })
        }
    });
    let events = EVENTS.iter().map(|one| {
        json!({
            "name": one.name,
            "type": { "text": "CustomEvent" },
            "description": format!("{} Its detail has {}.", one.meaning, plain(one.detail)),
        })
    });
    let properties = custom_properties()?.into_iter().map(
        |[name, value, comment]| json!({ "name": name, "default": value, "description": comment }),
    );
    let parts = PARTS.iter().map(|(name, meaning)| json!({ "name": name, "description": meaning }));
    let (module, class, tag) = ("cme-selfcheck.js", "SelfCheckElement", "cme-selfcheck");
    let whole = json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": module,
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": class,
                "tagName": tag,
                "superclass": { "name": "HTMLElement" },
                "description": "A competency self-assessment that runs in the visitor's browser.",
                "attributes": attributes.collect::<Vec<Value>>(),
                "members": fields.chain(members).collect::<Vec<Value>>(),
                "events": events.collect::<Vec<Value>>(),
                "slots": [{
                    "name": "",
                    "description": "Shown until the self-check runs, and again if it cannot.",
                }, {
                    "name": "questions",
                    "description": "Shown until the self-check runs, and not if it cannot. What is chosen here is \
                                    chosen on the start screen.",
                }],
                "cssProperties": properties.collect::<Vec<Value>>(),
                "cssParts": parts.collect::<Vec<Value>>(),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": tag,
                "declaration": { "name": class },
            }],
        }],
    });
    Ok(Document::new("public/custom-elements.json", format!("{whole:#}\n")))
}

/// Plain text from text with backticks.
fn plain(text: &str) -> String {
    text.replace('`', "")
}
