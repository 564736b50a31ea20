//! A record store over storage that fails, has rubbish in it or runs full: nothing unreadable is ever overwritten.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use cme_selfcheck::domain::{Answer, Framework, ItemId, LamportTimestamp, Record};
use cme_selfcheck::format::saved_v1;
use cme_selfcheck::session::SessionNotice;
use cme_selfcheck::storage::memory::MemoryStore;
use cme_selfcheck::storage::record_store::{LoadOutcome, NotSaved, RecordStore};
use cme_selfcheck::storage::{StoreError, TextStore, error_named};

use crate::steps::{at, begin, session, small};

const KEY: &str = "cme-selfcheck:small";
const PREVIOUS: &str = "cme-selfcheck:small:previous";
const DAMAGED: &str = "cme-selfcheck:small:damaged.1";

/// A store that a test and a record store share.
#[derive(Clone, Default)]
pub(crate) struct Shared(pub(crate) Rc<RefCell<MemoryStore>>);

impl Shared {
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        let store = self.0.borrow();
        store.keys().contains(&key).then(|| store.read(key).unwrap().unwrap())
    }

    /// The record under our key.
    pub(crate) fn record(&self, framework: &Framework) -> Record {
        saved_v1::read(&self.text(KEY).unwrap(), framework).unwrap()
    }

    pub(crate) fn put(&self, key: &str, text: &str) {
        self.0.borrow_mut().write(key, text).unwrap();
    }
}

impl TextStore for Shared {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.borrow().read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().write(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key)
    }
}

fn open(store: &Shared, framework: &Framework) -> RecordStore {
    RecordStore::new(Box::new(store.clone()), framework, "", "tab")
}

/// A record with so many results.
fn record(framework: &Framework, results: u8) -> Record {
    let mut record = Record { counter: results.into(), ..Record::default() };
    for number in 0..results {
        let mut check = begin(framework, None, false).frozen(framework);
        check.id = cme_selfcheck::domain::ResultId::from_random(number.into());
        check.started = at(number.into());
        record.keep(check, LamportTimestamp::default());
    }
    record
}

#[test]
fn what_is_saved_is_found_again() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let mut one = open(&store, &framework);
    assert_eq!(one.load(&framework), LoadOutcome::Nothing);
    let record = record(&framework, 2);
    one.save(&framework, &record).unwrap();
    assert_eq!(open(&store, &framework).load(&framework), LoadOutcome::Record(Box::new(record)));
    assert_eq!(store.0.borrow().keys(), [KEY], "one record, one key");
}

/// Cases: ST-29
#[test]
fn previous_good_copy_is_one_save_behind() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let mut one = open(&store, &framework);
    one.save(&framework, &record(&framework, 1)).unwrap();
    let first = store.text(KEY);
    one.save(&framework, &record(&framework, 2)).unwrap();
    assert_eq!(store.text(PREVIOUS), first);
    for _ in 0..100 {
        one.save(&framework, &record(&framework, 2)).unwrap();
        one.save(&framework, &record(&framework, 3)).unwrap();
    }
    assert_eq!(store.0.borrow().keys(), [KEY, PREVIOUS], "no growth of keys");
}

/// Cases: ST-09
#[test]
fn damaged_record_is_set_aside_and_the_copy_from_before_is_opened() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = open(&store, &framework);
    one.save(&framework, &record(&framework, 1)).unwrap();
    one.save(&framework, &record(&framework, 2)).unwrap();
    let damaged = store.text(KEY).unwrap().replacen("\"started\"", "\"startled\"", 1);
    store.put(KEY, &damaged);
    let session = session(&framework, store.clone(), "another tab");
    assert_eq!(session.notices(), [SessionNotice::Restored], "the person is told");
    assert_eq!(session.results().len(), 1, "and has what was saved before");
    let mut other = open(&store, &framework);
    let found = other.load(&framework);
    assert_eq!(found, LoadOutcome::Restored(Box::new(record(&framework, 1))));
    assert_eq!(store.text(DAMAGED), Some(damaged.clone()));
    other.save(&framework, &record(&framework, 3)).unwrap();
    assert_eq!(other.damaged(), [damaged], "still there after the next save");
}

/// Cases: ST-08
#[test]
fn rubbish_of_any_kind_is_set_aside_whole() {
    let whole = saved_v1::write(&small(&[2]), &record(&small(&[2]), 1), "tab");
    let cuts = (0..whole.len()).step_by(7).map(|end| whole[..end].to_owned());
    let rubbish =
        ["", "null", "[]", "{", "\u{0}\u{1}", "{\"format\":\"other\"}"].map(str::to_owned);
    for text in rubbish.into_iter().chain(cuts) {
        let (store, framework) = (Shared::default(), small(&[2]));
        store.put(KEY, &text);
        let mut one = open(&store, &framework);
        assert_eq!(one.load(&framework), LoadOutcome::Damaged, "{text}");
        one.save(&framework, &record(&framework, 1)).unwrap();
        assert_eq!(store.text(DAMAGED), Some(text));
    }
}

#[test]
fn several_damaged_records_are_all_kept_and_the_same_one_once() {
    let (store, framework) = (Shared::default(), small(&[2]));
    for text in ["one", "two", "two", "three"] {
        store.put(KEY, text);
        open(&store, &framework).load(&framework);
    }
    assert_eq!(open(&store, &framework).damaged(), ["one", "two", "three"]);
}

#[test]
fn damage_without_room_to_set_it_aside_stops_saving_instead() {
    let (store, framework) = (Shared::default(), small(&[2]));
    store.put(KEY, "damaged");
    store.0.borrow_mut().capacity = Some(40);
    let mut one = open(&store, &framework);
    assert_eq!(one.load(&framework), LoadOutcome::Stuck);
    let saved = one.save(&framework, &record(&framework, 1));
    assert_eq!(saved, Err(NotSaved::Protected));
    assert_eq!(store.text(KEY).as_deref(), Some("damaged"));
}

#[test]
fn unreadable_copy_of_an_unreadable_record_is_set_aside_too() {
    let (store, framework) = (Shared::default(), small(&[2]));
    store.put(KEY, "{");
    store.put(PREVIOUS, "[");
    let mut one = open(&store, &framework);
    assert_eq!(one.load(&framework), LoadOutcome::Damaged);
    one.save(&framework, &record(&framework, 1)).unwrap();
    one.save(&framework, &record(&framework, 2)).unwrap();
    assert_eq!(one.damaged(), ["{", "["]);
}

#[test]
fn record_as_large_as_a_browser_takes_is_read_again() {
    let framework = small(&[4]);
    let mut record = record(&framework, 250);
    for kept in &mut record.results {
        for number in 1..=4 {
            let note = "字".repeat(2_000);
            let answer = Answer { note, ..Answer::default() };
            kept.result.answers.insert(ItemId::new(&format!("1.{number}")), answer);
        }
    }
    let text = saved_v1::write(&framework, &record, "tab");
    assert!(text.len() > 5 * 1024 * 1024 && text.encode_utf16().count() < 5 * 1024 * 1024);
    assert_eq!(saved_v1::read(&text, &framework).unwrap(), record);
}

/// Cases: ST-11
#[test]
fn record_of_a_newer_version_is_never_touched() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let newer = saved_v1::write(&framework, &record(&framework, 1), "tab").replacen(
        "\"version\":1",
        "\"version\":2",
        1,
    );
    store.put(KEY, &newer);
    let mut one = open(&store, &framework);
    assert_eq!(one.load(&framework), LoadOutcome::Newer);
    assert_eq!(one.save(&framework, &record(&framework, 1)), Err(NotSaved::Protected));
    assert_eq!(store.text(KEY), Some(newer));
    assert_eq!(store.0.borrow().keys(), [KEY]);
}

#[test]
fn blocked_store_is_an_error_and_not_a_panic() {
    let (store, framework) = (Shared::default(), small(&[2]));
    store.0.borrow_mut().blocked = true;
    let mut one = open(&store, &framework);
    assert_eq!(one.load(&framework), LoadOutcome::Unavailable(StoreError::Blocked));
    assert_eq!(one.save(&framework, &record(&framework, 1)), Err(NotSaved::Blocked));
    assert_eq!(one.wipe(), Err(NotSaved::Blocked));
    assert!(one.damaged().is_empty());
}

#[test]
fn full_store_keeps_the_old_record_and_takes_the_new_one_when_there_is_room() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let mut one = open(&store, &framework);
    one.save(&framework, &record(&framework, 1)).unwrap();
    let old = store.text(KEY).unwrap();
    store.0.borrow_mut().capacity = Some(KEY.len() + old.len() + 10);
    assert_eq!(one.save(&framework, &record(&framework, 4)), Err(NotSaved::Full));
    assert_eq!(store.text(KEY), Some(old));
    store.0.borrow_mut().capacity = None;
    one.save(&framework, &record(&framework, 4)).unwrap();
    let found = open(&store, &framework).load(&framework);
    assert_eq!(found, LoadOutcome::Record(Box::new(record(&framework, 4))));
}

#[test]
fn previous_copy_gives_way_when_there_is_room_for_one_only() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let mut one = open(&store, &framework);
    one.save(&framework, &record(&framework, 1)).unwrap();
    one.save(&framework, &record(&framework, 2)).unwrap();
    let size = saved_v1::write(&framework, &record(&framework, 3), "tab").len();
    store.0.borrow_mut().capacity = Some(size + KEY.len() + 20);
    one.save(&framework, &record(&framework, 3)).unwrap();
    let found = open(&store, &framework).load(&framework);
    assert_eq!(found, LoadOutcome::Record(Box::new(record(&framework, 3))));
}

/// A store that fails for good before one of its changes, like a page that is killed in the middle.
struct Stopping {
    store: Shared,
    changes_left: usize,
}

impl Stopping {
    fn goes_on(&mut self) -> Result<&mut Shared, StoreError> {
        self.changes_left = self.changes_left.checked_sub(1).ok_or(StoreError::Blocked)?;
        Ok(&mut self.store)
    }
}

impl TextStore for Stopping {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.goes_on()?.write(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.goes_on()?.remove(key)
    }
}

/// Cases: ST-15
#[test]
fn a_stop_before_any_write_of_a_save_leaves_something_whole() {
    let framework = small(&[2]);
    let room_for_one = |store: &Shared| {
        let size = saved_v1::write(&framework, &record(&framework, 3), "tab").len();
        store.0.borrow_mut().capacity = Some(size + KEY.len() + 20);
    };
    // A save makes two changes: the copy, then the record. If there is room for only one of them it makes four: the
    // copy and the record are refused, the copy is removed, the record is written.
    for (full, changes) in [(false, 2), (true, 4)] {
        for stop in 0..=changes {
            let store = Shared::default();
            let mut one = open(&store, &framework);
            one.save(&framework, &record(&framework, 1)).unwrap();
            one.save(&framework, &record(&framework, 2)).unwrap();
            if full {
                room_for_one(&store);
            }
            let stopping = Stopping { store: store.clone(), changes_left: stop };
            let mut two = RecordStore::new(Box::new(stopping), &framework, "", "tab");
            two.load(&framework);
            let saved = two.save(&framework, &record(&framework, 3));
            let (result, left) =
                if stop < changes { (Err(NotSaved::Blocked), 2) } else { (Ok(()), 3) };
            assert_eq!(saved, result, "{full} {stop}");
            let found = open(&store, &framework).load(&framework);
            assert_eq!(
                found,
                LoadOutcome::Record(Box::new(record(&framework, left))),
                "{full} {stop}"
            );
        }
    }
}

#[test]
fn wiping_takes_out_everything_of_ours_and_nothing_else() {
    let (store, framework) = (Shared::default(), small(&[2]));
    for key in ["cme-selfcheck", "cme-selfcheck:smaller", "other", "cme-selfcheck:small:x"] {
        store.put(key, "theirs");
    }
    store.put(KEY, "damaged");
    let mut one = open(&store, &framework);
    one.load(&framework);
    one.save(&framework, &record(&framework, 1)).unwrap();
    one.save(&framework, &record(&framework, 2)).unwrap();
    one.wipe().unwrap();
    let left = ["cme-selfcheck", "cme-selfcheck:small:x", "cme-selfcheck:smaller", "other"];
    assert_eq!(store.0.borrow().keys(), left);
}

#[test]
fn storage_key_separates_two_elements() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let mut one = RecordStore::new(Box::new(store.clone()), &framework, "one", "tab");
    let mut two = RecordStore::new(Box::new(store.clone()), &framework, "two", "tab");
    one.save(&framework, &record(&framework, 1)).unwrap();
    assert_eq!(two.load(&framework), LoadOutcome::Nothing);
    assert_eq!(store.0.borrow().keys(), ["cme-selfcheck:small:one"]);
}

/// Cases: ST-06
#[test]
fn quota_is_told_by_name_or_code() {
    for (name, code) in [
        ("QuotaExceededError", 22),
        ("QuotaExceededError", 0),
        ("NS_ERROR_DOM_QUOTA_REACHED", 1014),
        ("", 1014),
        ("", 22),
    ] {
        assert_eq!(error_named(name, code), StoreError::Full, "{name} {code}");
    }
    assert_eq!(error_named("SecurityError", 18), StoreError::Blocked);
}

#[test]
fn store_in_memory_is_full_to_the_byte() {
    let mut store = MemoryStore::default();
    store.capacity = Some(12);
    store.write("one", "abc").unwrap();
    store.write("two", "abc").unwrap();
    assert_eq!(store.write("two", "abcd"), Err(StoreError::Full), "a byte too many");
    assert_eq!(store.read("two"), Ok(Some("abc".to_owned())), "what was there is still there");
    store.write("two", "").unwrap();
    store.write("one", "abcdef").unwrap();
    assert_eq!(store.write("", "x"), Err(StoreError::Full), "keys count too");
    assert_eq!(store.recall("one", true), None, "it has no copy to give");
}

#[test]
fn saved_record_names_the_tab_that_saved_it() {
    let (store, framework) = (Shared::default(), small(&[2]));
    for tab in ["one", "two"] {
        let mut records = RecordStore::new(Box::new(store.clone()), &framework, "", tab);
        records.load(&framework);
        records.save(&framework, &record(&framework, 1)).unwrap();
        assert!(store.text(KEY).unwrap().contains(&format!("\"tab\":\"{tab}\"")));
        assert_eq!(records.tab(), tab);
    }
}

#[test]
fn what_is_logged_names_the_key_and_tells_nothing_of_the_record() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let mut one = open(&store, &framework);
    one.save(&framework, &record(&framework, 1)).unwrap();
    assert_eq!(format!("{one:?}"), r#"RecordStore { key: "cme-selfcheck:small", .. }"#);
}

/// Cases: ST-26
#[test]
fn record_of_another_framework_under_our_key_is_set_aside() {
    let (store, framework) = (Shared::default(), small(&[2]));
    let mut parts = crate::steps::parts(&[2]);
    parts.id = "other".to_owned();
    let other = Arc::new(Framework::new(parts).unwrap());
    let text = saved_v1::write(&other, &record(&other, 1), "tab");
    store.put(KEY, &text);
    assert_eq!(open(&store, &framework).load(&framework), LoadOutcome::Damaged);
    assert_eq!(store.text(DAMAGED), Some(text));
}
