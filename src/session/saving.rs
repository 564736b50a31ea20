//! Saving, trying again, and deleting everything.

use super::undo::Undo;
use super::{Env, NotSaved, ResultRef, SaveState, Screen, Session, SessionNotice, sync};
use crate::domain::Record;

/// The record was removed from storage, and the person has not decided whether to save again.
const REMOVED: SaveState = SaveState::NotSaved(NotSaved::Removed);

impl Session {
    /// Saves the record, merged with what other tabs have written meanwhile.
    pub(super) fn save(&mut self) {
        self.merge_external_changes();
        self.save_state = match self.records.save(&self.framework, &self.record) {
            Ok(()) if self.options.memory_only => SaveState::MemoryOnly,
            Ok(()) => SaveState::Saved,
            Err(why) => SaveState::NotSaved(why),
        };
    }

    /// Merges the mirror's copy if it is newer than the record the browser kept. Called at the start, or when the copy
    /// was read, which may be later. Returns true if something on screen may have changed.
    pub fn recall(&mut self) -> bool {
        let Some(recent) = self.records.recall(&self.framework) else { return false };
        if self.notices.iter().any(|notice| notice.forbids_saving()) {
            return false;
        }
        // Changes made since the start happened after those in the copy: move their timestamps up.
        let found = self.records.loaded_counter();
        self.record.rebase_timestamps(found, recent.counter - found);
        self.record = sync::merge(&self.framework, &self.record, &recent);
        self.notices.retain(|notice| *notice != SessionNotice::Damaged);
        self.save();
        self.leave_missing_screen();
        true
    }

    /// Merges what other tabs have saved since the last call, and returns that.
    pub(super) fn merge_external_changes(&mut self) -> Option<Record> {
        let theirs = self.records.external_changes(&self.framework)?;
        let before = self.open_assessment().map(|check| check.id.clone());
        self.record = sync::merge(&self.framework, &self.record, &theirs);
        self.outside_changes += 1;
        let now = self.record.open.as_ref().map(|open| &open.check.id);
        if now != before.as_ref() {
            // The deletion belongs to a plan that is no longer on screen.
            if self.screen.result_ref() == Some(&ResultRef::Open)
                && !matches!(self.undo, Some(Undo::Result(_)))
            {
                self.undo = None;
            }
            // Another tab has set the open self-check aside: it has begun a new one, or reopened a result.
            let set_aside =
                before.filter(|id| self.record.result(id).is_some()).map(ResultRef::Saved);
            for shown in self.screen.result_refs().into_iter().flatten() {
                match (&*shown, &set_aside) {
                    (ResultRef::Saved(id), _) if Some(id) == now => *shown = ResultRef::Open,
                    (ResultRef::Open, Some(set_aside)) => shown.clone_from(set_aside),
                    (ResultRef::Saved(_) | ResultRef::Open | ResultRef::Viewed, _) => {}
                }
            }
            let was_shown = matches!(self.screen.behind(), Screen::Rate(_) | Screen::Targets)
                || self.screen.result_ref() == set_aside.as_ref();
            if set_aside.is_some() && was_shown {
                self.tell(SessionNotice::ReplacedElsewhere);
                self.screen = Screen::Start;
            }
        }
        Some(theirs)
    }

    /// Whether answers are meant to be stored.
    pub fn is_to_save(&self) -> bool {
        !self.options.memory_only && !self.notices.iter().any(|notice| notice.forbids_saving())
    }

    /// Whether answers are meant to be stored, and the last save did not fail.
    pub fn can_save(&self) -> bool {
        self.is_to_save() && !matches!(self.save_state, SaveState::NotSaved(_))
    }

    /// Whether the last save failed for a reason that may pass.
    pub fn may_retry(&self) -> bool {
        matches!(self.save_state, SaveState::NotSaved(why) if why != NotSaved::Removed)
    }

    /// Saves again if the reason may have passed.
    pub fn retry(&mut self) {
        if self.may_retry() {
            self.save();
        }
    }

    /// Saves the answers on this page after the record was removed, because the person asked for it.
    pub fn save_again(&mut self) {
        self.records.forget();
        self.save();
    }

    /// Called when the page is left, or the element is removed from it.
    pub fn leave_page(&mut self) {
        self.records.leave();
    }

    /// Called when a page returns from the back/forward cache: merges what was changed meanwhile.
    pub fn page_restored(&mut self) {
        self.records.page_restored();
        self.catch_up();
    }

    /// Catches up after a suspension: the record may have been removed, or all data deleted and a new record begun.
    pub fn catch_up(&mut self) {
        if self.records.was_removed() {
            self.records.forget();
            let nothing = Record { counter: self.record.counter, ..Record::default() };
            self.follow_deletion(nothing, SaveState::Untouched);
        } else if let Some(record) = self.records.record_after_reset(&self.framework) {
            self.follow_deletion(record, SaveState::Saved);
        } else {
            self.refresh();
        }
    }

    /// Merges what other tabs have changed.
    pub fn refresh(&mut self) {
        if self.records.was_removed() {
            // If the notice is already shown, the person decides.
            if self.save_state != REMOVED {
                self.catch_up();
            }
            return;
        }
        let theirs = self.merge_external_changes();
        if self.save_state == REMOVED {
            // Another tab may have saved everything again.
            let stored = theirs.or_else(|| self.records.last_seen_record(&self.framework));
            if stored.as_ref() == Some(&self.record) {
                self.save_state = SaveState::Saved;
            }
        } else if theirs.is_some_and(|theirs| theirs != self.record) {
            // Both may have saved before either saw the other's changes.
            self.save();
        }
        self.leave_missing_screen();
    }

    /// Replaces the record by the given one after another tab deleted everything.
    fn follow_deletion(&mut self, record: Record, save_state: SaveState) {
        self.record = record;
        self.undo = None;
        self.tell(SessionNotice::ClearedElsewhere);
        self.screen = Screen::Start;
        self.save_state = save_state;
    }

    /// Adds a notice, unless it is already shown.
    fn tell(&mut self, notice: SessionNotice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Called when all storage was cleared by the website or in the browser's settings, not by another tab, which
    /// removes keys one by one ([`Session::refresh`]). The answers on this page stay, and are saved again on request.
    pub fn storage_cleared(&mut self) {
        if self.records.was_removed() {
            self.save();
        }
    }

    /// Leaves a screen whose content no longer exists.
    pub(super) fn leave_missing_screen(&mut self) {
        if let Screen::Compare(shown, other) = &self.screen
            && self.assessment(other).is_none()
        {
            self.screen = Screen::Results(shown.clone());
        }
        if self.rated_page().is_some_and(|page| !self.pages().contains(&page)) {
            self.resume();
        }
        let asks = matches!(self.screen.behind(), Screen::Poster | Screen::Start);
        if !asks && self.shown_assessment().is_none() {
            self.screen = self.home();
        }
    }

    /// Deletes everything of this framework from this browser, if the browser allows it.
    pub fn delete_everything(&mut self) {
        let wiped = self.records.wipe();
        self.record = Record::default();
        self.offered = None;
        self.undo = None;
        self.just_completed = None;
        self.screen = self.home();
        match wiped {
            Ok(()) => {
                self.save_state = SaveState::Untouched;
                self.notices.clear();
                self.notices.push(SessionNotice::Deleted);
            }
            Err(why) => {
                self.save_state = SaveState::NotSaved(why);
                self.end_transient_notices();
            }
        }
    }

    /// Removes the notices about single actions.
    pub(super) fn end_transient_notices(&mut self) {
        self.notices.retain(|notice| !notice.is_transient());
    }

    /// Adds the notice that a kiosk session was wiped.
    pub fn announce_kiosk_end(&mut self) {
        self.notices.push(SessionNotice::Ended);
    }

    /// Leaves the poster of a kiosk: begins if the host has answered every question, otherwise asks.
    pub fn leave_poster(&mut self, env: Env) {
        self.notices.clear();
        if self.asks_role() {
            self.screen = Screen::Start;
        } else {
            let role = self.options.role.clone().flatten();
            self.begin(self.options.kiosk_setup(role), env);
        }
    }

    /// Records that the person has the file of the completed self-check.
    pub fn dismiss_completed(&mut self) {
        self.just_completed = None;
    }

    /// Records that a result was downloaded, for the age of the last backup; no browser tells whether a file arrived. A
    /// viewed result came from a file, so its download is no backup.
    pub fn mark_exported(&mut self, env: Env) {
        if self.screen.result_ref() == Some(&ResultRef::Viewed) {
            return;
        }
        self.record.exported =
            Some((env.now, self.current_assessment().map(|check| check.id.clone())));
        self.record.counter += 1;
        self.save();
    }
}
