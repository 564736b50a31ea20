//! Where the second file begins.
//!
//! The build (`xtask/src/wasm.rs`) cuts the linked program in two at the pair of functions below, which
//! it knows by their names: what only [`begin`] reaches goes into the second file, whose functions take
//! their places in the table of the first when it is instantiated (`loader.js`).

#![cfg_attr(
    not(debug_assertions),
    expect(unsafe_code, reason = "the cut is made between two foreign functions")
)]

use web_sys::ShadowRoot;

use super::print;
use crate::domain::Framework;
use crate::format::framework_v1;
use crate::report::Report;
use crate::ui::Later;

/// Prints a report into a shadow root; the last gets it back where that is not possible.
pub(super) type Print = fn(&ShadowRoot, Report, Box<dyn Fn(&Report)>);

/// What the first file calls of the second.
#[derive(Debug)]
pub(super) struct Everything {
    /// The screens.
    pub(super) screens: Later,
    /// Prints a report.
    pub(super) print: Print,
    /// Adds to the built-in framework what it has for a plan.
    pub(super) complete: fn(&Framework) -> Framework,
}

static EVERYTHING: Everything = Everything {
    screens: Later::WHOLE,
    print: print::print,
    complete: framework_v1::with_activities,
};

#[cfg(not(debug_assertions))]
#[unsafe(export_name = "__wasm_split_00later00_export_6c617465720000000000000000000000_begin")]
extern "C" fn begin() -> *const () {
    (&raw const EVERYTHING).cast()
}

#[cfg(not(debug_assertions))]
#[link(wasm_import_module = "__wasm_split_placeholder__")]
unsafe extern "C" {
    #[link_name = "__wasm_split_00later00_import_6c617465720000000000000000000000_begin"]
    fn begin_elsewhere() -> *const ();
}

/// What the second file holds. Call it only after that was instantiated: it traps before. A debug build is one file.
#[cfg(not(debug_assertions))]
pub(super) fn everything() -> &'static Everything {
    // SAFETY: the build joins the import to `begin`, which gives the address of a static.
    unsafe { &*begin_elsewhere().cast() }
}

#[cfg(debug_assertions)]
pub(super) fn everything() -> &'static Everything {
    &EVERYTHING
}
