//! Two tabs and one record.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use cme_selfcheck::domain::{
    Answer, Assessment, Framework, ItemId, LamportTimestamp, Present, Record, ResultId, Scope,
};
use cme_selfcheck::format::{result_v1, saved_v1};
use cme_selfcheck::messages::plan;
use cme_selfcheck::session::{ResultRef, Screen, Session, SessionNotice, sync};
use cme_selfcheck::storage::memory::MemoryStore;
use cme_selfcheck::storage::{StoreError, TextStore};
use proptest::prelude::*;

use crate::steps::{begin, env, level, parts, rate, rate_at, session, setup, small};
use crate::storage::Shared;

const KEY: &str = "cme-selfcheck:small";

/// A tab with 1.1 rated in its self-check, while another tab has begun a new one with 1.2 rated.
fn tab_beside_a_new_self_check() -> (Session, Arc<Framework>, Shared) {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    let mut two = session(&framework, store.clone(), "b");
    two.begin(setup(Scope::Full), env(2));
    rate(&mut two, "1.2", 4);
    (one, framework, store)
}

#[test]
fn starting_anew_in_one_tab_loses_nothing_of_the_other() {
    let (mut one, framework, store) = tab_beside_a_new_self_check();
    rate(&mut one, "1.3", 5);
    let last = session(&framework, store, "c");
    let open = last.open_assessment().unwrap();
    let ids = |check: &Assessment| check.answers.keys().cloned().collect::<Vec<_>>();
    assert_eq!(ids(open), [ItemId::new("1.2")], "opened later, stays open");
    let kept = last.results().next().unwrap();
    assert_eq!(ids(kept), ["1.1", "1.3"].map(ItemId::new), "each answer is where it was given");
}

#[test]
fn target_set_while_another_tab_begins_anew_stays_in_its_self_check() {
    let (mut one, framework, store) = tab_beside_a_new_self_check();
    one.adjust_target(&ItemId::new("1.1"), Some(level(&framework, 5)), env(3));
    let last = session(&framework, store, "c");
    assert!(last.open_assessment().unwrap().adjusted_targets.is_empty());
    assert_eq!(last.results().next().unwrap().adjusted_targets.len(), 1);
}

#[test]
fn self_check_with_an_answer_that_another_tab_cleared_is_not_finished() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    rate(&mut one, "1.2", 3);
    one.see_results();
    assert!(one.open_assessment().unwrap().completed.is_some());
    let mut two = session(&framework, store.clone(), "b");
    two.clear_answer(&ItemId::new("1.1"), env(3));
    one.refresh();
    two.refresh();
    for session in [&one, &two, &session(&framework, store, "c")] {
        assert_eq!(session.open_assessment().unwrap().completed, None);
    }
}

#[test]
fn finished_self_check_keeps_its_day_where_an_edition_dropped_an_item() {
    let (store, old) = (Shared::default(), Arc::new(small(&[3])));
    let mut before = session(&old, store.clone(), "a");
    before.begin(setup(Scope::Full), env(1));
    for id in ["1.1", "1.2", "1.3"] {
        rate(&mut before, id, 3);
    }
    before.see_results();
    let completed = before.open_assessment().unwrap().completed;
    let mut edited = parts(&[3]);
    edited.revision = 2;
    edited.areas[0].competencies.remove(1);
    edited.targets.clear();
    let edited = Arc::new(Framework::new(edited).unwrap());
    let mut one = session(&edited, store.clone(), "b");
    let mut two = session(&edited, store.clone(), "c");
    one.write_note(&ItemId::new("1.3"), "later", env(3));
    two.refresh();
    for session in [&one, &two] {
        assert_eq!(session.open_assessment().unwrap().completed, completed);
    }
}

#[test]
fn goal_deleted_from_a_past_plan_comes_back_while_another_tab_begins_anew() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 1);
    one.choose_desired(&ItemId::new("1.1"), level(&framework, 4), env(2));
    one.see_results();
    one.make_plan(plan::new_title, env(4));
    let past = one.open_assessment().unwrap().id.clone();
    one.begin(setup(Scope::Full), env(5));
    rate(&mut one, "1.2", 1);
    one.show_plan(&ResultRef::Saved(past));
    let goal = one.plan().unwrap().goals[0].id.clone();
    one.delete_goal(&goal, env(6)).unwrap();
    session(&framework, store, "b").begin(setup(Scope::Full), env(7));
    one.refresh();
    assert!(one.undoable().is_some());
    one.undo(env(8)).unwrap();
    assert_eq!(one.plan().unwrap().goals.len(), 1);
}

#[test]
fn past_plan_on_screen_is_followed_when_another_tab_goes_back_to_its_answers() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 1);
    one.see_results();
    one.add_goal(env(4)).unwrap();
    let past = one.open_assessment().unwrap().id.clone();
    one.begin(setup(Scope::Full), env(5));
    rate(&mut one, "1.2", 1);
    one.show_plan(&ResultRef::Saved(past.clone()));
    let goal = one.plan().unwrap().goals[0].id.clone();
    let mut two = session(&framework, store, "b");
    two.show_result(&past);
    two.change_answers(env(6));
    // Before the storage event arrives.
    one.change_goal(&goal, env(7), &mut |goal| goal.title = "Read".to_owned()).unwrap();
    assert_eq!(one.screen(), &Screen::Plan(ResultRef::Open));
    assert_eq!(one.plan().unwrap().goals[0].title, "Read");
    two.refresh();
    assert_eq!(two.open_assessment().unwrap().plan.goals[0].title, "Read");
}

#[test]
fn opened_file_of_the_open_self_check_is_kept_while_another_tab_answers() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    let file = one.export().unwrap();
    let id = one.open_assessment().unwrap().id.clone();
    let mut two = session(&framework, store.clone(), "b");
    rate(&mut two, "1.2", 4);
    one.import(&file, env(2)).unwrap();
    two.refresh();
    one.refresh();
    for session in [&one, &two, &session(&framework, store, "c")] {
        assert!(session.results().any(|result| result.id == id), "the file is among the results");
    }
    assert_eq!(*one.screen(), Screen::Results(ResultRef::Saved(id)));
}

#[test]
fn page_that_the_self_check_of_another_tab_does_not_have_is_left() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1, 1, 1])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    let mut two = session(&framework, store, "b");
    one.go_to_area(2);
    two.begin(setup(Scope::Areas(vec![ItemId::new("1")])), env(2));
    rate(&mut two, "1.1", 4);
    one.refresh();
    assert_eq!(*one.screen(), Screen::Rate(0), "nothing of the self-check before was answered");
}

#[test]
fn starting_anew_keeps_what_another_tab_has_just_answered() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    let mut two = session(&framework, store.clone(), "b");
    rate(&mut two, "1.2", 4);
    one.begin(setup(Scope::Full), env(2));
    let last = session(&framework, store, "c");
    assert_eq!(last.results().len(), 1);
    assert_eq!(last.results().next().unwrap().answers.len(), 2);
}

#[test]
fn screen_of_a_result_that_another_tab_deleted_is_left() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    let mut one = session(&framework, store.clone(), "a");
    for number in 1..=3 {
        one.begin(setup(Scope::Full), env(number));
        rate(&mut one, "1.1", number);
    }
    let [first, second] = [0, 1].map(|index| one.results().nth(index).unwrap().id.clone());
    let mut two = session(&framework, store, "b");
    let before = two.export();
    two.refresh();
    assert_eq!(two.export(), before, "nothing has changed");
    two.show_result(&first);
    two.compare_with(&ResultRef::Saved(second.clone()));
    one.delete_result(&second);
    two.refresh();
    assert_eq!(two.screen(), &Screen::Results(ResultRef::Saved(first.clone())));
    one.delete_result(&first);
    two.refresh();
    assert_eq!(two.screen(), &Screen::Start);
}

#[test]
fn result_deleted_in_one_tab_stays_deleted() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    one.begin(setup(Scope::Full), env(2));
    let id = one.results().next().unwrap().id.clone();
    let mut two = session(&framework, store.clone(), "b");
    two.delete_result(&id);
    rate(&mut one, "1.2", 2);
    assert!(session(&framework, store, "c").results().next().is_none());
}

/// Cases: ST-20
#[test]
fn result_that_is_brought_back_stays_in_every_tab() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    one.begin(setup(Scope::Full), env(2));
    let result = one.results().next().unwrap().clone();
    let file = result_v1::write(&framework, &result);
    let mut two = session(&framework, store.clone(), "b");
    for by_file in [false, true] {
        one.delete_result(&result.id);
        two.refresh();
        assert_eq!(two.results().len(), 0);
        if by_file {
            one.import(&file, env(3)).unwrap();
        } else {
            one.undo(env(3)).unwrap();
        }
        two.refresh();
        one.refresh();
        for session in [&one, &two, &session(&framework, store.clone(), "c")] {
            assert_eq!(session.results().collect::<Vec<_>>(), [&result]);
        }
    }
    // A tab that has not merged the deletion may still have the result.
    let before = store.record(&framework);
    one.delete_result(&result.id);
    let after = store.record(&framework);
    for merged in [[&before, &after], [&after, &before]] {
        let merged = sync::merge(&framework, merged[0], merged[1]);
        assert!(merged.results.is_empty() && merged.deleted_when(&result.id).is_some());
    }
}

/// Two tabs in two processes: each has its own view of the storage, and sees the other's writes only later. While its
/// own writes are on the way, it does not see any.
#[derive(Default)]
struct Processes {
    views: [MemoryStore; 2],
    disk: MemoryStore,
    on_the_way: VecDeque<(usize, String, Option<String>)>,
}

fn put(store: &mut MemoryStore, key: &str, text: Option<&String>) {
    let done = match text {
        Some(text) => store.write(key, text),
        None => store.remove(key),
    };
    done.unwrap();
}

impl Processes {
    /// Delivers the oldest write to the disk and the other tab; returns the tab that is notified.
    fn deliver(&mut self) -> Option<usize> {
        let (from, key, text) = self.on_the_way.pop_front()?;
        put(&mut self.disk, &key, text.as_ref());
        let other = 1 - from;
        let busy = self.on_the_way.iter().any(|(tab, ..)| *tab == other);
        (!busy).then(|| {
            put(&mut self.views[other], &key, text.as_ref());
            other
        })
    }
}

struct Tab(Rc<RefCell<Processes>>, usize);

impl Tab {
    fn change(&mut self, key: &str, text: Option<String>) {
        let Self(processes, tab) = self;
        let mut processes = processes.borrow_mut();
        put(&mut processes.views[*tab], key, text.as_ref());
        processes.on_the_way.push_back((*tab, key.to_owned(), text));
    }
}

impl TextStore for Tab {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.borrow().views[self.1].read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.change(key, Some(text.to_owned()));
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.change(key, None);
        Ok(())
    }
}

/// Two sessions in two processes.
struct Pair {
    processes: Rc<RefCell<Processes>>,
    tabs: [Session; 2],
}

impl Pair {
    /// One tab has begun a self-check, and the other has opened it.
    fn begun(framework: &Arc<Framework>) -> Self {
        let processes = Rc::new(RefCell::<Processes>::default());
        let tab = |tab| session(framework, Tab(Rc::clone(&processes), tab), ["a", "b"][tab]);
        let mut first = tab(0);
        first.begin(setup(Scope::Full), env(1));
        while !processes.borrow().on_the_way.is_empty() {
            processes.borrow_mut().deliver();
        }
        let tabs = [first, tab(1)];
        Self { processes, tabs }
    }

    fn deliver(&mut self) {
        let heard = self.processes.borrow_mut().deliver();
        // The borrow has ended, because the notified tab may write.
        if let Some(tab) = heard {
            self.tabs[tab].refresh();
        }
    }

    /// Delivers all pending writes, and those that they cause.
    fn settle(&mut self) {
        let mut left = 1_000;
        while !self.processes.borrow().on_the_way.is_empty() {
            self.deliver();
            left -= 1;
            assert!(left > 0, "they answer each other without end");
        }
    }

    /// The levels on the disk, and in each tab's view of it.
    fn stored(&self, framework: &Arc<Framework>) -> [BTreeMap<String, u8>; 3] {
        let Processes { views: [first, second], disk, .. } = &*self.processes.borrow();
        [disk, first, second].map(|store| {
            let shared = Shared::default();
            shared.put(KEY, &store.read(KEY).unwrap().unwrap());
            levels(&session(framework, shared, "c"))
        })
    }
}

proptest! {
    /// Each step is a tab that answers one of its own two items, or a delivery.
    ///
    /// Cases: ST-16
    #[test]
    fn no_answer_is_lost_between_two_processes(
        steps in proptest::collection::vec((0_usize..4, 1_usize..3, 1_u8..=5), 1..20),
    ) {
        let framework = Arc::new(small(&[4]));
        let mut pair = Pair::begun(&framework);
        let mut expected = BTreeMap::new();
        for (which, item, number) in steps {
            if which > 1 {
                pair.deliver();
                continue;
            }
            let id = format!("1.{}", 2 * which + item);
            rate(&mut pair.tabs[which], &id, number);
            expected.insert(id, number);
        }
        pair.settle();
        for stored in pair.stored(&framework) {
            prop_assert_eq!(stored, expected.clone());
        }
    }

    /// Each step is a tab that answers one of two shared items, or a delivery, which may come too late.
    ///
    /// Cases: ST-17
    #[test]
    fn two_processes_that_answer_the_same_come_to_the_same(
        steps in proptest::collection::vec((0_usize..4, 1_usize..3, 1_u8..=5), 1..20),
    ) {
        let framework = Arc::new(small(&[2]));
        let mut pair = Pair::begun(&framework);
        let mut last = BTreeMap::<_, BTreeMap<_, _>>::new();
        for (which, item, number) in steps {
            if which > 1 {
                pair.deliver();
                continue;
            }
            let id = format!("1.{item}");
            rate(&mut pair.tabs[which], &id, number);
            last.entry(id).or_default().insert(which, number);
        }
        pair.settle();
        let [disk, views @ ..] = pair.stored(&framework);
        for same in views.iter().chain(&pair.tabs.each_ref().map(levels)) {
            prop_assert_eq!(same, &disk);
        }
        prop_assert!(disk.keys().eq(last.keys()), "{:?} {:?}", disk, last);
        for (id, number) in &disk {
            prop_assert!(last[id].values().any(|one| one == number), "{} is {}", id, number);
        }
    }

    /// Each step is a tab, an item, a level (0 clears), and an arbitrary time. `make trust` sets `PROPTEST_CASES` to
    /// 10,000 orders.
    ///
    /// Cases: ST-16, ST-18, ST-19
    #[test]
    fn no_answer_is_lost_between_two_tabs(
        steps in proptest::collection::vec((0_usize..2, 1_usize..5, 0_u8..=5, 2_u8..200), 1..20),
    ) {
        let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
        let mut first = session(&framework, store.clone(), "a");
        first.begin(setup(Scope::Full), env(1));
        let second = session(&framework, store.clone(), "b");
        let mut tabs = [first, second];
        let mut expected = BTreeMap::new();
        for (tab, item, number, clock) in steps {
            let id = format!("1.{item}");
            if number == 0 {
                tabs[tab].clear_answer(&ItemId::new(&id), env(clock));
                expected.remove(&id);
            } else {
                rate_at(&mut tabs[tab], &id, number, env(clock));
                expected.insert(id, number);
            }
        }
        prop_assert_eq!(levels(&session(&framework, store, "c")), expected);
    }
}

/// The levels of an open self-check.
fn levels(session: &Session) -> BTreeMap<String, u8> {
    let answers = &session.open_assessment().unwrap().answers;
    let level = |(id, answer): (&ItemId, &Answer)| {
        (id.to_string(), answer.present.and_then(Present::level).unwrap().number())
    };
    answers.iter().map(level).collect()
}

/// The record of a tab that opens a stored text and then diverges.
fn branch(
    framework: &Arc<Framework>,
    text: &str,
    tab: &str,
    steps: impl FnOnce(&mut Session),
) -> Record {
    let store = Shared::default();
    store.put(KEY, text);
    let mut one = session(framework, store.clone(), tab);
    steps(&mut one);
    store.record(framework)
}

/// The stored text after a self-check was begun and its results were seen.
fn begun(framework: &Arc<Framework>) -> String {
    let store = Shared::default();
    let mut base = session(framework, store.clone(), "base");
    base.begin(setup(Scope::Full), env(1));
    store.text(KEY).unwrap()
}

/// Merges in both orders, which must not differ.
fn merged(framework: &Framework, one: &Record, two: &Record) -> Record {
    let merged = sync::merge(framework, one, two);
    assert_eq!(sync::merge(framework, two, one), merged);
    merged
}

fn adjust(session: &mut Session, number: u8) {
    let target = level(session.framework(), number);
    session.adjust_target(&ItemId::new("1"), Some(target), env(9));
}

fn plan(session: &mut Session, goals: usize) {
    session.see_results();
    session.make_plan(plan::new_title, env(9));
    for number in 0..goals {
        // A plan has no goal twice, so each needs another id.
        let _ = session.add_goal(env(20 + u8::try_from(number).unwrap()));
    }
}

#[test]
fn targets_and_plan_survive_later_answers_in_another_tab() {
    let framework = Arc::new(small(&[2, 2]));
    let text = begun(&framework);
    let one = branch(&framework, &text, "a", |one| {
        one.go_to_area(1);
        adjust(one, 2);
        plan(one, 1);
    });
    let two = branch(&framework, &text, "b", |two| {
        two.go_to_area(1);
        two.go_to_area(0);
        for number in 1..=5 {
            rate(two, "1.1", number);
        }
    });
    let open = merged(&framework, &one, &two).open.unwrap();
    assert_eq!(open.check.adjusted_targets.len(), 1);
    assert_eq!(open.check.plan.goals.len(), 1);
    assert_eq!(open.check.answers.len(), 1);
    assert_eq!(open.area, Some(ItemId::new("1")), "goes on where the last answer was given");
}

#[test]
fn last_targets_and_the_last_plan_count() {
    let framework = Arc::new(small(&[2, 2]));
    let text = begun(&framework);
    let early = branch(&framework, &text, "b", |early| {
        adjust(early, 2);
        plan(early, 1);
    });
    let late = branch(&framework, &text, "a", |late| {
        rate(late, "1.1", 1);
        rate(late, "1.2", 1);
        adjust(late, 3);
        plan(late, 2);
    });
    let open = merged(&framework, &early, &late).open.unwrap();
    assert_eq!(open.check.adjusted_targets[&ItemId::new("1")], level(&framework, 3));
    assert_eq!(open.check.plan, late.open.unwrap().check.plan);
}

#[test]
fn of_two_places_to_resume_one_counts_in_both_tabs() {
    let framework = Arc::new(small(&[1, 1]));
    let text = begun(&framework);
    let still = branch(&framework, &text, "a", |_| {});
    let moved = branch(&framework, &text, "b", |one| one.go_to_area(1));
    assert_eq!(merged(&framework, &still, &moved).open.unwrap().area, Some(ItemId::new("2")));
}

#[test]
fn last_completion_and_the_last_download_count() {
    let framework = Arc::new(small(&[1]));
    let text = begun(&framework);
    let completed = |tab, seconds, export: bool| {
        branch(&framework, &text, tab, |one| {
            rate_at(one, "1.1", 3, env(seconds));
            one.see_results();
            if export {
                one.mark_exported(env(seconds));
            }
        })
    };
    let none = branch(&framework, &text, "c", |_| {});
    for tabs in [["a", "b"], ["b", "a"]] {
        let (one, two) = (completed(tabs[0], 10, true), completed(tabs[1], 20, true));
        let both = merged(&framework, &one, &two);
        assert_eq!(both.open.unwrap().check.completed, Some(env(20).now));
        assert_eq!(both.exported.map(|(moment, _)| moment), Some(env(20).now));
    }
    let one = merged(&framework, &none, &completed("a", 10, true));
    assert_eq!(one.exported.map(|(moment, _)| moment), Some(env(10).now));
    assert_eq!(one.open.unwrap().check.completed, Some(env(10).now));
    assert_eq!(merged(&framework, &none, &completed("a", 10, false)).exported, None);
}

#[test]
fn comparison_is_of_the_same_two_after_another_tab_has_gone_back_to_the_answers_of_one() {
    let framework = Arc::new(small(&[1]));
    let store = Shared::default();
    let mut one = session(&framework, store.clone(), "a");
    let [first, second] = [2, 4].map(|level| {
        one.begin(setup(Scope::Full), env(level));
        rate(&mut one, "1.1", level);
        one.open_assessment().unwrap().id.clone()
    });
    one.compare_result(&first);
    let compared = |one: ResultRef, other: ResultRef| Screen::Compare(one, other);
    assert_eq!(*one.screen(), compared(ResultRef::Saved(first.clone()), ResultRef::Open));
    let mut two = session(&framework, store, "b");
    two.show_result(&first);
    two.change_answers(env(5));
    one.refresh();
    assert_eq!(*one.screen(), compared(ResultRef::Open, ResultRef::Saved(second.clone())));
    // Both were results before.
    one.begin(setup(Scope::Full), env(6));
    one.compare_result(&first);
    assert_eq!(
        *one.screen(),
        compared(ResultRef::Saved(first.clone()), ResultRef::Saved(second.clone()))
    );
    two.refresh();
    two.show_result(&second);
    two.change_answers(env(7));
    one.refresh();
    assert_eq!(*one.screen(), compared(ResultRef::Saved(first), ResultRef::Open));
}

#[test]
fn results_stand_in_the_order_in_which_they_were_finished() {
    let framework = small(&[1]);
    let mut record = Record::default();
    for (number, begun, finished) in [(1, 2, 30), (2, 1, 40), (3, 3, 20)] {
        let mut check = begin(&framework, None, false).frozen(&framework);
        check.id = moment_id(number);
        check.started = env(begun).now;
        check.completed = Some(env(finished).now);
        record.keep(check, LamportTimestamp::default());
    }
    let expected = [3, 1, 2].map(moment_id);
    let ids = |record: &Record| -> Vec<_> {
        record.results.iter().map(|kept| kept.result.id.clone()).collect()
    };
    assert_eq!(ids(&record), expected);
    // In a record of an earlier version the results are in the order in which they were begun.
    record.results.sort_by_key(|kept| kept.result.started);
    let text = saved_v1::write(&framework, &record, "a");
    assert_eq!(ids(&saved_v1::read(&text, &framework).unwrap()), expected);
}

#[test]
fn keeping_again_what_was_deleted_brings_back_that_alone() {
    let framework = small(&[1]);
    let mut record = Record::default();
    assert!(record.is_empty());
    let results = [3, 1, 2].map(|seconds: u8| {
        let mut check = begin(&framework, None, false).frozen(&framework);
        check.id = moment_id(seconds);
        check.started = env(seconds).now;
        check
    });
    for result in &results {
        record.keep(result.clone(), LamportTimestamp::default());
    }
    assert!(!record.is_empty());
    let order: Vec<_> = record.results.iter().map(|kept| kept.result.started).collect();
    assert_eq!(
        order,
        [1, 2, 3].map(|seconds| env(seconds).now),
        "those of one day as they were begun"
    );
    for result in &results {
        record.delete(&result.id, LamportTimestamp::default());
    }
    record.keep(results[0].clone(), LamportTimestamp::default());
    assert_eq!(record.deleted.len(), 2);
    assert!(results[1..].iter().all(|one| record.deleted_when(&one.id).is_some()));
    assert_eq!(record.result(&results[0].id), Some(&results[0]));
}

fn moment_id(number: u8) -> ResultId {
    ResultId::from_random(number.into())
}

/// One action of a person in a tab: its kind, an item, a level.
type Step = (u8, usize, u8);

fn take(session: &mut Session, number: u8, (kind, item, wanted): Step) {
    let id = format!("{}.{}", item.div_ceil(2), 2 - item % 2);
    // No two tabs may create the same id.
    let now = env(number);
    match kind {
        0 => rate_at(session, &id, wanted, now),
        1 => session.clear_answer(&ItemId::new(&id), now),
        2 => adjust(session, wanted),
        3 => plan(session, usize::from(wanted) % 2),
        4 => session.go_to_area(item % 2),
        5 => session.mark_exported(now),
        6 => session.begin(setup(Scope::Full), now),
        _ => {
            for item in ["1.1", "1.2", "2.1", "2.2"] {
                rate_at(session, item, wanted, now);
            }
            session.see_results();
        }
    }
}

proptest! {
    /// Cases: ST-17
    #[test]
    fn merging_does_not_depend_on_who_merges(
        ours in proptest::collection::vec((0_u8..8, 1_usize..5, 1_u8..=5), 0..12),
        theirs in proptest::collection::vec((0_u8..8, 1_usize..5, 1_u8..=5), 0..12),
    ) {
        let framework = Arc::new(small(&[2, 2]));
        let text = begun(&framework);
        let record = |tab: &str, first: u8, steps: &[Step]| {
            branch(&framework, &text, tab, |one| {
                for (number, step) in (first..).zip(steps) {
                    take(one, number, *step);
                }
            })
        };
        let (one, two) = (record("a", 40, &ours), record("b", 80, &theirs));
        let merged = sync::merge(&framework, &one, &two);
        prop_assert_eq!(&sync::merge(&framework, &two, &one), &merged);
        prop_assert_eq!(&sync::merge(&framework, &merged, &one), &merged);
        prop_assert_eq!(sync::merge(&framework, &merged, &two), merged.clone());
    }
}

#[test]
fn deletions_in_another_tab_are_told_once() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    let mut one = session(&framework, store.clone(), "a");
    for number in 1..=2 {
        let mut two = session(&framework, store.clone(), "b");
        two.begin(setup(Scope::Full), env(number));
        rate(&mut two, "1.1", 3);
        one.refresh();
        two.delete_everything();
        one.refresh();
    }
    assert_eq!(one.notices(), [SessionNotice::ClearedElsewhere]);
}
