//! What both programs, the widget and the page for authors, ask of the browser.

mod append;
mod download;

pub use append::append;
pub use download::download;
