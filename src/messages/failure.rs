//! Messages for a self-check that cannot start or has stopped, which the loader shows without wasm, and for host pages.

use super::shortened;

/// The wasm could not be fetched, was blocked, or has another digest than the build.
pub const CANNOT_LOAD: &str = "The self-check could not be loaded. Check your connection and reload \
     the page. If that does not help, this website may be blocking it, or this browser may be too old.";
/// The host's policy does not allow fetching the wasm.
pub const REFUSED: &str = "The self-check could not be loaded: this website's security policy does not \
     allow it. Tell whoever runs this website: in the Content-Security-Policy, connect-src must name the \
     address of the self-check's files.";
/// The wasm was fetched but the browser refused to run it.
pub const CANNOT_RUN: &str = "This browser could not run the self-check: it may be too old, or this \
     website's security policy may not allow WebAssembly. Whoever runs this website can allow it: \
     script-src in the Content-Security-Policy must have 'wasm-unsafe-eval'.";
/// The browser lacks features that the layout depends on.
pub const TOO_OLD: &str = "This browser is too old for the self-check. You need Chrome or Edge 111, \
     Safari 16.4 or Firefox 115 (all from 2023), or a newer one. The paper form works in any browser.";
/// It ran and then stopped.
pub const STOPPED: &str = "Sorry, something went wrong and the self-check has stopped. Your saved \
     answers are safe in this browser. Download them to be sure, then reload the page.";
/// It ran and then stopped, and the record is in memory only.
pub const STOPPED_UNSAVED: &str = "Sorry, something went wrong and the self-check has stopped. It \
     saved nothing on this device: download your answers now, then reload the page to start over.";
/// It ran and then stopped, and there is nothing to download.
pub const STOPPED_EMPTY: &str = "Sorry, something went wrong and the self-check has stopped. Reload the \
     page to start over.";
/// The framework file could not be fetched: no connection, a wrong address, no permission to read it.
pub const FRAMEWORK_UNREACHABLE: &str = "The questions for this self-check could not be loaded. Check \
     your connection and reload the page. If that does not help, tell whoever runs this website: the \
     address of the framework file may be wrong, or this page may not be allowed to read it.";
/// The server answered without the framework file.
pub const FRAMEWORK_MISSING: &str = "The questions for this self-check are not where this page looks \
     for them. Tell whoever runs this website: the server does not provide the framework file.";
/// The framework file has too many bytes.
pub const FRAMEWORK_TOO_LARGE: &str = "The questions for this self-check cannot be used. Tell whoever \
     runs this website: the framework file is larger than 4 MB.";
/// The framework file did not arrive in time.
pub const FRAMEWORK_SLOW: &str = "The questions for this self-check took too long to arrive. Check \
     your connection and reload the page.";
/// A screen of the lazy part was opened before the part is loaded.
pub const LAZY_LOADING: &str = "One moment, this page is still loading";
/// A screen of the lazy part was opened, but the part could not be fetched or was blocked.
pub const LAZY_FAILED: &str = "This page could not be loaded";
/// What to do after that failure.
pub const LAZY_REMEDY: &str = "Check your connection, then try again.";
/// What is safe then, where there are answers.
pub const ANSWERS_SAFE: &str = "Your answers are still here.";
/// Fetches the lazy part again.
pub const TRY_AGAIN: &str = "Try again";
/// The same failure on the start screen, which does not need the lazy part.
pub const DATA_FAILED: &str = "You can begin, but past results and files cannot be opened because \
     part of the self-check did not load. Check your connection, then try again.";
/// Downloads the saved record, unchanged.
pub const DOWNLOAD_SAVED: &str = "Download saved answers";
/// Loads the page again.
pub const RELOAD: &str = "Reload the page";
/// Link to the paper form.
pub const PAPER: &str = "Use the printable paper form";
/// A method was called before the element runs.
pub const NOT_READY: &str = "The self-check is not running yet. Wait for its “ready” promise.";
/// There is nothing to export.
pub const NOTHING_TO_EXPORT: &str = "There is no self-check to export yet.";

/// A host gave an attribute a value that is not understood. `values` and `default` are from the attribute's row in the
/// documentation, which marks code with backticks.
pub fn attribute(name: &str, value: &str, values: &str, default: &str) -> String {
    let value = shortened(value);
    format!(
        "The attribute {name} cannot be “{value}”. It takes {values}; the default is used: \
         {default}."
    )
    .replace('`', "")
}
