//! File formats: text to domain and back. One file a version.
//!
//! Reading is by hand over a small tree ([`json`], [`reader`]), along a table of the values that each field accepts
//! ([`shape`]), because every problem of a file is reported at once, each with its place; `serde` derives stop at the
//! first. Writing is `serde`. The other export formats are written by hand: [`csv`] and [`xlsx`] of the same cells
//! (`table`), a team's numbers (`team_table`), [`calendar`], the result link ([`link_v1`]) and a QR code of it
//! ([`qr`]). Nothing here stores, draws or asks. Start at [`result_v1`].

pub mod base64url;
pub mod calendar;
mod checksum;
pub mod csv;
pub mod framework_v1;
pub mod framework_write;
pub mod json;
pub mod json_line;
pub mod level_v1;
mod link_number;
pub mod link_v1;
pub mod plan_v1;
pub mod qr;
pub mod reader;
pub mod result_read;
pub mod result_v1;
pub mod saved_v1;
pub mod shape;
pub mod summary_v1;
mod table;
mod team_table;
pub mod team_v1;
pub mod xlsx;
mod zip;
