//! The widget's program: the interface for `element.js`. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod lazy_part;

/// Clears memory when it is freed: nothing that a visitor of a kiosk entered remains.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Empty: nothing runs before an element is mounted.
fn main() {}
