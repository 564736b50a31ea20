//! Result files, version 1: what a person downloads, and the form of every saved result.
//!
//! The same result always gives the same bytes: fields in the order below, answers in the framework's order, unknown
//! ids last. Reading is in [`super::result_read`].

use std::collections::BTreeMap;

use serde::Serialize;

use super::json::Entries;
use super::level_v1::{IMPORTANCE, PRESENT, PresentV1};
use super::plan_v1::{PLAN, PlanV1};
use super::shape::{Constant, Field, List, Object, Shape};
use super::summary_v1::{SUMMARY, SummaryV1};
use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::framework::{MAX_AREAS, MAX_ID_CHARS, Place};
use crate::domain::{
    Answer, Assessment, Desired, Framework, FrameworkRef, Importance, ItemId, Scope, Summary,
};

/// The value of `format` in a result file.
pub const FORMAT: &str = "cme-selfcheck/result";
/// Most bytes of a result file.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The version that is written.
pub const VERSION: u32 = 1;
/// The value of `scope` for a full self-check.
pub const FULL: &str = "full";
/// The value of `scope` for a quick check.
pub const QUICK: &str = "quick";
/// The origin of an aim: the person, or the target.
pub const DESIRED_FROM: &[&str] = &["self", "target"];

/// A result in a file.
pub const RESULT: Object = Object {
    name: "result",
    fields: &[
        Field::required("format", Shape::Constant(&Constant::Text(FORMAT))),
        Field::required("version", Shape::Constant(&Constant::Whole(VERSION as i64))),
        Field::required("id", RESULT_ID),
        Field::required("framework", FRAMEWORK),
        Field::required("role", Shape::Nullable(&ID)).means("Id of the role, or null."),
        Field::required(
            "scope",
            Shape::WordOr(&[FULL, QUICK], List { of: &ID, min: 0, max: MAX_AREAS }),
        ),
        Field::required("importance", Shape::Bool),
        Field::required("started", Shape::Moment),
        Field::required("updated", Shape::Moment),
        Field::required("completed", Shape::Nullable(&Shape::Moment)),
        Field::required("adjustedTargets", Shape::Map(&Shape::Level, MAX_ID_CHARS)),
        Field::required("answers", Shape::Map(&ANSWER, MAX_ID_CHARS)),
        Field::required("plan", Shape::Object(&PLAN)),
        Field::optional("summary", Shape::Object(&SUMMARY)),
    ],
};
const ID: Shape = Shape::Short(MAX_ID_CHARS);
/// A result's own id.
pub(super) const RESULT_ID: Shape = Shape::Pattern("^[A-Za-z0-9-]{1,64}$");
/// A framework and its edition.
pub(super) const FRAMEWORK: Shape = Shape::Object(&Object {
    name: "framework",
    fields: &[
        Field::required("id", Shape::Text),
        Field::required("revision", Shape::Whole(1, u32::MAX as i64)),
    ],
});
const ANSWER: Shape = Shape::Object(&Object {
    name: "answer",
    fields: &[
        Field::optional("present", PRESENT).means("Where the person is now."),
        Field::optional("desired", Shape::Level)
            .requires("desiredFrom")
            .means("Where the person aims to be."),
        Field::optional("desiredFrom", Shape::Word(DESIRED_FROM))
            .requires("desired")
            .means("Who set the aim: the person, or a suggestion, which is the target, or now where that is higher."),
        Field::optional("importance", IMPORTANCE),
        Field::optional("note", Shape::Short(MAX_NOTE_CHARS)),
    ],
});

/// The form in which a result is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultV1 {
    format: &'static str,
    version: u32,
    id: String,
    framework: FrameworkRefV1,
    role: Option<String>,
    scope: ScopeV1,
    importance: bool,
    started: String,
    updated: String,
    completed: Option<String>,
    adjusted_targets: Entries<u8>,
    answers: Entries<AnswerV1>,
    plan: PlanV1,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<SummaryV1>,
}

/// A framework and its edition, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrameworkRefV1 {
    id: String,
    revision: u32,
}

impl From<&FrameworkRef> for FrameworkRefV1 {
    fn from(framework: &FrameworkRef) -> Self {
        Self { id: framework.id.clone(), revision: framework.revision }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum ScopeV1 {
    Word(&'static str),
    Areas(Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct AnswerV1 {
    #[serde(skip_serializing_if = "Option::is_none")]
    present: Option<PresentV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    desired: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    desired_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    importance: Option<u8>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

impl AnswerV1 {
    fn of(answer: &Answer) -> Self {
        Self {
            present: answer.present.map(PresentV1::from),
            desired: answer.desired.map(|desired| desired.level().number()),
            desired_from: answer.desired.map(|desired| match desired {
                Desired::Own(_) => "self",
                Desired::Suggested(_) => "target",
            }),
            importance: answer.importance.map(Importance::number),
            note: answer.note.clone(),
        }
    }
}

impl ResultV1 {
    /// The self-check in its present state, without a summary: aims that follow the target are not stored.
    pub fn stored(framework: &Framework, assessment: &Assessment) -> Self {
        let text = |id: &ItemId| id.to_string();
        Self {
            format: FORMAT,
            version: VERSION,
            id: assessment.id.as_str().to_owned(),
            framework: (&assessment.framework).into(),
            role: assessment.role.as_ref().map(ToString::to_string),
            scope: match &assessment.scope {
                Scope::Full => ScopeV1::Word(FULL),
                Scope::Quick => ScopeV1::Word(QUICK),
                Scope::Areas(ids) => ScopeV1::Areas(ids.iter().map(text).collect()),
            },
            importance: assessment.importance,
            started: assessment.started.to_string(),
            updated: assessment.updated.to_string(),
            completed: assessment.completed.map(|moment| moment.to_string()),
            adjusted_targets: entries(framework, &assessment.adjusted_targets, |level| {
                level.number()
            }),
            answers: answers(framework, assessment),
            plan: PlanV1::of(&assessment.plan),
            summary: None,
        }
    }

    /// The self-check as a result: every aim stored, with the summary.
    pub fn exported(framework: &Framework, assessment: &Assessment) -> Self {
        let result = assessment.frozen(framework);
        let summary = Summary::of(framework, &result);
        let summary = Some(SummaryV1::of(framework, &summary));
        Self { summary, ..Self::stored(framework, &result) }
    }
}

/// The text of a result file.
pub fn write(framework: &Framework, assessment: &Assessment) -> String {
    let result = ResultV1::exported(framework, assessment);
    // Writing these types as JSON cannot fail: no maps with keys that are not texts, no floats.
    let mut text = serde_json::to_string_pretty(&result).unwrap_or_default();
    text.push('\n');
    text
}

/// Whether the file of a self-check can be opened again: at most [`MAX_BYTES`].
pub fn fits(framework: &Framework, assessment: &Assessment) -> bool {
    write(framework, assessment).len() <= MAX_BYTES
}

fn answers(framework: &Framework, assessment: &Assessment) -> Entries<AnswerV1> {
    let mut known = entries(framework, &assessment.answers, AnswerV1::of);
    let orphans = assessment.orphans.iter();
    known.0.extend(orphans.map(|(id, answer)| (id.to_string(), AnswerV1::of(answer))));
    known
}

/// The entries in the framework's order; unknown ids follow, sorted.
pub(super) fn entries<T, W>(
    framework: &Framework,
    map: &BTreeMap<ItemId, T>,
    write: impl Fn(&T) -> W,
) -> Entries<W> {
    let ids = in_framework_order(framework, map.keys().collect()).into_iter();
    let values = ids.filter_map(|(_, id)| Some((id.to_string(), write(map.get(id)?))));
    Entries(values.collect())
}

/// Ranks these ids instead of walking the framework, which may have thousands of ids of which few are answered.
fn in_framework_order<'a>(
    framework: &Framework,
    ids: Vec<&'a ItemId>,
) -> Vec<((usize, Option<usize>), &'a ItemId)> {
    let last = (usize::MAX, None);
    let rank = |id| framework.place(id).map_or(last, Place::rank);
    let mut ranked: Vec<_> = ids.into_iter().map(|id| (rank(id), id)).collect();
    ranked.sort_unstable();
    ranked
}
