//! A new version of our own pages, which a person accepts before it is used. And how the pages are called
//! where they are installed.

/// A new version has arrived and waits.
pub const READY: &str = "A new version of this page is ready. What is saved on this device stays.";
/// Button beside it.
pub const USE: &str = "Use the new version";
/// What a device says about the installed pages.
pub const DESCRIPTION: &str = "Rate your competencies in continuing medical education. Works without a \
     network; nothing you enter is sent anywhere.";
/// The name below the icon, where there is room for about twelve letters.
pub const SHORT_NAME: &str = "Self-check";
