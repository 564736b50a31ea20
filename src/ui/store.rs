//! The state that components read and change.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::host_page::HostPage;
use crate::domain::{Framework, ItemId};
use crate::session::setup_choices::SetupChoices;
use crate::session::{Env, Event, Screen, Session};

/// The element that should take the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FocusRequest {
    /// The heading of the screen.
    Heading,
    /// The row of the rating screen with that item.
    Row(ItemId),
}

/// The session of one element, in one signal, and the page's services. Components get it by [`use_store`].
///
/// A signal of `reactive_graph` keeps the subscriptions of removed views as long as it exists. So views that are often
/// recreated, such as the rows of each page, read a memo of their own screen or page, and only that memo reads the
/// session. The rest is bounded by one sitting, because an element that is mounted again has a new store: 10,000
/// ratings with 1,700 page turns grow the memory of the wasm by less than 1 MB.
#[derive(Clone, Copy, Debug)]
pub struct Store {
    session: RwSignal<Session, LocalStorage>,
    host: StoredValue<Rc<dyn HostPage>, LocalStorage>,
    /// The choices on the start screen for the next self-check; at first those made before the program ran.
    setup_choices: StoredValue<SetupChoices>,
    /// What should take the focus.
    focus_request: RwSignal<Option<FocusRequest>>,
    /// Counts the remounts that the host has caused.
    revision: RwSignal<u32>,
}

impl Store {
    /// Stores a session until the current owner is cleaned up.
    pub fn new(session: Session, host: Rc<dyn HostPage>, setup_choices: SetupChoices) -> Self {
        Self {
            session: RwSignal::new_local(session),
            host: StoredValue::new_local(host),
            setup_choices: StoredValue::new(setup_choices),
            focus_request: RwSignal::new(None),
            revision: RwSignal::new(0),
        }
    }

    /// Reads the session. Tracked: a memo or an effect that calls it runs again when the session changes.
    pub fn with<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.read())
    }

    /// Reads the session without tracking it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.read_untracked())
    }

    // Compiled once, not for each action and each memo.

    #[inline(never)]
    fn read(self) -> impl Deref<Target = Session> {
        self.session.read()
    }

    #[inline(never)]
    fn read_untracked(self) -> impl Deref<Target = Session> {
        self.session.read_untracked()
    }

    #[inline(never)]
    fn write(&self) -> impl DerefMut<Target = Session> {
        self.session.write()
    }

    #[inline(never)]
    fn env_and_screen(self) -> (Env, Screen) {
        (self.host().env(), self.read_untracked().screen().clone())
    }

    #[inline(never)]
    fn focus_heading_if_moved(self, before: &Screen) {
        if self.read_untracked().screen() != before {
            self.request_focus();
        }
    }

    /// Changes the session. If that leads to another screen, or another page of the rating screen, the heading there
    /// takes the focus. The action must not read memos of the session, which cannot be read meanwhile.
    pub fn act<T>(self, action: impl FnOnce(&mut Session, Env) -> T) -> T {
        let (env, before) = self.env_and_screen();
        let result = action(&mut self.write(), env);
        self.focus_heading_if_moved(&before);
        result
    }

    /// Changes the session without moving the focus.
    pub(super) fn act_keeping_focus(self, action: impl FnOnce(&mut Session)) {
        action(&mut self.write());
    }

    /// Changes the session without notifying subscribers.
    pub fn act_untracked<T>(self, action: impl FnOnce(&mut Session) -> T) -> T {
        action(&mut self.session.write_untracked())
    }

    /// Replaces the session and recreates the screen.
    pub fn replace(self, session: Session) {
        // What was chosen for another framework does not apply.
        if !Arc::ptr_eq(session.framework(), &self.framework()) {
            self.keep_setup_choices(SetupChoices::default());
        }
        self.session.set(session);
        self.remount();
    }

    /// Recreates the screen, because the host has changed what it depends on.
    pub fn remount(self) {
        *self.revision.write() += 1;
    }

    /// Counts the remounts. Tracked.
    pub(super) fn revision(self) -> u32 {
        self.revision.get()
    }

    /// The framework in use, untracked: the screen is made anew when there is another.
    pub fn framework(self) -> Arc<Framework> {
        self.with_untracked(|session| Arc::clone(session.framework()))
    }

    /// Level of the screen's heading, untracked: the screen is recreated when it changes.
    pub fn top_heading(self) -> u8 {
        self.with_untracked(|session| session.options().top_heading())
    }

    /// Focuses the heading of the screen, once that exists.
    pub fn request_focus(self) {
        // Must happen while the old screen is still mounted: a selection left in removed nodes moves to the end of the
        // page, and Orca's reading position in Firefox with it.
        self.host().clear_selection();
        self.focus_request.set(Some(FocusRequest::Heading));
    }

    /// Shows the row of an item of the open self-check, and focuses it.
    pub fn go_to_item(self, item: ItemId) {
        self.act(|session, _| session.go_to_item(&item));
        self.focus_request.set(Some(FocusRequest::Row(item)));
    }

    /// Shows the first unanswered row of the open self-check, and focuses it. If there is none, resumes the self-check
    /// at the page where it was left.
    pub fn go_to_first_unanswered(self) {
        let item = self.act(|session, _| {
            let item = session.go_to_first_unanswered();
            if item.is_none() {
                session.resume();
            }
            item
        });
        if let Some(item) = item {
            self.focus_request.set(Some(FocusRequest::Row(item)));
        }
    }

    /// Whether a heading should take the focus now. Tracked; each request is answered once.
    pub(super) fn take_focus_request(self) -> bool {
        let requested = self.focus_request.with(|request| *request == Some(FocusRequest::Heading));
        if requested {
            *self.focus_request.write_untracked() = None;
        }
        requested
    }

    /// The index of the row, among these, that should take the focus now. Tracked; each request is answered once.
    pub(super) fn take_row_focus_request(self, rows: &[ItemId]) -> Option<usize> {
        let row = self.focus_request.with(|request| match request {
            Some(FocusRequest::Row(item)) => rows.iter().position(|row| row == item),
            Some(FocusRequest::Heading) | None => None,
        })?;
        *self.focus_request.write_untracked() = None;
        Some(row)
    }

    /// Stores the choices on the start screen for the next time that it is shown.
    pub(super) fn keep_setup_choices(self, choices: SetupChoices) {
        self.setup_choices.set_value(choices);
    }

    /// The choices on the start screen.
    pub(super) fn setup_choices(self) -> SetupChoices {
        self.setup_choices.get_value()
    }

    /// Shows the results of the open self-check, and tells the host page if everything is answered.
    pub fn see_results(self) {
        let (answered, total) = self.with_untracked(Session::progress);
        self.act(|session, _| session.see_results());
        if total > 0 && answered == total {
            self.emit(Event::Completed { answered, total });
        }
    }

    /// Sends an event to the host page. Call it last, because a host may call back.
    pub fn emit(self, event: Event) {
        self.host().emit(event);
    }

    /// What the page lends the widget.
    pub(super) fn host(self) -> Rc<dyn HostPage> {
        self.host.get_value()
    }

    /// Ends a kiosk session: deletes everything at once, then has the widget mounted again.
    pub fn wipe(self) {
        self.act(|session, _| session.delete_everything());
        self.host().wipe();
    }
}

/// The store of the element that the component is in.
pub fn use_store() -> Store {
    expect_context()
}
