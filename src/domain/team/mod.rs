//! The results of a team's members, added up.
//!
//! Counts and sums are integers, as in [`super::summary`]; a mean is rounded once, for display. The order of the
//! members has no effect. [`Team`] has every number; what others may read is a [`Publication`] of it.
//!
//! The group form of Borich's model is adapted: importance × the mean gap to close.

mod plans;
mod publication;
mod tally;

use super::answer::Present;
use super::assessment::Assessment;
use super::framework::{Framework, Item, ItemId};
use super::gap::Gap;
use super::level::Level;
use super::scope::Scope;
use super::summary::Mean;
use super::time::Date;
pub use plans::{PlanSum, TeamPlans};
pub use publication::{
    MIN_MEMBERS, MIN_ROLE_MEMBERS, Publication, PublishedArea, PublishedItem, PublishedPlans,
    PublishedRole, Released,
};
pub use tally::{GroupTally, NotCompared};

/// Most members of a team.
pub const MAX_MEMBERS: usize = 1_000;
/// Longest label of a member, in characters.
pub const MAX_LABEL_CHARS: usize = 100;
/// How many needs are listed first.
pub const FIRST_NEEDS: usize = 10;
/// A competency can be a single point only if it is part of the work of at least so many members.
const SINGLE_POINT_IN_ROLE: u32 = 3;

/// One member: their label in this team, and their result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// At most [`MAX_LABEL_CHARS`] characters, often empty.
    pub label: String,
    /// The result.
    pub result: Assessment,
}

/// Members of the same role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleGroup {
    /// Index of the role in the framework; `None` for those without a role of it.
    pub role: Option<usize>,
    /// How many members.
    pub members: u32,
}

/// The team's answers about one competency, or about an area itself in quick checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamItem {
    /// The competency or area.
    pub item: ItemId,
    /// Over the members who have a level and an aim.
    pub tally: GroupTally,
    /// How many of these members are at each level, rising.
    pub levels: Vec<u32>,
    /// All others who were asked.
    pub not_compared: NotCompared,
    /// How many are near the top of the scale, with or without an aim.
    pub strong: u32,
    /// A bit for each of the team's role groups that has a member in the tally.
    groups: u32,
}

impl TeamItem {
    fn new(item: &ItemId, levels: u8) -> Self {
        Self {
            item: item.clone(),
            tally: GroupTally::default(),
            levels: vec![0; levels.into()],
            not_compared: NotCompared::default(),
            strong: 0,
            groups: 0,
        }
    }

    /// Whether it is part of the work of several members, of whom at most one is near the top of the scale.
    pub fn is_single_point(&self) -> bool {
        self.in_role() >= SINGLE_POINT_IN_ROLE && self.strong <= 1
    }

    /// How many members have it in their role.
    pub fn in_role(&self) -> u32 {
        self.tally.members + self.not_compared.no_aim + self.not_compared.cannot_judge
    }

    /// How many members were asked.
    pub fn asked(&self) -> u32 {
        self.in_role() + self.not_compared.not_in_role + self.not_compared.unanswered
    }
}

/// The team's answers about one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamArea {
    /// Index of the area.
    pub area: usize,
    /// Over all its items and members.
    pub total: GroupTally,
    /// The same for each role group of the team.
    pub roles: Vec<GroupTally>,
    /// Everything that some member was asked, in the framework's order: the area itself, then its competencies.
    pub items: Vec<TeamItem>,
}

/// All numbers of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// How many members.
    pub members: u32,
    /// How many members have a level and an aim for anything.
    pub compared: u32,
    /// Answers to items that this edition of the framework does not have.
    pub orphans: u32,
    /// The roles that members have, in the framework's order, then those without one.
    pub roles: Vec<RoleGroup>,
    /// The areas that some member was asked about, in the framework's order.
    pub areas: Vec<TeamArea>,
    /// Sums over the members' plans.
    pub plans: TeamPlans,
}

impl Team {
    /// Adds up the members' results. `today` decides which review dates are past.
    pub fn of<'a>(
        framework: &Framework,
        members: impl Iterator<Item = &'a Member> + Clone,
        today: Date,
    ) -> Self {
        let roles = role_groups(framework, members.clone());
        let levels = framework.scale().level_count();
        let blank = |(index, area): (usize, &super::framework::Area)| TeamArea {
            area: index,
            total: GroupTally::default(),
            roles: vec![GroupTally::default(); roles.len()],
            items: std::iter::once(&area.id)
                .chain(area.competencies.iter().map(|one| &one.id))
                .map(|item| TeamItem::new(item, levels))
                .collect(),
        };
        let mut team = Self {
            members: 0,
            compared: 0,
            orphans: 0,
            areas: framework.areas().iter().enumerate().map(blank).collect(),
            plans: TeamPlans::default(),
            roles,
        };
        for Member { result, .. } in members {
            team.members += 1;
            team.orphans += u32::try_from(result.orphans.len()).unwrap_or(u32::MAX);
            team.plans.add(&result.plan, today);
            team.add(framework, result);
        }
        for area in &mut team.areas {
            area.items.retain(|item| item.asked() > 0);
        }
        team.areas.retain(|area| !area.items.is_empty());
        team
    }

    fn add(&mut self, framework: &Framework, result: &Assessment) {
        let strong = framework.scale().strong_from();
        let role = role_index(framework, result);
        let Some(group) = self.roles.iter().position(|group| group.role == role) else { return };
        let mut compared = false;
        for area in framework.areas_in(&result.scope) {
            // The first item is the area itself, which a quick check rates; the competencies come after it.
            let first = usize::from(result.scope != Scope::Quick);
            let Some(found) = self.areas.get_mut(area) else { continue };
            let mut own = GroupTally::default();
            let items = framework.items_of(area, &result.scope);
            for (item, sum) in items.iter().zip(found.items.iter_mut().skip(first)) {
                if let Some(one) = count(framework, result, item, sum, strong) {
                    sum.groups |= 1 << group;
                    own.add(&one);
                }
            }
            own.members = own.members.min(1);
            compared |= own.members > 0;
            found.total.add(&own);
            if let Some(cell) = found.roles.get_mut(group) {
                cell.add(&own);
            }
        }
        self.compared += u32::from(compared);
    }

    /// All items, in the framework's order.
    pub fn items(&self) -> impl Iterator<Item = &TeamItem> {
        self.areas.iter().flat_map(|area| &area.items)
    }

    /// Competencies that depend on one member at most, in the framework's order.
    pub fn single_points(&self) -> impl Iterator<Item = &TeamItem> {
        self.items().filter(|item| item.is_single_point())
    }
}

/// Who could help whom with one item, as indices of members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// Members who meet their aim near the top of the scale.
    pub can_help: Vec<usize>,
    /// Members who are below their aim.
    pub below: Vec<usize>,
}

impl Help {
    /// Finds both among the members.
    pub fn with<'a>(
        framework: &Framework,
        members: impl Iterator<Item = &'a Member>,
        item: &ItemId,
    ) -> Self {
        let strong = framework.scale().strong_from();
        let mut help = Self::default();
        for (index, Member { result, .. }) in members.enumerate() {
            let level = result.present(item).and_then(Present::level);
            match result.gap(framework, item) {
                Gap::Short { .. } => help.below.push(index),
                Gap::Met { .. } if level >= Some(strong) => help.can_help.push(index),
                Gap::Met { .. } | Gap::Unknown(_) => {}
            }
        }
        help
    }
}

/// Counts one answer into its item, and returns the tally of this answer if it has a level and an aim.
fn count(
    framework: &Framework,
    result: &Assessment,
    item: &Item<'_>,
    sum: &mut TeamItem,
    strong: Level,
) -> Option<GroupTally> {
    let not_compared = &mut sum.not_compared;
    let present = match result.present(item.id) {
        None => {
            not_compared.unanswered += 1;
            return None;
        }
        Some(Present::NotInMyRole) => {
            not_compared.not_in_role += 1;
            return None;
        }
        Some(Present::CannotJudge) => {
            not_compared.cannot_judge += 1;
            return None;
        }
        Some(Present::Rated(level)) => level,
    };
    sum.strong += u32::from(present >= strong);
    let Some(desired) = result.desired(framework, item.id) else {
        not_compared.no_aim += 1;
        return None;
    };
    if let Some(count) = sum.levels.get_mut(usize::from(present.number()) - 1) {
        *count += 1;
    }
    let importance = result.answer(item.id).and_then(|answer| answer.importance);
    let importance = importance.filter(|_| result.importance);
    let one = GroupTally::one(present, desired.level(), importance);
    sum.tally.add(&one);
    Some(one)
}

/// The index of a member's role, if the framework has it.
fn role_index(framework: &Framework, result: &Assessment) -> Option<usize> {
    let role = result.role.as_ref()?;
    framework.roles().iter().position(|one| one.id == *role)
}

fn role_groups<'a>(
    framework: &Framework,
    members: impl Iterator<Item = &'a Member>,
) -> Vec<RoleGroup> {
    let roles = (0..framework.roles().len()).map(Some).chain([None]);
    let mut groups: Vec<_> = roles.map(|role| RoleGroup { role, members: 0 }).collect();
    for member in members {
        let role = role_index(framework, &member.result);
        if let Some(group) = groups.iter_mut().find(|group| group.role == role) {
            group.members += 1;
        }
    }
    groups.retain(|group| group.members > 0);
    groups
}

impl GroupTally {
    /// Importance × gap to close, if at least half of the members have rated the importance: after Borich, adapted.
    pub fn weighted_gap(&self) -> Option<Mean> {
        if self.importance_rated == 0 || self.importance_rated * 2 < self.members {
            return None;
        }
        // Both products are small: a team has at most a thousand members.
        Mean::of(
            self.sum_importance.checked_mul(self.sum_short)?,
            self.importance_rated.checked_mul(self.compared)?,
        )
    }
}
