//! The session for views: asked and changed through one door.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::host::Host;
use super::later::Arrival;
use crate::domain::Framework;
use crate::report::Report;
use crate::session::welcome::Chosen;
use crate::session::{Moment, News, SaveState, Screen, Session};

/// A handle to the session that closures can copy.
#[derive(Clone, Copy)]
pub struct App {
    session: StoredValue<Session, LocalStorage>,
    host: StoredValue<Rc<dyn Host>, LocalStorage>,
    screen: RwSignal<Screen>,
    save_state: RwSignal<SaveState>,
    arrival: RwSignal<Arrival>,
    /// Whether the next heading takes the focus: true after a change of screen, so that a page that
    /// merely loads does not scroll.
    moved: StoredValue<bool>,
    /// What was chosen before the program was there; for the first start screen.
    chosen: StoredValue<Chosen>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("App").finish_non_exhaustive()
    }
}

impl App {
    /// Puts a session and its host behind a handle. Call it inside the owner that is unmounted.
    pub fn new(session: Session, host: Rc<dyn Host>, arrival: Arrival, chosen: Chosen) -> Self {
        Self {
            screen: RwSignal::new(session.screen().clone()),
            save_state: RwSignal::new(session.save_state()),
            arrival: RwSignal::new(arrival),
            session: StoredValue::new_local(session),
            host: StoredValue::new_local(host),
            moved: StoredValue::new(false),
            chosen: StoredValue::new(chosen),
        }
    }

    /// The screen to draw. Read it at the root only.
    pub(super) fn screen(self) -> RwSignal<Screen> {
        self.screen
    }

    /// Whether everything is saved. Read it in the status bar only.
    pub(super) fn save_state(self) -> RwSignal<SaveState> {
        self.save_state
    }

    /// Whether the second file is there. Read it in [`super::later`] only.
    pub(super) fn arrival(self) -> RwSignal<Arrival> {
        self.arrival
    }

    /// Notes whether the second file is there.
    pub fn note_arrival(self, arrival: Arrival) {
        self.arrival.set(arrival);
    }

    /// Asks for the second file again.
    pub(super) fn fetch_rest(self) {
        self.arrival.set(Arrival::Waiting);
        self.host.get_value().fetch_rest();
    }

    /// The framework in use.
    pub fn framework(self) -> Arc<Framework> {
        self.ask(|session| Arc::clone(session.framework()))
    }

    /// Asks the session something.
    pub fn ask<T>(self, question: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(question)
    }

    /// Has the session do something, then shows what came of it.
    pub fn act<T>(self, action: impl FnOnce(&mut Session, Moment) -> T) -> T {
        let moment = self.host.with_value(|host| host.moment());
        let result = action(&mut self.session.write_value(), moment);
        self.show();
        result
    }

    /// Tells the host page what was done. Call it after the session is done: a host may call back.
    pub fn tell(self, news: News) {
        let host = self.host.get_value();
        host.tell(news);
    }

    /// Gives the person a file.
    pub fn download(self, name: &str, media_type: &str, text: &str) {
        let host = self.host.get_value();
        host.download(name, media_type, text);
    }

    /// Milliseconds on a clock that only goes forward.
    pub(super) fn clock(self) -> u64 {
        self.host.with_value(|host| host.clock())
    }

    /// Ends a kiosk session: forgets everything now, then has the widget begin anew.
    pub fn wipe(self) {
        self.act(|session, _| session.delete_everything());
        self.host.get_value().wipe();
    }

    /// Puts a text on the clipboard; `done` hears whether that worked.
    pub(super) fn copy(self, text: &str, done: Box<dyn Fn(bool)>) {
        self.host.get_value().copy(text, done);
    }

    /// Whether another page frames this one.
    pub(super) fn framed(self) -> bool {
        self.host.with_value(|host| host.framed())
    }

    /// Prints a document of its own; where that is not possible here, `refused` gets it back.
    pub(super) fn print(self, report: Report, refused: Box<dyn Fn(&Report)>) {
        let host = self.host.get_value();
        host.print(report, refused);
    }

    /// Draws the current screen anew, after something from outside changed what it shows.
    pub fn redraw(self) {
        self.screen.set(self.ask(|session| session.screen().clone()));
        self.save_state.set(self.ask(Session::save_state));
    }

    /// Goes on with another session; what is on screen is not drawn anew yet.
    pub fn replace(self, session: Session) {
        self.session.set_value(session);
    }

    /// Draws the current screen anew after something that the person did, or where the focus was in
    /// it: the focus goes to the top heading.
    pub fn start_over(self) {
        self.moved.set_value(true);
        self.redraw();
    }

    /// Whether a heading that is being mounted takes the focus; asked once a change of screen.
    pub(super) fn take_move(self) -> bool {
        let moved = self.moved.get_value();
        self.moved.set_value(false);
        moved
    }

    /// What was chosen before the program was there; asked once, by the first start screen.
    pub(super) fn take_chosen(self) -> Chosen {
        let chosen = self.chosen.get_value();
        self.chosen.set_value(Chosen::default());
        chosen
    }

    /// Has the next heading take the focus.
    pub(super) fn note_move(self) {
        self.moved.set_value(true);
    }

    fn show(self) {
        let screen = self.ask(|session| session.screen().clone());
        if screen != self.screen.get_untracked() {
            self.moved.set_value(true);
            self.host.get_value().let_go_of_focus();
            self.screen.set(screen);
        }
        let save_state = self.ask(Session::save_state);
        if save_state != self.save_state.get_untracked() {
            self.save_state.set(save_state);
        }
    }
}
