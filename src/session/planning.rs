//! The learning plan, adjusted targets, and undoing deletions.

use std::sync::Arc;

use super::undo::Undo;
use super::{Env, ResultRef, Screen, Session};
use crate::domain::plan::{Activity, FIRST_GOALS, Goal, MAX_TEXT_CHARS, Plan, Reason, suggestions};
use crate::domain::{Assessment, Desired, Framework, ItemId, Level, Present, ResultId, Summary};
use crate::format::json::clean;
use crate::format::result_v1;

/// The title of a new goal that was made for that reason: a sentence, so `messages` has it.
pub type NewTitle = fn(&Framework, &Reason) -> String;

/// The plan or its file has no room for this; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanFull;

impl Session {
    /// Shows the plan of the self-check on screen. The first time, its first priorities become goals.
    pub fn make_plan(&mut self, title: NewTitle, env: Env) {
        self.keep_viewed(env);
        let Some(shown) = self.screen.result_ref().cloned() else { return };
        self.screen = Screen::Plan(shown);
        self.undo = None;
        if self.plan().is_none_or(Plan::is_made) {
            return;
        }
        for (number, item) in (0..).zip(self.free_priorities().into_iter().take(FIRST_GOALS)) {
            let entropy = env.entropy.wrapping_add(number);
            // A plan that was empty has room for these.
            let _ = self.add_goal_for(&item, title, Env { entropy, ..env });
        }
    }

    /// The plan on screen.
    pub fn plan(&self) -> Option<&Plan> {
        self.shown_assessment().map(|check| &check.plan)
    }

    /// The priorities of the self-check on screen that no goal is about yet, most pressing first.
    pub fn free_priorities(&self) -> Vec<ItemId> {
        let Some(check) = self.shown_assessment() else { return Vec::new() };
        let summary = Summary::of(&self.framework, check);
        let ranked = summary.priorities.iter().chain(&summary.not_weighted);
        let planned = |item: &ItemId| check.plan.goals.iter().any(|goal| goal.items.contains(item));
        ranked.map(|one| one.item.clone()).filter(|item| !planned(item)).collect()
    }

    /// Adds a goal of the person's own. Returns its id.
    ///
    /// # Errors
    /// If there is no room for another goal.
    pub fn add_goal(&mut self, env: Env) -> Result<String, PlanFull> {
        self.push_goal(Goal::default(), env)
    }

    /// Adds a goal about an item to the plan on screen, unless there is one. Returns the goal's id. A result that is
    /// only viewed is saved first.
    ///
    /// # Errors
    /// If there is no room for another goal.
    pub fn add_goal_for(
        &mut self,
        item: &ItemId,
        title: NewTitle,
        env: Env,
    ) -> Result<String, PlanFull> {
        self.keep_viewed(env);
        let mut goals = self.plan().into_iter().flat_map(|plan| &plan.goals);
        if let Some(goal) = goals.find(|goal| goal.items.contains(item)) {
            return Ok(goal.id.clone());
        }
        let mut goal = Goal::default();
        self.fill_subject(&mut goal, item, title);
        self.push_goal(goal, env)
    }

    fn push_goal(&mut self, goal: Goal, env: Env) -> Result<String, PlanFull> {
        let id = ResultId::from_random(env.entropy).as_str().to_owned();
        self.change_plan(env, &mut |plan| {
            plan.goals.push(Goal { id: id.clone(), ..goal.clone() });
            true
        })?;
        Ok(id)
    }

    /// Changes the item of a goal, or makes it the person's own goal. Its title follows unless the person wrote it.
    ///
    /// # Errors
    /// If the file would become too large.
    pub fn set_goal_subject(
        &mut self,
        id: &str,
        about: Option<&ItemId>,
        title: NewTitle,
        env: Env,
    ) -> Result<(), PlanFull> {
        let Some(mut goal) = self.plan().and_then(|plan| plan.goal(id)).cloned() else {
            return Ok(());
        };
        let unwritten = goal.why.first().map(|why| Self::plan_text(&title(&self.framework, why)));
        if unwritten.is_some_and(|unwritten| unwritten == goal.title) {
            goal.title.clear();
        }
        goal.items.clear();
        goal.why.clear();
        if let Some(item) = about {
            self.fill_subject(&mut goal, item, title);
        }
        self.change_goal(id, env, &mut |old| *old = goal.clone())
    }

    /// Changes a goal.
    ///
    /// # Errors
    /// If the file would become too large; nothing is changed then.
    pub fn change_goal(
        &mut self,
        id: &str,
        env: Env,
        change: &mut dyn FnMut(&mut Goal),
    ) -> Result<(), PlanFull> {
        self.change_plan(env, &mut |plan| {
            let goal = plan.goals.iter_mut().find(|goal| goal.id == id);
            goal.map(&mut *change).is_some()
        })
    }

    /// Adds an activity to a goal. Suggestions of the framework come first, in its order. If an activity of the same
    /// words was just deleted, it is restored with all its fields.
    ///
    /// # Errors
    /// If there is no room for another activity.
    pub fn add_activity(&mut self, id: &str, what: &str, env: Env) -> Result<(), PlanFull> {
        let framework = Arc::clone(&self.framework);
        let activity = match &self.undo {
            Some(Undo::Activity(of, _, deleted))
                if of == id && deleted.what == what && !what.is_empty() =>
            {
                deleted.clone()
            }
            _ => Activity { what: what.to_owned(), ..Activity::default() },
        };
        self.change_goal(id, env, &mut |goal| {
            goal.activities.push(activity.clone());
            let suggested = suggestions(&framework, &goal.items);
            let place = |one: &Activity| suggested.iter().position(|what| *what == one.what);
            goal.activities.sort_by_key(|one| place(one).unwrap_or(usize::MAX));
        })
    }

    /// Deletes a goal; [`Session::undo`] brings it back.
    ///
    /// # Errors
    /// If the plan without it does not fit, since it was too large before.
    pub fn delete_goal(&mut self, id: &str, env: Env) -> Result<(), PlanFull> {
        let mut deleted = None;
        self.change_plan(env, &mut |plan| {
            let place = plan.goals.iter().position(|goal| goal.id == id);
            deleted = place.map(|place| (place, plan.goals.remove(place)));
            deleted.is_some()
        })?;
        if let Some((place, goal)) = deleted {
            self.undo = Some(Undo::Goal(place, Box::new(goal)));
        }
        Ok(())
    }

    /// Deletes an activity; [`Session::undo`] brings it back.
    ///
    /// # Errors
    /// As [`Session::delete_goal`].
    pub fn delete_activity(&mut self, id: &str, index: usize, env: Env) -> Result<(), PlanFull> {
        let mut deleted = None;
        self.change_plan(env, &mut |plan| {
            let goal = plan.goals.iter_mut().find(|goal| goal.id == id);
            let goal = goal.filter(|goal| index < goal.activities.len());
            deleted = goal.map(|goal| goal.activities.remove(index));
            deleted.is_some()
        })?;
        if let Some(activity) = deleted {
            self.undo = Some(Undo::Activity(id.to_owned(), index, activity));
        }
        Ok(())
    }

    /// Moves a goal one place up or down.
    ///
    /// # Errors
    /// As [`Session::delete_goal`].
    pub fn move_goal(&mut self, id: &str, up: bool, env: Env) -> Result<(), PlanFull> {
        self.change_plan(env, &mut |plan| {
            let place = plan.goals.iter().position(|goal| goal.id == id);
            let other = place
                .and_then(|place| if up { place.checked_sub(1) } else { place.checked_add(1) });
            let both = place.zip(other).filter(|(_, other)| *other < plan.goals.len());
            both.map(|(place, other)| plan.goals.swap(place, other)).is_some()
        })
    }

    /// The last deletion, if it can be undone.
    pub fn undoable(&self) -> Option<&Undo> {
        self.undo.as_ref()
    }

    /// Restores what was deleted last.
    ///
    /// # Errors
    /// If another tab has used its room; it can still be restored once there is room again.
    pub fn undo(&mut self, env: Env) -> Result<(), PlanFull> {
        let Some(undo) = self.undo.take() else { return Ok(()) };
        let done = match &undo {
            Undo::Result(result) => {
                let stamp = self.next_timestamp();
                self.record.keep((**result).clone(), stamp);
                self.save();
                Ok(())
            }
            // Another tab has restored it, or deleted the goal that it belongs to.
            Undo::Goal(_, goal) if self.has_goal(&goal.id) => Ok(()),
            Undo::Activity(id, ..) if !self.has_goal(id) => Ok(()),
            Undo::Goal(place, goal) => self.change_plan(env, &mut |plan| {
                plan.goals.insert(plan.goals.len().min(*place), (**goal).clone());
                true
            }),
            Undo::Activity(id, place, activity) => self.change_goal(id, env, &mut |goal| {
                goal.activities.insert(goal.activities.len().min(*place), activity.clone());
            }),
        };
        if done.is_err() {
            self.undo = Some(undo);
        }
        done
    }

    fn has_goal(&self, id: &str) -> bool {
        self.plan().is_some_and(|plan| plan.goal(id).is_some())
    }

    /// Shows the targets of the open self-check.
    pub fn go_to_targets(&mut self) {
        if self.open_assessment().is_some() {
            self.screen = Screen::Targets;
        }
    }

    /// Sets the person's own target for an area or competency of the open self-check, or removes it.
    pub fn adjust_target(&mut self, item: &ItemId, level: Option<Level>, env: Env) {
        if self.framework.place(item).is_none() {
            return;
        }
        let change = |check: &mut Assessment| {
            match level {
                Some(level) => check.adjusted_targets.insert(item.clone(), level),
                None => check.adjusted_targets.remove(item),
            };
            check.updated = env.now;
        };
        self.change_check(&change, &|open, stamp| open.targets_changed = stamp);
    }

    /// A text of a plan in its saved form: without control characters, and truncated.
    pub fn plan_text(text: &str) -> String {
        clean(text).chars().take(MAX_TEXT_CHARS).collect()
    }

    /// Changes the plan on screen. The goals of an earlier day are first saved as a version. `change` returns false if
    /// there was nothing to do, for instance in a goal that another tab has deleted.
    fn change_plan(
        &mut self,
        env: Env,
        change: &mut dyn FnMut(&mut Plan) -> bool,
    ) -> Result<(), PlanFull> {
        let stamp = self.next_timestamp();
        let Some(mut check) = self.shown_assessment().cloned() else { return Ok(()) };
        check.plan.keep_version(env.now, self.options.zone);
        if !change(&mut check.plan) {
            return Ok(());
        }
        if !check.plan.is_within_limits() {
            return Err(PlanFull);
        }
        check.plan.updated = Some(env.now);
        while !result_v1::fits(&self.framework, &check) {
            if check.plan.versions.is_empty() {
                return Err(PlanFull);
            }
            check.plan.versions.remove(0);
        }
        self.undo = None;
        if let Some(ResultRef::Saved(_)) = self.screen.result_ref() {
            self.record.keep(check, stamp);
        } else if let Some(open) = &mut self.record.open {
            open.check.plan = check.plan;
            open.plan_changed = stamp;
        }
        self.save();
        Ok(())
    }

    /// Makes a goal one about an item: copies the present ratings, and sets the title if there is none.
    fn fill_subject(&self, goal: &mut Goal, item: &ItemId, title: NewTitle) {
        let Some(check) = self.shown_assessment() else { return };
        goal.items = vec![item.clone()];
        let reason = Reason {
            item: item.clone(),
            on: check.dated().date(self.options.zone),
            present: check.present(item).and_then(Present::level),
            desired: check.desired(&self.framework, item).map(Desired::level),
            importance: check.answer(item).and_then(|answer| answer.importance),
        };
        if goal.title.is_empty() {
            goal.title = Self::plan_text(&title(&self.framework, &reason));
        }
        goal.why = vec![reason];
    }
}
