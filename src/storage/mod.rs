//! Where the record is kept: an interface, the same in memory for tests, and the browser's adapters.
//!
//! [`TextStore`] is what a place must be able to do; [`record_store`] decides what is written where, and never
//! lets anything unreadable be overwritten. Only `local` touches `localStorage`; `element_memory` is the memory
//! of one element.

#[cfg(target_arch = "wasm32")]
pub mod element_memory;
#[cfg(target_arch = "wasm32")]
pub mod local;
pub mod memory;
pub mod record_store;

/// A place that keeps texts under keys. Every method can fail, and says how.
pub trait TextStore {
    /// The text under a key, or `None` if there is none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the place cannot be used at all.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a key. If it fails, what was there before is still there.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] or [`StoreError::Full`].
    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Takes a key out. That there was none is no error.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;

    /// Called with the text that is now the whole record. A place that loses what was written in the last minute when the
    /// browser is killed keeps a copy elsewhere.
    fn note_saved(&mut self, _key: &str, _text: &str) {}

    /// Called when the record was removed on purpose: its copy must go, too.
    fn note_removed(&mut self, _key: &str) {}

    /// Called when the page is left while the record is in place.
    fn note_page_left(&mut self, _key: &str) {}

    /// The copy of what was saved last, if there is one that the browser may have lost; `gone` if there is no
    /// record at all, so that it may have been taken out on purpose. It is given once.
    fn recall(&mut self, _key: &str, _gone: bool) -> Option<String> {
        None
    }
}

/// Why a place did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not allow it here, or the place does not exist.
    Blocked,
    /// No room left.
    Full,
}

/// Which error a browser's exception means. Told by its name and its old code, never by its class,
/// which differs between browsers and versions.
pub fn error_named(name: &str, code: u16) -> StoreError {
    const QUOTA: &[&str] = &["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
    const QUOTA_CODES: &[u16] = &[22, 1014];
    let quota = QUOTA.contains(&name) || QUOTA_CODES.contains(&code);
    if quota { StoreError::Full } else { StoreError::Blocked }
}
