//! Where the program is cut in two: what only [`lazy_part`] reaches is linked into a second file (`xtask/src/wasm.rs`).

use cme_selfcheck::ui::lazy_part::{LazyPart, LoadFuture, LoadState};

/// Loads the lazy part; at once where it is there.
pub(crate) fn load() -> LoadFuture {
    Box::pin(async {
        match lazy_part().await {
            Ok(part) => LoadState::Loaded(part),
            Err(_) => LoadState::Failed,
        }
    })
}

/// The lazy part. Leptos' `#[lazy]` would panic where the file cannot be fetched, so this is the macro that it is made
/// of.
#[cfg(not(debug_assertions))]
#[leptos::wasm_split::wasm_split(lazy, wasm_split_path = leptos::wasm_split, fallible)]
fn lazy_part() -> Result<LazyPart, leptos::wasm_split::SplitLoaderError> {
    Ok(LazyPart::WHOLE)
}

/// The lazy part. A debug build is one file.
#[cfg(debug_assertions)]
fn lazy_part() -> std::future::Ready<Result<LazyPart, std::convert::Infallible>> {
    std::future::ready(Ok(LazyPart::WHOLE))
}
