//! Changes by the host page while the self-check runs: of the options, of where answers are stored, and of the
//! framework. Answers are kept in every case.
//!
//! An element has a memory (`element_memory`), which exists as long as the element. In memory mode it is the store;
//! otherwise it receives what a session would lose when it ends, and passes it to the next one.

use super::{Options, Screen, Session, sync};
use crate::domain::LamportTimestamp;
use crate::format::saved_v1;
use crate::storage::TextStore;

impl Session {
    /// The key of the record in its store.
    pub fn key(&self) -> &str {
        self.records.key()
    }

    /// Whether these options use the same record, so that [`Session::reconfigure`] is enough.
    pub fn keeps_place(&self, options: &Options) -> bool {
        self.options.memory_only == options.memory_only
            && self.options.storage_key == options.storage_key
    }

    /// Applies other options to the same record. Returns true if the screen depends on them. An open self-check keeps
    /// its role, scope and importance.
    pub fn reconfigure(&mut self, options: Options) -> bool {
        let level = self.options.top_heading() != options.top_heading();
        let links = self.options.result_url != options.result_url;
        let other = self.options != options;
        self.options = options;
        match self.screen {
            Screen::Poster | Screen::Start => other,
            // Recreating this screen would lose the team.
            Screen::Team => false,
            Screen::Results(_) => level || links,
            Screen::Rate(_)
            | Screen::Plan(_)
            | Screen::Targets
            | Screen::Compare(..)
            | Screen::TargetsByRole(..) => level,
        }
    }

    /// Writes the record into `element_memory` if the last save failed for a reason that may pass, or if the record is about
    /// to move to memory.
    pub fn leave(&self, element_memory: &mut dyn TextStore, memory_only: bool) {
        let moves = memory_only && !self.options.memory_only;
        if (self.may_retry() || moves) && !self.record.is_empty() {
            let text = saved_v1::write(&self.framework, &self.record, self.records.tab());
            // If even memory fails, nothing else can be tried.
            let _ = element_memory.write(self.key(), &text);
        }
    }

    /// Merges what an earlier session left in `element_memory` under the same key. Its self-check stays open; another
    /// one that is open here becomes a saved result.
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
        // Otherwise it would come back after it was deleted here. If it could not be saved, the end of this session
        // writes it again.
        let _ = element_memory.remove(self.key());
    }

    /// Shows the screen of an earlier session, as far as it still exists, and takes over the offered result.
    pub fn restore_screen(&mut self, before: &Self) {
        if self.opens_results() && self.framework.id() == before.framework.id() {
            self.offered.clone_from(&before.offered);
        }
        let Some(shown) = before.shown_assessment() else { return };
        let behind = before.screen.behind();
        let start = std::mem::replace(&mut self.screen, behind.clone());
        if self.shown_assessment().is_none_or(|now| now.id != shown.id) {
            self.screen = start;
            return;
        }
        if let Screen::Rate(area) = *behind {
            // In another edition of the framework the area may have another position, or not exist.
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
