//! Translators and filters, including the browser's own, replace text nodes by their own elements: no old words must
//! stay beside the new ones.

use cme_selfcheck::format::framework_v1;
use cme_selfcheck::messages::authors::{OLD_PREVIEW, PREVIEW_HINT};
use cme_selfcheck::messages::rate;
use macro_rules_attribute::apply;
use serde_json::json;

use crate::driver::Browser;
use crate::polling::Polling;
use crate::scenario::scenario;
use crate::server::Site;

/// Replaces every text node of the self-check, and of the page around it, by elements with the same words.
const TRANSLATE: &str = "
  const translate = (place) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentNode.closest('style, script, textarea, svg')) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.data;
      outer.append(inner);
      text.before(outer);
      text.remove();
    }
  };
  translate(document.querySelector('main') ?? document.body);
  translate(widget.shadowRoot.querySelector('.root'));
";

impl Browser {
    /// Runs the translator, and waits for a frame: Firefox computes names when it draws.
    async fn translate(&self) {
        self.run(TRANSLATE).await;
        self.run("for (const _ of [1, 2]) await new Promise(requestAnimationFrame)").await;
    }

    /// Waits until the first element that matches the selector contains exactly these words.
    async fn shows(&self, selector: &str, words: &str) {
        let script = "const widget = document.querySelector('cme-selfcheck');
            const find = (place) => place.querySelector(arguments[0]);
            return (find(widget.shadowRoot) ?? find(document))?.textContent.trim() ?? null";
        let found = async || self.script(script, vec![json!(selector)]).await;
        let mut polling = Polling::new();
        while found().await != json!(words) {
            let now = found().await;
            assert!(polling.again().await, "{selector} says {now}, not “{words}”");
        }
    }

    /// Waits until the new words occur once in the self-check, and the old ones not at all.
    async fn turned(&self, [old, new]: [&str; 2]) {
        let text =
            "document.querySelector('cme-selfcheck').shadowRoot.querySelector('.root').textContent";
        let count = |words| format!("{text}.split({}).length - 1", json!(words));
        self.until(&format!("{} === 0 && {} === 1", count(old), count(new))).await;
    }
}

/// Cases: FD-16
#[apply(scenario)]
pub(crate) async fn answers_and_results_leave_no_old_words(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.run("widget.resultUrl = new URL('./', location).href; await task();").await;
    browser.translate().await;
    browser.press("button", "Start").await;
    browser.shows("#job-role-error", "Choose your role, or “None of these.”").await;
    browser.translate().await;
    browser.press("radio", "Coordinator").await;
    browser.shows("#job-role-error", "").await;
    browser.press("button", "Start").await;
    browser.the("button", "See results").await;
    let framework = framework_v1::read(framework_v1::BUILT_IN).unwrap();
    for (code, number, level, answered) in [
        ("1.1", 3, "3 Competent", "1 of 48 answered"),
        ("1.1", 4, "4 Proficient", "1 of 48 answered"),
        ("1.2", 1, "1 Novice", "2 of 48 answered"),
    ] {
        browser.translate().await;
        browser.choose_present(code, level).await;
        let row = if code == "1.1" { ".row" } else { ".row ~ .row" };
        let meaning = rate::meaning(&framework, framework.scale().level(number).unwrap());
        browser.shows(&format!("{row} .meaning"), &meaning).await;
        browser.shows(".progress", answered).await;
        browser.shows(".status", "Saved on this device").await;
    }
    browser.shows(".nav-count", "2 of 4 answered").await;
    browser.translate().await;
    browser.press("button", "Next").await;
    browser.turned(["Area 1 of 8", "Area 2 of 8"]).await;
    browser.translate().await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    browser.translate().await;
    let toggles = [["Show QR code", "Hide QR code"], ["Hide QR code", "Show QR code"]];
    for [old, new] in toggles {
        browser.press("button", old).await;
        browser.turned([old, new]).await;
        browser.until_focused(&format!("button {new}")).await;
        browser.translate().await;
    }
    browser.press("checkbox", "Only with a note").await;
    browser.turned(["Showing 48 of 48", "Showing 0 of 48"]).await;
    browser.translate().await;
    browser.press("checkbox", "Only with a note").await;
    browser.turned(["Showing 0 of 48", "Showing 48 of 48"]).await;
    browser.is_clean().await;
}

/// Cases: FD-16
#[apply(scenario)]
pub(crate) async fn plan_leaves_no_old_words(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    browser.add_activity().await;
    browser.translate().await;
    browser.fill("activity-1-1-hours", "many").await;
    browser.focus_field("goal-1-success").await;
    let error = "#activity-1-1-hours-error";
    browser
        .shows(error, "Enter hours as 1.5, 1:30 or 90 min, up to 2000. Nothing is saved here.")
        .await;
    browser.translate().await;
    browser.fill("activity-1-1-hours", "2").await;
    browser.focus_field("goal-1-success").await;
    browser.shows(error, "").await;
    browser.press("button", "Delete activity 1.1").await;
    browser.shows(".undo p", "Deleted: Activity 1.1").await;
    browser.translate().await;
    browser.press("button", "Move goal 1 down").await;
    browser.until_focused("button Move goal 2 down").await;
    let title = "Move from Novice to Expert";
    browser.turned([&format!("Goal 1: {title}"), &format!("Goal 2: {title}")]).await;
    browser.turned(["Deleted: Activity", "Delete goal 2"]).await;
    browser.turned(["Delete goal 1", "Delete goal 2"]).await;
    let why = "const [, goal] = widget.shadowRoot.querySelectorAll('.goal');
        const select = goal.querySelector('select[id$=about]');
        const before = select.selectedOptions[0].text;
        select.value = '0';
        select.dispatchEvent(new Event('change', { bubbles: true }));
        await task();
        await task();
        const texts = [...select.options].map(({ text }) => text);
        return [select.selectedOptions[0].text,
            texts.filter((text) => text === before).length,
            goal.querySelector('.goal-why').textContent.trim(),
            goal.querySelectorAll('.statement').length];";
    browser.translate().await;
    let own = json!(["My own goal", 1, "Why it matters Your own goal.", 0]);
    assert_eq!(browser.run(why).await, own);
    browser.is_clean().await;
}

/// Cases: FD-16
#[apply(scenario)]
pub(crate) async fn page_for_authors_leaves_no_old_words(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser
        .until("document.querySelector('cme-selfcheck').shadowRoot.querySelector('.data')")
        .await;
    browser.translate().await;
    let text = std::fs::read("public/frameworks/facilitator-2026.json").unwrap();
    let hint = "#preview";
    browser.check("one.json", &text).await;
    browser.shows("#status", "one.json: no problems.").await;
    browser.shows(hint, PREVIEW_HINT).await;
    browser.translate().await;
    browser.fill_in("Title", " ").await;
    browser.shows("#status", "one.json: 1 problem.").await;
    browser.shows(hint, OLD_PREVIEW).await;
    browser.shows("#problems h2", "1 problem").await;
    browser.translate().await;
    browser.fill_in("Permanent id", " ").await;
    browser.shows("#problems h2", "2 problems").await;
    browser.shows("#status", "one.json: 2 problems.").await;
    browser.translate().await;
    browser.check("two.json", &text).await;
    browser.press("button", "Replace it").await;
    browser.shows("#status", "two.json: no problems.").await;
    browser.shows("#problems", "").await;
    browser.is_clean().await;
}
