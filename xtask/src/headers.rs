//! The headers that `make serve` and the browser scenarios send: one place, and what hosts are told to send.

use std::borrow::Cow;

/// The policy that the product promises to work under.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; \
     worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; \
     require-trusted-types-for 'script'";

/// The policy for a page of ours: one of the demos is a host, and has a frame.
pub fn policy_for(path: &str) -> Cow<'static, str> {
    if path.ends_with("demo/frame.html") {
        format!("{POLICY}; frame-src 'self'").into()
    } else {
        POLICY.into()
    }
}

/// The media type of a file by its name.
pub fn media_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    if kind.type_() == mime_guess::mime::TEXT {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    }
}
