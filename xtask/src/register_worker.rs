//! What our own pages load to have a worker, and what a website puts in the worker's place to end it.

use cme_selfcheck::embed::limits;
use cme_selfcheck::words::update;
use serde_json::json;

/// Where our own pages find it.
pub(crate) const NAME: &str = "offline.js";
/// The worker that ends the worker.
pub(crate) const OFF: &str = include_str!("../../src/embed/worker_off.js");

/// The script with its words.
pub(crate) fn script() -> String {
    let words = json!({ "ready": update::READY, "use": update::USE });
    let accept = json!(limits::ACCEPT_MESSAGE);
    let script = include_str!("../../src/embed/offline.js");
    format!("const WORDS = {words};\nconst ACCEPT = {accept};\n{script}")
}
