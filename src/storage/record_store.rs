//! Stores one record under its key, with the previous good copy and set-aside damaged ones.
//!
//! Invariant: what could not be read is never overwritten. It is first copied to a key of its own; if even that fails,
//! nothing is written at all. Tested in `tests/host/storage.rs`.

use super::{StoreError, TextStore};
use crate::domain::{Framework, Record};
use crate::format::saved_v1::{self, Unusable};

/// Most damaged copies that are set aside; a browser that damages more has no room for records.
const MAX_DAMAGED: u32 = 20;

/// What was found when the page was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadOutcome {
    /// No record.
    Nothing,
    /// A record.
    Record(Box<Record>),
    /// The record was damaged and is set aside; this is the previous copy.
    Restored(Box<Record>),
    /// The record was damaged and is set aside; there is no good copy.
    Damaged,
    /// The record was written by a newer version and is not touched.
    Newer,
    /// The record is damaged and there was no room to set it aside; it is not touched.
    Stuck,
    /// The store cannot be used.
    Unavailable(StoreError),
}

/// Why a record was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The browser does not allow it.
    Blocked,
    /// No room left.
    Full,
    /// There is a record that must not be overwritten: of a newer version, or damaged with no room to set it aside.
    Protected,
    /// The record was removed, by the website or in the browser's settings. That may have been on purpose, so it is
    /// saved again only if the person wants it.
    Removed,
}

impl From<StoreError> for NotSaved {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Blocked => Self::Blocked,
            StoreError::Full => Self::Full,
        }
    }
}

/// Reads and writes one record.
pub struct RecordStore {
    store: Box<dyn TextStore>,
    key: String,
    tab: String,
    /// The text that this tab last read or wrote: what the store is expected to hold.
    last_seen: Option<String>,
    /// The counter of the record at the start; `None` if there was none.
    loaded_counter: Option<u64>,
}

impl std::fmt::Debug for RecordStore {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("RecordStore").field("key", &self.key).finish_non_exhaustive()
    }
}

impl RecordStore {
    /// A store of a framework's record. `part` separates two elements on one origin; `tab` is the random name of this
    /// tab.
    pub fn new(store: Box<dyn TextStore>, framework: &Framework, part: &str, tab: &str) -> Self {
        let id = framework.id();
        let key = match part {
            "" => format!("cme-selfcheck:{id}"),
            part => format!("cme-selfcheck:{id}:{part}"),
        };
        Self { store, key, tab: tab.to_owned(), last_seen: None, loaded_counter: None }
    }

    /// The key of the record.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The name of this tab.
    pub fn tab(&self) -> &str {
        &self.tab
    }

    /// Reads the record.
    pub fn load(&mut self, framework: &Framework) -> LoadOutcome {
        let found = self.find(framework);
        self.loaded_counter = match &found {
            LoadOutcome::Nothing => None,
            LoadOutcome::Record(record) | LoadOutcome::Restored(record) => Some(record.counter),
            LoadOutcome::Damaged
            | LoadOutcome::Newer
            | LoadOutcome::Stuck
            | LoadOutcome::Unavailable(_) => Some(0),
        };
        found
    }

    fn find(&mut self, framework: &Framework) -> LoadOutcome {
        let text = match self.store.read(&self.key) {
            Ok(text) => text,
            Err(error) => return LoadOutcome::Unavailable(error),
        };
        let Some(text) = text else {
            self.last_seen = None;
            return LoadOutcome::Nothing;
        };
        match saved_v1::read(&text, framework) {
            Ok(record) => {
                self.last_seen = Some(text);
                LoadOutcome::Record(Box::new(record))
            }
            Err(Unusable::Newer) => LoadOutcome::Newer,
            Err(Unusable::Damaged) => {
                let copy = self.store.read(&self.previous_key()).ok().flatten();
                let previous =
                    copy.as_deref().and_then(|copy| saved_v1::read(copy, framework).ok());
                let unreadable = copy.filter(|_| previous.is_none());
                if [Some(text), unreadable]
                    .iter()
                    .flatten()
                    .any(|text| self.set_aside(text).is_err())
                {
                    return LoadOutcome::Stuck;
                }
                previous
                    .map_or(LoadOutcome::Damaged, |record| LoadOutcome::Restored(Box::new(record)))
            }
        }
    }

    /// The counter of the record that [`Self::load`] found; 0 if it found none.
    pub fn loaded_counter(&self) -> u64 {
        self.loaded_counter.unwrap_or_default()
    }

    /// The mirror's copy, if it is newer than the record that [`Self::load`] found: the browser has lost the last save.
    pub fn recall(&mut self, framework: &Framework) -> Option<Record> {
        let text = self.store.recall(&self.key, self.loaded_counter.is_none())?;
        let recent = saved_v1::read(&text, framework).ok()?;
        (recent.counter > self.loaded_counter()).then_some(recent)
    }

    /// The record that another tab has written since the last call, if it can be read.
    pub fn external_changes(&mut self, framework: &Framework) -> Option<Record> {
        let text = self.store.read(&self.key).ok().flatten()?;
        if self.last_seen.as_deref() == Some(text.as_str()) {
            return None;
        }
        let record = saved_v1::read(&text, framework).ok()?;
        self.last_seen = Some(text);
        Some(record)
    }

    /// The record that this tab last read or wrote.
    pub fn last_seen_record(&self, framework: &Framework) -> Option<Record> {
        saved_v1::read(self.last_seen.as_deref()?, framework).ok()
    }

    /// The stored record, if all data were deleted since this tab saved and a new record was begun: self-checks of this
    /// tab are then missing from it and not marked as deleted. Only for a page that was suspended: while two tabs save
    /// at once, a record may be incomplete for a moment.
    pub fn record_after_reset(&mut self, framework: &Framework) -> Option<Record> {
        let known = self.last_seen_record(framework)?;
        let text = self.store.read(&self.key).ok().flatten()?;
        let found = saved_v1::read(&text, framework).ok()?;
        let gone = known.rated_ids().any(|id| !found.knows(id));
        gone.then(|| {
            self.last_seen = Some(text);
            found
        })
    }

    /// Called when the page is left. If the record was removed meanwhile, its copy is removed, too.
    pub fn leave(&mut self) {
        if self.was_removed() {
            self.forget();
        } else {
            self.store.note_page_left(&self.key);
        }
    }

    /// Called when a page that was left is open again.
    pub fn page_restored(&mut self) {
        let gone = self.was_removed();
        // Marks the page as in use, or deletes the copy of a removed record. The copy itself is not needed here.
        let _ = self.store.recall(&self.key, gone);
    }

    /// Whether the record that this tab last read or wrote was removed from the store.
    pub fn was_removed(&self) -> bool {
        self.last_seen.is_some() && matches!(self.store.read(&self.key), Ok(None))
    }

    /// Saves the record in one write, after the previous good copy, and reads it back.
    ///
    /// # Errors
    /// Why nothing was saved. The previous record stays.
    pub fn save(&mut self, framework: &Framework, record: &Record) -> Result<(), NotSaved> {
        let stored = self.store.read(&self.key)?;
        if stored.is_none() && self.last_seen.is_some() {
            self.store.note_removed(&self.key);
            return Err(NotSaved::Removed);
        }
        if let Some(stored) = stored.as_deref()
            && self.last_seen.as_deref() != Some(stored)
        {
            match saved_v1::read(stored, framework) {
                Ok(_) => {}
                Err(Unusable::Newer) => return Err(NotSaved::Protected),
                Err(Unusable::Damaged) => {
                    self.set_aside(stored).map_err(|_| NotSaved::Protected)?;
                }
            }
        }
        let text = saved_v1::write(framework, record, &self.tab);
        if stored.as_deref() == Some(text.as_str()) {
            return Ok(());
        }
        let previous = self.previous_key();
        if let Some(good) = self.last_seen.clone() {
            // The copy is optional: if there is no room for it, the record is saved without it.
            let _ = self.store.write(&previous, &good);
        }
        if let Err(error) = self.store.write(&self.key, &text) {
            if error != StoreError::Full {
                return Err(error.into());
            }
            // The old record is intact, so its copy may make room for the new one.
            self.store.remove(&previous)?;
            self.store.write(&self.key, &text)?;
        }
        if self.store.read(&self.key)?.as_deref() != Some(text.as_str()) {
            return Err(NotSaved::Blocked);
        }
        self.store.note_saved(&self.key, &text);
        self.last_seen = Some(text);
        Ok(())
    }

    /// Removes the record, its copy and the damaged ones.
    ///
    /// # Errors
    /// If the browser does not allow it; then some of them may remain.
    pub fn wipe(&mut self) -> Result<(), NotSaved> {
        let previous = self.previous_key();
        self.store.note_removed(&self.key);
        self.store.remove(&self.key)?;
        self.store.remove(&previous)?;
        for number in 1..=MAX_DAMAGED {
            let key = self.damaged_key(number);
            self.store.remove(&key)?;
        }
        self.last_seen = None;
        Ok(())
    }

    /// Removes the mirror's copy, and drops the expectation of what the store holds, after it was emptied.
    pub fn forget(&mut self) {
        self.store.note_removed(&self.key);
        self.last_seen = None;
    }

    /// The damaged copies that were set aside, oldest first.
    pub fn damaged(&self) -> Vec<String> {
        (1..=MAX_DAMAGED)
            .filter_map(|number| self.store.read(&self.damaged_key(number)).ok().flatten())
            .collect()
    }

    /// The record in the store, even if it cannot be read.
    pub fn stored(&self) -> Option<String> {
        self.store.read(&self.key).ok().flatten()
    }

    /// Copies an unreadable text to the first free key. Equal texts are kept once.
    fn set_aside(&mut self, text: &str) -> Result<(), StoreError> {
        for number in 1..=MAX_DAMAGED {
            let key = self.damaged_key(number);
            match self.store.read(&key)? {
                Some(kept) if kept == text => return Ok(()),
                Some(_) => {}
                None => return self.store.write(&key, text),
            }
        }
        Err(StoreError::Full)
    }

    fn previous_key(&self) -> String {
        format!("{}:previous", self.key)
    }

    fn damaged_key(&self, number: u32) -> String {
        format!("{}:damaged.{number}", self.key)
    }
}
