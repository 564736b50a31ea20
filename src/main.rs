//! The wasm's entry: everything is in the library, everything starts in `embed`.

#[cfg(target_arch = "wasm32")]
fn main() {
    cme_selfcheck::embed::handle::ready();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
