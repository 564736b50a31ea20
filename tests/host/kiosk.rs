//! The end of a kiosk's session, its answers that are not stored, and the addresses in codes.

use std::sync::Arc;

use cme_selfcheck::domain::{ItemId, Present, ResultId, Scope, Zone};
use cme_selfcheck::embed::addresses::{is_public, result_page, standalone};
use cme_selfcheck::format::link_v1;
use cme_selfcheck::session::kiosk::{Clocks, IdleState, WARNING, idle_state};
use cme_selfcheck::session::links::ResultLink;
use cme_selfcheck::session::{Options, ResultRef, Screen, Session, SessionNotice};
use cme_selfcheck::storage::record_store::RecordStore;

use crate::steps::{at, env, level, session, setup, small};
use crate::storage::Shared;

fn with(options: Options, store: Shared) -> Session {
    let framework = Arc::new(small(&[3, 3]));
    let records = RecordStore::new(Box::new(store), &framework, "", "tab");
    Session::open(framework, options, records)
}

fn kiosk() -> Options {
    Options { kiosk: true, memory_only: true, ..Options::default() }
}

/// Cases: KI-02, KI-15
/// WCAG: 2.2.1
#[test]
fn kiosk_warns_for_twenty_seconds_and_every_touch_takes_the_warning_back() {
    let clocks = |now| Clocks { monotonic: now, wall: now };
    let mut last = clocks(1_000);
    let cases = [
        (1_000, IdleState::Active),
        (75_999, IdleState::Active),
        (76_000, IdleState::Warning(20)),
        (76_001, IdleState::Warning(20)),
        (77_000, IdleState::Warning(19)),
        (95_001, IdleState::Warning(1)),
        (95_999, IdleState::Warning(1)),
        (96_000, IdleState::Expired),
        (1_000_000, IdleState::Expired),
    ];
    for (now, expected) in cases {
        assert_eq!(idle_state(last, 75_000, clocks(now)), expected, "{now}");
    }
    for round in 1..=100 {
        let now = 1_000 + round * 80_000;
        assert!(
            matches!(idle_state(last, 75_000, clocks(now)), IdleState::Warning(_)),
            "round {round}"
        );
        last = clocks(now);
        assert_eq!(idle_state(last, 75_000, clocks(now)), IdleState::Active);
    }
    // A clock that is set back ends nothing early.
    assert_eq!(idle_state(last, 75_000, clocks(0)), IdleState::Active);
    assert_eq!(WARNING, 20_000);
}

/// Cases: FD-05
#[test]
fn time_in_which_the_device_slept_counts() {
    let last = Clocks { monotonic: 1_000, wall: 1_790_000_000_000 };
    let hours_later = Clocks { monotonic: 2_000, wall: 1_790_010_000_000 };
    assert_eq!(idle_state(last, 75_000, hours_later), IdleState::Expired);
    // The wall clock was set back, and time has passed nevertheless.
    let put_back = Clocks { monotonic: 100_000, wall: 1_700_000_000_000 };
    assert_eq!(idle_state(last, 75_000, put_back), IdleState::Expired);
}

#[test]
fn kiosk_begins_at_its_poster_and_comes_back_to_it_empty() {
    let store = Shared::default();
    let mut session = with(kiosk(), store.clone());
    assert_eq!(*session.screen(), Screen::Poster);
    let full = Options { scope: Some(Scope::Full), ..kiosk() };
    assert!(session.reconfigure(full) && session.reconfigure(kiosk()), "it tells what is asked");
    session.leave_poster(env(1));
    assert_eq!(*session.screen(), Screen::Start, "the role is asked for");
    let setup = session.options().kiosk_setup(None);
    assert_eq!(setup.scope, Scope::Quick);
    session.begin(setup, env(2));
    let now = level(session.framework(), 2);
    session.rate_present(&ItemId::new("1"), Present::Rated(now), env(3));
    session.delete_everything();
    assert_eq!(*session.screen(), Screen::Poster);
    assert!(session.open_assessment().is_none() && session.results().len() == 0);
    let answered = Options { role: Some(None), ..kiosk() };
    let mut session = with(answered, store);
    session.leave_poster(env(4));
    assert!(matches!(session.screen(), Screen::Rate(0)), "every question is answered");
}

#[test]
fn what_goes_on_elsewhere_moves_no_kiosk_on() {
    let mut session = with(kiosk(), Shared::default());
    // Another page of the website stores something; then this page is left, and restored.
    session.refresh();
    session.leave_page();
    session.page_restored();
    assert_eq!(*session.screen(), Screen::Poster);
    session.leave_poster(env(1));
    session.refresh();
    assert_eq!(*session.screen(), Screen::Start, "the role is asked for");
}

#[test]
fn kiosk_and_team_view_take_no_links() {
    let framework = small(&[3, 3]);
    let mut check = crate::steps::begin(&framework, None, false);
    crate::steps::answer(&framework, &mut check, "1.1", '2', 4, 0);
    let link = link_v1::write(&framework, &check, Zone::UTC).unwrap();
    let team = Options { team: true, ..Options::default() };
    for (options, screen) in [(kiosk(), Screen::Poster), (team, Screen::Team)] {
        let mut session = with(options, Shared::default());
        assert!(!session.takes_link(&link));
        session.offer_link(&link, env(1));
        assert!(session.offered().is_none() && *session.screen() == screen);
    }
}

#[test]
fn link_is_offered_kept_once_and_overwrites_nothing() {
    let framework = Arc::new(small(&[3, 3]));
    let mut mine = session(&framework, Shared::default(), "a");
    mine.begin(setup(Scope::Full), env(1));
    mine.rate_present(&ItemId::new("1.1"), Present::Rated(level(&framework, 2)), env(2));
    let mut other = crate::steps::begin(&framework, None, false);
    crate::steps::answer(&framework, &mut other, "1.1", '5', 4, 0);
    let link = link_v1::write(&framework, &other, Zone::UTC).unwrap();
    assert!(mine.takes_link(&link));
    for _ in 0..2 {
        mine.offer_link(&link, env(3));
        assert_eq!(*mine.screen(), Screen::Start);
        assert!(mine.offered().is_some());
        mine.keep_offered(env(4));
        assert!(matches!(mine.screen(), Screen::Results(ResultRef::Saved(_))));
    }
    assert_eq!(mine.results().len(), 1, "the same link is the same result");
    let now = mine.answer(&ItemId::new("1.1")).present;
    assert_eq!(now, Some(Present::Rated(level(&framework, 2))), "what is open stays");
}

#[test]
fn refused_links_are_told_and_change_nothing() {
    let mut session = with(Options::default(), Shared::default());
    for text in ["", "a", "%20", "AAAA", &"A".repeat(8_192), &"A".repeat(2_000_000)] {
        session.offer_link(text, env(1));
        assert!(session.offered().is_none());
        let told =
            session.notices().iter().filter(|one| matches!(one, SessionNotice::Link(_))).count();
        assert_eq!(told, 1, "one notice, however many links: {}", text.len());
    }
}

#[test]
fn link_needs_a_page_and_room() {
    let options = |page: &str| Options { result_url: result_page(page), ..Options::default() };
    let mut session = with(options("https://example.org/check/"), Shared::default());
    assert_eq!(session.link(), ResultLink::NoPage, "there is nothing to link to yet");
    session.begin(setup(Scope::Full), env(1));
    let ResultLink::Url(link) = session.link() else { panic!("a link") };
    assert!(link.starts_with("https://example.org/check/#r="), "{link}");
    let text = link.split_once("#r=").unwrap().1;
    let id = ResultId::from_random(1);
    let read = link_v1::read(text, session.framework(), id, at(9), Zone::UTC).unwrap();
    assert_eq!(read.scope, Scope::Full);
    assert!(ResultLink::Url(link).qr_code().is_some());
    let mut nowhere = with(Options::default(), Shared::default());
    nowhere.begin(setup(Scope::Full), env(1));
    assert_eq!(nowhere.link(), ResultLink::NoPage);
    assert_ne!(link_v1::fingerprint("a"), link_v1::fingerprint("b"));
}

#[test]
fn addresses_of_result_pages() {
    let good = [
        ("https://example.org", "https://example.org", true),
        ("https://example.org/a/b.html?x=1#", "https://example.org/a/b.html?x=1", true),
        ("https://example.org/?f={a|b}^`", "https://example.org/?f={a|b}^`", true),
        ("http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/", true),
        ("https://fcbarcelona.example", "https://fcbarcelona.example", true),
        ("https://10.example.org/", "https://10.example.org/", true),
        ("http://8.8.8.8/", "http://8.8.8.8/", true),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/", true),
        ("http://localhost:8080/", "http://localhost:8080/", false),
        ("http://LOCALHOST/", "http://LOCALHOST/", false),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x", false),
        ("http://[::1]/", "http://[::1]/", false),
        ("http://192.168.1.20/", "http://192.168.1.20/", false),
        ("http://172.20.0.3/", "http://172.20.0.3/", false),
        ("http://172.40.0.3/", "http://172.40.0.3/", true),
        ("http://tablet.local/", "http://tablet.local/", false),
        ("http://tablet/", "http://tablet/", false),
        ("http://[fe80::1]/", "http://[fe80::1]/", false),
    ];
    for (text, page, public) in good {
        assert_eq!(result_page(text).as_deref(), Some(page), "{text}");
        assert_eq!(is_public(page), public, "{text}");
    }
    let long = format!("https://example.org/{}", "a".repeat(500));
    for text in [
        "",
        "example.org",
        "/relative",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "https://",
        "https:///path",
        "https://user@example.org",
        "https://a|b.example/",
        "https://a%b.example/",
        "https://example.org/\"onload",
        "https://example.org/a b",
        "https://example.org/#/selfcheck",
        "https://exa\u{202e}mple.org",
        &long,
    ] {
        assert_eq!(result_page(text), None, "{text}");
    }
}

#[test]
fn standalone_page_stands_beside_the_script() {
    let script = "https://example.org/check/cme-selfcheck.js";
    for (page, own) in [
        ("https://example.org/check/", true),
        ("https://example.org/check/index.html", true),
        ("https://example.org/check/frame.html", false),
        ("https://example.org/", false),
        ("https://example.org/checked/", false),
        ("https://other.example/check/", false),
        ("", false),
    ] {
        assert_eq!(standalone(script, page).is_some(), own, "{page}");
    }
}
