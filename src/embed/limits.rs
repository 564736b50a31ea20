//! Numbers that the JavaScript of the element and of the frame works with; the build hands them over.

/// How long a framework file may take to arrive, in milliseconds.
pub const FRAMEWORK_MILLISECONDS: u32 = 15_000;
/// Lowest height that a host gives a frame, in CSS pixels.
pub const LOWEST_FRAME: u32 = 100;
/// Greatest height that a host gives a frame, in CSS pixels.
pub const HIGHEST_FRAME: u32 = 20_000;
/// Type of the one message that a frame sends.
pub const HEIGHT_MESSAGE: &str = "cme-selfcheck:height";
/// What a page tells the worker that waits when the person accepts the new version.
pub const ACCEPT_MESSAGE: &str = "cme-selfcheck:accept";

/// How long the start waits for the copy of what was saved last, once the program is there, in milliseconds.
pub const RECALL_MILLISECONDS: u32 = 500;
/// Within so many milliseconds `WebKit` has put a record on disk.
pub const PROMPT_MILLISECONDS: u32 = 5_000;
