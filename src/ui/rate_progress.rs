//! How much is answered: of each area, and of all.

use leptos::prelude::*;

use super::App;
use crate::session::Session;

/// Answered and total of each area of the framework, by its index. After a change only the area on screen
/// is counted anew: a framework may have thousands of competencies.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    app: App,
    /// The area on screen.
    here: usize,
    counts: RwSignal<Vec<(u32, u32)>>,
}

impl Progress {
    /// Counts everything once, for a screen with the area of that index.
    pub(super) fn of(app: App, here: usize) -> Self {
        let rated = app.ask(Session::areas);
        let count = |area| {
            if !rated.contains(&area) {
                return (0, 0);
            }
            app.ask(|session| session.area_progress(area))
        };
        let counts = (0..app.framework().areas().len()).map(count).collect();
        Self { app, here, counts: RwSignal::new(counts) }
    }

    /// Counts the area on screen anew.
    pub(super) fn note_change(self) {
        let now = self.app.ask(|session| session.area_progress(self.here));
        self.counts.update(|counts| {
            if let Some(count) = counts.get_mut(self.here) {
                *count = now;
            }
        });
    }

    /// Of one area.
    pub(super) fn area(self, area: usize) -> (u32, u32) {
        self.counts.with(|counts| counts.get(area).copied().unwrap_or_default())
    }

    /// Of all areas.
    pub(super) fn whole(self) -> (u32, u32) {
        self.counts.with(|counts| counts.iter().fold((0, 0), |(a, t), (b, u)| (a + b, t + u)))
    }
}
