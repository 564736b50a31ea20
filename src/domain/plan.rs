//! The learning plan: goals with activities, dates, evidence and a closing look back.

use std::ops::RangeInclusive;

pub use super::goal::{
    Activity, ActivityKind, Goal, GoalDate, GoalText, NextDate, Outcome, Reason, Status,
    suggestions,
};
use super::hours::Hours;
use super::time::{Timestamp, Zone};

/// Most goals of a plan.
pub const MAX_GOALS: usize = 20;
/// The years of the dates in a plan; another is a slip of the keyboard.
pub const YEARS: RangeInclusive<u16> = 2000..=2100;
/// Goals that a person can hope to reach; more get a warning.
pub const SENSIBLE_GOALS: usize = 5;
/// How many priorities become goals when a plan is made.
pub const FIRST_GOALS: usize = 3;
/// Most activities of one goal.
pub const MAX_ACTIVITIES: usize = 10;
/// Most earlier versions; the oldest gives way.
pub const MAX_VERSIONS: usize = 20;
/// Longest text of a plan field, in characters.
pub const MAX_TEXT_CHARS: usize = 2_000;
/// Longest activity that a framework suggests, in characters.
pub const MAX_SUGGESTION_CHARS: usize = 4_000;

/// A learning plan, with the versions that came before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The goals, in the person's order.
    pub goals: Vec<Goal>,
    /// Earlier versions, oldest first.
    pub versions: Vec<PlanVersion>,
    /// When it last changed; `None` while it was never made.
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

    /// Whether it could be read again: no more goals and activities than there may be, and each goal once. Two tabs may
    /// add to it what one of them has deleted and brings back.
    pub fn is_within_limits(&self) -> bool {
        // They are few.
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

    /// Keeps the goals of an earlier day of that zone as a version, before the first change of a new one. Of more
    /// than [`MAX_VERSIONS`] the oldest goes.
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

    /// What one person's plan shows of the elements that ACCME's "Supports CPD for CME Team" names.
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
    /// Those outside the person's own organisation.
    pub external: u32,
    /// Time set aside for all.
    pub hours: Hours,
    /// Those with time set aside.
    pub with_hours: u32,
    /// Time spent on all.
    pub spent: Hours,
    /// Those with time spent.
    pub with_spent: u32,
    /// Those with cost or resources.
    pub with_resources: u32,
}

/// The goals as they stood at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVersion {
    /// When these goals last changed.
    pub saved: Timestamp,
    /// The goals of that time.
    pub goals: Vec<Goal>,
}
