//! Opening result files and exporting results.

use super::{Env, ResultRef, Screen, Session};
use crate::domain::plan::{Goal, GoalDate};
use crate::domain::{Assessment, Date, ResultId, Unreadable};
use crate::format::calendar::Entry;
use crate::format::{calendar, csv, result_read, result_v1, xlsx};

/// Most bytes of a result file; a larger one is refused before it is read.
pub const MAX_RESULT_BYTES: u64 = result_v1::MAX_BYTES as u64;

/// The interval after which a self-check should be repeated, in months.
const REPEAT_MONTHS: u8 = 6;

impl Session {
    /// Reads a result file and keeps it as the offered result until the person has decided. Nothing else changes.
    ///
    /// # Errors
    /// Why it was refused.
    pub fn offer(&mut self, text: &str) -> Result<(), Unreadable> {
        self.offered = Some(result_read::read(text, &self.framework)?);
        Ok(())
    }

    /// The offered result: one from outside that the person has not decided about.
    pub fn offered(&self) -> Option<&Assessment> {
        self.offered.as_ref().filter(|_| self.screen.result_ref() != Some(&ResultRef::Viewed))
    }

    /// The result that was offered, as it is in this browser: among the saved ones, or as the open self-check.
    pub(super) fn known_offered(&self) -> Option<(ResultRef, Assessment)> {
        let id = &self.offered.as_ref()?.id;
        if let Some(kept) = self.record.result(id) {
            return Some((ResultRef::Saved(id.clone()), kept.clone()));
        }
        let open = self.open_assessment().filter(|open| open.id == *id)?;
        Some((ResultRef::Open, open.frozen(&self.framework)))
    }

    /// Whether this browser has what was offered, as it is.
    pub fn offered_is_kept(&self) -> bool {
        self.known_offered().is_some_and(|(_, known)| self.offered == Some(known))
    }

    /// Whether this browser has a later state of what was offered.
    pub fn has_later_than_offered(&self) -> bool {
        self.offered.as_ref().zip(self.known_offered()).is_some_and(|(offered, (_, known))| {
            known.is_changed_since(offered) && !offered.is_changed_since(&known)
        })
    }

    /// Adds what was offered to the saved results and shows it. If this browser has it, as it is or in a later state, that
    /// stays and is shown; any other state of it gives way. Of two that were changed apart both are kept. The open
    /// self-check stays as it is: one that would give way goes on under a new id.
    pub fn keep_offered(&mut self, env: Env) {
        self.end_transient_notices();
        self.merge_external_changes();
        let stays = self.offered_is_kept() || self.has_later_than_offered();
        match (self.known_offered(), &mut self.offered) {
            (Some((shown, _)), _) if stays => {
                self.offered = None;
                self.screen = Screen::Results(shown);
                return;
            }
            (Some((_, known)), Some(offered)) if known.is_changed_since(offered) => {
                offered.id = ResultId::from_random(env.entropy);
            }
            _ => {}
        }
        self.replace_with_offered(env);
    }

    /// Saves the offered result, replacing one with the same id.
    fn replace_with_offered(&mut self, env: Env) {
        let Some(result) = self.offered.take() else { return };
        // Before the id is compared: this merges what other tabs have written.
        let stamp = self.next_timestamp();
        if let Some(open) = self.record.open.as_mut().filter(|open| open.check.id == result.id) {
            open.check.id = ResultId::from_random(env.entropy);
            open.opened = stamp.clone();
        }
        self.screen = Screen::Results(ResultRef::Saved(result.id.clone()));
        // Whoever opened the file has it, so nothing needs to ask for a download.
        self.just_completed = None;
        self.record.keep(result, stamp);
        self.save();
    }

    /// Saves a result that is only viewed, before something in it is changed.
    pub(super) fn keep_viewed(&mut self, env: Env) {
        if self.screen.result_ref() == Some(&ResultRef::Viewed) {
            self.keep_offered(env);
        }
    }

    /// Shows the offered result without saving it.
    pub fn view_offered(&mut self) {
        self.end_transient_notices();
        let known = self.known_offered().filter(|(_, known)| self.offered.as_ref() == Some(known));
        self.screen = Screen::Results(match known {
            Some((shown, _)) => {
                self.offered = None;
                shown
            }
            None if self.offered.is_some() => ResultRef::Viewed,
            None => return,
        });
    }

    /// Discards the offered result.
    pub fn ignore_offered(&mut self) {
        self.end_transient_notices();
        self.offered = None;
        if self.screen.result_ref() == Some(&ResultRef::Viewed) {
            self.screen = Screen::Start;
        }
    }

    /// Saves and shows a result file without asking, replacing even a later version.
    ///
    /// # Errors
    /// Why it was refused; then nothing has changed.
    pub fn import(&mut self, text: &str, env: Env) -> Result<(), Unreadable> {
        self.offer(text)?;
        self.replace_with_offered(env);
        Ok(())
    }

    /// The result file of the self-check on screen, or else of the open one.
    pub fn export(&self) -> Option<String> {
        Some(result_v1::write(&self.framework, self.current_assessment()?))
    }

    /// The CSV table of the self-check on screen, or else of the open one.
    pub fn table(&self) -> Option<String> {
        Some(csv::write(&self.framework, self.current_assessment()?))
    }

    /// The same table as a workbook.
    pub fn workbook(&self) -> Option<Vec<u8>> {
        Some(xlsx::write(&self.framework, self.current_assessment()?))
    }

    /// The calendar file of the plan on screen; `None` if no goal has a date. `name` returns title and description for
    /// a date.
    pub fn calendar(
        &self,
        name: &dyn Fn(&Goal, GoalDate) -> (String, String),
        env: Env,
    ) -> Option<String> {
        let entries = calendar::entries_of(self.plan()?, name);
        (!entries.is_empty()).then(|| calendar::write(&entries, env.now))
    }

    /// The calendar file of a reminder to repeat the self-check on screen: six months after its day, or after today if
    /// that date has passed.
    pub fn reminder(&self, title: &str, description: String, env: Env) -> Option<String> {
        let check = self.current_assessment()?;
        let today = env.now.date(self.options.zone);
        let after = |day: Date| day.months_later(REPEAT_MONTHS);
        let day = after(check.dated().date(self.options.zone)).filter(|day| *day > today);
        let day = day.or_else(|| after(today))?;
        let uid = [check.id.as_str(), "-repeat@cme-selfcheck"].concat();
        Some(calendar::write(&[Entry { uid, day, title: title.to_owned(), description }], env.now))
    }
}
