//! The wasm's entry: everything is in the library, everything starts in `embed`.

/// Clears memory when it is given back: what a visitor of a kiosk entered is nowhere afterwards.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

#[cfg(target_arch = "wasm32")]
fn main() {
    cme_selfcheck::embed::handle::ready();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
