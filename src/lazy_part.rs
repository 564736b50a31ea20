//! Where the program is split: code that only [`lazy_part`] reaches is linked into a second file (`xtask/src/wasm.rs`).

use cme_selfcheck::ui::lazy_part::{LazyPart, LoadFuture, LoadState};

/// Loads the lazy part; resolves at once if it is loaded.
pub(crate) fn load() -> LoadFuture {
    Box::pin(async {
        match lazy_part().await {
            Ok(part) => LoadState::Loaded(part),
            Err(_) => LoadState::Failed,
        }
    })
}

/// The lazy part. Leptos' `#[lazy]` panics if the file cannot be fetched, so this uses the macro underneath it.
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
