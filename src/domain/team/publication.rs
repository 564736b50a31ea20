//! A team's numbers for readers outside: without those that would identify a few members.
//!
//! Whoever opens the files sees everything; these rules apply to what is printed or saved for others.
//!
//! - No number about fewer than [`MIN_MEMBERS`] members is shown, nor any about a role of fewer than
//!   [`MIN_ROLE_MEMBERS`], nor the distribution over the levels of fewer than that. How many members have a plan is always shown.
//! - If all members have the same present level or the same gap, a mean would reveal everybody's: it is not shown.
//! - An area's total is the sum of its items, and the sum of its roles, so that one hidden number could be found by
//!   subtraction. Therefore more are hidden (secondary suppression), until each has another hidden one that could make
//!   up for it, and the hidden ones together are about at least [`MIN_MEMBERS`] members. If that cannot be reached,
//!   nothing of the area is shown.
//!
//! The limits follow statistics offices and staff surveys: 5 for means, 10 for roles and distributions.

use std::cmp::Reverse;

use super::{GroupTally, NotCompared, PlanSum, RoleGroup, Team, TeamArea, TeamItem, TeamPlans};
use crate::domain::{Hours, ItemId};

/// Fewest members that a shown number is about.
pub const MIN_MEMBERS: u32 = 5;
/// Fewest members of a role, or of a distribution, that are shown.
pub const MIN_ROLE_MEMBERS: u32 = 10;

/// A number that the publication rules may suppress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released<T> {
    /// The number is shown.
    Shown(T),
    /// All members are alike; only that is shown.
    Alike,
    /// It is about too few members, or would reveal such a number.
    Withheld,
}

impl<T> Released<T> {
    /// The number, if it is shown.
    pub fn shown(&self) -> Option<&T> {
        if let Self::Shown(value) = self { Some(value) } else { None }
    }
}

/// A role, and how many members have it if that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedRole {
    /// Index of the role in the framework; `None` for those without a role of it.
    pub role: Option<usize>,
    /// How many have it.
    pub members: Option<u32>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedItem {
    /// The competency, or the area as such.
    pub item: ItemId,
    /// Its counts and sums.
    pub tally: Released<GroupTally>,
    /// How many members are at each level.
    pub levels: Option<Vec<u32>>,
    /// Who is in no mean; only in an internal publication.
    pub not_compared: Option<NotCompared>,
}

/// One area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedArea {
    /// Index of the area.
    pub area: usize,
    /// The tally of all members.
    pub total: Released<GroupTally>,
    /// The tally of each of [`Publication::roles`].
    pub roles: Vec<Released<GroupTally>>,
    /// Its items.
    pub items: Vec<PublishedItem>,
}

/// The sums over the members' plans that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedPlans {
    /// Members whose plan has at least one goal.
    pub with_goals: u32,
    /// Activities.
    pub activities: Released<PlanSum<u32>>,
    /// Activities outside the organisation.
    pub external: Released<PlanSum<u32>>,
    /// Time set aside.
    pub planned: Released<PlanSum<Hours>>,
    /// Time spent.
    pub spent: Released<PlanSum<Hours>>,
    /// Activities with cost or resources.
    pub resources: Released<PlanSum<u32>>,
    /// Goals whose review date is past.
    pub reviews_past: Released<PlanSum<u32>>,
}

/// A team's numbers for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Whether everything is shown, for the team's own use.
    pub internal: bool,
    /// How many members.
    pub members: u32,
    /// How many members have a level and an aim for anything; `None` if they are too few to publish.
    pub compared: Option<u32>,
    /// The roles; empty in a publication for others if all members have the same one.
    pub roles: Vec<PublishedRole>,
    /// The areas.
    pub areas: Vec<PublishedArea>,
    /// The plans.
    pub plans: PublishedPlans,
}

impl Publication {
    /// The publication for the team's own use: everything.
    pub fn internal(team: &Team) -> Self {
        let role =
            |group: &RoleGroup| PublishedRole { role: group.role, members: Some(group.members) };
        let item = |item: &TeamItem| PublishedItem {
            item: item.item.clone(),
            tally: counted(&item.tally),
            levels: Some(item.levels.clone()),
            not_compared: Some(item.not_compared),
        };
        let area = |area: &TeamArea| PublishedArea {
            area: area.area,
            total: counted(&area.total),
            roles: area.roles.iter().map(counted).collect(),
            items: area.items.iter().map(item).collect(),
        };
        Self {
            internal: true,
            members: team.members,
            compared: Some(team.compared),
            roles: team.roles.iter().map(role).collect(),
            areas: team.areas.iter().map(area).collect(),
            plans: PublishedPlans::of(&team.plans, 0),
        }
    }

    /// The publication for others; `None` if the whole team has fewer than [`MIN_MEMBERS`] members.
    pub fn of(team: &Team) -> Option<Self> {
        if team.members < MIN_MEMBERS {
            return None;
        }
        let hidden = hidden_roles(&team.roles);
        let roles = team.roles.iter().zip(&hidden).map(|(group, hidden)| PublishedRole {
            role: group.role,
            members: (!hidden).then_some(group.members),
        });
        Some(Self {
            internal: false,
            members: team.members,
            compared: Some(team.compared).filter(|compared| *compared >= MIN_MEMBERS),
            roles: if is_divided(&team.roles) { roles.collect() } else { Vec::new() },
            areas: team.areas.iter().map(|area| AreaRelease::of(area, &hidden).finish()).collect(),
            plans: PublishedPlans::of(&team.plans, MIN_MEMBERS),
        })
    }

    /// All items, in the framework's order.
    pub fn items(&self) -> impl Iterator<Item = &PublishedItem> {
        self.areas.iter().flat_map(|area| &area.items)
    }

    /// The items that some member is below their aim in, most pressing first: by weighted gap, if at least half have
    /// rated the importance; the others follow by gap to close. Equal items go by how many are below, then in the
    /// framework's order. Only shown items: a position between two others would reveal the numbers of a hidden one.
    pub fn needs(&self) -> Vec<(&PublishedItem, &GroupTally)> {
        let shown = self.items().filter_map(|item| Some((item, item.tally.shown()?)));
        let mut needs: Vec<_> = shown.filter(|(_, tally)| tally.below > 0).collect();
        // A stable sort keeps the framework's order. `None` is less than any weight.
        needs.sort_by_key(|(_, tally)| {
            Reverse((tally.weighted_gap(), tally.gap_to_close(), tally.below))
        });
        needs
    }

    /// How many of the items that members were asked about have no shown tally.
    pub fn withheld(&self) -> usize {
        self.items().filter(|item| item.tally.shown().is_none()).count()
    }
}

/// The tally is shown unless it is empty.
fn counted(tally: &GroupTally) -> Released<GroupTally> {
    if tally.compared == 0 { Released::Withheld } else { Released::Shown(*tally) }
}

/// Whether there is more than one role to tell apart.
fn is_divided(roles: &[RoleGroup]) -> bool {
    roles.len() > 1
}

/// Which roles are hidden: small ones, and further ones until at least two are hidden that together are not small.
fn hidden_roles(roles: &[RoleGroup]) -> Vec<bool> {
    let mut hidden: Vec<_> = roles.iter().map(|group| group.members < MIN_ROLE_MEMBERS).collect();
    loop {
        let of_hidden = roles.iter().zip(&hidden).filter(|(_, hidden)| **hidden);
        let (count, members) = of_hidden
            .fold((0, 0), |(count, members), (group, _)| (count + 1, members + group.members));
        if count == 0 || (count > 1 && members >= MIN_MEMBERS) {
            return hidden;
        }
        if !hide_smallest(&mut hidden, |index| roles.get(index).map(|group| group.members)) {
            return hidden;
        }
    }
}

/// Hides the first of the smallest entries that are still shown and not empty. Returns false if there is none.
fn hide_smallest(hidden: &mut [bool], members: impl Fn(usize) -> Option<u32>) -> bool {
    let shown = hidden.iter().enumerate().filter(|(_, hidden)| !**hidden);
    let sized = shown.filter_map(|(index, _)| Some((members(index)?, index)));
    let smallest = sized.filter(|(members, _)| *members > 0).min();
    match smallest.and_then(|(_, index)| hidden.get_mut(index)) {
        Some(one) => {
            *one = true;
            true
        }
        None => false,
    }
}

/// Whether a number must be kept from others.
fn is_secret(tally: &GroupTally) -> bool {
    tally.compared > 0 && (tally.members < MIN_MEMBERS || tally.is_alike())
}

/// What is hidden in one area, while suppression proceeds.
struct AreaRelease<'a> {
    area: &'a TeamArea,
    /// The roles that are hidden everywhere.
    hidden_roles: &'a [bool],
    /// Which items are hidden.
    items: Vec<bool>,
    /// Which roles are hidden in this area.
    roles: Vec<bool>,
}

impl<'a> AreaRelease<'a> {
    fn of(area: &'a TeamArea, hidden_roles: &'a [bool]) -> Self {
        let divided = hidden_roles.len() > 1;
        let role = |(tally, hidden): (&GroupTally, &bool)| !divided || *hidden || is_secret(tally);
        Self {
            area,
            hidden_roles,
            items: area.items.iter().map(|item| is_secret(&item.tally)).collect(),
            roles: area.roles.iter().zip(hidden_roles).map(role).collect(),
        }
    }

    /// Hides more until nothing hidden can be derived, and returns what is shown then.
    fn finish(mut self) -> PublishedArea {
        let mut open = !is_secret(&self.area.total);
        while open && !(self.items_are_safe() && self.roles_are_safe()) {
            let area = self.area;
            open = if self.items_are_safe() {
                hide_smallest(&mut self.roles, |index| Some(area.roles.get(index)?.members))
            } else {
                hide_smallest(&mut self.items, |index| Some(area.items.get(index)?.tally.members))
            };
        }
        let release = |tally: &GroupTally, hidden: bool| {
            if tally.members >= MIN_MEMBERS && tally.is_alike() {
                Released::Alike
            } else if hidden || !open || tally.compared == 0 {
                Released::Withheld
            } else {
                Released::Shown(tally.published())
            }
        };
        let item = |(item, hidden): (&TeamItem, &bool)| {
            let mut tally = release(&item.tally, *hidden);
            if let Released::Shown(shown) = &mut tally {
                shown.show_importance(&item.tally);
            }
            let enough = tally.shown().is_some_and(|tally| tally.members >= MIN_ROLE_MEMBERS);
            PublishedItem {
                item: item.item.clone(),
                tally,
                levels: enough.then(|| item.levels.clone()),
                not_compared: None,
            }
        };
        let role = |((tally, hidden), everywhere): ((&GroupTally, &bool), &bool)| {
            if *everywhere { Released::Withheld } else { release(tally, *hidden) }
        };
        let roles = self.area.roles.iter().zip(&self.roles).zip(self.hidden_roles);
        let divided = self.hidden_roles.len() > 1;
        PublishedArea {
            area: self.area.area,
            total: release(&self.area.total, false),
            roles: roles.filter(|_| divided).map(role).collect(),
            items: self.area.items.iter().zip(&self.items).map(item).collect(),
        }
    }

    /// The hidden items that somebody has rated.
    fn hidden_items(&self) -> impl Iterator<Item = &TeamItem> {
        let items = self.area.items.iter().zip(&self.items);
        items.filter(|(item, hidden)| **hidden && item.tally.compared > 0).map(|(item, _)| item)
    }

    /// The bits of the hidden roles with ratings.
    fn hidden_groups(&self) -> u32 {
        let roles = self.area.roles.iter().zip(&self.roles).enumerate();
        let hidden = roles.filter(|(_, (tally, hidden))| **hidden && tally.compared > 0);
        hidden.fold(0, |bits, (index, _)| bits | 1 << index)
    }

    /// Whether no secret item follows from the total, the other items and the roles. It does not if part of its sum
    /// could be in another hidden item, of the same role or between two hidden roles: no shown number would change.
    fn items_are_safe(&self) -> bool {
        let hidden: Vec<_> = self.hidden_items().collect();
        let groups = self.hidden_groups();
        let may_move = |one: &TeamItem, other: &TeamItem| {
            one.item != other.item
                && (one.groups & other.groups != 0
                    || one.groups & groups != 0 && other.groups & groups != 0)
        };
        let secret = |item: &&&TeamItem| is_secret(&item.tally);
        hidden.is_empty()
            || hidden.iter().any(|item| item.tally.members >= MIN_MEMBERS)
                && hidden
                    .iter()
                    .filter(secret)
                    .all(|one| hidden.iter().any(|other| may_move(one, other)))
    }

    /// Whether no hidden role follows from the total, the other roles and the items, and the hidden ones are not small.
    fn roles_are_safe(&self) -> bool {
        let roles = self.area.roles.iter().zip(&self.roles).enumerate();
        let hidden: Vec<_> = roles
            .filter(|(_, (_, hidden))| **hidden)
            .map(|(index, (tally, _))| (1_u32 << index, tally))
            .collect();
        let members: u32 = hidden.iter().map(|(_, tally)| tally.members).sum();
        if members == 0 || self.roles.len() < 2 {
            return true;
        }
        // Part of a role's sum could be in another hidden role instead, in the same item or between hidden ones.
        let loose = self.hidden_items().fold(0, |bits, item| bits | item.groups);
        let may_move = |one: u32, other: u32| {
            let both = |item: &TeamItem| item.groups & one != 0 && item.groups & other != 0;
            one != other
                && (loose & one != 0 && loose & other != 0 || self.area.items.iter().any(both))
        };
        let mut secret = hidden.iter().filter(|(_, tally)| is_secret(tally));
        hidden.len() > 1
            && members >= MIN_MEMBERS
            && secret.all(|(one, _)| hidden.iter().any(|(other, _)| may_move(*one, *other)))
    }
}

impl GroupTally {
    /// A copy without the lowest and highest, and without importance: that of an item with few ratings would follow
    /// from that of the area.
    fn published(&self) -> Self {
        Self { spread: None, importance_rated: 0, sum_importance: 0, ..*self }
    }

    /// Adds the importance again, unless too few members have rated it.
    fn show_importance(&mut self, whole: &Self) {
        if whole.importance_rated >= MIN_MEMBERS {
            self.importance_rated = whole.importance_rated;
            self.sum_importance = whole.sum_importance;
        }
    }
}

impl PublishedPlans {
    /// Releases the sums to which at least so many members, or nobody, contribute.
    fn of(plans: &TeamPlans, fewest: u32) -> Self {
        fn release<T: Copy>(sum: &PlanSum<T>, fewest: u32) -> Released<PlanSum<T>> {
            let few = sum.members > 0 && sum.members < fewest;
            if few { Released::Withheld } else { Released::Shown(*sum) }
        }
        Self {
            with_goals: plans.with_goals,
            activities: release(&plans.activities, fewest),
            external: release(&plans.external, fewest),
            planned: release(&plans.planned, fewest),
            spent: release(&plans.spent, fewest),
            resources: release(&plans.resources, fewest),
            reviews_past: release(&plans.reviews_past, fewest),
        }
    }
}
