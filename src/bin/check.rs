//! The entry of the page for authors: everything is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    cme_selfcheck::authors::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
