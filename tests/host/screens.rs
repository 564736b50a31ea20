//! Screens on the host: their content for assistive technology, in each state.

use std::future;
use std::rc::Rc;
use std::sync::{Arc, Once};
use std::task::{Context, Waker};

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::plan::{Goal, GoalDate, Outcome, Status, suggestions};
use cme_selfcheck::domain::{
    Date, Framework, Hours, ItemId, ResultId, RoleId, Scope, Timestamp, Zone,
};
use cme_selfcheck::format::result_v1;
use cme_selfcheck::messages::{
    self, comparison, failure, kiosk, listing, plan, rate, report, results, start, status, targets,
};
use cme_selfcheck::session::kiosk::Clocks;
use cme_selfcheck::session::setup_choices::SetupChoices;
use cme_selfcheck::session::{Env, Event, Options, ResultRef, Session};
use cme_selfcheck::storage::record_store::RecordStore;
use cme_selfcheck::ui::lazy_part::{LazyLoader, LazyPart, LoadFuture, LoadState};
use cme_selfcheck::ui::paper::PaperForm;
use cme_selfcheck::ui::start::StaticStart;
use cme_selfcheck::ui::{App, HostPage, Store};
use leptos::prelude::*;

use crate::formats::full_result;
use crate::html::{self, Element, Page};
use crate::steps::{alliance, answer, at, begin, env, level, parts, rate, session, setup, small};
use crate::storage::Shared;

/// An executor that runs what a component spawns at once, up to the first wait.
struct AtOnce;

impl CustomExecutor for AtOnce {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, mut task: PinnedLocalFuture<()>) {
        let _ = task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    }

    fn poll_local(&self) {}
}

/// A page around the widget, on which nothing happens.
struct TestHost;

/// Ways to load the lazy part: it comes, does not come yet, or cannot come.
const LOADED: fn() -> LoadFuture = || Box::pin(future::ready(LoadState::Loaded(LazyPart::WHOLE)));
const LOADING: fn() -> LoadFuture = || Box::pin(future::pending());
const FAILED: fn() -> LoadFuture = || Box::pin(future::ready(LoadState::Failed));

impl HostPage for TestHost {
    fn env(&self) -> Env {
        env(99)
    }

    fn emit(&self, _event: Event) {}

    fn download(&self, _name: &str, _media_type: &str, _bytes: &[u8]) {}

    fn clocks(&self) -> Clocks {
        Clocks::default()
    }

    fn wipe(&self) {}

    fn clear_selection(&self) {}

    fn screen(&self) -> Option<String> {
        None
    }

    fn note_screen(&self, _name: &str, _replace: bool) {}

    fn team_page(&self) -> Option<String> {
        Some("https://example.org/team.html".to_owned())
    }
}

/// The widget's page for a session.
pub(crate) fn page(session: Session) -> Page {
    page_with(LOADED, session, SetupChoices::default())
}

/// What the widget shows of a session if the lazy part loads so, after those answers before the program ran.
fn page_with(lazy_part: fn() -> LoadFuture, session: Session, answers: SetupChoices) -> Page {
    static EXECUTOR: Once = Once::new();
    EXECUTOR.call_once(|| Executor::init_custom_executor(AtOnce).unwrap());
    let page = html::page(|| {
        let store = Store::new(session, Rc::new(TestHost), answers);
        let lazy = LazyLoader::new(store, lazy_part);
        provide_context(store);
        provide_context(lazy);
        lazy.load();
        view! { <App/> }
    });
    assert_names_and_levels(&page);
    page
}

/// Asserts what holds on each screen: every control, button and image has a name, and no level of headings is skipped.
fn assert_names_and_levels(page: &Page) {
    for role in [
        "button",
        "checkbox",
        "combobox",
        "file",
        "form",
        "group",
        "heading",
        "img",
        "navigation",
        "radio",
        "radiogroup",
        "region",
        "table",
        "textbox",
    ] {
        assert!(!page.names(role).contains(&String::new()), "{role} in\n{}", page.outline());
    }
    let headings = page.with_role("heading").into_iter().map(Element::tag);
    let levels: Vec<u8> = headings.map(|tag| tag[1..].parse().unwrap()).collect();
    assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
    assert_eq!(levels.iter().filter(|level| **level <= levels[0]).count(), 1, "one at the top");
}

/// A new session of a framework with areas of these sizes.
fn fresh(sizes: &[usize], options: Options) -> Session {
    opened(small(sizes), options, Shared::default())
}

fn opened(framework: Framework, options: Options, store: Shared) -> Session {
    let framework = Arc::new(framework);
    let records = RecordStore::new(Box::new(store), &framework, &options.storage_key, "a");
    Session::open(framework, options, records)
}

/// Begins a full self-check for the first role, with importance.
fn begin_as_lead(session: &mut Session, env: Env) {
    let role = Some(RoleId::new("lead"));
    session.begin(Setup { role, scope: Scope::Full, importance: true }, env);
}

/// A session with the first competency rated two levels below its target.
fn rated(sizes: &[usize]) -> Session {
    let mut session = fresh(sizes, Options::default());
    begin_as_lead(&mut session, env(1));
    rate(&mut session, "1.1", 2);
    session
}

/// The same session with its results on screen.
fn with_results(sizes: &[usize]) -> Session {
    let mut session = rated(sizes);
    session.see_results();
    session
}

/// A framework in Greek, whose texts are all in Greek letters, or codes.
pub(crate) fn greek(sizes: &[usize]) -> Framework {
    let mut parts = parts(sizes);
    "el".clone_into(&mut parts.language);
    parts.importance_names = ["Α", "Β", "Γ", "Δ", "Ε"].map(str::to_owned).to_vec();
    "Πλαίσιο".clone_into(&mut parts.title);
    "Πηγή".clone_into(&mut parts.credit.source);
    for role in &mut parts.roles {
        "Ρόλος".clone_into(&mut role.title);
        "Κάνει".clone_into(&mut role.definition);
    }
    for level in &mut parts.levels {
        "Βαθμός".clone_into(&mut level.name);
        "Σημαίνει".clone_into(&mut level.anchor);
    }
    for area in &mut parts.areas {
        area.title = format!("Περιοχή {}", area.code);
        "Ορισμός".clone_into(&mut area.definition);
        for one in &mut area.competencies {
            one.statement = format!("Κάνε {}", one.code);
            "Δείξε".clone_into(&mut one.evidence_prompt);
        }
    }
    Framework::new(parts).unwrap()
}

/// Asserts that texts in Greek letters alone are marked as Greek, and all others as our language, including our
/// sentences with a Greek name in them.
pub(crate) fn assert_languages(page: &Page) {
    let is_greek = |text: &str| text.chars().any(|one| ('Α'..='ώ').contains(&one));
    let is_latin = |text: &str| text.chars().any(|one| one.is_ascii_alphabetic());
    for (language, text) in page.texts() {
        let wanted = if is_greek(text) && !is_latin(text) { "el" } else { messages::LANGUAGE };
        let language = language.unwrap_or(messages::LANGUAGE);
        let silent = !text.chars().any(char::is_alphabetic);
        assert!(silent || language == wanted, "{language}, not {wanted}: {text}");
    }
}

/// Whether an element of that role contains this text.
fn says(page: &Page, role: &str, text: &str) -> bool {
    page.with_role(role).iter().any(|one| one.text().contains(text))
}

#[test]
fn start_screen_asks_who_and_how_much() {
    let page = page(fresh(&[2, 1], Options::default()));
    insta::assert_snapshot!(page.outline());
    let heading = page.named("heading", start::HEADING);
    assert_eq!((heading.tag(), heading.attribute("tabindex")), ("h2", Some("-1")));
    assert_eq!(page.names("radiogroup"), [start::ROLE, start::SCOPE]);
    assert!(page.named("radio", start::FULL).attribute("checked").is_some());
    assert_eq!(page.only("form").attribute("part"), Some("root"));
}

#[test]
fn start_screen_asks_only_what_the_host_has_not_answered() {
    let role = || Some(Some(RoleId::new("help")));
    let cases = [
        (Options { role: role(), ..Options::default() }, &[start::SCOPE][..], true),
        (Options { scope: Some(Scope::Quick), ..Options::default() }, &[start::ROLE], true),
        (Options { areas: vec![ItemId::new("1")], ..Options::default() }, &[start::ROLE], true),
        (Options { importance: true, ..Options::default() }, &[start::ROLE, start::SCOPE], false),
        (
            Options {
                role: role(),
                scope: Some(Scope::Full),
                importance: true,
                ..Options::default()
            },
            &[],
            false,
        ),
    ];
    for (options, asked, importance) in cases {
        let told = format!("{options:?}");
        let page = page(fresh(&[2, 1], options));
        assert_eq!(page.names("radiogroup"), asked, "{told}");
        assert_eq!(page.names("checkbox") == [start::IMPORTANCE], importance, "{told}");
    }
    let level = page(fresh(&[1], Options { heading_level: 4, ..Options::default() }));
    assert_eq!(level.named("heading", start::HEADING).tag(), "h4");
    assert_eq!(level.named("heading", start::SAVED_HEADING).tag(), "h5");
}

#[test]
fn start_screen_begins_with_what_was_answered_before_the_program_ran() {
    let answers = SetupChoices {
        role: Some("help".to_owned()),
        scope: Some("areas".to_owned()),
        areas: vec![ItemId::new("2")],
        importance: true,
    };
    let session = fresh(&[2, 1], Options::default());
    let page = page_with(LOADED, session, answers);
    let checked: Vec<_> = page.all("input[checked]").into_iter().map(Element::name).collect();
    assert_eq!(checked, ["HELP", start::CHOSEN, "Area 2", start::IMPORTANCE]);
    let areas = page.named("group", start::AREAS);
    let named: Vec<_> = areas.all("input").into_iter().map(Element::name).collect();
    assert_eq!(named, ["Area 1", "Area 2"], "which areas is asked, since only some are wanted");
}

#[test]
fn static_start_screen_asks_what_the_start_screen_asks() {
    let framework = Arc::new(small(&[2, 1]));
    let of = Arc::clone(&framework);
    let before = html::page(move || view! { <StaticStart framework=of/> });
    let after = page(session(&framework, Shared::default(), "a"));
    let questions = |page: &Page| {
        let controls = page.all("input[name]").into_iter().map(|one| {
            let value = |name| one.attribute(name).unwrap_or_default().to_owned();
            let states = (one.attribute("checked").is_some(), one.name(), one.description());
            ([value("type"), value("name"), value("value")], states)
        });
        controls.collect::<Vec<_>>()
    };
    assert_eq!(questions(&before), questions(&after));
    assert!(!questions(&before).is_empty());
    for names in [&before, &after].map(|page| page.names("radiogroup")) {
        assert_eq!(names, [start::ROLE, start::SCOPE]);
    }
    assert!(before.with_role("button").is_empty(), "nothing to press yet");
}

/// The buttons of the start screen, except the one beside the role question.
fn ways_on(page: &Page) -> Vec<String> {
    page.names("button").into_iter().filter(|name| name != targets::BY_ROLE).collect()
}

#[test]
fn start_screen_offers_to_go_on_with_an_open_self_check() {
    let mut session = rated(&[2]);
    session.go_to_start();
    let unfinished = page(session);
    for heading in [start::WELCOME_BACK, start::OR_NEW, start::SAVED_HEADING] {
        assert_eq!(unfinished.named("heading", heading).tag(), "h3");
    }
    let ways = ways_on(&unfinished);
    assert_eq!(ways[..3], [start::RESUME, start::RESULTS, start::START_NEW]);
    assert!(unfinished.text().contains(&start::left(1)));
    let mut session = rated(&[1]);
    session.go_to_start();
    let finished = page(session);
    assert_eq!(ways_on(&finished)[..2], [start::RESULTS, start::START_NEW]);
    for page in [&unfinished, &finished] {
        assert!(!page.text().contains(start::NO_PAST), "beside what there is");
        assert!(page.names("button").contains(&results::DOWNLOAD.to_owned()));
    }
}

#[test]
fn start_screen_leads_to_the_plan_and_says_how_it_stands() {
    let mut session = rated(&[1]);
    session.show_plan(&ResultRef::Open);
    session.add_goal(env(60)).unwrap();
    session.go_to_start();
    let plan = session.open_assessment().unwrap().plan.clone();
    let with_plan = page(session);
    assert_eq!(ways_on(&with_plan)[..3], [start::RESULTS, start::PLAN, start::START_NEW]);
    let line = start::plan_line(&plan, env(99).now.date(Zone::UTC), None);
    assert!(with_plan.text().contains(&line), "{line}");
}

#[test]
fn start_screen_leads_to_past_results_where_nothing_is_open() {
    let framework = small(&[1]);
    let mut session = fresh(&[1], Options::default());
    session.import(&result_v1::write(&framework, &begin(&framework, None, false)), env(1)).unwrap();
    session.go_to_start();
    let past = page(session);
    assert_eq!(past.named("heading", start::WELCOME_BACK).tag(), "h3");
    assert_eq!(ways_on(&past)[..2], [start::RESULTS, start::START]);
    assert!(past.names("heading").contains(&start::OR_NEW.to_owned()));
    assert!(!past.text().contains(start::START_NEW_HINT), "there is none to be kept");
}

#[test]
fn start_screen_lists_what_this_browser_holds() {
    let nothing = page(fresh(&[2], Options::default()));
    assert!(nothing.text().contains(start::NO_PAST));
    let dialog = nothing.only("dialog");
    assert_eq!(
        (dialog.name(), dialog.description()),
        (start::DELETE_HEADING.into(), start::DELETE_QUESTION.into())
    );
    let file = nothing.named("file", start::OPEN_FILE);
    assert_eq!(file.description(), start::OPEN_FILE_HINT);
    let mut session = rated(&[2]);
    session.begin(setup(Scope::Full), env(3));
    session.go_to_start();
    let about = start::describe(session.framework(), session.results().next().unwrap(), Zone::UTC);
    let id = session.results().next().unwrap().id.clone();
    let buttons =
        [format!("{} {about}", start::OPEN_RESULT), format!("{}: {about}", start::DELETE_RESULT)];
    let listed = page(session);
    assert!(buttons.iter().all(|name| listed.names("button").contains(name)), "{buttons:?}");
    assert_eq!(listed.named("heading", start::PAST).tag(), "h4");
    let mut session = rated(&[2]);
    session.begin(setup(Scope::Full), env(3));
    session.go_to_start();
    session.delete_result(&id);
    let deleted = page(session);
    assert!(says(&deleted, "status", start::RESULT_DELETED));
    assert!(deleted.names("button").contains(&plan::UNDO.to_owned()));
    let memory = page(fresh(&[2], Options { memory_only: true, ..Options::default() }));
    assert!(memory.text().contains(start::WHERE_MEMORY));
}

#[test]
fn results_of_one_day_are_told_apart_by_their_times() {
    let framework = small(&[1]);
    let mut session = fresh(&[1], Options::default());
    for (number, moment) in [(1, "2126-11-30T09:05:00Z"), (2, "2126-11-30T14:30:00Z")] {
        let mut check = begin(&framework, None, false);
        check.id = ResultId::from_random(number);
        check.updated = Timestamp::parse(moment).unwrap();
        session.import(&result_v1::write(&framework, &check), env(1)).unwrap();
    }
    session.go_to_start();
    let names = page(session).names("button");
    for time in ["(9:05 AM)", "(2:30 PM)"] {
        let is_of = |name: &&String| name.starts_with("Open result: ") && name.ends_with(time);
        assert_eq!(names.iter().filter(is_of).count(), 1, "{time}: {names:?}");
    }
}

#[test]
fn start_screen_says_what_was_found_and_how_to_rescue_it() {
    let damaged = |options| {
        let store = Shared::default();
        store.put("cme-selfcheck:small", "{");
        page(opened(small(&[2]), options, store))
    };
    let page = damaged(Options::default());
    assert!(says(&page, "status", status::DAMAGED));
    assert_eq!(offers_damaged(&page), 1);
}

/// The number of buttons that download the damaged copy.
fn offers_damaged(page: &Page) -> usize {
    page.names("button").iter().filter(|name| *name == status::DOWNLOAD_DAMAGED).count()
}

#[test]
fn damaged_copy_can_be_had_after_somebody_has_started_over_until_everything_is_deleted() {
    let store = Shared::default();
    store.put("cme-selfcheck:small", "{");
    let open = || opened(small(&[2]), Options::default(), store.clone());
    let mut session = open();
    session.begin(setup(Scope::Full), env(1));
    let mut again = open();
    assert_eq!(again.notices(), []);
    again.go_to_start();
    assert_eq!(offers_damaged(&page(again)), 1);
    let mut again = open();
    again.delete_everything();
    assert_eq!(offers_damaged(&page(again)), 0);
    assert_eq!(offers_damaged(&page(open())), 0);
}

#[test]
fn start_screen_asks_what_becomes_of_a_result_from_outside() {
    let framework = small(&[2]);
    let mut other = begin(&framework, None, false);
    answer(&framework, &mut other, "1.1", '5', 4, 0);
    let mut session = fresh(&[2], Options::default());
    session.offer(&result_v1::write(&framework, &other)).unwrap();
    let offered = page(session);
    assert_eq!(offered.named("heading", start::OFFERED).tag(), "h3");
    assert_eq!(offered.names("button")[..3], [start::KEEP, start::VIEW, start::IGNORE]);
}

#[test]
fn start_screen_works_without_the_lazy_part() {
    let shown =
        |lazy_part| page_with(lazy_part, fresh(&[2], Options::default()), SetupChoices::default());
    let (loading, failed) = (shown(LOADING), shown(FAILED));
    assert_eq!(ways_on(&loading), [start::START]);
    assert_eq!(ways_on(&failed), [failure::TRY_AGAIN, start::START]);
    for page in [&loading, &failed] {
        assert!(page.all("dialog").is_empty());
    }
    assert!(says(&failed, "status", failure::DATA_FAILED));
    assert!(!loading.text().contains(failure::DATA_FAILED));
}

#[test]
fn offered_result_waits_for_the_lazy_part() {
    let framework = small(&[2]);
    let mut other = begin(&framework, None, false);
    answer(&framework, &mut other, "1.1", '5', 4, 0);
    let shown = |lazy_part| {
        let mut session = fresh(&[2], Options::default());
        session.offer(&result_v1::write(&framework, &other)).unwrap();
        page_with(lazy_part, session, SetupChoices::default())
    };
    assert_eq!(ways_on(&shown(LOADING)), [start::START]);
    assert_eq!(ways_on(&shown(FAILED)), [failure::TRY_AGAIN, start::START]);
    assert_eq!(ways_on(&shown(LOADED))[..2], [start::KEEP, start::VIEW]);
}

#[test]
fn screen_of_the_lazy_part_says_that_it_is_on_its_way_or_could_not_come() {
    let shown = |lazy_part| page_with(lazy_part, with_results(&[2]), SetupChoices::default());
    let loading = shown(LOADING);
    assert_eq!(loading.names("heading"), [failure::LAZY_LOADING]);
    let failed = shown(FAILED);
    assert_eq!(failed.names("heading"), [failure::LAZY_FAILED]);
    assert_eq!(failed.names("button"), [failure::TRY_AGAIN, start::RESUME]);
    assert!(failed.text().contains(failure::LAZY_REMEDY));
}

#[test]
fn rating_screen_asks_now_then_aim_and_importance() {
    let page = page(rated(&[2, 1]));
    insta::assert_snapshot!(page.outline());
    let current: Vec<_> = page.all("[aria-current=step]").into_iter().map(Element::text).collect();
    assert_eq!(current, ["Area 1 1 of 2 answered"]);
    for part in ["rating", "button", "heading"] {
        assert!(!page.all(&format!("[part={part}]")).is_empty());
    }
    // The radios of a question form a group of their own.
    for group in page.with_role("radiogroup") {
        let radios = group.all("input[type=radio]");
        let name = radios[0].attribute("name");
        assert!(radios.iter().all(|radio| radio.attribute("name") == name));
        assert_eq!(page.all(&format!("input[name='{}']", name.unwrap())).len(), radios.len());
    }
}

#[test]
fn rating_row_follows_its_answer() {
    let row = |change: fn(&mut Session, &ItemId)| {
        let mut session = fresh(&[1, 1], Options::default());
        begin_as_lead(&mut session, env(1));
        change(&mut session, &ItemId::new("1.1"));
        page(session)
    };
    let aim = "1.1 Aim Do 1.1";
    let chosen = |page: &Page, group: &str| {
        let checked = page.named("radiogroup", group).all("input[checked]");
        checked.into_iter().map(Element::name).collect::<Vec<_>>()
    };
    let is_unavailable = |page: &Page, role: &str, name: &str| {
        let classes = page.named(role, name).attribute("class").unwrap_or_default();
        classes.split(' ').any(|class| class == "unavailable")
    };
    let blank = row(|_, _| {});
    assert!(is_unavailable(&blank, "radiogroup", aim));
    assert!(is_unavailable(&blank, "button", &rate::clear("1.1").concat()));
    assert!(chosen(&blank, "1.1 Now Do 1.1").is_empty() && blank.all(".gap-line line").is_empty());
    let short = row(|session, _| rate(session, "1.1", 2));
    assert!(!is_unavailable(&short, "radiogroup", aim), "an aim makes sense");
    assert!(!is_unavailable(&short, "button", &rate::clear("1.1").concat()));
    assert_eq!(chosen(&short, aim), ["4 Proficient"], "the target is suggested");
    assert_eq!(blank.all(".suggestion:not(.unavailable)").len(), 0);
    assert_eq!(short.all(".suggestion:not(.unavailable)").len(), 1);
    assert_eq!(short.all(".gap-line line").len(), 1);
    let own = row(|session, item| {
        rate(session, "1.1", 2);
        let two = level(session.framework(), 2);
        session.choose_desired(item, two, env(3));
    });
    assert_eq!(chosen(&own, aim), ["2 Advanced beginner"]);
    assert!(own.all(".gap-line line").is_empty(), "there is no gap");
    let noted = row(|session, item| {
        session.write_note(item, "Two reviews", env(3));
    });
    let note = noted.named("textbox", &rate::note("1.1"));
    assert_eq!(note.attribute("maxlength"), Some("2000"));
    assert!(!noted.names("button").contains(&rate::add_note("1.1").concat()));
}

#[test]
fn quick_check_is_one_page_of_areas() {
    let mut session = fresh(&[2, 1], Options::default());
    session.begin(setup(Scope::Quick), env(1));
    let page = page(session);
    assert_eq!(page.names("heading"), [start::QUICK, "1 Area 1", "2 Area 2"]);
    assert_eq!(page.names("radiogroup")[0], "1 Now Area 1");
    assert!(page.names("navigation").is_empty(), "there is no other page");
    let buttons = page.names("button");
    assert_eq!(
        buttons[buttons.len() - 3..],
        [rate::BACK, rate::SEE_RESULTS, rate::FIRST_UNANSWERED]
    );
}

#[test]
fn what_is_done_is_said_in_the_list_of_areas() {
    let mut session = rated(&[2, 1]);
    rate(&mut session, "1.2", 3);
    let mut areas = page(session).names("button");
    areas.retain(|name| name.starts_with("Area "));
    assert_eq!(areas, ["Area 1 2 of 2 answered, done", "Area 2 0 of 1 answered"]);
}

#[test]
fn last_page_of_rating_leads_to_the_results() {
    let mut session = rated(&[2, 1]);
    let buttons = |page: &Page| page.names("button");
    let first = page(rated(&[2, 1]));
    assert!(buttons(&first).contains(&rate::NEXT.to_owned()));
    session.go_to_area(1);
    let last = page(session);
    assert!(!buttons(&last).contains(&rate::NEXT.to_owned()));
    let primary: Vec<_> = last.all("button.primary").into_iter().map(Element::name).collect();
    assert_eq!(primary, [rate::SEE_RESULTS]);
    assert_eq!(last.names("heading")[0], "Area 2");
}

#[test]
fn results_screen_says_numbers_and_what_to_do_with_them() {
    let page = page(with_results(&[2, 1]));
    insta::assert_snapshot!(page.outline());
    assert_eq!(page.named("heading", results::HEADING).attribute("tabindex"), Some("-1"));
    assert_eq!(page.named("table", results::TABLE).role(), Some("table"), "also beside the chart");
    assert_eq!(page.all("[part=chart]").len(), 1);
    assert_eq!(
        page.names("radio"),
        [results::AS_DOTS, results::AS_TABLE],
        "two areas have no shape"
    );
}

#[test]
fn results_screen_offers_a_radar_where_there_are_enough_areas() {
    let page = page(with_results(&[1, 1, 1]));
    assert_eq!(page.names("radio"), [results::AS_DOTS, results::AS_RADAR, results::AS_TABLE]);
}

/// Cases: HI-21
#[test]
fn results_screen_without_a_rating_says_so() {
    let mut session = fresh(&[2], Options::default());
    begin_as_lead(&mut session, env(1));
    session.see_results();
    let page = page(session);
    assert_eq!(page.only(".results > .lead").text(), results::NOTHING);
    assert!(page.all(".by-area").is_empty() && page.text().contains(results::NO_PRIORITIES_YET));
}

#[test]
fn long_lists_of_results_begin_with_a_page_and_tell_the_rest() {
    let mut session = fresh(&[30, 30], Options::default());
    begin_as_lead(&mut session, env(1));
    for item in ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10"] {
        rate(&mut session, item, 1);
    }
    session.see_results();
    let page = page(session);
    let listed = page.all(".all-list > li");
    assert_eq!(listed.len(), 48);
    assert_eq!(page.only(".all > [role=status]").text(), listing::shown(48, 60, 60));
    let headings: Vec<_> = page.all(".listed h4").into_iter().map(Element::text).collect();
    assert_eq!(headings, ["Area 1", "Area 2"]);
    // Priorities without an importance are listed separately.
    assert_eq!(page.all(".priorities ol > li").len(), 8);
    for more in [
        listing::show_more(12, listing::COMPETENCIES),
        listing::show_more(2, listing::COMPETENCIES),
    ] {
        assert!(page.names("button").contains(&more), "{more} in {:?}", page.names("button"));
    }
}

/// Cases: FD-07
#[test]
fn age_of_a_copy_is_counted_in_days_where_the_person_is() {
    // Half a minute before midnight, and a minute later.
    let (utc, west) = (Zone::UTC, Zone(|_| -374));
    let words = ["You asked for a copy today.", "You last asked for a copy yesterday."];
    for (zone, words) in [utc, west].into_iter().zip(words) {
        let mut session = fresh(&[2], Options { zone, ..Options::default() });
        begin_as_lead(&mut session, env(1));
        rate(&mut session, "1.1", 3);
        session.mark_exported(env(30));
        session.go_to_start();
        assert!(page(session).text().contains(words), "{words}");
    }
}

#[test]
fn completed_results_ask_once_to_keep_a_copy() {
    let mut session = rated(&[1]);
    session.see_results();
    let completed = page(session);
    assert!(says(&completed, "note", report::KEEP_IT));
    let downloads =
        |page: &Page| page.names("button").iter().filter(|name| *name == results::DOWNLOAD).count();
    assert_eq!(downloads(&completed), 1, "not a second time below");
    let usual = page(with_results(&[2]));
    assert!(!usual.text().contains(report::KEEP_IT) && downloads(&usual) == 1);
}

#[test]
fn viewed_result_says_that_it_is_not_kept() {
    let framework = small(&[2]);
    let mut other = begin(&framework, None, false);
    answer(&framework, &mut other, "1.1", '5', 4, 0);
    let mut session = fresh(&[2], Options::default());
    session.offer(&result_v1::write(&framework, &other)).unwrap();
    session.view_offered();
    let page = page(session);
    assert!(says(&page, "note", results::VIEWED));
    assert!(!page.names("button").contains(&results::TARGETS_BUTTON.to_owned()));
}

#[test]
fn plan_screen_has_a_group_of_fields_for_each_goal() {
    let framework = alliance();
    let check = full_result(&framework);
    let mut session = opened(framework.clone(), Options::default(), Shared::default());
    session.import(&result_v1::write(&framework, &check), env(1)).unwrap();
    session.make_plan(plan::new_title, env(2));
    let page = page(session);
    let groups = [
        plan::goal(1),
        plan::date(GoalDate::Start).to_owned(),
        plan::date(GoalDate::Review).to_owned(),
        plan::date(GoalDate::Due).to_owned(),
        plan::SUGGESTED.to_owned(),
        plan::activity(1, 1),
        plan::COMPLETED.to_owned(),
    ];
    assert_eq!(page.names("group"), groups);
    let goal = page.named("group", &plan::goal(1));
    let fields = goal.all("input, select, textarea");
    assert!(fields.iter().all(|field| !field.name().is_empty()), "each field has a label");
    let values: Vec<_> =
        goal.all("input[type=date]").iter().map(|day| day.attribute("value")).collect();
    let expected = ["2026-03-02", "", "2026-09-30", "2026-05-04"];
    assert_eq!(values, expected.map(Some), "the goal's and that of its activity");
    let chosen: Vec<_> = goal.all("option[selected]").into_iter().map(Element::text).collect();
    for option in [plan::outcome(Outcome::Competence), plan::status(Status::Active), "3 Competent"]
    {
        assert!(chosen.iter().any(|one| one == option), "{option} in {chosen:?}");
    }
    for direction in [true, false] {
        let button = page.named("button", &plan::move_goal(1, direction));
        assert_eq!(button.attribute("aria-disabled"), Some("true"), "the only goal stays");
    }
    let buttons = page.names("button");
    for name in [plan::BACK, plan::ADD_GOAL, plan::ADD_ACTIVITY, plan::CALENDAR] {
        assert!(buttons.contains(&name.to_owned()), "{name} in {buttons:?}");
    }
    assert_eq!(page.names("heading")[0], plan::HEADING);
}

#[test]
fn suggestion_that_is_unchecked_with_what_was_typed_can_be_brought_back() {
    let framework = alliance();
    let check = full_result(&framework);
    let open = |hours: Option<Hours>| {
        let mut session = opened(framework.clone(), Options::default(), Shared::default());
        session.import(&result_v1::write(&framework, &check), env(1)).unwrap();
        session.make_plan(plan::new_title, env(2));
        let goal = session.plan().unwrap().goals[0].clone();
        let what = suggestions(&framework, &goal.items)[0];
        session.add_activity(&goal.id, what, env(3)).unwrap();
        let typed = &mut |goal: &mut Goal| goal.activities[0].spent = hours;
        session.change_goal(&goal.id, env(4), typed).unwrap();
        session.delete_activity(&goal.id, 0, env(5)).unwrap();
        page(session)
    };
    assert!(open(Hours::parse("3.75")).names("button").contains(&plan::UNDO.to_owned()));
    assert!(
        !open(None).names("button").contains(&plan::UNDO.to_owned()),
        "checking brings it back"
    );
}

#[test]
fn plan_of_several_goals_is_an_overview() {
    let framework = alliance();
    let mut check = full_result(&framework);
    let mut second = check.plan.goals[0].clone();
    "g2".clone_into(&mut second.id);
    second.due = Date::parse("2020-01-31");
    check.plan.goals.push(second);
    let mut session = opened(framework.clone(), Options::default(), Shared::default());
    session.import(&result_v1::write(&framework, &check), env(1)).unwrap();
    session.make_plan(plan::new_title, env(2));
    let page = page(session);
    assert_eq!(page.names("group"), [plan::goal(1), plan::goal(2)], "none is open");
    let toggles: Vec<_> = page
        .all("button[aria-expanded]")
        .iter()
        .map(|one| one.attribute("aria-expanded"))
        .collect();
    assert_eq!(toggles, [Some("false"); 2]);
    let told: Vec<_> = page.all(".goal > .hint").iter().map(|one| one.text()).collect();
    assert!(
        told[0].contains("12 hours set aside") && told[0].contains("External: yes"),
        "{told:?}"
    );
    assert!(told[1].contains("Overdue since January 31, 2020"), "{told:?}");
    assert!(page.text().contains("1.1 Maintain awareness"), "what the title does not say");
}

#[test]
fn empty_plan_says_so() {
    let mut session = fresh(&[2], Options::default());
    begin_as_lead(&mut session, env(1));
    session.see_results();
    session.make_plan(plan::new_title, env(3));
    let page = page(session);
    assert!(page.text().contains(plan::EMPTY) && page.text().contains(plan::NO_DATES));
    assert!(!page.names("heading").contains(&plan::VERSIONS.to_owned()));
}

#[test]
fn targets_screen_has_a_track_for_each_area() {
    let mut session = with_results(&[2, 1]);
    session.go_to_targets();
    let framework = Arc::clone(session.framework());
    session.adjust_target(&ItemId::new("2"), Some(level(&framework, 5)), env(3));
    let page = page(session);
    assert_eq!(page.names("radiogroup"), ["1 Target Area 1", "2 Target Area 2"]);
    let chosen: Vec<_> = page.all("input[checked]").into_iter().map(Element::name).collect();
    assert_eq!(chosen, [targets::AS_SUGGESTED[0], "5 Expert"]);
    assert!(page.text().contains(&targets::suggested(&framework, Some(level(&framework, 4)))));
    assert_eq!(page.names("button"), [plan::BACK]);
}

#[test]
fn targets_by_role_stand_side_by_side_with_their_reasons() {
    let mut parts = parts(&[3, 1]);
    let reasons = [("1".to_owned(), "It matters.".to_owned())].to_vec();
    parts.target_reasons = vec![("lead".to_owned(), reasons)];
    let mut session = opened(Framework::new(parts).unwrap(), Options::default(), Shared::default());
    begin_as_lead(&mut session, env(1));
    let two = level(session.framework(), 2);
    session.adjust_target(&ItemId::new("1"), Some(two), env(2));
    session.open_targets_by_role(Some(RoleId::new("lead")));
    let page = page(session);
    assert_eq!(page.names("heading"), [targets::BY_ROLE]);
    let table = page.named("table", targets::BY_ROLE);
    assert_eq!(page.names("columnheader"), ["Area", "LEAD Your role", "HELP"]);
    assert_eq!(page.names("rowheader"), ["1 Area 1", "1.2 Do 1.2", "2 Area 2"]);
    let cells: Vec<_> = table.all("td").into_iter().map(Element::text).collect();
    assert_eq!(
        cells,
        [
            "LEAD 4 Proficient It matters. Adjusted by you: 2 Advanced beginner",
            "HELP No target",
            "LEAD 5 Expert Adjusted by you: 2 Advanced beginner",
            "HELP No target",
            "LEAD No target",
            "HELP No target",
        ]
    );
    let levels: Vec<_> = page.all(".scale li").into_iter().map(Element::text).collect();
    assert_eq!(levels.len(), 5);
    assert_eq!(page.names("button"), ["Back"]);
}

#[test]
fn comparison_screen_tells_changes_in_a_table() {
    let framework = small(&[2]);
    let mut earlier = begin(&framework, None, false);
    let mut session = fresh(&[2], Options::default());
    answer(&framework, &mut earlier, "1.1", '1', 4, 0);
    session.import(&result_v1::write(&framework, &earlier), env(1)).unwrap();
    begin_as_lead(&mut session, env(1));
    rate(&mut session, "1.1", 4);
    session.see_results();
    session.compare_with(&ResultRef::Saved(earlier.id.clone()));
    let page = page(session);
    assert_eq!(page.names("heading"), [comparison::HEADING, comparison::BY_AREA]);
    assert_eq!(
        page.names("img"),
        ["Area 1: 1.0 in the earlier result, 4.0 in the later one, 1 compared."]
    );
    assert_eq!(page.names("columnheader"), comparison::COLUMNS);
    assert_eq!(page.names("rowheader"), ["1.1 Do 1.1"]);
    assert!(page.names("button").contains(&plan::BACK.to_owned()));
}

#[test]
fn long_comparison_begins_with_a_page_and_tells_the_rest() {
    let framework = small(&[60]);
    let mut session = fresh(&[60], Options::default());
    let mut checks = [1, 9].map(|id| {
        let mut check = begin(&framework, None, false);
        check.id = ResultId::from_random(id);
        for number in 1..=60 {
            answer(&framework, &mut check, &format!("1.{number}"), '2', 4, 0);
        }
        check
    });
    checks[1].updated = at(9);
    for check in &checks {
        session.import(&result_v1::write(&framework, check), env(1)).unwrap();
    }
    session.compare_with(&ResultRef::Saved(checks[0].id.clone()));
    let page = page(session);
    assert_eq!(page.names("rowheader").len(), 48);
    assert_eq!(page.names("button"), [plan::BACK, &*listing::show_more(12, listing::CHANGES)]);
}

/// WCAG: 4.1.3
#[test]
fn status_line_is_there_before_its_text() {
    let told = |session: Session| {
        let page = page(session);
        let line = page.only(".root > .foot > .status");
        assert_eq!(line.role(), Some("status"));
        line.text()
    };
    assert_eq!(told(fresh(&[1], Options::default())), "");
    assert_eq!(told(rated(&[1])), status::SAVED);
    let mut memory = fresh(&[1], Options { memory_only: true, ..Options::default() });
    begin_as_lead(&mut memory, env(1));
    assert_eq!(told(memory), status::MEMORY_ONLY);
    let store = Shared::default();
    store.0.borrow_mut().blocked = true;
    let mut blocked = opened(small(&[1]), Options::default(), store);
    begin_as_lead(&mut blocked, env(1));
    assert_eq!(told(blocked), status::BLOCKED);
}

fn kiosk_options() -> Options {
    Options {
        kiosk: true,
        memory_only: true,
        result_url: Some("https://example.org/check/".to_owned()),
        ..Options::default()
    }
}

#[test]
fn kiosk_begins_with_a_poster_and_ends_with_a_code() {
    let poster = page(fresh(&[2, 1], kiosk_options()));
    assert_eq!(poster.names("heading"), [start::HEADING]);
    assert_eq!(poster.names("button"), [start::START], "there is no session to end yet");
    assert!(!poster.text().contains(kiosk::SET_UP));
    assert!(poster.only("form").attribute("class").is_some_and(|class| class.contains("kiosk")));
    let no_address = Options { result_url: None, ..kiosk_options() };
    assert!(page(fresh(&[2], no_address)).text().contains(kiosk::SET_UP));

    let mut session = fresh(&[2, 1], kiosk_options());
    session.leave_poster(env(1));
    let role = page(session);
    assert_eq!(role.names("radiogroup"), [start::ROLE]);
    assert_eq!(role.names("button"), [start::START, kiosk::END]);

    let mut session = fresh(&[2, 1], kiosk_options());
    session.leave_poster(env(1));
    session.begin(session.options().kiosk_setup(None), env(2));
    rate(&mut session, "1", 2);
    let rating = page(session);
    assert!(rating.all(".note").is_empty(), "a note could not be taken home");

    let mut session = fresh(&[2, 1], kiosk_options());
    session.leave_poster(env(1));
    session.begin(session.options().kiosk_setup(None), env(2));
    rate(&mut session, "1", 2);
    session.see_results();
    let result = page(session);
    assert_eq!(result.names("heading")[..2], [results::HEADING, kiosk::TAKE_HOME]);
    assert!(result.names("img").contains(&messages::link::QR.to_owned()));
    assert_eq!(result.names("button"), [results::CHANGE, kiosk::END]);
    let dialog = result.only("dialog[role=alertdialog]");
    assert_eq!(dialog.name(), kiosk::STILL_THERE);
    assert_eq!(dialog.description(), kiosk::warning(20));
    assert_eq!(result.only(".root > .foot > .status").text(), kiosk::STATUS);
}

/// Cases: AX-21
/// WCAG: 3.1.2
#[test]
fn texts_of_a_framework_in_another_language_say_so_on_screen() {
    let open = || {
        let mut session = opened(greek(&[2, 1, 1]), Options::default(), Shared::default());
        begin_as_lead(&mut session, env(1));
        rate(&mut session, "1.1", 2);
        rate(&mut session, "2.1", 5);
        session
    };
    let steps: [fn(&mut Session); 8] = [
        Session::go_to_start,
        |_| {},
        |session| {
            session.see_results();
        },
        |session| {
            session.see_results();
            session.go_to_targets();
        },
        |session| {
            begin_as_lead(session, env(3));
            rate(session, "1.1", 4);
            let earlier = session.results().next().unwrap().id.clone();
            session.see_results();
            session.compare_with(&ResultRef::Saved(earlier));
        },
        |session| session.open_targets_by_role(Some(RoleId::new("lead"))),
        |session| {
            session.see_results();
            session.make_plan(plan::new_title, env(3));
        },
        |session| session.begin(setup(Scope::Quick), env(3)),
    ];
    for step in steps {
        let mut session = open();
        step(&mut session);
        let told = format!("{:?}", session.screen());
        let page = page(session);
        assert!(page.texts().iter().any(|(language, _)| *language == Some("el")), "{told}");
        assert_languages(&page);
    }
    assert_languages(&page(opened(greek(&[2]), kiosk_options(), Shared::default())));
}

#[test]
fn team_view_asks_for_files_and_links_and_shows_nothing_of_a_self_check() {
    let options = Options { team: true, memory_only: true, ..Options::default() };
    let page = page(fresh(&[2, 1], options));
    assert_eq!(page.names("heading")[0], "Team");
    assert_eq!(page.names("file"), ["Add result files"]);
    assert_eq!(page.names("textbox"), ["Paste result links"]);
    assert!(page.text().contains("No results yet."));
    assert!(page.names("radio").is_empty() && page.names("table").is_empty());
}

#[test]
fn ids_with_spaces_break_no_name() {
    let mut parts = parts(&[2]);
    parts.targets.clear();
    parts.roles[0].id = RoleId::new("program lead");
    parts.roles[0].definition = "Leads".to_owned();
    parts.areas[0].id = ItemId::new("the area");
    parts.areas[0].competencies[0].id = ItemId::new("EPA 1");
    let framework = Framework::new(parts).unwrap();
    let start = page(opened(framework.clone(), Options::default(), Shared::default()));
    assert_eq!(start.named("radio", "LEAD").description(), "Leads");
    let mut session = opened(framework, Options::default(), Shared::default());
    session.begin(setup(Scope::Full), env(1));
    session.write_note(&ItemId::new("EPA 1"), "Shown", env(2));
    let rating = page(session);
    assert_eq!(rating.names("radiogroup")[0], "1.1 Now Do 1.1");
}

/// A kiosk must not lead back to its role question.
#[test]
fn first_page_of_a_kiosk_has_no_way_back() {
    for (area, is_there) in [(0, false), (1, true)] {
        let mut session = fresh(&[2, 1], kiosk_options());
        session.begin(session.options().kiosk_setup(None), env(2));
        session.go_to_area(area);
        let names = page(session).names("button");
        assert_eq!(names.contains(&rate::BACK.to_owned()), is_there, "{names:?}");
    }
}

#[test]
fn result_is_compared_only_where_there_is_something_to_compare_it_with() {
    let compares = |session: Session| {
        page(session).names("button").iter().filter(|name| name.starts_with("Compare")).count()
    };
    let mut session = rated(&[2]);
    session.begin(setup(Scope::Full), env(3));
    session.go_to_start();
    assert_eq!(compares(session), 0, "nothing is answered in the new one");
    let mut session = rated(&[2]);
    session.begin(setup(Scope::Full), env(3));
    rate(&mut session, "1.1", 2);
    session.go_to_start();
    assert_eq!(compares(session), 1);
}

#[test]
fn target_of_the_persons_own_is_no_suggestion_of_ours() {
    let adjusted = || {
        let mut session = rated(&[2]);
        let three = level(session.framework(), 3);
        session.adjust_target(&ItemId::new("1"), Some(three), env(2));
        session
    };
    let rating = page(adjusted());
    assert_eq!(rating.all(".suggestion")[0].text(), rate::OWN_TARGET);
    let mut session = adjusted();
    session.see_results();
    let text = page(session).text();
    assert!(text.contains("(your target)") && !text.contains("our suggestion"), "{text}");
}

#[test]
fn without_aims_more_answers_are_said_to_bring_no_priorities() {
    let mut session = fresh(&[2], Options::default());
    session.begin(setup(Scope::Full), env(1));
    rate(&mut session, "1.1", 2);
    session.see_results();
    let text = page(session).text();
    assert!(text.contains(results::NO_PRIORITIES_WITHOUT_AIMS), "{text}");
}

#[test]
fn targets_by_role_have_the_adjustments_of_the_self_check_on_screen() {
    let mut session = rated(&[2]);
    let two = level(session.framework(), 2);
    session.adjust_target(&ItemId::new("1"), Some(two), env(2));
    let first = session.open_assessment().unwrap().id.clone();
    begin_as_lead(&mut session, env(3));
    session.show_result(&first);
    session.open_targets_by_role(Some(RoleId::new("lead")));
    assert!(page(session).text().contains("Adjusted by you: 2"));
}

#[test]
fn paper_form_has_the_targets_of_competencies_that_differ_from_their_area() {
    let framework = Arc::new(small(&[3, 1]));
    let paper = html::page(|| view! { <PaperForm framework/> });
    let rows: Vec<_> = paper.all(".targets tbody tr").into_iter().map(Element::text).collect();
    assert_eq!(rows, ["Area 1 4; 1.2: 5", "Area 2"]);
}
