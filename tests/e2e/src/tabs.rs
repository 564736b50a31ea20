//! One record in several places at once: documents of one origin, which exchange storage events like tabs, and real
//! tabs if a driver supports them.

use std::collections::BTreeMap;

use cme_selfcheck::messages::status;
use fantoccini::wd::WindowHandle;
use macro_rules_attribute::apply;
use serde_json::json;
use xtask::headers::POLICY;

use crate::driver::Browser;
use crate::embedding::{host, kept, page};
use crate::scenario::scenario;
use crate::server::{Setup, Site};

const BODY: &str = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
/// Can make a document ignore storage events, and counts writes.
const BEFORE: &str = "
  addEventListener('storage', (event) => window.deaf && event.stopImmediatePropagation(), true);
  window.written = 0;
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (!key.includes(':previous')) written++;
    write.call(this, key, text);
  };
";
/// The actions of a person in one of the two documents.
const STEPS: &str = "
  const root = (place) => frames[place].document.querySelector('cme-selfcheck').shadowRoot;
  const rate = (place, row, level) =>
    root(place).querySelectorAll('.now')[row].querySelectorAll('input')[level - 1].click();
  const answers = (place) =>
    JSON.parse(frames[place].document.querySelector('cme-selfcheck').exportJson()).answers;
  const levels = (place) => Object.fromEntries(
    Object.entries(answers(place)).map(([item, { present }]) => [item, present]));
  const settled = async () => { for (let turn = 0; turn < 20; turn++) await task(); };
  const press = async (place, words) => {
    for (;;) {
      const found = [...root(place).querySelectorAll('button')].find((one) => one.textContent === words);
      if (found) return found.click();
      await task();
    }
  };
  const openPlan = async (goals) => {
    for (const place of [0, 1]) {
      await press(place, 'See results');
      await press(place, place === 0 ? 'Make a plan' : 'Open the plan');
      while (root(place).querySelectorAll('.goal').length < goals) await task();
    }
  };
";

impl Browser {
    /// Opens two documents with the same self-check in the first area.
    async fn open_two(&self) -> Site {
        let mut setup = Setup { before: BEFORE, ..Setup::default() };
        setup.policy = Some(format!("{POLICY}; frame-src 'self'"));
        setup.pages.insert("one.html", page("lang=\"en\"", BODY));
        setup.pages.insert("host.css", String::new());
        let frame =
            "<iframe title=\"A tab\" src=\"one.html\" width=\"700\" height=\"400\"></iframe>";
        let both = page("lang=\"en\"", &frame.repeat(2)).replace("cme-selfcheck.js", "");
        setup.pages.insert("both.html", both);
        let site = Site::with(setup);
        self.open(&site.url("both.html")).await;
        self.steps(
            "for (const place of [0, 1]) {
               while (!frames[place].document.querySelector('cme-selfcheck')?.shadowRoot?.querySelector('button'))
                 await task();
             }
             await press(0, 'Start');
             await press(1, 'Resume');",
        )
        .await;
        site
    }

    /// Opens two windows with the same self-check, and uses the second one.
    async fn open_two_windows(&self, site: &Site) -> [WindowHandle; 2] {
        self.start_full(site).await;
        let first = self.client.window().await.unwrap();
        let second = self.client.new_window(true).await.unwrap().handle;
        self.client.switch_to_window(second.clone()).await.unwrap();
        self.open(&site.url("")).await;
        self.press("button", "Resume").await;
        [first, second]
    }

    async fn steps(&self, script: &str) -> serde_json::Value {
        self.run(&format!("{STEPS} {script}")).await
    }
}

/// Cases: ST-16
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn two_that_answer_in_turn_lose_nothing(browser: &Browser) {
    browser.open_two().await;
    let found = "
      const expected = {};
      // Always the same disorder.
      let state = 1;
      const next = (below) => (state = (state * 48271) % 2147483647) % below;
      for (let step = 0; step < 200; step++) {
        const [place, row, level] = [next(2), next(4), 1 + next(5)];
        rate(place, row, level);
        expected[`1.${row + 1}`] = level;
        if (next(3) === 0) await task();
      }
      await settled();
      return [expected, levels(0), levels(1)];
    ";
    let found = browser.steps(found).await;
    assert_eq!(found[1], found[0]);
    assert_eq!(found[2], found[0]);
}

/// Cases: ST-17
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn two_that_answer_the_same_come_to_the_same(browser: &Browser) {
    browser.open_two().await;
    let found = "
      for (const [one, two] of [[2, 4], [5, 1]]) {
        rate(0, 0, one);
        rate(1, 0, two);
      }
      const before = [frames[0].written, frames[1].written];
      await settled();
      return [levels(0), levels(1), before, [frames[0].written, frames[1].written]];
    ";
    let found = browser.steps(found).await;
    assert_eq!(found[0], json!({ "1.1": 1 }), "the later one counts");
    assert_eq!(found[1], found[0]);
    assert_eq!(found[3], found[2], "nobody answers an answer");
}

#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn what_the_other_does_leaves_the_focus_where_it_is(browser: &Browser) {
    browser.open_two().await;
    let found = "
      const held = root(1).querySelectorAll('.now')[1].querySelectorAll('input')[2];
      held.focus();
      // WebKit scrolls to it when it has drawn.
      for (let drawn = 0; drawn < 2; drawn++) await new Promise(frames[1].requestAnimationFrame);
      frames[1].scrollTo({ top: 9999, behavior: 'instant' });
      const there = frames[1].scrollY;
      rate(0, 0, 4);
      while (levels(1)['1.1'] !== 4) await task();
      await settled();
      const { name, value } = root(1).activeElement;
      return [name, value, held.isConnected, there > 400, Math.abs(frames[1].scrollY - there) < 200];
    ";
    let found = browser.steps(found).await;
    assert_eq!(found, json!(["now-1.2", "3", true, true, true]), "nothing moves");
}

#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn what_the_other_does_leaves_the_caret_where_it_is(browser: &Browser) {
    browser.open_two().await;
    let found = "
      root(1).querySelectorAll('.note button')[1].click();
      await task();
      const held = root(1).activeElement;
      held.value = 'We asked the planners.';
      held.dispatchEvent(new InputEvent('input', { bubbles: true }));
      held.setSelectionRange(3, 8);
      await settled();
      rate(0, 0, 4);
      while (levels(1)['1.1'] !== 4) await task();
      await settled();
      const { id, value, selectionStart, selectionEnd } = root(1).activeElement;
      return [held.isConnected, id, value, selectionStart, selectionEnd];
    ";
    let found = browser.steps(found).await;
    assert_eq!(found, json!([true, "note-1.2", "We asked the planners.", 3, 8]));
}

/// Cases: ST-33
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn result_that_the_other_deletes_leaves_the_focus_on_its_neighbour(
    browser: &Browser,
) {
    browser.open_two().await;
    let found = "
      for (const row of [0, 1, 2]) {
        rate(0, row, 3);
        await press(0, 'Back');
        await press(0, 'Start a new self-check');
      }
      await press(0, 'Back');
      await press(1, 'Back');
      const shown = (place) => root(place).querySelectorAll('.past .link');
      while (shown(0).length < 3 || shown(1).length < 3) await task();
      // It gets another line: equal ones are numbered or get the time of day.
      const held = shown(1)[2];
      held.focus();
      // Unlike windows, frames take the focus from each other.
      frames[0].HTMLElement.prototype.focus = () => {};
      root(0).querySelectorAll('.past .danger')[1].click();
      while (shown(1).length > 2) await task();
      await settled();
      return [held.isConnected, root(1).activeElement === held];
    ";
    assert_eq!(browser.steps(found).await, json!([true, true]));
}

/// Cases: ST-33
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn goal_that_the_other_deletes_is_told_and_the_heading_takes_the_focus(
    browser: &Browser,
) {
    browser.open_two().await;
    let found = "
      rate(0, 0, 1);
      await settled();
      await openPlan(1);
      // Unlike windows, frames take the focus from each other.
      frames[0].HTMLElement.prototype.focus = () => {};
      const field = frames[1].document.body.appendChild(frames[1].document.createElement('input'));
      const found = [];
      for (const leaves of [true, false]) {
        while (!root(1).querySelector('.goal textarea')) await task();
        await settled();
        root(1).querySelector('.goal textarea').focus();
        if (leaves) field.focus();
        await settled();
        await press(0, 'Delete goal 1');
        while (root(1).querySelector('.goal')) await task();
        await settled();
        const { activeElement } = frames[1].document;
        const told = root(1).getElementById('deleted-outside').textContent;
        found.push(activeElement === field, root(1).activeElement?.textContent, told);
        if (leaves) await press(0, 'Undo');
      }
      return found;
    ";
    let found = browser.steps(found).await;
    assert_eq!(found, json!([true, null, "", false, "Learning plan", status::DELETED_OUTSIDE]));
}

/// Cases: ST-33
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn goal_that_comes_back_takes_the_focus_where_it_is_now(browser: &Browser) {
    browser.open_two().await;
    let found = "
      for (const row of [0, 1, 2]) rate(0, row, 1);
      await settled();
      await openPlan(3);
      await settled();
      const open = (place, number) => root(place).getElementById(`goal-${number}-toggle`).click();
      open(1, 3);
      await press(1, 'Delete goal 3');
      open(0, 1);
      await press(0, 'Delete goal 1');
      while (root(1).querySelectorAll('.goal').length > 1) await task();
      await press(1, 'Undo');
      await settled();
      const told = root(1).getElementById('deleted-outside').textContent;
      return [root(1).activeElement?.id, told];
    ";
    assert_eq!(browser.steps(found).await, json!(["goal-2-toggle", ""]));
}

/// Cases: ST-18, ST-19
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn one_that_was_long_in_the_background_overwrites_nothing(browser: &Browser) {
    browser.open_two().await;
    let found = "
      frames[1].deaf = true;
      // A day ago, by a clock that was put back meanwhile.
      const now = frames[0].Date.now;
      frames[0].Date.now = () => now() - 86400000;
      for (const row of [0, 1, 2]) rate(0, row, 3);
      await settled();
      rate(1, 3, 5);
      await settled();
      return [levels(0), levels(1)];
    ";
    let found = browser.steps(found).await;
    assert_eq!(found[0], json!({ "1.1": 3, "1.2": 3, "1.3": 3, "1.4": 5 }));
    assert_eq!(found[1], found[0]);
}

#[apply(scenario)]
pub(crate) async fn counts_show_what_a_tab_did_not_hear_of_when_a_page_is_turned(
    browser: &Browser,
) {
    browser.open_two().await;
    let found = "
      const counts = (place) =>
        [...root(place).querySelectorAll('nav .nav-count')].slice(0, 3).map((one) => one.textContent);
      frames[1].deaf = true;
      await press(0, 'Next');
      rate(0, 0, 3);
      rate(0, 1, 4);
      await settled();
      const before = counts(1);
      // Saved with what the other has written.
      rate(1, 0, 5);
      await press(1, 'Next');
      await settled();
      return [before, counts(1), root(1).querySelector('.progress').textContent];
    ";
    let found = browser.steps(found).await;
    let before = ["0 of 4 answered", "0 of 12 answered", "0 of 6 answered"];
    let after = ["1 of 4 answered", "2 of 12 answered", "0 of 6 answered"];
    assert_eq!(found, json!([before, after, "3 of 48 answered"]));
}

/// Cases: ST-20
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn what_one_deletes_the_other_does_not_bring_back(browser: &Browser) {
    browser.open_two().await;
    let found = "
      rate(0, 0, 3);
      await settled();
      const before = levels(1);
      frames[0].document.querySelector('cme-selfcheck').reset();
      await settled();
      const told = root(1).textContent.includes('Everything was deleted in another tab');
      const left = localStorage.length;
      await press(1, 'Start');
      await settled();
      rate(1, 1, 2);
      await settled();
      return [before, told, left, levels(1)];
    ";
    let found = browser.steps(found).await;
    assert_eq!(found, json!([{ "1.1": 3 }, true, 0, { "1.2": 2 }]));
}

/// Here a page of the website clears the storage; a person may do it in the browser.
///
/// Cases: ST-21, ST-22
#[apply(scenario)]
#[engines(all, "what tabs hear of each other, and focus meanwhile")]
pub(crate) async fn emptied_store_is_told_and_everything_stays_on_the_screen(browser: &Browser) {
    browser.open_two().await;
    let found = "
      rate(0, 0, 3);
      await settled();
      frames[0].localStorage.clear();
      await settled();
      const told = root(1).querySelector('[role=status].status').textContent;
      const left = [levels(1), localStorage.length];
      await press(1, '{again}');
      await settled();
      rate(0, 1, 2);
      await settled();
      return [told, left, levels(0), levels(1)];
    ";
    let found = browser.steps(&found.replace("{again}", status::SAVE_AGAIN)).await;
    let told = format!("{} {}", status::REMOVED, status::SAVE_AGAIN);
    let both = json!({ "1.1": 3, "1.2": 2 });
    assert_eq!(found, json!([told, [{ "1.1": 3 }, 0], both, both]));
}

/// `WebKit`'s driver stops answering with a second window.
///
/// Cases: ST-16
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "WebKit's driver stops answering with a second window")]
pub(crate) async fn two_windows_that_answer_in_turn_lose_nothing(browser: &Browser) {
    let site = Site::plain();
    let windows = browser.open_two_windows(&site).await;
    let mut expected = BTreeMap::new();
    for (step, window) in [1, 0, 0, 1, 0, 1, 1, 1, 0].into_iter().enumerate() {
        browser.client.switch_to_window(windows[window].clone()).await.unwrap();
        let (row, level) = (step % 4, 1 + step % 5);
        let answer = "const [row, level] = arguments;
             document.querySelector('cme-selfcheck').shadowRoot
               .querySelectorAll('.now')[row].querySelectorAll('input')[level - 1].click();";
        browser.script(answer, vec![json!(row), json!(level)]).await;
        expected.insert(format!("1.{}", row + 1), level);
    }
    let holds = format!(
        "JSON.stringify(Object.entries(
           JSON.parse(document.querySelector('cme-selfcheck').exportJson()).answers)
             .map(([item, {{ present }}]) => [item, present]))
         === JSON.stringify(Object.entries({}))",
        json!(expected)
    );
    for window in windows {
        browser.client.switch_to_window(window).await.unwrap();
        browser.until(&holds).await;
    }
    browser.open(&site.url("")).await;
    browser.press("button", "Resume").await;
    browser.until(&holds).await;
    browser.is_clean().await;
}

/// Cases: ST-14
#[apply(scenario)]
#[engines(all of Firefox, WebKit; "a busy Chromium lets go of the kept page, for a reason that it masks")]
pub(crate) async fn page_kept_for_the_way_back_shows_what_was_done_meanwhile(browser: &Browser) {
    let mut setup = kept(host("lang=\"en\"", BODY));
    setup.pages.insert("other.html", page("lang=\"en\"", BODY));
    let site = Site::with(setup);
    browser.open(&site.url("host.html")).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.leaves_for(&site.url("other.html")).await;
    browser.press("button", "Resume").await;
    browser.choose_present("1.1", "4 Proficient").await;
    browser.says("status", "Saved on this device").await;
    browser.goes_back().await;
    let shown = "document.querySelector('cme-selfcheck').shadowRoot.querySelectorAll('.now input')";
    browser.until(&format!("{shown}[3].checked")).await;
    assert!(browser.is_chosen("1.1 Now", "4 Proficient").await);
    browser.is_clean().await;
}

/// `WebKit`'s driver stops answering with a second window.
///
/// Cases: ST-14
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "WebKit's driver stops answering with a second window")]
pub(crate) async fn closing_the_tab_right_after_an_answer_loses_nothing(browser: &Browser) {
    let site = Site::plain();
    let [first, _] = browser.open_two_windows(&site).await;
    let answer = "document.querySelector('cme-selfcheck').shadowRoot.querySelectorAll('.now input')[3].click()";
    browser.script(answer, vec![]).await;
    browser.client.close_window().await.unwrap();
    browser.client.switch_to_window(first).await.unwrap();
    browser.open(&site.url("")).await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "4 Proficient").await);
}
