//! The views, in Leptos: a folder or file for each screen, and [`components`] that any app could use.
//!
//! Screens read the session through [`use_store`] and call it; they contain no rule and no sentence. The start and
//! rating screens are in the first file of the program, the other screens in the [`lazy_part`].
//!
//! Texts in `view!` are blocks, `{text}`: Leptos may build a literal text through `innerHTML`, which Trusted Types
//! refuse (clippy checks this).

#![allow(unreachable_pub, reason = "the struct that #[component] makes of props is public")]

pub mod app;
mod compare;
pub mod components;
mod export;
mod focus_recovery;
mod footer;
pub mod host_page;
mod kiosk;
mod lazy;
pub mod lazy_part;
mod lazy_screen;
mod level_meanings;
mod listen;
pub mod paper;
mod plan;
mod rating;
pub mod report;
mod results;
mod roles;
mod saved_results;
mod screen_heading;
mod screen_history;
pub mod start;
pub mod store;
mod targets;
mod targets_by_role_button;
pub mod team;
mod today;

pub use app::{App, Mounted};
pub use host_page::HostPage;
pub use store::{Store, use_store};
