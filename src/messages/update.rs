//! A new version of our own pages, which a person accepts before it is used.

/// A new version has arrived and waits.
pub const READY: &str = "A new version of this page is ready. Your saved answers will stay.";
/// The same in the team view, which keeps nothing.
pub const READY_TEAM: &str =
    "A new version of this page is ready. Download your team file before you use it.";
/// Button beside it.
pub const USE: &str = "Use the new version";
