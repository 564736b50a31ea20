//! Serves `dist/` with the policy under which the product must work.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use tokio::runtime;

use crate::headers::{media_type, policy_for};
use crate::server::{self, Asked, Reply};
use crate::steps::Steps;
use crate::{Result, dist};

/// The default port.
const PORT: u16 = 8080;

/// Builds the release, and serves it at a port of this machine until it is stopped.
///
/// # Errors
/// If the port is taken, which is checked before the build, or the build fails.
pub fn run(port: Option<&str>) -> Result {
    let address = address(port)?;
    let listener = listen(address)?;
    listener.set_nonblocking(true)?;
    let mut steps = Steps::start("serve");
    steps.run("release (a few minutes the first time)", dist::run)?;
    steps.finish(&format!("The self-check is at http://{address}/ (stop with Ctrl+C)"));
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        Ok(server::serve(listener, |asked| async move { answer(&asked) }).await?)
    })
}

/// Checks the port for `make serve` and `make dev`, before they install anything.
///
/// # Errors
/// With what to do, if the port is no port or is taken.
pub fn check_port(port: Option<&str>) -> Result {
    listen(address(port)?).map(drop)
}

/// The address with a port of this machine.
pub(crate) fn address(port: Option<&str>) -> Result<SocketAddr> {
    let port = port.map_or(Ok(PORT), str::parse);
    let port = port.map_err(|_| "PORT must be a number from 1 to 65535, as in PORT=8081")?;
    Ok(SocketAddr::from(([127, 0, 0, 1], port)))
}

/// A listener at the address.
fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| {
        let what = format!("{address} cannot be used: {error}.");
        format!("{what} If another program is there, choose another port: PORT=8081").into()
    })
}

/// The reply to a request, as hosts should serve the files.
pub(crate) fn answer(asked: &Asked) -> Reply {
    let path = asked.url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    if !path.is_empty() && !path.ends_with('/') && Path::new("dist").join(path).is_dir() {
        // Redirects to the folder, because links of a page are relative to it.
        let headers = vec![("Location", format!("/{path}/"))];
        return Reply { status: 308, headers, body: Vec::new(), breaks_after: None };
    }
    let found = server::file(path);
    let kind = media_type(if found.is_some() { path } else { "not-found.txt" });
    let headers = vec![
        ("Content-Type", kind),
        ("Content-Security-Policy", policy_for(path)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
    ];
    let status = if found.is_some() { 200 } else { 404 };
    let body = found.unwrap_or_else(|| b"not found".to_vec());
    Reply { status, headers, body, breaks_after: None }
}
