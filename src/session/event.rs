//! Events for the host page: that something was done, never what was answered.

/// An event for the host page. Every event but [`Event::Failed`] follows an action of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An answer was given, changed or cleared.
    Changed {
        /// How many are answered.
        answered: u32,
        /// The number of items.
        total: u32,
    },
    /// Results were opened with everything answered.
    Completed {
        /// How many are answered.
        answered: u32,
        /// The number of items.
        total: u32,
    },
    /// The person exported the result.
    Exported {
        /// In which form, for example `json`.
        kind: &'static str,
    },
    /// Something failed that the host can act on.
    Failed {
        /// A short name for programs.
        code: &'static str,
        /// The sentence that the person sees.
        message: String,
    },
}
