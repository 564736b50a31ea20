//! Serves a debug build that is rebuilt, and loaded anew in the browser, whenever a file is saved.

use std::net::TcpListener;

use crate::Result;
use crate::dist::trunk;
use crate::serve::{PORT, in_use};
use crate::tools::run as run_command;

/// Runs until it is stopped.
///
/// # Errors
/// If the port is taken, or trunk cannot be started.
pub fn run(port: Option<&str>) -> Result {
    let port = port.map_or(Ok(PORT), str::parse)?;
    let address = format!("127.0.0.1:{port}");
    TcpListener::bind(&address).map_err(|error| in_use(&address, &error))?;
    println!(
        "The self-check will be at http://{address}/ and change when you save (stop with Ctrl+C)"
    );
    let mut trunk = trunk("serve")?;
    trunk.args(["--port", &port.to_string(), "--dist", "target/dev"]);
    run_command(&mut trunk)
}
