//! Changes by the host page while the self-check runs: attributes, and where answers are stored.

use std::sync::Arc;

use cme_selfcheck::domain::{Framework, ItemId, RoleId, Scope};
use cme_selfcheck::embed::attributes::{self, ATTRIBUTES, Attribute, Misunderstood, PropertyKind};
use cme_selfcheck::embed::events::{self, Detail};
use cme_selfcheck::session::setup_choices::{IMPORTANCE, ROLE, SCOPE, SetupChoices};
use cme_selfcheck::session::{
    Event, Options, ResultRef, SaveState, Screen, Session, SessionNotice,
};
use cme_selfcheck::storage::record_store::RecordStore;

use crate::steps::{alliance, answers, env, parts, rate, setup, small};
use crate::storage::Shared;

const KEY: &str = "cme-selfcheck:small";

/// A page: the browser's storage and the element's memory.
#[derive(Clone, Default)]
struct Page {
    local: Shared,
    held: Shared,
}

impl Page {
    fn open(&self, framework: &Arc<Framework>, options: Options, tab: &str) -> Session {
        let store = if options.memory_only { self.held.clone() } else { self.local.clone() };
        let records = RecordStore::new(Box::new(store), framework, &options.storage_key, tab);
        let mut session = Session::open(Arc::clone(framework), options, records);
        session.adopt_unsaved(&mut self.held.clone());
        session
    }

    fn reopen(
        &self,
        before: &Session,
        framework: &Arc<Framework>,
        options: Options,
        tab: &str,
    ) -> Session {
        before.leave(&mut self.held.clone(), options.memory_only);
        let mut next = self.open(framework, options, tab);
        next.restore_screen(before);
        next
    }
}

fn memory() -> Options {
    Options { memory_only: true, ..Options::default() }
}

fn keyed(key: &str) -> Options {
    Options { storage_key: key.to_owned(), ..Options::default() }
}

#[test]
fn property_is_the_attribute_in_camel_case() {
    let names: Vec<_> = ATTRIBUTES.iter().map(|one| (one.name, one.property())).collect();
    for (attribute, property) in
        [("job-role", "jobRole"), ("storage-key", "storageKey"), ("theme", "theme")]
    {
        assert!(names.contains(&(attribute, property.to_owned())), "{names:?}");
    }
    assert!(names.iter().all(|(_, property)| !property.contains('-')));
}

#[test]
fn kinds_are_known_to_the_loader_and_to_typescript() {
    let all = [
        (PropertyKind::Text, "text", "string | null"),
        (PropertyKind::Number, "number", "number | null"),
        (PropertyKind::Flag, "flag", "boolean"),
    ];
    for (kind, name, type_text) in all {
        assert_eq!((kind.name(), kind.type_text()), (name, type_text));
    }
}

/// The options from these attributes, and the values that were not understood.
fn read(given: &[(&str, &str)]) -> (Options, Vec<Misunderstood>) {
    attributes::read(&alliance(), &|name| {
        let found = given.iter().find(|(given, _)| *given == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn values_that_are_documented_are_understood() {
    let page = |address: &str| Some(address.to_owned());
    let kiosk = Options { kiosk: true, memory_only: true, ..Options::default() };
    let usual = Options::default;
    let cases: [(&[(&str, &str)], Options); 19] = [
        (&[], usual()),
        (&[("job-role", "none")], Options { role: Some(None), ..usual() }),
        (
            &[("job-role", "manager")],
            Options { role: Some(Some(RoleId::new("manager"))), ..usual() },
        ),
        (&[("scope", "full")], Options { scope: Some(Scope::Full), ..usual() }),
        (&[("scope", "quick")], Options { scope: Some(Scope::Quick), ..usual() }),
        (&[("areas", " 2,,")], Options { areas: vec![ItemId::new("2")], ..usual() }),
        (&[("importance", "")], Options { importance: true, ..usual() }),
        (&[("history", "")], Options { history: true, ..usual() }),
        (&[("history", ""), ("mode", "kiosk")], kiosk.clone()),
        (&[("storage", "memory")], memory()),
        (&[("storage-key", "x")], keyed("x")),
        (&[("mode", "kiosk")], kiosk.clone()),
        (&[("idle-seconds", "20")], Options { idle_seconds: 20, ..usual() }),
        (&[("idle-seconds", "3600")], Options { idle_seconds: 3_600, ..usual() }),
        (&[("heading-level", "1")], Options { heading_level: 1, ..usual() }),
        (&[("heading-level", "5")], Options { heading_level: 5, ..usual() }),
        (
            &[("result-url", "http://localhost/")],
            Options { result_url: page("http://localhost/"), ..usual() },
        ),
        (
            &[("mode", "kiosk"), ("result-url", "https://example.org/")],
            Options { result_url: page("https://example.org/"), ..kiosk },
        ),
        (&[("theme", "dark"), ("mode", "self"), ("storage", "local")], usual()),
    ];
    for (given, expected) in cases {
        assert_eq!(read(given), (expected, Vec::new()), "{given:?}");
    }
}

#[test]
fn values_out_of_range_are_told_with_what_is_understood() {
    let cases: [(&[(&str, &str)], &str); 8] = [
        (&[("idle-seconds", "19")], "20 to 3600"),
        (&[("idle-seconds", "3601")], "20 to 3600"),
        (&[("heading-level", "0")], "1 to 5"),
        (&[("heading-level", "6")], "1 to 5"),
        (&[("theme", "pink")], "auto, light or dark"),
        (&[("storage-key", "previous")], "other than"),
        (&[("storage-key", "damaged.1")], "other than"),
        (&[("mode", "kiosk"), ("result-url", "http://localhost/")], "public in a kiosk"),
    ];
    for (given, values) in cases {
        let (options, wrong) = read(given);
        let told: Vec<_> = wrong.iter().map(Misunderstood::sentence).collect();
        assert!(told.len() == 1 && told[0].contains(values), "{given:?}: {told:?}");
        let usual =
            Options { kiosk: options.kiosk, memory_only: options.kiosk, ..Options::default() };
        assert_eq!(options, usual, "{given:?}");
    }
}

/// Cases: FD-18
#[test]
fn empty_attribute_is_as_good_as_none_unless_it_is_a_switch() {
    for &Attribute { name, .. } in ATTRIBUTES {
        let usual = Options::default();
        let expected = match name {
            "importance" => Options { importance: true, ..usual },
            "history" => Options { history: true, ..usual },
            _ => usual,
        };
        assert_eq!(read(&[(name, "")]), (expected, Vec::new()), "{name}");
    }
}

#[test]
fn events_tell_what_was_done_and_no_answer() {
    let counts = vec![Detail::Count("answered", 3), Detail::Count("total", 8)];
    let text = |name, value: &str| Detail::Text(name, value.to_owned());
    let failed = Event::Failed { code: "wasm", message: "It failed.".to_owned() };
    let cases = [
        (Event::Changed { answered: 3, total: 8 }, "selfcheck-change", counts.clone()),
        (Event::Completed { answered: 3, total: 8 }, "selfcheck-complete", counts),
        (Event::Exported { kind: "json" }, "selfcheck-export", vec![text("kind", "json")]),
        (failed, "selfcheck-error", vec![text("code", "wasm"), text("message", "It failed.")]),
    ];
    for (event, name, detail) in cases {
        assert_eq!(events::dom_event(event), (name, detail));
    }
}

/// Cases: HI-12
#[test]
fn wrong_values_are_told_and_the_default_is_used() {
    let long = "x".repeat(10_000);
    let given = [
        ("job-role", "boss"),
        ("scope", "FULL"),
        ("areas", "1, 9,2"),
        ("storage", "disk"),
        ("theme", "red;}*{"),
        ("heading-level", long.as_str()),
    ];
    let (options, wrong) = read(&given);
    let areas = vec![ItemId::new("1"), ItemId::new("2")];
    assert_eq!(options, Options { areas, ..Options::default() });
    let names: Vec<_> = wrong.iter().map(|one| one.name).collect();
    assert_eq!(names, ["job-role", "scope", "areas", "storage", "theme", "heading-level"]);
    for one in &wrong {
        let sentence = one.sentence();
        assert!(sentence.contains(one.name) && sentence.len() < 250, "{sentence}");
    }
}

#[test]
fn other_options_are_used_and_answers_stay() {
    let framework = Arc::new(small(&[2, 2]));
    let page = Page::default();
    let mut session = page.open(&framework, Options::default(), "a");
    let quick = Options { scope: Some(Scope::Quick), ..Options::default() };
    assert!(session.keeps_place(&quick));
    assert!(session.reconfigure(quick.clone()), "the start screen asks for less");
    assert!(!session.reconfigure(quick.clone()), "nothing new");
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 3);
    assert!(!session.reconfigure(Options::default()), "an open self-check goes on as it is");
    assert!(session.reconfigure(Options { heading_level: 4, ..quick.clone() }));
    assert_eq!(session.screen(), &Screen::Rate(0));
    let linked = Options { result_url: Some("https://example.org/".to_owned()), ..quick.clone() };
    assert!(!session.reconfigure(Options { heading_level: 4, ..linked.clone() }), "no link there");
    session.see_results();
    assert!(session.reconfigure(Options { heading_level: 4, ..quick.clone() }), "no link any more");
    session.resume();
    assert_eq!(session.open_assessment().unwrap().scope, Scope::Full);
    assert_eq!(answers(&session), ["1.1"]);
}

#[test]
fn answers_move_into_memory_and_back() {
    let framework = Arc::new(small(&[2, 2]));
    let page = Page::default();
    let mut local = page.open(&framework, Options::default(), "a");
    local.begin(setup(Scope::Full), env(1));
    rate(&mut local, "1.1", 3);
    local.go_to_area(1);
    let stored = page.local.text(KEY);

    assert!(!local.keeps_place(&memory()));
    let mut held = page.reopen(&local, &framework, memory(), "b");
    assert_eq!(held.screen(), &Screen::Rate(1));
    rate(&mut held, "2.1", 4);
    assert_eq!(held.save_state(), SaveState::MemoryOnly);
    assert_eq!(page.local.text(KEY), stored, "what was stored stays as it was");

    let mut back = page.reopen(&held, &framework, Options::default(), "c");
    assert_eq!(answers(&back), ["1.1", "2.1"]);
    assert_eq!(back.save_state(), SaveState::Saved);
    assert_eq!(back.screen(), &Screen::Rate(1));
    assert_eq!(page.held.text(KEY), None, "given back");
    back.delete_everything();
    assert!(
        page.open(&framework, Options::default(), "d").open_assessment().is_none(),
        "nothing comes back"
    );
}

#[test]
fn self_check_from_memory_stays_open_and_the_stored_one_becomes_a_result() {
    let framework = Arc::new(small(&[2]));
    let page = Page::default();
    let mut local = page.open(&framework, Options::default(), "a");
    local.begin(setup(Scope::Full), env(1));
    rate(&mut local, "1.1", 3);
    for _ in 0..20 {
        rate(&mut local, "1.1", 4);
    }
    let mut held = page.open(&framework, memory(), "b");
    assert!(held.open_assessment().is_none(), "memory has answers of its own");
    held.begin(setup(Scope::Full), env(2));
    rate(&mut held, "1.2", 5);
    let both = page.reopen(&held, &framework, Options::default(), "c");
    assert_eq!(answers(&both), ["1.2"]);
    assert_eq!(both.results().len(), 1);
    assert_eq!(
        page.open(&framework, Options::default(), "d").open_assessment(),
        both.open_assessment()
    );
}

#[test]
fn self_check_from_memory_stays_open_beside_one_just_begun() {
    let framework = Arc::new(small(&[2]));
    let page = Page::default();
    let mut local = page.open(&framework, Options::default(), "z");
    local.begin(setup(Scope::Full), env(1));
    rate(&mut local, "1.1", 3);
    local.begin(setup(Scope::Full), env(2));
    let mut held = page.open(&framework, memory(), "b");
    held.begin(setup(Scope::Full), env(3));
    rate(&mut held, "1.2", 5);
    let both = page.reopen(&held, &framework, Options::default(), "a");
    assert_eq!(answers(&both), ["1.2"]);
}

#[test]
fn memory_outlives_its_session() {
    let framework = Arc::new(small(&[2]));
    let page = Page::default();
    let mut first = page.open(&framework, memory(), "a");
    first.begin(setup(Scope::Full), env(1));
    rate(&mut first, "1.1", 3);
    first.leave(&mut page.held.clone(), false);
    drop(first);
    let second = page.open(&framework, memory(), "b");
    assert_eq!(answers(&second), ["1.1"]);
    assert!(page.local.0.borrow().keys().is_empty(), "nothing is stored");
}

#[test]
fn other_key_is_another_record() {
    let framework = Arc::new(small(&[2]));
    let page = Page::default();
    let mut one = page.open(&framework, keyed("one"), "a");
    one.begin(setup(Scope::Full), env(1));
    rate(&mut one, "1.1", 3);
    let two = page.reopen(&one, &framework, keyed("two"), "b");
    assert!(two.open_assessment().is_none(), "somebody else's answers are not shown");
    assert_eq!(two.screen(), &Screen::Start);
    let again = page.reopen(&two, &framework, keyed("one"), "c");
    assert_eq!(answers(&again), ["1.1"]);
}

/// A page that may store nothing, and a session with one answer.
fn blocked(framework: &Arc<Framework>) -> (Page, Session) {
    let page = Page::default();
    page.local.0.borrow_mut().blocked = true;
    let mut first = page.open(framework, Options::default(), "a");
    first.begin(setup(Scope::Full), env(1));
    rate(&mut first, "1.1", 3);
    (page, first)
}

#[test]
fn what_could_not_be_stored_goes_with_the_element() {
    let framework = Arc::new(small(&[2]));
    let (page, mut first) = blocked(&framework);
    first.see_results();
    let mut second = page.reopen(&first, &framework, Options::default(), "b");
    assert_eq!(answers(&second), ["1.1"]);
    assert_eq!(second.screen(), &Screen::Results(ResultRef::Open));
    rate(&mut second, "1.2", 2);
    page.local.0.borrow_mut().blocked = false;
    let third = page.reopen(&second, &framework, Options::default(), "c");
    assert_eq!(answers(&third), ["1.1", "1.2"]);
    assert_eq!(third.save_state(), SaveState::Saved);
    assert_eq!(page.held.text(KEY), None);
}

#[test]
fn what_was_deleted_does_not_come_back_from_the_memory() {
    let framework = Arc::new(small(&[2]));
    let (page, first) = blocked(&framework);
    let mut second = page.reopen(&first, &framework, Options::default(), "b");
    assert_eq!(answers(&second), ["1.1"]);
    second.delete_everything();
    let third = page.reopen(&second, &framework, Options::default(), "c");
    assert!(third.open_assessment().is_none() && third.results().len() == 0);
}

/// Cases: ST-28
#[test]
fn another_edition_finds_the_answers_by_their_ids() {
    let old = Arc::new(small(&[3, 2]));
    let mut edited = parts(&[3, 2]);
    edited.revision = 2;
    // Renumbered, moved, removed and added: only ids count.
    edited.areas[0].competencies.remove(1);
    edited.areas[0].competencies[0].code = "1.9".to_owned();
    edited.areas.swap(0, 1);
    edited.areas[0].competencies[0].id = ItemId::new("new");
    let edited = Arc::new(Framework::new(without_targets(edited)).unwrap());
    for blocked in [false, true] {
        let page = Page::default();
        page.local.0.borrow_mut().blocked = blocked;
        let mut before = page.open(&old, Options::default(), "a");
        before.begin(setup(Scope::Full), env(1));
        for id in ["1.1", "1.2", "2.1", "2.2"] {
            rate(&mut before, id, 3);
        }
        before.open_targets_by_role(None);
        let mut after = page.reopen(&before, &edited, Options::default(), "b");
        after.close_targets_by_role();
        assert_eq!(answers(&after), ["1.1", "2.2"]);
        assert_eq!(after.screen(), &Screen::Rate(1), "the same area, which stands elsewhere now");
        let orphans: Vec<_> =
            after.open_assessment().unwrap().orphans.keys().map(ItemId::as_str).collect();
        assert_eq!(orphans, ["1.2", "2.1"], "kept");
        let file = after.export().unwrap();
        assert!(file.contains("\"1.2\"") && file.contains("\"2.1\""), "and exported: {file}");
        rate(&mut after, "new", 5);
        // The earlier edition is published again, for instance because the website reverts a change.
        let again = page.reopen(&after, &old, Options::default(), "c");
        assert_eq!(answers(&again), ["1.1", "1.2", "2.1", "2.2"]);
        assert!(again.open_assessment().unwrap().orphans.contains_key(&ItemId::new("new")));
        assert!(again.damaged().is_empty());
    }
}

#[test]
fn record_of_an_edition_with_more_levels_is_left_alone() {
    let old = Arc::new(small(&[2]));
    let mut edited = parts(&[2]);
    edited.revision = 2;
    edited.levels.truncate(4);
    let edited = Arc::new(Framework::new(without_targets(edited)).unwrap());
    let page = Page::default();
    let mut before = page.open(&old, Options::default(), "a");
    before.begin(setup(Scope::Full), env(1));
    rate(&mut before, "1.1", 5);
    let mut after = page.reopen(&before, &edited, Options::default(), "b");
    assert_eq!(after.notices(), [SessionNotice::Newer]);
    after.begin(setup(Scope::Full), env(2));
    assert!(matches!(after.save_state(), SaveState::NotSaved(_)));
    assert!(after.damaged().is_empty());
    let again = page.open(&old, Options::default(), "c");
    assert_eq!((answers(&again), again.notices()), (vec!["1.1"], [].as_slice()));
}

#[test]
fn result_that_waits_for_a_decision_waits_on_when_the_host_changes_the_place() {
    let framework = Arc::new(small(&[2]));
    let page = Page::default();
    let mut sender = Page::default().open(&framework, Options::default(), "s");
    sender.begin(setup(Scope::Full), env(1));
    rate(&mut sender, "1.1", 5);
    let file = sender.export().unwrap();
    let mut session = page.open(&framework, Options::default(), "a");
    session.offer(&file).unwrap();
    let mut session = page.reopen(&session, &framework, keyed("late"), "b");
    assert!(session.offered().is_some());
    session.view_offered();
    let session = page.reopen(&session, &framework, memory(), "c");
    assert_eq!(session.screen(), &Screen::Results(ResultRef::Viewed));
    let kiosk = Options { kiosk: true, ..memory() };
    assert!(page.reopen(&session, &framework, kiosk, "d").offered().is_none());
}

#[test]
fn answer_that_another_edition_moved_out_of_the_chosen_areas_is_kept_and_shown() {
    let old = Arc::new(small(&[3, 2]));
    let mut edited = parts(&[3, 2]);
    edited.revision = 2;
    let moved = edited.areas[0].competencies.remove(2);
    edited.areas[1].competencies.push(moved);
    let edited = Arc::new(Framework::new(edited).unwrap());
    let page = Page::default();
    let mut before = page.open(&old, Options::default(), "a");
    before.begin(setup(Scope::Areas(vec![ItemId::new("1")])), env(1));
    rate(&mut before, "1.1", 3);
    rate(&mut before, "1.3", 3);
    let after = page.reopen(&before, &edited, Options::default(), "b");
    assert_eq!(answers(&after), ["1.1"]);
    assert!(after.open_assessment().unwrap().orphans.contains_key(&ItemId::new("1.3")));
    let again = page.reopen(&after, &old, Options::default(), "c");
    assert_eq!(answers(&again), ["1.1", "1.3"]);
}

fn without_targets(
    mut parts: cme_selfcheck::domain::framework::FrameworkParts,
) -> cme_selfcheck::domain::framework::FrameworkParts {
    parts.targets.clear();
    parts
}

#[test]
fn answers_from_before_the_program_are_read_as_far_as_the_framework_knows_them() {
    let read = |checked: &[(&str, &str)]| {
        SetupChoices::read(&alliance(), |name| {
            checked.iter().find(|one| one.0 == name).map(|one| one.1.to_owned())
        })
    };
    for (checked, (role, scope, importance)) in [
        (&[][..], (None, None, false)),
        (&[(ROLE, "leader"), (SCOPE, "quick")], (Some("leader"), Some("quick"), false)),
        (&[(ROLE, "coordinator"), (SCOPE, "full")], (Some("coordinator"), Some("full"), false)),
        (
            &[(ROLE, "none"), (SCOPE, "areas"), (IMPORTANCE, "on")],
            (Some("none"), Some("areas"), true),
        ),
        (&[(ROLE, "dean"), (SCOPE, "half"), ("scale", "5")], (None, None, false)),
    ] {
        let (role, scope) = (role.map(str::to_owned), scope.map(str::to_owned));
        assert_eq!(
            read(checked),
            SetupChoices { role, scope, areas: vec![], importance },
            "{checked:?}"
        );
    }
}

/// Cases: FD-19
#[test]
fn what_we_show_to_copy_stays_in_a_paragraph_around_it() {
    for path in [
        "README.md",
        "public/demo/embed.html",
        "public/demo/association.html",
        "public/demo/guide.html",
    ] {
        let page = std::fs::read_to_string(path).unwrap().replace("&lt;", "<").replace("&gt;", ">");
        let inside = page.split("<cme-selfcheck").skip(1).filter_map(|rest| rest.split_once('>'));
        let inside = inside.filter_map(|(_, rest)| rest.split_once("</cme-selfcheck>"));
        for (fallback, _) in inside {
            // Browsers end a paragraph before these elements.
            for block in ["<p>", "<div", "<ul", "<h2"] {
                assert!(!fallback.contains(block), "{path}: {fallback}");
            }
        }
    }
}
