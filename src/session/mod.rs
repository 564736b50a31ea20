//! The state of the app: the screen, the saved record, the notices.
//!
//! No Leptos and no browser. A view calls a method for each action of the person and draws the resulting state; every
//! method that changes something saves at once. Start at [`Session`].

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

/// The environment that a session has no access to itself: the clock and a source of randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Env {
    /// The current time, in UTC.
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
    Results(ResultRef),
    /// The learning plan of a self-check.
    Plan(ResultRef),
    /// The targets of the open self-check.
    Targets,
    /// What changed between a self-check and another one.
    Compare(ResultRef, ResultRef),
    /// The targets of all roles, with that one marked, and the screen to return to.
    TargetsByRole(Option<RoleId>, Box<Screen>),
    /// The team view, which has a state of its own ([`team`]).
    Team,
}

impl Screen {
    /// The self-check whose results, plan or changes are on screen.
    pub fn result_ref(&self) -> Option<&ResultRef> {
        match self.behind() {
            Self::Results(shown) | Self::Plan(shown) | Self::Compare(shown, _) => Some(shown),
            Self::Targets => Some(&ResultRef::Open),
            Self::Poster | Self::Start | Self::Rate(_) | Self::TargetsByRole(..) | Self::Team => {
                None
            }
        }
    }

    /// All self-checks whose results, plan or changes are on screen.
    fn result_refs(&mut self) -> [Option<&mut ResultRef>; 2] {
        match self {
            Self::Results(shown) | Self::Plan(shown) => [Some(shown), None],
            Self::Compare(shown, other) => [Some(shown), Some(other)],
            Self::TargetsByRole(_, behind) => behind.result_refs(),
            Self::Poster | Self::Start | Self::Rate(_) | Self::Targets | Self::Team => [None, None],
        }
    }

    /// The screen behind the targets of all roles; any other screen itself.
    pub(super) fn behind(&self) -> &Self {
        if let Self::TargetsByRole(_, behind) = self { behind } else { self }
    }
}

/// Refers to the self-check whose results, plan or changes are shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ResultRef {
    /// The open self-check.
    Open,
    /// A saved result.
    Saved(ResultId),
    /// A result from a file or link that is viewed and not saved.
    Viewed,
}

/// Whether the answers are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed yet.
    Untouched,
    /// Everything is saved on this device.
    Saved,
    /// The host asked to store nothing.
    MemoryOnly,
    /// Not saved, and why.
    NotSaved(NotSaved),
}

/// Notices to the person about the saved record and the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionNotice {
    /// The record was damaged; the previous copy was opened. The damaged one is kept.
    Restored,
    /// The record was damaged and there was no copy. The damaged one is kept.
    Damaged,
    /// The record is damaged and could not be set aside, so nothing will be saved.
    Stuck,
    /// The record comes from a newer version and is not touched, so nothing will be saved.
    Newer,
    /// The browser does not let this page store anything.
    Blocked,
    /// The person deleted everything.
    Deleted,
    /// Another tab deleted everything.
    ClearedElsewhere,
    /// Another tab opened another self-check in place of the one on screen.
    ReplacedElsewhere,
    /// A result link was refused.
    Link(LinkProblem),
    /// A kiosk session has ended.
    Ended,
}

impl SessionNotice {
    /// Whether it is about a single action, not about a lasting state.
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
    /// The offered result, while the person decides and while it is viewed.
    offered: Option<Assessment>,
    /// The last deletion, while it can be undone.
    undo: Option<Undo>,
    /// How often changes from outside were merged.
    outside_changes: u32,
    /// The self-check that was completed, until the person is known to have its file.
    just_completed: Option<ResultId>,
    /// Whether the browser's history has an entry for this session.
    in_history: bool,
}

impl Session {
    /// Opens the browser's record, if there is one.
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
            outside_changes: 0,
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

    /// Replaces the framework by the same edition with more texts.
    pub fn complete_framework(&mut self, complete: impl FnOnce(&Framework) -> Framework) {
        self.framework = Arc::new(complete(&self.framework));
    }

    /// The host's options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The person's time zone.
    pub fn zone(&self) -> Zone {
        self.options.zone
    }

    /// Whether the person is asked for their role: the host gives none, and the framework has roles.
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

    /// The notices to show.
    pub fn notices(&self) -> &[SessionNotice] {
        &self.notices
    }

    /// The open self-check.
    pub fn open_assessment(&self) -> Option<&Assessment> {
        self.record.open.as_ref().map(|open| &open.check)
    }

    /// The saved results, oldest first.
    pub fn results(&self) -> impl DoubleEndedIterator<Item = &Assessment> + ExactSizeIterator {
        self.record.results.iter().map(|kept| &kept.result)
    }

    /// When the result on screen was last downloaded, if it was the last one to be downloaded.
    pub fn exported(&self) -> Option<Timestamp> {
        let (moment, of) = self.record.exported.as_ref()?;
        let is_it = |check: &Assessment| match of {
            Some(id) => *id == check.id,
            None => *moment >= check.started,
        };
        self.current_assessment().is_none_or(is_it).then_some(*moment)
    }

    /// Whether the age of the last download must not be shown: another result was downloaded last, and this one may
    /// have been downloaded before it; or this one has no content.
    pub fn is_export_unknown(&self) -> bool {
        let (Some((moment, _)), None) = (&self.record.exported, self.exported()) else {
            return false;
        };
        self.current_assessment()
            .is_some_and(|check| !check.has_content() || check.started <= *moment)
    }

    /// Whether the self-check on screen was completed since the page was opened, and the person is not known to have
    /// its file.
    pub fn just_completed(&self) -> bool {
        self.shown_assessment().is_some_and(|check| {
            check.completed.is_some() && self.just_completed.as_ref() == Some(&check.id)
        })
    }

    /// The damaged copies that were set aside.
    pub fn damaged(&self) -> Vec<String> {
        self.records.damaged()
    }

    /// Whether damaged copies are set aside that no notice mentions, for instance after the person has started over.
    pub fn keeps_damaged(&self) -> bool {
        let tells = |notice: &SessionNotice| {
            matches!(notice, SessionNotice::Restored | SessionNotice::Damaged)
        };
        !self.notices.iter().any(tells) && !self.damaged().is_empty()
    }

    /// The stored record, even if it cannot be read.
    pub fn stored(&self) -> Option<String> {
        self.records.stored()
    }

    /// The text of what is stored and cannot be read, if any: the damaged copies, and the record that is left alone.
    pub fn unreadable(&self) -> Option<String> {
        let leaves =
            |notice: &SessionNotice| matches!(notice, SessionNotice::Stuck | SessionNotice::Newer);
        let mut texts = self.damaged();
        if self.notices.iter().any(leaves) {
            texts.extend(self.stored());
        }
        (!texts.is_empty()).then(|| texts.join("\n\n"))
    }

    /// How often changes from outside were merged.
    pub fn outside_changes(&self) -> u32 {
        self.outside_changes
    }

    /// The page of the rating on screen, if any: one of [`Session::pages`].
    pub fn rated_page(&self) -> Option<usize> {
        if let Screen::Rate(page) = self.screen { Some(page) } else { None }
    }

    /// The self-check on screen: the open one, or the saved result that is shown.
    pub fn shown_assessment(&self) -> Option<&Assessment> {
        match (self.screen.result_ref(), self.screen.behind()) {
            (Some(shown), _) => self.assessment(shown),
            (None, Screen::Rate(_)) => self.open_assessment(),
            (None, _) => None,
        }
    }

    /// The self-check that is exported: the one on screen, or else the open one.
    pub fn current_assessment(&self) -> Option<&Assessment> {
        self.shown_assessment().or_else(|| self.open_assessment())
    }

    /// The first screen: the poster of a kiosk, the team view, or else the start.
    pub(super) fn home(&self) -> Screen {
        match (self.options.kiosk, self.options.team) {
            (true, _) => Screen::Poster,
            (false, true) => Screen::Team,
            (false, false) => Screen::Start,
        }
    }

    /// The Lamport timestamp for a change made now; merges other tabs' changes first.
    fn next_timestamp(&mut self) -> LamportTimestamp {
        self.merge_external_changes();
        self.record.counter += 1;
        LamportTimestamp { counter: self.record.counter, tab: self.records.tab().to_owned() }
    }
}
