//! What components need from the page around the widget, as a port; `embed::page` is the adapter.

use crate::session::kiosk::Clocks;
use crate::session::{Env, Event};

/// The page around the widget.
pub trait HostPage {
    /// Now, and randomness for an id.
    fn env(&self) -> Env;
    /// Dispatches an event on the element.
    fn emit(&self, event: Event);
    /// Gives the person a file.
    fn download(&self, name: &str, media_type: &str, bytes: &[u8]);
    /// What two clocks show.
    fn clocks(&self) -> Clocks;
    /// Unmounts the widget and mounts a new one: whoever comes next finds nothing.
    fn wipe(&self);
    /// Puts a text on the clipboard; `done` hears whether that worked.
    fn copy(&self, text: &str, done: Box<dyn Fn(bool)>);
    /// Clears the selection of text if it is in the element.
    fn clear_selection(&self);
    /// The name of the screen that the present entry of the browser's history is of, if that history is ours.
    fn screen(&self) -> Option<String>;
    /// Notes the name of the screen in the browser's history: in a new entry or, if asked, in the present one.
    fn note_screen(&self, name: &str, replace: bool);
    /// The address of our team view, which is beside the script; none where the framework is another than there.
    fn team_page(&self) -> Option<String>;
}
