//! Numbers for the JavaScript of the element and of the frame; the build inserts them.

/// How long a framework file may take to arrive, in milliseconds.
pub const FRAMEWORK_MILLISECONDS: u32 = 15_000;
/// Lowest height that a host gives a frame, in CSS pixels.
pub const LOWEST_FRAME: u32 = 100;
/// Greatest height that a host gives a frame, in CSS pixels.
pub const HIGHEST_FRAME: u32 = 20_000;
/// Type of the one message that a frame sends.
pub const HEIGHT_MESSAGE: &str = "cme-selfcheck:height";
/// The message by which a page tells the waiting worker that the person accepts the new version.
pub const ACCEPT_MESSAGE: &str = "cme-selfcheck:accept";

/// How long the start waits for the copy of the last save, once the program is loaded, in milliseconds.
pub const RECALL_MILLISECONDS: u32 = 500;
/// Time in which `WebKit` writes a record to disk, in milliseconds.
pub const PROMPT_MILLISECONDS: u32 = 5_000;
