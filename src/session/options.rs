//! The host's options, already parsed from the attributes.

use crate::domain::assessment::Setup;
use crate::domain::{ItemId, RoleId, Scope, Zone};

/// Default quiet time before the kiosk's warning, in seconds.
pub const IDLE_SECONDS: u16 = 75;

/// The options of one element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an attribute of its own")]
pub struct Options {
    /// The role, if the host answers that question: `Some(None)` is none of the framework's.
    pub role: Option<Option<RoleId>>,
    /// How much, if the host answers that question: [`Scope::Full`] or [`Scope::Quick`].
    pub scope: Option<Scope>,
    /// The only areas to ask about; empty means all.
    pub areas: Vec<ItemId>,
    /// Whether importance is asked for.
    pub importance: bool,
    /// Whether nothing is stored.
    pub memory_only: bool,
    /// Separates two elements that share framework and origin; empty for none.
    pub storage_key: String,
    /// Level of the top heading, 1 to 5; 0 means the default of 2.
    pub heading_level: u8,
    /// Whether strangers use it one after another. Implies that nothing is stored.
    pub kiosk: bool,
    /// Whether it is the team view. Implies that nothing is stored.
    pub team: bool,
    /// Quiet time before the kiosk's warning, in seconds; 0 means the default of 75.
    pub idle_seconds: u16,
    /// Whether Back and Forward of the browser move between screens; never in a kiosk.
    pub history: bool,
    /// The page that opens result links, without a fragment; links and codes need one.
    pub result_url: Option<String>,
    /// The person's time zone, which decides the day of a moment.
    pub zone: Zone,
}

impl Options {
    /// Quiet time before the kiosk's warning, in milliseconds.
    pub fn idle_milliseconds(&self) -> u64 {
        let seconds = if self.idle_seconds == 0 { IDLE_SECONDS } else { self.idle_seconds };
        u64::from(seconds) * 1_000
    }

    /// How much the host wants rated, if it says so: a full self-check can be restricted to some areas.
    pub fn wanted_scope(&self) -> Option<Scope> {
        match &self.scope {
            Some(Scope::Quick) => self.scope.clone(),
            _ if !self.areas.is_empty() => Some(Scope::Areas(self.areas.clone())),
            scope => scope.clone(),
        }
    }

    /// The setup of a kiosk: a quick check, unless the host asks for a full self-check, perhaps of some areas.
    pub fn kiosk_setup(&self, role: Option<RoleId>) -> Setup {
        let wanted = self.wanted_scope().filter(|_| self.scope.is_some());
        let scope = wanted.unwrap_or(Scope::Quick);
        Setup { role, scope, importance: self.importance }
    }

    /// Level of the top heading, 1 to 5.
    pub fn top_heading(&self) -> u8 {
        if self.heading_level == 0 { 2 } else { self.heading_level.min(5) }
    }
}
