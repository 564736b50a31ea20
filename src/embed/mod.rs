//! The composition root: the element, its attributes and events, and what the page lends the widget.
//!
//! [`attributes`], [`events`], [`surface`] and [`limits`] are pure tables, read by the element, the build
//! and the documentation. The rest runs in a browser only. `element.js` beside this file is the class that wasm-bindgen cannot
//! write; it holds no rule, no default and no sentence of its own.

pub mod addresses;
pub mod attributes;
pub mod events;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
pub mod handle;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod later;
pub mod limits;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod listen;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod opening;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod page;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod print;
pub mod surface;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod welcome;
