//! Where the record is stored: an interface, an implementation in memory for tests, and the browser's adapters.
//!
//! [`TextStore`] is the interface; [`record_store`] decides what is written where, and never overwrites anything
//! unreadable. Only `local` touches `localStorage`; `element_memory` is the memory of one element.

#[cfg(target_arch = "wasm32")]
pub mod element_memory;
#[cfg(target_arch = "wasm32")]
pub mod local;
pub mod memory;
pub mod record_store;

/// A store of texts by key. Reading, writing and removing can fail, and return the reason.
pub trait TextStore {
    /// The text under a key, or `None` if there is none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the store cannot be used at all.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a text under a key. If it fails, the previous text stays.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] or [`StoreError::Full`].
    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key. A missing key is no error.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;

    /// Called with the text that is now the whole record. A store that may lose the writes of the last minute when the
    /// browser is killed keeps a copy elsewhere.
    fn note_saved(&mut self, _key: &str, _text: &str) {}

    /// Called when the record was removed on purpose: its copy must be removed, too.
    fn note_removed(&mut self, _key: &str) {}

    /// Called when the page is left while the record exists.
    fn note_page_left(&mut self, _key: &str) {}

    /// The copy of the last save, if the browser may have lost that. `gone` means that there is no record at all, which
    /// may have been removed on purpose. The copy is returned only once.
    fn recall(&mut self, _key: &str, _gone: bool) -> Option<String> {
        None
    }
}

/// Why a store failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not allow it here, or the store does not exist.
    Blocked,
    /// No room left.
    Full,
}

/// The error for a browser's exception, by its name and its old code, because its class differs between browsers and
/// versions.
pub fn error_named(name: &str, code: u16) -> StoreError {
    const QUOTA: &[&str] = &["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
    const QUOTA_CODES: &[u16] = &[22, 1014];
    let quota = QUOTA.contains(&name) || QUOTA_CODES.contains(&code);
    if quota { StoreError::Full } else { StoreError::Blocked }
}
