//! The policy and the media types that `make serve` and the browser scenarios send, and that hosts are advised to send.

/// The Content-Security-Policy under which the product must work.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; \
     worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; \
     require-trusted-types-for 'script'";

/// The policy for one of our pages: one of the demos is a host, and has a frame.
pub fn policy_for(path: &str) -> String {
    if path.ends_with("demo/frame.html") {
        format!("{POLICY}; frame-src 'self'")
    } else {
        POLICY.to_owned()
    }
}

/// The media type of a file by its name; a folder is served as its page.
pub fn media_type(path: &str) -> String {
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder { "index.html" } else { path };
    let kind = mime_guess::from_path(file).first_or_octet_stream();
    if kind.type_() == mime_guess::mime::TEXT {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    }
}
