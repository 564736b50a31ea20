//! What the app is doing: which screen, what is saved, what is to be told.
//!
//! No Leptos and no browser. A view calls a method for what the person did and draws what the session
//! then says; every method that changes something saves at once. Start at [`Session`].

pub mod event;
pub mod import;
pub mod kiosk;
pub mod links;
pub mod navigation;
pub mod options;
pub mod planning;
pub mod rating;
pub mod reconfigure;
pub mod saving;
pub mod screen_name;
pub mod setup_choices;
pub mod sync;
pub mod team;
pub mod undo;
pub mod welcome_back;

use std::sync::Arc;

use crate::domain::{
    Assessment, Framework, LamportTimestamp, LinkProblem, Record, ResultId, RoleId, Timestamp, Zone,
};
use crate::storage::StoreError;
pub use crate::storage::record_store::NotSaved;
use crate::storage::record_store::{LoadOutcome, RecordStore};
pub use event::Event;
pub use options::Options;
use undo::Undo;

/// What the session needs of the world: it has neither a clock nor a source of randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Env {
    /// Now, in UTC.
    pub now: Timestamp,
    /// 128 random bits, for an id.
    pub entropy: u128,
}

/// Which screen is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The poster of a kiosk.
    Poster,
    /// The start.
    Start,
    /// Rating the page that begins with the area of that index.
    Rate(usize),
    /// Results.
    Results(Shown),
    /// The learning plan of a self-check.
    Plan(Shown),
    /// The targets of the open self-check.
    Targets,
    /// What changed between a self-check and another one.
    Compare(Shown, Shown),
    /// The targets of all roles, with that one marked, and the screen to go back to.
    TargetsByRole(Option<RoleId>, Box<Screen>),
    /// The team view, which has a state of its own ([`team`]).
    Team,
}

impl Screen {
    /// Whose results, plan or changes are on it.
    pub fn shown(&self) -> Option<&Shown> {
        match self.behind() {
            Self::Results(shown) | Self::Plan(shown) | Self::Compare(shown, _) => Some(shown),
            Self::Targets => Some(&Shown::Open),
            Self::Poster | Self::Start | Self::Rate(_) | Self::TargetsByRole(..) | Self::Team => {
                None
            }
        }
    }

    /// All whose results, plan or changes are on it.
    fn all_shown(&mut self) -> [Option<&mut Shown>; 2] {
        match self {
            Self::Results(shown) | Self::Plan(shown) => [Some(shown), None],
            Self::Compare(shown, other) => [Some(shown), Some(other)],
            Self::TargetsByRole(_, behind) => behind.all_shown(),
            Self::Poster | Self::Start | Self::Rate(_) | Self::Targets | Self::Team => [None, None],
        }
    }

    /// The screen behind the targets of all roles; any other screen itself.
    pub(super) fn behind(&self) -> &Self {
        if let Self::TargetsByRole(_, behind) = self { behind } else { self }
    }
}

/// Whose results are shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    /// The open self-check's.
    Open,
    /// A saved result's.
    Saved(ResultId),
    /// Those of a file that is only looked at and not kept.
    Viewed,
}

/// Whether what the person did is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed yet.
    Untouched,
    /// Everything is saved on this device.
    Saved,
    /// The host asked that nothing be stored.
    MemoryOnly,
    /// Not saved, and why.
    NotSaved(NotSaved),
}

/// What the person should be told about what was found in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionNotice {
    /// The record was damaged; the copy from before was opened. The damaged one is kept.
    Restored,
    /// The record was damaged and there was no copy. The damaged one is kept.
    Damaged,
    /// The record is damaged and could not be set aside, so nothing will be saved.
    Stuck,
    /// The record comes from a newer version and is left alone, so nothing will be saved.
    Newer,
    /// The browser does not let this page store anything.
    Blocked,
    /// The person deleted everything.
    Deleted,
    /// Another tab deleted everything.
    ClearedElsewhere,
    /// Another tab opened another self-check in the place of the one on screen.
    ReplacedElsewhere,
    /// A result link was refused.
    Link(LinkProblem),
    /// A kiosk session has ended.
    Ended,
}

impl SessionNotice {
    /// Whether it is about something that was done, not about how things are.
    fn is_transient(self) -> bool {
        matches!(
            self,
            Self::Deleted
                | Self::ClearedElsewhere
                | Self::ReplacedElsewhere
                | Self::Link(_)
                | Self::Ended
        )
    }

    /// Whether nothing can be saved.
    fn forbids_saving(self) -> bool {
        matches!(self, Self::Stuck | Self::Newer | Self::Blocked)
    }
}

/// The whole state of one element.
#[derive(Debug)]
pub struct Session {
    framework: Arc<Framework>,
    options: Options,
    records: RecordStore,
    record: Record,
    screen: Screen,
    save_state: SaveState,
    notices: Vec<SessionNotice>,
    /// A result from outside, while the person decides, and while it is only looked at.
    offered: Option<Assessment>,
    /// What was deleted last, while it can be brought back.
    undo: Option<Undo>,
    /// The self-check that has been completed, while nothing shows that the person has its file.
    just_completed: Option<ResultId>,
    /// Whether the browser's history has an entry of it.
    in_history: bool,
}

impl Session {
    /// Opens what the browser has, if anything.
    pub fn open(framework: Arc<Framework>, options: Options, mut records: RecordStore) -> Self {
        let mut record = Record::default();
        let mut notices = Vec::new();
        match records.load(&framework) {
            LoadOutcome::Nothing => {}
            LoadOutcome::Record(found) => record = *found,
            LoadOutcome::Restored(found) => {
                record = *found;
                notices.push(SessionNotice::Restored);
            }
            LoadOutcome::Damaged => notices.push(SessionNotice::Damaged),
            LoadOutcome::Stuck => notices.push(SessionNotice::Stuck),
            LoadOutcome::Newer => notices.push(SessionNotice::Newer),
            LoadOutcome::Unavailable(StoreError::Blocked | StoreError::Full) => {
                notices.push(SessionNotice::Blocked);
            }
        }
        let mut session = Self {
            framework,
            options,
            records,
            record,
            screen: Screen::Start,
            save_state: SaveState::Untouched,
            notices,
            offered: None,
            undo: None,
            just_completed: None,
            in_history: false,
        };
        session.screen = session.home();
        session.recall();
        session
    }

    /// The framework in use.
    pub fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// Replaces the framework by the same edition with more in it.
    pub fn complete_framework(&mut self, complete: impl FnOnce(&Framework) -> Framework) {
        self.framework = Arc::new(complete(&self.framework));
    }

    /// What the host asked for.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The person's time zone.
    pub fn zone(&self) -> Zone {
        self.options.zone
    }

    /// Whether the person is asked for their role: the host has not said, and the framework has roles.
    pub fn asks_role(&self) -> bool {
        self.options.role.is_none() && !self.framework.roles().is_empty()
    }

    /// Which screen is shown.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Whether everything is saved.
    pub fn save_state(&self) -> SaveState {
        self.save_state
    }

    /// What the person should be told.
    pub fn notices(&self) -> &[SessionNotice] {
        &self.notices
    }

    /// The open self-check.
    pub fn check(&self) -> Option<&Assessment> {
        self.record.open.as_ref().map(|open| &open.check)
    }

    /// The saved results, oldest first.
    pub fn results(&self) -> impl DoubleEndedIterator<Item = &Assessment> + ExactSizeIterator {
        self.record.results.iter().map(|kept| &kept.result)
    }

    /// When a result was last downloaded, where that was the one on screen, if there is one.
    pub fn exported(&self) -> Option<Timestamp> {
        let (moment, of) = self.record.exported.as_ref()?;
        let is_it = |check: &Assessment| match of {
            Some(id) => *id == check.id,
            None => *moment >= check.started,
        };
        self.exportable().is_none_or(is_it).then_some(*moment)
    }

    /// Whether nothing should be said of downloads of the result on screen. Another one was downloaded last, and this one may
    /// have been before that; or there is nothing in this one yet.
    pub fn is_export_unknown(&self) -> bool {
        let (Some((moment, _)), None) = (&self.record.exported, self.exported()) else {
            return false;
        };
        self.exportable().is_some_and(|check| !check.has_content() || check.started <= *moment)
    }

    /// Whether what is on screen is complete, was completed since the page was opened, and nothing shows yet that the
    /// person has its file.
    pub fn just_completed(&self) -> bool {
        self.shown().is_some_and(|check| {
            check.completed.is_some() && self.just_completed.as_ref() == Some(&check.id)
        })
    }

    /// The damaged copies that were set aside.
    pub fn damaged(&self) -> Vec<String> {
        self.records.damaged()
    }

    /// Whether damaged copies were set aside of which no notice tells, such as after somebody has started over.
    pub fn keeps_damaged(&self) -> bool {
        let tells = |notice: &SessionNotice| {
            matches!(notice, SessionNotice::Restored | SessionNotice::Damaged)
        };
        !self.notices.iter().any(tells) && !self.damaged().is_empty()
    }

    /// The record as it stands in the browser, also where we leave it alone.
    pub fn stored(&self) -> Option<String> {
        self.records.stored()
    }

    /// The page that is rated, where that is on screen: one of [`Session::pages`].
    pub fn rated_page(&self) -> Option<usize> {
        if let Screen::Rate(page) = self.screen { Some(page) } else { None }
    }

    /// The self-check that is on screen: the open one, or the saved result that is shown.
    pub fn shown(&self) -> Option<&Assessment> {
        match (self.screen.shown(), self.screen.behind()) {
            (Some(shown), _) => self.assessment(shown),
            (None, Screen::Rate(_)) => self.check(),
            (None, _) => None,
        }
    }

    /// The self-check that is exported: the one on screen, else the open one.
    pub fn exportable(&self) -> Option<&Assessment> {
        self.shown().or_else(|| self.check())
    }

    /// Where a person begins: the poster of a kiosk, the team view, else the start.
    pub(super) fn home(&self) -> Screen {
        match (self.options.kiosk, self.options.team) {
            (true, _) => Screen::Poster,
            (false, true) => Screen::Team,
            (false, false) => Screen::Start,
        }
    }

    /// The stamp of a change that is made now. What another tab wrote before it counts as seen.
    fn next_timestamp(&mut self) -> LamportTimestamp {
        self.merge_external_changes();
        self.record.counter += 1;
        LamportTimestamp { counter: self.record.counter, tab: self.records.tab().to_owned() }
    }
}
