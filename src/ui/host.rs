//! What a view needs from the page around it, as a port; `embed` is the adapter.

use crate::report::Report;
use crate::session::{Moment, News};

/// The page around the widget.
pub trait Host {
    /// Now, and randomness for an id.
    fn moment(&self) -> Moment;
    /// Tells the host page what was done.
    fn tell(&self, news: News);
    /// Gives the person a file.
    fn download(&self, name: &str, media_type: &str, text: &str);
    /// Takes the focus from what is inside. What has it is taken out of the page, and browsers that notice only
    /// then work out the whole page once more.
    fn let_go_of_focus(&self);
    /// Milliseconds on a clock that only goes forward.
    fn clock(&self) -> u64;
    /// Ends it all and begins anew: whoever comes next finds nothing.
    fn wipe(&self);
    /// Puts a text on the clipboard; `done` hears whether that worked.
    fn copy(&self, text: &str, done: Box<dyn Fn(bool)>);
    /// Whether another page frames this one.
    fn framed(&self) -> bool;
    /// Fetches the second file again, after that has failed.
    fn fetch_rest(&self);
    /// Prints a document of its own; where that is not possible here, `refused` gets it back.
    fn print(&self, report: Report, refused: Box<dyn Fn(&Report)>);
}
