//! Which screen is mounted.

use std::collections::BTreeMap;

use crate::domain::{ItemId, Level, ResultId, RoleId};
use crate::session::{Screen, Session, Shown};

/// A screen, and what it is made from. While that stays equal, the screen stays and updates itself; the rating screen is
/// one, whatever area it shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ScreenKind {
    /// The poster of a kiosk.
    Poster,
    /// The role question of a kiosk.
    Role,
    /// The start.
    Start,
    /// Rating the self-check of that id with these targets.
    Rating(Option<ResultId>, BTreeMap<ItemId, Level>),
    /// Results.
    Results(Shown),
    /// The result of a kiosk.
    KioskResult,
    /// A plan.
    Plan(Shown),
    /// The targets of the open self-check.
    Targets,
    /// What changed between a self-check and another one.
    Compare(Shown, Shown),
    /// The targets of all roles, with that one marked.
    TargetsByRole(Option<RoleId>),
    /// The team view.
    Team,
}

impl ScreenKind {
    /// The screen that a session shows.
    pub(super) fn of(session: &Session) -> Self {
        let kiosk = session.options().kiosk;
        match session.screen() {
            Screen::Poster => Self::Poster,
            Screen::Start if kiosk => Self::Role,
            Screen::Start => Self::Start,
            Screen::Rate(_) => {
                let check = session.check();
                let targets = check.map(|check| check.adjusted_targets.clone());
                Self::Rating(check.map(|check| check.id.clone()), targets.unwrap_or_default())
            }
            Screen::Results(_) if kiosk => Self::KioskResult,
            Screen::Results(shown) => Self::Results(shown.clone()),
            Screen::Plan(shown) => Self::Plan(shown.clone()),
            Screen::Targets => Self::Targets,
            Screen::Team => Self::Team,
            Screen::Compare(shown, other) => Self::Compare(shown.clone(), other.clone()),
            Screen::TargetsByRole(role, _) => Self::TargetsByRole(role.clone()),
        }
    }
}
