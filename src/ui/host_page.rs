//! The services that components need from the page around the widget, as a port; `embed::page` is the adapter.

use crate::session::kiosk::Clocks;
use crate::session::{Env, Event};

/// The page around the widget.
pub trait HostPage {
    /// The current time, in UTC, and randomness for an id.
    fn env(&self) -> Env;
    /// Dispatches an event on the element.
    fn emit(&self, event: Event);
    /// Offers the person a file.
    fn download(&self, name: &str, media_type: &str, bytes: &[u8]);
    /// The readings of two clocks.
    fn clocks(&self) -> Clocks;
    /// Unmounts the widget and mounts a new one, which has no data for the next visitor.
    fn wipe(&self);
    /// Clears the selection of text if it is in the element.
    fn clear_selection(&self);
    /// The screen name in the current entry of the browser's history, if that history belongs to this element.
    fn screen(&self) -> Option<String>;
    /// Writes a screen name to the browser's history: to a new entry or, if asked, to the current one.
    fn note_screen(&self, name: &str, replace: bool);
    /// The address of our team view, which is beside the script; none if that has another framework.
    fn team_page(&self) -> Option<String>;
}
