//! map
#![allow(missing_docs)]
pub mod domain;
pub mod embed;
pub mod format;
pub mod session;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod words;
