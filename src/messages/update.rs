//! A new version of our own pages, which is used after the person accepts it.

/// A new version was downloaded.
pub const READY: &str = "A new version of this page is ready. Your saved answers will stay.";
/// The same in the team view, which stores nothing.
pub const READY_TEAM: &str =
    "A new version of this page is ready. Download your team file before you use it.";
/// Button that accepts the new version.
pub const USE: &str = "Use the new version";
