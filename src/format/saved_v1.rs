//! The saved record, version 1: the text in the browser's storage.
//!
//! `{"format", "version", "revision", "tab", "checksum", "body"}`. The checksum is the CRC-32 of the body as compact
//! JSON in its order in the text, in eight hexadecimal digits.

use serde::Serialize;

use super::checksum::crc32;
use super::json::{self, Entries, Node};
use super::reader::{Problems, Reader};
use super::result_read::{self, Origin};
use super::result_v1::{FRAMEWORK, FrameworkRefV1, RESULT, RESULT_ID, ResultV1, entries};
use super::shape::{Constant, Field, NO_LIMIT, Object, Shape};
use crate::domain::record::{DeletedResult, LamportTimestamp, OpenAssessment, Record, SavedResult};
use crate::domain::{Framework, FrameworkRef, ItemId, Kind, Problem, ProblemKind};

/// The value of `format` in a saved record.
pub const FORMAT: &str = "cme-selfcheck/saved";
/// Most bytes that are read. Browsers store up to 5 Mi UTF-16 units, each of which is at most three bytes here.
pub const MAX_BYTES: usize = 15 * 1024 * 1024;

/// The version that is written.
pub const VERSION: u32 = 1;

/// The record. Only the size of the file limits its lists: a further limit could only lose what was saved.
pub const SAVED: Object = Object {
    name: "saved",
    fields: &[
        Field::required("format", Shape::Constant(&Constant::Text(FORMAT))),
        Field::required("version", Shape::Constant(&Constant::Whole(VERSION as i64))),
        Field::required("revision", Shape::Whole(0, i64::MAX))
            .means("Counter of the newest change."),
        Field::required("tab", Shape::Text).means("Which tab wrote it."),
        Field::required("checksum", Shape::Pattern("^[0-9a-f]{8}$"))
            .means("CRC-32 of the body as compact JSON, as it stands here."),
        Field::required("body", BODY),
    ],
};
const BODY: Shape = Shape::Object(&Object {
    name: "body",
    fields: &[
        Field::required("framework", FRAMEWORK),
        Field::required("open", Shape::Nullable(&OPEN)),
        Field::required("results", KEPT.list(NO_LIMIT)),
        Field::required("deleted", RESULT_ID.list(NO_LIMIT)),
        Field::optional("deletedAt", Shape::Map(&Shape::LamportTimestamp, NO_LIMIT))
            .means("When each of these was deleted, by its id."),
        Field::required("exported", Shape::Nullable(&Shape::Moment)),
        Field::optional("exportedId", Shape::Nullable(&RESULT_ID)),
    ],
});
const OPEN: Shape = Shape::Object(&Object {
    name: "open",
    fields: &[
        Field::required("result", Shape::Object(&RESULT)),
        Field::required("opened", Shape::LamportTimestamp),
        Field::required("stamps", Shape::Map(&Shape::LamportTimestamp, NO_LIMIT))
            .means("Of each answer, by its id."),
        Field::required("targets", Shape::LamportTimestamp),
        Field::required("plan", Shape::LamportTimestamp),
        Field::required("area", Shape::Nullable(&Shape::Text))
            .means("Id of the area to resume at."),
    ],
});
const KEPT: Shape = Shape::Object(&Object {
    name: "kept",
    fields: &[
        Field::required("result", Shape::Object(&RESULT)),
        Field::required("changed", Shape::LamportTimestamp),
    ],
});

/// Why a saved record was not read. It must not be overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Not a complete record of ours.
    Damaged,
    /// Written by a newer version of the program, or of an edition of the framework with more levels.
    Newer,
}

/// The record without its body.
#[derive(Serialize)]
struct HeadV1<'a> {
    format: &'static str,
    version: u32,
    revision: u64,
    tab: &'a str,
    checksum: String,
}

#[derive(Serialize)]
struct BodyV1 {
    framework: FrameworkRefV1,
    open: Option<OpenV1>,
    results: Vec<KeptV1>,
    deleted: Vec<String>,
    #[serde(rename = "deletedAt", skip_serializing_if = "Option::is_none")]
    deleted_at: Option<Entries<StampV1>>,
    exported: Option<String>,
    #[serde(rename = "exportedId", skip_serializing_if = "Option::is_none")]
    exported_id: Option<String>,
}

#[derive(Serialize)]
struct OpenV1 {
    result: ResultV1,
    opened: StampV1,
    stamps: Entries<StampV1>,
    targets: StampV1,
    plan: StampV1,
    area: Option<String>,
}

#[derive(Serialize)]
struct KeptV1 {
    result: ResultV1,
    changed: StampV1,
}

/// Counter and tab.
#[derive(Serialize)]
struct StampV1(u64, String);

impl From<&LamportTimestamp> for StampV1 {
    fn from(stamp: &LamportTimestamp) -> Self {
        Self(stamp.counter, stamp.tab.clone())
    }
}

impl KeptV1 {
    fn of(framework: &Framework, kept: &SavedResult) -> Self {
        let result = ResultV1::stored(framework, &kept.result);
        Self { result, changed: (&kept.changed).into() }
    }
}

/// The text to store.
pub fn write(framework: &Framework, record: &Record, tab: &str) -> String {
    let body = compact(&BodyV1 {
        framework: (&FrameworkRef::to(framework)).into(),
        open: record.open.as_ref().map(|open| OpenV1 {
            result: ResultV1::stored(framework, &open.check),
            opened: (&open.opened).into(),
            stamps: entries(framework, &open.answers_changed, |stamp| stamp.into()),
            targets: (&open.targets_changed).into(),
            plan: (&open.plan_changed).into(),
            area: open.area.as_ref().map(ToString::to_string),
        }),
        results: record.results.iter().map(|kept| KeptV1::of(framework, kept)).collect(),
        deleted: record.deleted.iter().map(|one| one.id.as_str().to_owned()).collect(),
        deleted_at: (!record.deleted.is_empty()).then(|| {
            let stamped = |one: &DeletedResult| (one.id.as_str().to_owned(), (&one.when).into());
            Entries(record.deleted.iter().map(stamped).collect())
        }),
        exported: record.exported.as_ref().map(|(moment, _)| moment.to_string()),
        exported_id: record
            .exported
            .as_ref()
            .and_then(|(_, id)| Some(id.as_ref()?.as_str().to_owned())),
    });
    let head = compact(&HeadV1 {
        format: FORMAT,
        version: VERSION,
        revision: record.counter,
        tab,
        checksum: checksum(&body),
    });
    // The body is serialised once for the checksum and inserted before the head's last brace.
    let head = head.trim_end_matches('}');
    [head, ",\"body\":", &body, "}"].concat()
}

/// Reads a stored text.
///
/// # Errors
/// Damaged, or of a newer version.
pub fn read(text: &str, framework: &Framework) -> Result<Record, Unusable> {
    let node = json::parse(text, MAX_BYTES).map_err(|_| Unusable::Damaged)?;
    if node.field("format").and_then(Node::as_text) != Some(FORMAT) {
        return Err(Unusable::Damaged);
    }
    match node.field("version").and_then(Node::as_whole) {
        Some(version) if version > VERSION.into() => return Err(Unusable::Newer),
        Some(version) if version == i64::from(VERSION) => {}
        _ => return Err(Unusable::Damaged),
    }
    let problems = Problems::default();
    let record = record(Reader::top(&node, &SAVED, &problems), framework);
    let problems = problems.into_vec();
    let off_scale = |problem: &Problem| matches!(problem.what, ProblemKind::OffScale { .. });
    match record {
        Some(record) if problems.is_empty() => Ok(record),
        // Intact, because its checksum matches: it was written by an edition with more levels.
        _ if !problems.is_empty() && problems.iter().all(off_scale) => Err(Unusable::Newer),
        _ => Err(Unusable::Damaged),
    }
}

fn checksum(body: &str) -> String {
    format!("{:08x}", crc32(body.as_bytes()))
}

fn compact(value: &impl Serialize) -> String {
    // Cannot fail: no maps with keys that are not texts, no floats.
    serde_json::to_string(value).unwrap_or_default()
}

fn record(at: Reader<'_>, framework: &Framework) -> Option<Record> {
    let fields = at.object()?;
    let body = fields.get("body")?;
    if fields.text("checksum") != checksum(&compact(body.node())) {
        return None;
    }
    let counter = fields.get("revision")?.number()?;
    let tab = fields.text("tab");
    let fields = body.object()?;
    let of = fields.get("framework").and_then(result_read::framework_ref)?;
    if of.id != framework.id() {
        return None;
    }
    let results = fields.get("results")?.list(|at| kept(at, framework))?;
    let deleted = fields.get("deleted")?.list(result_read::result_id)?;
    let when = fields.get("deletedAt").and_then(|at| stamps(&at)).unwrap_or_default();
    let mut record = Record {
        counter,
        open: fields.get("open").and_then(|at| open(at, framework)),
        results: Vec::new(),
        deleted: Vec::new(),
        exported: fields.get("exported").and_then(|at| at.moment()).map(|moment| {
            (moment, fields.get("exportedId").and_then(|at| result_read::result_id(at)))
        }),
    };
    for result in results {
        record.put(result);
    }
    for id in deleted {
        let own = when.iter().find(|(of, _)| of == id.as_str()).map(|(_, stamp)| stamp.clone());
        // It was changed at the latest when the record was written.
        let when = own.unwrap_or_else(|| LamportTimestamp { counter, tab: tab.clone() });
        record.note_deleted(DeletedResult { id, when });
    }
    Some(record)
}

fn kept(at: Reader<'_>, framework: &Framework) -> Option<SavedResult> {
    let fields = at.object()?;
    let result = result_read::result(fields.get("result")?, framework, Origin::Record)?;
    Some(SavedResult { result, changed: fields.get("changed").and_then(stamp)? })
}

fn open(at: Reader<'_>, framework: &Framework) -> Option<OpenAssessment> {
    let fields = at.object()?;
    let mut check = result_read::result(fields.get("result")?, framework, Origin::Record)?;
    check.open = true;
    let stamps = stamps(&fields.get("stamps")?)?;
    let stamps = stamps.into_iter().map(|(id, stamp)| (ItemId::new(&id), stamp));
    Some(OpenAssessment {
        check,
        opened: fields.get("opened").and_then(stamp)?,
        answers_changed: result_read::map_of(stamps),
        targets_changed: fields.get("targets").and_then(stamp)?,
        plan_changed: fields.get("plan").and_then(stamp)?,
        area: fields.get("area").and_then(|at| at.text()).map(ItemId::new),
    })
}

fn stamps(at: &Reader<'_>) -> Option<Vec<(String, LamportTimestamp)>> {
    at.entries(|_, at| stamp(at))
}

fn stamp(at: Reader<'_>) -> Option<LamportTimestamp> {
    if let Node::List(parts) = at.node()
        && let [Node::Whole(counter), Node::Text(tab)] = parts.as_slice()
        && let Ok(counter) = u64::try_from(*counter)
    {
        return Some(LamportTimestamp { counter, tab: tab.clone() });
    }
    at.wrong(ProblemKind::WrongKind(Kind::List));
    None
}
