//! The kiosk: for a stranger with a few minutes; leaves no data.

use super::{count, start};
use crate::domain::{Framework, Scope};

/// Under the question on the poster. Promises results to take home only if the code has a page to point to.
pub fn introduction(framework: &Framework, scope: &Scope, has_links: bool) -> String {
    let what = match scope {
        Scope::Quick => "a few areas".to_owned(),
        Scope::Full | Scope::Areas(_) => start::how_much(framework, scope),
    };
    let see = if has_links {
        ", see your gaps, and take your result home on your phone"
    } else {
        " and see your gaps"
    };
    let time = start::how_long(framework, scope);
    format!(
        "Rate yourself in {what}{see}. It takes {time}, and nothing you enter stays on this device."
    )
}
/// Over the only question before the first page.
pub const FIRST: &str = "One question first";
/// Ends the session at any time.
pub const END: &str = "End session";
/// Heading of the warning.
pub const STILL_THERE: &str = "Are you still there?";
/// Answer to it: the person is there.
pub const STILL_HERE: &str = "I'm still here";
/// Shown after a session.
pub const ENDED: &str = "The session has ended. Nothing was kept on this device.";
/// The status line.
pub const STATUS: &str = "Your answers are not saved on this device.";
/// For the staff, if result codes have no page to point to.
pub const SET_UP: &str = "Setup is not finished: this kiosk has no public address for results. Set \
     the attribute result-url of the element to the address of your self-check page. Until then, \
     visitors cannot take their results home.";
/// Heading over the code.
pub const TAKE_HOME: &str = "Take your result home";

/// What will happen, and when.
pub fn warning(seconds: u64) -> String {
    format!("Your answers will be erased in {}.", count(seconds, "second", "seconds"))
}

/// How many areas below their aim follow the listed ones.
pub fn more(count: usize) -> String {
    format!("and {count} more")
}
