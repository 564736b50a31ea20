//! The page before its program is loaded: its content, and what happens to it.

use macro_rules_attribute::apply;
use serde_json::json;

use crate::driver::Browser;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::{LAZY_PART, Setup, Site};

/// Delays the program until the test lets it arrive.
const LATE: &str = "
  const fetched = window.fetch;
  const arrived = new Promise((arrive) => (window.arrive = arrive));
  window.fetch = async (...order) => { await arrived; return fetched(...order); };";

#[apply(scenario)]
#[engines(all, "what is preloaded, and what a page restores, is up to each engine")]
pub(crate) async fn what_was_chosen_while_the_program_came_is_kept(browser: &Browser) {
    let site = Site::with(Setup { before: LATE, ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.press("radio", "Quick check").await;
    browser.press("checkbox", "Also rate importance").await;
    browser.press("radio", "Manager").await;
    assert!(!browser.has("button", "Start").await, "nothing can begin yet");
    browser.script("window.arrive()", vec![]).await;
    browser.the("button", "Start").await;
    for chosen in ["Manager", "Quick check"] {
        let radio = browser.the("radio", chosen).await;
        let checked = browser.script("return arguments[0].checked", vec![json!(radio)]).await;
        assert_eq!(checked, json!(true), "{chosen}");
    }
    let focused = "document.activeElement.shadowRoot?.activeElement?.id === 'job-role-manager'";
    browser.until(focused).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    browser.the("radiogroup", starts("1 Importance")).await;
    browser.is_clean().await;
}

/// If the browser did not use the preload for the later fetch, the bytes would be loaded twice.
#[apply(scenario)]
#[engines(all, "what is preloaded, and what a page restores, is up to each engine")]
pub(crate) async fn program_is_fetched_once_and_with_the_page(browser: &Browser) {
    for page in ["", "frame.html"] {
        let site = Site::plain();
        browser.open(&site.url(page)).await;
        // `WebKit`'s driver may answer while the last page is still there.
        browser.until(&format!("location.href === '{}'", site.url(page))).await;
        browser.runs().await;
        let asked = site.requests();
        let first = |path: &&String| path.contains(".wasm") && !path.contains(LAZY_PART);
        assert_eq!(asked.iter().filter(first).count(), 1, "{asked:?}");
        browser.is_clean().await;
    }
}
