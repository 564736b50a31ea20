//! The mirror's copy of the last saves after the browser was killed, and records that others have removed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use cme_selfcheck::domain::{Framework, ItemId, Scope};
use cme_selfcheck::session::{NotSaved, SaveState, Screen, Session, SessionNotice};
use cme_selfcheck::storage::{StoreError, TextStore};

use crate::steps::{answers, env, rate, session, setup, small};
use crate::storage::Shared;

const KEY: &str = "cme-selfcheck:small";

/// A browser: its storage, and the mirror's copy of the last saves.
#[derive(Clone, Default)]
struct Browser {
    stored: Shared,
    copy: Rc<RefCell<Option<String>>>,
    /// Whether the page was left, a long time ago.
    left: Rc<Cell<bool>>,
}

impl TextStore for Browser {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.stored.read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.stored.write(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.stored.remove(key)
    }

    fn note_saved(&mut self, key: &str, text: &str) {
        assert_eq!(key, KEY);
        self.left.set(false);
        self.copy.replace(Some(text.to_owned()));
    }

    fn note_removed(&mut self, key: &str) {
        assert_eq!(key, KEY);
        self.copy.take();
    }

    fn note_page_left(&mut self, key: &str) {
        assert_eq!(key, KEY);
        self.left.set(true);
    }

    fn recall(&mut self, _: &str, gone: bool) -> Option<String> {
        let left = self.left.replace(false);
        self.copy.borrow().clone().filter(|_| !(gone && left))
    }
}

impl Browser {
    fn open(&self, framework: &Arc<Framework>) -> Session {
        session(framework, self.clone(), "tab")
    }

    /// Ends without writing the latest records to disk.
    fn is_killed(&self, on_disk: Option<&str>) {
        self.clear();
        if let Some(text) = on_disk {
            self.stored.put(KEY, text);
        }
    }

    fn clear(&self) {
        self.stored.0.borrow_mut().remove(KEY).unwrap();
    }
}

/// A browser in which one of three competencies is rated.
fn answered() -> (Browser, Arc<Framework>, Session) {
    let (browser, framework) = (Browser::default(), Arc::new(small(&[3])));
    let mut session = browser.open(&framework);
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    (browser, framework, session)
}

/// Cases: ST-13
#[test]
fn record_that_never_reached_the_disk_comes_back() {
    let (browser, framework, mut session) = answered();
    let early = browser.stored.text(KEY).unwrap();
    rate(&mut session, "1.2", 2);
    // Nothing was on disk yet, or an earlier record.
    for on_disk in [None, Some(early.as_str())] {
        browser.is_killed(on_disk);
        let next = browser.open(&framework);
        assert_eq!(answers(&next), ["1.1", "1.2"]);
        assert_eq!(next.save_state(), SaveState::Saved, "stored again at once");
        assert_eq!(next.notices(), []);
    }
}

/// Cases: ST-21
#[test]
fn what_was_taken_out_after_the_page_was_left_stays_out() {
    let (browser, framework, mut session) = answered();
    let early = browser.stored.text(KEY).unwrap();
    rate(&mut session, "1.2", 2);
    session.leave_page();
    // An outdated record was lost, not removed.
    browser.is_killed(Some(&early));
    assert_eq!(answers(&browser.open(&framework)), ["1.1", "1.2"]);
    let mut again = browser.open(&framework);
    again.leave_page();
    browser.clear();
    assert_eq!(answers(&browser.open(&framework)), Vec::<&str>::new());
    // A damaged record exists.
    browser.stored.put(KEY, "{");
    assert_eq!(answers(&browser.open(&framework)), ["1.1", "1.2"]);
}

#[test]
fn page_that_comes_back_is_open_again_and_takes_in_what_was_done_meanwhile() {
    let (browser, framework, mut session) = answered();
    session.leave_page();
    rate(&mut browser.open(&framework), "1.2", 2);
    session.page_restored();
    assert_eq!(answers(&session), ["1.1", "1.2"]);
    session.leave_page();
    session.page_restored();
    assert_eq!(answers(&session), ["1.1", "1.2"], "nothing was done");
    browser.is_killed(None);
    assert_eq!(answers(&browser.open(&framework)), ["1.1", "1.2"], "lost, and not taken out");
    session.leave_page();
    browser.clear();
    session.page_restored();
    assert_eq!(answers(&session), Vec::<&str>::new(), "taken out");
    assert_eq!(session.notices(), [SessionNotice::ClearedElsewhere]);
    assert!(browser.copy.borrow().is_none());
}

/// Cases: ST-21
#[test]
fn emptied_store_is_told_at_once_and_everything_stays_on_the_screen() {
    let (browser, framework, mut session) = answered();
    session.storage_cleared();
    assert_eq!(session.save_state(), SaveState::Saved, "it was somebody else's");
    browser.clear();
    session.storage_cleared();
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Removed));
    assert!(browser.copy.borrow().is_none());
    rate(&mut session, "1.2", 2);
    assert_eq!(answers(&session), ["1.1", "1.2"]);
    assert!(browser.stored.text(KEY).is_none(), "nothing comes back unasked");
    session.save_again();
    assert_eq!(answers(&browser.open(&framework)), ["1.1", "1.2"]);
}

#[test]
fn copy_that_is_read_late_is_taken_in_then() {
    let (browser, framework, mut session) = answered();
    let kept = session.open_assessment().unwrap().id.clone();
    session.begin(setup(Scope::Full), env(2));
    let early = browser.stored.text(KEY).unwrap();
    rate(&mut session, "1.2", 2);
    session.delete_result(&kept);
    let late = browser.copy.take();
    browser.is_killed(Some(&early));
    let mut next = browser.open(&framework);
    assert!(!next.recall(), "nothing is there yet");
    rate(&mut next, "1.3", 5);
    next.show_result(&kept);
    browser.copy.replace(late);
    assert!(next.recall());
    assert_eq!(answers(&next), ["1.2", "1.3"]);
    assert_eq!(next.screen(), &Screen::Start, "what it showed had been deleted");
    assert_eq!(next.save_state(), SaveState::Saved);
    assert_eq!(answers(&session_of(&browser.stored, &framework)), ["1.2", "1.3"]);
}

#[test]
fn what_was_done_before_a_late_copy_is_read_counts_as_done_later() {
    let (browser, framework, mut session) = answered();
    let early = browser.stored.text(KEY).unwrap();
    for number in [1, 2, 3] {
        rate(&mut session, "1.2", number);
    }
    rate(&mut session, "1.1", 4);
    rate(&mut session, "1.2", 4);
    let late = browser.copy.take();
    browser.is_killed(Some(&early));
    let mut next = browser.open(&framework);
    rate(&mut next, "1.2", 5);
    browser.copy.replace(late);
    assert!(next.recall());
    let level = |id: &str| {
        next.open_assessment().unwrap().answers[&ItemId::new(id)].present.unwrap().level()
    };
    let levels = ["1.1", "1.2"].map(|id| level(id).unwrap().number());
    assert_eq!(levels, [4, 5], "one of the copy, one of now");
    assert_eq!(browser.stored.record(&framework).counter, 8, "seven of the copy, one of now");
}

#[test]
fn what_is_put_off_is_put_off_by_exactly_so_much() {
    let (browser, framework, mut session) = answered();
    rate(&mut session, "1.2", 3);
    let mut record = browser.stored.record(&framework);
    record.rebase_timestamps(2, 5);
    let open = record.open.unwrap();
    let stamps = open.answers_changed.values().chain([&open.opened]).map(|stamp| stamp.counter);
    assert_eq!((stamps.collect::<Vec<_>>(), record.counter), (vec![2, 8, 1], 8));
}

#[test]
fn self_check_that_was_begun_before_a_late_copy_is_read_stays_open() {
    let (browser, framework, mut session) = answered();
    session.begin(setup(Scope::Full), env(2));
    rate(&mut session, "1.3", 3);
    let late = browser.copy.take();
    browser.is_killed(None);
    let mut next = browser.open(&framework);
    next.begin(setup(Scope::Full), env(3));
    rate(&mut next, "1.2", 2);
    browser.copy.replace(late);
    assert!(next.recall());
    let next = session_of(&browser.stored, &framework);
    assert_eq!(answers(&next), ["1.2"]);
    let kept = next.results().flat_map(|result| result.answers.keys().map(ItemId::as_str));
    assert_eq!(kept.collect::<Vec<_>>(), ["1.1", "1.3"]);
}

/// A session that opens the stored record, without a copy.
fn session_of(stored: &Shared, framework: &Arc<Framework>) -> Session {
    session(framework, stored.clone(), "another tab")
}

#[test]
fn going_on_completing_and_deleting_come_back_too() {
    let (browser, framework) = (Browser::default(), Arc::new(small(&[1, 1])));
    let mut session = browser.open(&framework);
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    session.begin(setup(Scope::Full), env(2));
    rate(&mut session, "1.1", 3);
    rate(&mut session, "2.1", 3);
    let kept = session.results().next().unwrap().id.clone();
    let steps: [&dyn Fn(&mut Session); 4] = [
        &|session| session.go_to_area(1),
        &|session| session.see_results(),
        &|session| assert!(session.delete_result(&kept)),
        &|session| session.mark_exported(env(4)),
    ];
    for (number, step) in steps.into_iter().enumerate() {
        let on_disk = browser.stored.text(KEY);
        step(&mut session);
        let whole = browser.stored.text(KEY);
        browser.is_killed(on_disk.as_deref());
        let next = browser.open(&framework);
        assert_eq!(next.save_state(), SaveState::Saved, "step {number} was newer");
        assert_eq!(next.open_assessment(), session.open_assessment(), "step {number}");
        assert_eq!(
            (next.results().len(), next.exported()),
            (session.results().len(), session.exported())
        );
        browser.clear();
        browser.stored.put(KEY, &whole.unwrap());
    }
}

#[test]
fn damaged_record_gives_way_to_the_copy_and_is_set_aside() {
    let (browser, framework, _) = answered();
    browser.stored.put(KEY, "{");
    let next = browser.open(&framework);
    assert_eq!(answers(&next), ["1.1"]);
    // Even without the previous copy nothing is lost, so there is no notice.
    let bare = Browser { copy: browser.copy.clone(), ..Browser::default() };
    bare.stored.put(KEY, "{");
    let next = bare.open(&framework);
    assert_eq!(answers(&next), ["1.1"]);
    assert_eq!(next.notices(), []);
    assert_eq!(browser.stored.text("cme-selfcheck:small:damaged.1").unwrap(), "{");
}

#[test]
fn copy_that_is_not_newer_or_cannot_be_read_changes_nothing() {
    let (browser, framework, mut session) = answered();
    let stored = browser.stored.text(KEY).unwrap();
    let older = browser.copy.borrow().clone();
    rate(&mut session, "1.2", 2);
    let newer = browser.stored.text(KEY).unwrap();
    let same = Some(newer.clone());
    for (copy, on_disk) in
        [(older, &newer), (same, &newer), (Some("{".to_owned()), &stored), (None, &stored)]
    {
        browser.copy.replace(copy);
        browser.stored.put(KEY, on_disk);
        let next = browser.open(&framework);
        assert_eq!(next.save_state(), SaveState::Untouched);
        assert_eq!(browser.stored.text(KEY).as_ref(), Some(on_disk));
    }
}

#[test]
fn record_of_a_newer_version_is_left_alone_by_the_copy() {
    let (browser, framework, _) = answered();
    let newer = browser.stored.text(KEY).unwrap().replacen("\"version\":1", "\"version\":99", 1);
    browser.stored.put(KEY, &newer);
    let next = browser.open(&framework);
    assert_eq!(next.notices(), [SessionNotice::Newer]);
    assert_eq!(answers(&next), Vec::<&str>::new());
    assert_eq!(browser.stored.text(KEY), Some(newer));
}

#[test]
fn what_was_deleted_has_no_copy() {
    let (browser, _, mut session) = answered();
    assert!(browser.copy.borrow().is_some());
    session.delete_everything();
    assert_eq!(session.save_state(), SaveState::Untouched);
    assert!(browser.copy.borrow().is_none());
}

/// Cases: ST-21
#[test]
fn what_the_website_took_out_is_saved_again_only_on_request() {
    let (browser, framework, mut session) = answered();
    browser.clear();
    rate(&mut session, "1.2", 2);
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Removed));
    session.retry();
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Removed), "not by itself");
    assert_eq!(browser.stored.text(KEY), None);
    assert!(browser.copy.borrow().is_none(), "nor by its copy");
    assert_eq!(answers(&session), ["1.1", "1.2"], "all of it is still on the page");
    // Removing the element does not carry the record over.
    let mut held = Shared::default();
    session.leave(&mut held, false);
    assert_eq!(held.text(KEY), None);
    session.save_again();
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(answers(&browser.open(&framework)), ["1.1", "1.2"]);
    // Removed while nothing is answered, and left.
    browser.clear();
    session.leave_page();
    assert!(browser.copy.borrow().is_none());
}

/// Cases: ST-21
#[test]
fn what_the_website_took_out_stays_on_the_page_whatever_else_it_stores() {
    let (browser, framework, mut session) = answered();
    browser.clear();
    session.storage_cleared();
    browser.stored.put("x", "of the website");
    session.refresh();
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Removed));
    assert_eq!(answers(&session), ["1.1"]);
    session.save_again();
    assert_eq!(answers(&browser.open(&framework)), ["1.1"]);
}

/// Cases: ST-21
#[test]
fn what_another_tab_has_saved_again_is_saved_here_too() {
    let (browser, framework, mut one) = answered();
    let mut two = session(&framework, browser.clone(), "two");
    browser.clear();
    one.storage_cleared();
    two.storage_cleared();
    one.save_again();
    two.refresh();
    assert_eq!(two.save_state(), SaveState::Saved);
}

/// Cases: ST-21
#[test]
fn what_the_website_took_out_is_not_saved_beside_what_was_begun_since() {
    let (browser, framework, mut one) = answered();
    browser.clear();
    one.storage_cleared();
    let mut two = session(&framework, browser.clone(), "two");
    two.begin(setup(Scope::Full), env(2));
    rate(&mut two, "1.2", 2);
    one.refresh();
    assert_eq!(one.save_state(), SaveState::NotSaved(NotSaved::Removed));
    assert_eq!(browser.open(&framework).results().len(), 0);
}
