//! The element's events: one table, from which they are sent and documented.
//!
//! No event carries an answer, a note or a level.

use crate::session::Event;

/// The documentation of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDoc {
    /// Its type.
    pub name: &'static str,
    /// Fields of its `detail`.
    pub detail: &'static str,
    /// When it is sent.
    pub meaning: &'static str,
}

const CHANGE: &str = "selfcheck-change";
const COMPLETE: &str = "selfcheck-complete";
const EXPORT: &str = "selfcheck-export";
const ERROR: &str = "selfcheck-error";

/// All events, in the order of the documentation.
pub const EVENTS: &[EventDoc] = &[
    EventDoc {
        name: CHANGE,
        detail: "`{answered, total}`",
        meaning: "The person gave, changed or cleared an answer.",
    },
    EventDoc {
        name: COMPLETE,
        detail: "`{answered, total}`",
        meaning: "The person opened the results with everything answered.",
    },
    EventDoc { name: EXPORT, detail: "`{kind}`", meaning: "The person took the result away." },
    EventDoc {
        name: ERROR,
        detail: "`{code, message}`",
        meaning: "Something failed that the host can act on. The only event that nobody caused.",
    },
];

/// A field of an event's detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A count.
    Count(&'static str, u32),
    /// A text.
    Text(&'static str, String),
}

/// The DOM event's type and detail for an event of the session.
pub fn dom_event(event: Event) -> (&'static str, Vec<Detail>) {
    let counts =
        |answered, total| vec![Detail::Count("answered", answered), Detail::Count("total", total)];
    match event {
        Event::Changed { answered, total } => (CHANGE, counts(answered, total)),
        Event::Completed { answered, total } => (COMPLETE, counts(answered, total)),
        Event::Exported { kind } => (EXPORT, vec![Detail::Text("kind", kind.to_owned())]),
        Event::Failed { code, message } => {
            (ERROR, vec![Detail::Text("code", code.to_owned()), Detail::Text("message", message)])
        }
    }
}
