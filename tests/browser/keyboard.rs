//! By keyboard alone.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use crate::driver::Browser;
use crate::server::Site;

/// Name of the focused element, through shadow roots.
const FOCUSED: &str = "
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const group = element.closest?.('[role=radiogroup]')?.querySelector('legend')?.textContent ?? '';
  const own = element.labels?.[0]?.textContent ?? element.textContent ?? '';
  return `${element.localName} ${group} ${own}`.replace(/\\s+/g, ' ').trim();
";

impl Browser {
    pub(crate) async fn type_key(&self, key: char) {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.client.perform_actions(keys).await.unwrap();
    }

    async fn focused(&self) -> String {
        self.script(FOCUSED, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until the focused element's name contains the words.
    async fn tab_to(&self, words: &str) {
        let mut passed = Vec::new();
        for _ in 0..60 {
            let name = self.focused().await;
            if name.contains(words) {
                return;
            }
            passed.push(name);
            self.type_key(Key::Tab.into()).await;
        }
        panic!("Tab never reaches “{words}”; it passes {passed:?}");
    }
}

pub(crate) async fn whole_journey_by_keyboard_alone(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.tab_to("Your role").await;
    browser.type_key(Key::Down.into()).await;
    browser.type_key(Key::Down.into()).await;
    assert!(browser.focused().await.contains("Coordinator"), "arrows move and choose");
    browser.tab_to("button Start").await;
    browser.type_key(Key::Enter.into()).await;
    browser.the("heading", "Adult/organizational learning principles").await;
    let heading = browser.focused().await;
    assert!(heading.contains("Adult/organizational learning principles"), "focus: {heading}");

    for code in ["1.1", "1.2", "1.3", "1.4"] {
        browser.tab_to(&format!("{code} Now")).await;
        browser.type_key('2').await;
        assert!(browser.is_chosen(&format!("{code} Now"), "2 Advanced beginner").await);
        browser.type_key(Key::Tab.into()).await;
        let next = browser.focused().await;
        assert!(next.contains(&format!("{code} Aim")), "one stop a group, then {next}");
    }
    browser.type_key(Key::Right.into()).await;
    assert!(browser.is_chosen("1.4 Aim", "3 Competent").await, "from the target on by arrow");
    browser.tab_to("button See results").await;
    browser.type_key(Key::Space.into()).await;
    browser.the("heading", "Results").await;
    assert!(browser.focused().await.contains("Results"));
    browser.tab_to("button Download JSON").await;
    browser.type_key(Key::Enter.into()).await;
    assert!(browser.downloaded(0).await.contains("\"answered\": 4"));
    browser.tab_to("button Go to the start").await;
    browser.type_key(Key::Enter.into()).await;
    browser.the("button", "Resume").await;
    browser.is_clean().await;
}

pub(crate) async fn answering_moves_neither_page_nor_focus(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.tab_to("1.2 Now").await;
    for (key, level) in [
        (Key::Right, "2 Advanced beginner"),
        (Key::Right, "3 Competent"),
        (Key::Left, "2 Advanced beginner"),
    ] {
        let before = browser.script("return [location.href, scrollY]", vec![]).await;
        browser.type_key(key.into()).await;
        let name = browser.focused().await;
        assert!(name.contains("1.2 Now") && name.contains(level), "{name}");
        let after = browser.script("return [location.href, scrollY]", vec![]).await;
        assert_eq!(after, before);
    }
    browser.type_key('5').await;
    assert!(browser.focused().await.contains("5 Expert"), "the digit takes the focus along");
    browser.type_key('9').await;
    assert!(browser.is_chosen("1.2 Now", "5 Expert").await, "there is no level 9");
    let heading = browser.script("return seen.events.length", vec![]).await;
    assert!(heading.as_u64() >= Some(4), "each answer was told: {heading}");
    assert_eq!(browser.script("return seen.errors", vec![]).await, json!([]));
}
