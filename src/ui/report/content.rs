//! What a report is about.

use std::sync::Arc;

use crate::domain::{Assessment, Framework, Summary, Zone};
use crate::messages::report;

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Everything.
    Report,
    /// The plan alone.
    Plan,
    /// One page for the meeting with the supervisor.
    Sheet,
}

impl Printed {
    /// Title of the document.
    pub fn title(self) -> &'static str {
        match self {
            Self::Report => report::TITLE,
            Self::Plan => report::PLAN_TITLE,
            Self::Sheet => report::SHEET_TITLE,
        }
    }

    /// What its file is called, before the day.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Report => "cme-selfcheck-report",
            Self::Plan => "cme-selfcheck-plan",
            Self::Sheet => "cme-selfcheck-conversation",
        }
    }
}

/// What a report is about.
#[derive(Clone, Debug)]
pub struct ReportContent {
    /// How much of it is printed.
    pub printed: Printed,
    /// The framework.
    pub framework: Arc<Framework>,
    /// The self-check.
    pub check: Arc<Assessment>,
    /// Its numbers.
    pub summary: Arc<Summary>,
    /// By which its days are told.
    pub zone: Zone,
    /// What the person typed for the print, often nothing.
    pub name: String,
    /// Likewise.
    pub organization: String,
    /// The result's link as a code, where links have a page to point to: `viewBox` and path.
    pub code: Option<(String, String)>,
}
