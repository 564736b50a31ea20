//! The session: what a person does, step by step, without a browser.

use std::sync::Arc;

use cme_selfcheck::domain::{ItemId, Scope};
use cme_selfcheck::session::{NotSaved, Notice, SaveState, Screen, Shown};

use crate::steps::{moment, rate, session, setup, small};
use crate::storage::Shared;

#[test]
fn answers_are_saved_at_once_and_found_in_the_next_visit() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2, 2])));
    let mut first = session(&framework, store.clone(), "a");
    assert_eq!(first.save_state(), SaveState::Untouched);
    first.begin(setup(Scope::Full), moment(1));
    assert_eq!(first.screen(), &Screen::Rate(0));
    rate(&mut first, "1.1", 3);
    assert_eq!(first.save_state(), SaveState::Saved);
    first.go_to_area(1);
    let mut second = session(&framework, store, "b");
    assert_eq!(second.screen(), &Screen::Start);
    assert_eq!(second.check(), first.check());
    second.resume();
    assert_eq!(second.screen(), &Screen::Rate(1), "at the area where it was left");
}

#[test]
fn starting_anew_keeps_the_unfinished_one_as_a_result() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), moment(1));
    session.begin(setup(Scope::Full), moment(2));
    assert!(session.results().next().is_none(), "nothing answered, nothing to keep");
    rate(&mut session, "1.1", 3);
    session.begin(setup(Scope::Quick), moment(3));
    assert_eq!(session.results().len(), 1);
    assert_eq!(session.results().next().unwrap().answers.len(), 1);
    assert!(session.check().unwrap().answers.is_empty());
}

#[test]
fn results_are_complete_once_and_only_with_everything_answered() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), moment(1));
    rate(&mut session, "1.1", 3);
    assert!(!session.see_results(moment(2)));
    assert_eq!(session.screen(), &Screen::Results(Shown::Open));
    session.change_answers(moment(3));
    assert_eq!(session.screen(), &Screen::Rate(0));
    rate(&mut session, "1.2", 3);
    assert!(session.see_results(moment(4)));
    assert!(!session.see_results(moment(5)));
    assert_eq!(session.check().unwrap().completed, Some(moment(4).now));
}

#[test]
fn clearing_takes_everything_back() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), moment(1));
    rate(&mut session, "1.1", 3);
    let kept = session.write_note(&ItemId::new("1.1"), &"é\u{202e}".repeat(2_100), moment(2));
    assert_eq!(kept, "é".repeat(2_000), "cleaned and cut");
    assert_eq!(session.progress(), (1, 2));
    session.clear_answer(&ItemId::new("1.1"), moment(3));
    assert_eq!(session.progress(), (0, 2));
    assert!(session.check().unwrap().answers.is_empty());
}

#[test]
fn opened_file_changes_nothing_until_it_is_kept() {
    let framework = Arc::new(small(&[2]));
    let mut other = session(&framework, Shared::default(), "a");
    other.begin(setup(Scope::Full), moment(1));
    rate(&mut other, "1.1", 5);
    let file = other.export().unwrap();

    let store = Shared::default();
    let mut session = session(&framework, store.clone(), "b");
    session.begin(setup(Scope::Full), moment(2));
    rate(&mut session, "1.2", 2);
    session.go_to_start();
    let before = store.text("cme-selfcheck:small");
    let open = session.check().cloned();

    session.offer(&file).unwrap();
    assert!(session.offered().is_some());
    session.view_offered();
    assert_eq!(session.shown().unwrap().answers.len(), 1);
    session.go_to_start();
    assert!(session.offered().is_none(), "looked at, and let go");
    session.offer(&file).unwrap();
    session.ignore_offered();
    assert_eq!(store.text("cme-selfcheck:small"), before, "nothing was saved");

    session.offer(&file).unwrap();
    session.keep_offered(moment(4));
    assert_eq!(session.results().len(), 1);
    assert_eq!(session.check().cloned(), open, "the open self-check stays");
    assert_eq!(session.export(), Some(file.clone()), "the same bytes");
    session.import(&file, moment(5)).unwrap();
    assert_eq!(session.results().len(), 1, "the same id replaces");
}

#[test]
fn refused_file_changes_nothing() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut session = session(&framework, store.clone(), "a");
    session.begin(setup(Scope::Full), moment(1));
    rate(&mut session, "1.1", 3);
    let before = (store.text("cme-selfcheck:small"), session.check().cloned());
    let screen = session.screen().clone();
    assert!(session.import("{}", moment(2)).is_err());
    assert_eq!((store.text("cme-selfcheck:small"), session.check().cloned()), before);
    assert_eq!(*session.screen(), screen);
}

#[test]
fn kept_result_can_be_answered_again_and_the_open_one_is_not_lost() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), moment(1));
    rate(&mut session, "1.1", 3);
    session.begin(setup(Scope::Full), moment(2));
    rate(&mut session, "1.2", 4);
    let first = session.results().next().unwrap().id.clone();
    session.show_result(&first);
    session.change_answers(moment(3));
    assert_eq!(session.check().unwrap().id, first);
    assert_eq!(session.results().len(), 1, "the two have changed places");
    assert_ne!(session.results().next().unwrap().id, first);
}

#[test]
fn blocked_storage_is_told_and_the_journey_goes_on() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    store.0.borrow_mut().blocked = true;
    let mut session = session(&framework, store.clone(), "a");
    assert_eq!(session.notices(), [Notice::Blocked]);
    session.begin(setup(Scope::Full), moment(1));
    rate(&mut session, "1.1", 3);
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Blocked));
    assert!(session.see_results(moment(2)));
    assert!(session.export().is_some());
    assert!(!session.retry());
    store.0.borrow_mut().blocked = false;
    assert!(session.retry(), "saves by itself when it can again");
    assert_eq!(session.save_state(), SaveState::Saved);
}

#[test]
fn full_storage_is_told_and_mends_itself() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut session = session(&framework, store.clone(), "a");
    session.begin(setup(Scope::Full), moment(1));
    store.0.borrow_mut().capacity = Some(0);
    rate(&mut session, "1.1", 3);
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Full));
    assert_eq!(session.progress(), (1, 2), "the answer is still there");
    store.0.borrow_mut().capacity = None;
    assert!(session.retry());
    assert_eq!(self::session(&framework, store, "b").check(), session.check());
}

#[test]
fn deleting_everything_leaves_nothing() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut session = session(&framework, store.clone(), "a");
    session.begin(setup(Scope::Full), moment(1));
    rate(&mut session, "1.1", 3);
    session.begin(setup(Scope::Full), moment(2));
    assert!(session.delete_everything());
    assert_eq!(session.screen(), &Screen::Start);
    assert!(session.check().is_none() && session.results().next().is_none());
    assert!(store.0.borrow().keys().is_empty());
}

#[test]
fn deletion_in_another_tab_is_noticed_and_nothing_comes_back() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), moment(1));
    let mut two = session(&framework, store.clone(), "b");
    two.delete_everything();
    assert!(one.refresh());
    assert_eq!(one.notices(), [Notice::ClearedElsewhere]);
    assert!(one.check().is_none());
    assert!(store.0.borrow().keys().is_empty());
}

#[test]
fn file_of_the_open_self_check_itself_does_not_displace_it() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), moment(1));
    rate(&mut one, "1.1", 3);
    let file = one.export().unwrap();
    rate(&mut one, "1.2", 4);
    one.import(&file, moment(2)).unwrap();
    assert_eq!(one.results().len(), 1);
    let mut two = session(&framework, store.clone(), "b");
    two.begin(setup(Scope::Full), moment(3));
    rate(&mut one, "1.1", 5);
    let last = session(&framework, store, "c");
    let answers: Vec<_> = last.results().map(|one| one.answers.len()).collect();
    assert_eq!(answers, [1, 2], "the file as it was, and the self-check as it went on");
    assert_eq!(last.check().unwrap().answers.len(), 1, "what was rated last is in the newest");
}

#[test]
fn many_kept_results_are_found_again() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    let mut one = session(&framework, store.clone(), "a");
    for number in 1..=250 {
        one.begin(setup(Scope::Full), moment(number));
        rate(&mut one, "1.1", 3);
    }
    assert_eq!(session(&framework, store, "b").results().len(), 249);
}
