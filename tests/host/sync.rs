//! Two tabs and one record.

use std::sync::Arc;

use cme_selfcheck::domain::{ItemId, Present, Scope};
use cme_selfcheck::session::sync;
use proptest::prelude::*;

use crate::steps::{moment, rate, rate_at, session, setup, small};
use crate::storage::Shared;

#[test]
fn starting_anew_in_one_tab_loses_nothing_of_the_other() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), moment(1));
    rate(&mut one, "1.1", 3);
    let mut two = session(&framework, store.clone(), "b");
    two.begin(setup(Scope::Full), moment(2));
    rate(&mut two, "1.2", 4);
    rate(&mut one, "1.3", 5);
    let last = session(&framework, store, "c");
    let open = last.check().unwrap();
    assert!(open.answers.contains_key(&ItemId::new("1.2")), "opened later, stays open");
    let kept = last.results().next().unwrap();
    assert!(kept.answers.contains_key(&ItemId::new("1.1")));
}

#[test]
fn starting_anew_keeps_what_another_tab_has_just_answered() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), moment(1));
    rate(&mut one, "1.1", 3);
    let mut two = session(&framework, store.clone(), "b");
    rate(&mut two, "1.2", 4);
    one.begin(setup(Scope::Full), moment(2));
    let last = session(&framework, store, "c");
    assert_eq!(last.results().len(), 1);
    assert_eq!(last.results().next().unwrap().answers.len(), 2);
}

#[test]
fn result_deleted_in_one_tab_stays_deleted() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), moment(1));
    rate(&mut one, "1.1", 3);
    one.begin(setup(Scope::Full), moment(2));
    let id = one.results().next().unwrap().id.clone();
    let mut two = session(&framework, store.clone(), "b");
    two.delete_result(&id);
    rate(&mut one, "1.2", 2);
    assert!(session(&framework, store, "c").results().next().is_none());
}

proptest! {
    /// Each step is a tab, an item, a level (0 clears), and a clock that goes as it likes. `make trust` asks for
    /// 10,000 orders by `PROPTEST_CASES`.
    #[test]
    fn no_answer_is_lost_between_two_tabs(
        steps in proptest::collection::vec((0_usize..2, 1_usize..5, 0_u8..=5, 2_u8..200), 1..20),
    ) {
        let (store, framework) = (Shared::default(), Arc::new(small(&[4])));
        let mut first = session(&framework, store.clone(), "a");
        first.begin(setup(Scope::Full), moment(1));
        let second = session(&framework, store.clone(), "b");
        let mut tabs = [first, second];
        let mut expected = std::collections::BTreeMap::new();
        for (tab, item, number, clock) in steps {
            let id = format!("1.{item}");
            if number == 0 {
                tabs[tab].clear_answer(&ItemId::new(&id), moment(clock));
                expected.remove(&id);
            } else {
                rate_at(&mut tabs[tab], &id, number, moment(clock));
                expected.insert(id, number);
            }
        }
        let read = session(&framework, store, "c");
        let found: std::collections::BTreeMap<_, _> = read
            .check()
            .unwrap()
            .answers
            .iter()
            .map(|(id, answer)| {
                (id.to_string(), answer.present.and_then(Present::level).unwrap().number())
            })
            .collect();
        prop_assert_eq!(found, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn merging_does_not_depend_on_who_merges(
        ours in proptest::collection::vec((1_usize..5, 1_u8..=5), 0..12),
        theirs in proptest::collection::vec((1_usize..5, 1_u8..=5), 0..12),
    ) {
        let framework = Arc::new(small(&[4]));
        let start = Shared::default();
        let mut base = session(&framework, start.clone(), "a");
        base.begin(setup(Scope::Full), moment(1));
        let text = start.text("cme-selfcheck:small").unwrap();
        let record = |tab: &str, steps: &[(usize, u8)]| {
            let store = Shared::default();
            store.put("cme-selfcheck:small", &text);
            let mut one = session(&framework, store.clone(), tab);
            for (item, number) in steps {
                rate(&mut one, &format!("1.{item}"), *number);
            }
            let text = store.text("cme-selfcheck:small").unwrap();
            cme_selfcheck::format::saved_v1::read(&text, &framework).unwrap().record
        };
        let (one, two) = (record("a", &ours), record("b", &theirs));
        let merged = sync::merge(&framework, &one, &two);
        prop_assert_eq!(&sync::merge(&framework, &two, &one), &merged);
        prop_assert_eq!(&sync::merge(&framework, &merged, &one), &merged);
        prop_assert_eq!(sync::merge(&framework, &merged, &two), merged.clone());
    }
}
