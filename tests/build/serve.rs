//! Serves `dist/` at <http://127.0.0.1:8080> with the policy that the product promises to work under.
//!
//! Another address can be given as the first argument.

mod http;
mod policy;

use std::error::Error;
use std::net::TcpListener;
use std::sync::atomic::AtomicBool;

use http::Reply;

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(&address)
        .map_err(|error| format!("cannot listen at {address}: {error}; is it in use?"))?;
    println!("The self-check is at http://{address}/ (stop with Ctrl+C)");
    http::serve(&listener, &AtomicBool::new(true), |url, _| {
        let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let found = http::file(path);
        let kind = match (&found, path) {
            (None, _) => "text/plain",
            (Some(_), "" | "demo/") => policy::media_type("index.html"),
            (Some(_), path) => policy::media_type(path),
        };
        let headers = [
            ("Content-Type", kind),
            ("Content-Security-Policy", &policy::for_page(path)),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-cache"),
        ];
        Reply {
            status: if found.is_some() { 200 } else { 404 },
            headers: headers.map(|(name, value)| (name, value.to_owned())).into(),
            body: found.unwrap_or_else(|| b"not found".to_vec()),
            breaks_after: None,
        }
    });
    Ok(())
}
