//! A store in memory, for tests. In a browser `element_memory` takes its place.

use std::collections::BTreeMap;

use super::{StoreError, TextStore};

/// Stores texts as long as it exists. Tests can make it fail.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    texts: BTreeMap<String, String>,
    /// Whether every call fails.
    pub blocked: bool,
    /// Most bytes of keys and texts together, if limited.
    pub capacity: Option<usize>,
}

impl MemoryStore {
    /// All keys, sorted.
    pub fn keys(&self) -> Vec<&str> {
        self.texts.keys().map(String::as_str).collect()
    }

    fn usable(&self) -> Result<(), StoreError> {
        if self.blocked { Err(StoreError::Blocked) } else { Ok(()) }
    }
}

impl TextStore for MemoryStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.usable()?;
        Ok(self.texts.get(key).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.usable()?;
        let others = self.texts.iter().filter(|(other, _)| *other != key);
        let used: usize = others.map(|(key, text)| key.len() + text.len()).sum();
        if self.capacity.is_some_and(|max| used + key.len() + text.len() > max) {
            return Err(StoreError::Full);
        }
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.usable()?;
        self.texts.remove(key);
        Ok(())
    }
}
