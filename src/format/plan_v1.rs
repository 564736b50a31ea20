//! The learning plan inside a result file, version 1.

use serde::Serialize;

use super::level_v1::{PresentV1, importance, level, present};
use super::reader::{Fields, Reader};
use crate::domain::plan::{
    Activity, ActivityKind, Goal, MAX_ACTIVITIES, MAX_GOALS, MAX_HOURS, MAX_TEXT_CHARS,
    MAX_VERSIONS, Outcome, Plan, PlanVersion, Reason, Status,
};
use crate::domain::{Date, Importance, ItemId, Level, Scale};

/// The words for the states of a goal, in the order of [`Status::ALL`].
pub const STATUSES: &[&str] = &["planned", "active", "done", "changed", "dropped"];
/// The words for the kinds of activity, in the order of [`ActivityKind::ALL`].
pub const KINDS: &[&str] =
    &["course", "reading", "mentor", "project", "conference", "peer-group", "other"];
/// The words for the outcomes, in the order of [`Outcome::ALL`].
pub const OUTCOMES: &[&str] = &["3a", "3b", "4", "5"];
/// Most characters of an id inside a result.
pub const MAX_ID: usize = 200;

/// The word for one of all values.
fn word<T: PartialEq + Copy>(words: &[&'static str], all: &[T], value: T) -> &'static str {
    let found = all.iter().zip(words).find(|(one, _)| **one == value);
    found.map_or("", |(_, word)| *word)
}

/// A plan as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanV1 {
    updated: Option<String>,
    goals: Vec<GoalV1>,
    versions: Vec<VersionV1>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct VersionV1 {
    saved: String,
    goals: Vec<GoalV1>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct GoalV1 {
    id: String,
    items: Vec<String>,
    title: String,
    why: Vec<ReasonV1>,
    success_sign: String,
    outcome: Option<&'static str>,
    activities: Vec<ActivityV1>,
    supporter: String,
    start: Option<String>,
    review: Option<String>,
    due: Option<String>,
    status: &'static str,
    status_reason: String,
    evidence: String,
    reflection: String,
    closing: Option<PresentV1>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ReasonV1 {
    item: String,
    on: String,
    present: Option<u8>,
    desired: Option<u8>,
    importance: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ActivityV1 {
    what: String,
    kind: &'static str,
    external: bool,
    hours: Option<u16>,
    resources: String,
}

impl PlanV1 {
    /// The wire form of a plan.
    pub fn of(plan: &Plan) -> Self {
        let goals = |goals: &[Goal]| goals.iter().map(GoalV1::of).collect();
        let versions = plan.versions.iter().map(|version| VersionV1 {
            saved: version.saved.to_string(),
            goals: goals(&version.goals),
        });
        Self {
            updated: plan.updated.map(|moment| moment.to_string()),
            goals: goals(&plan.goals),
            versions: versions.collect(),
        }
    }
}

impl GoalV1 {
    fn of(goal: &Goal) -> Self {
        let date = |date: Option<Date>| date.map(|date| date.to_string());
        let number = |level: Option<Level>| level.map(Level::number);
        Self {
            id: goal.id.clone(),
            items: goal.items.iter().map(ToString::to_string).collect(),
            title: goal.title.clone(),
            why: goal
                .why
                .iter()
                .map(|reason| ReasonV1 {
                    item: reason.item.to_string(),
                    on: reason.on.to_string(),
                    present: number(reason.present),
                    desired: number(reason.desired),
                    importance: reason.importance.map(Importance::number),
                })
                .collect(),
            success_sign: goal.success_sign.clone(),
            outcome: goal.outcome.map(|outcome| word(OUTCOMES, &Outcome::ALL, outcome)),
            activities: goal.activities.iter().map(ActivityV1::of).collect(),
            supporter: goal.supporter.clone(),
            start: date(goal.start),
            review: date(goal.review),
            due: date(goal.due),
            status: word(STATUSES, &Status::ALL, goal.status),
            status_reason: goal.status_reason.clone(),
            evidence: goal.evidence.clone(),
            reflection: goal.reflection.clone(),
            closing: goal.closing.map(PresentV1::from),
        }
    }
}

impl ActivityV1 {
    fn of(activity: &Activity) -> Self {
        Self {
            what: activity.what.clone(),
            kind: word(KINDS, &ActivityKind::ALL, activity.kind),
            external: activity.external,
            hours: activity.hours,
            resources: activity.resources.clone(),
        }
    }
}

/// Reads a plan at its place in a file.
pub(super) fn read(at: Reader<'_>, scale: &Scale) -> Option<Plan> {
    let fields = at.object(&["updated", "goals", "versions"])?;
    let goals =
        |fields: &Fields<'_>| fields.required("goals")?.list(MAX_GOALS, |at| goal(at, scale));
    let versions = fields.required("versions").and_then(|at| {
        at.list(MAX_VERSIONS, |at| {
            let fields = at.object(&["saved", "goals"])?;
            let saved = fields.required("saved").and_then(|at| at.moment());
            Some(PlanVersion { goals: goals(&fields)?, saved: saved? })
        })
    });
    let updated = fields.nullable("updated").and_then(|at| at.moment());
    Some(Plan { goals: goals(&fields)?, versions: versions?, updated })
}

fn goal(at: Reader<'_>, scale: &Scale) -> Option<Goal> {
    let fields = at.object(&[
        "id",
        "items",
        "title",
        "why",
        "successSign",
        "outcome",
        "activities",
        "supporter",
        "start",
        "review",
        "due",
        "status",
        "statusReason",
        "evidence",
        "reflection",
        "closing",
    ])?;
    let text = |name| prose(&fields, name);
    let date = |name| fields.nullable(name).and_then(|at| at.date());
    let status = fields.required("status").and_then(|at| at.one_of(STATUSES));
    let outcome = fields.nullable("outcome").and_then(|at| at.one_of(OUTCOMES));
    let items = fields.required("items").and_then(|at| at.list(MAX_GOALS, item));
    let why = fields.required("why").and_then(|at| at.list(MAX_GOALS, |at| reason(at, scale)));
    let activities = fields.required("activities").and_then(|at| at.list(MAX_ACTIVITIES, activity));
    Some(Goal {
        id: fields.required("id").and_then(|at| at.short_text(MAX_ID)).unwrap_or_default(),
        items: items.unwrap_or_default(),
        title: text("title"),
        why: why.unwrap_or_default(),
        success_sign: text("successSign"),
        outcome: outcome.and_then(|index| Outcome::ALL.get(index).copied()),
        activities: activities.unwrap_or_default(),
        supporter: text("supporter"),
        start: date("start"),
        review: date("review"),
        due: date("due"),
        status: Status::ALL.get(status?).copied()?,
        status_reason: text("statusReason"),
        evidence: text("evidence"),
        reflection: text("reflection"),
        closing: fields.nullable("closing").and_then(|at| present(at, scale)),
    })
}

fn prose(fields: &Fields<'_>, name: &'static str) -> String {
    fields.required(name).and_then(|at| at.short_text(MAX_TEXT_CHARS)).unwrap_or_default()
}

fn item(at: Reader<'_>) -> Option<ItemId> {
    at.short_text(MAX_ID).map(|id| ItemId::new(&id))
}

fn reason(at: Reader<'_>, scale: &Scale) -> Option<Reason> {
    let fields = at.object(&["item", "on", "present", "desired", "importance"])?;
    let importance = fields.nullable("importance").and_then(importance);
    Some(Reason {
        item: fields.required("item").and_then(item)?,
        on: fields.required("on")?.date()?,
        present: fields.nullable("present").and_then(|at| level(at, scale)),
        desired: fields.nullable("desired").and_then(|at| level(at, scale)),
        importance,
    })
}

fn activity(at: Reader<'_>) -> Option<Activity> {
    let fields = at.object(&["what", "kind", "external", "hours", "resources"])?;
    let kind = fields.required("kind").and_then(|at| at.one_of(KINDS));
    Some(Activity {
        what: prose(&fields, "what"),
        kind: ActivityKind::ALL.get(kind?).copied()?,
        external: fields.required("external").and_then(|at| at.bool()).unwrap_or_default(),
        hours: fields.nullable("hours").and_then(|at| at.number(0, MAX_HOURS.into())),
        resources: prose(&fields, "resources"),
    })
}
