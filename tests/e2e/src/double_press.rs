//! Double clicks, double taps and keys that are held: none of them answers what was drawn in between.

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
    /// Presses a key twice, or holds it down so long that it repeats.
    async fn press_key_twice(&self, key: Key, let_go: bool) {
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

    /// Nobody has answered anything in this area, and it is the one on screen.
    async fn shows_area_unanswered(&self, area: u32) {
        self.the("radiogroup", starts(&format!("{area} Now"))).await;
        let script = "return document.querySelector('cme-selfcheck').shadowRoot
             .querySelectorAll('.now input:checked').length";
        assert_eq!(self.script(script, vec![]).await, 0, "somebody has answered");
    }

    async fn start_quick(&self, site: &Site) {
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
        browser.start_quick(&site).await;
        let name = if width == 1366 { "Start" } else { "Start a new self-check" };
        let start = browser.the("button", name).await;
        browser.double_click(&start).await;
        browser.shows_area_unanswered(1).await;
        for area in 2..=4 {
            let next = browser.the("button", "Next").await;
            browser.double_click(&next).await;
            browser.shows_area_unanswered(area).await;
        }
    }
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each makes clicks of taps by itself")]
pub(crate) async fn double_tap_turns_one_page_and_answers_nothing(browser: &Browser) {
    let site = Site::plain();
    browser.resize(820, 1100).await;
    browser.start_quick(&site).await;
    let start = browser.the("button", "Start").await;
    browser.double_tap(&start).await;
    browser.shows_area_unanswered(1).await;
    let next = browser.the("button", "Next").await;
    browser.double_tap(&next).await;
    browser.shows_area_unanswered(2).await;
}

/// Cases: FD-01
#[apply(scenario)]
#[engines(all, "each makes clicks of keys by itself")]
pub(crate) async fn key_that_asks_a_question_does_not_answer_it(browser: &Browser) {
    let site = Site::plain();
    browser.start_quick(&site).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    for (key, let_go) in [(Key::Enter, true), (Key::Enter, false), (Key::Space, true)] {
        browser.open_selfcheck(&site).await;
        let delete = browser.the("button", "Delete everything").await;
        browser.script("arguments[0].focus()", vec![json!(delete)]).await;
        browser.press_key_twice(key, let_go).await;
        browser.the("dialog", "Delete everything on this device?").await;
        browser.press("button", "Cancel").await;
        browser.the("button", "Resume").await;
    }
}

/// Cases: FD-01
#[apply(scenario)]
pub(crate) async fn second_thought_is_no_double_click(browser: &Browser) {
    let site = Site::plain();
    browser.start_quick(&site).await;
    browser.press("button", "Start").await;
    // At once after each other, as quickly as the driver can.
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
    browser.shows_area_unanswered(1).await;
    browser.choose_present("1", "3 Competent").await;
    let end = browser.the("button", "End session").await;
    browser.double_click(&end).await;
    browser.shows_the_poster().await;
}
