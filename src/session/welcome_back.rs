//! What returning visitors find on the start screen.

use super::{ResultRef, Session};
use crate::domain::Assessment;

/// The ways back, each only if it leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WelcomeBack {
    /// The self-check they belong to: the open one, or else the newest past result.
    pub about: ResultRef,
    /// Whether it has unanswered items.
    pub unfinished: bool,
    /// Whether it has results.
    pub results: bool,
    /// The self-check with a learning plan: that one, or else the newest past result that has goals.
    pub plan: Option<ResultRef>,
}

impl Session {
    /// The ways back; none for a new visitor.
    pub fn welcome_back(&self) -> Option<WelcomeBack> {
        let newest = self.results().next_back();
        let about = match newest {
            _ if self.open_assessment().is_some() => ResultRef::Open,
            Some(result) => ResultRef::Saved(result.id.clone()),
            None => return None,
        };
        let (answered, total) = self.progress();
        let is_open = about == ResultRef::Open;
        let has_goals = |check: &Assessment| !check.plan.goals.is_empty();
        let plan = if self.open_assessment().is_some_and(has_goals) {
            Some(ResultRef::Open)
        } else {
            let planned = self.results().rev().find(|result| has_goals(result));
            planned.map(|result| ResultRef::Saved(result.id.clone()))
        };
        Some(WelcomeBack {
            about,
            unfinished: is_open && answered < total,
            results: !is_open || answered > 0 || total == 0,
            plan,
        })
    }

    /// The self-check that `of` refers to.
    pub fn assessment(&self, of: &ResultRef) -> Option<&Assessment> {
        match of {
            ResultRef::Open => self.open_assessment(),
            ResultRef::Saved(id) => self.record.result(id),
            ResultRef::Viewed => self.offered.as_ref(),
        }
    }
}
