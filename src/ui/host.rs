//! What a view needs from the page around it, as a port; `embed` is the adapter.

use crate::session::{Moment, News};

/// The page around the widget.
pub trait Host {
    /// Now, and randomness for an id.
    fn moment(&self) -> Moment;
    /// Tells the host page what was done.
    fn tell(&self, news: News);
    /// Gives the person a file.
    fn download(&self, name: &str, media_type: &str, text: &str);
}
