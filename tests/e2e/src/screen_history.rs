//! Back and Forward of the browser between screens.

use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::embedding::host;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::Site;

/// The number of entries, and the content of the current one.
const ENTRY: &str = "return [history.length, history.state]";

impl Browser {
    /// Waits until the current entry of the history has this screen and nothing else.
    pub(crate) async fn is_at(&self, name: &str) {
        let entry = format!("{{\"cme-selfcheck\":\"{name}\"}}");
        self.until(&format!("JSON.stringify(history.state) === {}", json!(entry))).await;
    }

    async fn goes(&self, steps: i32) {
        self.script("history.go(arguments[0])", vec![json!(steps)]).await;
    }

    async fn entry(&self) -> Value {
        self.script(ENTRY, vec![]).await
    }
}

/// Cases: EM-23
#[apply(scenario)]
#[engines(all, "history, and what is restored of it")]
pub(crate) async fn back_forward_and_reload_go_by_screens(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.is_at("rate/1").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.press("button", "Next").await;
    browser.is_at("rate/2").await;
    browser.press("button", "See results").await;
    browser.is_at("results").await;
    browser.press("button", "Make a plan").await;
    browser.is_at("plan").await;
    let asked = site.requests().len();
    browser.goes(-1).await;
    browser.until_focused("Results").await;
    browser.is_at("results").await;
    browser.goes(-2).await;
    browser.the("radiogroup", starts("1.1 Now ")).await;
    browser.is_at("rate/1").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    browser.goes(-1).await;
    browser.the("heading", "Welcome back").await;
    browser.goes(3).await;
    browser.the("heading", "Results").await;
    assert_eq!(site.requests().len(), asked, "nothing is asked of the server");
    browser.client.refresh().await.unwrap();
    browser.the("heading", "Results").await;
    browser.is_at("results").await;
    assert_eq!(
        browser.script("return document.activeElement === document.body", vec![]).await,
        true
    );
    // Back and Forward find the earlier screens.
    browser.goes(1).await;
    browser.until_focused("Learning plan").await;
    // From another page, too, whether or not the browser has kept this one in its cache.
    browser.client.goto(&site.url("paper.html")).await.unwrap();
    browser.client.back().await.unwrap();
    browser.the("heading", "Learning plan").await;
    let address = browser.script("return location.href", vec![]).await;
    assert_eq!(address, json!(site.url("")));
    browser.is_clean().await;
}

/// Cases: EM-24
#[apply(scenario)]
pub(crate) async fn history_of_a_host_is_its_own_unless_it_says_so(browser: &Browser) {
    for attributes in ["", "history mode=\"kiosk\""] {
        let body = format!("<cme-selfcheck job-role=\"none\" {attributes}></cme-selfcheck>");
        browser.open_host(host("lang=\"en\"", &body)).await;
        browser.script("history.replaceState({ page: 1 }, '')", vec![]).await;
        let before = browser.entry().await;
        browser.press("button", "Start").await;
        browser.press("button", "Next").await;
        browser.press("button", "See results").await;
        assert_eq!(browser.entry().await, before, "{body}");
    }
}

/// Cases: EM-24
#[apply(scenario)]
pub(crate) async fn history_belongs_to_the_first_element_that_asks_for_it(browser: &Browser) {
    let body = "<cme-selfcheck storage-key=\"a\" job-role=\"none\"></cme-selfcheck>
        <cme-selfcheck storage-key=\"b\" job-role=\"none\" history></cme-selfcheck>
        <cme-selfcheck storage-key=\"c\" job-role=\"none\" history></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    browser.is_at("start").await;
    let start = "document.querySelectorAll('cme-selfcheck')[arguments[0]].shadowRoot
        .querySelector('.setup .primary').click()";
    let before = browser.entry().await;
    for index in [0, 2] {
        browser.script(start, vec![json!(index)]).await;
        browser
            .until(&format!(
                "document.querySelectorAll('cme-selfcheck')[{index}].shadowRoot.querySelector('.rate')"
            ))
            .await;
        assert_eq!(browser.entry().await, before, "{index}");
    }
    browser.script(start, vec![json!(1)]).await;
    browser.is_at("rate/1").await;
    browser.goes(-1).await;
    browser.is_at("start").await;
    let screens = "return [...document.querySelectorAll('cme-selfcheck')]
        .map(({ shadowRoot }) => Boolean(shadowRoot.querySelector('.start')))";
    browser
        .until("document.querySelectorAll('cme-selfcheck')[1].shadowRoot.querySelector('.start')")
        .await;
    assert_eq!(browser.script(screens, vec![]).await, json!([false, true, false]));
    // Without the attribute, the next element gets the history.
    browser
        .run("document.querySelectorAll('cme-selfcheck')[1].history = false; await task()")
        .await;
    let next = "document.querySelectorAll('cme-selfcheck')[2].shadowRoot
        .querySelector('.bar .primary').click()";
    browser.script(next, vec![]).await;
    browser.is_at("rate/2").await;
}

/// Cases: EM-25
#[apply(scenario)]
pub(crate) async fn entries_that_lead_nowhere_lead_to_the_nearest_screen(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.is_at("rate/1").await;
    browser.choose_present("1.1", "3 Competent").await;
    // An entry before the current one, as written by an older version, another page or any script.
    let enter =
        "history.pushState(arguments[0], ''); history.pushState({ 'cme-selfcheck': 'rate/1' }, '')";
    let named = |name: Value| json!({ "cme-selfcheck": name });
    for (state, expected) in [
        (named(json!("rate/99")), "rate/1"),
        (named(json!("past/1/results")), "start"),
        (named(json!("team")), "start"),
        (named(json!("compare/3")), "results"),
    ] {
        browser.script(enter, vec![state.clone()]).await;
        browser.goes(-1).await;
        browser.is_at(expected).await;
        browser.is_clean().await;
        browser.goes(1).await;
        browser.is_at("rate/1").await;
        browser.the("radiogroup", starts("1.1 Now ")).await;
    }
    for state in [named(json!(5)), json!({ "page": 1 }), json!("text"), json!(null)] {
        browser.script(enter, vec![state.clone()]).await;
        browser.goes(-1).await;
        browser
            .until(&format!("JSON.stringify(history.state) === {}", json!(state.to_string())))
            .await;
        browser.the("radiogroup", starts("1.1 Now ")).await;
        browser.is_clean().await;
        // The page's own state in the entry stays there.
        browser.press("button", "See results").await;
        browser.until("history.state['cme-selfcheck'] === 'results'").await;
        if state.get("page").is_some() {
            let page = browser.script("return history.state.page", vec![]).await;
            assert_eq!(page, json!(1));
        }
        browser.press("button", "Change answers").await;
        browser.is_at("rate/1").await;
    }
    // Everything is deleted, and the page is reloaded at the results.
    browser.press("button", "See results").await;
    browser.is_at("results").await;
    browser.run("widget.reset()").await;
    browser.goes(-1).await;
    browser.is_at("start").await;
    browser.script("history.replaceState({ 'cme-selfcheck': 'plan' }, '')", vec![]).await;
    browser.client.refresh().await.unwrap();
    browser.the("button", "Start").await;
    browser.is_at("start").await;
    browser.is_clean().await;
}

/// Cases: EM-23
#[apply(scenario)]
pub(crate) async fn back_closes_a_dialog_and_keeps_what_was_typed(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.add_note("1.1").await;
    browser.type_words("Journal club").await;
    browser.goes(-1).await;
    browser.the("heading", "Welcome back").await;
    browser.press("button", "Delete everything").await;
    browser.the("dialog", "Delete everything?").await;
    browser.goes(1).await;
    browser.the("radiogroup", starts("1.1 Now ")).await;
    assert!(!browser.has("dialog", starts("")).await);
    assert_eq!(browser.result().await["answers"]["1.1"]["note"], "Journal club");
    browser.is_clean().await;
}

/// Cases: EM-23
#[apply(scenario)]
pub(crate) async fn past_result_is_found_by_back_forward_and_reload(browser: &Browser) {
    let site = Site::plain();
    for level in ["2 Advanced beginner", "3 Competent"] {
        browser.open_selfcheck(&site).await;
        browser.press("radio", "Coordinator").await;
        browser.press("button", starts("Start")).await;
        browser.choose_present("1.1", level).await;
    }
    browser.open_selfcheck(&site).await;
    browser.press("button", starts("Open result: ")).await;
    browser.the("heading", "Results").await;
    browser.until("/^past.[0-9a-f]{8}.results$/.test(history.state['cme-selfcheck'])").await;
    let shown = browser.exported().await;
    browser.goes(-1).await;
    browser.the("heading", "Welcome back").await;
    browser.goes(1).await;
    browser.the("heading", "Results").await;
    assert_eq!(browser.exported().await, shown);
    browser.client.refresh().await.unwrap();
    browser.the("heading", "Results").await;
    assert_eq!(browser.exported().await, shown);
    browser.goes(-1).await;
    browser.press("button", starts("Delete result: ")).await;
    browser.goes(1).await;
    browser.is_at("start").await;
    browser.is_clean().await;
}
