//! Answering: each change gets its own timestamp, by which tabs are merged, and is saved at once.

use super::{Env, Session};
use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::{
    Answer, Assessment, Desired, Importance, ItemId, LamportTimestamp, Level, OpenAssessment,
    Present,
};
use crate::format::json::clean;

impl Session {
    /// Sets the present rating of an item.
    pub fn rate_present(&mut self, item: &ItemId, present: Present, env: Env) {
        self.change(item, env, &|answer| answer.present = Some(present));
    }

    /// Sets the person's aim for an item.
    pub fn choose_desired(&mut self, item: &ItemId, level: Level, env: Env) {
        self.change(item, env, &|answer| answer.desired = Some(Desired::Own(level)));
    }

    /// Sets the importance of an item.
    pub fn rate_importance(&mut self, item: &ItemId, importance: Importance, env: Env) {
        self.change(item, env, &|answer| answer.importance = Some(importance));
    }

    /// Sets the note of an item, without control characters, and truncated to [`MAX_NOTE_CHARS`] characters.
    pub fn write_note(&mut self, item: &ItemId, text: &str, env: Env) {
        let note: String = clean(text).chars().take(MAX_NOTE_CHARS).collect();
        self.change(item, env, &|answer| answer.note.clone_from(&note));
    }

    /// Clears the ratings of an item. Its note stays.
    pub fn clear_answer(&mut self, item: &ItemId, env: Env) {
        self.change(item, env, &|answer| {
            let note = std::mem::take(&mut answer.note);
            *answer = Answer { note, ..Answer::default() };
        });
    }

    /// Answered and total of the open self-check.
    pub fn progress(&self) -> (u32, u32) {
        self.progress_by_area().into_iter().fold((0, 0), |(a, t), (b, u)| (a + b, t + u))
    }

    /// Answered and total of each of [`Session::areas`].
    pub fn progress_by_area(&self) -> Vec<(u32, u32)> {
        let Some(check) = self.open_assessment() else { return Vec::new() };
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let progress = |area| {
            let items = self.framework.items_of(area, &check.scope);
            let answered = items.iter().filter(|item| check.present(item.id).is_some()).count();
            (count(answered), count(items.len()))
        };
        self.areas().into_iter().map(progress).collect()
    }

    /// The answer about an item of the open self-check.
    pub fn answer(&self, item: &ItemId) -> Answer {
        self.open_assessment().and_then(|check| check.answer(item)).cloned().unwrap_or_default()
    }

    /// Whether the open self-check asks how much each competency matters.
    pub fn asks_importance(&self) -> bool {
        self.open_assessment().is_some_and(|check| check.importance)
    }

    /// The target that applies to an item of the open self-check.
    pub fn target(&self, item: &ItemId) -> Option<Level> {
        self.open_assessment().and_then(|check| check.target(&self.framework, item))
    }

    /// Whether the person set that target.
    pub fn has_own_target(&self, item: &ItemId) -> bool {
        self.open_assessment().is_some_and(|check| check.has_own_target(&self.framework, item))
    }

    /// The reason for that target, once the complete framework is loaded.
    pub fn target_reason(&self, item: &ItemId) -> Option<&str> {
        self.open_assessment().and_then(|check| check.target_reason(&self.framework, item))
    }

    fn change(&mut self, item: &ItemId, env: Env, change: &dyn Fn(&mut Answer)) {
        if self.framework.place(item).is_some() {
            self.change_check(&|check| check.change(item, env.now, change), &|open, stamp| {
                open.answers_changed.insert(item.clone(), stamp);
            });
        }
    }

    /// Changes the open self-check and its timestamps. If another tab has begun a new self-check meanwhile, this one is
    /// among the results, and is changed there.
    pub(super) fn change_check(
        &mut self,
        change: &dyn Fn(&mut Assessment),
        note: &dyn Fn(&mut OpenAssessment, LamportTimestamp),
    ) {
        let Some(id) = self.open_assessment().map(|check| check.id.clone()) else { return };
        let stamp = self.next_timestamp();
        let kept = self.record.result(&id).cloned();
        let Some(open) = &mut self.record.open else { return };
        if let Some(result) = kept.filter(|_| open.check.id != id) {
            let mut check = result.reopened();
            change(&mut check);
            self.record.keep(check.frozen(&self.framework), stamp);
        } else {
            change(&mut open.check);
            note(open, stamp);
        }
        self.save();
    }
}
