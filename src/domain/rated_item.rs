//! Everything about one rated item, looked up once; a summary counts, ranks and lists these.

use super::answer::{Answer, Desired};
use super::assessment::Assessment;
use super::framework::{Area, Framework, ItemId, Targets};
use super::gap::Gap;
use super::level::{Importance, Level};

/// An item whose present rating is a level.
#[derive(Clone, Debug)]
pub(super) struct RatedItem<'a> {
    /// The competency, or the area in a quick check.
    pub(super) item: &'a ItemId,
    /// The present rating.
    pub(super) present: Level,
    /// The aim, and whether the person chose it.
    pub(super) desired: Option<Desired>,
    /// The target that applies.
    pub(super) target: Option<Level>,
    /// The gap between the present level and the aim.
    pub(super) gap: Gap,
    /// Its importance, if it was given.
    pub(super) importance: Option<Importance>,
}

/// The targets of a self-check, with those of one area looked up.
pub(super) struct AreaTargets<'a> {
    check: &'a Assessment,
    targets: Option<&'a Targets>,
    adjusted: Option<Level>,
    of_area: Option<Level>,
}

impl<'a> AreaTargets<'a> {
    /// The targets of an area, the same as [`Assessment::target`] finds.
    pub(super) fn new(framework: &'a Framework, check: &'a Assessment, area: &Area) -> Self {
        let targets = framework.targets_of(check.role.as_ref());
        Self {
            check,
            targets,
            adjusted: check.adjusted_targets.get(&area.id).copied(),
            of_area: targets.and_then(|targets| targets.get(&area.id)).copied(),
        }
    }

    fn of(&self, item: &ItemId) -> Option<Level> {
        let adjusted = self.check.adjusted_targets.get(item).copied().or(self.adjusted);
        let own = || self.targets.and_then(|targets| targets.get(item)).copied();
        adjusted.or_else(own).or(self.of_area)
    }

    /// Evaluates an item of the area that is rated with that level.
    pub(super) fn evaluate(
        &self,
        item: &'a ItemId,
        present: Level,
        answer: &Answer,
    ) -> RatedItem<'a> {
        let target = self.of(item);
        let desired = if self.check.open { answer.aim(target) } else { answer.desired };
        let gap = Gap::between(answer.present, desired);
        RatedItem { item, present, desired, target, gap, importance: answer.importance }
    }
}
