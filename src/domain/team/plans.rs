//! Sums over the members' plans.

use crate::domain::plan::{Goal, Plan};
use crate::domain::{Date, Hours};

/// A sum, and how many members contribute to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanSum<T> {
    /// Members who contribute.
    pub members: u32,
    /// The sum over all members.
    pub total: T,
}

/// Counts and sums over the plans of all members. Goals that were dropped do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TeamPlans {
    /// Members whose plan has at least one goal that was not dropped.
    pub with_goals: u32,
    /// Activities.
    pub activities: PlanSum<u32>,
    /// Activities outside the organisation.
    pub external: PlanSum<u32>,
    /// Time set aside.
    pub planned: PlanSum<Hours>,
    /// Time spent.
    pub spent: PlanSum<Hours>,
    /// Activities with cost or resources.
    pub resources: PlanSum<u32>,
    /// Goals, not closed, whose review date is past.
    pub reviews_past: PlanSum<u32>,
}

impl PlanSum<u32> {
    fn add(&mut self, more: u32) {
        self.members += u32::from(more > 0);
        self.total += more;
    }
}

impl TeamPlans {
    pub(super) fn add(&mut self, plan: &Plan, today: Date) {
        self.with_goals += u32::from(plan.has_goals());
        let shown = plan.evidence();
        self.activities.add(shown.activities);
        self.external.add(shown.external);
        self.resources.add(shown.with_resources);
        self.planned.members += u32::from(shown.with_hours > 0);
        self.planned.total += shown.hours;
        self.spent.members += u32::from(shown.with_spent > 0);
        self.spent.total += shown.spent;
        let past =
            |goal: &&Goal| !goal.is_closed() && goal.review.is_some_and(|review| review < today);
        let past = plan.goals.iter().filter(past).count();
        self.reviews_past.add(u32::try_from(past).unwrap_or(u32::MAX));
    }
}
