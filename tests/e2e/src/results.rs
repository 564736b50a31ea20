//! Results: charts, lists, targets, changes.

use fantoccini::elements::Element;
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::framework::{small, with};
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::Site;

const DETAIL: &str = "return document.querySelector('cme-selfcheck').shadowRoot
    .querySelector('.chart-detail').textContent";

impl Browser {
    /// Goes from an empty page to results of three answers.
    async fn see_some_results(&self, site: &Site) {
        self.start_full(site).await;
        self.choose_present("1.1", "1 Novice").await;
        self.choose_present("1.2", "5 Expert").await;
        self.choose_present("1.3", "Not in my role").await;
        self.press("button", "See results").await;
        self.the("heading", "Results").await;
    }

    /// Chooses an option of a select.
    pub(crate) async fn select(&self, label: &str, option: &str) {
        let list = self.the("combobox", label).await;
        let script = "const [list, words] = arguments;
            list.value = [...list.options].find((one) => one.text === words).value;
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        self.script(script, vec![json!(list), json!(option)]).await;
    }
}

/// Cases: AX-16
/// WCAG: 1.1.1, 1.4.5, 1.4.13
#[apply(scenario)]
pub(crate) async fn marks_say_their_numbers(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    let chart = browser.the("group", starts("Now and aim by area. 3 of 48 answered.")).await;
    let line = starts("Adult/organizational learning principles: 3 of 4 answered, now 3.0");
    let first = browser.within("img", line, Some(&chart)).await;
    browser.click(&first).await;
    browser.until(&format!("(() => {{ {DETAIL} }})().startsWith('Adult/')")).await;
    browser.script("arguments[0].focus()", vec![json!(first)]).await;
    browser.type_key(Key::Down.into()).await;
    browser.until(&format!("(() => {{ {DETAIL} }})().startsWith('Educational')")).await;
    let stops = "return document.querySelector('cme-selfcheck').shadowRoot
        .querySelectorAll('.chart [tabindex=\"0\"]').length";
    assert_eq!(browser.script(stops, vec![]).await, json!(1), "one Tab stop a chart");
    browser.press("radio", "Radar").await;
    let chart = browser.the("group", starts("Now and aim by area.")).await;
    let axis = browser.within("img", starts("Adult/organizational"), Some(&chart)).await;
    browser.script("arguments[0].focus()", vec![json!(axis)]).await;
    browser.until(&format!("(() => {{ {DETAIL} }})().startsWith('Adult/')")).await;
    let images = browser.all("img", starts(""), Some(&chart)).await;
    assert_eq!(images.len(), 8, "an axis an area, drawn once");
    browser.press("radio", "Table").await;
    browser.the("region", "Results by area").await;
    browser.the("table", "Results by area").await;
    browser.is_clean().await;
}

/// The buttons at the top that add an item to the plan.
async fn first_plan_button(browser: &Browser, name: &str) -> Element {
    let top =
        "return document.querySelector('cme-selfcheck').shadowRoot.querySelector('.standing')";
    let top = browser.script(top, vec![]).await;
    let id = top.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
    let top = Element::from_element_id(browser.client.clone(), id.into());
    browser.within("button", name, Some(&top)).await
}

#[apply(scenario)]
pub(crate) async fn first_priority_goes_into_the_plan(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    let add = first_plan_button(browser, "Add to plan 1.1").await;
    browser.click(&add).await;
    browser.until_focused("button In your plan 1.1").await;
    browser.says("status", "Added to your plan.").await;
    assert_eq!(browser.result().await["plan"]["goals"][0]["items"], json!(["1.1"]));
    let open = first_plan_button(browser, "In your plan 1.1").await;
    browser.click(&open).await;
    browser.until_focused("h2 Learning plan").await;
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn sections_are_one_press_away(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    for section in ["All competencies", "Priorities", "Results by area", "Priorities"] {
        browser.press("button", section).await;
        browser.until_focused(&format!("h3 {section}")).await;
    }
    assert_eq!(browser.script("return location.hash", vec![]).await, json!(""));
    browser.press("summary", "Why this target?").await;
    browser.reads("Recogni").await;
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn what_is_unanswered_leads_there(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    browser.press("button", "45 unanswered").await;
    browser.until_focused("1.4 Now").await;
    browser.press("button", "See results").await;
    browser.press("button", "Rate 2.3").await;
    browser.until_focused("2.3 Now").await;
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn targets_by_role_lead_back_to_where_one_came_from(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Manager").await;
    browser.press("radio", "Quick check").await;
    browser.press("button", "Targets by role").await;
    browser.until_focused("h2 Targets by role").await;
    let table = browser.the("table", "Targets by role").await;
    let text = table.text().await.unwrap();
    for words in ["Leader", "Your role", "2.11", "5 Expert", "Opens doors that staff cannot open"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    browser.press("button", "Back").await;
    let chosen = "return [...document.querySelector('cme-selfcheck').shadowRoot
        .querySelectorAll('input:checked')].map((input) => input.value)";
    assert_eq!(browser.script(chosen, vec![]).await, json!(["manager", "quick"]));
    browser.press("button", "Start").await;
    browser.choose_present("1", "2 Advanced beginner").await;
    browser.press("button", "Targets by role").await;
    browser.press("button", "Back").await;
    assert!(browser.is_chosen("1 Now", "2 Advanced beginner").await);
    browser.press("button", "See results").await;
    browser.press("button", "Targets by role").await;
    browser.the("heading", "Targets by role").await;
    browser.press("button", "Back").await;
    browser.until_focused("h2 Results").await;
    browser.is_clean().await;
}

/// Sends another line of the chart the event that the pointer is over it, at that distance from its last movement in
/// pixels. `WebKit` reports a page that moves under a resting pointer like this, with 0 pixels.
const OVER_ANOTHER: &str = "
  const another = document.querySelector('cme-selfcheck').shadowRoot
    .querySelector('.chart [aria-label^=\"Educational\"]');
  const { clientX, clientY } = window.lastMove;
  another.dispatchEvent(new PointerEvent('pointermove', {
    bubbles: true, composed: true, clientX, clientY: clientY + arguments[0],
  }));
";

#[apply(scenario)]
pub(crate) async fn pointer_at_rest_says_nothing_new(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    let line = starts("Adult/organizational learning principles: 3 of 4 answered, now 3.0");
    let first = browser.the("img", line).await;
    let remember = "addEventListener('pointermove', (move) => { window.lastMove = move; }, true)";
    browser.script(remember, vec![]).await;
    browser.click(&first).await;
    browser.until(&format!("(() => {{ {DETAIL} }})().startsWith('Adult/')")).await;
    browser.until("window.lastMove").await;
    browser.script(OVER_ANOTHER, vec![json!(0)]).await;
    browser.all_run().await;
    let said = browser.script(DETAIL, vec![]).await;
    assert!(said.as_str().unwrap().starts_with("Adult/"), "{said}");
    browser.script(OVER_ANOTHER, vec![json!(1)]).await;
    browser.until(&format!("(() => {{ {DETAIL} }})().startsWith('Educational')")).await;
}

#[apply(scenario)]
pub(crate) async fn list_is_filtered_and_sorted(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    browser.says("status", "Showing 48 of 48").await;
    browser.select("State", "Below your aim").await;
    browser.says("status", "Showing 1 of 48").await;
    browser.select("State", "All states").await;
    browser.select("Area", "Partnering").await;
    browser.says("status", "Showing 4 of 48").await;
    browser.press("checkbox", "Only with a note").await;
    browser.says("status", "Showing 0 of 48").await;
    browser.press("checkbox", "Only with a note").await;
    browser.select("Area", "All areas").await;
    browser.select("Sort by", "Highest level first").await;
    let first = "return document.querySelector('cme-selfcheck').shadowRoot
        .querySelector('.all-list .statement').textContent.slice(0, 3)";
    assert_eq!(browser.script(first, vec![]).await, json!("1.2"));
    let lists = "return document.querySelector('cme-selfcheck').shadowRoot
        .querySelectorAll('.all-list > li').length";
    assert_eq!(browser.script(lists, vec![]).await, json!(48), "each is drawn once");
    browser.is_clean().await;
}

/// A framework with 60 competencies in the first of its two areas, and its total number of competencies.
fn long() -> (Value, usize) {
    let mut framework = small();
    let areas = framework["areas"].as_array_mut().unwrap();
    let others = areas[1]["competencies"].as_array().unwrap().len();
    let competencies = areas[0]["competencies"].as_array_mut().unwrap();
    let one = competencies[0].clone();
    competencies.clear();
    for number in 1..=60 {
        let mut one = one.clone();
        one["id"] = json!(format!("1.{number}"));
        one["code"] = json!(format!("1.{number}"));
        competencies.push(one);
    }
    (framework, 60 + others)
}

/// Opens a result in which every competency of the first area is three levels below its aim.
async fn open_long_result(browser: &Browser) {
    let mut result = browser.result().await;
    let answer = json!({ "present": 1, "desired": 4, "desiredFrom": "self" });
    for number in 1..=60 {
        result["answers"][format!("1.{number}")] = answer.clone();
    }
    let open = format!("await widget.importJson({})", json!(result.to_string()));
    browser.run(&open).await;
    browser.the("heading", "Results").await;
}

#[apply(scenario)]
pub(crate) async fn long_lists_grow_when_asked(browser: &Browser) {
    let (framework, all) = long();
    let _site = browser.open_host(with(framework.to_string())).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.the("heading", "Listening").await;
    open_long_result(browser).await;
    let counted = |list: &str| {
        format!(
            "document.querySelector('cme-selfcheck').shadowRoot.querySelectorAll('{list}').length"
        )
    };
    let focused =
        "return widget.shadowRoot.activeElement.querySelector('.code').textContent.trim()";

    assert_eq!(
        browser.run(&format!("return {}", counted(".priorities ol.ranked"))).await,
        json!(1)
    );
    browser.until(&format!("{} === 8", counted(".priorities ol.ranked > li"))).await;
    browser.press("button", "Show 48 more priorities").await;
    assert_eq!(browser.run(focused).await, "1.9", "one reads on there");
    browser.press("button", "Show 4 more priorities").await;
    browser.until(&format!("{} === 60", counted(".priorities ol.ranked > li"))).await;
    assert_eq!(
        browser.run(&format!("return {}", counted(".priorities ol.ranked"))).await,
        json!(1),
        "one list"
    );
    assert!(!browser.has("button", starts("Show 4 more priorities")).await, "all are there");

    let others = format!("Show {} more competencies", all - 48);
    browser.says("status", &format!("Showing the first 48 of {all}")).await;
    browser.press("button", &*others).await;
    assert_eq!(browser.run(focused).await, "1.49");
    browser.says("status", &format!("Showing {all} of {all}")).await;
    browser.until(&format!("{} === {all}", counted(".all-list > li"))).await;
    let lists = counted(".all-list");
    assert_eq!(browser.run(&format!("return {lists}")).await, json!(2), "a list an area");
    browser.select("Sort by", "Lowest level first").await;
    browser.says("status", &format!("Showing the first 48 of {all}")).await;
    browser.press("button", &*others).await;
    browser.until(&format!("{lists} === 1")).await;
    browser.until(&format!("{} === {all}", counted(".all-list > li"))).await;

    // The same result again, with other ids, so that there is something to compare.
    let again =
        "const result = JSON.parse(widget.exportJson()); result.id = 'f'.repeat(result.id.length);
        result.updated = '2030-01-01T00:00:00Z'; await widget.importJson(JSON.stringify(result))";
    browser.run(again).await;
    browser.press("button", starts("Compare with:")).await;
    browser.the("heading", "What has changed").await;
    let rows = counted("table.changes > tbody > tr");
    browser.until(&format!("{rows} === 48")).await;
    browser.press("button", "Show 12 more changes").await;
    assert_eq!(browser.run(focused).await, "1.49");
    browser.until(&format!("{rows} === 60")).await;
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn targets_are_adjusted_and_marked(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    browser.press("button", "Adjust targets").await;
    assert!(browser.is_chosen("1 Target", "As suggested").await);
    browser.choose("1 Target", "5 Expert").await;
    browser.press("button", "Back to results").await;
    assert!(!browser.all("listitem", "Target (adjusted by you)", None).await.is_empty());
    let result = browser.result().await;
    assert_eq!(result["adjustedTargets"], json!({ "1": 5 }));
    assert_eq!(result["answers"]["1.1"]["desired"], 5, "an untouched aim follows");
    browser.press("button", "Adjust targets").await;
    browser.choose("1 Target", "As suggested").await;
    assert_eq!(browser.result().await["adjustedTargets"], json!({}));
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn earlier_result_is_compared(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    browser.press("button", "Go to the start").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start a new self-check").await;
    assert!(!browser.is_chosen("1.1 Now", "1 Novice").await, "earlier answers are hidden");
    browser.choose_present("1.1", "4 Proficient").await;
    browser.choose_present("1.2", "5 Expert").await;
    browser.press("button", "See results").await;
    browser.press("button", starts("Compare with: Full self-check")).await;
    browser.the("heading", "What has changed").await;
    let table = browser.the("table", "Changes by competency").await;
    let text = table.text().await.unwrap();
    assert!(text.contains("Closed by growth (+3)"), "{text}");
    assert!(text.contains("Not comparable: not in your role then, unanswered now"), "{text}");
    browser.press("button", "Back to results").await;
    browser.the("heading", "Results").await;
    browser.is_clean().await;
}

/// WCAG: 3.3.4
#[apply(scenario)]
pub(crate) async fn deleted_result_comes_back(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    browser.press("button", "Go to the start").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start a new self-check").await;
    browser.press("button", "Back").await;
    browser.press("button", starts("Delete result: ")).await;
    browser.says("status", "Result deleted.").await;
    assert!(!browser.has("button", starts("Open result: ")).await);
    browser.until_focused("button Undo").await;
    browser.press("button", "Undo").await;
    browser.until_focused("button Open result: Full self-check").await;
    browser.press("button", starts("Open result: ")).await;
    browser.the("heading", "Results").await;
    browser.is_clean().await;
}

/// Cases: HI-28
#[apply(scenario)]
pub(crate) async fn excel_file_has_the_answers_and_the_codes_as_texts(browser: &Browser) {
    let site = Site::plain();
    browser.see_some_results(&site).await;
    browser.press("button", "Download Excel file").await;
    // The archive is not compressed.
    let file = browser.downloaded(0).await;
    assert!(file.starts_with("PK\u{3}\u{4}"));
    for cell in ["preserve\">2.10</t>", "preserve\">Expert</t>", "<c r=\"E3\"><v>5</v></c>"] {
        assert!(file.contains(cell), "{cell}");
    }
    let kinds = "return seen.events.filter(({ name }) => name === 'selfcheck-export')
        .map(({ detail }) => detail.kind)";
    assert_eq!(browser.script(kinds, vec![]).await, json!(["xlsx"]));
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn completion_is_told_until_the_person_has_the_file(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Coordinator").await;
    browser.press("radio", "Quick check").await;
    browser.press("button", "Start").await;
    browser.rate_every_area("3 Competent").await;
    browser.says("note", "Your self-check is complete.").await;
    browser.press("button", "Download JSON").await;
    browser.downloaded(0).await;
    let section = browser.script(
        "return document.querySelector('cme-selfcheck').shadowRoot
            .querySelector('.export').textContent",
        vec![],
    );
    assert!(section.await.as_str().unwrap().contains("You asked for a copy today."));
    browser.says("note", "Your self-check is complete.").await;
    browser.press("button", "I have the file").await;
    browser.until_focused("h2 Results").await;
    browser.press("button", "Change answers").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    assert!(browser.all("note", starts("Your self-check is complete."), None).await.is_empty());
    browser.is_clean().await;
}

/// Cases: FD-07
#[apply(scenario)]
#[engines(all of Chromium; "only its driver sets the time zone")]
pub(crate) async fn days_are_those_of_the_person(browser: &Browser) {
    // A zone in which it is now another day than in UTC.
    let hour = browser.script("return new Date().getUTCHours()", vec![]).await.as_u64().unwrap();
    let zone = if hour < 12 { "Etc/GMT+12" } else { "Etc/GMT-14" };
    browser.cdp_with("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    let days = browser
        .script(
            "const now = new Date(), two = (number) => String(number).padStart(2, '0');
             const iso = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
             return [iso, now.toISOString().slice(0, 10), `${now.getDate()} `];",
            vec![],
        )
        .await;
    assert_ne!(days[0], days[1]);
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "1 Novice").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    browser.script("document.addEventListener('click', (event) => { const link = event.composedPath()[0]; if (link.download) seen.name = link.download; }, true)", vec![]).await;
    browser.press("button", "Download JSON").await;
    browser.downloaded(0).await;
    browser.reads("You asked for a copy today.").await;
    browser.press("button", "Make a plan").await;
    browser.the("heading", "Learning plan").await;
    let on = browser.result().await["plan"]["goals"][0]["why"][0]["on"].clone();
    assert_eq!(on, days[0]);
    browser.cdp_with("Emulation.setTimezoneOverride", json!({ "timezoneId": "" })).await;
}

/// In English, like the sentences around them.
#[apply(scenario)]
#[engines(all of Chromium; "only its driver sets the region")]
pub(crate) async fn dates_are_written_as_in_the_region_of_the_visitor(browser: &Browser) {
    let orders = [("de-DE", "en-GB"), ("en-US", "en-US"), ("en-AU", "en-GB"), ("", "en-US")];
    for (locale, as_in) in orders {
        browser.cdp_with("Emulation.setLocaleOverride", json!({ "locale": locale })).await;
        let site = Site::plain();
        browser.start_full(&site).await;
        browser.choose_present("1.1", "1 Novice").await;
        browser.press("button", "See results").await;
        browser.the("heading", "Results").await;
        let today = "return new Date().toLocaleDateString(arguments[0], { dateStyle: 'long' })";
        let today = browser.script(today, vec![json!(as_in)]).await;
        browser.reads(today.as_str().unwrap()).await;
    }
}
