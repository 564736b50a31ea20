//! The state that components read and change.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::host_page::HostPage;
use super::lazy_part::LoadState;
use crate::domain::Framework;
use crate::session::preboot::PrebootAnswers;
use crate::session::{Env, Event, Session};

/// The session of one element, in one signal, and what its page lends it. Components get it by [`use_store`].
///
/// A signal of `reactive_graph` keeps subscribers that have ended for as long as it lives. So what is made again and
/// again, such as the rows of each page, reads a memo of its own screen or page, and only that memo reads the session.
/// What remains is bounded by one sitting, since an element that is mounted again has a new store: 10,000 ratings with
/// 1,700 page turns grow the memory of the wasm by less than 1 MB.
#[derive(Clone, Copy, Debug)]
pub struct Store {
    session: RwSignal<Session, LocalStorage>,
    host: StoredValue<Rc<dyn HostPage>, LocalStorage>,
    /// What was answered before the program ran; the first start screen takes it.
    preboot: StoredValue<PrebootAnswers>,
    /// Whether the heading of the screen should take the focus.
    focus_requested: RwSignal<bool>,
    /// Counts how often the host has changed what screens are made from; they are made anew then.
    revision: RwSignal<u32>,
    /// Whether the lazy part of the program is there.
    lazy_part: RwSignal<LoadState>,
}

impl Store {
    /// Holds a session until the current owner is cleaned up.
    pub fn new(session: Session, host: Rc<dyn HostPage>, preboot: PrebootAnswers) -> Self {
        Self {
            session: RwSignal::new_local(session),
            host: StoredValue::new_local(host),
            preboot: StoredValue::new(preboot),
            focus_requested: RwSignal::new(false),
            revision: RwSignal::new(0),
            lazy_part: RwSignal::new(LoadState::Loading),
        }
    }

    /// Reads the session. Tracked: a memo or an effect that calls it runs again when the session changes.
    pub fn with<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with(read)
    }

    /// Reads the session without tracking it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(read)
    }

    /// Lets the session do something. If that leads to another screen, or another area of the rating screen, the
    /// heading there takes the focus. The action must not read memos of the session, which cannot be read meanwhile.
    pub fn act<T>(self, action: impl FnOnce(&mut Session, Env) -> T) -> T {
        let env = self.host.with_value(|host| host.env());
        let before = self.with_untracked(|session| session.screen().clone());
        let mut session = self.session.write();
        let result = action(&mut session, env);
        let moved = *session.screen() != before;
        drop(session);
        if moved {
            self.request_focus();
        }
        result
    }

    /// Lets the session do something that nothing on screen shows.
    pub fn act_untracked<T>(self, action: impl FnOnce(&mut Session) -> T) -> T {
        action(&mut self.session.write_untracked())
    }

    /// Goes on with another session, in a screen that is made anew.
    pub fn replace(self, session: Session) {
        self.session.set(session);
        self.remount();
    }

    /// Makes the screen anew, because the host has changed what it is made from.
    pub fn remount(self) {
        *self.revision.write() += 1;
    }

    /// How often the screen was to be made anew. Tracked.
    pub(super) fn revision(self) -> u32 {
        self.revision.get()
    }

    /// Whether the lazy part of the program is there. Tracked.
    pub(super) fn lazy_part(self) -> LoadState {
        self.lazy_part.get()
    }

    /// Loads the lazy part of the program, unless it is there.
    pub fn load_lazy_part(self) {
        if matches!(self.lazy_part.get_untracked(), LoadState::Loaded(_)) {
            return;
        }
        self.lazy_part.set(LoadState::Loading);
        let loading = self.host().load_lazy_part();
        spawn_local(async move {
            let state = loading.await;
            if !self.is_mounted() {
                return;
            }
            if let LoadState::Loaded(part) = state {
                self.act_untracked(|session| session.complete_framework(part.complete_framework));
            }
            self.lazy_part.set(state);
        });
    }

    /// The framework in use, untracked: the screen is made anew when there is another.
    pub fn framework(self) -> Arc<Framework> {
        self.with_untracked(|session| Arc::clone(session.framework()))
    }

    /// Level of the screen's heading, untracked: the screen is made anew when there is another.
    pub fn top_heading(self) -> u8 {
        self.with_untracked(|session| session.options().top_heading())
    }

    /// Gives the focus to the heading of the screen, as soon as that is there.
    pub fn request_focus(self) {
        self.focus_requested.set(true);
    }

    /// Whether a heading should take the focus now. Tracked; each request is answered once.
    pub(super) fn take_focus_request(self) -> bool {
        let requested = self.focus_requested.get();
        if requested {
            *self.focus_requested.write_untracked() = false;
        }
        requested
    }

    /// What was answered before the program ran; the defaults when it is asked again.
    pub(super) fn take_preboot_answers(self) -> PrebootAnswers {
        self.preboot.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Tells the host page what was done. Call it last: a host may call back.
    pub fn emit(self, event: Event) {
        self.host().emit(event);
    }

    /// What the page lends the widget.
    pub(super) fn host(self) -> Rc<dyn HostPage> {
        self.host.get_value()
    }

    /// Ends a kiosk session: forgets everything now, then has the widget mounted anew.
    pub fn wipe(self) {
        self.act(|session, _| session.delete_everything());
        self.host().wipe();
    }

    /// Whether the element is still mounted. Ask before using the store after something that took time.
    pub(super) fn is_mounted(self) -> bool {
        !self.session.is_disposed()
    }
}

/// The store of the element that the component is in.
pub fn use_store() -> Store {
    expect_context()
}
