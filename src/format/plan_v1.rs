//! The learning plan inside a result file, version 1.

use std::cell::RefCell;

use serde::Serialize;

use super::level_v1::{IMPORTANCE, PRESENT, PresentV1, importance, level, present};
use super::reader::{Fields, Reader};
use super::shape::{Field, Object, Shape};
use crate::domain::framework::MAX_ID_CHARS;
use crate::domain::framework_checks::Violation;
use crate::domain::plan::{
    Activity, ActivityKind, Goal, MAX_ACTIVITIES, MAX_GOALS, MAX_SUGGESTION_CHARS, MAX_TEXT_CHARS,
    MAX_VERSIONS, Outcome, Plan, PlanVersion, Reason, Status, YEARS,
};
use crate::domain::{Date, Hours, Importance, ItemId, Level, ProblemKind, Scale};

/// The words for the states of a goal, in the order of [`Status::ALL`].
pub const STATUSES: &[&str] = &["planned", "active", "done", "changed", "dropped"];
/// The words for the kinds of activity, in the order of [`ActivityKind::ALL`].
pub const KINDS: &[&str] =
    &["course", "reading", "mentor", "project", "conference", "peer-group", "other"];
/// The words for the outcomes, in the order of [`Outcome::ALL`].
pub const OUTCOMES: &[&str] = &["3a", "3b", "4", "5"];

/// The word for a value in `all`.
fn word<T: PartialEq + Copy>(words: &[&'static str], all: &[T], value: T) -> &'static str {
    let found = all.iter().zip(words).find(|(one, _)| **one == value);
    found.map_or("", |(_, word)| *word)
}

/// The form in which a plan is written.
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
#[serde(rename_all = "camelCase")]
struct ActivityV1 {
    what: String,
    kind: Option<&'static str>,
    external: bool,
    minutes: Option<u32>,
    completed: Option<String>,
    minutes_spent: Option<u32>,
    resources: String,
}

impl PlanV1 {
    /// Converts a plan.
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
            kind: activity.kind.map(|kind| word(KINDS, &ActivityKind::ALL, kind)),
            external: activity.external,
            minutes: activity.hours.map(Hours::minutes),
            completed: activity.completed.map(|day| day.to_string()),
            minutes_spent: activity.spent.map(Hours::minutes),
            resources: activity.resources.clone(),
        }
    }
}

const ID: Shape = Shape::Short(MAX_ID_CHARS);
const PROSE: Shape = Shape::Short(MAX_TEXT_CHARS);
const MINUTES: Shape = Shape::Nullable(&Shape::Whole(0, Hours::MAX.minutes() as i64));

/// A plan in a file.
pub(super) const PLAN: Object = Object {
    name: "plan",
    fields: &[
        Field::required("updated", Shape::Nullable(&Shape::Moment)),
        Field::required("goals", GOALS),
        Field::required("versions", VERSION.list(MAX_VERSIONS)).means("The goals as they were."),
    ],
};
const GOALS: Shape = Shape::Object(&GOAL).list(MAX_GOALS);
const VERSION: Shape = Shape::Object(&Object {
    name: "version",
    fields: &[Field::required("saved", Shape::Moment), Field::required("goals", GOALS)],
});
const GOAL: Object = Object {
    name: "goal",
    fields: &[
        Field::required("id", ID),
        Field::required("items", ID.list(MAX_GOALS)).means("Ids of what it is about."),
        Field::required("title", PROSE),
        Field::required("why", REASON.list(MAX_GOALS))
            .means("What the ratings said when it was made."),
        Field::required("successSign", PROSE),
        Field::required("outcome", Shape::Nullable(&Shape::Word(OUTCOMES))),
        Field::required("activities", ACTIVITY.list(MAX_ACTIVITIES)),
        Field::required("supporter", PROSE),
        Field::required("start", Shape::Nullable(&Shape::Date)),
        Field::required("review", Shape::Nullable(&Shape::Date)),
        Field::required("due", Shape::Nullable(&Shape::Date)),
        Field::required("status", Shape::Word(STATUSES)),
        Field::required("statusReason", PROSE),
        Field::required("evidence", PROSE),
        Field::required("reflection", PROSE),
        Field::required("closing", Shape::Nullable(&PRESENT)),
    ],
};
const REASON: Shape = Shape::Object(&Object {
    name: "reason",
    fields: &[
        Field::required("item", ID),
        Field::required("on", Shape::Date),
        Field::required("present", Shape::Nullable(&Shape::Level)),
        Field::required("desired", Shape::Nullable(&Shape::Level)),
        Field::required("importance", Shape::Nullable(&IMPORTANCE)),
    ],
});
const ACTIVITY: Shape = Shape::Object(&Object {
    name: "activity",
    fields: &[
        // A suggestion of the framework may be longer than what a person can type.
        Field::required("what", Shape::Short(MAX_SUGGESTION_CHARS)),
        Field::required("kind", Shape::Nullable(&Shape::Word(KINDS))),
        Field::required("external", Shape::Bool),
        Field::required("minutes", MINUTES).means("Time set aside."),
        Field::required("completed", Shape::Nullable(&Shape::Date)),
        Field::required("minutesSpent", MINUTES),
        Field::required("resources", PROSE),
    ],
});

/// Reads a plan.
pub(super) fn read(at: Reader<'_>, scale: &Scale) -> Option<Plan> {
    let fields = at.object()?;
    let goals = |fields: &Fields<'_>| {
        let ids = RefCell::new(Vec::new());
        fields.get("goals")?.list(|at| {
            let goal = goal(at, scale)?;
            if ids.borrow().contains(&goal.id) {
                at.wrong(ProblemKind::Framework(Violation::DoubleId(goal.id.clone())));
            }
            ids.borrow_mut().push(goal.id.clone());
            Some(goal)
        })
    };
    let version = |at: Reader<'_>| {
        let fields = at.object()?;
        let saved = fields.get("saved").and_then(|at| at.moment());
        Some(PlanVersion { goals: goals(&fields)?, saved: saved? })
    };
    let versions = fields.get("versions").and_then(|at| at.list(version));
    let updated = fields.get("updated").and_then(|at| at.moment());
    Some(Plan { goals: goals(&fields)?, versions: versions?, updated })
}

fn goal(at: Reader<'_>, scale: &Scale) -> Option<Goal> {
    let fields = at.object()?;
    let date = |name| fields.get(name).and_then(planned_date);
    let status = fields.get("status").and_then(|at| at.word());
    let outcome = fields.get("outcome").and_then(|at| at.word());
    let items = fields.get("items").and_then(|at| at.list(item));
    let why = fields.get("why").and_then(|at| at.list(|at| reason(at, scale)));
    let activities = fields.get("activities").and_then(|at| at.list(activity));
    Some(Goal {
        id: fields.text("id"),
        items: items.unwrap_or_default(),
        title: fields.text("title"),
        why: why.unwrap_or_default(),
        success_sign: fields.text("successSign"),
        outcome: outcome.and_then(|index| Outcome::ALL.get(index).copied()),
        activities: activities.unwrap_or_default(),
        supporter: fields.text("supporter"),
        start: date("start"),
        review: date("review"),
        due: date("due"),
        status: Status::ALL.get(status?).copied()?,
        status_reason: fields.text("statusReason"),
        evidence: fields.text("evidence"),
        reflection: fields.text("reflection"),
        closing: fields.get("closing").and_then(|at| present(at, scale)),
    })
}

/// A date in the years that a plan accepts.
fn planned_date(at: Reader<'_>) -> Option<Date> {
    let date = at.date()?;
    if !YEARS.contains(&date.civil().0) {
        at.wrong(ProblemKind::BadDate);
    }
    Some(date)
}

fn item(at: Reader<'_>) -> Option<ItemId> {
    at.text().map(ItemId::new)
}

fn reason(at: Reader<'_>, scale: &Scale) -> Option<Reason> {
    let fields = at.object()?;
    let importance = fields.get("importance").and_then(importance);
    Some(Reason {
        item: fields.get("item").and_then(item)?,
        on: fields.get("on")?.date()?,
        present: fields.get("present").and_then(|at| level(at, scale)),
        desired: fields.get("desired").and_then(|at| level(at, scale)),
        importance,
    })
}

fn activity(at: Reader<'_>) -> Option<Activity> {
    let fields = at.object()?;
    let kind = fields.get("kind").and_then(|at| at.word());
    let hours = |name| fields.get(name).and_then(|at| at.number()).and_then(Hours::from_minutes);
    Some(Activity {
        what: fields.text("what"),
        kind: kind.and_then(|index| ActivityKind::ALL.get(index).copied()),
        external: fields.get("external").and_then(|at| at.bool()).unwrap_or_default(),
        hours: hours("minutes"),
        completed: fields.get("completed").and_then(planned_date),
        spent: hours("minutesSpent"),
        resources: fields.text("resources"),
    })
}
