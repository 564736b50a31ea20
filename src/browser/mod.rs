//! What both programs, the widget and the page for authors, ask of the browser.

mod download;

pub use download::download;
