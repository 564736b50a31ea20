//! What a host page changes while the self-check runs: its options, where answers are kept, and the
//! framework. Answers are kept in every case.
//!
//! An element has a memory of its own (`element_memory`), which lives as long as the element. In memory mode it
//! is the store; otherwise it takes what a session would lose when it ends, and gives it to the next.

use super::{Options, Screen, Session, sync};
use crate::domain::LamportTimestamp;
use crate::format::saved_v1;
use crate::storage::TextStore;

impl Session {
    /// The key of the record in its store.
    pub fn key(&self) -> &str {
        self.records.key()
    }

    /// Whether the same record serves these options, so that [`Session::reconfigure`] is enough.
    pub fn keeps_place(&self, options: &Options) -> bool {
        self.options.memory_only == options.memory_only
            && self.options.storage_key == options.storage_key
    }

    /// Uses other options for the same record. True if what is on screen depends on them. A self-check
    /// that is open keeps its role, scope and importance.
    pub fn reconfigure(&mut self, options: Options) -> bool {
        let level = self.options.top_heading() != options.top_heading();
        let links = self.options.result_url != options.result_url;
        let other = self.options != options;
        self.options = options;
        match self.screen {
            Screen::Poster | Screen::Start => other,
            // It would lose the team.
            Screen::Team => false,
            Screen::Results(_) => level || links,
            Screen::Rate(_)
            | Screen::Plan(_)
            | Screen::Targets
            | Screen::Compare(..)
            | Screen::TargetsByRole(..) => level,
        }
    }

    /// Ends this session for one that is kept in memory only or not: what would be lost goes into `element_memory`.
    pub fn leave(&self, element_memory: &mut dyn TextStore, memory_only: bool) {
        let moves = memory_only && !self.options.memory_only;
        if (self.may_retry() || moves) && !self.record.is_empty() {
            let text = saved_v1::write(&self.framework, &self.record, self.records.tab());
            // Where even memory fails there is nothing left to try.
            let _ = element_memory.write(self.key(), &text);
        }
    }

    /// Takes in what an earlier session left in `element_memory` under the same key. Its self-check stays open;
    /// another one that is open here becomes a saved result.
    pub fn adopt_unsaved(&mut self, element_memory: &mut dyn TextStore) {
        if self.options.memory_only {
            return;
        }
        let Ok(Some(text)) = element_memory.read(self.key()) else { return };
        let Ok(mut record) = saved_v1::read(&text, &self.framework) else { return };
        self.merge_external_changes();
        record.counter = record.counter.max(self.record.counter) + 1;
        if let Some(open) = &mut record.open {
            open.opened =
                LamportTimestamp { counter: record.counter, tab: self.records.tab().to_owned() };
        }
        self.record = sync::merge(&self.framework, &record, &self.record);
        self.save();
        // What stayed behind would come back after it was deleted here. If it could not be saved, the
        // end of this session leaves it again.
        let _ = element_memory.remove(self.key());
    }

    /// Shows what was on screen before, as far as it is still there, and holds what the person has not decided about.
    pub fn restore_screen(&mut self, before: &Self) {
        if self.opens_results() && self.framework.id() == before.framework.id() {
            self.offered.clone_from(&before.offered);
        }
        let Some(shown) = before.shown() else { return };
        let behind = before.screen.behind();
        let start = std::mem::replace(&mut self.screen, behind.clone());
        if self.shown().is_none_or(|now| now.id != shown.id) {
            self.screen = start;
            return;
        }
        if let Screen::Rate(area) = *behind {
            // In another edition of the framework the area may stand elsewhere, or nowhere.
            self.screen = start;
            self.resume();
            let area = before.framework.area(area);
            if let Some(place) = area.and_then(|area| self.framework.place(&area.id)) {
                self.go_to_area(place.area());
            }
        }
        if let Screen::TargetsByRole(role, _) = &before.screen {
            self.open_targets_by_role(role.clone());
        }
        self.leave_missing_screen();
    }
}
