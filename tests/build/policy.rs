//! The one place with the headers that `make serve` and the browser tests send.

use std::borrow::Cow;

/// The policy that the product promises to work under.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; \
     worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; \
     require-trusted-types-for 'script'";

/// The policy for a page of ours: one of the demos is a host, and has a frame.
pub(crate) fn for_page(path: &str) -> Cow<'static, str> {
    if path.ends_with("demo/frame.html") {
        format!("{POLICY}; frame-src 'self'").into()
    } else {
        POLICY.into()
    }
}

/// The media type of a file by its name.
pub(crate) fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
