//! Going from screen to screen, and what that opens, keeps or sets aside.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::planning::Undo;
use super::{Env, Screen, Session, Shown};
use crate::domain::assessment::Setup;
use crate::domain::framework::Place;
use crate::domain::{Assessment, OpenAssessment, ResultId, Summary};

impl Session {
    /// Begins a new self-check. An open one with answers becomes a kept result.
    pub fn begin(&mut self, setup: Setup, env: Env) {
        // First, or what another tab wrote would be merged over what is set aside.
        self.merge_external_changes();
        self.set_open_aside(env);
        let id = ResultId::from_random(env.entropy);
        let check = Assessment::begin(&self.framework, setup, id, env.now);
        self.open_check(check);
        self.go_to_first_area();
        self.save();
    }

    /// Goes on with the open self-check, at the area where it was left.
    pub fn resume(&mut self) {
        let Some(open) = &self.record.open else { return };
        let left = open.area.as_ref().and_then(|id| self.framework.place(id));
        let areas = self.framework.areas_in(&open.check.scope);
        match left.map(Place::area).filter(|area| areas.contains(area)) {
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
        self.undo = None;
        self.screen = Screen::Start;
    }

    /// Shows the results of the open self-check. True if everything is answered for the first time.
    pub fn see_results(&mut self, env: Env) -> bool {
        let framework = Arc::clone(&self.framework);
        let Some(open) = &mut self.record.open else { return false };
        self.screen = Screen::Results(Shown::Open);
        let complete = Summary::of(&framework, &open.check).overall.is_complete();
        if !complete || open.check.completed.is_some() {
            return false;
        }
        open.check.completed = Some(env.now);
        self.just_completed = true;
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
    /// was open becomes a kept result; what is only looked at is kept first.
    pub fn change_answers(&mut self, env: Env) {
        self.keep_viewed(env);
        self.merge_external_changes();
        if let Some(Shown::Kept(id)) = self.screen.shown()
            && let Some(index) = self.record.results.iter().position(|one| one.result.id == *id)
        {
            let result = self.record.results.remove(index).result;
            self.set_open_aside(env);
            self.open_check(result.reopened());
            self.save();
        }
        self.resume();
    }

    /// Takes a kept result out; [`Session::undo`] brings it back.
    pub fn delete_result(&mut self, id: &ResultId) {
        self.merge_external_changes();
        if let Some(kept) = self.record.delete(id) {
            self.undo = Some(Undo::Result(Box::new(kept.result)));
            self.record.counter += 1;
            self.save();
        }
    }

    /// Shows what changed between the self-check on screen and a kept result.
    pub fn compare_with(&mut self, id: &ResultId) {
        if let Some(shown) = self.screen.shown()
            && self.record.result(id).is_some()
        {
            self.screen = Screen::Compare(shown.clone(), id.clone());
        }
    }

    /// Back from a plan, targets or a comparison to the results they belong to.
    pub fn back_to_results(&mut self) {
        if let Some(shown) = self.screen.shown() {
            self.screen = Screen::Results(shown.clone());
        }
    }

    fn go_to_first_area(&mut self) {
        if let Some(first) = self.areas().first() {
            self.screen = Screen::Rate(*first);
        }
    }

    pub(super) fn open_check(&mut self, check: Assessment) {
        let opened = self.next_timestamp();
        let (targets, plan) = (opened.clone(), opened.clone());
        let mut stamps = BTreeMap::new();
        stamps.extend(check.answers.keys().map(|id| (id.clone(), opened.clone())));
        self.record.open =
            Some(OpenAssessment { check, opened, stamps, targets, plan, area: None });
    }

    /// Keeps the open self-check as a result, unless nothing was answered. Where a kept result has
    /// the same id but other content, the open one gets an id of its own, so that both stay.
    fn set_open_aside(&mut self, env: Env) {
        let Some(open) = self.record.open.take() else { return };
        if !open.check.has_content() {
            return;
        }
        let mut result = open.check.frozen(&self.framework);
        if self.record.result(&result.id).is_some_and(|kept| *kept != result) {
            result.id = ResultId::from_random(!env.entropy);
        }
        let stamp = self.next_timestamp();
        self.record.keep(result, stamp);
    }
}
