//! Navigation between screens, and what it opens, saves or sets aside.

use std::collections::BTreeMap;

use super::undo::Undo;
use super::{Env, ResultRef, Screen, Session};
use crate::domain::assessment::Setup;
use crate::domain::framework::Item;
use crate::domain::{Assessment, ItemId, OpenAssessment, ResultId, RoleId, Scope, Summary};

impl Session {
    /// Begins a new self-check. An open one with answers becomes a saved result.
    pub fn begin(&mut self, setup: Setup, env: Env) {
        // Merge first, or another tab's changes would be merged over the self-check that is set aside.
        self.merge_external_changes();
        self.archive_open(env);
        let id = ResultId::from_random(env.entropy);
        let check = Assessment::begin(&self.framework, setup, id, env.now);
        self.open_check(check);
        self.go_to_first_area();
        self.save();
    }

    /// Continues the open self-check, at the page where it was left.
    pub fn resume(&mut self) {
        let Some(open) = &self.record.open else { return };
        let left = open.area.as_ref().and_then(|id| self.framework.place(id));
        match left.and_then(|place| self.page_of(place.area())) {
            Some(page) => self.screen = Screen::Rate(page),
            None => self.go_to_first_area(),
        }
    }

    /// Shows the page with the first unanswered item of the open self-check. Returns that item, whose row takes the
    /// focus; none if everything is answered.
    pub fn go_to_first_unanswered(&mut self) -> Option<ItemId> {
        let check = self.open_assessment()?;
        let pages = self.pages().into_iter();
        let unanswered = pages
            .flat_map(|page| self.items_of_page(page))
            .find(|item| check.present(item.id).is_none());
        let item = unanswered?.id.clone();
        self.go_to_item(&item);
        Some(item)
    }

    /// Shows the page on which an item of the open self-check is rated.
    pub fn go_to_item(&mut self, item: &ItemId) {
        if let Some(place) = self.framework.place(item) {
            self.go_to_area(place.area());
        }
    }

    /// The areas of the open self-check, as indices.
    pub fn areas(&self) -> Vec<usize> {
        self.open_assessment()
            .map(|check| self.framework.areas_in(&check.scope))
            .unwrap_or_default()
    }

    /// The pages of the open self-check, each as the index of its first area. Each area is a page; a quick check is a
    /// single page, except in a kiosk.
    pub fn pages(&self) -> Vec<usize> {
        let mut pages = self.areas();
        let quick = self.open_assessment().is_some_and(|check| check.scope == Scope::Quick);
        if quick && !self.options.kiosk {
            pages.truncate(1);
        }
        pages
    }

    /// The page on which an area of the open self-check is rated.
    fn page_of(&self, area: usize) -> Option<usize> {
        let covered = self.areas().contains(&area);
        self.pages().into_iter().rfind(|page| covered && *page <= area)
    }

    /// The items on a page.
    pub fn items_of_page(&self, page: usize) -> Vec<Item<'_>> {
        let Some(check) = self.open_assessment() else { return Vec::new() };
        let areas = self.areas().into_iter().filter(|area| self.page_of(*area) == Some(page));
        areas.flat_map(|area| self.framework.items_of(area, &check.scope)).collect()
    }

    /// Shows the page of an area of the open self-check.
    pub fn go_to_area(&mut self, area: usize) {
        let Some(page) = self.page_of(area) else { return };
        self.screen = Screen::Rate(page);
        let id = self.framework.area(page).map(|area| area.id.clone());
        if let Some(open) = &mut self.record.open
            && open.area != id
        {
            open.area = id;
            self.record.counter += 1;
            self.save();
        }
    }

    /// Shows the start, or the team view.
    pub fn go_to_start(&mut self) {
        if self.screen.result_ref() == Some(&ResultRef::Viewed) {
            self.ignore_offered();
        }
        self.undo = None;
        self.end_transient_notices();
        self.screen = if self.options.team { Screen::Team } else { Screen::Start };
    }

    /// Shows the results of the open self-check, and completes it once everything is answered.
    pub fn see_results(&mut self) {
        let Some(open) = &mut self.record.open else { return };
        self.screen = Screen::Results(ResultRef::Open);
        let complete = Summary::of(&self.framework, &open.check).overall.is_complete();
        if complete && open.check.completed.is_none() {
            open.check.completed = Some(open.check.updated);
            self.just_completed = Some(open.check.id.clone());
            self.record.counter += 1;
            self.save();
        }
    }

    /// Shows a saved result.
    pub fn show_result(&mut self, id: &ResultId) {
        if self.record.result(id).is_some() {
            self.screen = Screen::Results(ResultRef::Saved(id.clone()));
        }
    }

    /// Shows the plan of a self-check.
    pub fn show_plan(&mut self, of: &ResultRef) {
        if self.assessment(of).is_some() {
            self.undo = None;
            self.screen = Screen::Plan(of.clone());
        }
    }

    /// Reopens the answers of the self-check on screen. A saved result becomes the open self-check, and the one that
    /// was open becomes a saved result; a result that is only viewed is saved first.
    pub fn change_answers(&mut self, env: Env) {
        self.keep_viewed(env);
        self.merge_external_changes();
        if let Some(ResultRef::Saved(id)) = self.screen.result_ref()
            && let Some(index) = self.record.results.iter().position(|one| one.result.id == *id)
        {
            let result = self.record.results.remove(index).result;
            self.archive_open(env);
            self.open_check(result.reopened());
            self.save();
        }
        self.resume();
    }

    /// Deletes a saved result; [`Session::undo`] restores it. Returns false if it was deleted already.
    pub fn delete_result(&mut self, id: &ResultId) -> bool {
        self.merge_external_changes();
        let stamp = self.next_timestamp();
        let deleted = self.record.delete(id, stamp);
        let was_there = deleted.is_some();
        if let Some(kept) = deleted {
            self.undo = Some(Undo::Result(Box::new(kept.result)));
            self.save();
        }
        was_there
    }

    /// The self-checks to compare with the one on screen: the open one, then the saved results, newest first.
    pub fn others(&self) -> Vec<ResultRef> {
        let shown = self.shown_assessment().map(|check| &check.id);
        let open = self.open_assessment().filter(|check| check.has_content());
        let open = open.map(|check| (&check.id, ResultRef::Open));
        let kept =
            self.results().rev().map(|result| (&result.id, ResultRef::Saved(result.id.clone())));
        let all = open.into_iter().chain(kept);
        all.filter(|(id, _)| Some(*id) != shown).map(|(_, other)| other).collect()
    }

    /// Shows what changed between the self-check on screen and another one.
    pub fn compare_with(&mut self, other: &ResultRef) {
        if let Some(shown) = self.screen.result_ref()
            && self.assessment(other).is_some()
        {
            self.screen = Screen::Compare(shown.clone(), other.clone());
        }
    }

    /// Shows what changed between a saved result and the open self-check, or else the newest other result.
    pub fn compare_result(&mut self, id: &ResultId) {
        let before =
            std::mem::replace(&mut self.screen, Screen::Results(ResultRef::Saved(id.clone())));
        match self.others().first().cloned() {
            Some(other) if self.shown_assessment().is_some() => self.compare_with(&other),
            Some(_) | None => self.screen = before,
        }
    }

    /// Shows the targets of all roles, with that one marked.
    pub fn open_targets_by_role(&mut self, role: Option<RoleId>) {
        if !matches!(self.screen, Screen::TargetsByRole(..)) {
            self.screen = Screen::TargetsByRole(role, Box::new(self.screen.clone()));
        }
    }

    /// Returns from that screen to the one behind it.
    pub fn close_targets_by_role(&mut self) {
        self.screen = self.screen.behind().clone();
    }

    /// Returns from a plan, targets or a comparison to the results that they belong to.
    pub fn back_to_results(&mut self) {
        if let Some(shown) = self.screen.result_ref() {
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
        // `collect` would sort the entries first, with two kilobytes of code.
        let mut answers_changed = BTreeMap::new();
        answers_changed.extend(check.answers.keys().map(|id| (id.clone(), opened.clone())));
        self.record.open = Some(OpenAssessment {
            check,
            answers_changed,
            targets_changed: opened.clone(),
            plan_changed: opened.clone(),
            opened,
            area: None,
        });
    }

    /// Saves the open self-check as a result, unless nothing was answered. If a saved result has the same id but other
    /// content, the open one gets a new id, so that both are kept.
    fn archive_open(&mut self, env: Env) {
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
