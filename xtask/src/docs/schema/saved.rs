//! The schema of the saved record, version 1.

use cme_selfcheck::format::saved_v1::{FORMAT, VERSION};
use serde_json::{Value, json};

use super::{add, defined, document, envelope, map, moment, nullable, object, result, said, text};

pub(super) fn schema() -> Value {
    let count = || json!({ "type": "integer", "minimum": 0 });
    let stamp = json!({
        "type": "array",
        "prefixItems": [count(), text()],
        "items": false,
        "minItems": 2,
        "description": "When something was changed: a counter, and the tab that did it.",
    });
    let result = result::content();
    let kept = object(&[("result", defined("result")), ("changed", defined("stamp"))], &[]);
    let open = object(
        &[
            ("result", defined("result")),
            ("opened", defined("stamp")),
            ("stamps", said(map(defined("stamp"), None), "Of each answer, by its id.")),
            ("targets", defined("stamp")),
            ("plan", defined("stamp")),
            ("area", said(nullable(text()), "Id of the area to resume at.")),
        ],
        &[],
    );
    let body = object(
        &[
            ("framework", result::framework()),
            ("open", nullable(open)),
            ("results", json!({ "type": "array", "items": kept })),
            ("deleted", json!({ "type": "array", "items": result::id() })),
            ("exported", nullable(moment())),
        ],
        &[],
    );
    let [format, version] = envelope(FORMAT, VERSION.into());
    let checksum = json!({
        "type": "string",
        "pattern": "^[0-9a-f]{8}$",
        "description": "CRC-32 of the body as compact JSON, as it stands here.",
    });
    let content = object(
        &[
            format,
            version,
            ("revision", said(count(), "Counter of the newest change.")),
            ("tab", said(text(), "Which tab wrote it.")),
            ("checksum", checksum),
            ("body", body),
        ],
        &[],
    );
    let mut defs = result::defs();
    add(&mut defs, json!({ "stamp": stamp, "result": result }));
    let description = "What stands in the browser's storage: the open self-check and the results.";
    document("saved:1", "Saved record of cme-selfcheck, version 1", description, defs, content)
}
