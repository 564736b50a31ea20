//! The learning plan.

use macro_rules_attribute::apply;
use serde_json::json;

use crate::driver::Browser;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site};

impl Browser {
    /// Goes from an empty page to a plan about 1.1 and 1.2.
    pub(crate) async fn make_plan(&self, site: &Site) {
        self.start_full(site).await;
        self.choose_present("1.1", "1 Novice").await;
        self.choose_present("1.2", "1 Novice").await;
        self.choose_desired("1.2", "5 Expert").await;
        self.press("button", "See results").await;
        self.press("button", "Make a plan").await;
        self.the("heading", "Learning plan").await;
    }

    /// Writes into the field of that id, in place of what is there, as a person would.
    pub(crate) async fn fill(&self, id: &str, words: &str) {
        let script = "const field = document.querySelector('cme-selfcheck').shadowRoot
              .getElementById(arguments[0]);
            field.focus();
            field.select();";
        self.script(script, vec![json!(id)]).await;
        self.type_words(words).await;
    }

    pub(crate) async fn focus_field(&self, id: &str) {
        let script = "document.querySelector('cme-selfcheck').shadowRoot
            .getElementById(arguments[0]).focus()";
        self.script(script, vec![json!(id)]).await;
    }

    /// Sets a date as the browser's calendar would.
    async fn set_date(&self, id: &str, date: &str) {
        let script = "const field = document.querySelector('cme-selfcheck').shadowRoot
              .getElementById(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        self.script(script, vec![json!(id), json!(date)]).await;
    }

    /// Adds an activity to the first goal.
    pub(crate) async fn add_activity(&self) {
        let goal = self.the("group", "Goal 1").await;
        let add = self.within("button", "Add activity", Some(&goal)).await;
        self.click(&add).await;
        self.until_focused("textarea Activity").await;
    }

    /// The titles of the goals, as they are exported.
    async fn titles(&self) -> Vec<String> {
        let result = self.result().await;
        let goals = result["plan"]["goals"].as_array().unwrap();
        goals.iter().map(|goal| goal["title"].as_str().unwrap().to_owned()).collect()
    }
}

/// Cases: AX-19
/// WCAG: 2.4.3, 2.5.7
#[apply(scenario)]
pub(crate) async fn goals_and_activities_are_edited_moved_and_brought_back(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    let first = browser.titles().await;
    assert_eq!(first.len(), 2, "two are short: {first:?}");
    assert!(first[0].starts_with("Maintain awareness of organizational"), "{first:?}");
    browser.press("button", "Add goal").await;
    browser.until_focused("textarea Goal").await;
    browser.fill("goal-3-title", "Mine").await;
    browser.press("button", "Move goal 3 up").await;
    browser.until_focused("button Move goal 2 up").await;
    assert_eq!(browser.titles().await[1], "Mine");
    browser.press("button", "Delete goal 1").await;
    browser.until_focused("button Undo").await;
    assert_eq!(browser.titles().await.len(), 2);
    browser.press("button", "Undo").await;
    browser.until_focused("textarea Goal").await;
    assert_eq!(browser.titles().await[0], first[0]);
    let group = browser.the("group", "Goal 1").await;
    let suggested = browser.within("summary", "Suggested activities", Some(&group)).await;
    browser.click(&suggested).await;
    let suggestions = browser.all("button", starts("Add: "), Some(&group)).await;
    browser.click(&suggestions[0]).await;
    browser.until_focused("textarea Activity").await;
    browser.press("button", "Delete activity 1.1").await;
    browser.until_focused("button Undo").await;
    browser.press("button", "Undo").await;
    browser.until_focused("textarea Activity").await;
    assert!(browser.has("checkbox", "External").await);
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn plan_survives_a_reload_and_goes_into_files(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    assert!(!browser.has("button", "Download calendar").await, "there is no date yet");
    browser.set_date("goal-1-due", "2026-12-31").await;
    browser.fill("goal-1-success", "=1+1, \"quoted\"").await;
    browser.press("button", "Download calendar").await;
    let calendar = browser.downloaded(0).await;
    assert!(calendar.contains("DTSTART;VALUE=DATE:20261231\r\n"), "{calendar}");
    browser.press("button", "Back to results").await;
    browser.press("button", "Download CSV").await;
    let table = browser.downloaded(1).await;
    assert_eq!(table.lines().count(), 49);
    assert!(table.contains(",'1.2,"), "{table}");
    browser.open_selfcheck(&site).await;
    browser.press("button", "Resume").await;
    browser.press("button", "See results").await;
    browser.press("button", "Open the plan").await;
    let success = "return document.querySelector('cme-selfcheck').shadowRoot
        .getElementById('goal-1-success').value";
    assert_eq!(browser.script(success, vec![]).await, json!("=1+1, \"quoted\""));
    let due = success.replace("success'", "due'");
    assert_eq!(browser.script(&due, vec![]).await, json!("2026-12-31"));
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "each keeps pages for the way back differently")]
pub(crate) async fn what_was_typed_is_there_in_a_page_that_comes_back(browser: &Browser) {
    let faults = vec![("", Fault::CachedForAYear)];
    let site = Site::with(Setup { faults, ..Setup::default() });
    browser.make_plan(&site).await;
    browser.fill("goal-1-success", "Twice").await;
    browser.set_date("goal-1-due", "2026-12-31").await;
    browser.add_activity().await;
    browser.fill("activity-1-1-hours", "12").await;
    let values = "
      const fields = widget.shadowRoot.querySelectorAll('.field input, .field textarea, .field select');
      return [...fields].map(({ id, value }) => [id, value]);
    ";
    let before = browser.run(values).await;
    assert!(before.to_string().contains("[\"activity-1-1-hours\",\"12\"]"), "{before}");
    browser.leaves_for(&site.url("paper.html")).await;
    browser.goes_back().await;
    // WebKit empties fields then, but not at once.
    let drawn = "for (let drawn = 0; drawn < 5; drawn++) await new Promise(requestAnimationFrame);";
    browser.run(drawn).await;
    assert_eq!(browser.run(values).await, before);
    browser.is_clean().await;
}

/// Cases: FD-04, FD-15
/// WCAG: 3.3.1
#[apply(scenario)]
#[engines(all, "fields for dates are the engine's own")]
pub(crate) async fn bad_dates_and_hours_are_told(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.set_date("goal-1-start", "2026-12-31").await;
    browser.set_date("goal-1-due", "2026-12-01").await;
    browser.says("status", "The due date is before the start date.").await;
    browser.add_activity().await;
    let hours =
        async || browser.result().await["plan"]["goals"][0]["activities"][0]["minutes"].clone();
    for (typed, minutes) in [("0.25", 15), ("1,5", 90), ("1:30", 90), ("27", 1_620)] {
        browser.fill("activity-1-1-hours", typed).await;
        assert_eq!(hours().await, minutes, "{typed}");
    }
    browser.fill("activity-1-1-hours", "many").await;
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "Write hours as 1.5 or 1:30, up to 2000. Saved here: 27.").await;
    assert_eq!(hours().await, 1_620, "what was saved last stays");
    browser.focus_field("goal-1-due").await;
    browser.type_date_parts(2026, 2, 31).await;
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "The calendar has no such date.").await;
    // What was a date on the way is saved.
    browser.says("alert", "Saved here: 2026-").await;
    let saved = browser.result().await["plan"]["goals"][0]["due"].clone();
    browser.focus_field("goal-1-due").await;
    browser.set_date("goal-1-due", "0027-03-01").await;
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "Is the year right?").await;
    assert_eq!(browser.result().await["plan"]["goals"][0]["due"], saved);
    browser.is_clean().await;
}
