//! The widget's program: what `element.js` calls. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod lazy_part;

/// Clears memory when it is given back: what a visitor of a kiosk entered is nowhere afterwards.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Nothing runs before an element is mounted.
fn main() {}
