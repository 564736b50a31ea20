//! Blocked, absent, full and shared storage.

use std::fs;
use std::path::Path;

use cme_selfcheck::messages::{start, status};
use macro_rules_attribute::apply;
use serde_json::json;
use xtask::headers::POLICY;

use crate::bad_input::with_notes;
use crate::driver::{Browser, Engine};
use crate::embedding::host;
use crate::links::CLIPBOARD;
use crate::page::starts;
use crate::places;
use crate::polling::Polling;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::{Setup, Site};

const RECORD: &str = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008')";

impl Browser {
    /// A short journey, in which nothing is saved and nothing is lost.
    async fn journey_without_storage(&self) {
        self.press("radio", "Coordinator").await;
        self.press("button", "Start").await;
        self.choose_present("1.1", "3 Competent").await;
        self.says("status", "not saved").await;
        self.press("button", "See results").await;
        self.the("table", "Results by area").await;
        self.press("button", "Download JSON").await;
        assert!(self.downloaded(0).await.contains("\"1.1\""));
        self.is_clean().await;
    }
}

async fn without(browser: &Browser, before: &'static str) {
    let site = Site::with(Setup { before, ..Setup::default() });
    browser.open_selfcheck(&site).await;
    browser.journey_without_storage().await;
}

/// Cases: ST-01
#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn blocked_storage_is_told_and_the_journey_goes_on(browser: &Browser) {
    without(
        browser,
        "Object.defineProperty(window, 'localStorage',
           { get() { throw new DOMException('denied', 'SecurityError'); } });",
    )
    .await;
}

/// Cases: ST-02
#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn absent_storage_is_told_and_the_journey_goes_on(browser: &Browser) {
    without(browser, "Object.defineProperty(window, 'localStorage', { get: () => null });").await;
}

/// Cases: ST-03
#[apply(scenario)]
pub(crate) async fn storage_that_takes_nothing_is_told(browser: &Browser) {
    without(
        browser,
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
    )
    .await;
}

/// Like a frame with `sandbox="allow-scripts"`: an opaque origin, and so no storage of any kind.
///
/// Cases: EM-14, ST-01
#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn page_without_an_origin_has_the_whole_journey(browser: &Browser) {
    // In such a page WebKit's 'self' matches nothing, so the policy names the origin.
    let policy = format!("{POLICY}; sandbox allow-scripts").replace("'self'", "{origin}");
    let site = Site::with(Setup { policy: Some(policy), ..Setup::default() });
    browser.open_selfcheck(&site).await;
    let blocked = "try { localStorage; return false } catch { return true }";
    assert_eq!(browser.script(blocked, vec![]).await, json!(true));
    browser.journey_without_storage().await;
}

/// Cases: AX-17, ST-04, ST-05
/// WCAG: 4.1.3
#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn full_storage_is_told_and_saves_by_itself_when_there_is_room(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", "Saved on this device").await;
    let before = browser.script(RECORD, vec![]).await;
    // Fills the origin's storage to the last character that fits.
    browser
        .script(
            "for (let size = 4194304; size >= 1; size /= 2) {
               for (;;) {
                 const had = localStorage.getItem('fill') ?? '';
                 try { localStorage.setItem('fill', had + 'x'.repeat(size)); } catch { break; }
               }
             }
             localStorage.removeItem('cme-selfcheck:alliance-cme-2008:previous');
             for (let size = 4096; size >= 1; size /= 2) {
               for (;;) {
                 const had = localStorage.getItem('fill');
                 try { localStorage.setItem('fill', had + 'x'.repeat(size)); } catch { break; }
               }
             }",
            vec![],
        )
        .await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.says("status", "not saved").await;
    assert_eq!(browser.script(RECORD, vec![]).await, before, "the old record is whole");
    for code in ["1.1", "1.2"] {
        assert!(browser.exported().await.contains(&format!("\"{code}\"")), "{code} is still there");
    }
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    browser.script("localStorage.removeItem('fill')", vec![]).await;
    browser.says("status", "Saved on this device").await;
    assert!(browser.script(RECORD, vec![]).await.as_str().unwrap().contains("\"1.2\""));
    browser.is_clean().await;
}

/// Cases: ST-14
#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn leaving_right_after_an_answer_loses_nothing(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    let leave = "const root = document.querySelector('cme-selfcheck').shadowRoot;
         root.querySelectorAll('.now input')[Number(arguments[0])].click();
         location.href = arguments[1];";
    for (index, level) in [(0, "1 Novice"), (4, "5 Expert")] {
        browser.leave(leave, vec![json!(index), json!(site.url("paper.html"))]).await;
        browser.the("heading", "Competency self-check: paper form").await;
        browser.open(&site.url("")).await;
        browser.press("button", "Resume").await;
        assert!(browser.is_chosen("1.1 Now", level).await);
    }
    browser.open(&site.url("paper.html")).await;
    let entries = browser.script("return history.length", vec![]).await;
    browser.open(&site.url("")).await;
    browser.press("button", "Resume").await;
    let to_paper = "history.go(arguments[1] - history.length)";
    let back = leave.replace("location.href = arguments[1]", to_paper);
    browser.leave(&back, vec![json!(1), entries]).await;
    browser.the("heading", "Competency self-check: paper form").await;
    browser.open(&site.url("")).await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "2 Advanced beginner").await);
    let reload = leave.replace("location.href = arguments[1]", "location.reload()");
    browser.script("window.before = 1", vec![]).await;
    browser.leave(&reload, vec![json!(2)]).await;
    browser.until("!window.before").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
}

/// Browsers like to restore form fields after a reload.
#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn page_that_is_loaded_anew_has_chosen_nothing(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Coordinator").await;
    browser.press("radio", starts("Quick check")).await;
    let chosen = "return [...document.querySelector('cme-selfcheck').shadowRoot
          .querySelectorAll('[name=job-role], [name=scope]')].map(({ checked }) => checked)";
    let first = browser.script(chosen, vec![]).await;
    browser.client.refresh().await.unwrap();
    browser.runs().await;
    let second = browser.script(chosen, vec![]).await;
    browser.open(&site.url("")).await;
    browser.runs().await;
    assert_eq!(second, browser.script(chosen, vec![]).await, "as on the first visit");
    assert_ne!(second, first);
}

/// Saves repeatedly with everything that a record can contain. The time of a save is printed, not tested.
///
/// Cases: ST-29, ST-30
#[apply(scenario)]
pub(crate) async fn many_saves_grow_nothing(browser: &Browser) {
    let count = Run::choose(1_000, 1_000, 10_000);
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    let file = with_notes(browser, &"n".repeat(200)).await;
    browser.open_selfcheck(&site).await;
    browser.open_file("full.json", file.as_bytes()).await;
    browser.press("button", "Keep").await;
    browser.press("button", "Change answers").await;
    browser.the("button", "See results").await;
    let save = "
      const inputs = widget.shadowRoot.querySelector('.now').querySelectorAll('input');
      const key = 'cme-selfcheck:alliance-cme-2008';
      const size = () => [Object.keys(localStorage).sort().join(), localStorage.getItem(key).length];
      inputs[0].click();
      inputs[1].click();
      const before = size();
      const times = [];
      for (let turn = 0; turn < COUNT; turn++) {
        const text = localStorage.getItem(key);
        const began = performance.now();
        inputs[turn % 5].click();
        times.push(performance.now() - began);
        if (localStorage.getItem(key) === text) throw new Error(`not saved at once: ${turn}`);
        if (turn % 50 === 0) await task();
      }
      inputs[1].click();
      times.sort((a, b) => a - b);
      return [before, size(), times[Math.floor(COUNT * 0.95)]];
    ";
    let found = browser.run(&save.replace("COUNT", &count.to_string())).await;
    println!("{count} saves; 95 % within {} ms", found[2]);
    assert_eq!(found[0][0], found[1][0], "keys");
    let length = |index: usize| found[index][1].as_u64().unwrap();
    assert!(length(1) <= length(0) + 20, "only the counter grows: {found}");
}

/// Cases: ST-11
#[apply(scenario)]
pub(crate) async fn record_of_a_newer_version_can_be_taken_home(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    let newer = "const key = 'cme-selfcheck:alliance-cme-2008';
         const text = localStorage.getItem(key).replace('\"version\":1', '\"version\":99');
         localStorage.setItem(key, text); return text;";
    let newer = browser.script(newer, vec![]).await;
    browser.open_selfcheck(&site).await;
    browser.says("status", "come from another version").await;
    browser.press("button", "Download saved answers").await;
    assert_eq!(json!(browser.downloaded(0).await), newer);
    browser.script(CLIPBOARD, vec![]).await;
    browser.press("button", "Copy unreadable answers as text").await;
    browser.says("status", "Text copied").await;
    assert_eq!(browser.script("return seen.copied", vec![]).await, newer);
    browser.press("radio", "Leader").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "5 Expert").await;
    browser.says("status", "not saved").await;
    let record = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008')";
    assert_eq!(browser.script(record, vec![]).await, newer, "never touched");
    browser.is_clean().await;
}

/// Cases: ST-26
#[apply(scenario)]
pub(crate) async fn keys_of_others_are_left_alone(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    let put = "for (const key of ['cme-selfcheck', 'cme-selfcheck:other', 'theirs'])
         localStorage.setItem(key, 'theirs');";
    browser.script(put, vec![]).await;
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.open_selfcheck(&site).await;
    browser.press("button", "Delete everything").await;
    browser.press("button", "Delete").await;
    browser.says("status", "deleted").await;
    let left = browser.script("return Object.entries(localStorage).sort()", vec![]).await;
    let theirs = json!([
        ["cme-selfcheck", "theirs"],
        ["cme-selfcheck:other", "theirs"],
        ["theirs", "theirs"]
    ]);
    assert_eq!(left, theirs);
}

/// Cases: ST-27
#[apply(scenario)]
pub(crate) async fn two_elements_keep_two_records(browser: &Browser) {
    let page = "<!doctype html><html lang=\"en\"><head><title>Two</title>
         <script type=\"module\" src=\"cme-selfcheck.js\"></script></head><body><h1>Two</h1>
         <cme-selfcheck id=\"a\" storage-key=\"a\" job-role=\"leader\" scope=\"full\"></cme-selfcheck>
         <cme-selfcheck id=\"b\" storage-key=\"b\" job-role=\"none\" scope=\"quick\"></cme-selfcheck>
         </body></html>";
    let mut setup = Setup::default();
    setup.pages.insert("two.html", page.to_owned());
    let site = Site::with(setup);
    browser.open(&site.url("two.html")).await;
    browser
        .until("document.querySelectorAll('cme-selfcheck')[1].shadowRoot?.querySelector('button')")
        .await;
    let press = "document.getElementById(arguments[0]).shadowRoot.querySelector('.setup .actions button').click()";
    for id in ["a", "b"] {
        browser.script(press, vec![json!(id)]).await;
    }
    browser.choose_present("1.1", "3 Competent").await;
    browser.choose_present("1", "5 Expert").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await, "radios do not interfere");
    let keys = browser
        .script(
            "return Object.keys(localStorage).filter((key) => !key.endsWith('previous')).sort()",
            vec![],
        )
        .await;
    assert_eq!(
        keys,
        json!(["cme-selfcheck:alliance-cme-2008:a", "cme-selfcheck:alliance-cme-2008:b"])
    );
    let export = "return ['a', 'b'].map((id) => Object.keys(JSON.parse(document.getElementById(id).exportJson()).answers))";
    assert_eq!(browser.script(export, vec![]).await, json!([["1.1"], ["1"]]));
    assert!(!browser.has("alert", starts("The self-check")).await);
    browser.is_clean().await;
}

/// Records every new text of the status line from now on.
const LISTEN: &str = "
  const line = document.querySelector('cme-selfcheck').shadowRoot.querySelector('[role=status].status');
  seen.said = [];
  new MutationObserver(() => seen.said.push(line.textContent)).observe(
    line, { childList: true, subtree: true, characterData: true });
";

/// All site data is blocked, as a person can set it. The `WebKit` driver has no settings.
///
/// Cases: AX-17, ST-01
#[apply(scenario)]
#[engines(one of Chromium, Firefox; "the driver of WebKit has no settings")]
pub(crate) async fn site_data_blocked_by_the_person_is_told_once(browser: &Browser) {
    let blocked = match browser.engine {
        Engine::Firefox => json!({ "network.cookie.cookieBehavior": 2 }),
        Engine::Chromium | Engine::WebKit => {
            json!({ "profile.default_content_setting_values.cookies": 2 })
        }
    };
    let one = Browser::start_set(browser.engine, blocked).await;
    let body =
        "<cme-selfcheck scope=\"full\" result-url=\"https://example.org/check/\"></cme-selfcheck>";
    one.open_host(host("lang=\"en\"", body)).await;
    let refused = "try { return localStorage.length } catch (error) { return error.name }";
    assert_eq!(one.script(refused, vec![]).await, "SecurityError");
    one.script(LISTEN, vec![]).await;
    one.press("radio", "Coordinator").await;
    one.press("button", "Start").await;
    one.choose_present("1.1", "3 Competent").await;
    one.says("status", status::BLOCKED).await;
    one.choose_present("1.2", "4 Proficient").await;
    one.press("button", "Next").await;
    one.choose_present("2.1", "4 Proficient").await;
    one.press("button", "See results").await;
    one.the("table", "Results by area").await;
    one.press("button", "Download JSON").await;
    assert!(one.downloaded(0).await.contains("\"2.1\""));
    one.press("button", "Show QR code").await;
    one.the("img", starts("QR code")).await;
    one.says("status", status::BLOCKED).await;
    let said = one.script("return seen.said", vec![]).await;
    assert_eq!(said, json!([status::BLOCKED]), "announced once");
    one.press("button", "Make a plan").await;
    one.the("heading", "Learning plan").await;
    one.is_clean().await;
    one.stop().await;
}

/// Whether a file below this folder contains this text; files that are removed meanwhile do not count.
fn holds(folder: &Path, wanted: &str) -> bool {
    fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        let inside =
            || fs::read(&path).is_ok_and(|one| String::from_utf8_lossy(&one).contains(wanted));
        if path.is_dir() { holds(&path, wanted) } else { inside() }
    })
}

/// The same person closes a private window, and opens another one. `WebKit`'s test browser stores nothing in any
/// window.
///
/// Cases: ST-25
#[apply(scenario)]
#[engines(one of Chromium, Firefox; "the browser that drives WebKit remembers nothing in any window")]
pub(crate) async fn private_window_works_and_leaves_nothing(browser: &Browser) {
    let site = Site::plain();
    let uses = async |one: Browser| {
        one.open_selfcheck(&site).await;
        assert!(!one.has("button", "Resume").await);
        one.reads(start::WHERE).await;
        one.start_full(&site).await;
        one.choose_present("1.1", "3 Competent").await;
        one.says("status", status::SAVED).await;
        one.client.refresh().await.unwrap();
        assert!(one.is_chosen("1.1 Now", "3 Competent").await, "there as long as the window is");
        one.is_clean().await;
        one.stop().await;
    };
    let profile = places::folder();
    for _ in ["opened", "opened again"] {
        uses(Browser::start_private_in(browser.engine, &profile).await).await;
        assert!(!holds(&profile, "alliance-cme-2008"), "nothing of it is on disk");
    }
    // The control: a normal window leaves data behind.
    let profile = places::folder();
    uses(Browser::start_in(browser.engine, Some(&profile)).await).await;
    let mut polling = Polling::new();
    while !holds(&profile, "alliance-cme-2008") {
        assert!(polling.again().await, "what is there is not found");
    }
}
