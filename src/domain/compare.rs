//! Two results of one framework, side by side: what changed, and how a gap was closed.

use super::answer::Present;
use super::assessment::Assessment;
use super::framework::{Framework, ItemId, Place};
use super::gap::{Gap, UnknownGap};
use super::priority::ordered;
use super::summary::Mean;

/// What happened to one item between two results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Was short, is met: the present level rose to the earlier aim.
    ClosedByGrowth(Delta),
    /// Was short, is met: the present level rose, but not to the earlier aim, which was lowered as well.
    ClosedPartlyByGrowth(Delta),
    /// Was short, is met: the present level did not rise, the aim was lowered.
    ClosedByLowerAim(Delta),
    /// Was met, is short.
    Opened(Delta),
    /// Short in both.
    StillShort(Delta),
    /// Met in both.
    StillMet(Delta),
    /// Unknown in the earlier, in the later, or in both.
    NotComparable {
        /// Why the earlier gap is unknown, if it is.
        earlier: Option<UnknownGap>,
        /// Why the later gap is unknown, if it is.
        later: Option<UnknownGap>,
    },
}

/// Later minus earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delta {
    /// Change of the present level.
    pub present: i32,
    /// Change of the signed gap, in levels.
    pub gap: i32,
}

/// The present levels in both results for an area, over the items that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaChange {
    /// The area's index in the framework.
    pub area: usize,
    /// How many items have a gap in both.
    pub compared: u32,
    /// Sum of the present levels in the earlier result.
    pub sum_then: i32,
    /// Sum of the present levels in the later result.
    pub sum_now: i32,
}

impl AreaChange {
    /// Mean present level in the earlier result, then in the later one.
    pub fn means(&self) -> [Option<Mean>; 2] {
        [self.sum_then, self.sum_now].map(|sum| Mean::of(sum, self.compared))
    }
}

/// Two results compared, item by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What happened to each item that at least one of them rated, in the framework's order.
    pub changes: Vec<(ItemId, Change)>,
    /// The areas with items that can be compared, in the framework's order.
    pub areas: Vec<AreaChange>,
}

impl Comparison {
    /// Compares two results, whichever of them is the earlier one; `None` if they do not belong to the same framework.
    pub fn between(framework: &Framework, one: &Assessment, other: &Assessment) -> Option<Self> {
        let (earlier, later) = by_date(one, other);
        if earlier.framework.id != later.framework.id || earlier.framework.id != framework.id() {
            return None;
        }
        let rated = |id: &&ItemId| earlier.present(id).or(later.present(id)).is_some();
        let mut changes = Vec::new();
        let mut areas: Vec<AreaChange> = Vec::new();
        for id in framework.ids().filter(rated) {
            let change = change_of(framework, earlier, later, id);
            changes.push((id.clone(), change));
            let level = |check: &Assessment| check.present(id).and_then(Present::level);
            let (Some(then), Some(now)) = (level(earlier), level(later)) else { continue };
            let Some(area) = framework.place(id).map(Place::area) else { continue };
            if matches!(change, Change::NotComparable { .. }) {
                continue;
            }
            if areas.last().is_none_or(|last| last.area != area) {
                areas.push(AreaChange { area, compared: 0, sum_then: 0, sum_now: 0 });
            }
            if let Some(last) = areas.last_mut() {
                last.compared += 1;
                last.sum_then += i32::from(then.number());
                last.sum_now += i32::from(now.number());
            }
        }
        Some(Self { changes, areas })
    }

    /// The changes, those in which something changed first, then those without a change, then what cannot be compared.
    pub fn changed_first(&self) -> Vec<&(ItemId, Change)> {
        let rank = |change: Change| match change {
            Change::NotComparable { .. } => 0,
            Change::StillShort(Delta { present: 0, gap: 0 })
            | Change::StillMet(Delta { present: 0, gap: 0 }) => 1,
            Change::ClosedByGrowth(_)
            | Change::ClosedPartlyByGrowth(_)
            | Change::ClosedByLowerAim(_)
            | Change::Opened(_)
            | Change::StillShort(_)
            | Change::StillMet(_) => 2,
        };
        ordered(self.changes.iter().collect(), |(_, change)| [rank(*change), 0, 0, 0])
    }

    /// How many gaps were closed because the present level reached the earlier aim.
    pub fn closed_by_growth(&self) -> usize {
        self.count(|change| matches!(change, Change::ClosedByGrowth(_)))
    }

    /// How many gaps were closed because the present level rose and the aim was lowered.
    pub fn closed_partly_by_growth(&self) -> usize {
        self.count(|change| matches!(change, Change::ClosedPartlyByGrowth(_)))
    }

    /// How many gaps were closed because the aim was lowered.
    pub fn closed_by_lower_aim(&self) -> usize {
        self.count(|change| matches!(change, Change::ClosedByLowerAim(_)))
    }

    /// How many gaps opened.
    pub fn opened(&self) -> usize {
        self.count(|change| matches!(change, Change::Opened(_)))
    }

    /// How many items have a gap in both.
    pub fn comparable(&self) -> usize {
        self.count(|change| !matches!(change, Change::NotComparable { .. }))
    }

    fn count(&self, kind: impl Fn(&Change) -> bool) -> usize {
        self.changes.iter().filter(|(_, change)| kind(change)).count()
    }
}

/// Two results, the earlier one first: by when they were completed, or else last changed; then by when they were begun;
/// then in the given order.
pub fn by_date<'a>(one: &'a Assessment, other: &'a Assessment) -> (&'a Assessment, &'a Assessment) {
    let key = |check: &Assessment| (check.dated(), check.started);
    if key(one) <= key(other) { (one, other) } else { (other, one) }
}

fn change_of(
    framework: &Framework,
    earlier: &Assessment,
    later: &Assessment,
    item: &ItemId,
) -> Change {
    let before = earlier.gap(framework, item);
    let after = later.gap(framework, item);
    let levels = |one: &Assessment| one.present(item).and_then(Present::level);
    let (Some(was), Some(is), Some(old), Some(new)) =
        (levels(earlier), levels(later), before.signed(), after.signed())
    else {
        let why = |gap| if let Gap::Unknown(why) = gap { Some(why) } else { None };
        return Change::NotComparable { earlier: why(before), later: why(after) };
    };
    let delta = Delta { present: i32::from(is.number()) - i32::from(was.number()), gap: new - old };
    match (old > 0, new > 0) {
        (true, false) if delta.present >= old => Change::ClosedByGrowth(delta),
        (true, false) if delta.present > 0 => Change::ClosedPartlyByGrowth(delta),
        (true, false) => Change::ClosedByLowerAim(delta),
        (false, true) => Change::Opened(delta),
        (true, true) => Change::StillShort(delta),
        (false, false) => Change::StillMet(delta),
    }
}
