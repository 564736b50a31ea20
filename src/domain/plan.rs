//! The learning plan: goals with activities, dates, evidence and a closing reflection.

use std::ops::RangeInclusive;

pub use super::goal::{
    Activity, ActivityKind, Goal, GoalDate, GoalText, NextDate, Outcome, Reason, Status,
    suggestions,
};
use super::hours::Hours;
use super::time::{Timestamp, Zone};

/// Most goals of a plan.
pub const MAX_GOALS: usize = 20;
/// The years that dates in a plan may have; any other is a typing error.
pub const YEARS: RangeInclusive<u16> = 2000..=2100;
/// The number of goals that a person can realistically reach; more give a warning.
pub const SENSIBLE_GOALS: usize = 5;
/// How many priorities become goals when a plan is made.
pub const FIRST_GOALS: usize = 3;
/// Most activities of one goal.
pub const MAX_ACTIVITIES: usize = 10;
/// Most earlier versions; beyond that the oldest is dropped.
pub const MAX_VERSIONS: usize = 20;
/// Longest text of a plan field, in characters.
pub const MAX_TEXT_CHARS: usize = 2_000;
/// Longest activity that a framework suggests, in characters.
pub const MAX_SUGGESTION_CHARS: usize = 4_000;

/// A learning plan with its earlier versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The goals, in the person's order.
    pub goals: Vec<Goal>,
    /// Earlier versions, oldest first.
    pub versions: Vec<PlanVersion>,
    /// When it last changed; `None` if it was never made.
    pub updated: Option<Timestamp>,
}

impl Plan {
    /// Whether it was ever made.
    pub fn is_made(&self) -> bool {
        self.updated.is_some() || !self.goals.is_empty()
    }

    /// Whether it has a goal that was not dropped.
    pub fn has_goals(&self) -> bool {
        self.goals.iter().any(|goal| goal.status != Status::Dropped)
    }

    /// Whether it could be read again: no more goals and activities than allowed, and no goal twice. A merge can break
    /// the limits if one tab adds goals and another restores deleted ones.
    pub fn is_within_limits(&self) -> bool {
        // Quadratic, but there are few goals.
        let is_again = |(index, goal): (usize, &Goal)| {
            self.goals.iter().take(index).any(|before| before.id == goal.id)
        };
        self.goals.len() <= MAX_GOALS
            && self.goals.iter().all(|goal| goal.activities.len() <= MAX_ACTIVITIES)
            && !self.goals.iter().enumerate().any(is_again)
    }

    /// The goal of that id.
    pub fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// Saves the goals as a version before the first change on a new day in that zone. Beyond [`MAX_VERSIONS`] the
    /// oldest version is dropped.
    pub fn keep_version(&mut self, now: Timestamp, zone: Zone) {
        let Some(saved) = self.updated else { return };
        let last = self.versions.last().map(|version| &version.goals);
        let same_day = saved.date(zone) == now.date(zone);
        if same_day || self.goals.is_empty() || last == Some(&self.goals) {
            return;
        }
        self.versions.push(PlanVersion { saved, goals: self.goals.clone() });
        if self.versions.len() > MAX_VERSIONS {
            self.versions.remove(0);
        }
    }

    /// The elements that ACCME's "Supports CPD for CME Team" names, as far as this person's plan has them.
    pub fn evidence(&self) -> TeamEvidence {
        let mut found = TeamEvidence::default();
        let goals = self.goals.iter().filter(|goal| goal.status != Status::Dropped);
        for activity in goals.flat_map(|goal| &goal.activities) {
            found.activities += 1;
            found.external += u32::from(activity.external);
            let hours = activity.hours.unwrap_or_default();
            found.hours += hours;
            found.with_hours += u32::from(hours > Hours::default());
            let spent = activity.spent.unwrap_or_default();
            found.spent += spent;
            found.with_spent += u32::from(spent > Hours::default());
            found.with_resources += u32::from(!activity.resources.is_empty());
        }
        found
    }
}

/// Counts over the activities of all goals that were not dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TeamEvidence {
    /// Activities.
    pub activities: u32,
    /// Activities outside the person's own organisation.
    pub external: u32,
    /// Time set aside for all activities.
    pub hours: Hours,
    /// Activities with time set aside.
    pub with_hours: u32,
    /// Time spent on all activities.
    pub spent: Hours,
    /// Activities with time spent.
    pub with_spent: u32,
    /// Activities with cost or resources.
    pub with_resources: u32,
}

/// The goals as they were at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVersion {
    /// When these goals last changed.
    pub saved: Timestamp,
    /// The goals at that time.
    pub goals: Vec<Goal>,
}
