//! What nobody needs before the first rating: results, plan, comparison, and what this browser holds.
//!
//! It is linked into a second file, which is fetched while a person reads or rates. [`LazyPart`] is the only way
//! there: a call past it from the rest of the program would bring all that it reaches into the first file.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use super::screen_kind::ScreenKind;
use crate::domain::Framework;

/// What the rest of the program calls of the lazy part.
#[derive(Clone, Copy, Debug)]
pub struct LazyPart {
    /// A screen.
    pub(super) screen: fn(ScreenKind) -> AnyView,
    /// What this browser holds, on the start screen; its headings begin at that level.
    pub(super) saved_data: fn(u8) -> AnyView,
    /// Adds to the built-in framework what it has for a plan.
    pub complete_framework: fn(&Framework) -> Framework,
}

/// Whether the lazy part is there.
#[derive(Clone, Copy, Debug)]
pub enum LoadState {
    /// Not yet.
    Loading,
    /// It could not be fetched; the person may ask again.
    Failed,
    /// Yes.
    Loaded(LazyPart),
}

/// An attempt to load the lazy part.
pub type LoadFuture = Pin<Box<dyn Future<Output = LoadState>>>;
