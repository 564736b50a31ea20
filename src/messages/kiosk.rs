//! The kiosk: a stranger, two minutes, no trace.

/// Under the question on the attract screen.
pub const INTRODUCTION: &str = "Rate yourself in a few areas, see your gaps, and take the result home on \
     your phone. About 2 minutes. Nothing you enter stays on this device.";
/// Ends the session at any time.
pub const END: &str = "End session";
/// Heading of the warning.
pub const STILL_THERE: &str = "Are you still there?";
/// The person is.
pub const STILL_HERE: &str = "I'm still here";
/// After a session.
pub const ENDED: &str = "The session has ended. Nothing of it was kept on this device.";
/// What the status line says.
pub const STATUS: &str = "Your answers are not saved on this device.";
/// For the staff, where codes would point nowhere.
pub const SET_UP: &str = "Set-up is not finished: this kiosk has no public address for results. Give \
     the element the attribute result-url with the address of your self-check page. Until then \
     visitors cannot take their result home.";
/// Heading over the code.
pub const TAKE_HOME: &str = "Take your result home";

/// What will happen, and when.
pub fn warning(seconds: u64) -> String {
    format!("This session ends in {seconds} seconds, and everything in it is deleted.")
}
