//! Host tests: rules, formats, storage, session and messages, in milliseconds and without a browser.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "shared steps of tests"
)]

mod authors;
mod components;
mod contrast;
mod embedding;
mod formats;
mod formats_properties;
mod framework;
mod framework_files;
#[path = "../fuzz/properties.rs"]
mod fuzz;
mod hostile;
mod html;
mod kiosk;
mod link;
mod messages;
mod planning;
mod properties;
mod qr;
mod recall;
mod regressions;
mod released;
mod report;
mod schema;
mod scoring;
mod screens;
mod sentences;
mod session;
mod steps;
mod storage;
mod sync;
mod takeaway;
mod team;
mod team_files;
mod team_pages;
mod time;
mod way_back;
