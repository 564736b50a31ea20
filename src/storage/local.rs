//! The browser's `localStorage`. The only file that touches it.
//!
//! Where storage is blocked, `gloo-storage` panics and `window.localStorage` throws although it is
//! "there"; so each call asks `web-sys` first, whose getter returns the exception.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use super::{Store, StoreError, error_named};

/// `localStorage` of the page's origin, or of the frame's partition of it.
#[derive(Clone, Copy, Debug)]
pub struct LocalStore;

impl LocalStore {
    fn raw() -> Result<web_sys::Storage, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        #[expect(
            clippy::disallowed_methods,
            reason = "the adapter: asks before gloo-storage would panic"
        )]
        let probe = window.local_storage();
        match probe {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) | Err(_) => Err(StoreError::Blocked),
        }
    }
}

impl Store for LocalStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::raw()?.get_item(key).map_err(|error| kind(&error))
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        Self::raw()?.set_item(key, text).map_err(|error| kind(&error))
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        Self::raw()?.remove_item(key).map_err(|error| kind(&error))
    }
}

fn kind(exception: &JsValue) -> StoreError {
    match exception.dyn_ref::<web_sys::DomException>() {
        Some(exception) => error_named(&exception.name(), exception.code()),
        None => StoreError::Blocked,
    }
}
