//! The session: the actions of a person, step by step, without a browser.

use std::sync::Arc;

use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::plan::{Goal, GoalDate};
use cme_selfcheck::domain::{
    Answer, Date, Framework, Importance, ItemId, LamportTimestamp, Present, Scope, Zone,
};
use cme_selfcheck::format::{link_v1, result_v1, saved_v1};
use cme_selfcheck::messages::plan;
use cme_selfcheck::session::links::ResultLink;
use cme_selfcheck::session::undo::Undo;
use cme_selfcheck::session::{
    NotSaved, Options, ResultRef, SaveState, Screen, Session, SessionNotice,
};
use cme_selfcheck::storage::record_store::RecordStore;

use crate::steps::{at, env, level, rate, rate_at, session, setup, small};
use crate::storage::Shared;

const KEY: &str = "cme-selfcheck:small";

#[test]
fn answers_are_saved_at_once_and_found_in_the_next_visit() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2, 2])));
    let mut first = session(&framework, store.clone(), "a");
    assert_eq!(first.save_state(), SaveState::Untouched);
    first.begin(setup(Scope::Full), env(1));
    assert_eq!(first.screen(), &Screen::Rate(0));
    rate(&mut first, "1.1", 3);
    assert_eq!(first.save_state(), SaveState::Saved);
    first.go_to_area(1);
    let mut second = session(&framework, store, "b");
    assert_eq!(second.screen(), &Screen::Start);
    assert_eq!(second.open_assessment(), first.open_assessment());
    second.resume();
    assert_eq!(second.screen(), &Screen::Rate(1), "at the area where it was left");
}

#[test]
fn starting_anew_keeps_the_unfinished_one_as_a_result() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    session.begin(setup(Scope::Full), env(2));
    assert!(session.results().next().is_none(), "nothing answered, nothing to keep");
    rate(&mut session, "1.1", 3);
    session.begin(setup(Scope::Quick), env(3));
    assert_eq!(session.results().len(), 1);
    assert_eq!(session.results().next().unwrap().answers.len(), 1);
    assert!(session.open_assessment().unwrap().answers.is_empty());
}

#[test]
fn results_are_complete_once_and_only_with_everything_answered() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    session.see_results();
    assert!(!session.just_completed());
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Open));
    session.change_answers(env(3));
    assert_eq!(session.screen(), &Screen::Rate(0));
    rate_at(&mut session, "1.2", 3, env(4));
    session.see_results();
    assert!(session.just_completed());
    session.see_results();
    let completed = session.open_assessment().unwrap().completed;
    assert_eq!(completed, Some(env(4).now), "when it was rated, not when that was looked at");
}

#[test]
fn clearing_takes_the_rating_back_and_keeps_the_note() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    session.write_note(&ItemId::new("1.1"), &"é\u{202e}".repeat(2_100), env(2));
    let kept = session.answer(&ItemId::new("1.1")).note;
    assert_eq!(kept, "é".repeat(2_000), "cleaned and cut");
    assert_eq!(session.progress(), (1, 2));
    session.clear_answer(&ItemId::new("1.1"), env(3));
    assert_eq!(session.progress(), (0, 2));
    let cleared = session.answer(&ItemId::new("1.1"));
    assert_eq!(cleared, Answer { note: kept, ..Answer::default() });
}

#[test]
fn finished_self_check_that_is_rated_otherwise_has_the_day_of_that() {
    let framework = Arc::new(small(&[1]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate_at(&mut session, "1.1", 3, env(3));
    session.see_results();
    session.write_note(&ItemId::new("1.1"), "As before", env(5));
    assert_eq!(session.open_assessment().unwrap().dated(), env(3).now, "a note is no rating");
    rate_at(&mut session, "1.1", 4, env(6));
    assert_eq!(session.open_assessment().unwrap().dated(), env(6).now);
    session.see_results();
    assert_eq!(session.open_assessment().unwrap().dated(), env(6).now, "it is finished already");
    session.clear_answer(&ItemId::new("1.1"), env(8));
    assert_eq!(session.open_assessment().unwrap().completed, None, "one item is not answered");
}

/// WCAG: 3.3.4
#[test]
fn opened_file_changes_nothing_until_it_is_kept() {
    let framework = Arc::new(small(&[2]));
    let mut other = session(&framework, Shared::default(), "a");
    other.begin(setup(Scope::Full), env(1));
    rate(&mut other, "1.1", 5);
    let file = other.export().unwrap();

    let store = Shared::default();
    let mut session = session(&framework, store.clone(), "b");
    session.begin(setup(Scope::Full), env(2));
    rate(&mut session, "1.2", 2);
    session.go_to_start();
    let before = store.text(KEY);
    let open = session.open_assessment().cloned();

    session.offer(&file).unwrap();
    session.resume();
    session.go_to_start();
    assert!(session.offered().is_some(), "nobody has decided about it");
    session.view_offered();
    assert_eq!(session.shown_assessment().unwrap().answers.len(), 1);
    session.go_to_start();
    assert!(session.offered().is_none(), "looked at, and let go");
    session.offer(&file).unwrap();
    session.ignore_offered();
    assert_eq!(store.text(KEY), before, "nothing was saved");

    session.offer(&file).unwrap();
    session.keep_offered(env(4));
    assert_eq!(session.results().len(), 1);
    assert_eq!(session.open_assessment().cloned(), open, "the open self-check stays");
    assert_eq!(session.export(), Some(file.clone()), "the same bytes");
    session.import(&file, env(5)).unwrap();
    assert_eq!(session.results().len(), 1, "the same id replaces");
    session.offer(&file).unwrap();
    session.view_offered();
    assert!(session.offered().is_none(), "it is there already");
}

#[test]
fn older_file_or_the_same_link_takes_no_plan_away() {
    let framework = Arc::new(small(&[2]));
    let mut mine = session(&framework, Shared::default(), "a");
    mine.begin(setup(Scope::Full), env(1));
    rate(&mut mine, "1.1", 3);
    mine.begin(setup(Scope::Full), env(2));
    let kept = mine.results().next().unwrap().clone();
    let older = result_v1::write(&framework, &kept);
    let link = link_v1::write(&framework, &kept, Zone::UTC).unwrap();
    mine.offer(&older).unwrap();
    mine.keep_offered(env(3));
    mine.add_goal(env(4)).unwrap();
    let goals = mine.plan().unwrap().goals.len();

    mine.offer(&older).unwrap();
    assert!(mine.has_later_than_offered());
    mine.keep_offered(env(5));
    assert_eq!(mine.plan().unwrap().goals.len(), goals, "the later one is shown");
    mine.offer(&older).unwrap();
    mine.view_offered();
    mine.make_plan(plan::new_title, env(6));
    assert_eq!(mine.plan().unwrap().goals.len(), goals, "also to change what was only looked at");
    assert_eq!(mine.results().len(), 1);

    // Ratings changed in another browser, while the plan was made in this one: both are kept.
    let mut rated_on = kept.clone();
    rated_on.updated = env(50).now;
    mine.offer(&result_v1::write(&framework, &rated_on)).unwrap();
    assert!(!mine.has_later_than_offered());
    mine.keep_offered(env(7));
    assert_eq!(mine.results().len(), 2);
    assert_eq!(
        mine.assessment(&ResultRef::Saved(kept.id.clone())).unwrap().plan.goals.len(),
        goals
    );

    mine.offer_link(&link, env(8));
    mine.keep_offered(env(9));
    mine.add_goal(env(10)).unwrap();
    mine.offer_link(&link, env(11));
    mine.keep_offered(env(12));
    assert_eq!(mine.plan().unwrap().goals.len(), 1);
    mine.import(&older, env(13)).unwrap();
    assert_eq!(mine.plan().unwrap().goals.len(), 0, "what a host imports is what is there");
}

#[test]
fn refused_file_changes_nothing() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut session = session(&framework, store.clone(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    let before = (store.text(KEY), session.open_assessment().cloned());
    let screen = session.screen().clone();
    assert!(session.import("{}", env(2)).is_err());
    assert_eq!((store.text(KEY), session.open_assessment().cloned()), before);
    assert_eq!(*session.screen(), screen);
}

#[test]
fn kept_result_can_be_answered_again_and_the_open_one_is_not_lost() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    session.begin(setup(Scope::Full), env(2));
    rate(&mut session, "1.2", 4);
    let first = session.results().next().unwrap().id.clone();
    session.show_result(&first);
    session.change_answers(env(3));
    assert_eq!(session.open_assessment().unwrap().id, first);
    assert_eq!(session.results().len(), 1, "the two have changed places");
    assert_ne!(session.results().next().unwrap().id, first);
}

#[test]
fn blocked_storage_is_told_and_the_journey_goes_on() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    store.0.borrow_mut().blocked = true;
    let mut session = session(&framework, store.clone(), "a");
    assert_eq!(session.notices(), [SessionNotice::Blocked]);
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Blocked));
    session.see_results();
    assert!(session.just_completed() && session.export().is_some());
    session.retry();
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Blocked));
    store.0.borrow_mut().blocked = false;
    session.retry();
    assert_eq!(session.save_state(), SaveState::Saved, "by itself when it can again");
}

/// Cases: ST-05
#[test]
fn full_storage_is_told_and_mends_itself() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut session = session(&framework, store.clone(), "a");
    session.begin(setup(Scope::Full), env(1));
    store.0.borrow_mut().capacity = Some(0);
    rate(&mut session, "1.1", 3);
    assert_eq!(session.save_state(), SaveState::NotSaved(NotSaved::Full));
    assert_eq!(session.progress(), (1, 2), "the answer is still there");
    store.0.borrow_mut().capacity = None;
    session.retry();
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(self::session(&framework, store, "b").open_assessment(), session.open_assessment());
}

#[test]
fn deleting_everything_leaves_nothing() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut session = session(&framework, store.clone(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    session.begin(setup(Scope::Full), env(2));
    store.0.borrow_mut().blocked = true;
    session.delete_everything();
    assert!(session.notices().is_empty(), "nothing says that it was deleted");
    assert!(!session.can_save(), "nothing was deleted, and nothing can be saved");
    store.0.borrow_mut().blocked = false;
    session.delete_everything();
    assert!(session.can_save());
    assert_eq!(session.save_state(), SaveState::Untouched);
    assert_eq!(session.screen(), &Screen::Start);
    assert!(session.open_assessment().is_none() && session.results().next().is_none());
    assert!(store.0.borrow().keys().is_empty());
}

/// Cases: ST-20
#[test]
fn deletion_in_another_tab_is_noticed_and_nothing_comes_back() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    let counter =
        |session: &Session| saved_v1::read(&session.stored().unwrap(), &framework).unwrap().counter;
    rate(&mut one, "1.1", 3);
    let before = counter(&one);
    let mut two = session(&framework, store.clone(), "b");
    two.delete_everything();
    one.refresh();
    assert_eq!(one.notices(), [SessionNotice::ClearedElsewhere]);
    assert!(one.open_assessment().is_none());
    assert!(store.0.borrow().keys().is_empty());
    one.begin(setup(Scope::Full), env(2));
    assert!(counter(&one) > before, "what comes after is newer than what was deleted");
}

#[test]
fn file_of_the_open_self_check_itself_does_not_displace_it() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    let file = one.export().unwrap();
    rate(&mut one, "1.2", 4);
    one.import(&file, env(2)).unwrap();
    assert_eq!(one.results().len(), 1);
    let mut two = session(&framework, store.clone(), "b");
    two.begin(setup(Scope::Full), env(3));
    rate(&mut one, "1.1", 5);
    let last = session(&framework, store, "c");
    let answers: Vec<_> = last.results().map(|one| one.answers.len()).collect();
    assert_eq!(answers, [1, 2], "the file as it was, and the self-check as it went on");
    let rated = last.results().nth(1).unwrap().present(&ItemId::new("1.1"));
    assert_eq!(rated, Some(Present::Rated(level(&framework, 5))), "where it was rated");
    assert!(last.open_assessment().unwrap().answers.is_empty());
}

#[test]
fn many_kept_results_are_found_again() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    let mut one = session(&framework, store.clone(), "a");
    for number in 1..=250 {
        one.begin(setup(Scope::Full), env(number));
        rate(&mut one, "1.1", 3);
    }
    assert_eq!(session(&framework, store, "b").results().len(), 249);
}

#[test]
fn options_that_nobody_gave_are_the_usual_ones() {
    for (seconds, milliseconds) in [(0, 75_000), (1, 1_000), (20, 20_000), (3_600, 3_600_000)] {
        let options = Options { idle_seconds: seconds, ..Options::default() };
        assert_eq!(options.idle_milliseconds(), milliseconds);
    }
    for (level, top) in [(0, 2), (1, 1), (5, 5), (9, 5)] {
        assert_eq!(Options { heading_level: level, ..Options::default() }.top_heading(), top);
    }
}

#[test]
fn session_has_the_options_that_it_was_opened_with() {
    let framework = Arc::new(small(&[1]));
    let page = "https://example.org/".to_owned();
    for (result_url, links) in [(None, false), (Some(page), true)] {
        let options = Options { result_url, heading_level: 3, ..Options::default() };
        let records = RecordStore::new(Box::new(Shared::default()), &framework, "", "a");
        let session = Session::open(Arc::clone(&framework), options.clone(), records);
        assert_eq!((session.options(), session.has_links()), (&options, links));
    }
}

#[test]
fn code_is_a_drawing() {
    let address = "https://example.org/#r=AAAA".to_owned();
    let (frame, path) = ResultLink::Url(address).qr_code().unwrap();
    assert!(frame.starts_with("0 0 ") && path.starts_with('M'), "{frame} {path}");
    assert_eq!(ResultLink::Url("A".repeat(10_000)).qr_code(), None);
}

#[test]
fn importance_is_kept_with_the_answer() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(Setup { importance: true, ..setup(Scope::Full) }, env(1));
    session.rate_importance(&ItemId::new("1.1"), Importance::new(4).unwrap(), env(2));
    assert_eq!(session.answer(&ItemId::new("1.1")).importance, Importance::new(4));
    assert_eq!(session.answer(&ItemId::new("1.2")), Answer::default());
}

#[test]
fn areas_that_are_not_asked_about_are_not_gone_to() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1, 1, 1])));
    let mut session = session(&framework, store.clone(), "a");
    session.go_to_area(0);
    session.go_to_targets();
    assert_eq!(session.screen(), &Screen::Start, "there is nothing to rate");
    session.begin(setup(Scope::Areas(vec![ItemId::new("1"), ItemId::new("3")])), env(1));
    session.go_to_area(1);
    assert_eq!(session.screen(), &Screen::Rate(0));
    session.go_to_area(2);
    assert_eq!(session.screen(), &Screen::Rate(2));
    let stored = store.text(KEY);
    session.go_to_area(2);
    assert_eq!(store.text(KEY), stored, "nothing new to save");
    session.go_to_targets();
    assert_eq!(session.screen(), &Screen::Targets);
}

#[test]
fn quick_check_is_one_page_except_in_a_kiosk() {
    let framework = Arc::new(small(&[2, 1, 2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Quick), env(1));
    assert_eq!(session.pages(), [0]);
    let ids = |session: &Session, page| {
        session.items_of_page(page).iter().map(|item| item.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&session, 0), ["1", "2", "3"]);
    session.go_to_area(2);
    assert_eq!(session.screen(), &Screen::Rate(0), "the page that the area is on");
    session.begin(setup(Scope::Areas(vec![ItemId::new("1"), ItemId::new("3")])), env(2));
    assert_eq!(session.pages(), [0, 2]);
    assert_eq!(ids(&session, 2), ["3.1", "3.2"]);
    assert!(ids(&session, 1).is_empty(), "not asked about");
    session.reconfigure(Options { kiosk: true, ..Options::default() });
    session.begin(setup(Scope::Quick), env(3));
    assert_eq!(session.pages(), [0, 1, 2]);
    assert_eq!(ids(&session, 1), ["2"]);
}

#[test]
fn first_unanswered_is_found_on_any_page() {
    let framework = Arc::new(small(&[2, 2]));
    let mut session = session(&framework, Shared::default(), "a");
    assert_eq!(session.go_to_first_unanswered(), None, "there is nothing to rate");
    session.begin(setup(Scope::Full), env(1));
    for code in ["1.1", "1.2", "2.2"] {
        rate(&mut session, code, 3);
    }
    session.see_results();
    assert_eq!(session.go_to_first_unanswered(), Some(ItemId::new("2.1")));
    assert_eq!(session.screen(), &Screen::Rate(1));
    rate(&mut session, "2.1", 3);
    session.go_to_area(0);
    assert_eq!(session.go_to_first_unanswered(), None);
    assert_eq!(session.screen(), &Screen::Rate(0), "nothing moves");
    session.begin(setup(Scope::Quick), env(3));
    rate(&mut session, "1", 3);
    assert_eq!(session.go_to_first_unanswered(), Some(ItemId::new("2")));
    assert_eq!(session.screen(), &Screen::Rate(0));
}

#[test]
fn what_is_taken_away_is_what_is_on_screen() {
    let framework = Arc::new(small(&[1]));
    let mut session = session(&framework, Shared::default(), "a");
    let day = |_: &Goal, _: GoalDate| ("Look at it".to_owned(), String::new());
    assert_eq!((session.table(), session.exported()), (None, None));
    assert_eq!(session.calendar(&day, env(1)), None);
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    assert!(session.table().unwrap().contains("Competent"));
    session.see_results();
    session.make_plan(plan::new_title, env(3));
    let goal = session.add_goal(env(4)).unwrap();
    assert_eq!(session.calendar(&day, env(5)), None, "no goal has a day");
    let due = &mut |goal: &mut Goal| goal.due = Date::parse("2026-09-30");
    session.change_goal(&goal, env(6), due).unwrap();
    assert!(session.calendar(&day, env(7)).unwrap().contains("Look at it"));
    session.mark_exported(env(8));
    assert_eq!(session.exported(), Some(env(8).now));
}

#[test]
fn what_cannot_be_read_is_handed_out() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    store.put(KEY, "{ broken");
    let mut damaged = session(&framework, store.clone(), "a");
    assert_eq!(damaged.damaged(), ["{ broken"]);
    damaged.begin(setup(Scope::Full), env(1));
    assert_eq!(damaged.stored(), store.text(KEY));
    assert_eq!(session(&framework, Shared::default(), "b").stored(), None);
}

#[test]
fn file_is_let_go_of_without_leaving_the_screen() {
    let framework = Arc::new(small(&[1]));
    let mut sender = session(&framework, Shared::default(), "b");
    sender.begin(setup(Scope::Full), env(2));
    let file = sender.export().unwrap();
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    session.see_results();
    session.offer(&file).unwrap();
    session.ignore_offered();
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Open));
    session.offer(&file).unwrap();
    session.view_offered();
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Viewed));
    session.ignore_offered();
    assert_eq!(session.screen(), &Screen::Start, "there is nothing to show any more");
}

#[test]
fn start_lets_go_of_what_was_deleted() {
    let framework = Arc::new(small(&[1]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    session.see_results();
    assert!(session.just_completed());
    session.make_plan(plan::new_title, env(3));
    let goal = session.add_goal(env(4)).unwrap();
    assert_eq!(session.undoable(), None);
    session.delete_goal(&goal, env(5)).unwrap();
    assert!(session.undoable().is_some());
    session.go_to_start();
    assert!(session.undoable().is_none());
}

/// Cases: FD-24
#[test]
fn what_was_deleted_comes_back_into_no_other_self_check() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    let mut one = session(&framework, store.clone(), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    one.see_results();
    one.make_plan(plan::new_title, env(3));
    let goal = one.add_goal(env(4)).unwrap();
    one.delete_goal(&goal, env(5)).unwrap();
    let mut two = session(&framework, store, "b");
    two.refresh();
    two.begin(setup(Scope::Full), env(6));
    one.refresh();
    assert_eq!(one.undoable(), None);
    // Deleting a past result is independent of the open self-check.
    let past = one.results().next().unwrap().id.clone();
    one.delete_result(&past);
    two.refresh();
    two.begin(setup(Scope::Quick), env(7));
    one.refresh();
    assert!(matches!(one.undoable(), Some(Undo::Result(result)) if result.id == past));
}

#[test]
fn setting_aside_replaces_no_other_result() {
    for (same, kept) in [(true, 1), (false, 2)] {
        let (store, framework) = (Shared::default(), Arc::new(small(&[2])));
        let mut first = session(&framework, store.clone(), "a");
        first.begin(setup(Scope::Full), env(1));
        rate(&mut first, "1.1", 3);
        let mut record = store.record(&framework);
        let mut result = record.open.as_ref().unwrap().check.frozen(&framework);
        if !same {
            result.answers.clear();
        }
        record.keep(result, LamportTimestamp { counter: record.counter, tab: "a".to_owned() });
        store.put(KEY, &saved_v1::write(&framework, &record, "a"));
        let mut second = session(&framework, store, "b");
        second.begin(setup(Scope::Full), env(2));
        assert_eq!(second.results().len(), kept);
        let open = &second.open_assessment().unwrap().id;
        assert!(second.results().all(|result| result.id != *open), "every id is used once");
    }
}

#[test]
fn what_is_not_in_the_framework_is_not_rated() {
    let (store, framework) = (Shared::default(), Arc::new(small(&[1])));
    let mut session = session(&framework, store.clone(), "a");
    rate(&mut session, "1.1", 3);
    assert!(store.0.borrow().keys().is_empty(), "nothing was begun");
    session.begin(setup(Scope::Full), env(1));
    let stored = store.text(KEY);
    rate(&mut session, "9.9", 3);
    assert_eq!((store.text(KEY), session.progress()), (stored, (0, 1)));
}

#[test]
fn end_of_a_kiosk_session_is_told() {
    let mut session = session(&Arc::new(small(&[1])), Shared::default(), "a");
    session.announce_kiosk_end();
    assert_eq!(session.notices(), [SessionNotice::Ended]);
}

/// Cases: ST-20
#[test]
fn page_that_slept_while_everything_was_deleted_brings_nothing_back() {
    let framework = Arc::new(small(&[2]));
    let wakes: [fn(&mut Session); 2] = [Session::page_restored, Session::catch_up];
    // The new record may have more changes than the deleted one, or fewer.
    for (before, after) in [(&["1.1", "1.2"][..], &["1.1"][..]), (&["1.1"], &["1.2", "1.1"])] {
        for wake in wakes {
            let store = Shared::default();
            let mut asleep = session(&framework, store.clone(), "a");
            asleep.begin(setup(Scope::Full), env(1));
            for id in before {
                rate(&mut asleep, id, 5);
            }
            asleep.leave_page();

            let mut awake = session(&framework, store.clone(), "b");
            awake.delete_everything();
            awake.begin(setup(Scope::Full), env(2));
            for id in after {
                rate(&mut awake, id, 1);
            }
            let expected = awake.export();

            wake(&mut asleep);
            assert_eq!(asleep.export(), expected);
            assert_eq!(asleep.results().count(), 0);
            assert_eq!(asleep.notices(), [SessionNotice::ClearedElsewhere]);
            assert_eq!(*asleep.screen(), Screen::Start);
            asleep.resume();
            rate(&mut asleep, "1.2", 3);
            awake.refresh();
            assert_eq!(awake.results().count(), 0);
            assert_eq!(awake.export(), asleep.export(), "they share one record again");
        }
    }
}

/// Cases: ST-20
#[test]
fn opening_a_result_again_after_a_deletion_brings_back_nothing_else() {
    let framework = Arc::new(small(&[2]));
    let store = Shared::default();
    let mut asleep = session(&framework, store.clone(), "a");
    asleep.begin(setup(Scope::Full), env(1));
    rate(&mut asleep, "1.1", 5);
    let file = asleep.export().unwrap();
    asleep.begin(setup(Scope::Full), env(2));
    rate(&mut asleep, "1.1", 4);
    asleep.leave_page();
    let mut awake = session(&framework, store, "b");
    awake.delete_everything();
    awake.import(&file, env(3)).unwrap();
    asleep.page_restored();
    assert_eq!((asleep.results().count(), asleep.open_assessment()), (1, None));
}

#[test]
fn page_that_slept_without_an_answer_is_told_of_no_deletion() {
    let framework = Arc::new(small(&[2]));
    let store = Shared::default();
    let mut asleep = session(&framework, store.clone(), "a");
    asleep.begin(setup(Scope::Full), env(1));
    asleep.leave_page();
    let mut awake = session(&framework, store, "b");
    awake.begin(setup(Scope::Full), env(2));
    rate(&mut awake, "1.1", 1);
    asleep.page_restored();
    assert_eq!(asleep.notices(), []);
    assert_eq!(asleep.export(), awake.export());
}

#[test]
fn page_that_slept_while_another_self_check_was_begun_keeps_its_own_as_a_result() {
    let framework = Arc::new(small(&[2]));
    let store = Shared::default();
    let mut asleep = session(&framework, store.clone(), "a");
    asleep.begin(setup(Scope::Full), env(1));
    rate(&mut asleep, "1.1", 5);
    asleep.leave_page();
    let mut awake = session(&framework, store, "b");
    awake.begin(setup(Scope::Full), env(2));
    rate(&mut awake, "1.1", 1);
    asleep.page_restored();
    assert_eq!(asleep.results().count(), 1);
    assert_eq!(asleep.notices(), [SessionNotice::ReplacedElsewhere]);
    assert_eq!(*asleep.screen(), Screen::Start);
    asleep.resume();
    asleep.go_to_start();
    assert_eq!(asleep.notices(), [], "said once");
}

#[test]
fn change_of_the_plan_leaves_the_day_of_the_ratings() {
    let framework = Arc::new(small(&[2]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 1);
    let rated = session.open_assessment().unwrap().dated();
    session.see_results();
    session.make_plan(|_, _| "Read".to_owned(), env(30));
    session.add_goal(env(40)).unwrap();
    assert_eq!(session.open_assessment().unwrap().dated(), rated);
}

#[test]
fn copy_of_another_self_check_is_none_of_this_one() {
    let framework = Arc::new(small(&[1]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 1);
    session.mark_exported(env(10));
    assert_eq!(session.exported(), Some(at(10)));
    let file = session.export().unwrap();
    let first = session.open_assessment().unwrap().id.clone();
    session.begin(setup(Scope::Full), env(20));
    assert_eq!(session.exported(), None);
    assert!(session.is_export_unknown(), "there is nothing to download of this one");
    rate(&mut session, "1.1", 2);
    assert!(!session.is_export_unknown(), "it was begun after that download");
    session.offer(&file).unwrap();
    session.view_offered();
    session.mark_exported(env(30));
    session.go_to_start();
    assert_eq!(session.exported(), None, "a file that is looked at is no copy");
    session.show_result(&first);
    session.mark_exported(env(40));
    assert_eq!(session.exported(), Some(at(40)));
    session.resume();
    assert_eq!(session.exported(), None, "of another one, though it was begun before");
    assert!(session.is_export_unknown(), "this one may have been downloaded before that one");
}

#[test]
fn file_of_the_open_self_check_is_not_kept_beside_it() {
    let framework = Arc::new(small(&[1]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 1);
    let file = session.export().unwrap();
    session.go_to_start();
    for rated_since in [false, true] {
        session.offer(&file).unwrap();
        assert_eq!(session.offered_is_kept(), !rated_since);
        assert_eq!(session.has_later_than_offered(), rated_since);
        session.keep_offered(env(5));
        assert_eq!(session.screen(), &Screen::Results(ResultRef::Open));
        assert_eq!((session.results().count(), session.offered()), (0, None));
        rate_at(&mut session, "1.1", 3, env(20));
    }
    session.offer(&file).unwrap();
    session.view_offered();
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Viewed), "an earlier state of it");
}

/// A link to the result of another browser.
fn link_of_another(framework: &Arc<Framework>) -> String {
    let mut sender = session(framework, Shared::default(), "b");
    sender.begin(setup(Scope::Full), env(2));
    rate(&mut sender, "1.1", 1);
    link_v1::write(framework, sender.open_assessment().unwrap(), Zone::UTC).unwrap()
}

#[test]
fn link_of_the_open_self_check_leads_to_it() {
    let framework = Arc::new(small(&[1]));
    let link = link_of_another(&framework);
    let mut session = session(&framework, Shared::default(), "a");
    session.offer_link(&link, env(3));
    session.keep_offered(env(3));
    session.change_answers(env(4));
    session.add_goal(env(5)).unwrap_or_default();
    session.offer_link(&link, env(9));
    assert!(session.offered_is_kept());
    session.keep_offered(env(9));
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Open));
    assert_eq!(session.results().count(), 0);
}

#[test]
fn notice_about_a_refused_link_ends_with_the_next_decision() {
    let framework = Arc::new(small(&[1]));
    let link = link_of_another(&framework);
    let decisions: [fn(&mut Session); 3] =
        [|one| one.keep_offered(env(3)), Session::view_offered, Session::ignore_offered];
    for decide in decisions {
        let mut session = session(&framework, Shared::default(), "a");
        session.offer_link(&link, env(3));
        session.offer_link("broken", env(3));
        assert!(matches!(session.notices(), [SessionNotice::Link(_)]));
        decide(&mut session);
        assert_eq!(session.notices(), []);
    }
}

#[test]
fn file_that_is_neither_earlier_nor_later_is_taken_as_it_is() {
    let framework = Arc::new(small(&[1]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 1);
    let mut edited = session.open_assessment().unwrap().frozen(&framework);
    edited.answers.get_mut(&ItemId::new("1.1")).unwrap().note = "By hand".to_owned();
    session.offer(&result_v1::write(&framework, &edited)).unwrap();
    assert!(!session.offered_is_kept() && !session.has_later_than_offered());
    session.keep_offered(env(9));
    assert_eq!(session.shown_assessment(), Some(&edited));
    assert_ne!(session.open_assessment().unwrap().id, edited.id, "what was open goes on");
}

#[test]
fn result_that_is_kept_already_is_shown_as_what_it_is() {
    let framework = Arc::new(small(&[1]));
    let mut sender = session(&framework, Shared::default(), "a");
    sender.begin(setup(Scope::Full), env(1));
    rate(&mut sender, "1.1", 1);
    let file = sender.export().unwrap();
    let mut session = session(&framework, Shared::default(), "b");
    session.offer(&file).unwrap();
    assert!(!session.offered_is_kept());
    session.keep_offered(env(2));
    session.offer(&file).unwrap();
    assert!(session.offered_is_kept());
    session.view_offered();
    let id = session.results().next().unwrap().id.clone();
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Saved(id)));
}

#[test]
fn what_was_completed_is_told_of_that_self_check_while_it_is_complete() {
    let framework = Arc::new(small(&[1]));
    let mut session = session(&framework, Shared::default(), "a");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 1);
    session.see_results();
    assert!(session.just_completed());
    session.clear_answer(&ItemId::new("1.1"), env(3));
    session.see_results();
    assert!(!session.just_completed(), "it is not complete any more");
    rate(&mut session, "1.1", 1);
    session.see_results();
    session.begin(setup(Scope::Full), env(6));
    session.see_results();
    assert!(!session.just_completed(), "another one is on screen");
}

#[test]
fn full_self_check_is_restricted_to_the_areas_that_the_host_names() {
    let areas = vec![ItemId::new("1")];
    let wanted = |scope, areas: &[ItemId]| {
        let options = Options { scope, areas: areas.to_vec(), ..Options::default() };
        (options.wanted_scope(), options.kiosk_setup(None).scope)
    };
    let some = Scope::Areas(areas.clone());
    assert_eq!(wanted(Some(Scope::Full), &areas), (Some(some.clone()), some.clone()));
    assert_eq!(wanted(None, &areas), (Some(some), Scope::Quick));
    assert_eq!(wanted(Some(Scope::Quick), &areas), (Some(Scope::Quick), Scope::Quick));
    assert_eq!(wanted(Some(Scope::Full), &[]), (Some(Scope::Full), Scope::Full));
    assert_eq!(wanted(None, &[]), (None, Scope::Quick));
}
