//! One self-check: what was asked, what was answered, and when.
//!
//! The open self-check and saved results have the same type. They differ in one thing: while a self-check is open, an
//! aim that the person did not set is derived from the target and the present level; a result stores it.

use std::collections::BTreeMap;

use super::answer::{Answer, Desired, Present};
use super::framework::{Framework, Item, ItemId, RoleId};
use super::gap::Gap;
use super::level::Level;
use super::plan::Plan;
use super::scope::Scope;
use super::time::Timestamp;

/// The random id of a self-check; the same id means the same self-check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResultId(String);

impl ResultId {
    /// The id written from 128 random bits, as 32 hexadecimal digits.
    pub fn from_random(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    /// Reads an id: 1 to 64 ASCII letters, digits and hyphens.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=64).contains(&text.len());
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (fits && plain).then(|| Self(text.to_owned()))
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which framework, in which edition, a result belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkRef {
    /// The framework's id.
    pub id: String,
    /// The framework's revision.
    pub revision: u32,
}

impl FrameworkRef {
    /// A reference to this framework.
    pub fn to(framework: &Framework) -> Self {
        Self { id: framework.id().to_owned(), revision: framework.revision() }
    }
}

/// One self-check, open or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Random id.
    pub id: ResultId,
    /// The framework it was made with.
    pub framework: FrameworkRef,
    /// The person's role, or `None` if they chose none of the framework's roles.
    pub role: Option<RoleId>,
    /// How much is rated.
    pub scope: Scope,
    /// Whether importance is asked for and used.
    pub importance: bool,
    /// When it began.
    pub started: Timestamp,
    /// When a rating, a note or a target last changed; the plan has its own timestamp.
    pub updated: Timestamp,
    /// When it was finished. If everything was answered when its results were opened, this is the time of the last
    /// change before that, or of a later rating. `None` until then.
    pub completed: Option<Timestamp>,
    /// Targets that the person set for an area or a competency.
    pub adjusted_targets: BTreeMap<ItemId, Level>,
    /// What was answered. Blank answers are absent.
    pub answers: BTreeMap<ItemId, Answer>,
    /// Answers to items that this edition of the framework does not have: they are kept, shown and exported again.
    pub orphans: BTreeMap<ItemId, Answer>,
    /// The learning plan.
    pub plan: Plan,
    /// Whether aims that the person did not set still follow the target and the present level.
    pub open: bool,
}

/// What is fixed when a self-check begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The person's role, or `None` if they chose none of the framework's roles.
    pub role: Option<RoleId>,
    /// How much is rated.
    pub scope: Scope,
    /// Whether importance is asked for.
    pub importance: bool,
}

impl Assessment {
    /// A new, open self-check without answers.
    pub fn begin(framework: &Framework, setup: Setup, id: ResultId, now: Timestamp) -> Self {
        Self {
            id,
            framework: FrameworkRef::to(framework),
            role: setup.role,
            scope: setup.scope,
            importance: setup.importance,
            started: now,
            updated: now,
            completed: None,
            adjusted_targets: BTreeMap::new(),
            answers: BTreeMap::new(),
            orphans: BTreeMap::new(),
            plan: Plan::default(),
            open: true,
        }
    }

    /// Whether it has anything that a person would miss.
    pub fn has_content(&self) -> bool {
        !self.answers.is_empty()
            || !self.orphans.is_empty()
            || !self.adjusted_targets.is_empty()
            || self.plan.is_made()
    }

    /// The answer about an item.
    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.answers.get(item)
    }

    /// The present rating of an item, if it was given.
    pub fn present(&self, item: &ItemId) -> Option<Present> {
        self.answer(item)?.present
    }

    /// The target that applies: the person's adjustment of the competency or of its area, or else the framework's for
    /// the role.
    pub fn target(&self, framework: &Framework, item: &ItemId) -> Option<Level> {
        let own = self.own_target(framework, item);
        own.or_else(|| framework.target(self.role.as_ref(), item))
    }

    /// The person's adjustment of the competency or of its area.
    fn own_target(&self, framework: &Framework, item: &ItemId) -> Option<Level> {
        let adjusted = |id| self.adjusted_targets.get(id).copied();
        let area = || framework.area(framework.place(item)?.area());
        adjusted(item).or_else(|| adjusted(&area()?.id))
    }

    /// Whether the target that applies to an item was set by the person.
    pub fn has_own_target(&self, framework: &Framework, item: &ItemId) -> bool {
        self.own_target(framework, item).is_some()
    }

    /// The reason for the framework's target of an item, if that target applies. The built-in framework has its reasons
    /// in the lazy part of the program.
    pub fn target_reason<'a>(&self, framework: &'a Framework, item: &ItemId) -> Option<&'a str> {
        let role = self.role.as_ref()?;
        let applies = self.target(framework, item) == framework.target(Some(role), item);
        framework.target_reason(role, item).filter(|_| applies)
    }

    /// The aim: the person's own, or else the stored one, or else (while open) the suggested one.
    pub fn desired(&self, framework: &Framework, item: &ItemId) -> Option<Desired> {
        let written = self.answer(item).and_then(|answer| answer.desired);
        let suggest = || Desired::suggested(self.target(framework, item), self.present(item));
        written.or_else(|| if self.open { suggest() } else { None })
    }

    /// The gap between the present level and the aim.
    pub fn gap(&self, framework: &Framework, item: &ItemId) -> Gap {
        Gap::between(self.present(item), self.desired(framework, item))
    }

    /// Changes one answer, and removes it if it ends up blank. A new rating in a finished self-check makes its time the
    /// new completion time; a cleared one makes it unfinished.
    pub fn change(&mut self, item: &ItemId, now: Timestamp, change: impl FnOnce(&mut Answer)) {
        let answer = self.answers.entry(item.clone()).or_default();
        let before = answer.clone();
        change(answer);
        if !answer.is_rated_as(&before) {
            self.completed = self.completed.and(answer.is_answered().then_some(now));
        }
        if answer.is_blank() {
            self.answers.remove(item);
        }
        self.updated = now;
    }

    /// What is rated, with the index of its area, in the framework's order.
    pub fn items<'a>(&self, framework: &'a Framework) -> Vec<(usize, Item<'a>)> {
        let areas = framework.areas_in(&self.scope).into_iter();
        areas
            .flat_map(|area| {
                framework.items_of(area, &self.scope).into_iter().map(move |item| (area, item))
            })
            .collect()
    }

    /// A copy as a result: suggested aims are stored, for items that were rated or could not be judged.
    #[must_use]
    pub fn frozen(&self, framework: &Framework) -> Self {
        let mut result = self.clone();
        if self.open {
            for (item, answer) in &mut result.answers {
                if answer.present.is_some_and(Present::takes_aim) {
                    answer.desired = answer.aim(self.target(framework, item));
                }
            }
        }
        result.open = false;
        result
    }

    /// A copy as an open self-check: suggested aims follow the target and the present level again.
    #[must_use]
    pub fn reopened(mut self) -> Self {
        for answer in self.answers.values_mut() {
            answer.desired = answer.own_aim().map(Desired::Own);
        }
        self.answers.retain(|_, answer| !answer.is_blank());
        self.open = true;
        self
    }

    /// Whether its answers or its plan changed after the given state of the same self-check.
    pub fn is_changed_since(&self, other: &Self) -> bool {
        self.updated > other.updated
            || self.completed > other.completed
            || self.plan.updated > other.plan.updated
    }

    /// When this result was completed with its present ratings, or else last changed. Comparisons order by this.
    pub fn dated(&self) -> Timestamp {
        self.completed.unwrap_or(self.updated)
    }
}
