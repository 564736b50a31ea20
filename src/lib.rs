//! cme-selfcheck: a competency self-assessment that runs in the visitor's browser.
//!
//! # The map, in reading order
//!
//! | module | what it is |
//! |---|---|
//! | [`domain`] | the rules: frameworks, answers, gaps, summaries, plans, teams. `std` alone, deterministic |
//! | [`format`](mod@format) | the wire: text in, domain out, every problem of a file at once; tables, calendars, links |
//! | [`storage`] | a port to keep texts, its adapters in memory and in the browser; the [`storage::record_store`] decides |
//! | [`session`] | what the app is doing: screens, saving, opening files, two tabs, a team. No Leptos |
//! | [`messages`] | every sentence that a person reads |
//! | [`ui`] | what a person sees, in Leptos: the [`ui::Store`], [`ui::components`], and a folder or file for each screen |
//! | [`embed`] | the composition root: the element, its attributes and events, what the page lends it |
//! | [`authors`] | a second program, `check.html`: framework files for those who write them |
//! | [`browser`] | what both programs ask of the browser |
//!
//! `main.rs` is the widget's program: `exports.rs` is what `element.js` calls, `lazy_part.rs` where the program is cut in
//! two. `bin/check.rs` is the program of the authors' page.
//!
//! `tests/` has the host tests (`host`), the journey through `dist/` in real browsers (`e2e`, a crate) and the guard of
//! this map (`tidy.rs`). `xtask/` has every build step.
//!
//! # The arrows (A → B: A may use B)
//!
//! ```text
//! main → embed → ui → session → storage → format → domain
//!          └────────────────────→ storage::local
//! check → authors → ui::components; authors → format
//! messages → domain; ui, embed, authors and the build steps → messages
//! ```
//!
//! What nobody needs before the first rating is linked into a second file, and reached through [`ui::lazy_part`] alone.
//! `ui/lazy.rs` says what is in it, and is the one file of `ui` that uses `format`.
//!
//! `tests/tidy.rs` holds the arrows, and clippy forbids single calls (`clippy.toml` has the reasons). `domain`,
//! `format`, `storage` and `session` use neither Leptos nor, but for the adapter of `localStorage`, the browser.
//!
//! # Invariants
//!
//! 1. Absence is never a number: unanswered is `None`, and a mean over nothing does not exist
//!    ([`domain::Present`], [`domain::Mean`]).
//! 2. Only a [`domain::Scale`] makes a [`domain::Level`]; only [`domain::Framework::new`] makes a
//!    framework, and it reports every problem.
//! 3. Now, ids, randomness and the person's time zone come in as arguments ([`session::Env`], [`domain::Zone`]): a moment
//!    has a day only in a zone. How a day is written is set once ([`messages::set_date_order`]).
//! 4. One [`domain::Summary`] is computed, and every view, table and export reads it.
//! 5. Nothing that could not be read is ever overwritten ([`storage::record_store`]).
//! 6. One record, one write a save; two tabs, or two elements of a page, are merged answer by answer by Lamport timestamps,
//!    last writer wins ([`session::sync`]). The copy of the last minute (`embed/mirror.js`) is a help, never a condition.
//! 7. Every error is a variant that a caller can act on; every sentence is in [`messages`].
//! 8. Nothing that a person does causes a request, but for the lazy part where that is not there yet, and the widget
//!    touches nothing outside its shadow root.
//! 9. `index.html` and `team.html` are just hosts. They alone have a worker, for use without a network
//!    (`embed/worker.js`).
//! 10. What is made again and again (rows, list entries) reads a memo of its screen or page, not the session: a signal
//!     keeps dead subscribers for as long as it lives ([`ui::Store`]).
//! 11. A text that changes is written to its whole element, or made anew with it: translators replace text nodes
//!     ([`ui::components::html_text`]).
//! 12. A panic ends in a plain panel that offers the saved answers; `embed/failure_panel.js` draws it.

pub mod authors;
pub mod browser;
pub mod domain;
pub mod embed;
pub mod format;
pub mod messages;
pub mod session;
pub mod storage;
pub mod ui;
