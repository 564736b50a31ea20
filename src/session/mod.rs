//! What the app is doing: which screen, what is saved, what is to be told.
//!
//! No Leptos and no browser. A view calls a method for what the person did and draws what the session
//! then says; every method that changes something saves at once. Start at [`Session`].

pub mod import;
pub mod news;
pub mod options;
pub mod rating;
pub mod saving;
pub mod sync;

use std::sync::Arc;

use crate::domain::assessment::Setup;
use crate::domain::{
    Assessment, Framework, OpenCheck, Record, ResultId, Stamp, Summary, Timestamp,
};
use crate::storage::StoreError;
pub use crate::storage::keeper::NotSaved;
use crate::storage::keeper::{Found, Keeper};
pub use news::News;
pub use options::Options;

/// Now, and randomness for an id. The session has neither a clock nor dice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Now, in UTC.
    pub now: Timestamp,
    /// 128 random bits.
    pub random: u128,
}

/// Which screen is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start.
    Start,
    /// Rating the area of that index.
    Rate(usize),
    /// Results.
    Results(Shown),
}

/// Whose results are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The open self-check's.
    Open,
    /// A kept result's.
    Kept(ResultId),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
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
    /// Another tab deleted everything.
    ClearedElsewhere,
}

/// The whole state of one element.
#[derive(Debug)]
pub struct Session {
    framework: Arc<Framework>,
    options: Options,
    keeper: Keeper,
    record: Record,
    screen: Screen,
    save_state: SaveState,
    notices: Vec<Notice>,
    /// A result from outside, while the person decides, and while it is only looked at.
    offered: Option<Assessment>,
}

impl Session {
    /// Opens what the browser has, if anything.
    pub fn open(framework: Arc<Framework>, options: Options, mut keeper: Keeper) -> Self {
        let mut record = Record::default();
        let mut notices = Vec::new();
        match keeper.load(&framework) {
            Found::Nothing => {}
            Found::Record(found) => record = *found,
            Found::Restored(found) => {
                record = *found;
                notices.push(Notice::Restored);
            }
            Found::Damaged => notices.push(Notice::Damaged),
            Found::Stuck => notices.push(Notice::Stuck),
            Found::Newer => notices.push(Notice::Newer),
            Found::Unavailable(StoreError::Blocked | StoreError::Full) => {
                notices.push(Notice::Blocked);
            }
        }
        let save_state = SaveState::Untouched;
        let (screen, offered) = (Screen::Start, None);
        Self { framework, options, keeper, record, screen, save_state, notices, offered }
    }

    /// The framework in use.
    pub fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// What the host asked for.
    pub fn options(&self) -> &Options {
        &self.options
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
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The open self-check.
    pub fn check(&self) -> Option<&Assessment> {
        self.record.open.as_ref().map(|open| &open.check)
    }

    /// The kept results, oldest first.
    pub fn results(&self) -> &[Assessment] {
        &self.record.results
    }

    /// When a result was last downloaded.
    pub fn exported(&self) -> Option<Timestamp> {
        self.record.exported
    }

    /// The damaged copies that were set aside.
    pub fn damaged(&self) -> Vec<String> {
        self.keeper.damaged()
    }

    /// The self-check that is on screen: the open one, or the kept result that is shown.
    pub fn shown(&self) -> Option<&Assessment> {
        match &self.screen {
            Screen::Results(Shown::Kept(id)) => self.record.result(id),
            Screen::Results(Shown::Viewed) => self.offered.as_ref(),
            Screen::Results(Shown::Open) | Screen::Rate(_) => self.check(),
            Screen::Start => None,
        }
    }

    /// The self-check that is exported: the one on screen, else the open one.
    pub fn exportable(&self) -> Option<&Assessment> {
        self.shown().or_else(|| self.check())
    }

    /// The summary of what is on screen.
    pub fn summary(&self) -> Option<Summary> {
        Some(Summary::of(&self.framework, self.shown()?))
    }

    /// Begins a new self-check. An open one with answers becomes a kept result.
    pub fn begin(&mut self, setup: Setup, moment: Moment) {
        self.set_open_aside(moment);
        let id = ResultId::from_random(moment.random);
        let check = Assessment::begin(&self.framework, setup, id, moment.now);
        self.open_check(check);
        self.go_to_first_area();
        self.save();
    }

    /// Goes on with the open self-check, at the area where it was left.
    pub fn resume(&mut self) {
        let Some(open) = &self.record.open else { return };
        let left = open.area.as_ref().and_then(|id| self.framework.place(id));
        let areas = self.framework.areas_in(&open.check.scope);
        match left.map(crate::domain::framework::Place::area).filter(|area| areas.contains(area)) {
            Some(area) => self.screen = Screen::Rate(area),
            None => self.go_to_first_area(),
        }
    }

    /// The areas of the open self-check, as indices.
    pub fn areas(&self) -> Vec<usize> {
        self.check().map(|check| self.framework.areas_in(&check.scope)).unwrap_or_default()
    }

    /// Shows an area of the open self-check.
    pub fn go_to_area(&mut self, area: usize) {
        if !self.areas().contains(&area) {
            return;
        }
        self.screen = Screen::Rate(area);
        let id = self.framework.area(area).map(|area| area.id.clone());
        if let Some(open) = &mut self.record.open
            && open.area != id
        {
            open.area = id;
            self.record.counter += 1;
            self.save();
        }
    }

    /// Shows the start.
    pub fn go_to_start(&mut self) {
        self.ignore_offered();
        self.screen = Screen::Start;
    }

    /// Shows the results of the open self-check. True if everything is answered for the first time.
    pub fn see_results(&mut self, moment: Moment) -> bool {
        let framework = Arc::clone(&self.framework);
        let Some(open) = &mut self.record.open else { return false };
        self.screen = Screen::Results(Shown::Open);
        let complete = Summary::of(&framework, &open.check).overall.is_complete();
        if !complete || open.check.completed.is_some() {
            return false;
        }
        open.check.completed = Some(moment.now);
        self.record.counter += 1;
        self.save();
        true
    }

    /// Shows a kept result.
    pub fn show_result(&mut self, id: &ResultId) {
        if self.record.result(id).is_some() {
            self.screen = Screen::Results(Shown::Kept(id.clone()));
        }
    }

    /// Goes back to the answers of what is shown. A kept result becomes the open self-check, and what
    /// was open becomes a kept result.
    pub fn change_answers(&mut self, moment: Moment) {
        if let Screen::Results(Shown::Kept(id)) = self.screen.clone()
            && let Some(index) = self.record.results.iter().position(|one| one.id == id)
        {
            let result = self.record.results.remove(index);
            self.set_open_aside(moment);
            self.open_check(result.reopened());
            self.save();
        }
        if self.screen == Screen::Results(Shown::Viewed) {
            self.keep_offered();
            return self.change_answers(moment);
        }
        self.resume();
    }

    /// Takes a kept result out.
    pub fn delete_result(&mut self, id: &ResultId) {
        self.record.results.retain(|result| result.id != *id);
        self.record.deleted.push(id.clone());
        self.record.counter += 1;
        self.save();
    }

    fn go_to_first_area(&mut self) {
        if let Some(first) = self.areas().first() {
            self.screen = Screen::Rate(*first);
        }
    }

    fn open_check(&mut self, check: Assessment) {
        let opened = self.next_stamp();
        let stamps = check.answers.keys().map(|id| (id.clone(), opened.clone())).collect();
        self.record.open = Some(OpenCheck { check, opened, stamps, area: None });
    }

    /// Keeps the open self-check as a result, unless nothing was answered. Where a kept result has
    /// the same id but other content, the open one gets an id of its own, so that both stay.
    fn set_open_aside(&mut self, moment: Moment) {
        let Some(open) = self.record.open.take() else { return };
        if open.check.answers.is_empty() && open.check.orphans.is_empty() {
            return;
        }
        let mut result = open.check.frozen(&self.framework);
        if self.record.result(&result.id).is_some_and(|kept| *kept != result) {
            result.id = ResultId::from_random(!moment.random);
        }
        self.record.keep(result);
    }

    fn next_stamp(&mut self) -> Stamp {
        self.record.counter += 1;
        Stamp { counter: self.record.counter, tab: self.keeper.tab().to_owned() }
    }
}
