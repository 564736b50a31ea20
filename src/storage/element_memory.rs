//! The memory of one element: a JavaScript `Map` that belongs to it.

use js_sys::Map;

use super::{StoreError, TextStore};

/// Stores texts as long as the element exists, also while it is not in the page. After a panic `element.js` can still
/// read it.
#[derive(Clone, Debug)]
pub struct ElementMemory(pub Map);

impl TextStore for ElementMemory {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.get(&key.into()).as_string())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.set(&key.into(), &text.into());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.delete(&key.into());
        Ok(())
    }
}
