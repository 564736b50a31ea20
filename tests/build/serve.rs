//! Serves `dist/` at <http://127.0.0.1:8080> with the policy that the product promises to work under.
//!
//! Another address can be given as the first argument.

mod policy;

use std::error::Error;
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

use tiny_http::{Header, Response, Server};

fn main() -> Result<(), Box<dyn Error>> {
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let server = Server::http(&address).map_err(|error| error.to_string())?;
    println!("The self-check is at http://{address}/ (stop with Ctrl+C)");
    for request in server.incoming_requests() {
        let file = file_of(request.url());
        let (status, body) = match fs::read(&file) {
            Ok(body) => (200, body),
            Err(_) => (404, b"not found".to_vec()),
        };
        let mut response = Response::from_data(body).with_status_code(status);
        let kind =
            if status == 200 { policy::media_type(&file.to_string_lossy()) } else { "text/plain" };
        for (name, value) in [
            ("Content-Type", kind),
            ("Content-Security-Policy", policy::POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-cache"),
        ] {
            let header = Header::from_bytes(name, value).map_err(|()| "a header of ours")?;
            response.add_header(header);
        }
        // The browser may have gone; that is its affair.
        let _ = request.respond(response);
    }
    Ok(())
}

/// The file for a URL's path, never outside `dist/`.
fn file_of(url: &str) -> PathBuf {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let file = Path::new("dist").join(if plain { path } else { "" });
    if file.is_dir() { file.join("index.html") } else { file }
}
