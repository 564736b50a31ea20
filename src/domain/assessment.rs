//! One self-check: what was asked, what was answered, and when.
//!
//! The same type is the open self-check and a saved result. They differ in one thing: while it is
//! open, an aim that was not touched is suggested from target and now; a result has it written down.

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
    /// The reference to this framework.
    pub fn to(framework: &Framework) -> Self {
        Self { id: framework.id().to_owned(), revision: framework.revision() }
    }
}

/// One self-check, open or kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Random id.
    pub id: ResultId,
    /// The framework it was made with.
    pub framework: FrameworkRef,
    /// The person's role, or `None` of the framework's.
    pub role: Option<RoleId>,
    /// How much is rated.
    pub scope: Scope,
    /// Whether importance is asked for and used.
    pub importance: bool,
    /// When it began.
    pub started: Timestamp,
    /// When a rating, a note or a target last changed; the plan knows that of itself.
    pub updated: Timestamp,
    /// When it was finished: the moment of the last change before its results were opened with everything answered, or of
    /// a rating after that. `None` until then.
    pub completed: Option<Timestamp>,
    /// Targets that the person set for an area or a competency.
    pub adjusted_targets: BTreeMap<ItemId, Level>,
    /// What was answered. Blank answers are absent.
    pub answers: BTreeMap<ItemId, Answer>,
    /// Answers whose id this edition of the framework does not have: kept, shown, exported again.
    pub orphans: BTreeMap<ItemId, Answer>,
    /// The learning plan.
    pub plan: Plan,
    /// Whether untouched aims still follow target and now.
    pub open: bool,
}

/// What is fixed when a self-check begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The person's role, or `None` of the framework's.
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

    /// Whether there is something in it that a person would miss.
    pub fn has_content(&self) -> bool {
        !self.answers.is_empty()
            || !self.orphans.is_empty()
            || !self.adjusted_targets.is_empty()
            || self.plan.is_made()
    }

    /// What was said about an item.
    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.answers.get(item)
    }

    /// Now, where it was given.
    pub fn present(&self, item: &ItemId) -> Option<Present> {
        self.answer(item)?.present
    }

    /// The target that applies: the person's adjustment of the competency or of its area, else the
    /// framework's for the role.
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

    /// Whether the target that applies to an item is the person's.
    pub fn has_own_target(&self, framework: &Framework, item: &ItemId) -> bool {
        self.own_target(framework, item).is_some()
    }

    /// Why the framework's target for an item is what it is, where that is the target that applies. The built-in
    /// framework has its reasons in the lazy part of the program.
    pub fn target_reason<'a>(&self, framework: &'a Framework, item: &ItemId) -> Option<&'a str> {
        let role = self.role.as_ref()?;
        let applies = self.target(framework, item) == framework.target(Some(role), item);
        framework.target_reason(role, item).filter(|_| applies)
    }

    /// The aim: the person's own, else what is written down, else (while open) what is suggested.
    pub fn desired(&self, framework: &Framework, item: &ItemId) -> Option<Desired> {
        let written = self.answer(item).and_then(|answer| answer.desired);
        let suggest = || Desired::suggested(self.target(framework, item), self.present(item));
        written.or_else(|| if self.open { suggest() } else { None })
    }

    /// The gap between now and aim.
    pub fn gap(&self, framework: &Framework, item: &ItemId) -> Gap {
        Gap::between(self.present(item), self.desired(framework, item))
    }

    /// Changes one answer; an answer that ends up blank is taken out. A finished self-check that is rated otherwise is
    /// finished anew then: its day is that of its ratings. One with an item that is not answered any more is not finished.
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

    /// The same as a result: aims that were suggested are written down, for what was rated or could
    /// not be judged.
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

    /// The same as an open self-check: aims that were suggested follow target and now again.
    #[must_use]
    pub fn reopened(mut self) -> Self {
        for answer in self.answers.values_mut() {
            answer.desired = answer.own_aim().map(Desired::Own);
        }
        self.answers.retain(|_, answer| !answer.is_blank());
        self.open = true;
        self
    }

    /// Whether its answers or its plan were changed after another state of the same self-check.
    pub fn is_changed_since(&self, other: &Self) -> bool {
        self.updated > other.updated
            || self.completed > other.completed
            || self.plan.updated > other.plan.updated
    }

    /// When this result was finished as it is rated, or last changed if it was not: what comparisons order by.
    pub fn dated(&self) -> Timestamp {
        self.completed.unwrap_or(self.updated)
    }
}
