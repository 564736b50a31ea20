//! What to work on first, and what the person could teach.
//!
//! Both orders are total and deterministic. Every priority has the numbers that ranked it, so that a view can show
//! them.

use std::cmp::Reverse;
use std::num::NonZeroU8;

use super::answer::Desired;
use super::framework::ItemId;
use super::gap::{Gap, weighted_gap};
use super::level::{Importance, Level};
use super::rated_item::RatedItem;

/// One item below its aim, with the numbers that ranked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// The competency, or the area in a quick check.
    pub item: ItemId,
    /// The present rating.
    pub present: Level,
    /// The aim, and whether the person chose it.
    pub desired: Desired,
    /// How many levels are missing.
    pub by: NonZeroU8,
    /// Its importance, if importance is asked for and was given.
    pub importance: Option<Importance>,
    /// Importance × gap, if importance counts.
    pub weighted: Option<u8>,
}

/// One item at or above its aim and near the top of the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strength {
    /// The competency, or the area in a quick check.
    pub item: ItemId,
    /// The present rating.
    pub present: Level,
    /// The aim, and whether the person chose it.
    pub desired: Desired,
    /// How many levels above the aim.
    pub surplus: u8,
    /// The target that applies.
    pub target: Option<Level>,
}

/// The priorities in order and, if importance is asked for, those without one.
///
/// With importance: by weighted gap, importance and gap falling, then present level rising. Without: by gap falling,
/// then present level rising. Equal items stay in the framework's order.
pub(super) fn rank(rated: &[RatedItem<'_>], weigh: bool) -> (Vec<Priority>, Vec<Priority>) {
    let mut weighted = Vec::new();
    let mut plain = Vec::new();
    for one in rated {
        let (Some(desired), Gap::Short { by }) = (one.desired, one.gap) else { continue };
        let importance = one.importance.filter(|_| weigh);
        let weight = weighted_gap(importance, one.gap);
        let (item, present) = (one.item.clone(), one.present);
        let found = Priority { item, present, desired, by, importance, weighted: weight };
        if weight.is_some() { &mut weighted } else { &mut plain }.push(found);
    }
    let number = |importance: Option<Importance>| importance.map_or(0, Importance::number);
    let key = |one: &Priority| {
        [one.weighted.unwrap_or(0), number(one.importance), one.by.get(), !one.present.number()]
    };
    let (weighted, plain) = (ordered(weighted, key), ordered(plain, key));
    if weigh { (weighted, plain) } else { (plain, weighted) }
}

/// The strengths: met, and the present level is `strong` or above. By present level falling, then by present level
/// minus target falling (0 without a target), then in the framework's order.
pub(super) fn strengths(rated: &[RatedItem<'_>], strong: Level) -> Vec<Strength> {
    let mut found = Vec::new();
    for one in rated {
        if let (Some(desired), Gap::Met { surplus }) = (one.desired, one.gap)
            && one.present >= strong
        {
            let (item, present, target) = (one.item.clone(), one.present, one.target);
            found.push(Strength { item, present, desired, surplus, target });
        }
    }
    ordered(found, |one| {
        let now = one.present.number();
        // Of equal levels, the one with the lowest target is highest above its target.
        [now, !one.target.map_or(now, Level::number), 0, 0]
    })
}

/// Sorts by key, largest first; equal keys stay in order. One function sorts both lists, since every further type that
/// is sorted adds 4 kB of code to the download.
pub(super) fn ordered<T>(list: Vec<T>, key: impl Fn(&T) -> [u8; 4]) -> Vec<T> {
    let keys = list.iter().map(|one| u32::from_be_bytes(key(one)));
    let mut order: Vec<(Reverse<u32>, usize)> = keys.map(Reverse).zip(0..).collect();
    order.sort_unstable();
    let mut list: Vec<_> = list.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, index)| list.get_mut(index)?.take()).collect()
}
