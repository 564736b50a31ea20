//! What one browser stores for one framework: the open self-check and the results.

use std::collections::BTreeMap;

use super::assessment::{Assessment, ResultId};
use super::framework::ItemId;
use super::time::Timestamp;

/// When a change was made, in an order that all tabs agree on: by counter, then by tab. No clock is involved, so a
/// clock that is set back has no effect.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LamportTimestamp {
    /// Counts every change; a tab that sees a higher number continues from that.
    pub counter: u64,
    /// The tab that made the change, a random name.
    pub tab: String,
}

/// The self-check that is being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAssessment {
    /// The self-check.
    pub check: Assessment,
    /// When it was opened.
    pub opened: LamportTimestamp,
    /// When each answer was last changed or cleared.
    pub answers_changed: BTreeMap<ItemId, LamportTimestamp>,
    /// When the adjusted targets last changed.
    pub targets_changed: LamportTimestamp,
    /// When the plan last changed.
    pub plan_changed: LamportTimestamp,
    /// The area at which to resume.
    pub area: Option<ItemId>,
}

/// A result, and when this browser last changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedResult {
    /// The result.
    pub result: Assessment,
    /// When it was saved, or its plan changed.
    pub changed: LamportTimestamp,
}

/// A result that was deleted, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedResult {
    /// Its id.
    pub id: ResultId,
    /// When this browser deleted it.
    pub when: LamportTimestamp,
}

/// Everything that is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The highest counter of a change in this record.
    pub counter: u64,
    /// The open self-check.
    pub open: Option<OpenAssessment>,
    /// Results, in the order of their days ([`Assessment::dated`]).
    pub results: Vec<SavedResult>,
    /// Results that were deleted, without duplicates, so that a tab that still has one does not restore it.
    pub deleted: Vec<DeletedResult>,
    /// When a result file was last downloaded, and of which result, if that is known.
    pub exported: Option<(Timestamp, Option<ResultId>)>,
}

impl Record {
    /// The saved result of that id.
    pub fn result(&self, id: &ResultId) -> Option<&Assessment> {
        self.kept(id).map(|kept| &kept.result)
    }

    /// The saved result of that id, with the timestamp of its last change.
    pub fn kept(&self, id: &ResultId) -> Option<&SavedResult> {
        self.results.iter().find(|kept| kept.result.id == *id)
    }

    /// The ids of all self-checks in which anything was answered.
    pub fn rated_ids(&self) -> impl Iterator<Item = &ResultId> {
        let open = self.open.iter().map(|open| &open.check);
        let all = open.chain(self.results.iter().map(|kept| &kept.result));
        all.filter(|check| check.has_content()).map(|check| &check.id)
    }

    /// Whether it has or had the self-check of that id.
    pub fn knows(&self, id: &ResultId) -> bool {
        let is_open = self.open.as_ref().is_some_and(|open| open.check.id == *id);
        is_open || self.kept(id).is_some() || self.deleted_when(id).is_some()
    }

    /// When the result of that id was deleted, if it was.
    pub fn deleted_when(&self, id: &ResultId) -> Option<&LamportTimestamp> {
        self.deleted.iter().find(|deleted| deleted.id == *id).map(|deleted| &deleted.when)
    }

    /// Saves a result, replacing the one with the same id.
    pub fn keep(&mut self, result: Assessment, changed: LamportTimestamp) {
        self.deleted.retain(|deleted| deleted.id != result.id);
        self.put(SavedResult { result, changed });
    }

    /// Inserts a result in order, replacing the one with the same id.
    pub fn put(&mut self, new: SavedResult) {
        self.results.retain(|kept| kept.result.id != new.result.id);
        let key =
            |kept: &SavedResult| (kept.result.dated(), kept.result.started, kept.result.id.clone());
        let (Ok(place) | Err(place)) = self.results.binary_search_by_key(&key(&new), key);
        self.results.insert(place, new);
    }

    /// Removes a result, and records when it was deleted.
    pub fn delete(&mut self, id: &ResultId, when: LamportTimestamp) -> Option<SavedResult> {
        let place = self.results.iter().position(|kept| kept.result.id == *id)?;
        self.note_deleted(DeletedResult { id: id.clone(), when });
        Some(self.results.remove(place))
    }

    /// Records that a result was deleted, possibly not for the first time.
    pub fn note_deleted(&mut self, new: DeletedResult) {
        // Sorted by id, so that every tab has the same order.
        match self.deleted.binary_search_by(|known| known.id.cmp(&new.id)) {
            Ok(place) => {
                if let Some(known) = self.deleted.get_mut(place).filter(|one| one.when < new.when) {
                    known.when = new.when;
                }
            }
            Err(place) => self.deleted.insert(place, new),
        }
    }

    /// Moves every timestamp above `after` up by `by`.
    pub fn rebase_timestamps(&mut self, after: u64, by: u64) {
        let rebase = |stamp: &mut LamportTimestamp| {
            if stamp.counter > after {
                stamp.counter += by;
            }
        };
        if let Some(open) = &mut self.open {
            open.answers_changed.values_mut().for_each(rebase);
            let parts = [&mut open.opened, &mut open.targets_changed, &mut open.plan_changed];
            parts.into_iter().for_each(rebase);
        }
        self.results.iter_mut().for_each(|kept| rebase(&mut kept.changed));
        self.deleted.iter_mut().for_each(|deleted| rebase(&mut deleted.when));
        self.counter += by;
    }

    /// Whether there is nothing to lose.
    pub fn is_empty(&self) -> bool {
        self.open.is_none() && self.results.is_empty()
    }
}
