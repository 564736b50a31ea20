//! The session for views: asked and changed through one door.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::UnwrapThrowExt;
use wasm_bindgen_futures::spawn_local;

use super::host::Host;
use super::later::Arrival;
use super::root::Root;
use crate::domain::Framework;
use crate::report::Report;
use crate::session::welcome::Chosen;
use crate::session::{Moment, News, SaveState, Screen, Session};

thread_local! {
    /// What the handles stand for: as many as there are widgets on the page.
    static ALL: RefCell<Vec<(App, Rc<Inner>)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A handle to the session that closures can copy. It must not be used after its widget was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct App(u32);

struct Inner {
    session: RefCell<Session>,
    host: Rc<dyn Host>,
    /// What is on screen, or will be in a moment.
    screen: RefCell<Screen>,
    save_state: Cell<SaveState>,
    arrival: Cell<Arrival>,
    /// Whether the next heading takes the focus: true after a change of screen, so that a page that
    /// merely loads does not scroll.
    moved: Cell<bool>,
    /// What was chosen before the program was there; for the first start screen.
    chosen: Cell<Chosen>,
    /// Whether the screen is about to be drawn.
    due: Cell<bool>,
    /// Whether all of it has to be, or a page may be turned in place.
    anew: Cell<bool>,
    root: RefCell<Option<Rc<Root>>>,
}

impl App {
    /// Puts a session and its host behind a handle, until [`App::end`].
    pub(super) fn begin(
        session: Session,
        host: Rc<dyn Host>,
        arrival: Arrival,
        chosen: Chosen,
    ) -> Self {
        let app = Self(NEXT.replace(NEXT.get() + 1));
        let inner = Inner {
            screen: RefCell::new(session.screen().clone()),
            save_state: Cell::new(session.save_state()),
            session: RefCell::new(session),
            host,
            arrival: Cell::new(arrival),
            moved: Cell::new(false),
            chosen: Cell::new(chosen),
            due: Cell::new(false),
            anew: Cell::new(false),
            root: RefCell::default(),
        };
        ALL.with_borrow_mut(|all| all.push((app, Rc::new(inner))));
        app
    }

    /// Has what it shows drawn there from now on.
    pub(super) fn draw_in(self, root: Rc<Root>) {
        self.inner().root.replace(Some(root));
    }

    /// Lets go of everything.
    pub(super) fn end(self) {
        // First what is drawn, which may ask the session on its way out.
        drop(self.inner().root.take());
        ALL.with_borrow_mut(|all| all.retain(|(app, _)| *app != self));
    }

    /// Whether its widget is still there. Ask before using it after something that took time.
    pub(super) fn is_there(self) -> bool {
        self.find().is_some()
    }

    fn find(self) -> Option<Rc<Inner>> {
        let inner = |all: &Vec<(Self, Rc<Inner>)>| {
            all.iter().find(|(app, _)| *app == self).map(|(_, inner)| Rc::clone(inner))
        };
        ALL.with_borrow(inner)
    }

    fn inner(self) -> Rc<Inner> {
        self.find().unwrap_throw()
    }

    /// The screen to draw.
    pub(super) fn screen(self) -> Screen {
        self.inner().screen.borrow().clone()
    }

    /// Whether everything is saved.
    pub(super) fn save_state(self) -> SaveState {
        self.inner().save_state.get()
    }

    /// Whether the second file is there.
    pub(super) fn arrival(self) -> Arrival {
        self.inner().arrival.get()
    }

    /// Notes whether the second file is there.
    pub fn note_arrival(self, arrival: Arrival) {
        let inner = self.inner();
        inner.arrival.set(arrival);
        let root = inner.root.borrow().clone();
        if let Some(root) = root {
            root.note_arrival();
        }
    }

    /// Asks for the second file again.
    pub(super) fn fetch_rest(self) {
        let inner = self.inner();
        inner.arrival.set(Arrival::Waiting);
        inner.host.fetch_rest();
    }

    /// The framework in use.
    pub fn framework(self) -> Arc<Framework> {
        self.ask(|session| Arc::clone(session.framework()))
    }

    /// Level of the top heading.
    pub(super) fn top_heading(self) -> u8 {
        self.ask(|session| session.options().top_heading())
    }

    /// Asks the session something.
    pub fn ask<T>(self, question: impl FnOnce(&Session) -> T) -> T {
        question(&self.inner().session.borrow())
    }

    /// Has the session do something, then shows what came of it.
    pub fn act<T>(self, action: impl FnOnce(&mut Session, Moment) -> T) -> T {
        let inner = self.inner();
        let moment = inner.host.moment();
        let result = action(&mut inner.session.borrow_mut(), moment);
        self.show();
        result
    }

    /// Likewise where nothing is shown any more.
    pub fn act_unseen(self, action: impl FnOnce(&mut Session)) {
        action(&mut self.inner().session.borrow_mut());
    }

    /// Tells the host page what was done. Call it after the session is done: a host may call back.
    pub fn tell(self, news: News) {
        self.inner().host.tell(news);
    }

    /// Gives the person a file.
    pub fn download(self, name: &str, media_type: &str, text: &str) {
        self.inner().host.download(name, media_type, text);
    }

    /// Milliseconds on a clock that only goes forward.
    pub(super) fn clock(self) -> u64 {
        self.inner().host.clock()
    }

    /// Ends a kiosk session: forgets everything now, then has the widget begin anew.
    pub fn wipe(self) {
        self.act(|session, _| session.delete_everything());
        self.inner().host.wipe();
    }

    /// Puts a text on the clipboard; `done` hears whether that worked.
    pub(super) fn copy(self, text: &str, done: Box<dyn Fn(bool)>) {
        self.inner().host.copy(text, done);
    }

    /// Whether another page frames this one.
    pub(super) fn framed(self) -> bool {
        self.inner().host.framed()
    }

    /// Prints a document of its own; where that is not possible here, `refused` gets it back.
    pub(super) fn print(self, report: Report, refused: Box<dyn Fn(&Report)>) {
        self.inner().host.print(report, refused);
    }

    /// Draws the current screen anew, after something from outside changed what it shows.
    pub fn redraw(self) {
        self.inner().screen.replace(self.ask(|session| session.screen().clone()));
        self.inner().anew.set(true);
        self.draw_soon();
        self.show_save_state();
    }

    /// Goes on with the same edition of the framework, of which more is there now.
    pub fn complete(self, framework: Framework) {
        self.inner().session.borrow_mut().complete(framework);
    }

    /// Goes on with another session; what is on screen is not drawn anew yet.
    pub fn replace(self, session: Session) {
        self.inner().session.replace(session);
    }

    /// Draws the current screen anew after something that the person did, or where the focus was in
    /// it: the focus goes to the top heading.
    pub fn start_over(self) {
        self.note_move();
        self.redraw();
    }

    /// Whether the next heading will take the focus.
    pub(super) fn moves(self) -> bool {
        self.inner().moved.get()
    }

    /// Whether a heading that is being drawn takes the focus; asked once a change of screen.
    pub(super) fn take_move(self) -> bool {
        self.inner().moved.replace(false)
    }

    /// What was chosen before the program was there; asked once, by the first start screen.
    pub(super) fn take_chosen(self) -> Chosen {
        self.inner().chosen.take()
    }

    /// Has the next heading take the focus.
    pub(super) fn note_move(self) {
        self.inner().moved.set(true);
    }

    fn show(self) {
        let screen = self.ask(|session| session.screen().clone());
        if screen != self.screen() {
            self.inner().screen.replace(screen);
            self.note_move();
            self.draw_soon();
            // Last: a host hears of it, and may call back.
            self.inner().host.let_go_of_focus();
        }
        self.show_save_state();
    }

    fn show_save_state(self) {
        let inner = self.inner();
        let now = self.ask(Session::save_state);
        let root = inner.root.borrow().clone();
        if now != inner.save_state.replace(now)
            && let Some(root) = root
        {
            root.show_save_state();
        }
    }

    /// Draws when what is going on now has ended: it may go on in an element that would be gone.
    fn draw_soon(self) {
        if self.inner().due.replace(true) {
            return;
        }
        spawn_local(async move {
            let Some(inner) = self.find() else { return };
            inner.due.set(false);
            let (anew, root) = (inner.anew.take(), inner.root.borrow().clone());
            if let Some(root) = root {
                root.draw(anew);
            }
        });
    }
}
