//! The journey of a coordinator, on the real 48 competencies.

use cme_selfcheck::domain::{ItemId, RoleId};
use cme_selfcheck::format::framework_v1;
use cme_selfcheck::messages::rate;
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::Site;

const LEVELS: [&str; 5] =
    ["1 Novice", "2 Advanced beginner", "3 Competent", "4 Proficient", "5 Expert"];
const SIZES: [usize; 8] = [4, 12, 6, 6, 4, 6, 7, 3];

/// Cases: EM-01, EM-17
/// WCAG: 2.5.1, 3.3.1, 3.3.7
#[apply(scenario)]
#[engines(all, "the whole journey under the policy")]
pub(crate) async fn full_self_check_from_an_empty_page_to_an_exported_result(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("button", "Start").await;
    browser.says("alert", "Choose your role").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;

    let loaded = site.requests().len();
    for (area, size) in SIZES.iter().enumerate() {
        for index in 1..=*size {
            let code = format!("{}.{index}", area + 1);
            match (area + 1, index) {
                (2, 5) => browser.choose_present(&code, "Not in my role").await,
                (2, 6) => browser.choose_present(&code, "Can't judge").await,
                _ => browser.choose_present(&code, LEVELS[(area + index) % 5]).await,
            }
        }
        if area == 0 {
            aim_note_and_clear(browser).await;
        }
        if area == 2 {
            come_back(browser, &site).await;
        }
        if area + 1 < SIZES.len() {
            browser.press("button", "Next").await;
        }
    }
    browser.says("status", "Saved on this device").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    for heading in ["Priorities", "Strengths", "All competencies"] {
        browser.the("heading", heading).await;
    }
    browser.the("table", "Results by area").await;
    browser.the("group", starts("Now and aim by area. 48 of 48 answered")).await;

    browser.press("button", "Download JSON").await;
    let file = browser.downloaded(0).await;
    let result: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(result["format"], "cme-selfcheck/result");
    assert_eq!(result["role"], "coordinator");
    assert_eq!(result["answers"].as_object().unwrap().len(), 48);
    assert_eq!(result["answers"]["2.5"], json!({ "present": "not-in-my-role" }));
    assert_eq!(result["answers"]["2.6"]["present"], "cannot-judge");
    assert_eq!(result["answers"]["1.1"]["desired"], 5);
    assert_eq!(result["answers"]["1.1"]["desiredFrom"], "self");
    assert_eq!(result["answers"]["1.1"]["note"], "I keep <b>a list</b>.");
    assert_eq!(result["answers"]["1.2"]["desiredFrom"], "target");
    let overall = &result["summary"]["overall"];
    assert_eq!((&overall["answered"], &overall["rated"]), (&json!(48), &json!(46)));
    assert!(result["completed"].is_string());

    let events = browser.script("return seen.events", vec![]).await;
    let events = events.as_array().unwrap();
    let of = |name: &str| events.iter().filter(|event| event["name"] == name).count();
    assert_eq!((of("selfcheck-complete"), of("selfcheck-export")), (1, 1));
    for event in events {
        let mut keys: Vec<_> = event["detail"].as_object().unwrap().keys().collect();
        keys.sort();
        assert!(keys == ["answered", "total"] || keys == ["kind"], "{event}");
    }
    let later: Vec<_> = site.requests().split_off(loaded);
    let reload = |path: &str| {
        let file = path.split('?').next().unwrap_or_default();
        let known = [".js", ".wasm", ".css", ".svg", ".png", ".webmanifest"]
            .iter()
            .any(|end| file.ends_with(end));
        known || path == "/"
    };
    assert!(later.iter().all(|path| reload(path)), "nothing but the reload: {later:?}");
    let after = site.requests().len();
    browser.press("button", "Change answers").await;
    browser.press("button", "See results").await;
    assert_eq!(site.requests().len(), after, "nothing that a person does causes a request");
    // Referrers of our own pages contain at most the address of the start page.
    let told = site.referrers();
    assert!(told.iter().all(|from| *from == site.url("")), "{told:?}");
    let kept = "return [document.cookie, sessionStorage.length, Object.keys(localStorage).filter(
         (key) => !/^cme-selfcheck:alliance-cme-2008(:previous)?$/.test(key))]";
    assert_eq!(browser.script(kept, vec![]).await, json!(["", 0, []]));
    browser.is_clean().await;
}

/// Sets an aim, writes a note, clears an answer and gives it again.
async fn aim_note_and_clear(browser: &Browser) {
    assert!(browser.is_chosen("1.2 Aim", "3 Competent").await, "above the target, the aim is now");
    browser.choose_desired("1.1", "5 Expert").await;
    browser.add_note("1.1").await;
    let note = browser.the("textbox", "Note for 1.1").await;
    note.send_keys("I keep <b>a list</b>.").await.unwrap();
    browser.press("button", "Clear 1.4").await;
    assert!(!browser.has("radiogroup", starts("1.4 Aim")).await, "an aim comes after now");
    browser.the("button", starts("Adult/organizational learning principles 3 of 4")).await;
    browser.choose_present("1.4", "1 Novice").await;
    browser.the("button", starts("Adult/organizational learning principles 4 of 4")).await;
}

/// Leaves in the middle and finds everything again.
async fn come_back(browser: &Browser, site: &Site) {
    browser.is_clean().await;
    browser.open(&site.url("")).await;
    browser.the("button", "Start a new self-check").await;
    browser.press("button", "Resume").await;
    // Resumes at the first area with an unanswered item.
    browser.the("heading", "Systems thinking").await;
    browser.press("button", starts("Adult/organizational learning principles")).await;
    assert!(browser.is_chosen("1.1 Aim", "5 Expert").await);
    browser.press("button", starts("Performance measurement")).await;
    assert!(browser.is_chosen("3.1 Now", LEVELS[3]).await);
}

#[apply(scenario)]
#[engines(all, "files are chosen and read by each in its own way")]
pub(crate) async fn exported_file_opens_again_to_the_same_bytes(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "4 Proficient").await;
    browser.choose_present("1.2", "1 Novice").await;
    browser.press("button", "See results").await;
    browser.press("button", "Download JSON").await;
    let file = browser.downloaded(0).await;

    // Another visitor's browser: a new origin with empty storage.
    let other = Site::plain();
    browser.open_selfcheck(&other).await;
    browser.open_file("result.json", file.as_bytes()).await;
    browser.says("status", "Nothing is saved yet").await;
    assert!(browser.script("return localStorage.length", vec![]).await == json!(0));
    browser.press("button", "View only").await;
    browser.the("heading", "Results").await;
    assert_eq!(browser.exported().await, file, "looked at");
    browser.press("button", "Go to the start").await;
    browser.open_file("result.json", file.as_bytes()).await;
    browser.press("button", "Keep").await;
    browser.the("heading", "Results").await;
    assert_eq!(browser.exported().await, file, "kept");
    browser.press("button", "Download JSON").await;
    assert_eq!(browser.downloaded(0).await, file, "downloaded");
    browser.open_selfcheck(&other).await;
    browser.press("button", starts("Open result: Full self-check")).await;
    assert_eq!(browser.exported().await, file, "after a reload");
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn quick_check_rates_the_eight_areas(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Leader").await;
    browser.press("radio", "Quick check").await;
    browser.press("button", "Start").await;
    browser.rate_every_area("3 Competent").await;
    browser.the("table", "Results by area").await;
    let result = browser.result().await;
    assert_eq!(result["scope"], "quick");
    assert_eq!(result["summary"]["overall"]["rated"], 8);
    assert_eq!(result["summary"]["widest"], "5", "of the leader's widest the first");
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn chosen_areas_are_asked_for_and_nothing_else(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "None of these").await;
    browser.press("radio", "Chosen areas").await;
    browser.press("button", "Start").await;
    browser.says("alert", "Choose at least one area").await;
    browser.press("checkbox", "Partnering").await;
    browser.press("checkbox", "Self assessment and lifelong learning").await;
    browser.press("button", "Start").await;
    browser.the("heading", "Partnering").await;
    browser.choose_present("5.1", "2 Advanced beginner").await;
    browser.press("button", "Next").await;
    browser.the("heading", "Self assessment and lifelong learning").await;
    assert!(!browser.has("button", "Next").await, "the last area");
    browser.press("button", "See results").await;
    let result = browser.result().await;
    assert_eq!(result["scope"], json!(["5", "8"]));
    assert_eq!(result["role"], Value::Null);
    assert_eq!(result["answers"]["5.1"], json!({ "present": 2 }), "no role, no aim");
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn importance_is_asked_for_and_ranks(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Manager").await;
    browser.press("checkbox", "Also rate importance").await;
    browser.press("button", "Start").await;
    assert!(!browser.has("radiogroup", starts("1.1 Importance")).await, "comes after now");
    for (code, now, importance) in
        [("1.1", "3 Competent", "5 Essential"), ("1.2", "1 Novice", "1 Not important")]
    {
        browser.choose_present(code, now).await;
        browser.choose(&format!("{code} Importance"), importance).await;
    }
    browser.controls_are_in_reach("names of what is chosen stand beside the tracks").await;
    browser.choose_present("1.4", "1 Novice").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Not weighted").await;
    let result = browser.result().await;
    assert_eq!(result["summary"]["priorities"], json!(["1.1", "1.2"]));
    assert_eq!(result["summary"]["notWeighted"], json!(["1.4"]));
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn levels_stay_explained_when_a_page_is_turned(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.press("summary", "What the levels mean").await;
    browser.choose_present("1.1", "3 Competent").await;
    let open = "document.querySelector('cme-selfcheck').shadowRoot.querySelector('.anchors').open";
    browser.until(open).await;
    browser.press("button", "Next").await;
    browser.the("heading", "Educational interventions").await;
    assert_eq!(browser.script(&format!("return {open}"), vec![]).await, json!(true));
    // The last screen is gone, and the navigation shows what was answered.
    assert!(!browser.has("radiogroup", starts("1.1 Now")).await);
    let areas = browser.the("navigation", "Areas").await;
    let entry = browser.within("button", starts("Adult/organizational"), Some(&areas)).await;
    let said = browser.script("return arguments[0].textContent", vec![json!(entry)]).await;
    assert!(said.as_str().unwrap().ends_with("1 of 4 answered"), "{said}");
    browser.press("button", "Back").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    browser.is_clean().await;
}

/// WCAG: 3.3.4
#[apply(scenario)]
pub(crate) async fn everything_can_be_deleted(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.open_selfcheck(&site).await;
    browser.press("button", "Delete everything").await;
    browser.the("dialog", starts("Delete everything?")).await;
    browser.press("button", "Cancel").await;
    browser.the("button", "Resume").await;
    browser.press("button", "Delete everything").await;
    browser.press("button", "Delete").await;
    browser.says("status", "deleted").await;
    browser.the("button", "Start").await;
    assert!(!browser.has("button", "Resume").await);
    assert_eq!(browser.script("return localStorage.length", vec![]).await, json!(0));
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn paper_form_has_every_statement(browser: &Browser) {
    let site = Site::plain();
    browser.open(&site.url("paper.html")).await;
    let text = browser.script("return document.body.textContent", vec![]).await;
    let text = text.as_str().unwrap();
    let source = include_str!("../../fixtures/alliance-cme-2008.txt");
    for line in source.lines() {
        let statement = line.split_once(' ').map_or(line, |(_, statement)| statement);
        assert!(text.contains(statement), "{statement}");
    }
    assert!(text.contains("our suggested targets, not the Alliance's"));
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "Space on a radio that is checked")]
pub(crate) async fn suggested_aim_becomes_ones_own_by_space(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "1 Novice").await;
    let focus = "const aim = document.querySelector('cme-selfcheck').shadowRoot
        .querySelector('.aim input:checked');
        aim.focus();
        return aim.value";
    let suggested = browser.script(focus, vec![]).await;
    browser.type_key(' ').await;
    let answer = browser.result().await["answers"]["1.1"].clone();
    assert_eq!(answer["desired"].to_string(), suggested.as_str().unwrap());
    assert_eq!(answer["desiredFrom"], "self");
    // On a radio that has the focus alone it checks that one, as the browser does.
    let focus = "document.querySelector('cme-selfcheck').shadowRoot
        .querySelector('.aim input:not(:checked)').focus()";
    browser.script(focus, vec![]).await;
    // Else the second Space would be that of a double press.
    browser.type_key(Key::Shift.into()).await;
    browser.type_key(' ').await;
    let answer = browser.result().await["answers"]["1.1"].clone();
    assert_ne!(answer["desired"].to_string(), suggested.as_str().unwrap());
    browser.is_clean().await;
}

/// The row shows what a level means and why an aim is suggested, and "First unanswered" leads to any page.
#[apply(scenario)]
pub(crate) async fn row_explains_itself_and_gaps_are_found(browser: &Browser) {
    let framework = framework_v1::read(framework_v1::BUILT_IN).unwrap();
    let level = |number| framework.scale().level(number).unwrap();
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "1 Novice").await;
    let meaning =
        "document.querySelector('cme-selfcheck').shadowRoot.querySelector('.meaning').textContent";
    let says =
        |number| format!("{meaning} === {}", json!(rate::meaning(&framework, level(number))));
    browser.until(&says(1)).await;
    browser.press("button", "Our suggestion").await;
    let (role, item) = (RoleId::new("coordinator"), ItemId::new("1.1"));
    browser.reads(framework.target_reason(&role, &item).unwrap()).await;
    browser.choose_desired("1.1", "5 Expert").await;
    browser.until(&says(5)).await;
    assert!(!browser.has("button", "Our suggestion").await, "the aim is the person's own");
    browser.press("button", "Next").await;
    browser.the("heading", "Educational interventions").await;
    browser.press("button", "First unanswered").await;
    browser.until_focused("1.2 Now").await;
    browser.choose_present("1.2", "2 Advanced beginner").await;
    browser.press("button", "First unanswered").await;
    browser.until_focused("1.3 Now").await;
    browser.is_clean().await;
}
