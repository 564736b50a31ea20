//! A new version of our own pages, which a person accepts before it is used.

/// A new version has arrived and waits.
pub const READY: &str = "A new version of this page is ready. Your saved answers will stay.";
/// Button beside it.
pub const USE: &str = "Use the new version";
