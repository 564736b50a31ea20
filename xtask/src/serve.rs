//! Serves `dist/` with the policy that the product promises to work under.

use std::io;
use std::net::TcpListener;

use tokio::runtime;

use crate::headers::{media_type, policy_for};
use crate::server::{self, Asked, Reply};
use crate::steps::Steps;
use crate::{Result, dist};

/// Where it is served if nothing else is said.
pub(crate) const PORT: u16 = 8080;

/// Builds the release, and serves it at an address such as `127.0.0.1:8080` until it is stopped.
///
/// # Errors
/// If the address is taken, which is found before anything is built, or the build fails.
pub fn run(address: Option<&str>) -> Result {
    let address = address.map_or_else(|| format!("127.0.0.1:{PORT}"), str::to_owned);
    let listener = TcpListener::bind(&address).map_err(|error| in_use(&address, &error))?;
    listener.set_nonblocking(true)?;
    let mut steps = Steps::of("serve");
    steps.run("release (a few minutes the first time)", dist::run)?;
    steps.finish(&format!("The self-check is at http://{address}/ (stop with Ctrl+C)"));
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        Ok(server::serve(listener, |asked| async move { answer(&asked) }).await?)
    })
}

/// What is said where nobody can listen.
pub(crate) fn in_use(address: impl std::fmt::Display, error: &io::Error) -> String {
    format!(
        "{address} cannot be served: {error}. If another program is there, choose another port: \
         make serve ADDRESS=127.0.0.1:8081, or make dev PORT=8081"
    )
}

fn answer(asked: &Asked) -> Reply {
    let path = asked.url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let found = server::file(path);
    let kind = match (&found, path) {
        (None, _) => media_type("not-found.txt"),
        (Some(_), "" | "demo/") => media_type("index.html"),
        (Some(_), path) => media_type(path),
    };
    let headers = vec![
        ("Content-Type", kind),
        ("Content-Security-Policy", policy_for(path).into_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
    ];
    let status = if found.is_some() { 200 } else { 404 };
    let body = found.unwrap_or_else(|| b"not found".to_vec());
    Reply { status, headers, body, breaks_after: None }
}
