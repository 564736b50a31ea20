//! The memory of one element: a JavaScript `Map` that goes where the element goes, and ends with it.

use js_sys::Map;

use super::{StoreError, TextStore};

/// Keeps texts for as long as the element lives, also while it is taken out of the page. After a panic
/// `element.js` can still read it.
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
