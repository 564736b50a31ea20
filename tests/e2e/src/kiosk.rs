//! The kiosk: strangers use it, and no data remains.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use macro_rules_attribute::apply;
use serde_json::json;

use cme_selfcheck::session::links::ResultLink;

use crate::driver::{Browser, Engine};
use crate::embedding::{host, kept};
use crate::page::starts;
use crate::places;
use crate::polling::Polling;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::{Fault, LAZY_PART, Setup, Site};

/// A clock that a test can set forward.
pub(crate) const CLOCK: &str = "
  const real = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => real() + ahead;
  window.later = (seconds) => { ahead += seconds * 1000; };
";
pub(crate) const KIOSK: &str = "<cme-selfcheck mode=\"kiosk\" job-role=\"coordinator\" \
     result-url=\"https://example.org/check/\"></cme-selfcheck>";

/// Everything that the page could still know, except its own program and framework. The clipboard is not included: a
/// page may not read it without permission, and a kiosk has no copy button.
const TRACES: &str = "
  const root = document.querySelector('cme-selfcheck').shadowRoot;
  return {
    checked: root.querySelectorAll('.now input:checked').length,
    codes: root.querySelectorAll('.qr').length,
    local: localStorage.length,
    session: sessionStorage.length,
    address: location.href.includes('#'),
    state: history.state,
  };
";

/// How often each text occurs in the program's memory. The texts are passed as bytes, because strings would be in the
/// page's memory from then on.
const MEMORY: &str = "
  const memory = new Uint8Array(seen.wasm.exports.memory.buffer);
  return arguments[0].map((wanted) => {
    let found = 0;
    for (let at = memory.indexOf(wanted[0]); at >= 0; at = memory.indexOf(wanted[0], at + 1)) {
      if (wanted.every((byte, index) => memory[at + index] === byte)) found++;
    }
    return found;
  });
";

/// The id of the self-check, from its record in the script heap during the session.
fn id_in(heap: &str) -> String {
    let mut ids = heap.split(r#"\"id\":\""#).skip(1).filter_map(|rest| rest.get(..32));
    ids.find(|id| id.bytes().all(|byte| byte.is_ascii_hexdigit())).unwrap().to_owned()
}

impl Browser {
    /// Opens the kiosk on a screen that is wide enough for the result in one view.
    async fn open_kiosk(&self, setup: Setup) -> Site {
        self.resize(1280, 900).await;
        self.open_host(setup).await
    }

    /// Goes from the poster to the result; returns the content of the code.
    pub(crate) async fn visit(&self, level: &str) -> String {
        self.press("button", "Start").await;
        self.the("radiogroup", starts("1 Now")).await;
        // No text fields, which could suggest another visitor's input.
        assert!(!self.has("textbox", starts("")).await);
        assert!(!self.has("button", starts("Add note")).await);
        self.rate_every_area(level).await;
        self.the("img", starts("QR code")).await;
        self.script("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await;
        self.scan().await
    }

    pub(crate) async fn shows_the_poster(&self) {
        self.the("heading", "Where are you, and where do you want to be?").await;
        assert!(!self.has("button", "End session").await);
    }

    /// The id of the self-check.
    async fn id(&self) -> String {
        self.result().await["id"].as_str().unwrap().to_owned()
    }

    async fn times_in_memory(&self, texts: &[String]) -> Vec<u64> {
        let bytes: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
        serde_json::from_value(self.script(MEMORY, vec![json!(bytes)]).await).unwrap()
    }

    /// Texts that must be gone after the session: the beginning of the answers in its record, its id, and its link's
    /// payload. The first two are in memory during the session, or searching for them afterwards would prove nothing;
    /// the link is freed once its code is drawn.
    async fn texts_of_session(&self, link: &str, level: u8, id: String) -> Vec<String> {
        let answers = format!(r#""answers":{{"1":{{"present":{level}"#);
        let texts = vec![answers, id, link.split_once("#r=").unwrap().1.to_owned()];
        let found = self.times_in_memory(&texts).await;
        assert!(found[0] > 0 && found[1] > 0, "{texts:?} are in memory {found:?} times");
        texts
    }

    async fn has_no_traces(&self, texts: &[String]) {
        let traces = self.script(TRACES, vec![]).await;
        let nothing = json!({
            "checked": 0, "codes": 0, "local": 0, "session": 0, "address": false, "state": null,
        });
        assert_eq!(traces, nothing);
        let found = self.times_in_memory(texts).await;
        assert_eq!(found, vec![0; texts.len()], "{texts:?} in memory");
        let databases = "return (await indexedDB.databases?.() ?? []).length
             + (self.caches ? (await caches.keys()).length : 0)";
        assert_eq!(self.run(databases).await, json!(0));
    }
}

#[apply(scenario)]
#[engines(all, "each has its own idea of the window's height in what is zoomed")]
pub(crate) async fn each_screen_fills_the_window(browser: &Browser) {
    let _site = browser.open_host(host("", &KIOSK.replace("job-role=\"coordinator\" ", ""))).await;
    let fills =
        "document.querySelector('cme-selfcheck').getBoundingClientRect().height > innerHeight - 1";
    browser.shows_the_poster().await;
    browser.until(fills).await;
    browser.press("button", "Start").await;
    browser.press("radio", "Coordinator").await;
    browser.until(fills).await;
    browser.press("button", "Start").await;
    browser.the("button", "See results").await;
    browser.until(fills).await;
}

/// Cases: KI-01, KI-05, KI-06, KI-17
/// WCAG: 4.1.3
#[apply(scenario)]
#[engines(all, "what each keeps: storage, history, caches")]
pub(crate) async fn visit_ends_with_a_code_and_leaves_no_trace(browser: &Browser) {
    let site = browser.open_kiosk(Setup { before: CLOCK, ..host("lang=\"en\"", KIOSK) }).await;
    browser.shows_the_poster().await;
    let link = browser.visit("2 Advanced beginner").await;
    assert!(link.starts_with("https://example.org/check/#r="), "{link}");
    for gone in [
        "Download JSON",
        "Download CSV",
        "Download Excel file",
        "Print",
        "Delete everything",
        "Copy link",
    ] {
        assert!(!browser.has("button", gone).await, "{gone}");
    }
    assert!(!browser.has("file", starts("")).await);
    assert!(!browser.has("link", starts("")).await);
    assert!(!browser.has("textbox", starts("")).await);
    // Not read from the page, which would then keep the answer.
    let (_, drawn) = ResultLink::Url(link.clone()).qr_code().unwrap();
    let id = match browser.engine {
        Engine::Chromium => id_in(&browser.heap_snapshot().await),
        // Their heaps are not searched afterwards.
        Engine::Firefox | Engine::WebKit => browser.id().await,
    };
    let texts = browser.texts_of_session(&link, 2, id.clone()).await;
    browser.script("window.mine = 'kept by ' + 'the test'", vec![]).await;
    browser.press("button", "End session").await;
    browser.shows_the_poster().await;
    browser.says("status", "The session has ended.").await;
    let focused = "return widget.shadowRoot.activeElement?.textContent";
    assert_eq!(browser.run(focused).await, "Where are you, and where do you want to be?");
    if browser.engine == Engine::Chromium {
        let heap = browser.heap_snapshot().await;
        assert!(heap.contains("kept by the test"), "what is kept is found");
        for trace in [&link[link.len() - 40..], &drawn[200..260], id.as_str()] {
            assert!(!heap.contains(trace), "{trace}");
        }
    }
    browser.has_no_traces(&texts).await;
    // The next session starts without data.
    browser.press("button", "Start").await;
    browser.the("radiogroup", starts("1 Now")).await;
    browser.has_no_traces(&texts).await;
    assert!(site.requests().iter().all(|request| !request.contains("r=")));
    browser.is_clean().await;
}

/// Cases: KI-02, KI-15
/// WCAG: 2.2.1
#[apply(scenario)]
pub(crate) async fn quiet_is_warned_of_extended_and_then_ended(browser: &Browser) {
    browser.open_kiosk(Setup { before: CLOCK, ..host("lang=\"en\"", KIOSK) }).await;
    let link = browser.visit("3 Competent").await;
    let texts = browser.texts_of_session(&link, 3, browser.id().await).await;
    for round in 0..11 {
        let focus = "[...widget.shadowRoot.querySelectorAll('button')]
               .find(({ textContent }) => textContent === 'End session').focus()";
        browser.run(focus).await;
        browser.script("later(76)", vec![]).await;
        let dialog = browser.the("alertdialog", starts("")).await;
        let text = dialog.text().await.unwrap();
        assert!(text.contains("Are you still there?"), "round {round}: {text}");
        match round % 3 {
            0 => browser.press("button", "I'm still here").await,
            1 => browser.type_key(fantoccini::key::Key::Shift.into()).await,
            // The focused button must not react to this press.
            _ => browser.type_key(fantoccini::key::Key::Enter.into()).await,
        }
        browser
            .until(
                "!document.querySelector('cme-selfcheck').shadowRoot.querySelector('dialog').open",
            )
            .await;
        browser.the("img", starts("QR code")).await;
    }
    // Setting back the wall clock has no effect.
    browser.script("const now = Date.now; Date.now = () => now() - 86400000", vec![]).await;
    browser.script("later(80)", vec![]).await;
    browser.the("alertdialog", starts("")).await;
    browser.script("later(17)", vec![]).await;
    browser.shows_the_poster().await;
    browser.has_no_traces(&texts).await;
    browser.is_clean().await;
}

/// With a single scanning switch an answer takes minutes: outside the kiosk nothing times out.
///
/// Cases: AX-28
#[apply(scenario)]
pub(crate) async fn nothing_but_the_kiosk_runs_out_of_time(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(Setup { before: CLOCK, ..host("lang=\"en\"", body) }).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.script("const now = Date.now; Date.now = () => now() + 86400000", vec![]).await;
    browser.script("later(86400)", vec![]).await;
    // All timers of the widget run at least once a second.
    browser.run("await new Promise((go) => setTimeout(go, 1100))").await;
    assert!(!browser.has("alertdialog", starts("")).await);
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    browser.choose_desired("1.1", "5 Expert").await;
    assert_eq!(browser.result().await["answers"]["1.1"]["desired"], 5);
    browser.is_clean().await;
}

/// Cases: KI-03, KI-04
#[apply(scenario)]
#[engines(all, "each keeps pages for the way back differently")]
pub(crate) async fn leaving_and_coming_back_finds_the_poster(browser: &Browser) {
    let site = browser.open_kiosk(kept(host("lang=\"en\"", KIOSK))).await;
    let link = browser.visit("4 Proficient").await;
    let texts = browser.texts_of_session(&link, 4, browser.id().await).await;
    browser.leaves_for(&site.url("paper.html")).await;
    browser.goes_back().await;
    browser.shows_the_poster().await;
    browser.has_no_traces(&texts).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "5 Expert").await;
    browser.client.refresh().await.unwrap();
    browser.shows_the_poster().await;
    browser
        .run("await widget.ready; widget.remove(); await task(); document.body.append(widget)")
        .await;
    browser.shows_the_poster().await;
    browser.is_clean().await;
    // WebKit's driver stops answering with a second window.
    if browser.engine != Engine::WebKit {
        browser.press("button", "Start").await;
        browser.choose_present("1", "5 Expert").await;
        let other = browser.client.new_window(true).await.unwrap().handle;
        browser.client.close_window().await.unwrap();
        browser.client.switch_to_window(other).await.unwrap();
        browser.open(&site.url("host.html")).await;
        browser.shows_the_poster().await;
        browser.has_no_traces(&texts).await;
        browser.is_clean().await;
    }
}

#[apply(scenario)]
pub(crate) async fn kiosk_without_a_public_page_says_so_to_the_staff(browser: &Browser) {
    for address in ["", "result-url=\"http://localhost:8080/\"", "result-url=\"/relative\""] {
        let body = format!("<cme-selfcheck mode=\"kiosk\" {address}></cme-selfcheck>");
        browser.open_host(host("lang=\"en\"", &body)).await;
        browser.says("note", "Setup is not finished").await;
        browser.press("button", "Start").await;
        browser.press("radio", "Leader").await;
        browser.press("button", "Start").await;
        browser.choose_present("1", "2 Advanced beginner").await;
        browser.press("button", "See results").await;
        browser.the("heading", "Results").await;
        assert!(!browser.has("img", starts("QR code")).await, "{address}");
    }
}

/// An unattended kiosk may have nobody to press a button.
#[apply(scenario)]
#[engines(all, "each tells a trap differently")]
pub(crate) async fn kiosk_that_has_stopped_starts_again_by_itself(browser: &Browser) {
    let minute_at_once = "
        const wait = setTimeout;
        window.setTimeout = (act, time, ...given) => wait(act, time === 60000 ? 1 : time, ...given);
        const answers = [() => Promise.reject(new TypeError('no network')),
          async () => new Response('', { status: 503 })];
        const real = fetch;
        window.asked = 0;
        window.fetch = (...given) => String(given[0]).endsWith('/cme-selfcheck.js') && answers[asked]
          ? answers[window.asked++]() : real(...given);";
    let setup = Setup { before: minute_at_once, ..host("lang=\"en\"", KIOSK) };
    browser.open_kiosk(setup).await;
    browser.visit("2 Advanced beginner").await;
    // The next press panics or traps.
    let stop = "window.hasStopped = true;
        new Uint8Array(seen.wasm.exports.memory.buffer).fill(0);
        document.querySelector('cme-selfcheck').shadowRoot.querySelector('button').click();";
    browser.leave(stop, vec![]).await;
    browser.until("!window.hasStopped").await;
    browser.shows_the_poster().await;
}

#[apply(scenario)]
#[engines(all, "each tells a failed fetch differently")]
pub(crate) async fn kiosk_whose_rest_cannot_be_had_tries_again_by_itself(browser: &Browser) {
    let minute_is_short = "
        const every = setInterval;
        window.setInterval = (act, time, ...given) => every(act, time === 60000 ? 500 : time, ...given);";
    let mut setup = Setup { before: minute_is_short, ..host("lang=\"en\"", KIOSK) };
    setup.faults.push((LAZY_PART, Fault::Missing));
    let site = Site::with(setup);
    browser.open(&site.url("host.html")).await;
    browser.the("heading", "This page could not be loaded").await;
    browser.reads("Check your connection").await;
    let text = "return document.querySelector('cme-selfcheck').shadowRoot.textContent";
    let text = browser.script(text, vec![]).await;
    assert!(!text.as_str().unwrap().contains("answers"), "nobody has answered: {text}");
    site.change(|setup| setup.faults.clear());
    browser.shows_the_poster().await;
}

/// The address in the booth guide.
#[apply(scenario)]
pub(crate) async fn page_of_the_frame_is_a_kiosk_by_its_address(browser: &Browser) {
    let site = Site::plain();
    browser.resize(1280, 900).await;
    let address = "frame.html?mode=kiosk&job-role=none&result-url=https://example.org/check/";
    browser.open(&site.url(address)).await;
    browser.shows_the_poster().await;
    let link = browser.visit("2 Advanced beginner").await;
    assert!(link.starts_with("https://example.org/check/#r="), "{link}");
    let texts = browser.texts_of_session(&link, 2, browser.id().await).await;
    browser.press("button", "End session").await;
    browser.shows_the_poster().await;
    browser.has_no_traces(&texts).await;
    browser.is_clean().await;
}

/// Cases: KI-09
#[apply(scenario)]
pub(crate) async fn nothing_leads_out_of_the_kiosk(browser: &Browser) {
    browser.open_kiosk(host("lang=\"en\"", KIOSK)).await;
    let stopped = "return ['contextmenu', 'dragover', 'drop'].map((kind) => {
         const event = new Event(kind, { bubbles: true, composed: true, cancelable: true });
         widget.shadowRoot.querySelector('[part=heading]').dispatchEvent(event);
         return event.defaultPrevented;
       })";
    assert_eq!(browser.run(stopped).await, json!([true, true, true]));
    browser.run("widget.mode = null; await task(); await task()").await;
    assert_eq!(browser.run(stopped).await, json!([false, false, false]));
    browser.is_clean().await;
}

/// Cases: EM-09
#[apply(scenario)]
pub(crate) async fn mode_changes_at_run_time(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"coordinator\" scope=\"quick\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    browser.run("widget.mode = 'kiosk'; await task(); await task()").await;
    browser.shows_the_poster().await;
    browser.press("button", "Start").await;
    assert!(!browser.is_chosen("1 Now", "3 Competent").await, "a stranger sees nothing");
    browser.run("widget.mode = null; await task(); await task()").await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1 Now", "3 Competent").await, "what was stored is still there");
    // Another framework in the same task changes nothing about that.
    let file = "frameworks/alliance-cme-2008.json";
    browser.run(&format!("widget.framework = '{file}'; widget.mode = 'kiosk'; await task()")).await;
    browser.shows_the_poster().await;
    browser.press("button", "Start").await;
    browser.the("button", "End session").await;
    browser.run("widget.mode = null; widget.framework = null; await task()").await;
    browser.press("button", "Resume").await;
    assert!(!browser.has("button", "End session").await);
    assert!(browser.is_chosen("1 Now", "3 Competent").await);
    browser.is_clean().await;
}

/// Lets the test run the page's interval timers.
const TIMERS: &str = "
  window.timers = [];
  window.setInterval = (act, every) => timers.push({ act, every });
  window.clearInterval = () => {};
";

/// Cases: KI-11
#[apply(scenario)]
pub(crate) async fn three_days_of_poster_leave_nothing_behind(browser: &Browser) {
    browser.open_host(Setup { before: TIMERS, ..host("lang=\"en\"", KIOSK) }).await;
    browser.shows_the_poster().await;
    // Setting a text again removes the comment nodes beside it, by which Leptos finds its nodes.
    let look = "return [seen.wasm.exports.memory.buffer.byteLength,
         widget.shadowRoot.innerHTML.replaceAll('<!---->', ''), document.getAnimations().length]";
    // Runs every timer as often as it would run in those hours.
    let hours = |hours: u32| {
        format!(
            "for (const {{ act, every }} of timers) {{
               for (let time = 0; time < {hours} * 3600000; time += every) act();
             }}
             {look}"
        )
    };
    browser.run(&hours(1)).await;
    let before = browser.run(look).await;
    let counted = browser.counters().await;
    let heap = browser.heap().await;
    let found = browser.run("return timers.length").await;
    assert_eq!(found, json!(2), "who is there, and what could not be saved");
    for _ in 0..12 {
        browser.run(&hours(6)).await;
    }
    let after = browser.run(look).await;
    assert_eq!(after, before);
    assert_eq!(after[2], json!(0), "the poster is still");
    // Only Chromium's driver reports these.
    if let (Some(counted), Some(heap)) = (counted, heap) {
        browser.counts_no_more_than(&counted).await;
        browser.heap_has_hardly_grown(heap).await;
    }
    browser.shows_the_poster().await;
    browser.is_clean().await;
}

/// Whether any file in a folder contains these bytes.
fn holds(folder: &Path, wanted: &[u8]) -> bool {
    fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds(&path, wanted);
        }
        // Sockets and the like cannot be read.
        let bytes = fs::read(&path).unwrap_or_default();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    })
}

/// When the browser last wrote to disk that its tab shows a page of that site. Firefox compresses its session file, but
/// a string that occurs for the first time, such as the port, is stored verbatim.
fn noted(browser: &Browser, profile: &Path, site: &Site) -> Option<SystemTime> {
    let folder = profile.join(match browser.engine {
        Engine::Chromium => "Default/Sessions",
        Engine::Firefox | Engine::WebKit => "sessionstore-backups",
    });
    let port = site.host().rsplit(':').next().unwrap().as_bytes();
    let named = |path: &Path| {
        fs::read(path).unwrap_or_default().windows(port.len()).any(|part| part == port)
    };
    let notes = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = notes.filter(|note| named(&note.path()));
    ours.filter_map(|note| note.metadata().ok()?.modified().ok()).max()
}

impl Browser {
    /// Waits until a tab is restored with a page of that site, and switches to it.
    async fn goes_to_what_came_back(&self, site: &Site) {
        let mut polling = Polling::new();
        loop {
            for window in self.client.windows().await.unwrap() {
                self.client.switch_to_window(window).await.unwrap();
                let address = self.client.current_url().await.unwrap();
                if address.as_str().starts_with(&site.url("")) {
                    return;
                }
            }
            assert!(polling.again().await, "no tab came back");
        }
    }
}

/// In browsers that restore their tabs by themselves.
///
/// Cases: KI-04, KI-12
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "the browser that drives WebKit has no profile that outlives it")]
pub(crate) async fn cut_power_at_any_moment_leaves_a_poster(browser: &Browser) {
    let site = Site::with(host("lang=\"en\"", KIOSK));
    let profile = places::folder();
    let mut codes: Vec<String> = Vec::new();
    // The fourth round reaches a result.
    let rounds = match browser.engine {
        Engine::Chromium => Run::choose(4, 10, 100),
        Engine::Firefox | Engine::WebKit => 4,
    };
    for round in 0..rounds {
        let one = Browser::start_in(browser.engine, Some(&profile)).await;
        one.resize(1280, 900).await;
        if round > 0 {
            one.goes_to_what_came_back(&site).await;
            one.shows_the_poster().await;
        }
        let before = noted(&one, &profile, &site);
        one.open(&site.url("host.html")).await;
        one.shows_the_poster().await;
        let mut polling = Polling::new();
        while noted(&one, &profile, &site) <= before {
            assert!(polling.again().await, "{} notes no tabs", one.engine);
        }
        let kept = "return [localStorage.length, sessionStorage.length, history.state,
             (await indexedDB.databases()).length, (await caches.keys()).length]";
        assert_eq!(one.run(kept).await, json!([0, 0, null, 0, 0]), "round {round}");
        for code in &codes {
            assert!(!holds(&profile, code.as_bytes()), "round {round}");
        }
        // A different moment each time, from the poster to the code.
        one.press("button", "Start").await;
        let areas = round * 3 % 10;
        for area in 1..=areas.min(8) {
            one.choose_present(&area.to_string(), "4 Proficient").await;
            one.press("button", if area < 8 { "Next" } else { "See results" }).await;
        }
        if areas > 8 {
            one.the("img", starts("QR code")).await;
            one.script("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await;
            codes.push(one.scan().await.split_once("#r=").unwrap().1.to_owned());
        }
        one.cut_power();
    }
    assert!(!codes.is_empty());
    for code in &codes {
        assert!(!holds(&profile, code.as_bytes()));
    }
    fs::remove_dir_all(&profile).unwrap();
}

/// Runs sessions one after the other, as fast as possible. Returns the bytes of wasm in use, and the milliseconds of
/// each session.
const SESSIONS: &str = "
  const root = widget.shadowRoot;
  const until = async (selector) => {
    for (;;) {
      const found = root.querySelector(selector);
      if (found) return found;
      await task();
    }
  };
  const button = (words) => [...root.querySelectorAll('button')].find((one) => one.textContent === words);
  const times = [];
  for (let session = 0; session < SESSIONS; session++) {
    const began = performance.now();
    (await until('.poster .primary')).click();
    for (let area = 0; area < 8; area++) {
      const heading = await until('.rate h2, .rate h3');
      root.querySelectorAll('.now input')[(session + area) % 7].click();
      button(area < 7 ? 'Next' : 'See results').click();
      while (heading.isConnected) await task();
    }
    await until('.kiosk-result .qr');
    button('End session').click();
    await until('.poster');
    while (root.querySelector('.kiosk-result')) await task();
    times.push(performance.now() - began);
  }
  // What the test itself keeps.
  seen.events.length = 0;
  return [seen.wasm.exports.memory.buffer.byteLength, times];
";

/// The number of sessions.
fn sessions() -> u32 {
    let soak = std::env::var("CME_SOAK").ok().and_then(|number| number.parse().ok());
    Run::choose(10, 100, soak.unwrap_or(10_000))
}

/// The 95th percentile of the times, in milliseconds.
fn slow(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() * 95 / 100]
}

impl Browser {
    /// Runs that many sessions; returns the bytes of wasm in use, and the times.
    async fn have_sessions(&self, count: u32) -> (u64, Vec<f64>) {
        let found = self.run(&SESSIONS.replace("SESSIONS", &count.to_string())).await;
        serde_json::from_value(found).unwrap()
    }

    /// Asserts that the script heap has hardly grown. For drivers that can tell.
    async fn heap_has_hardly_grown(&self, before: u64) {
        let grown = self.heap().await.unwrap().saturating_sub(before);
        assert!(grown <= 2 * 1024 * 1024, "the heap has grown by {grown} bytes");
    }
}

/// Cases: KI-10
#[apply(scenario)]
pub(crate) async fn session_after_session_memory_stays_flat(browser: &Browser) {
    browser.open_host(host("lang=\"en\"", KIOSK)).await;
    let some = Run::choose(10, 20, 20);
    browser.have_sessions(some).await;
    let (before, _) = browser.have_sessions(5).await;
    let counted = browser.counters().await;
    let heap = browser.heap().await;
    let mut times = Vec::new();
    while times.len() < sessions() as usize {
        times.extend(browser.have_sessions(some).await.1);
    }
    let (after, _) = browser.have_sessions(5).await;
    let (now, heap_now) = (browser.counters().await, browser.heap().await);
    let part = times.len().min(100);
    let (first, last) = (slow(&times[..part]), slow(&times[times.len() - part..]));
    println!(
        "{} sessions: wasm {before} then {after} bytes; nodes and listeners {counted:?} then {now:?}; \
         heap {heap:?} then {heap_now:?} bytes; 95 % of {part} within {first:.0} ms then {last:.0} ms",
        times.len()
    );
    // Whether one more page of 64 KiB is needed depends on the time of garbage collection.
    assert!(after <= before + 65_536, "{before} bytes of wasm, then {after}");
    // Only Chromium's driver reports these.
    if let (Some(counted), Some(heap)) = (counted, heap) {
        browser.heap_has_hardly_grown(heap).await;
        browser.counts_no_more_than(&counted).await;
    }
    browser.is_clean().await;
}

/// Cases: FD-05
#[apply(scenario)]
#[engines(all, "clocks and returns")]
pub(crate) async fn device_that_slept_shows_nobody_the_last_visitor(browser: &Browser) {
    let before = "const now = Date.now; let slept = 0; Date.now = () => now() + slept;
        window.sleep = (hours) => { slept += hours * 3_600_000; };";
    browser.open_kiosk(Setup { before, ..host("lang=\"en\"", KIOSK) }).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    // Before the next frame.
    let wakes = "
      sleep(3);
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      for (let step = 0; step < 20; step++) await Promise.resolve();
      return Boolean(widget.shadowRoot.querySelector('.poster'));";
    assert_eq!(browser.run(wakes).await, true);
    browser.shows_the_poster().await;
}

#[apply(scenario)]
pub(crate) async fn chart_has_room_on_every_tablet(browser: &Browser) {
    browser.open_kiosk(host("lang=\"en\"", KIOSK)).await;
    browser.visit("3 Competent").await;
    let width = "return document.querySelector('cme-selfcheck').shadowRoot
        .querySelector('.plot-line').getBoundingClientRect().width";
    for window in [600, 768, 900, 930, 962, 1024, 1080, 1180, 1280, 1366] {
        browser.resize(window, 800).await;
        let plot = browser.script(width, vec![]).await.as_f64().unwrap();
        assert!(plot >= 140.0, "{plot} px in a window of {window}");
    }
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn kiosk_without_links_promises_none(browser: &Browser) {
    browser
        .open_kiosk(host(
            "lang=\"en\"",
            "<cme-selfcheck mode=\"kiosk\" job-role=\"leader\"></cme-selfcheck>",
        ))
        .await;
    browser.press("button", "Start").await;
    browser.rate_every_area("3 Competent").await;
    browser.the("heading", "Results").await;
    assert!(!browser.has("heading", "Take your result home").await);
    browser.is_clean().await;
}
