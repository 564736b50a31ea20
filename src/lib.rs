//! cme-selfcheck: a competency self-assessment that runs in the visitor's browser.
//!
//! # The map, in reading order
//!
//! | module | what it is |
//! |---|---|
//! | [`domain`] | the rules: frameworks, answers, gaps, summaries, plans. `std` alone, deterministic |
//! | [`format`](mod@format) | the wire: text in, domain out, every problem of a file at once; tables, calendars, links |
//! | [`storage`] | a port to keep texts, its twin in memory, the browser's adapter; the [`storage::keeper`] decides |
//! | [`session`] | what the app is doing: screens, saving, opening files, two tabs. No Leptos |
//! | [`words`] | every sentence that a person reads |
//! | [`report`] | what results look like, on screen and on paper: one tree for both |
//! | `ui` | one file a screen, dumb parts: what comes first by hand, what comes later by Leptos (wasm32 only) |
//! | [`embed`] | the composition root: the element, its attributes and events, what the page lends it |
//! | [`authors`] | a second program, `check.html`: framework files for those who write them. No Leptos |
//! | `browser` | what both programs ask of the browser (wasm32 only) |
//!
//! `tests/` has the host tests (`host`), the journey through `dist/` in real browsers (`e2e`, a crate) and the guard of
//! this map (`tidy.rs`). `xtask/` has every build step.
//!
//! # The arrows (A → B: A may use B)
//!
//! ```text
//! main → embed → ui → session → storage → format → domain
//!          └────────────────────→ storage::local
//! words → domain; report → words, domain; ui and embed → report; ui, embed and the build steps → words
//! check → authors → format, report, words, domain; ui, embed and authors → browser → report
//! ```
//!
//! The feature `widget` is all that the visitors' program has and the authors' program does not.
//!
//! What nobody needs before the first rating, Leptos among it, is linked into a second file, and reached
//! through `ui::later` and `embed::later` alone; `xtask/src/wasm.rs` cuts the program there.
//!
//! The compiler holds most of them: browser crates are dependencies for wasm32 only, so host tests
//! cannot see them. `tests/tidy.rs` holds those among the pure modules, and clippy the rest
//! (`clippy.toml` has the reasons).
//!
//! # Invariants
//!
//! 1. Absence is never a number: unanswered is `None`, and a mean over nothing does not exist
//!    ([`domain::Present`], [`domain::Mean`]).
//! 2. Only a [`domain::Scale`] makes a [`domain::Level`]; only [`domain::Framework::new`] makes a
//!    framework, and it reports every problem.
//! 3. Now, ids and randomness come in as arguments ([`session::Moment`]).
//! 4. One [`domain::Summary`] is computed, and every view, table and export reads it.
//! 5. Nothing that could not be read is ever overwritten ([`storage::keeper`]).
//! 6. One record, one write a save; two tabs are merged answer by answer, without a clock
//!    ([`session::sync`]). The copy of the last minute (`embed/mirror.js`) is a help, never a condition.
//! 7. Every error is a variant that a caller can act on; every sentence is in [`words`].
//! 8. Nothing that a person does causes a request but “Try again”, and the widget touches nothing outside its shadow
//!    root.
//! 9. `index.html` is just a host. It alone has a worker, for use without a network (`embed/worker.js`).
//! 10. What a screen listens to ends with the screen (`ui::by_hand`), and no short-lived effect reads a signal
//!     that lives longer, since it would never be let go.
//! 11. A panic ends in a plain panel that offers the saved answers; `embed/failure_panel.js` draws it.

pub mod authors;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod domain;
pub mod embed;
pub mod format;
pub mod report;
pub mod session;
pub mod storage;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
pub mod ui;
pub mod words;
