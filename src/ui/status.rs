//! Whether everything is saved: always on screen, announced when it changes.

use web_sys::Element;

use super::App;
use super::by_hand::{Scope, set_class};
use crate::session::{NotSaved, SaveState};
use crate::words::{kiosk, status};

/// The status line. The region is there before its text, or screen readers would not announce it.
pub(super) struct Status {
    app: App,
    kiosk: bool,
    pub(super) element: Element,
    /// Saves again what was taken out of the browser.
    again: Element,
}

impl Status {
    /// Draws it.
    pub(super) fn draw(app: App, scope: &Scope) -> Self {
        let save = move || app.act(|session, _| session.save_again());
        let made = Self {
            app,
            kiosk: app.ask(|session| session.options().kiosk),
            element: scope.classed("p", "status").attr("role", "status").node(),
            again: scope.button("", status::SAVE_AGAIN, save).node(),
        };
        made.show();
        made
    }

    /// Shows how it is now.
    pub(super) fn show(&self) {
        let state = self.app.save_state();
        let words = match state {
            SaveState::MemoryOnly if self.kiosk => kiosk::STATUS,
            SaveState::Untouched => "",
            SaveState::Saved => status::SAVED,
            SaveState::MemoryOnly => status::MEMORY_ONLY,
            SaveState::NotSaved(NotSaved::Blocked) => status::BLOCKED,
            SaveState::NotSaved(NotSaved::Full) => status::FULL,
            SaveState::NotSaved(NotSaved::Protected) => status::PROTECTED,
            SaveState::NotSaved(NotSaved::Removed) => status::REMOVED,
        };
        set_class(&self.element, "notice", matches!(state, SaveState::NotSaved(_)));
        self.element.set_text_content(Some(words));
        if state == SaveState::NotSaved(NotSaved::Removed) {
            // A text and an element always find room.
            let _ = self.element.append_with_str_1(" ");
            let _ = self.element.append_child(&self.again);
        }
    }
}
