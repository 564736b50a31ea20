//! The memory of one element: a JavaScript `Map` that goes where the element goes, and ends with it.

use js_sys::Map;

use super::{Store, StoreError};

/// Keeps texts for as long as the element lives, also while it is taken out of the page. After a panic
/// `element.js` can still read it.
#[derive(Clone, Debug)]
pub struct Held(pub Map);

impl Store for Held {
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
