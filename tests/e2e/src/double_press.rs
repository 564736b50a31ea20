//! Double clicks, double taps and held keys: the second press never hits a control that was drawn in between.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::json;

use crate::driver::Browser;
use crate::embedding::host;
use crate::kiosk::KIOSK;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::Site;

impl Browser {
    /// Presses a key twice, or holds it until it repeats.
    pub(crate) async fn press_key_twice(&self, key: Key, let_go: bool) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        let value = key.into();
        for _ in 0..2 {
            keys = keys.then(KeyAction::Down { value });
            if let_go {
                keys = keys.then(KeyAction::Up { value });
            }
        }
        self.client.perform_actions(keys.then(KeyAction::Up { value })).await.unwrap();
    }

    /// Asserts that the page with this first item is on screen, without an answer.
    async fn shows_page_unanswered(&self, first: &str) {
        self.the("radiogroup", starts(&format!("{first} Now"))).await;
        let script = "return document.querySelector('cme-selfcheck').shadowRoot
             .querySelectorAll('.now input:checked').length";
        assert_eq!(self.script(script, vec![]).await, 0, "somebody has answered");
    }

    async fn choose_quick(&self, site: &Site) {
        self.open_selfcheck(site).await;
        self.press("radio", "Coordinator").await;
        self.press("radio", starts("Quick check")).await;
    }
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each counts clicks by itself")]
pub(crate) async fn double_click_turns_one_page_and_answers_nothing(browser: &Browser) {
    let site = Site::plain();
    for (width, height) in [(1366, 638), (1280, 900), (390, 700)] {
        browser.resize(width, height).await;
        browser.open_selfcheck(&site).await;
        browser.press("radio", "Coordinator").await;
        let name = if width == 1366 { "Start" } else { "Start a new self-check" };
        let start = browser.the("button", name).await;
        browser.double_click(&start).await;
        browser.shows_page_unanswered("1.1").await;
        for area in 2..=4 {
            let next = browser.the("button", "Next").await;
            browser.double_click(&next).await;
            browser.shows_page_unanswered(&format!("{area}.1")).await;
        }
    }
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each makes clicks of taps by itself")]
pub(crate) async fn double_tap_turns_one_page_and_answers_nothing(browser: &Browser) {
    let site = Site::plain();
    browser.resize(820, 1100).await;
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Coordinator").await;
    let start = browser.the("button", "Start").await;
    browser.double_tap(&start).await;
    browser.shows_page_unanswered("1.1").await;
    let next = browser.the("button", "Next").await;
    browser.double_tap(&next).await;
    browser.shows_page_unanswered("2.1").await;
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each makes clicks of keys by itself")]
pub(crate) async fn key_that_asks_a_question_does_not_answer_it(browser: &Browser) {
    let site = Site::plain();
    browser.choose_quick(&site).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    for (key, let_go) in [(Key::Enter, true), (Key::Enter, false), (Key::Space, true)] {
        browser.open_selfcheck(&site).await;
        let delete = browser.the("button", "Delete everything").await;
        browser.script("arguments[0].focus()", vec![json!(delete)]).await;
        browser.press_key_twice(key, let_go).await;
        browser.the("dialog", "Delete everything?").await;
        browser.press("button", "Cancel").await;
        browser.the("button", "Resume").await;
    }
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each counts clicks by itself")]
pub(crate) async fn double_click_that_asks_authors_a_question_does_not_answer_it(
    browser: &Browser,
) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser.press("button", "Start from the built-in framework").await;
    browser.fill_in("Revision", "7").await;
    browser.press("button", "Start from an empty framework").await;
    let yes = browser.the("button", "Replace it").await;
    let place = "const { x, y } = arguments[0].getBoundingClientRect(); return [x, y]";
    let place = browser.script(place, vec![json!(yes)]).await;
    browser.press("button", "Keep mine").await;
    let empty = browser.the("button", "Start from an empty framework").await;
    let put = "const { style } = arguments[0]; style.position = 'fixed';
         style.left = `${arguments[1][0]}px`; style.top = `${arguments[1][1]}px`";
    browser.script(put, vec![json!(empty), place]).await;
    browser.double_click(&empty).await;
    browser.the("dialog", "Replace your framework?").await;
    browser.press("button", "Keep mine").await;
    browser.says("status", "Built-in framework: no problems.").await;
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each makes clicks of keys by itself")]
pub(crate) async fn key_that_opens_a_note_is_not_written_into_it(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    let add = browser.the("button", "Add note for 1.1").await;
    browser.script("arguments[0].focus()", vec![json!(add)]).await;
    browser.press_key_twice(Key::Enter, true).await;
    let field = browser.the("textbox", "Note for 1.1").await;
    assert_eq!(field.prop("value").await.unwrap().as_deref(), Some(""));
    browser.type_key('a').await;
    browser.type_key(Key::Enter.into()).await;
    browser.type_key('b').await;
    assert_eq!(browser.result().await["answers"]["1.1"]["note"], "a\nb");
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each scrolls by itself")]
pub(crate) async fn click_after_scrolling_is_no_double_click(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    let [first, second] = ["1.1 Now", "1.2 Now"];
    let level = browser.option(first, "3 Competent").await;
    browser.click(&level).await;
    let next = browser.option(second, "3 Competent").await;
    let scroll = "const middle = (one) => one.getBoundingClientRect().top;
         arguments[0].dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true }));
         scrollBy({ top: middle(arguments[1]) - middle(arguments[0]), behavior: 'instant' })";
    browser.script(scroll, vec![json!(level), json!(next)]).await;
    browser.press_mouse_again().await;
    assert!(browser.is_chosen(second, "3 Competent").await);
}

/// Cases: FD-01
#[apply(scenario)]
pub(crate) async fn second_thought_is_no_double_click(browser: &Browser) {
    let site = Site::plain();
    browser.choose_quick(&site).await;
    browser.press("button", "Start").await;
    // Immediately one after the other, as fast as the driver can.
    browser.choose_present("1", "3 Competent").await;
    browser.choose_present("1", "4 Proficient").await;
    assert!(browser.is_chosen("1 Now", "4 Proficient").await);
    let level = browser.option("1 Now", "2 Advanced beginner").await;
    browser.double_click(&level).await;
    assert!(browser.is_chosen("1 Now", "2 Advanced beginner").await);
}

/// Cases: FD-01, KI-01
#[apply(scenario)]
#[engines(all, "each counts clicks by itself")]
pub(crate) async fn double_press_begins_no_session_in_a_kiosk(browser: &Browser) {
    browser.resize(1280, 900).await;
    let _site = browser.open_host(host("lang=\"en\"", KIOSK)).await;
    let start = browser.the("button", "Start").await;
    browser.double_tap(&start).await;
    browser.shows_page_unanswered("1").await;
    browser.choose_present("1", "3 Competent").await;
    let end = browser.the("button", "End session").await;
    browser.double_click(&end).await;
    browser.shows_the_poster().await;
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each counts clicks by itself")]
pub(crate) async fn double_click_on_one_button_counts_once(browser: &Browser) {
    let site = Site::plain();
    browser.choose_quick(&site).await;
    browser.press("button", "Start").await;
    let help = browser.the("summary", "What the levels mean").await;
    browser.double_click(&help).await;
    let open = "return arguments[0].parentElement.open";
    assert_eq!(browser.script(open, vec![json!(help)]).await, json!(true), "closed again");
    browser.choose_present("1", "3 Competent").await;
    browser.press("button", "See results").await;
    let download = browser.the("button", "Download JSON").await;
    browser.double_click(&download).await;
    browser.press("button", "Download CSV").await;
    browser.until("seen.files.length > 1 && !seen.files.at(-1).startsWith('{')").await;
    let csv = browser.the("button", "Download CSV").await;
    browser.script("arguments[0].focus()", vec![json!(csv)]).await;
    browser.press_key_twice(Key::Enter, false).await;
    browser.press("button", "Download JSON").await;
    browser.until("seen.files.length > 2 && seen.files.at(-1).startsWith('{')").await;
    assert_eq!(browser.script("return seen.files.length", vec![]).await, json!(4));
}
