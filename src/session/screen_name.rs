//! Names of screens, for the entries of the browser's history: `start`, `rate/3`, `results`, `past/5e884898/plan`.
//!
//! A name identifies a screen and contains nothing of its content. A page of the rating has the number of its first
//! area. A past result has the end of its random id, so Back and a reload never show another result.

use super::{ResultRef, Screen, Session};
use crate::domain::ResultId;

/// The open self-check, as the one that a result is compared with.
const OPEN: &str = "open";
/// The number of characters of an id in a name.
const OF_ID: usize = 8;
/// After the name of the screen from which the targets of all roles were opened.
const ROLES: &str = "/roles";

impl Session {
    /// Records that the browser's history has an entry for this session. Returns true the first time.
    pub fn begin_history(&mut self) -> bool {
        !std::mem::replace(&mut self.in_history, true)
    }

    /// The name of the screen that is shown.
    pub fn screen_name(&self) -> String {
        name_of(&self.screen)
    }

    /// Goes to the screen of that name, or to the nearest one that exists: from a page of the rating to where the
    /// person left, from a comparison to the results, from anything else to the start. Saves nothing.
    pub fn go_to_screen(&mut self, name: &str) {
        if let Some(behind) = name.strip_suffix(ROLES) {
            self.go_to_screen(behind);
            let role = self.current_assessment().and_then(|check| check.role.clone());
            return self.open_targets_by_role(role);
        }
        let mut parts = name.split('/');
        let mut part = || parts.next().unwrap_or_default();
        let first = part();
        let (shown, screen) = match first {
            "past" => (self.result_named(part()), part()),
            "view" => (Some(ResultRef::Viewed), part()),
            _ => (Some(ResultRef::Open), first),
        };
        // The undo button belongs to the screen that is left.
        self.undo = None;
        self.screen = match (shown, screen) {
            (Some(ResultRef::Open), "targets") => Screen::Targets,
            (Some(shown @ (ResultRef::Open | ResultRef::Saved(_))), "plan") => Screen::Plan(shown),
            (Some(shown), "results") => Screen::Results(shown),
            (Some(shown), "compare") => match part() {
                OPEN => Screen::Compare(shown, ResultRef::Open),
                end => match self.result_named(end) {
                    Some(other) => Screen::Compare(shown, other),
                    None => Screen::Results(shown),
                },
            },
            _ => self.home(),
        };
        if screen == "rate" {
            let page = place(part()).filter(|page| self.pages().contains(page));
            match page {
                Some(page) => self.screen = Screen::Rate(page),
                None => self.resume(),
            }
        }
        self.leave_missing_screen();
        if self.screen != Screen::Start {
            self.end_transient_notices();
        }
    }

    /// The result whose id has this end: a saved one, or the open self-check if the person has reopened it.
    fn result_named(&self, end: &str) -> Option<ResultRef> {
        let is_it = |id: &ResultId| end_of(id) == end;
        let kept = self.record.results.iter().map(|kept| &kept.result.id).find(|id| is_it(id));
        let open = || {
            self.open_assessment().is_some_and(|check| is_it(&check.id)).then_some(ResultRef::Open)
        };
        kept.cloned().map(ResultRef::Saved).or_else(open)
    }
}

/// The name of a screen.
fn name_of(screen: &Screen) -> String {
    let whose = match screen.result_ref() {
        Some(ResultRef::Saved(id)) => ["past/", end_of(id), "/"].concat(),
        Some(ResultRef::Viewed) => "view/".to_owned(),
        Some(ResultRef::Open) | None => String::new(),
    };
    let (name, number) = match screen {
        Screen::Poster | Screen::Start | Screen::Team => ("start", String::new()),
        Screen::Rate(page) => ("rate/", (page + 1).to_string()),
        Screen::Results(_) => ("results", String::new()),
        Screen::Plan(_) => ("plan", String::new()),
        Screen::Targets => ("targets", String::new()),
        Screen::Compare(_, ResultRef::Saved(other)) => ("compare/", end_of(other).to_owned()),
        Screen::Compare(_, ResultRef::Open | ResultRef::Viewed) => ("compare/", OPEN.to_owned()),
        Screen::TargetsByRole(_, behind) => return [&name_of(behind), ROLES].concat(),
    };
    [&whose, name, &number].concat()
}

/// The end of an id.
fn end_of(id: &ResultId) -> &str {
    let id = id.as_str();
    id.get(id.len().saturating_sub(OF_ID)..).unwrap_or(id)
}

/// The index for a number.
fn place(number: &str) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1)
}
