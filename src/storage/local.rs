//! The browser's `localStorage`. The only file that touches it.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::{StoreError, TextStore, error_named};

#[wasm_bindgen]
extern "C" {
    /// The copy of the last saves in `embed/mirror.js`.
    #[derive(Clone, Debug)]
    pub type Mirror;
    #[wasm_bindgen(method)]
    fn put(this: &Mirror, key: &str, text: &str);
    #[wasm_bindgen(method, js_name = drop)]
    fn forget(this: &Mirror, key: &str);
    #[wasm_bindgen(method)]
    fn leave(this: &Mirror, key: &str);
    #[wasm_bindgen(method)]
    fn take(this: &Mirror, key: &str, gone: bool) -> Option<String>;
}

/// `localStorage` of the page's origin, or of the frame's partition of it, and the mirror's copy of the last saves.
#[derive(Clone, Debug)]
pub struct LocalStore(pub Mirror);

impl LocalStore {
    fn raw() -> Result<web_sys::Storage, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        // Throws if storage is blocked, although the property exists.
        #[expect(clippy::disallowed_methods, reason = "the adapter")]
        let storage = window.local_storage();
        storage.ok().flatten().ok_or(StoreError::Blocked)
    }
}

impl TextStore for LocalStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::raw()?.get_item(key).map_err(|error| kind(&error))
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        Self::raw()?.set_item(key, text).map_err(|error| kind(&error))
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        Self::raw()?.remove_item(key).map_err(|error| kind(&error))
    }

    fn note_saved(&mut self, key: &str, text: &str) {
        self.0.put(key, text);
    }

    fn note_removed(&mut self, key: &str) {
        self.0.forget(key);
    }

    fn note_page_left(&mut self, key: &str) {
        self.0.leave(key);
    }

    fn recall(&mut self, key: &str, gone: bool) -> Option<String> {
        self.0.take(key, gone)
    }
}

fn kind(exception: &JsValue) -> StoreError {
    match exception.dyn_ref::<web_sys::DomException>() {
        Some(exception) => error_named(&exception.name(), exception.code()),
        None => StoreError::Blocked,
    }
}
