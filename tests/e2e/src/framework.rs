//! A framework file by its address: failures, and changes at run time.

use cme_selfcheck::format::framework_v1;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use xtask::headers::POLICY;

use crate::driver::Browser;
use crate::embedding::host;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site};

const BODY: &str = "<cme-selfcheck framework=\"own.json\"><p>The fallback</p></cme-selfcheck>";

/// A small framework of two areas.
pub(crate) fn small() -> Value {
    let mut whole: Value = serde_json::from_str(framework_v1::BUILT_IN).unwrap();
    whole["id"] = json!("small");
    whole["title"] = json!("A small framework");
    let areas = whole["areas"].as_array_mut().unwrap();
    areas.truncate(2);
    areas[0]["title"] = json!("Listening");
    whole["targets"] = json!({});
    if whole.get("targetReasons").is_some() {
        whole["targetReasons"] = json!({});
    }
    whole
}

/// A host whose element names `own.json`, with that content.
pub(crate) fn with(file: impl Into<String>) -> Setup {
    let mut setup = host("lang=\"en\"", BODY);
    setup.pages.insert("own.json", file.into());
    setup
}

impl Browser {
    /// The failure is shown in the widget's place and sent as one event, with the fallback.
    async fn fails(&self, setup: Setup, words: &[&str]) -> Site {
        let site = Site::with(setup);
        self.open(&site.url("host.html")).await;
        for words in words {
            self.says("alert", words).await;
        }
        self.the("button", "Reload the page").await;
        assert!(
            !self.has("link", "Use the printable paper form").await,
            "it is of another framework"
        );
        self.until("seen.events.length > 0").await;
        let events = self.script("return seen.events", vec![]).await;
        assert_eq!(events.as_array().unwrap().len(), 1, "{events}");
        assert_eq!(events[0]["detail"]["code"], "framework");
        assert!(events[0]["detail"]["message"].as_str().unwrap().contains(words[0]), "{events}");
        let drawn = self.run("return widget.querySelector('p').checkVisibility()").await;
        assert_eq!(drawn, json!(true), "the fallback");
        let ready = "return widget.ready.then(() => 'resolved', (why) => 'rejected: ' + why)";
        let ready = self.run(ready).await;
        assert!(ready.as_str().unwrap().contains(words[0]), "{ready}");
        site
    }
}

#[apply(scenario)]
pub(crate) async fn file_by_its_address_is_used(browser: &Browser) {
    let site = browser.open_host(with(small().to_string())).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.the("heading", "Listening").await;
    browser.choose_present("1.1", "3 Competent").await;
    assert_eq!(browser.result().await["framework"]["id"], "small");
    // The file is fetched once, even if the element is removed and inserted again.
    browser.run("widget.remove(); await task(); document.body.append(widget)").await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    let fetched = site.requests().iter().filter(|path| path.contains("own.json")).count();
    assert_eq!(fetched, 1);
    browser.is_clean().await;
}

/// Cases: EM-09, ST-28
#[apply(scenario)]
pub(crate) async fn framework_changes_at_run_time_and_answers_stay(browser: &Browser) {
    let mut setup = with(small().to_string());
    let mut edited = small();
    edited["revision"] = json!(2);
    edited["areas"][0]["competencies"].as_array_mut().unwrap().remove(1);
    edited["areas"][0]["title"] = json!("Hearing");
    setup.pages.insert("edited.json", edited.to_string());
    setup.pages.insert("broken.json", "{}".to_owned());
    browser.open_host(setup).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.choose_present("1.2", "4 Proficient").await;
    // Another edition: the same screen, answers by their ids.
    browser.run("widget.framework = 'edited.json'").await;
    browser.the("heading", "Hearing").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    assert!(browser.exported().await.contains("\"1.2\""), "kept, though no longer asked");
    // Another framework, and back.
    browser.run("widget.framework = null").await;
    browser.the("button", "Start").await;
    assert!(!browser.has("button", "Resume").await);
    // Of several changes the last one counts, whatever arrives first.
    browser
        .run("widget.framework = 'broken.json'; await task(); widget.framework = 'own.json'")
        .await;
    browser.press("button", "Resume").await;
    browser.the("heading", "Listening").await;
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    browser.is_clean().await;
    // An unusable file is reported, and the next one is tried.
    browser.run("widget.framework = 'broken.json'").await;
    browser.says("alert", "does not look like one").await;
    browser.run("widget.framework = 'own.json'; await task(); await widget.ready").await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
}

#[apply(scenario)]
#[engines(all, "each reports a failed fetch differently")]
pub(crate) async fn failures_to_get_the_file_are_told(browser: &Browser) {
    browser.fails(host("lang=\"en\"", BODY), &["does not provide"]).await;
    let site = Site::with(with(small().to_string()));
    // Another origin, forbidden by the policy or by the server.
    let elsewhere = |setup: &mut Setup| {
        let page = setup.pages.get_mut("host.html").unwrap();
        *page = page.replace("own.json", &site.url("own.json"));
    };
    let mut blocked = host("lang=\"en\"", BODY);
    elsewhere(&mut blocked);
    browser.fails(blocked, &["questions for this self-check could not be loaded"]).await;
    let faults = vec![("own.json", Fault::Unshared)];
    let unshared = Site::with(Setup { faults, ..with(small().to_string()) });
    let policy = Some(POLICY.replace("connect-src 'self'", "connect-src *"));
    let mut setup = Setup { policy: policy.clone(), ..host("lang=\"en\"", BODY) };
    let page = setup.pages.get_mut("host.html").unwrap();
    *page = page.replace("own.json", &unshared.url("own.json"));
    browser.fails(setup, &["questions for this self-check could not be loaded"]).await;
    // An invalid address.
    let mut setup = host("lang=\"en\"", BODY);
    let page = setup.pages.get_mut("host.html").unwrap();
    *page = page.replace("own.json", "https://[");
    browser.fails(setup, &["questions for this self-check could not be loaded"]).await;
    // If both allow it, it works from there.
    let mut shared = Setup { policy, ..host("lang=\"en\"", BODY) };
    elsewhere(&mut shared);
    browser.open_host(shared).await;
    browser.press("radio", "Coordinator").await;
    browser.is_clean().await;
}

/// Cases: HI-10
#[apply(scenario)]
pub(crate) async fn files_that_are_no_framework_are_told_with_every_problem(browser: &Browser) {
    browser.fails(with("{}"), &["does not look like one"]).await;
    browser.fails(with("{\"format\": "), &["damaged or incomplete"]).await;
    let mut wrong = small();
    wrong["revision"] = json!(0);
    wrong["areas"][0]["title"] = json!("");
    wrong["areas"][1]["competencies"][0]["id"] = json!("1.1");
    wrong["extra"] = json!("<img src=x onerror=alert(1)>");
    let words = ["these problems", "revision", "areas[0].title", "“1.1” a second time", "extra"];
    browser.fails(with(wrong.to_string()), &words).await;
}

#[apply(scenario)]
#[engines(all, "streams")]
pub(crate) async fn large_and_slow_files_are_not_read_to_their_end(browser: &Browser) {
    let large = format!("{}{}", " ".repeat(4 * 1024 * 1024), small());
    browser.fails(with(large), &["larger than 4 MB"]).await;
    // Without a content length, and without an end.
    let before = "const real = fetch;
         seen.pulled = 0;
         window.fetch = (url, init) => String(url).includes('own.json')
           ? Promise.resolve(new Response(new ReadableStream({ pull(to) {
               seen.pulled += 1;
               to.enqueue(new Uint8Array(65536).fill(32));
             } })))
           : real(url, init);";
    browser.fails(Setup { before, ..with("") }, &["larger than 4 MB"]).await;
    let pulled = browser.script("return seen.pulled", vec![]).await;
    assert!((64..80).contains(&pulled.as_u64().unwrap()), "{pulled} × 64 kB");
    // Nothing ever arrives; the timeout is shortened here.
    let before = "const real = fetch;
         const timeout = AbortSignal.timeout;
         AbortSignal.timeout = (wait) => { seen.wait = wait; return timeout.call(AbortSignal, 100); };
         window.fetch = (url, init) => String(url).includes('own.json')
           ? new Promise((_, reject) => init.signal.addEventListener('abort',
               () => reject(init.signal.reason)))
           : real(url, init);";
    browser.fails(Setup { before, ..with("") }, &["took too long"]).await;
    assert_eq!(browser.script("return seen.wait", vec![]).await, json!(15_000));
}

#[apply(scenario)]
pub(crate) async fn empty_address_is_as_good_as_none(browser: &Browser) {
    browser.open_host(host("lang=\"en\"", &BODY.replace("own.json", ""))).await;
    browser.the("radiogroup", starts("Your role")).await;
    let told = browser.script("return seen.events.map(({ detail }) => detail.code)", vec![]).await;
    assert_eq!(told, json!([]));
}
