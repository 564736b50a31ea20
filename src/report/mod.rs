//! What results look like, on screen and on paper: one tree of elements for both.
//!
//! Pure: the tree is data ([`markup`]). `ui` puts parts of it on the screen, `embed` prints
//! [`document::report`] in a page of its own, and where printing is not allowed the same tree becomes
//! an HTML file. So a number on paper is the number on screen, and both come from one
//! [`crate::domain::Summary`].

pub mod areas;
pub mod chart;
pub mod comparison;
pub mod document;
pub mod lists;
pub mod markup;
pub mod plan;
pub mod radar;
mod table;

pub use document::Report;
pub use markup::Node;
