//! Serves a debug build, which is rebuilt and reloaded in the browser whenever a file is saved.

use crate::Result;
use crate::dist::trunk;
use crate::serve::{address, check_port};
use crate::tools::run as run_command;

/// Runs until it is stopped.
///
/// # Errors
/// If the port is taken, or trunk cannot be started.
pub fn run(port: Option<&str>) -> Result {
    check_port(port)?;
    let address = address(port)?;
    println!(
        "The self-check will be at http://{address}/ and change when you save (stop with Ctrl+C)"
    );
    let mut trunk = trunk("serve")?;
    trunk.args([
        "--address",
        "127.0.0.1",
        "--port",
        &address.port().to_string(),
        "--dist",
        "target/dev",
        // Hashing 30 MB for file names and integrity takes seconds.
        "--filehash",
        "false",
        "--no-sri",
        "true",
    ]);
    run_command(&mut trunk)
}
