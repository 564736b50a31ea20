//! How much of a framework is rated.

use super::framework_parts::ItemId;

/// How much is rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every competency.
    Full,
    /// The areas themselves, instead of their competencies.
    Quick,
    /// The competencies of these areas.
    Areas(Vec<ItemId>),
}
