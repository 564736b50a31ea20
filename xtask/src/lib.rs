//! The build steps of cme-selfcheck, each a subcommand of `cargo xtask` (`main.rs` lists them).
//!
//! Reading order: [`dist`] and [`dev`] start trunk; trunk calls [`post_build`], which writes the files that a visitor
//! loads, with [`wasm`] and [`bundle`]; [`server`] serves them, also to the browser scenarios in `tests/e2e`; [`docs`]
//! writes the generated documents; [`suites`] has the commands of the Makefile that test.

#![expect(clippy::indexing_slicing, reason = "a build step may stop the build")]
#![allow(rustdoc::private_intra_doc_links, reason = "read with its private items")]

mod bundle;
mod color_schemes;
pub mod dev;
mod dist;
pub mod docs;
pub mod files;
pub mod headers;
mod licences;
pub mod post_build;
mod reader_rem;
mod release;
pub mod serve;
pub mod server;
pub mod service_worker;
mod short_names;
pub mod sizes;
mod static_html;
mod steps;
pub mod suites;
pub mod tools;
mod wasm;
mod wordpress;

/// The result of a build step. An error ends the command with its message.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
