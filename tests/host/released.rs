//! Files of released versions, as they were written: every later version opens them. `tests/fixtures/released` has a
//! file for each format and version; none is ever changed, and a new version adds its own.

use std::fs;

use cme_selfcheck::domain::{Answer, Assessment, Importance, ItemId, Present, ResultId, Zone};
use cme_selfcheck::format::{link_v1, result_read, team_v1};
use cme_selfcheck::storage::record_store::{LoadOutcome, NotSaved, RecordStore};

use crate::steps::{alliance, at};
use crate::storage::Shared;

const KEY: &str = "cme-selfcheck:alliance-cme-2008";
const PREVIOUS: &str = "cme-selfcheck:alliance-cme-2008:previous";

fn released(name: &str) -> String {
    fs::read_to_string(format!("tests/fixtures/released/{name}")).unwrap()
}

/// The answers as text, one for each item: present rating, aim, importance, note.
fn told(check: &Assessment) -> Vec<String> {
    let one = |(id, answer): (&ItemId, &Answer)| {
        let now = match answer.present {
            Some(Present::Rated(level)) => level.number().to_string(),
            Some(Present::NotInMyRole) => "not in my role".to_owned(),
            Some(Present::CannotJudge) => "can't judge".to_owned(),
            None => "–".to_owned(),
        };
        let aim = answer.desired.map_or(0, |desired| desired.level().number());
        let importance = answer.importance.map_or(0, Importance::number);
        format!("{}: {now}, {aim}, {importance}, {}", id.as_str(), answer.note)
    };
    check.answers.iter().map(one).collect()
}

/// Asserts the content of the result that every fixture has; a link has no notes.
fn is_the_result(check: &Assessment, notes: bool) {
    let note = if notes { "“Quoted”, with\na line and a ü" } else { "" };
    let not_in_role = format!("2.2: not in my role, 0, 0, {note}");
    let expected = ["1.1: 2, 4, 3, ", "2.10: 4, 5, 0, ", &not_in_role, "8.3: can't judge, 3, 5, "];
    assert_eq!(told(check), expected);
    assert_eq!(check.role.as_ref().unwrap().as_str(), "coordinator");
    assert!(check.importance);
}

/// Cases: ST-10
#[test]
fn record_of_version_1_opens_and_stays_as_it_was_until_the_next_save() {
    let (store, framework, text) = (Shared::default(), alliance(), released("saved-1.json"));
    store.put(KEY, &text);
    let mut records = RecordStore::new(Box::new(store.clone()), &framework, "", "tab");
    let LoadOutcome::Record(mut record) = records.load(&framework) else { panic!("not opened") };
    let open = record.open.as_ref().unwrap();
    assert_eq!(told(&open.check), ["1.1: 3, 5, 0, from the open one", "1.2: can't judge, 0, 0, "]);
    assert_eq!(open.area.as_ref().unwrap().as_str(), "1");
    let kept = &record.results[0].result;
    is_the_result(kept, true);
    let goal = &kept.plan.goals[0];
    assert_eq!((goal.title.as_str(), goal.activities.len()), ("Read one review a month", 1));
    assert_eq!(kept.plan.versions.len(), 1);
    assert_eq!(store.text(KEY).as_ref(), Some(&text), "opening changes nothing");

    record.counter += 1;
    store.0.borrow_mut().capacity = Some(0);
    assert_eq!(records.save(&framework, &record), Err(NotSaved::Full));
    assert_eq!(store.text(KEY).as_ref(), Some(&text), "nor does a save that fails");
    store.0.borrow_mut().capacity = None;
    records.save(&framework, &record).unwrap();
    assert_eq!(store.text(PREVIOUS), Some(text), "the one before, to the byte");
    let found = RecordStore::new(Box::new(store), &framework, "", "tab").load(&framework);
    assert_eq!(found, LoadOutcome::Record(record));
}

#[test]
fn result_file_of_version_1_opens() {
    let check = result_read::read(&released("result-1.json"), &alliance()).unwrap();
    is_the_result(&check, true);
    assert_eq!(check.plan.goals[0].success_sign, "Plans cite it");
    assert_eq!(check.adjusted_targets[&ItemId::new("2")].number(), 5);
    assert!(check.orphans.is_empty());
}

#[test]
fn team_file_of_version_1_opens_and_is_written_as_it_was() {
    let (text, framework) = (released("team-1.json"), alliance());
    let members = team_v1::read(&text, &framework).unwrap();
    let labels: Vec<_> = members.iter().map(|member| member.label.as_str()).collect();
    assert_eq!(labels, ["<b>Ana</b>", ""]);
    is_the_result(&members[0].result, true);
    assert!(members[1].result.orphans.contains_key(&ItemId::new("9.9")), "of another edition");
    assert_eq!(team_v1::write(&framework, members.iter()), Some(text));
}

#[test]
fn link_of_version_1_opens() {
    let id = ResultId::from_random(9);
    let link = released("link-1.txt");
    let check =
        link_v1::read(link.trim_end(), &alliance(), id, at(400 * 86_400), Zone::UTC).unwrap();
    is_the_result(&check, false);
}
