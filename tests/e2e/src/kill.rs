//! Saved data after an external end: a killed browser, or a website that clears its storage.

use std::fs;
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use cme_selfcheck::embed::limits::RECALL_MILLISECONDS;
use cme_selfcheck::messages::status;
use macro_rules_attribute::apply;
use serde_json::json;

use crate::actions::WHOLE;
use crate::driver::{Browser, Engine};
use crate::embedding::{host, kept, page};
use crate::places;
use crate::polling::Polling;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site};

const BODY: &str = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
/// The mirror's copies, and markers without a text that a copy's page was left.
const COPIES: &str = "
  const found = await new Promise((resolve) => {
    const request = indexedDB.open('cme-selfcheck');
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = (event) => { event.preventDefault(); resolve(); };
    request.onsuccess = () => resolve(request.result);
  });
  if (!found) return [];
  const copies = await new Promise((resolve) => {
    const request = found.transaction('last').objectStore('last').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  found.close();
  return copies;
";
/// Sets the clock an hour later.
const LATER: &str = "const now = Date.now; Date.now = () => now.call(Date) + 3600000;";

impl Browser {
    /// Waits until an expression about the copies is true.
    async fn keeps(&self, what: &str) {
        self.comes_true(&format!("return (await (async () => {{ {COPIES} }})()).{what}")).await;
    }

    /// Waits until there are that many copies.
    async fn keeps_copies(&self, count: u32) {
        self.keeps(&format!("filter(({{ text }}) => text).length === {count}")).await;
    }

    /// Waits until a copy has this text.
    async fn keeps_copy_with(&self, text: &str) {
        self.keeps(&format!("some((copy) => copy.text?.includes('{text}'))")).await;
    }

    /// Waits until there is a marker that the page was left, or none.
    async fn knows_of_leaving(&self, left: bool) {
        self.keeps(&format!("some(({{ text }}) => !text) === {left}")).await;
    }

    /// Runs a script after which the page requests `between` and blocks. The driver waits for the page.
    async fn stands_still(&self, site: &Site, script: &str) {
        let reached = async {
            let mut polling = Polling::new();
            while !site.requests().iter().any(|path| path.ends_with("between")) {
                assert!(polling.again().await, "it never came between the two writes");
            }
        };
        let click = async {
            self.script(script, vec![]).await;
            pending::<()>().await;
        };
        let (mut reached, mut click) = (pin!(reached), pin!(click));
        poll_fn(|context| {
            let _: Poll<()> = click.as_mut().poll(context);
            reached.as_mut().poll(context)
        })
        .await;
    }
}

/// How long after an answer the browser is killed, in milliseconds; `None` means once the copy is written. A shorter
/// run takes the first ones.
const WAITS: [Option<u64>; 7] =
    [None, Some(100), Some(0), Some(1_000), Some(5_000), Some(15_000), Some(45_000)];

/// Browsers write `localStorage` to disk long after a change, and a person may return long after that. `WebKit`'s test
/// browser has no persistent profile.
///
/// Cases: ST-13
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "the browser that drives WebKit has no profile that outlives it")]
pub(crate) async fn killed_browser_loses_at_most_the_last_answer(browser: &Browser) {
    let site = Site::with(host("lang=\"en\"", BODY));
    for wait in WAITS.iter().take(Run::choose(2, 5, WAITS.len())).copied() {
        let profile = places::folder();
        let one = Browser::start_in(browser.engine, Some(&profile)).await;
        one.open(&site.url("host.html")).await;
        one.press("button", "Start").await;
        one.choose_present("1.1", "2 Advanced beginner").await;
        one.choose_desired("1.1", "4 Proficient").await;
        one.says("status", status::SAVED).await;
        one.choose_present("1.2", "3 Competent").await;
        match wait {
            None => one.keeps_copy_with("\"1.2\"").await,
            Some(wait) => tokio::time::sleep(Duration::from_millis(wait)).await,
        }
        one.cut_power();
        site.change(|setup| setup.before = LATER);
        let two = Browser::start_in(browser.engine, Some(&profile)).await;
        two.open(&site.url("host.html")).await;
        // If the browser is killed at once, the last answer may be lost.
        if wait != Some(0) {
            two.reads("2 of 48 answered").await;
        }
        two.press("button", "Resume").await;
        assert!(two.is_chosen("1.1 Now", "2 Advanced beginner").await, "{wait:?}");
        assert!(two.is_chosen("1.1 Aim", "4 Proficient").await, "{wait:?}");
        if wait != Some(0) {
            assert!(two.is_chosen("1.2 Now", "3 Competent").await, "{wait:?}");
        }
        two.is_clean().await;
        two.cut_power();
        site.change(|setup| setup.before = "");
        fs::remove_dir_all(&profile).unwrap();
    }
}

/// A page that is restored, or an element that is inserted again, no longer counts as left. `WebKit`'s test browser has
/// no persistent profile.
///
/// Cases: ST-13
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "the browser that drives WebKit has no profile that outlives it")]
pub(crate) async fn killed_after_coming_back_loses_nothing(browser: &Browser) {
    let mut setup = kept(host("lang=\"en\"", BODY));
    setup.pages.insert("other.html", page("lang=\"en\"", "").replace("cme-selfcheck.js", ""));
    let site = Site::with(setup);
    for taken_out in [true, false] {
        let profile = places::folder();
        let one = Browser::start_in(browser.engine, Some(&profile)).await;
        one.open(&site.url("host.html")).await;
        // Firefox keeps no page in the back/forward cache that still has a request.
        one.until(WHOLE).await;
        one.press("button", "Start").await;
        one.choose_present("1.1", "3 Competent").await;
        one.says("status", status::SAVED).await;
        one.keeps_copy_with("\"1.1\"").await;
        if taken_out {
            one.run("window.out = widget; widget.remove()").await;
            one.knows_of_leaving(true).await;
            one.run("document.body.append(out); await out.ready").await;
        } else {
            one.leaves_for(&site.url("other.html")).await;
            one.knows_of_leaving(true).await;
            one.goes_back().await;
        }
        one.knows_of_leaving(false).await;
        one.cut_power();
        let two = Browser::start_in(browser.engine, Some(&profile)).await;
        two.open(&site.url("host.html")).await;
        two.reads("1 of 48 answered").await;
        two.press("button", "Resume").await;
        assert!(two.is_chosen("1.1 Now", "3 Competent").await);
        two.is_clean().await;
        two.cut_power();
        fs::remove_dir_all(&profile).unwrap();
    }
}

/// Another page of the website clears `localStorage`; it does not know of the copies.
///
/// Cases: ST-21
#[apply(scenario)]
#[engines(all, "what reaches the disk of IndexedDB and localStorage, and when")]
pub(crate) async fn what_was_taken_out_after_the_page_was_left_stays_out(browser: &Browser) {
    let mut setup = host("lang=\"en\"", BODY);
    setup.pages.insert("other.html", page("lang=\"en\"", "").replace("cme-selfcheck.js", ""));
    let site = Site::with(setup);
    for (taken_out, at_once) in [(false, false), (true, false), (false, true), (true, true)] {
        // In WebKit there is no marker, and a copy counts for some seconds.
        if at_once && browser.engine == Engine::WebKit {
            continue;
        }
        browser.open(&site.url("host.html")).await;
        browser.press("button", "Start").await;
        browser.choose_present("1.1", "3 Competent").await;
        browser.says("status", status::SAVED).await;
        browser.keeps_copies(1).await;
        if taken_out {
            browser.run("widget.remove(); await task();").await;
        }
        browser.open(&site.url("other.html")).await;
        browser.script("localStorage.clear()", vec![]).await;
        site.change(|setup| setup.before = if at_once { "" } else { LATER });
        browser.open(&site.url("host.html")).await;
        browser.the("button", "Start").await;
        assert!(!browser.has("button", "Resume").await, "nothing comes back");
        browser.keeps_copies(0).await;
        browser.is_clean().await;
        site.change(|setup| setup.before = "");
    }
}

/// The page blocks between the copy of the last record and the new one: a request there is never answered, and the
/// server knows of it.
const BETWEEN: &str = "
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (window.armed && !key.includes(':previous')) {
      const request = new XMLHttpRequest();
      request.open('GET', 'between', false);
      request.send();
    }
    write.call(this, key, text);
  };
";

/// `WebKit`'s test browser has no persistent profile.
///
/// Cases: ST-15
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "the browser that drives WebKit has no profile that outlives it")]
pub(crate) async fn power_cut_between_the_two_writes_leaves_a_whole_record(browser: &Browser) {
    let faults = vec![("between", Fault::Unanswered)];
    let site = Site::with(Setup { before: BETWEEN, faults, ..host("lang=\"en\"", BODY) });
    let profile = places::folder();
    let one = Browser::start_in(browser.engine, Some(&profile)).await;
    one.open(&site.url("host.html")).await;
    one.press("button", "Start").await;
    one.choose_present("1.1", "2 Advanced beginner").await;
    one.choose_present("1.2", "3 Competent").await;
    one.says("status", status::SAVED).await;
    one.keeps_copies(1).await;
    let answer = "window.armed = true;
         const { shadowRoot } = document.querySelector('cme-selfcheck');
         setTimeout(() => shadowRoot.querySelectorAll('.now input')[4].click());";
    one.stands_still(&site, answer).await;
    one.cut_power();
    site.change(|setup| setup.faults.clear());
    let two = Browser::start_in(browser.engine, Some(&profile)).await;
    two.open(&site.url("host.html")).await;
    two.reads("2 of 48 answered").await;
    two.press("button", "Resume").await;
    assert!(two.is_chosen("1.1 Now", "2 Advanced beginner").await, "the record before");
    assert!(two.is_chosen("1.2 Now", "3 Competent").await);
    let damaged =
        "return Object.keys(localStorage).filter((key) => key.includes('damaged')).length";
    assert_eq!(two.script(damaged, vec![]).await, json!(0));
    two.choose_present("1.1", "5 Expert").await;
    two.says("status", status::SAVED).await;
    two.is_clean().await;
    two.cut_power();
    fs::remove_dir_all(&profile).unwrap();
}

/// Once armed, discards all writes after the copy of the last record, as if the page had ended there.
const ENDED: &str = "
  const write = Storage.prototype.setItem;
  const remove = Storage.prototype.removeItem;
  Storage.prototype.setItem = function (key, text) {
    window.ended ||= window.armed && !key.includes(':previous');
    if (!window.ended) write.call(this, key, text);
  };
  Storage.prototype.removeItem = function (key) {
    if (!window.ended) remove.call(this, key);
  };
";

/// No other copy can help: the record in `localStorage` is opened.
///
/// Cases: ST-15
#[apply(scenario)]
#[engines(all, "what reaches the disk of IndexedDB and localStorage, and when")]
pub(crate) async fn page_that_ends_between_the_two_writes_leaves_a_whole_record(browser: &Browser) {
    let setup = Setup { before: ENDED, ..host("lang=\"en\"", BODY) };
    browser.open_host(setup).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.choose_present("1.2", "3 Competent").await;
    browser.says("status", status::SAVED).await;
    browser.keeps_copies(1).await;
    browser.script("indexedDB.deleteDatabase('cme-selfcheck')", vec![]).await;
    browser.keeps_copies(0).await;
    browser.script("window.armed = true", vec![]).await;
    browser.choose_present("1.1", "5 Expert").await;
    browser.says("status", "not saved").await;
    assert_eq!(browser.script("return window.ended", vec![]).await, json!(true));
    browser.client.refresh().await.unwrap();
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "2 Advanced beginner").await, "the record before");
    assert!(browser.is_chosen("1.2 Now", "3 Competent").await);
    browser.is_clean().await;
}

/// Cases: ST-21
#[apply(scenario)]
#[engines(all, "what reaches the disk of IndexedDB and localStorage, and when")]
pub(crate) async fn website_that_empties_its_storage_is_told_of_and_obeyed(browser: &Browser) {
    browser.open_host(host("lang=\"en\"", BODY)).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", status::SAVED).await;
    browser.keeps_copies(1).await;
    browser.script("localStorage.clear()", vec![]).await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.says("status", "Your saved answers are gone").await;
    assert_eq!(browser.script("return localStorage.length", vec![]).await, json!(0));
    browser.keeps_copies(0).await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await, "still on the page");
    browser.press("button", status::SAVE_AGAIN).await;
    browser.says("status", status::SAVED).await;
    browser.client.refresh().await.unwrap();
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    // Cleared, then left.
    browser.choose_present("1.2", "2 Advanced beginner").await;
    browser.says("status", status::SAVED).await;
    browser.script("localStorage.clear()", vec![]).await;
    browser.client.refresh().await.unwrap();
    browser.the("button", "Start").await;
    assert!(!browser.has("button", "Resume").await, "nothing comes back");
    browser.is_clean().await;
}

/// Like a person in Chromium's settings; the other drivers have no command for it.
///
/// Cases: ST-22
#[apply(scenario)]
#[engines(one of Chromium; "no other driver has a command for it")]
pub(crate) async fn site_data_cleared_by_the_person_is_told_and_saving_goes_on(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", status::SAVED).await;
    browser.keeps_copies(1).await;
    let everything = json!({ "origin": site.url(""), "storageTypes": "all" });
    browser.cdp_with("Storage.clearDataForOrigin", everything).await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.says("status", "Your saved answers are gone").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await, "still on the page");
    browser.keeps_copies(0).await;
    browser.press("button", status::SAVE_AGAIN).await;
    browser.says("status", status::SAVED).await;
    browser.keeps_copies(1).await;
    browser.open_selfcheck(&site).await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "what reaches the disk of IndexedDB and localStorage, and when")]
pub(crate) async fn deleting_everything_leaves_no_copy(browser: &Browser) {
    browser.open_host(host("lang=\"en\"", BODY)).await;
    browser.keeps_copies(0).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.keeps_copies(1).await;
    browser.run("widget.reset()").await;
    browser.keeps_copies(0).await;
    browser.client.refresh().await.unwrap();
    browser.the("button", "Start").await;
    assert!(!browser.has("button", "Resume").await);
    browser.is_clean().await;
}

/// Cases: ST-32
#[apply(scenario)]
#[engines(all, "what reaches the disk of IndexedDB and localStorage, and when")]
pub(crate) async fn copies_that_cannot_be_kept_are_not_missed(browser: &Browser) {
    for before in [
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
        "IDBFactory.prototype.open = () => ({});",
        "Object.defineProperty(window, 'indexedDB', { value: undefined });",
    ] {
        browser.open_host(Setup { before, ..host("lang=\"en\"", BODY) }).await;
        browser.press("button", "Start").await;
        browser.choose_present("1.1", "3 Competent").await;
        browser.says("status", status::SAVED).await;
        browser.client.refresh().await.unwrap();
        browser.press("button", "Resume").await;
        assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
        browser.is_clean().await;
    }
}

/// Makes the database hang as this page specifies, and records how long the page asks to wait.
const HANGING: &str = "
  if (sessionStorage.hangs === 'open') IDBFactory.prototype.open = () => ({});
  if (sessionStorage.hangs === 'databases') IDBFactory.prototype.databases = () => new Promise(() => {});
  window.waits = [];
  const wait = setTimeout;
  window.setTimeout = (act, time, ...given) => {
    waits.push(time);
    return wait(act, time, ...given);
  };
";

/// Cases: ST-32
#[apply(scenario)]
pub(crate) async fn copies_that_hang_hold_the_start_up_for_a_moment_only(browser: &Browser) {
    browser.open_host(Setup { before: HANGING, ..host("lang=\"en\"", BODY) }).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", status::SAVED).await;
    browser.keeps_copies(1).await;
    for what in ["open", "databases"] {
        browser.script("sessionStorage.hangs = arguments[0]", vec![json!(what)]).await;
        browser.client.refresh().await.unwrap();
        browser.press("button", "Resume").await;
        assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
        let asked = format!("return waits.includes({RECALL_MILLISECONDS})");
        assert_eq!(browser.script(&asked, vec![]).await, json!(true));
        browser.is_clean().await;
    }
}

/// Simulates a kill: the record is older than its copy. The disk is slow: the first database is read when the test says
/// so, long after the start has stopped waiting.
const LATE: &str = "
  if (sessionStorage.late) {
    const key = 'cme-selfcheck:alliance-cme-2008';
    localStorage.setItem(key, sessionStorage.late);
    localStorage.removeItem(`${key}:previous`);
    window.late = [];
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given);
      if (window.first) return request;
      window.first = request;
      Object.defineProperty(request, 'onsuccess', {
        set(act) {
          request.addEventListener('success', (event) => late.push(() => act(event)));
        },
      });
      return request;
    };
  }
";

impl Browser {
    /// Answers two items, and opens the page again with a record of one of them, and a late copy. A removed record
    /// would not do, because of the marker that the page was left.
    async fn opens_with_a_late_copy(&self) {
        self.open_host(Setup { before: LATE, ..host("lang=\"en\"", BODY) }).await;
        self.press("button", "Start").await;
        self.choose_present("1.1", "3 Competent").await;
        self.says("status", status::SAVED).await;
        let keep = "sessionStorage.late = localStorage.getItem('cme-selfcheck:alliance-cme-2008')";
        self.script(keep, vec![]).await;
        self.choose_present("1.2", "4 Proficient").await;
        self.keeps_copy_with("\"1.2\"").await;
        self.client.refresh().await.unwrap();
        self.reads("1 of 48 answered").await;
        self.until("late.length > 0").await;
    }

    /// Lets the copy be read.
    async fn copy_arrives(&self) {
        self.script("late.splice(0).forEach((go) => go())", vec![]).await;
    }
}

/// Cases: ST-13, ST-32
#[apply(scenario)]
pub(crate) async fn copy_that_is_read_late_is_taken_in_then(browser: &Browser) {
    browser.opens_with_a_late_copy().await;
    browser.copy_arrives().await;
    browser.reads("2 of 48 answered").await;

    browser.opens_with_a_late_copy().await;
    browser.press("button", "Resume").await;
    browser.choose_present("1.3", "5 Expert").await;
    browser.says("status", status::SAVED).await;
    assert!(!browser.is_chosen("1.2 Now", "4 Proficient").await, "it is not there yet");
    browser.copy_arrives().await;
    browser.reads("3 of 48 answered").await;
    for (group, level) in [("1.1", "3 Competent"), ("1.2", "4 Proficient"), ("1.3", "5 Expert")] {
        assert!(browser.is_chosen(&format!("{group} Now"), level).await, "{group}");
    }
    browser.script("delete sessionStorage.late", vec![]).await;
    browser.client.refresh().await.unwrap();
    browser.reads("3 of 48 answered").await;
    browser.is_clean().await;
}

/// Cases: ST-32
#[apply(scenario)]
pub(crate) async fn copy_that_is_read_after_everything_was_deleted_stays_out(browser: &Browser) {
    browser.opens_with_a_late_copy().await;
    browser.press("button", "Delete everything").await;
    browser.press("button", "Delete").await;
    browser.says("status", "deleted").await;
    browser.keeps_copies(0).await;
    browser.copy_arrives().await;
    browser.script("delete sessionStorage.late", vec![]).await;
    browser.client.refresh().await.unwrap();
    browser.the("button", "Start").await;
    browser.keeps_copies(0).await;
    assert!(!browser.has("button", "Resume").await);
    browser.is_clean().await;
}
