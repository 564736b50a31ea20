//! Counts and sums over members who have a level and an aim.

use crate::domain::level::{Importance, Level};
use crate::domain::summary::Mean;

/// Counts and sums over pairs of a level and an aim: of one item over members, or of an area over items and members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupTally {
    /// Members with at least one pair.
    pub members: u32,
    /// Pairs of present level and aim; for one item one a member.
    pub compared: u32,
    /// Pairs whose present level is below the aim.
    pub below: u32,
    /// Pairs whose present level is above the aim.
    pub above: u32,
    /// Sum of present levels.
    pub sum_present: i32,
    /// Sum of aims.
    pub sum_desired: i32,
    /// Sum of signed gaps.
    pub sum_gap: i32,
    /// Sum of max(0, gap).
    pub sum_short: i32,
    /// Pairs with an importance.
    pub importance_rated: u32,
    /// Sum of importance.
    pub sum_importance: i32,
    /// Lowest and highest present level, and lowest and highest signed gap.
    pub(super) spread: Option<[(i32, i32); 2]>,
}

impl GroupTally {
    /// The tally of one member's pair.
    pub(super) fn one(present: Level, desired: Level, importance: Option<Importance>) -> Self {
        let [present, desired] = [present, desired].map(|level| i32::from(level.number()));
        let gap = desired - present;
        Self {
            members: 1,
            compared: 1,
            below: u32::from(gap > 0),
            above: u32::from(gap < 0),
            sum_present: present,
            sum_desired: desired,
            sum_gap: gap,
            sum_short: gap.max(0),
            importance_rated: u32::from(importance.is_some()),
            sum_importance: importance.map_or(0, |importance| importance.number().into()),
            spread: Some([(present, present), (gap, gap)]),
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.members += other.members;
        self.compared += other.compared;
        self.below += other.below;
        self.above += other.above;
        self.sum_present += other.sum_present;
        self.sum_desired += other.sum_desired;
        self.sum_gap += other.sum_gap;
        self.sum_short += other.sum_short;
        self.importance_rated += other.importance_rated;
        self.sum_importance += other.sum_importance;
        self.spread = match (self.spread, other.spread) {
            (Some([present, gap]), Some([present_2, gap_2])) => {
                let wider = |one: (i32, i32), two: (i32, i32)| (one.0.min(two.0), one.1.max(two.1));
                Some([wider(present, present_2), wider(gap, gap_2)])
            }
            (one, two) => one.or(two),
        };
    }

    /// Whether all have the same present level, or all the same gap: a mean would reveal everybody's.
    pub fn is_alike(&self) -> bool {
        self.spread.is_some_and(|spread| spread.iter().any(|(min, max)| min == max))
    }

    /// Mean present level.
    pub fn mean_present(&self) -> Option<Mean> {
        Mean::of(self.sum_present, self.compared)
    }

    /// Mean aim.
    pub fn mean_desired(&self) -> Option<Mean> {
        Mean::of(self.sum_desired, self.compared)
    }

    /// Mean of max(0, gap): what is to be closed. One member's surplus does not make up for another's shortfall.
    pub fn gap_to_close(&self) -> Option<Mean> {
        Mean::of(self.sum_short, self.compared)
    }

    /// Mean importance, if anybody has rated it.
    pub fn mean_importance(&self) -> Option<Mean> {
        Mean::of(self.sum_importance, self.importance_rated)
    }

    /// The ranked discrepancy score, 100 × (above − below) / n: −100 if everybody is below.
    pub fn ranked_discrepancy(&self) -> Option<Mean> {
        let [above, below] = [self.above, self.below].map(|count| i32::try_from(count).ok());
        Mean::of(100 * (above? - below?), self.compared)
    }
}

/// Members who were asked but are in no mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotCompared {
    /// Said "not in my role".
    pub not_in_role: u32,
    /// Said "can't judge".
    pub cannot_judge: u32,
    /// Said nothing.
    pub unanswered: u32,
    /// Has a level and no aim.
    pub no_aim: u32,
}
