//! The composition root: the element, its attributes and events, and what the page lends the widget.
//!
//! [`attributes`], [`events`], [`surface`] and [`limits`] are pure tables, read by the element, the build and the
//! documentation. The rest runs in a browser only. `element.js` beside this file is the class that wasm-bindgen cannot
//! write; it has no rules, defaults or messages of its own.

pub mod addresses;
pub mod attributes;
pub mod events;
pub mod limits;
#[cfg(target_arch = "wasm32")]
pub mod opening;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod preboot;
pub mod surface;
