//! cme-selfcheck: a competency self-assessment that runs in the visitor's browser.
//!
//! # The map, in reading order
//!
//! | module | what it is |
//! |---|---|
//! | [`domain`] | the rules: frameworks, answers, gaps, summaries, plans, teams. `std` alone, deterministic |
//! | [`format`](mod@format) | file formats, to domain and back, all problems at once; tables, calendars, links |
//! | [`storage`] | a port that stores texts, its adapters for memory and browser, and the [`storage::record_store`] |
//! | [`session`] | what the app is doing: screens, saving, opening files, two tabs, a team. No Leptos |
//! | [`messages`] | every sentence that a person reads |
//! | [`ui`] | the views, in Leptos: the [`ui::Store`], [`ui::components`], and a folder or file for each screen |
//! | [`embed`] | the composition root: the element, its attributes and events, what the page lends it |
//! | [`authors`] | a second program, `check.html`: for authors of framework files |
//! | [`browser`] | what both programs need from the browser |
//!
//! `main.rs` is the widget's program: `exports.rs` is the interface for `element.js`, `lazy_part.rs` splits the program
//! in two. `bin/check.rs` is the program of the authors' page.
//!
//! `tests/` has the host tests (`host`), the journey through `dist/` in real browsers (`e2e`, a crate) and a test of
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
//! Code that is not needed before the first rating is linked into a second file, which only [`ui::lazy_part`] reaches.
//! `ui/lazy.rs` lists its contents, and is the one file of `ui` that uses `format`.
//!
//! `tests/tidy.rs` tests the arrows, and that no files use each other in a circle. Clippy forbids single calls
//! (`clippy.toml` has the reasons). `domain`, `format`, `storage` and `session` use neither Leptos nor, but for the adapter
//! of `localStorage`, the browser.
//!
//! # Invariants
//!
//! 1. Absence is never a number: unanswered is `None`, and a mean over nothing does not exist
//!    ([`domain::Present`], [`domain::Mean`]).
//! 2. Only a [`domain::Scale`] makes a [`domain::Level`]; only [`domain::Framework::new`] makes a
//!    framework, and it reports every problem.
//! 3. The current time, ids, randomness and the person's time zone are arguments ([`session::Env`], [`domain::Zone`]):
//!    a moment has a day only in a zone. The order in written dates is set once ([`messages::set_date_order`]).
//! 4. One [`domain::Summary`] is computed, and every view, table and export reads it.
//! 5. Nothing that could not be read is ever overwritten ([`storage::record_store`]).
//! 6. One record, one write a save; two tabs, or two elements of a page, are merged answer by answer by Lamport
//!    timestamps, last writer wins ([`session::sync`]). The copy in `embed/mirror.js` is optional.
//! 7. Every error is a variant that a caller can act on; every sentence is in [`messages`].
//! 8. No action of a person causes a request, except for the lazy part if that is not loaded yet, and the widget
//!    touches nothing outside its shadow root.
//! 9. `index.html` and `team.html` are ordinary hosts. Only they have a service worker, for use without a network
//!    (`embed/worker.js`).
//! 10. Views that are often recreated (rows, list entries) read a memo of their screen or page, not the session: a
//!     signal keeps the subscriptions of removed views as long as it exists ([`ui::Store`]).
//! 11. A text that changes is written to its whole element, or is recreated with it: translators replace text nodes
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
