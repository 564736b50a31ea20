//! A kiosk: the poster, the one question, the result in one view, and the end of a session.

mod poster;
mod result;
mod role;
mod watch;

pub(super) use poster::Poster;
pub(super) use result::KioskResult;
pub(super) use role::RoleScreen;
pub(super) use watch::{EndSessionButton, KioskWatch, WarningDialog};
