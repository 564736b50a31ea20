//! What one browser keeps for one framework: the open self-check and the results.

use std::collections::BTreeMap;

use super::assessment::{Assessment, ResultId};
use super::framework::ItemId;
use super::time::Timestamp;

/// When something was changed, in an order that all tabs agree on: first the counter, then the tab.
/// No clock is involved, so a clock that is set back changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Counts every change; a tab that sees a higher number goes on from there.
    pub counter: u64,
    /// The tab that made the change, a random name.
    pub tab: String,
}

/// The self-check that is being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCheck {
    /// The self-check.
    pub check: Assessment,
    /// When it became the open one.
    pub opened: Stamp,
    /// When each answer was last changed, also those that were cleared.
    pub stamps: BTreeMap<ItemId, Stamp>,
    /// The area that the person was at, to resume there.
    pub area: Option<ItemId>,
}

/// Everything kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Counter of the newest change in here.
    pub counter: u64,
    /// The open self-check.
    pub open: Option<OpenCheck>,
    /// Results, oldest first.
    pub results: Vec<Assessment>,
    /// Results that were deleted, so that another tab does not bring them back.
    pub deleted: Vec<ResultId>,
    /// When a result file was last downloaded.
    pub exported: Option<Timestamp>,
}

impl Record {
    /// The kept result of that id.
    pub fn result(&self, id: &ResultId) -> Option<&Assessment> {
        self.results.iter().find(|result| result.id == *id)
    }

    /// Keeps a result: in place of the one with its id, else as the newest.
    pub fn keep(&mut self, result: Assessment) {
        self.deleted.retain(|id| *id != result.id);
        match self.results.iter_mut().find(|kept| kept.id == result.id) {
            Some(kept) => *kept = result,
            None => self.results.push(result),
        }
    }

    /// Whether there is nothing to lose.
    pub fn is_empty(&self) -> bool {
        self.open.is_none() && self.results.is_empty()
    }
}
