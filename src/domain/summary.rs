//! The one summary that every view, table, chart, print and export reads.
//!
//! Integers only: sums and counts are stored, and a mean is rounded once, for display. The rules are those of the
//! scoring document; each has a table test in `tests/host`.

use std::cmp::Ordering;
use std::num::NonZeroU32;

use super::answer::{Desired, Present};
use super::assessment::Assessment;
use super::framework::Framework;
use super::level::Level;
use super::priority::{self, Priority, Strength};
use super::rated_item::{AreaTargets, RatedItem};

/// Counts and sums over the items of one area, or over all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Items in scope.
    pub total: u32,
    /// Answered: rated, "not in my role" or "can't judge".
    pub answered: u32,
    /// Answered and not "not in my role".
    pub in_role: u32,
    /// Answered "not in my role".
    pub not_in_role: u32,
    /// Answered "can't judge".
    pub cannot_judge: u32,
    /// The present rating is a level.
    pub rated: u32,
    /// Compared: the present level and the aim are both known.
    pub compared: u32,
    /// Compared, and the present level is below the aim.
    pub short: u32,
    /// Rated, and a target applies.
    pub targeted: u32,
    /// Compared, and the aim was suggested, not chosen by the person.
    pub suggested: u32,
    /// Sum of present levels over the rated items.
    pub sum_present_rated: i32,
    /// Sum of present levels over the compared items.
    pub sum_present: i32,
    /// Sum of aims over the compared items.
    pub sum_desired: i32,
    /// Sum of signed gaps over the compared items.
    pub sum_gap: i32,
    /// Sum of max(0, gap) over the compared items.
    pub sum_short: i32,
    /// Sum of targets over the targeted items.
    pub sum_target: i32,
}

impl Tally {
    /// Mean present level over the rated items.
    pub fn mean_present_rated(&self) -> Option<Mean> {
        Mean::of(self.sum_present_rated, self.rated)
    }

    /// Mean present level over the compared items.
    pub fn mean_present(&self) -> Option<Mean> {
        Mean::of(self.sum_present, self.compared)
    }

    /// Mean present level as views show it: over the compared items, so that its distance to the mean aim is the gap;
    /// over the rated items if none is compared.
    pub fn mean_now(&self) -> Option<Mean> {
        self.mean_present().or_else(|| self.mean_present_rated())
    }

    /// Mean aim over the compared items.
    pub fn mean_desired(&self) -> Option<Mean> {
        Mean::of(self.sum_desired, self.compared)
    }

    /// Mean of max(0, gap) over the compared items: the gap that every view shows and areas are ranked by. A surplus in
    /// one item closes no gap in another.
    pub fn mean_shortfall(&self) -> Option<Mean> {
        Mean::of(self.sum_short, self.compared)
    }

    /// The mean shortfall if areas may be ranked by it: at least half of the items in role are compared, one is short.
    pub fn ranked_gap(&self) -> Option<Mean> {
        let enough = self.compared >= 1 && self.compared * 2 >= self.in_role;
        self.mean_shortfall().filter(|_| enough && self.short > 0)
    }

    /// Mean target over the rated items that have one.
    pub fn mean_target(&self) -> Option<Mean> {
        Mean::of(self.sum_target, self.targeted)
    }

    /// How many of the compared aims are the person's own.
    pub fn own_aims(&self) -> u32 {
        self.compared - self.suggested
    }

    /// Whether everything in scope is answered.
    pub fn is_complete(&self) -> bool {
        self.total > 0 && self.answered == self.total
    }

    fn add(&mut self, other: &Self) {
        self.total += other.total;
        self.answered += other.answered;
        self.in_role += other.in_role;
        self.not_in_role += other.not_in_role;
        self.cannot_judge += other.cannot_judge;
        self.rated += other.rated;
        self.compared += other.compared;
        self.short += other.short;
        self.targeted += other.targeted;
        self.suggested += other.suggested;
        self.sum_present_rated += other.sum_present_rated;
        self.sum_present += other.sum_present;
        self.sum_desired += other.sum_desired;
        self.sum_gap += other.sum_gap;
        self.sum_short += other.sum_short;
        self.sum_target += other.sum_target;
    }

    /// Counts an item, and returns its level if it is rated.
    fn count(&mut self, present: Option<Present>) -> Option<Level> {
        self.total += 1;
        let present = present?;
        self.answered += 1;
        if present == Present::NotInMyRole {
            self.not_in_role += 1;
            return None;
        }
        self.in_role += 1;
        self.cannot_judge += u32::from(present == Present::CannotJudge);
        present.level()
    }

    fn count_rated(&mut self, one: &RatedItem<'_>) {
        self.rated += 1;
        self.sum_present_rated += i32::from(one.present.number());
        if let Some(target) = one.target {
            self.targeted += 1;
            self.sum_target += i32::from(target.number());
        }
        let (Some(desired), Some(signed)) = (one.desired, one.gap.signed()) else { return };
        self.compared += 1;
        self.suggested += u32::from(matches!(desired, Desired::Suggested(_)));
        self.short += u32::from(signed > 0);
        self.sum_present += i32::from(one.present.number());
        self.sum_desired += i32::from(desired.level().number());
        self.sum_gap += signed;
        self.sum_short += signed.max(0);
    }
}

/// A mean that keeps its count: there is no mean over nothing.
#[derive(Clone, Copy, Debug)]
pub struct Mean {
    sum: i32,
    count: NonZeroU32,
}

impl Mean {
    /// The mean of `count` numbers whose sum is `sum`, or `None` if `count` is 0.
    pub fn of(sum: i32, count: u32) -> Option<Self> {
        NonZeroU32::new(count).map(|count| Self { sum, count })
    }

    /// How many numbers it is the mean of.
    pub fn count(self) -> u32 {
        self.count.get()
    }

    /// The mean in tenths, rounded half away from zero; never minus zero, since it is an integer.
    pub fn tenths(self) -> i32 {
        self.times(10)
    }

    /// The mean times a number, rounded in the same way.
    pub fn times(self, factor: i64) -> i32 {
        let count = i64::from(self.count.get());
        let doubled = i64::from(self.sum).abs() * 2 * factor + count;
        let magnitude = doubled / (2 * count);
        i32::try_from(magnitude * i64::from(self.sum.signum())).unwrap_or(i32::MAX)
    }
}

/// Compares by cross-multiplication, so that rounding has no effect.
impl Ord for Mean {
    fn cmp(&self, other: &Self) -> Ordering {
        let ours = i64::from(self.sum) * i64::from(other.count.get());
        ours.cmp(&(i64::from(other.sum) * i64::from(self.count.get())))
    }
}

impl PartialOrd for Mean {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Mean {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Mean {}

/// One area's counts and sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaSummary {
    /// The area's index in the framework.
    pub area: usize,
    /// Its counts and sums.
    pub tally: Tally,
}

/// Everything that results show: a function of the framework and the answers alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The areas in scope, in the framework's order.
    pub areas: Vec<AreaSummary>,
    /// Counts and sums over all of them.
    pub overall: Tally,
    /// Index of the area with the widest gap, if any area may be ranked.
    pub widest: Option<usize>,
    /// Items below their aim, most pressing first.
    pub priorities: Vec<Priority>,
    /// Items below their aim without an importance, if importance is asked for.
    pub not_weighted: Vec<Priority>,
    /// What the person could teach others, strongest first.
    pub strengths: Vec<Strength>,
}

impl Summary {
    /// Summarises a self-check.
    pub fn of(framework: &Framework, assessment: &Assessment) -> Self {
        let mut areas = Vec::new();
        let mut overall = Tally::default();
        let mut rated = Vec::new();
        for index in framework.areas_in(&assessment.scope) {
            let Some(area) = framework.area(index) else { continue };
            let targets = AreaTargets::new(framework, assessment, area);
            let mut tally = Tally::default();
            for item in framework.items_of(index, &assessment.scope) {
                let answer = assessment.answer(item.id);
                let level = tally.count(answer.and_then(|answer| answer.present));
                if let Some((level, answer)) = level.zip(answer) {
                    let one = targets.evaluate(item.id, level, answer);
                    tally.count_rated(&one);
                    rated.push(one);
                }
            }
            overall.add(&tally);
            areas.push(AreaSummary { area: index, tally });
        }
        let (priorities, not_weighted) = priority::rank(&rated, assessment.importance);
        Self {
            widest: widest(&areas),
            areas,
            overall,
            priorities,
            not_weighted,
            strengths: priority::strengths(&rated, framework.scale().strong_from()),
        }
    }

    /// How many other areas have a gap as wide as the widest.
    pub fn others_as_wide(&self) -> usize {
        let gaps = || self.areas.iter().filter_map(|area| area.tally.ranked_gap());
        let widest = gaps().max();
        gaps().filter(|gap| Some(*gap) == widest).count().saturating_sub(1)
    }
}

/// The area with the largest [`Tally::ranked_gap`]. Of equal areas the one with more short items, then the first one.
fn widest(areas: &[AreaSummary]) -> Option<usize> {
    let mut best: Option<(Mean, u32, usize)> = None;
    for AreaSummary { area, tally } in areas {
        let Some(gap) = tally.ranked_gap() else { continue };
        let wider = best.is_none_or(|(widest, short, _)| {
            gap.cmp(&widest).then(tally.short.cmp(&short)).is_gt()
        });
        if wider {
            best = Some((gap, tally.short, *area));
        }
    }
    best.map(|(_, _, area)| area)
}
