//! What a host asks for, as meaning rather than as attribute text.

use crate::domain::{ItemId, RoleId, Scope};

/// The options of one element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The role, if the host answers that question: `Some(None)` is none of the framework's.
    pub role: Option<Option<RoleId>>,
    /// How much, if the host answers that question: [`Scope::Full`] or [`Scope::Quick`].
    pub scope: Option<Scope>,
    /// The only areas to ask about; empty means all.
    pub areas: Vec<ItemId>,
    /// Whether importance is asked for.
    pub importance: bool,
    /// Whether nothing is stored.
    pub memory_only: bool,
    /// What separates two elements that share framework and origin; empty for none.
    pub storage_key: String,
    /// Level of the top heading, 1 to 5; 0 stands for the usual 2.
    pub heading_level: u8,
}

impl Options {
    /// Level of the top heading, 1 to 5.
    pub fn top_heading(&self) -> u8 {
        if self.heading_level == 0 { 2 } else { self.heading_level.min(5) }
    }
}
