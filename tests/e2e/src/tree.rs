//! Chromium's accessibility tree as a snapshot: a change of it needs a look. The names and roles that the engines
//! compute for single elements are compared wherever a step looks for one (`page.rs`).

use std::collections::BTreeMap;
use std::fmt::Write;

use macro_rules_attribute::apply;
use serde_json::Value;

use crate::driver::Browser;
use crate::embedding::host;
use crate::kiosk::KIOSK;
use crate::page::starts;
use crate::scenario::scenario;

/// The properties of an element that are included, besides its role and name.
const SAID: [&str; 8] =
    ["checked", "expanded", "invalid", "level", "pressed", "required", "disabled", "description"];

impl Browser {
    /// The tree as text, a line an element.
    async fn tree(&self) -> String {
        self.cdp("Accessibility.enable").await;
        let found = self.cdp("Accessibility.getFullAXTree").await;
        let nodes = found["nodes"].as_array().unwrap();
        let by_id: BTreeMap<&str, &Value> =
            nodes.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
        let mut out = String::new();
        draw(&nodes[0], &by_id, 0, &mut out);
        // The date differs every day.
        let today = "return new Date().toLocaleDateString('en-US', {
             day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })";
        let today = self.script(today, vec![]).await;
        without_times(&out.replace(today.as_str().unwrap(), "TODAY"))
    }
}

/// Removes the times that two results of one day have if a minute passed between them.
fn without_times(text: &str) -> String {
    let is_time = |word: &str| word.starts_with('(') && word.contains(':');
    let words = text.split(' ').filter(|word| !is_time(word) && !["AM)", "PM)"].contains(word));
    words.collect::<Vec<_>>().join(" ")
}

fn draw(node: &Value, by_id: &BTreeMap<&str, &Value>, depth: usize, out: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let silent = node["ignored"] == true || ["none", "generic", "InlineTextBox"].contains(&role);
    let deeper = if silent { depth } else { depth + 1 };
    if !silent {
        write!(out, "{}{role}", "  ".repeat(depth)).unwrap();
        if !name.is_empty() {
            write!(out, " “{name}”").unwrap();
        }
        for one in node["properties"].as_array().into_iter().flatten() {
            let (key, value) = (one["name"].as_str().unwrap(), &one["value"]["value"]);
            if SAID.contains(&key) && *value != false && *value != "false" {
                write!(out, " {key}={value}").unwrap();
            }
        }
        out.push('\n');
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = by_id.get(child.as_str().unwrap()) {
            draw(child, by_id, deeper, out);
        }
    }
}

/// Cases: AX-25
#[apply(scenario)]
#[engines(one of Chromium; "no other driver gives the whole tree")]
pub(crate) async fn tree_of_each_screen_is_as_it_was(browser: &Browser) {
    let body = "<main><cme-selfcheck areas=\"8\" storage=\"memory\"></cme-selfcheck></main>";
    browser.open_host(host("lang=\"en\"", body)).await;
    browser.the("radiogroup", "Your role").await;
    insta::assert_snapshot!("tree_start", browser.tree().await);
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("8.1", "2 Advanced beginner").await;
    insta::assert_snapshot!("tree_rating", browser.tree().await);
    browser.press("button", "See results").await;
    browser.the("table", "Results by area").await;
    insta::assert_snapshot!("tree_results", browser.tree().await);
    browser.press("button", "Adjust targets").await;
    browser.the("heading", "Targets").await;
    insta::assert_snapshot!("tree_targets", browser.tree().await);
    browser.press("button", "Back to results").await;
    browser.press("button", "Make a plan").await;
    browser.open_first_goal().await;
    browser.press("button", "Add activity").await;
    browser.press("summary", "Progress and closing").await;
    browser.the("combobox", "Status").await;
    insta::assert_snapshot!("tree_plan", browser.tree().await);
    browser.press("button", "Back to results").await;
    browser.press("button", "Go to the start").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start a new self-check").await;
    browser.choose_present("8.1", "4 Proficient").await;
    browser.press("button", "See results").await;
    browser.press("button", starts("Compare with: ")).await;
    browser.the("table", "Changes by competency").await;
    insta::assert_snapshot!("tree_comparison", browser.tree().await);
    browser.open_host(host("lang=\"en\"", KIOSK)).await;
    browser.shows_the_poster().await;
    insta::assert_snapshot!("tree_poster", browser.tree().await);
}
