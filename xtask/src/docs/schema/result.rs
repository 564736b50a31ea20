//! The schema of result files, version 1.

use cme_selfcheck::domain::answer::MAX_NOTE_CHARS;
use cme_selfcheck::domain::framework::MAX_AREAS;
use cme_selfcheck::domain::plan::{
    MAX_ACTIVITIES, MAX_GOALS, MAX_HOURS, MAX_TEXT_CHARS, MAX_VERSIONS,
};
use cme_selfcheck::format::plan_v1::{KINDS, MAX_ID, OUTCOMES, STATUSES};
use cme_selfcheck::format::result_v1::{DESIRED_FROM, FORMAT, FULL, QUICK, VERSION};
use serde_json::{Value, json};

use super::{
    add, date, defined, document, envelope, importance, level, list, map, moment, nullable, object,
    one_of, present, said, short, text, whole,
};

pub(super) fn schema() -> Value {
    let description = "One self-check. Areas and competencies are named by their ids; what is \
                       unanswered is absent. The summary is for readers of the file: the \
                       self-check computes it anew.";
    let title = "Result of cme-selfcheck, version 1";
    document("result:1", title, description, defs(), content())
}

/// A result, for which [`defs`] must stand in the same document.
pub(super) fn content() -> Value {
    let areas = list(short(MAX_ID), MAX_AREAS);
    let [format, version] = envelope(FORMAT, VERSION.into());
    object(
        &[
            format,
            version,
            ("id", id()),
            ("framework", framework()),
            ("role", said(nullable(short(MAX_ID)), "Id of the role, or null.")),
            ("scope", json!({ "anyOf": [one_of(&[FULL, QUICK]), areas] })),
            ("importance", json!({ "type": "boolean" })),
            ("started", moment()),
            ("updated", moment()),
            ("completed", nullable(moment())),
            ("adjustedTargets", map(level(), Some(MAX_ID))),
            ("answers", map(defined("answer"), Some(MAX_ID))),
            ("plan", defined("plan")),
        ],
        &[("summary", defined("summary"))],
    )
}

/// A result's own id.
pub(super) fn id() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z0-9-]{1,64}$" })
}

/// Which edition of which framework.
pub(super) fn framework() -> Value {
    object(&[("id", text()), ("revision", whole(1, u32::MAX.into()))], &[])
}

pub(super) fn defs() -> Value {
    json!({
        "answer": answer(),
        "plan": plan(),
        "goal": goal(),
        "summary": summary(),
        "tally": object(&tally(), &[]),
        "areaTally": object(&[&[("id", text())], tally().as_slice()].concat(), &[]),
    })
}

fn answer() -> Value {
    let mut answer = object(
        &[],
        &[
            ("present", said(present(), "Where the person is now.")),
            ("desired", said(level(), "Where the person aims to be.")),
            ("desiredFrom", said(one_of(DESIRED_FROM), "Who set the aim.")),
            ("importance", importance()),
            ("note", short(MAX_NOTE_CHARS)),
        ],
    );
    let both = json!({ "desired": ["desiredFrom"], "desiredFrom": ["desired"] });
    add(&mut answer, json!({ "dependentRequired": both }));
    answer
}

fn plan() -> Value {
    let goals = || list(defined("goal"), MAX_GOALS);
    let version = object(&[("saved", moment()), ("goals", goals())], &[]);
    object(
        &[
            ("updated", nullable(moment())),
            ("goals", goals()),
            ("versions", said(list(version, MAX_VERSIONS), "The goals as they were.")),
        ],
        &[],
    )
}

fn goal() -> Value {
    let prose = || short(MAX_TEXT_CHARS);
    let id = || short(MAX_ID);
    let reason = object(
        &[
            ("item", id()),
            ("on", date()),
            ("present", nullable(level())),
            ("desired", nullable(level())),
            ("importance", nullable(importance())),
        ],
        &[],
    );
    let activity = object(
        &[
            ("what", prose()),
            ("kind", one_of(KINDS)),
            ("external", json!({ "type": "boolean" })),
            ("hours", nullable(whole(0, MAX_HOURS.into()))),
            ("resources", prose()),
        ],
        &[],
    );
    object(
        &[
            ("id", id()),
            ("items", said(list(id(), MAX_GOALS), "Ids of what it is about.")),
            ("title", prose()),
            ("why", said(list(reason, MAX_GOALS), "What the ratings said when it was made.")),
            ("successSign", prose()),
            ("outcome", nullable(one_of(OUTCOMES))),
            ("activities", list(activity, MAX_ACTIVITIES)),
            ("supporter", prose()),
            ("start", nullable(date())),
            ("review", nullable(date())),
            ("due", nullable(date())),
            ("status", one_of(STATUSES)),
            ("statusReason", prose()),
            ("evidence", prose()),
            ("reflection", prose()),
            ("closing", nullable(present())),
        ],
        &[],
    )
}

fn summary() -> Value {
    let ids = || json!({ "type": "array", "items": text() });
    object(
        &[
            ("areas", json!({ "type": "array", "items": defined("areaTally") })),
            ("overall", defined("tally")),
            ("widest", nullable(text())),
            ("priorities", ids()),
            ("notWeighted", ids()),
            ("strengths", ids()),
        ],
        &[],
    )
}

fn tally() -> Vec<(&'static str, Value)> {
    let count = json!({ "type": "integer", "minimum": 0 });
    let sum = json!({ "type": "integer" });
    let counts = [
        "total",
        "answered",
        "inRole",
        "notInRole",
        "cannotJudge",
        "rated",
        "compared",
        "short",
        "targeted",
    ];
    let sums = ["sumPresentRated", "sumPresent", "sumDesired", "sumGap", "sumShort", "sumTarget"];
    let counts = counts.map(|name| (name, count.clone()));
    counts.into_iter().chain(sums.map(|name| (name, sum.clone()))).collect()
}
