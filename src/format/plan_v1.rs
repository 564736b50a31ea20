//! The learning plan inside a result file, version 1.

use serde::Serialize;

use super::level_v1::{PresentV1, importance, level, present};
use super::reader::{Fields, Reader};
use crate::domain::plan::{
    Activity, ActivityKind, Goal, MAX_ACTIVITIES, MAX_GOALS, MAX_HOURS, MAX_TEXT_CHARS, Plan,
    PlanVersion, Reason, Status,
};
use crate::domain::{Date, Importance, ItemId, Level, Scale};

const STATUSES: &[&str] = &["planned", "active", "done", "changed", "dropped"];
const KINDS: &[&str] =
    &["course", "reading", "mentor", "project", "conference", "peer-group", "other"];
const MAX_VERSIONS: usize = 50;
const MAX_ID: usize = 200;

/// A plan as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanV1 {
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
        Self { goals: goals(&plan.goals), versions: versions.collect() }
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
            activities: goal.activities.iter().map(ActivityV1::of).collect(),
            supporter: goal.supporter.clone(),
            start: date(goal.start),
            review: date(goal.review),
            due: date(goal.due),
            status: match goal.status {
                Status::Planned => "planned",
                Status::Active => "active",
                Status::Done => "done",
                Status::Changed => "changed",
                Status::Dropped => "dropped",
            },
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
            kind: match activity.kind {
                ActivityKind::Course => "course",
                ActivityKind::Reading => "reading",
                ActivityKind::Mentor => "mentor",
                ActivityKind::Project => "project",
                ActivityKind::Conference => "conference",
                ActivityKind::PeerGroup => "peer-group",
                ActivityKind::Other => "other",
            },
            external: activity.external,
            hours: activity.hours,
            resources: activity.resources.clone(),
        }
    }
}

/// Reads a plan at its place in a file.
pub(super) fn read(at: Reader<'_>, scale: &Scale) -> Option<Plan> {
    let fields = at.object(&["goals", "versions"])?;
    let goals =
        |fields: &Fields<'_>| fields.required("goals")?.list(MAX_GOALS, |at| goal(at, scale));
    let versions = fields.required("versions").and_then(|at| {
        at.list(MAX_VERSIONS, |at| {
            let fields = at.object(&["saved", "goals"])?;
            let saved = fields.required("saved").and_then(|at| at.moment());
            Some(PlanVersion { goals: goals(&fields)?, saved: saved? })
        })
    });
    Some(Plan { goals: goals(&fields)?, versions: versions? })
}

fn goal(at: Reader<'_>, scale: &Scale) -> Option<Goal> {
    let fields = at.object(&[
        "id",
        "items",
        "title",
        "why",
        "successSign",
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
    let items = fields.required("items").and_then(|at| at.list(MAX_GOALS, item));
    let why = fields.required("why").and_then(|at| at.list(MAX_GOALS, |at| reason(at, scale)));
    let activities = fields.required("activities").and_then(|at| at.list(MAX_ACTIVITIES, activity));
    Some(Goal {
        id: fields.required("id").and_then(|at| at.short_text(MAX_ID)).unwrap_or_default(),
        items: items.unwrap_or_default(),
        title: text("title"),
        why: why.unwrap_or_default(),
        success_sign: text("successSign"),
        activities: activities.unwrap_or_default(),
        supporter: text("supporter"),
        start: date("start"),
        review: date("review"),
        due: date("due"),
        status: match status? {
            0 => Status::Planned,
            1 => Status::Active,
            2 => Status::Done,
            3 => Status::Changed,
            _ => Status::Dropped,
        },
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
        kind: match kind? {
            0 => ActivityKind::Course,
            1 => ActivityKind::Reading,
            2 => ActivityKind::Mentor,
            3 => ActivityKind::Project,
            4 => ActivityKind::Conference,
            5 => ActivityKind::PeerGroup,
            _ => ActivityKind::Other,
        },
        external: fields.required("external").and_then(|at| at.bool()).unwrap_or_default(),
        hours: fields.nullable("hours").and_then(|at| at.number(0, MAX_HOURS.into())),
        resources: prose(&fields, "resources"),
    })
}
