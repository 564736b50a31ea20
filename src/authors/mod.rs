//! `check.html`, the page for authors of frameworks: a program of its own, which no visitor loads.
//!
//! [`draft`] is the file that is worked on, [`sheet`] what stands on the page, as a tree; both are pure.
//! `desk` puts it into the page and listens (wasm32 only). The preview is an ordinary
//! `<cme-selfcheck>` that is handed the draft; no rule of a framework is repeated here.

#[cfg(target_arch = "wasm32")]
pub mod desk;
pub mod draft;
pub mod sheet;
