//! Use by keyboard only.

use std::time::Instant;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::json;

use crate::driver::{Browser, Engine};
use crate::embedding::host;
use crate::page::DOUBLE_PRESS;
use crate::polling::Polling;
use crate::scenario::scenario;
use crate::server::{Setup, Site};

/// The focused element, through shadow roots.
const FIND_FOCUSED: &str = "
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
";

/// The name of the focused element.
const FOCUSED: &str = "
  if (element === document.body) return '';
  const group = element.closest?.('[role=radiogroup]')?.querySelector('legend')?.textContent ?? '';
  const by = element.getAttribute('aria-labelledby')?.split(' ');
  const named = by?.map((id) => element.getRootNode().getElementById(id)) ?? [element.labels?.[0] ?? element];
  const own = named.map((one) => one.textContent).join(' ');
  return `${element.localName} ${group} ${own}`.replace(/\\s+/g, ' ').trim();
";

impl Browser {
    /// Presses a key. Waits between two presses of a key that presses buttons, so that they are no double press.
    pub(crate) async fn type_key(&self, key: char) {
        let presses = |key: char| [Key::Enter.into(), ' ', Key::Space.into()].contains(&key);
        if let Some((pressed, last)) = self.typed.replace(Some((Instant::now(), key)))
            && presses(last)
            && presses(key)
        {
            tokio::time::sleep(DOUBLE_PRESS.saturating_sub(pressed.elapsed())).await;
        }
        self.type_at_once(&key.to_string()).await;
    }

    pub(crate) async fn focused(&self) -> String {
        self.script(&format!("{FIND_FOCUSED}{FOCUSED}"), vec![])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub(crate) async fn type_words(&self, words: &str) {
        for key in words.chars() {
            self.type_key(key).await;
        }
    }

    /// From rating to results and on to the plan, by Tab and Enter.
    async fn go_to_the_plan(&self) {
        self.tab_to("button See results").await;
        self.type_key(Key::Enter.into()).await;
        self.the("heading", "Results").await;
        self.tab_to("button Make a plan").await;
        self.type_key(Key::Enter.into()).await;
        self.the("heading", "Learning plan").await;
    }

    /// Types a date into the focused field, part by part if the browser has parts. The keys of a part are sent
    /// together: if more than a second passes between two digits, browsers begin a new number.
    async fn type_date(&self, year: u16, month: u8, day: u8) {
        let kind = format!("{FIND_FOCUSED} return element.type;");
        let iso = format!("{year}-{month:02}-{day:02}");
        let parts = [format!("{month:02}"), format!("{day:02}"), year.to_string()];
        if self.script(&kind, vec![]).await != json!("date") {
            self.type_words(&iso).await;
        } else if self.engine == Engine::WebKit {
            // The parts do not advance by themselves.
            for part in parts {
                self.type_at_once(&part).await;
                self.type_key(Key::Right.into()).await;
            }
        } else {
            self.type_at_once(&parts.concat()).await;
        }
        let value = format!("{FIND_FOCUSED} return element.value;");
        assert_eq!(self.script(&value, vec![]).await, json!(iso));
    }

    async fn type_at_once(&self, words: &str) {
        let keys = words.chars().fold(KeyActions::new("keyboard".to_owned()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(keys).await.unwrap();
    }

    /// Waits until the focused element's name contains the words.
    pub(crate) async fn until_focused(&self, words: &str) {
        let mut polling = Polling::new();
        loop {
            let name = self.focused().await;
            if name.contains(words) {
                return;
            }
            assert!(polling.again().await, "the focus is not on “{words}” but on “{name}”");
        }
    }

    /// Presses Shift and Tab until an element with this name has the focus.
    async fn shift_tab_to(&self, words: &str) {
        let keys = || {
            KeyActions::new("keyboard".to_owned())
                .then(KeyAction::Down { value: Key::Shift.into() })
                .then(KeyAction::Down { value: Key::Tab.into() })
                .then(KeyAction::Up { value: Key::Tab.into() })
                .then(KeyAction::Up { value: Key::Shift.into() })
        };
        for _ in 0..60 {
            if self.focused().await.contains(words) {
                return;
            }
            self.client.perform_actions(keys()).await.unwrap();
        }
        panic!("Shift and Tab never reach “{words}”");
    }

    /// Presses Tab until an element with this name has the focus.
    pub(crate) async fn tab_to(&self, words: &str) {
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

/// Cases: AX-04
/// WCAG: 1.3.2, 2.1.1, 2.1.2, 2.4.3, 3.2.1, 4.1.2
#[apply(scenario)]
#[engines(all, "keys and focus")]
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
    browser.is_clean().await;
}

/// From a rating to a printed, dated plan with an external activity.
///
/// Cases: AX-04, AX-19
/// WCAG: 2.1.1, 2.1.2
#[apply(scenario)]
pub(crate) async fn plan_is_made_and_printed_by_keyboard_alone(browser: &Browser) {
    let site = Site::with(Setup { before: crate::printing::PRINTING, ..Setup::default() });
    browser.start_full(&site).await;
    browser.tab_to("1.1 Now").await;
    browser.type_key('1').await;
    browser.go_to_the_plan().await;
    browser.tab_to("input Due date").await;
    browser.type_date(2026, 12, 31).await;
    browser.tab_to("textarea How will you know?").await;
    browser.type_words("A journal club meets").await;
    browser.tab_to("button Add activity").await;
    browser.type_key(Key::Enter.into()).await;
    browser.until_focused("textarea Activity").await;
    browser.type_words("Visit another office").await;
    browser.tab_to("input External").await;
    browser.type_key(Key::Space.into()).await;
    browser.tab_to("textarea Who will help?").await;
    browser.type_words("my manager").await;
    browser.tab_to("button Delete goal 1").await;
    browser.type_key(Key::Enter.into()).await;
    browser.until_focused("button Undo").await;
    browser.type_key(Key::Enter.into()).await;
    browser.until_focused("button Goal 1: ").await;
    browser.tab_to("input Name for the printout").await;
    browser.type_words("Ada").await;
    browser.tab_to("input Organization for the printout").await;
    browser.type_words("St Mary").await;
    browser.tab_to("button Print the plan").await;
    browser.type_key(Key::Enter.into()).await;
    browser.until("seen.printed.length === 1").await;
    let printed = browser.script("return seen.printed[0]", vec![]).await;
    let printed = printed.as_str().unwrap();
    for words in [
        "Ada · St Mary · ",
        "A journal club meets",
        "Visit another office",
        "external",
        "Due date December 31, 2026",
        "my manager",
        "Shown: 1 of 1 activity external to the organization.",
        "Supervisor’s signature",
    ] {
        assert!(printed.contains(words), "“{words}” on paper: {printed}");
    }
    assert!(!printed.contains("All competencies"), "the plan alone: {printed}");
    let saved = browser.exported().await;
    assert!(!saved.contains("Ada") && !saved.contains("St Mary"), "names go on paper only");
    browser.is_clean().await;
}

/// Cases: AX-05
/// WCAG: 2.1.4, 3.2.2
#[apply(scenario)]
#[engines(all, "focus and scrolling")]
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

/// Cases: AX-04
/// WCAG: 2.1.1
#[apply(scenario)]
#[engines(all, "arrow keys in radios are the engine's own")]
pub(crate) async fn a_group_is_gone_through_both_ways_and_cleared(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.tab_to("1.1 Now").await;
    browser.type_key(Key::Space.into()).await;
    assert!(browser.is_chosen("1.1 Now", "1 Novice").await, "Space chooses");
    // WebKitGTK's own radios do not wrap.
    if browser.engine != Engine::WebKit {
        for (key, option) in [
            (Key::Left, "Can't judge"),
            (Key::Right, "1 Novice"),
            (Key::Up, "Can't judge"),
            (Key::Down, "1 Novice"),
        ] {
            browser.type_key(key.into()).await;
            assert!(browser.is_chosen("1.1 Now", option).await, "{key:?} wraps to {option}");
        }
    }
    browser.type_key(Key::Right.into()).await;
    assert!(browser.is_chosen("1.1 Now", "2 Advanced beginner").await);
    browser.tab_to("1.2 Now").await;
    browser.shift_tab_to("1.1 Now").await;
    assert!(browser.focused().await.contains("2 Advanced beginner"), "back at what is chosen");
    browser.tab_to("button Clear 1.1").await;
    browser.type_key(Key::Enter.into()).await;
    browser.until_focused("1.1 Now").await;
    assert!(!browser.is_chosen("1.1 Now", "2 Advanced beginner").await);
    assert!(!browser.exported().await.contains("\"1.1\""), "nothing is answered");
    browser.is_clean().await;
}

/// Cases: AX-05
#[apply(scenario)]
pub(crate) async fn digit_outside_a_track_sets_nothing(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Manager").await;
    browser.press("checkbox", "Also rate importance").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    let before = browser.result().await["answers"].clone();
    browser.tab_to("button Clear 1.1").await;
    browser.type_key('3').await;
    assert!(browser.focused().await.contains("Clear 1.1"), "the focus stays");
    assert_eq!(browser.result().await["answers"], before);
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn clearing_a_rating_keeps_the_note(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.add_note("1.1").await;
    for key in "Ran it".chars() {
        browser.type_key(key).await;
    }
    assert_eq!(browser.result().await["answers"]["1.1"]["note"], json!("Ran it"));
    assert!(!browser.has("button", "Clear 1.1").await, "there is no rating yet");
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.press("button", "Clear 1.1").await;
    assert_eq!(browser.result().await["answers"], json!({ "1.1": { "note": "Ran it" } }));
    let field = browser.the("textbox", "Note for 1.1").await;
    let value = browser.script("return arguments[0].value", vec![json!(field)]).await;
    assert_eq!(value, json!("Ran it"));
    browser.is_clean().await;
}

/// Cases: AX-19
/// WCAG: 2.1.1
#[apply(scenario)]
#[engines(all, "focus after what had it is gone")]
pub(crate) async fn goals_are_moved_by_keyboard_alone(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    for code in ["1.1", "1.2", "1.3"] {
        browser.tab_to(&format!("{code} Now")).await;
        browser.type_key('1').await;
        browser.tab_to(&format!("{code} Aim")).await;
        browser.type_key('5').await;
    }
    browser.go_to_the_plan().await;
    let titles = async || {
        browser.result().await["plan"]["goals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|goal| goal["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let before = titles().await;
    browser.tab_to("button Goal 1: ").await;
    browser.type_key(Key::Enter.into()).await;
    browser.tab_to("button Move goal 1 down").await;
    // Quickly: each press counts.
    browser.press_key_twice(Key::Enter, true).await;
    browser.until_focused("button Move goal 3 down").await;
    let order = |places: [usize; 3]| places.map(|place| before[place].clone());
    assert_eq!(titles().await, order([1, 2, 0]));
    browser.shift_tab_to("button Move goal 3 up").await;
    browser.type_key(Key::Space.into()).await;
    browser.until_focused("button Move goal 2 up").await;
    assert_eq!(titles().await, order([1, 0, 2]));
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn escape_closes_our_dialog_and_nothing_of_the_host(browser: &Browser) {
    let mut setup = host("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>");
    setup.before = "window.heard = 0;
        document.addEventListener('keydown', ({ key }) => { heard += key === 'Escape' ? 1 : 0; });";
    browser.open_host(setup).await;
    browser.press("button", "Delete everything").await;
    browser.the("button", "Cancel").await;
    browser.type_key(Key::Escape.into()).await;
    browser.until_focused("button Delete everything").await;
    assert_eq!(browser.script("return heard", vec![]).await, json!(0));
    browser.type_key(Key::Escape.into()).await;
    assert_eq!(browser.script("return heard", vec![]).await, json!(1), "the host has its own");
}
