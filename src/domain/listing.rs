//! All competencies of a self-check, as a list that a person filters and sorts.

use super::answer::Present;
use super::assessment::Assessment;
use super::framework::{Framework, Item};
use super::gap::{Gap, UnknownGap};
use super::level::Level;
use super::priority::ordered;

/// Which items a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only the area of that index.
    pub area: Option<usize>,
    /// Only items in that state.
    pub state: Option<ItemState>,
    /// Only items with a note.
    pub noted: bool,
}

/// The state of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Below the aim.
    Short,
    /// At or above the aim.
    Met,
    /// Rated, without an aim.
    NoAim,
    /// "Can't judge".
    CannotJudge,
    /// "Not in my role".
    NotInMyRole,
    /// Not answered.
    Unanswered,
}

impl ItemState {
    /// All, in the order of the options.
    pub const ALL: [Self; 6] = [
        Self::Short,
        Self::Met,
        Self::NoAim,
        Self::CannotJudge,
        Self::NotInMyRole,
        Self::Unanswered,
    ];

    /// The state that goes with a gap.
    pub fn of(gap: Gap) -> Self {
        match gap {
            Gap::Short { .. } => Self::Short,
            Gap::Met { .. } => Self::Met,
            Gap::Unknown(UnknownGap::NoDesiredLevel) => Self::NoAim,
            Gap::Unknown(UnknownGap::CannotJudge) => Self::CannotJudge,
            Gap::Unknown(UnknownGap::NotInMyRole) => Self::NotInMyRole,
            Gap::Unknown(UnknownGap::Unanswered) => Self::Unanswered,
        }
    }
}

/// The order of a list. Equal items stay in the framework's order, and items without a level come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the framework.
    #[default]
    Framework,
    /// Largest gap first.
    WidestGap,
    /// Lowest present level first.
    LowestNow,
    /// Highest present level first.
    HighestNow,
}

impl Order {
    /// All, in the order of the options.
    pub const ALL: [Self; 4] =
        [Self::Framework, Self::WidestGap, Self::LowestNow, Self::HighestNow];
}

/// The items in scope that pass the filter, in the given order, each with the index of its area.
pub fn list_items<'a>(
    framework: &'a Framework,
    check: &Assessment,
    filter: Filter,
    order: Order,
) -> Vec<(usize, Item<'a>)> {
    let passes = |(area, item): &(usize, Item<'_>)| {
        let noted = || check.answer(item.id).is_some_and(|answer| !answer.note.trim().is_empty());
        filter.area.is_none_or(|wanted| wanted == *area)
            && filter
                .state
                .is_none_or(|wanted| wanted == ItemState::of(check.gap(framework, item.id)))
            && (!filter.noted || noted())
    };
    let found: Vec<_> = check.items(framework).into_iter().filter(passes).collect();
    let now = |item: &Item<'_>| check.present(item.id).and_then(Present::level);
    let key = |(_, item): &(usize, Item<'_>)| {
        let level = now(item).map(Level::number);
        let rank = match order {
            Order::Framework => Some(0),
            Order::LowestNow => level.map(|level| !level),
            Order::HighestNow => level,
            // Shifted, so that a surplus sorts below an aim that is met.
            Order::WidestGap => check
                .gap(framework, item.id)
                .signed()
                .and_then(|gap| u8::try_from(gap + i32::from(i8::MAX)).ok()),
        };
        [u8::from(rank.is_some()), rank.unwrap_or(0), 0, 0]
    };
    ordered(found, key)
}
