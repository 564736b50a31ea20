//! A widget that cannot run shows a message in its place, and links to the paper form.

use std::path::Path;

use macro_rules_attribute::apply;
use serde_json::json;
use xtask::files::read_folder;
use xtask::headers::POLICY;

use crate::driver::Browser;
use crate::embedding::host;
use crate::offline::ends;
use crate::page::starts;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::{Fault, LAZY_PART, Setup, Site, flip};

impl Browser {
    /// The failure is shown in words and sent as one event, with the fallback and the paper form.
    async fn fails_with_words(&self, words: &str) {
        self.says("alert", words).await;
        self.the("link", "Use the printable paper form").await;
        self.the("button", "Reload the page").await;
        let fallback = "document.querySelector('cme-selfcheck').textContent.includes('48 comp')";
        self.until(fallback).await;
        assert!(!self.has("radio", "Manager").await, "nothing is asked that nobody takes");
        self.until("seen.events.length === 1").await;
        let event = self.script("return seen.events[0]", vec![]).await;
        assert_eq!(event["name"], "selfcheck-error");
        assert_eq!(event["detail"]["code"], "start");
        assert!(event["detail"]["message"].as_str().unwrap().contains(words));
        let ready = "const done = arguments[0]; document.querySelector('cme-selfcheck').ready
             .then(() => done('resolved'), (why) => done(String(why)))";
        let ready = self.client.execute_async(ready, vec![]).await.unwrap();
        assert!(ready.as_str().unwrap().contains(words), "ready is rejected: {ready}");
    }

    /// Asserts the message of a page, or its behaviour, if the browser refuses one of its scripts.
    async fn says_what_to_do_without(&self, page: &str, script: &str) {
        let words = match (page, script) {
            // Only the attributes from the address, or offline use, are lost.
            (_, "frame.js" | "offline.js") => {
                self.runs().await;
                return;
            }
            // The page works, except for the preview.
            ("check.html", "cme-selfcheck.js") => {
                self.press("button", "Start from the built-in framework").await;
                "The preview could not be loaded."
            }
            _ => "If it does not, ",
        };
        self.until(&format!("document.body.innerText.includes('{words}')")).await;
    }
}

async fn with_fault(browser: &Browser, file: &'static str, fault: Fault, words: &str) {
    let site = Site::with(Setup { faults: vec![(file, fault)], ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.fails_with_words(words).await;
    browser.press("link", "Use the printable paper form").await;
    browser.the("heading", "Competency self-check: paper form").await;
}

#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn missing_wasm_is_told(browser: &Browser) {
    with_fault(browser, ".wasm", Fault::Missing, "could not be loaded").await;
}

/// Cases: HI-25
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn one_flipped_bit_in_the_wasm_is_refused(browser: &Browser) {
    with_fault(browser, ".wasm", Fault::FlippedBit, "could not be loaded").await;
}

/// Cases: HI-26
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn one_flipped_bit_in_the_entry_file_is_refused(browser: &Browser) {
    let faults = vec![("cme-selfcheck.js", Fault::FlippedBit)];
    let site = Site::with(Setup { faults, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.until("document.readyState === 'complete'").await;
    let defined = "return Boolean(customElements.get('cme-selfcheck'))";
    assert_eq!(browser.script(defined, vec![]).await, json!(false));
    browser.the("link", "use the printable paper form").await;
    let lazy = site.requests().iter().any(|path| path.contains(LAZY_PART));
    assert!(!lazy, "nothing ran that could load more than the page names");
}

/// The scripts of a page, each with whether it has an integrity value.
fn scripts(page: &str) -> impl Iterator<Item = (&str, bool)> {
    page.split("<script ").skip(1).filter_map(|rest| {
        let (tag, _) = rest.split_once('>')?;
        let (_, address) = tag.split_once("src=\"")?;
        let name = address.split(['"', '?']).next()?;
        Some((name.trim_start_matches("../"), tag.contains(" integrity=\"")))
    })
}

/// How to open a page so that it shows whether a script ran, and the expression that is true then.
fn sign(page: &str, script: &str) -> (String, &'static str) {
    let sign = match script {
        "check.js" => "document.querySelector('#desk h2')",
        "frame.js" => "document.querySelector('cme-selfcheck').hasAttribute('job-role')",
        "offline.js" => "document.querySelector('.update')",
        _ => "customElements.get('cme-selfcheck')",
    };
    let query = if page == "frame.html" { "?job-role=leader" } else { "" };
    (format!("{page}{query}"), sign)
}

/// Records which scripts of the page the browser did not run.
const REFUSED: &str = "seen.refused = [];
     addEventListener('error', ({ target }) => {
       if (target.localName === 'script') seen.refused.push(target.src.split(/[/?]/).at(3));
     }, true);";

/// Cases: HI-26
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn one_flipped_bit_in_any_script_of_a_page_is_refused(browser: &Browser) {
    let files = read_folder(Path::new("dist")).unwrap();
    let plain = Site::with(Setup { before: REFUSED, ..Setup::default() });
    let mut all = Vec::new();
    for (page, bytes) in files.iter().filter(|(path, _)| ends(path, "html")) {
        let scripts = scripts(std::str::from_utf8(bytes).unwrap());
        all.extend(scripts.map(|(script, checked)| (page, script, checked)));
    }
    let (checked, unchecked): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(.., checked)| *checked);
    for (page, script, _) in checked.into_iter().step_by(Run::choose(2, 1, 1)) {
        let (address, ran) = sign(page, script);
        browser.open(&plain.url(&address)).await;
        browser.until(ran).await;
        assert_eq!(browser.script("return seen.refused", vec![]).await, json!([]), "{address}");
        let mut flipped = files[script].clone();
        flip(&mut flipped);
        let mut setup = plain.setup();
        let name: &'static str = Box::leak(script.to_owned().into_boxed_str());
        setup.pages.insert(name, String::from_utf8(flipped).unwrap());
        let site = Site::with(setup);
        browser.open(&site.url(&address)).await;
        browser.until("seen.refused.length > 0").await;
        assert_eq!(browser.script("return seen.refused", vec![]).await, json!([script]));
        browser.says_what_to_do_without(page, script).await;
        let ran = browser.script(&format!("return Boolean({ran})"), vec![]).await;
        assert_eq!(ran, json!(false), "{script} in {page}");
    }
    let unchecked: Vec<_> =
        unchecked.iter().map(|(page, script, _)| format!("{page} {script}")).collect();
    // The demo shows the markup of a frame's host, and the guide's script only copies its examples.
    let expected = [
        "demo/frame.html cme-selfcheck-frame.js",
        "demo/frame.html frame-parent.js",
        "demo/guide.html copy.js",
    ];
    assert_eq!(unchecked, expected);
}

#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn missing_entry_file_leaves_the_fallback(browser: &Browser) {
    let faults = vec![("cme-selfcheck.js", Fault::Missing)];
    let site = Site::with(Setup { faults, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.press("link", "use the printable paper form").await;
    browser.the("heading", "Competency self-check: paper form").await;
}

/// The network breaks at every tenth of the first visit's bytes; the next visit has a working one.
///
/// Cases: OF-02
#[apply(scenario)]
pub(crate) async fn network_that_breaks_at_any_tenth_is_told(browser: &Browser) {
    const MANY: usize = 100_000_000;
    let all = Site::with(Setup { bytes: Some(MANY), ..Setup::default() });
    browser.open_selfcheck(&all).await;
    let left = all.setup().bytes.unwrap();
    let whole = MANY - left;
    let mut told = 0;
    for tenth in 1..10 {
        let site = Site::with(Setup { bytes: Some(whole * tenth / 10), ..Setup::default() });
        browser.open(&site.url("")).await;
        browser.the("heading", "CME self-check").await;
        let defined = "return Boolean(customElements.get('cme-selfcheck'))";
        if browser.script(defined, vec![]).await == json!(true) {
            told += 1;
            if browser.run("return widget.ready.then(() => true, () => false)").await == json!(true)
            {
                // Everything is loaded but the lazy part.
                browser.says("status", "You can begin").await;
                browser.runs().await;
            } else {
                browser.says("alert", "could not be loaded").await;
                browser.the("button", "Reload the page").await;
                browser.the("link", "Use the printable paper form").await;
                assert!(!browser.has("button", "Start").await, "nothing by half");
            }
        } else {
            browser.the("link", "use the printable paper form").await;
            assert!(!browser.has("button", "Start").await, "nothing by half");
        }
        site.change(|setup| setup.bytes = None);
        browser.open_selfcheck(&site).await;
        browser.is_clean().await;
    }
    // Script and wasm are loaded in parallel; without the script the page stays as it is.
    assert!(told >= 2, "the program is most of it: {told}");
}

/// Answers, and opens the results, which are in the lazy part.
async fn answer_without_the_rest(browser: &Browser, fault: Fault) -> Site {
    let site = Site::with(Setup { faults: vec![(LAZY_PART, fault)], ..Setup::default() });
    browser.open_selfcheck(&site).await;
    if !matches!(fault, Fault::Unanswered) {
        // The notice moves what is below it.
        browser.the("button", "Try again").await;
    }
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", "Saved on this device").await;
    browser.press("button", "See results").await;
    site
}

/// Cases: HI-25
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn rest_that_cannot_be_had_is_told_and_had_later(browser: &Browser) {
    for fault in [Fault::FlippedBit, Fault::Missing, Fault::Swapped] {
        let site = answer_without_the_rest(browser, fault).await;
        browser.until_focused("This page could not be loaded").await;
        browser.press("button", "Resume").await;
        assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
        browser.press("button", "See results").await;
        browser.press("button", "Try again").await;
        browser.until_focused("This page could not be loaded").await;
        site.change(|setup| setup.faults.clear());
        browser.press("button", "Try again").await;
        browser.until_focused("Results").await;
        browser.the("table", "Results by area").await;
    }
}

/// Like Chromium in some frames of another website.
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn rest_comes_to_a_browser_that_is_never_idle(browser: &Browser) {
    let patient = "window.requestIdleCallback =
         (call, { timeout } = {}) => timeout && setTimeout(call, timeout);";
    let site = Site::with(Setup { before: patient, ..Setup::default() });
    browser.open_selfcheck(&site).await;
    browser.the("heading", "Your results and your data").await;

    let never = "window.requestIdleCallback = () => {};";
    let site = Site::with(Setup { before: never, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.runs().await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.press("button", "See results").await;
    browser.until_focused("Results").await;
    browser.the("table", "Results by area").await;
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn rest_that_is_late_is_waited_for(browser: &Browser) {
    let site = answer_without_the_rest(browser, Fault::Unanswered).await;
    browser.until_focused("still loading").await;
    site.change(|setup| setup.faults.clear());
    browser.until_focused("Results").await;
    browser.is_clean().await;
}

/// Cases: OF-15
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn wrong_media_type_does_not_matter(browser: &Browser) {
    let faults = vec![(".wasm", Fault::WrongType)];
    let site = Site::with(Setup { faults, ..Setup::default() });
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", "Saved on this device").await;
}

/// Cases: HI-25, OF-15
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn wrong_media_type_does_not_hide_a_flipped_bit(browser: &Browser) {
    let faults = vec![(".wasm", Fault::WrongTypeAndFlippedBit)];
    let site = Site::with(Setup { faults, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.fails_with_words("could not be loaded").await;
}

#[apply(scenario)]
pub(crate) async fn element_that_comes_again_is_started_again(browser: &Browser) {
    let mut setup = host("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>");
    setup.faults.push((".wasm", Fault::Missing));
    let site = Site::with(setup);
    browser.open(&site.url("host.html")).await;
    browser.the("button", "Reload the page").await;
    // The network is back, and the route of the self-check is opened again.
    site.change(|setup| setup.faults.clear());
    browser
        .run("widget.remove(); await task(); document.body.append(widget); await widget.ready")
        .await;
    browser.the("radio", "Coordinator").await;
}

/// Cases: EM-03
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn policy_without_wasm_is_told(browser: &Browser) {
    let policy = Some(POLICY.replace(" 'wasm-unsafe-eval'", ""));
    let site = Site::with(Setup { policy, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.fails_with_words("script-src in the Content-Security-Policy").await;
    let language =
        "return document.querySelector('cme-selfcheck').shadowRoot.querySelector('.inner').lang";
    assert_eq!(browser.script(language, vec![]).await, json!("en"));
}

/// Cases: EM-04
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn policy_without_connections_is_told(browser: &Browser) {
    let policy = Some(POLICY.replace("connect-src 'self'", "connect-src 'none'"));
    let site = Site::with(Setup { policy, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.fails_with_words("connect-src must name the address").await;
}

/// Cases: EM-02
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn works_from_a_sub_path_and_under_trusted_types_none(browser: &Browser) {
    let policy = Some(format!("{POLICY}; trusted-types 'none'"));
    let site = Site::with(Setup { under: "tools/self check", policy, ..Setup::default() });
    browser.start_full(&site).await;
    browser.choose_present("1.1", "4 Proficient").await;
    browser.add_note("1.1").await;
    browser.press("button", "See results").await;
    browser.the("table", "Results by area").await;
    browser.press("button", "Download JSON").await;
    browser.downloaded(0).await;
    browser.press("button", "Go to the start").await;
    browser.press("button", "Delete everything").await;
    browser.press("button", "Delete").await;
    browser.the("button", "Start").await;
    // Only our own page's worker is refused, and with it offline use.
    let refused = "seen.violations.every((one) => one.startsWith('trusted-types '))";
    browser
        .until(&format!("seen.violations.length <= 1 && {refused} && !seen.errors.length"))
        .await;
}

/// Cases: HI-26
#[apply(scenario)]
pub(crate) async fn embedding_snippet_carries_the_integrity_of_the_entry_file(browser: &Browser) {
    let site = Site::plain();
    browser.open(&site.url("demo/embed.html")).await;
    browser.runs().await;
    let digest = "return document.querySelector('script[type=module]').integrity";
    let digest = browser.script(digest, vec![]).await;
    assert!(digest.as_str().unwrap().starts_with("sha384-"), "{digest}");
    assert!(!browser.has("radiogroup", "Your role").await, "the page answers that question");
    browser.is_clean().await;
    let faults = vec![("cme-selfcheck.js", Fault::FlippedBit)];
    let flipped = Site::with(Setup { faults, ..Setup::default() });
    browser.open(&flipped.url("demo/embed.html")).await;
    browser.the("link", "printable paper form").await;
    let defined = "return Boolean(customElements.get('cme-selfcheck'))";
    assert_eq!(browser.script(defined, vec![]).await, json!(false));
}

/// Cases: ST-31
#[apply(scenario)]
#[engines(all, "policy and integrity are the engine's")]
pub(crate) async fn panic_in_the_middle_offers_the_saved_answers(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", "Saved on this device").await;
    let record = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008')";
    let record = browser.script(record, vec![]).await;
    let group = browser.the("radiogroup", starts("1.1 Now ")).await;
    let next = browser.within("radio", "4 Proficient", Some(&group)).await;
    // All memory of the program is cleared, so its next action panics or traps. At once, because a timer of the program
    // would also trap, before the radio is found.
    let gone = "new Uint8Array(seen.wasm.exports.memory.buffer).fill(0); arguments[0].click()";
    browser.script(gone, vec![json!(next)]).await;
    browser.says("alert", "Your saved answers are safe").await;
    browser.the("link", "Download saved answers").await;
    assert_eq!(browser.downloaded(0).await, record.as_str().unwrap());
    let call = "try { document.querySelector('cme-selfcheck').exportJson() } catch (error) { return error.message }";
    let said = browser.script(call, vec![]).await;
    assert!(said.as_str().unwrap().contains("has stopped"), "{said}");
    browser.the("link", "Use the printable paper form").await;
    browser.press("button", "Reload the page").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
}

/// Cases: FD-02
#[apply(scenario)]
pub(crate) async fn browser_that_is_too_old_is_told_so(browser: &Browser) {
    let before = "delete Document.prototype.adoptedStyleSheets;
         delete HTMLElement.prototype.attachInternals;";
    let site = Site::with(Setup { before, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.says("alert", "This browser is too old for the self-check.").await;
    browser.press("link", "Use the printable paper form").await;
    browser.the("heading", "Competency self-check: paper form").await;
}
