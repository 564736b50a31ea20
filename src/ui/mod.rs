//! What a person sees: one file a screen, and dumb parts.
//!
//! Views read from the [`crate::session`] and call it; they keep no rule and no sentence of their own.
//!
//! There are two kinds. What comes first (start, rating, the kiosk's poster, the status line) is made
//! [`by_hand`], since a visitor waits for every byte of it; start reading at [`root`]. What comes [`later`]
//! is a second file, drawn by Leptos: results, plan, targets, comparison, and what this browser holds.
//! Signals there are made by the screen that reads them, since short-lived effects on long-lived signals are
//! never let go. Texts stand in `view!` as blocks, `{text}`: a literal would be built through `innerHTML`,
//! which Trusted Types refuse (clippy watches).

pub mod app;
mod by_hand;
mod choices;
mod code;
mod compare;
mod drawn;
pub mod host;
mod kiosk;
mod kiosk_result;
pub mod later;
mod parts;
mod past;
mod plan;
mod plan_activity;
mod plan_goal;
mod rate;
mod rate_areas;
mod rate_note;
mod rate_row;
mod results;
mod results_list;
pub mod root;
mod spot;
mod start;
mod start_data;
mod start_file;
mod start_notices;
mod start_offer;
mod status;
mod take_away;
mod targets;

pub use app::App;
pub use host::Host;
pub use later::{Arrival, Later};
pub use root::Mounted;
