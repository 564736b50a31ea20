//! Saving, trying again, and deleting everything.

use super::undo::Undo;
use super::{Env, NotSaved, SaveState, Screen, Session, SessionNotice, Shown, sync};
use crate::domain::Record;

/// What was saved has been taken out, and the person has not decided what becomes of this page.
const REMOVED: SaveState = SaveState::NotSaved(NotSaved::Removed);

impl Session {
    /// Saves what there is, with what another tab has written in the meantime.
    pub(super) fn save(&mut self) {
        self.merge_external_changes();
        self.save_state = match self.records.save(&self.framework, &self.record) {
            Ok(()) if self.options.memory_only => SaveState::MemoryOnly,
            Ok(()) => SaveState::Saved,
            Err(why) => SaveState::NotSaved(why),
        };
    }

    /// Takes in the copy of what was saved last, where the browser has lost the record of that moment: at the start, or
    /// when it was read, which may be later. True if something on screen may have changed.
    pub fn recall(&mut self) -> bool {
        let Some(recent) = self.records.recall(&self.framework) else { return false };
        if self.notices.iter().any(|notice| notice.forbids_saving()) {
            return false;
        }
        // What was done here meanwhile was done later.
        let found = self.records.found();
        self.record.rebase_timestamps(found, recent.counter - found);
        self.record = sync::merge(&self.framework, &self.record, &recent);
        self.notices.retain(|notice| *notice != SessionNotice::Damaged);
        self.save();
        self.leave_missing_screen();
        true
    }

    /// Merges what another tab has saved since the last look, and returns that.
    pub(super) fn merge_external_changes(&mut self) -> Option<Record> {
        let theirs = self.records.external_changes(&self.framework)?;
        let before = self.check().map(|check| check.id.clone());
        self.record = sync::merge(&self.framework, &self.record, &theirs);
        let now = self.record.open.as_ref().map(|open| &open.check.id);
        if now != before.as_ref() {
            // What was deleted of that plan belongs to one that is not on screen any more.
            if self.screen.shown() == Some(&Shown::Open)
                && !matches!(self.undo, Some(Undo::Result(_)))
            {
                self.undo = None;
            }
            // Another tab has set the open self-check aside: it has begun a new one, or gone back to answers of a result.
            let set_aside = before.filter(|id| self.record.result(id).is_some()).map(Shown::Saved);
            for shown in self.screen.all_shown().into_iter().flatten() {
                match (&*shown, &set_aside) {
                    (Shown::Saved(id), _) if Some(id) == now => *shown = Shown::Open,
                    (Shown::Open, Some(set_aside)) => shown.clone_from(set_aside),
                    (Shown::Saved(_) | Shown::Open | Shown::Viewed, _) => {}
                }
            }
            let was_shown = matches!(self.screen.behind(), Screen::Rate(_) | Screen::Targets)
                || self.screen.shown() == set_aside.as_ref();
            if set_aside.is_some() && was_shown {
                self.tell(SessionNotice::ReplacedElsewhere);
                self.screen = Screen::Start;
            }
        }
        Some(theirs)
    }

    /// Whether answers are to outlast the page.
    pub fn is_to_save(&self) -> bool {
        !self.options.memory_only && !self.notices.iter().any(|notice| notice.forbids_saving())
    }

    /// Whether they do, as far as is known.
    pub fn can_save(&self) -> bool {
        self.is_to_save() && !matches!(self.save_state, SaveState::NotSaved(_))
    }

    /// Whether the last attempt to save failed and time can help.
    pub fn may_retry(&self) -> bool {
        matches!(self.save_state, SaveState::NotSaved(why) if why != NotSaved::Removed)
    }

    /// Tries again if that may help.
    pub fn retry(&mut self) {
        if self.may_retry() {
            self.save();
        }
    }

    /// Saves what is on this page after what was saved has been taken out, since the person wants it.
    pub fn save_again(&mut self) {
        self.records.forget();
        self.save();
    }

    /// The page is left, or the element taken out of it.
    pub fn leave_page(&mut self) {
        self.records.leave();
    }

    /// The page that was left is there again, as it was: takes in what was done meanwhile.
    pub fn page_restored(&mut self) {
        self.records.page_restored();
        self.catch_up();
    }

    /// Takes in that the record was removed, or what another tab did while this one slept: everything may have been
    /// deleted, and another record begun.
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

    /// Takes in what another tab did.
    pub fn refresh(&mut self) {
        if self.records.was_removed() {
            // Where the person has been told of it, they decide.
            if self.save_state != REMOVED {
                self.catch_up();
            }
            return;
        }
        let theirs = self.merge_external_changes();
        if self.save_state == REMOVED {
            // Another tab may have saved all of it again.
            let stored = theirs.or_else(|| self.records.known(&self.framework));
            if stored.as_ref() == Some(&self.record) {
                self.save_state = SaveState::Saved;
            }
        } else if theirs.is_some_and(|theirs| theirs != self.record) {
            // Both may have saved before either saw the other's.
            self.save();
        }
        self.leave_missing_screen();
    }

    /// Another tab deleted everything; that record is what there is now.
    fn follow_deletion(&mut self, record: Record, save_state: SaveState) {
        self.record = record;
        self.undo = None;
        self.tell(SessionNotice::ClearedElsewhere);
        self.screen = Screen::Start;
        self.save_state = save_state;
    }

    /// Adds a notice, unless it is there already.
    fn tell(&mut self, notice: SessionNotice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// The website, or the person in the browser's settings, has cleared all that was saved; another tab takes out one
    /// text after another ([`Session::refresh`]). What is on this page stays, and is saved again on request.
    pub fn storage_cleared(&mut self) {
        if self.records.was_removed() {
            self.save();
        }
    }

    /// Goes to a screen that has something to show, where what it showed is not there any more.
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
        if !asks && self.shown().is_none() {
            self.screen = self.home();
        }
    }

    /// Deletes everything that this browser has of this framework, if it lets us.
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

    /// Takes out the notices that are about what was just done.
    pub(super) fn end_transient_notices(&mut self) {
        self.notices.retain(|notice| !notice.is_transient());
    }

    /// After a kiosk session was wiped: says so.
    pub fn note_kiosk_end(&mut self) {
        self.notices.push(SessionNotice::Ended);
    }

    /// Leaves the poster of a kiosk: begins where the host has answered every question, else asks.
    pub fn leave_poster(&mut self, env: Env) {
        self.notices.clear();
        if self.asks_role() {
            self.screen = Screen::Start;
        } else {
            let role = self.options.role.clone().flatten();
            self.begin(self.options.kiosk_setup(role), env);
        }
    }

    /// Notes that the person has the file of what was completed.
    pub fn dismiss_completed(&mut self) {
        self.just_completed = None;
    }

    /// Notes that a result was to be downloaded, for the age of the last backup. Whether a file came, nobody tells. What
    /// came from a file and is only looked at is no backup.
    pub fn note_export(&mut self, env: Env) {
        if self.screen.shown() == Some(&Shown::Viewed) {
            return;
        }
        self.record.exported = Some((env.now, self.exportable().map(|check| check.id.clone())));
        self.record.counter += 1;
        self.save();
    }
}
