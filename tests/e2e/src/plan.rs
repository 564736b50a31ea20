//! The learning plan.

use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

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

    /// Opens a goal of the plan, or closes it.
    pub(crate) async fn open_goal(&self, number: usize) {
        self.press("button", starts(&format!("Goal {number}: "))).await;
    }

    /// Opens the first goal if it is closed: a single goal is open.
    pub(crate) async fn open_first_goal(&self) {
        self.the("heading", "Learning plan").await;
        if !self.has("button", "Add activity").await {
            self.open_goal(1).await;
            self.the("button", "Add activity").await;
        }
    }

    /// Replaces the text in the field of that id, as a person would.
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

    /// Sets a date like the browser's date picker.
    pub(crate) async fn set_date(&self, id: &str, date: &str) {
        let script = "const field = document.querySelector('cme-selfcheck').shadowRoot
              .getElementById(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        self.script(script, vec![json!(id), json!(date)]).await;
    }

    /// Adds an activity to the first goal, which is open.
    pub(crate) async fn add_activity(&self) {
        let goal = self.the("group", "Goal 1").await;
        let add = self.within("button", "Add activity", Some(&goal)).await;
        self.click(&add).await;
        self.until_focused("textarea Activity").await;
    }

    /// The titles of the goals in the export.
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
    let area = "Adult/organizational learning principles";
    let expected = [
        format!("Move from Novice to Expert in {area} (1.2)"),
        format!("Move from Novice to Advanced beginner in {area} (1.1)"),
    ];
    assert_eq!(first, expected);
    browser.press("button", "Add goal").await;
    browser.until_focused("textarea Goal").await;
    browser.fill("goal-3-title", "Mine").await;
    browser.press("button", "Move goal 3 up").await;
    browser.until_focused("button Move goal 2 up").await;
    assert_eq!(browser.titles().await[1], "Mine");
    browser.open_goal(1).await;
    browser.until_focused("button Goal 1: Move from").await;
    assert!(!browser.has("button", "Delete goal 2").await, "one is open at a time");
    browser.press("button", "Delete goal 1").await;
    browser.until_focused("button Undo").await;
    assert_eq!(browser.titles().await.len(), 2);
    browser.press("button", "Undo").await;
    browser.until_focused("button Goal 1: Move from").await;
    assert_eq!(browser.titles().await[0], first[0]);
    browser.add_activity().await;
    browser.press("button", "Delete activity 1.1").await;
    browser.until_focused("button Undo").await;
    browser.press("button", "Undo").await;
    browser.until_focused("textarea Activity").await;
    assert!(browser.has("checkbox", "External").await);
    browser.is_clean().await;
}

/// The activities of the first goal in the export.
async fn activities(browser: &Browser) -> Vec<Value> {
    let result = browser.result().await;
    result["plan"]["goals"][0]["activities"].as_array().unwrap().clone()
}

#[apply(scenario)]
pub(crate) async fn suggestions_are_checked_and_unchecked(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    let goal = browser.the("group", "Goal 1").await;
    let boxes = browser.all("checkbox", starts(""), Some(&goal)).await;
    assert_eq!(boxes.len(), 2, "what is suggested is in sight");
    browser.click(&boxes[1]).await;
    browser.fill("activity-1-1-hours", "0,25").await;
    let planned = activities(browser).await;
    assert_eq!((planned.len(), &planned[0]["minutes"]), (1, &json!(15)));
    assert_eq!(planned[0]["kind"], json!(null), "nobody has chosen a type");
    browser.click(&boxes[0]).await;
    let both = activities(browser).await;
    assert_eq!(both[1], planned[0], "in the framework's order");
    browser.click(&boxes[1]).await;
    assert_eq!(activities(browser).await.len(), 1);
    browser.click(&boxes[1]).await;
    assert_eq!(activities(browser).await, both, "what was in it is back");
    browser.click(&boxes[1]).await;
    browser.press("button", "Undo").await;
    browser.until("document.querySelector('cme-selfcheck').shadowRoot.activeElement?.id === 'suggestion-1-2'").await;
    assert_eq!(activities(browser).await, both);
    browser.is_clean().await;
}

/// A plan with little content: the test counts the person's actions.
#[apply(scenario)]
pub(crate) async fn three_goals_with_two_activities_take_25_clicks_and_three_texts(
    browser: &Browser,
) {
    let site = Site::plain();
    browser.start_full(&site).await;
    for code in ["1.1", "1.2", "1.3"] {
        browser.choose_present(code, "1 Novice").await;
    }
    browser.press("button", "See results").await;
    browser.the("button", "Make a plan").await;
    let count = "seen.clicks = 0;
        document.addEventListener('click', ({ isTrusted }) => seen.clicks += isTrusted, true)";
    browser.script(count, vec![]).await;
    browser.press("button", "Make a plan").await;
    browser.the("heading", "Learning plan").await;
    let overview = "
        const root = document.querySelector('cme-selfcheck').shadowRoot;
        const top = root.querySelector('.plan').getBoundingClientRect().top;
        const add = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Add goal');
        return add.getBoundingClientRect().bottom - top;";
    browser.client.set_window_size(1_280, 900).await.unwrap();
    let height = browser.script(overview, vec![]).await.as_f64().unwrap();
    assert!(height < 760.0, "the overview takes {height} px");
    // Two clicks choose a type.
    let mut choices = 0;
    for number in 1..=3 {
        browser.open_goal(number).await;
        let goal = browser.the("group", &*format!("Goal {number}")).await;
        for suggestion in browser.all("checkbox", starts(""), Some(&goal)).await {
            browser.click(&suggestion).await;
        }
        for activity in 1..=2 {
            let kind = "const field = widget.shadowRoot.getElementById('ID');
                field.value = '2';
                field.dispatchEvent(new Event('change', { bubbles: true }));";
            browser.run(&kind.replace("ID", &format!("activity-{number}-{activity}-kind"))).await;
            choices += 2;
        }
        browser.set_date(&format!("goal-{number}-due"), "2027-03-31").await;
        browser.fill(&format!("goal-{number}-success"), "A peer sees it").await;
    }
    let clicks = browser.script("return seen.clicks", vec![]).await.as_u64().unwrap();
    assert!(clicks + choices <= 25, "{clicks} clicks and {choices} to choose types");
    let plan = &browser.result().await["plan"];
    for goal in plan["goals"].as_array().unwrap() {
        assert_eq!(goal["activities"].as_array().unwrap().len(), 2, "{goal}");
        assert_eq!(goal["activities"][1]["kind"], "reading", "{goal}");
        assert_eq!(goal["successSign"], "A peer sees it", "{goal}");
    }
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn plan_survives_a_reload_and_goes_into_files(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    assert!(!browser.has("button", "Download calendar").await, "there is no date yet");
    browser.open_goal(1).await;
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
    browser.open_goal(1).await;
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
    browser.open_goal(1).await;
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
    // WebKit empties fields at this point, but not at once.
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
    browser.open_goal(1).await;
    browser.set_date("goal-1-start", "2026-12-31").await;
    browser.focus_field("goal-1-due").await;
    browser.set_date("goal-1-due", "2026-12-01").await;
    browser.says("status", "The due date is before the start date.").await;
    browser.add_activity().await;
    let hours =
        async || browser.result().await["plan"]["goals"][0]["activities"][0]["minutes"].clone();
    for (typed, minutes) in [("0.25", 15), ("1,5", 90), ("1:30", 90), ("27", 1_620)] {
        browser.fill("activity-1-1-hours", typed).await;
        assert_eq!(hours().await, minutes, "{typed}");
    }
    browser.focus_field("goal-1-success").await;
    // Its beginning is no amount that was meant.
    browser.fill("activity-1-1-hours", "9 days").await;
    browser.focus_field("goal-1-success").await;
    let refused = "Enter hours as 1.5, 1:30 or 90 min, up to 2000. Saved here: 27.";
    browser.says("alert", refused).await;
    assert_eq!(hours().await, 1_620, "what was saved last stays");
    browser.open_goal(1).await;
    browser.says("status", "Something that was typed here is not saved.").await;
    browser.open_goal(1).await;
    browser.says("alert", refused).await;
    let field = browser.the("textbox", "Hours set aside").await;
    assert_eq!(field.prop("value").await.unwrap().as_deref(), Some("9 days"));
    browser.press("summary", "Completion and cost").await;
    browser.set_date("activity-1-1-completed", "2026-12-30").await;
    browser.says("status", "This was completed before the goal’s start date.").await;
    browser.fill("activity-1-1-spent", "-2").await;
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "Nothing is saved here.").await;
    browser.fill("activity-1-1-spent", "0.75").await;
    let activity = activities(browser).await.remove(0);
    assert_eq!(
        (&activity["completed"], &activity["minutesSpent"]),
        (&json!("2026-12-30"), &json!(45))
    );
    browser.focus_field("goal-1-due").await;
    // From 1 December on to February, and back from the first day to the last one of a month.
    for key in [Key::Up, Key::Up, Key::Right, Key::Down] {
        browser.type_key(key.into()).await;
    }
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "There is no such date.").await;
    // The valid dates on the way were not meant.
    browser.says("alert", "Saved here: 2026-12-01.").await;
    let saved = browser.result().await["plan"]["goals"][0]["due"].clone();
    browser.focus_field("goal-1-due").await;
    browser.set_date("goal-1-due", "0027-03-01").await;
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "Is the year right?").await;
    assert_eq!(saved, "2026-12-01");
    assert_eq!(browser.result().await["plan"]["goals"][0]["due"], saved);
    browser.is_clean().await;
}

/// Cases: FD-04
#[apply(scenario)]
pub(crate) async fn date_that_is_typed_in_part_while_its_goal_moves_stays(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    browser.focus_field("goal-1-due").await;
    browser.set_date("goal-1-due", "2026-12-31").await;
    browser.focus_field("goal-1-success").await;
    browser.focus_field("goal-1-due").await;
    browser.type_key(Key::Backspace.into()).await;
    browser.press("button", "Move goal 1 down").await;
    browser.until_focused("button Move goal 2 down").await;
    browser.focus_field("goal-2-due").await;
    browser.type_key(Key::Tab.into()).await;
    browser.focus_field("goal-2-success").await;
    assert_eq!(browser.result().await["plan"]["goals"][1]["due"], "2026-12-31");
    browser.is_clean().await;
}

/// Cases: FD-04
#[apply(scenario)]
pub(crate) async fn date_that_is_cleared_without_a_word_is_gone(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    browser.set_date("goal-1-due", "2026-12-31").await;
    let due = async || browser.result().await["plan"]["goals"][0]["due"].clone();
    assert_eq!(due().await, "2026-12-31");
    browser.focus_field("goal-1-due").await;
    // Chromium and WebKit send no `input` when the last part of a date is cleared by keyboard.
    let clear = "document.querySelector('cme-selfcheck').shadowRoot.getElementById('goal-1-due').value = ''";
    browser.script(clear, vec![]).await;
    browser.type_key(Key::Shift.into()).await;
    assert_eq!(due().await, Value::Null, "not before the field is left");
    browser.set_date("goal-1-due", "2026-12-31").await;
    browser.focus_field("goal-1-due").await;
    browser.script(clear, vec![]).await;
    browser.focus_field("goal-1-success").await;
    assert_eq!(due().await, Value::Null, "nor by a gesture without keys");
    browser.is_clean().await;
}

/// Cases: FD-04
#[apply(scenario)]
pub(crate) async fn error_goes_with_the_activity_that_is_deleted(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    for (index, what) in (1..).zip(["First", "Second"]) {
        browser.add_activity().await;
        browser.type_words(what).await;
        let group = browser.the("group", format!("Activity 1.{index}").as_str()).await;
        let more = browser.within("summary", "Completion and cost", Some(&group)).await;
        browser.click(&more).await;
    }
    browser.set_date("activity-1-2-completed", "2027-05-05").await;
    browser.focus_field("activity-1-1-completed").await;
    browser.set_date("activity-1-1-completed", "0027-03-01").await;
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "Is the year right?").await;
    browser.press("button", "Delete activity 1.1").await;
    let field = "const field = document.querySelector('cme-selfcheck').shadowRoot
        .getElementById('activity-1-1-completed');
        return [field.value, field.getAttribute('aria-invalid')]";
    browser.until("!document.querySelector('cme-selfcheck').shadowRoot.getElementById('activity-1-2-completed')").await;
    assert_eq!(browser.script(field, vec![]).await, json!(["2027-05-05", null]));
    browser.is_clean().await;
}

/// Cases: FD-04
#[apply(scenario)]
pub(crate) async fn refused_text_does_not_come_back_in_another_activity(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    for what in ["First", "Second"] {
        browser.add_activity().await;
        browser.type_words(what).await;
    }
    browser.focus_field("activity-1-1-hours").await;
    browser.type_words("two").await;
    browser.focus_field("goal-1-success").await;
    browser.says("alert", "Enter hours as").await;
    browser.press("button", "Delete activity 1.1").await;
    browser.until_focused("button Undo").await;
    // Nor does an addition take a refused text away.
    browser.focus_field("activity-1-1-hours").await;
    browser.type_words("three").await;
    browser.add_activity().await;
    let hours = "return [1, 2].map((number) => document.querySelector('cme-selfcheck').shadowRoot
        .getElementById(`activity-1-${number}-hours`).value)";
    assert_eq!(browser.script(hours, vec![]).await, json!(["three", ""]));
    // Nor does the deletion of another activity.
    browser.focus_field("activity-1-2-hours").await;
    browser.type_words("four").await;
    browser.press("button", "Delete activity 1.1").await;
    browser.until_focused("button Undo").await;
    let only = browser.the("textbox", "Hours set aside").await;
    assert_eq!(only.prop("value").await.unwrap().as_deref(), Some("four"));
    browser.press("button", "Undo").await;
    browser.until_focused("textarea Activity").await;
    assert_eq!(browser.script(hours, vec![]).await, json!(["", "four"]));
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn words_of_a_suggestion_become_that_suggestion_when_they_are_left(
    browser: &Browser,
) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    browser.add_activity().await;
    let paste = "const root = document.querySelector('cme-selfcheck').shadowRoot;
        root.activeElement.value = root.querySelector('.suggested .activity label').textContent;
        root.activeElement.dispatchEvent(new Event('input', { bubbles: true }))";
    browser.script(paste, vec![]).await;
    browser.type_words(" and more").await;
    let kept = async || browser.result().await["plan"]["goals"][0]["activities"][0]["what"].clone();
    assert!(
        kept().await.as_str().unwrap().ends_with(" and more"),
        "the field stays while one types"
    );
    browser.script(paste, vec![]).await;
    browser.press("button", "Add activity").await;
    browser.until("document.querySelector('cme-selfcheck').shadowRoot.getElementById('suggestion-1-1').checked").await;
    browser.the("button", "Delete activity 1.2").await;
    assert!(!browser.has("button", "Delete activity 1.1").await);
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn goal_takes_no_more_activities_than_it_can_have(browser: &Browser) {
    let site = Site::plain();
    browser.make_plan(&site).await;
    browser.open_goal(1).await;
    for number in 1..=10 {
        browser.add_activity().await;
        browser.type_words(&number.to_string()).await;
    }
    browser.says("status", "This goal has 10 activities").await;
    let state = "const root = document.querySelector('cme-selfcheck').shadowRoot;
        const add = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Add activity');
        add.click();
        return [[...root.querySelectorAll('.suggested input')].every((one) => one.disabled),
          add.getAttribute('aria-disabled')]";
    assert_eq!(browser.script(state, vec![]).await, json!([true, "true"]));
    assert!(!browser.has("alert", starts("Your plan is full")).await);
    browser.press("button", "Delete activity 1.10").await;
    let enabled = "document.querySelector('cme-selfcheck').shadowRoot.querySelector('.suggested input').disabled === false";
    browser.until(enabled).await;
    browser.is_clean().await;
}
