//! The page for authors of frameworks: problems, targets, preview, and the downloaded file.

use cme_selfcheck::format::{framework_v1, framework_write};
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use xtask::headers::POLICY;

use crate::driver::Browser;
use crate::page::starts;
use crate::places;
use crate::scenario::scenario;
use crate::screens::{WIDTHS, Wardrobe};
use crate::server::{Fault, Setup, Site};

fn facilitator() -> Value {
    let text = std::fs::read_to_string("public/frameworks/facilitator-2026.json").unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A framework with so many competencies in areas of a hundred.
fn sized(competencies: usize) -> Value {
    let mut whole = facilitator();
    let area = |index: usize, count: usize| {
        let one = |inner: usize| {
            let id = format!("{index}.{inner}");
            json!({ "id": id, "code": id, "statement": format!("Does {id}") })
        };
        let id = index.to_string();
        let all: Vec<_> = (0..count).map(one).collect();
        json!({ "id": id, "code": id, "title": format!("Area {id}"), "competencies": all })
    };
    let full = competencies.saturating_sub(1) / 100;
    let mut areas: Vec<_> = (0..full).map(|index| area(index, 100)).collect();
    areas.push(area(full, competencies - full * 100));
    if areas.len() > 50 {
        // The fifty areas that are allowed; the last one takes the rest.
        areas.truncate(49);
        areas.push(area(49, competencies - 4_900));
    }
    whole["areas"] = json!(areas);
    whole["targets"] = json!({});
    whole["targetReasons"] = json!({});
    whole
}

impl Browser {
    pub(crate) async fn open_desk(&self, site: &Site) {
        self.open(&site.url("check.html")).await;
        self.the("heading", "Choose a framework").await;
    }

    /// Chooses a file with this content.
    pub(crate) async fn check(&self, name: &str, content: &[u8]) {
        let path = places::file(name, content);
        let input = self.the("file", "Framework file").await;
        input.send_keys(path.to_str().unwrap()).await.unwrap();
    }

    /// Replaces the text in a field.
    pub(crate) async fn fill_in(&self, name: &str, value: &str) {
        let field = self.the("textbox", name).await;
        self.script("arguments[0].focus(); arguments[0].select()", vec![json!(field)]).await;
        // A key press first, because people reach another field only by a key or the mouse.
        self.type_key(Key::Shift.into()).await;
        for key in value.chars() {
            self.type_key(key).await;
        }
        self.type_key(Key::Enter.into()).await;
    }

    async fn listed(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.problems li')].map((one) =>
             one.textContent.replace(/ \\(line \\d+\\)/, ''))";
        serde_json::from_value(self.script(script, vec![]).await).unwrap()
    }
}

/// Cases: HI-10
/// WCAG: 2.5.7
#[apply(scenario)]
pub(crate) async fn broken_file_shows_every_problem_with_place_and_remedy(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    let mut broken = facilitator();
    broken["extra"] = json!("<img src=x onerror=alert(1)>");
    broken["revision"] = json!("1");
    broken["areas"][0]["title"] = json!(" ");
    broken["areas"][1]["competencies"][0]["id"] = json!("prepare-needs");
    broken["targets"]["facilitator"]["group"] = json!(9);
    broken["targets"]["nobody"] = json!({});
    broken.as_object_mut().unwrap().remove("language");
    browser.check("broken.json", broken.to_string().as_bytes()).await;
    browser.says("status", "broken.json: 7 problems.").await;
    browser.the("heading", "7 problems").await;
    let listed = browser.listed().await;
    for expected in [
        "extra is not a field of this format; remove it.",
        "revision must be a whole number.",
        "language is missing; add it.",
        "areas[0].title is empty; write something.",
        "areas[1].competencies[0].id uses the id “prepare-needs” a second time; ids must be unique.",
        "targets[\"facilitator\"][\"group\"] is 9, which the scale of 4 levels does not have.",
        "targets[\"nobody\"] is not a role of this framework; add the role or remove it.",
    ] {
        assert!(listed.iter().any(|one| one == expected), "{expected} in {listed:#?}");
    }
    assert_eq!(listed.len(), 7, "{listed:#?}");
    // A file that was not read completely is not offered for download: it would lose content.
    assert!(!browser.has("button", "Download framework file").await);
    // Each file replaces what was shown for the last one.
    for (name, content, words) in [
        ("half.json", "{\"format\": ", "damaged or incomplete (line 1"),
        ("other.json", "{}", "does not say that it is a framework"),
        ("twice.json", "{\"format\": \"a\", \"format\": \"b\"}", "the key “format” twice"),
    ] {
        browser.check(name, content.as_bytes()).await;
        browser.says("status", words).await;
        assert_eq!(browser.listed().await.len(), 0);
    }
    browser.check("bytes.json", b"\xff\xfe").await;
    browser.says("status", "not plain UTF-8 text").await;
    let images = "return document.querySelectorAll('img').length";
    assert_eq!(browser.script(images, vec![]).await, json!(0));
    browser.is_clean().await;
}

/// The list of problems appears when the field is left, and moves the button.
#[apply(scenario)]
pub(crate) async fn download_that_is_pressed_right_after_typing_comes(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser.press("button", "Start from the built-in framework").await;
    for (typed, kept) in [("abc", "\"revision\": 1,"), ("3", "\"revision\": 3,")] {
        let field = browser.the("textbox", "Revision").await;
        browser.script("arguments[0].focus(); arguments[0].select()", vec![json!(field)]).await;
        browser.type_words(typed).await;
        let files = browser.script("return seen.files.length", vec![]).await.as_u64().unwrap();
        browser.press("button", "Download framework file").await;
        let file = browser.downloaded(files.try_into().unwrap()).await;
        assert!(file.contains(kept), "{file}");
    }
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn good_file_is_previewed_edited_and_downloaded(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    let text = std::fs::read_to_string("public/frameworks/facilitator-2026.json").unwrap();
    browser
        .until("document.querySelector('cme-selfcheck').shadowRoot.querySelector('.data')")
        .await;
    let before = site.requests().len();
    browser.check("facilitator.json", text.as_bytes()).await;
    browser.says("status", "facilitator.json: no problems.").await;
    browser.the("table", "Targets by role").await;
    // The preview is the self-check with this framework, with ratings and results.
    browser.press("radio", "Session facilitator").await;
    browser.press("button", "Start").await;
    browser.the("heading", "Preparing the session").await;
    browser.choose_present("A1", "2 Practicing").await;
    // A change appears in the preview at once, and the answers stay.
    browser.select("Preparing the session, Session facilitator", "4 Guiding").await;
    browser.fill_in("Revision", "2").await;
    browser.says("status", "no problems").await;
    assert!(browser.is_chosen("A1 Now", "2 Practicing").await);
    browser
        .until("document.querySelector('cme-selfcheck').exportJson().includes('\"desired\": 4')")
        .await;
    browser.press("button", "See results").await;
    browser.the("table", "Results by area").await;
    assert_eq!(browser.result().await["framework"]["id"], "facilitator-2026");
    browser.press("button", "Download framework file").await;
    let file = browser.downloaded(0).await;
    let expected = text.replacen("\"revision\": 1", "\"revision\": 2", 1);
    let expected = expected.replacen("\"prepare\": 2", "\"prepare\": 4", 1);
    assert_eq!(file, expected, "everything else as it was, byte by byte");
    // A change that causes a problem is reported, and the preview keeps the last valid framework.
    browser.fill_in("Permanent id", " ").await;
    browser.says("status", "1 problem.").await;
    assert_eq!(browser.listed().await, ["id is empty; write something."]);
    browser.the("heading", "Results").await;
    browser.until("document.body.textContent.includes('as it was before the problem')").await;
    browser.fill_in("Permanent id", "ours").await;
    browser.says("status", "no problems").await;
    browser.the("radiogroup", "Your role").await;
    browser.until("!document.body.textContent.includes('as it was before the problem')").await;
    assert_eq!(site.requests().len(), before, "nothing is uploaded, and nothing fetched");
    let stored = browser.script("return localStorage.length", vec![]).await;
    assert_eq!(stored, json!(0));
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn wrong_target_is_corrected_in_the_table(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    let mut wrong = facilitator();
    wrong["targets"]["lead"]["run"] = json!(7);
    browser.check("wrong.json", wrong.to_string().as_bytes()).await;
    browser.says("status", "wrong.json: 1 problem.").await;
    browser.the("heading", "Preview").await;
    assert!(!browser.has("radiogroup", "Your role").await);
    let name = "Running the session, Program lead";
    let shown = browser.the("combobox", name).await;
    let shown =
        browser.script("return arguments[0].selectedOptions[0].text", vec![json!(shown)]).await;
    assert_eq!(shown, json!("7, not on the scale"));
    browser.select(name, "No target").await;
    browser.says("status", "wrong.json: no problems.").await;
    browser.the("radiogroup", "Your role").await;
    browser.press("button", "Download framework file").await;
    let file: Value = serde_json::from_str(&browser.downloaded(0).await).unwrap();
    assert_eq!(file["targets"]["lead"].get("run"), None);
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn start_from_the_built_in_framework_or_an_empty_one(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser.press("button", "Start from the built-in framework").await;
    browser.says("status", "Built-in framework: no problems.").await;
    browser.the("radio", "Coordinator").await;
    browser.press("button", "Download framework file").await;
    assert_eq!(browser.downloaded(0).await, framework_v1::BUILT_IN);
    browser.press("button", "Start from an empty framework").await;
    browser.says("status", "Empty framework: no problems.").await;
    browser.the("radio", "First role").await;
    browser.press("button", "Download framework file").await;
    let file = browser.downloaded(1).await;
    let framework = framework_v1::read(&file).unwrap();
    assert_eq!(framework_write::write(framework.parts()), file);
    // The downloaded file can be opened again.
    browser.check("mine.json", file.as_bytes()).await;
    browser.says("status", "mine.json: no problems.").await;
    browser.is_clean().await;
}

/// Cases: HI-22
#[apply(scenario)]
pub(crate) async fn limits_are_told_to_the_author(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    let mut none = facilitator();
    none["areas"] = json!([]);
    none["targets"] = json!({});
    none["targetReasons"] = json!({});
    let levels = |count: usize| {
        let mut whole = facilitator();
        let all: Vec<_> =
            (1..=count).map(|number| json!({ "number": number, "name": "x" })).collect();
        whole["scale"]["levels"] = json!(all);
        whole["targets"] = json!({});
        whole
    };
    let mut mute = facilitator();
    mute.as_object_mut().unwrap().remove("language");
    for (name, file, words) in [
        ("none.json", none, Some("areas has 0 entries; there must be 1 to 50")),
        ("one.json", sized(1), None),
        ("most.json", sized(5_000), None),
        (
            "more.json",
            sized(5_001),
            Some("areas[*].competencies has 5001 entries; there must be 1 to 5000"),
        ),
        ("flat.json", levels(1), Some("scale.levels has 1 entries; there must be 2 to 10")),
        ("steep.json", levels(11), Some("scale.levels has more than 10 entries; remove some")),
        ("mute.json", mute, Some("language is missing; add it")),
    ] {
        browser.check(name, file.to_string().as_bytes()).await;
        let Some(words) = words else {
            browser.says("status", &format!("{name}: no problems.")).await;
            browser.the("radiogroup", "Your role").await;
            continue;
        };
        browser.says("status", &format!("{name}: ")).await;
        let listed = browser.listed().await;
        assert!(listed.iter().any(|one| one.contains(words)), "{name}: {listed:?}");
    }
    browser.check("large.json", &vec![b' '; 5 * 1024 * 1024]).await;
    browser.says("status", "too large: 5120 kB, and the limit is 4096 kB").await;
    browser.is_clean().await;
}

const DROP: &str = "
  const transfer = new DataTransfer();
  transfer.items.add(new File([arguments[0]], 'dropped.json', { type: 'application/json' }));
  const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
  document.querySelector('h1').dispatchEvent(event);
  return event.defaultPrevented;
";

#[apply(scenario)]
#[engines(all, "files that are dropped")]
pub(crate) async fn file_is_dropped_anywhere(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    let kept = browser.script(DROP, vec![json!(facilitator().to_string())]).await;
    assert_eq!(kept, json!(true), "the page is not left for the file");
    browser.says("status", "dropped.json: no problems.").await;
    let two =
        DROP.replace("const event", "transfer.items.add(new File(['{}'], 'b.json')); const event");
    browser.script(&two, vec![json!(facilitator().to_string())]).await;
    browser.says("status", "The other file was not opened").await;
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn what_is_no_framework_takes_none_away(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser.press("button", "Start from the built-in framework").await;
    browser.says("status", "Built-in framework: no problems.").await;
    browser.press("button", "Use these rows").await;
    browser.says("status", "Your rows: Paste rows into the field first.").await;
    browser.the("textbox", "Title").await;
    browser.check("cut.json", b"{ \"format\": ").await;
    browser.says("status", "cut.json: This file is damaged or incomplete").await;
    browser.the("textbox", "Title").await;
    // A result file that is dropped on the preview's own field is not for this page.
    let drop = "const transfer = new DataTransfer();
        transfer.items.add(new File(['{}'], 'mine.json', { type: 'application/json' }));
        const field = document.querySelector('cme-selfcheck').shadowRoot
          .querySelector('input[type=file]');
        const dropped = ['dragover', 'drop'].map((kind) => new DragEvent(kind, { bubbles: true,
          cancelable: true, composed: true, dataTransfer: transfer }));
        return dropped.map((event) => field.dispatchEvent(event))";
    assert_eq!(browser.script(drop, vec![]).await, json!([true, true]));
    browser.the("textbox", "Title").await;
    browser.is_clean().await;
}

/// WCAG: 2.1.1
#[apply(scenario)]
pub(crate) async fn page_for_authors_works_by_keyboard_alone(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser.tab_to("button Start from an empty framework").await;
    browser.type_key(Key::Enter.into()).await;
    browser.says("status", "Empty framework: no problems.").await;
    browser.tab_to("input Revision").await;
    browser.type_key(Key::End.into()).await;
    browser.type_key('2').await;
    browser.tab_to("select").await;
    browser.type_key(Key::Down.into()).await;
    browser.tab_to("button Download framework file").await;
    browser.type_key(Key::Space.into()).await;
    let file: Value = serde_json::from_str(&browser.downloaded(0).await).unwrap();
    assert_eq!(file["revision"], json!(12));
    assert_eq!(file["targets"]["role-1"]["area-1"], json!(3));
    browser.is_clean().await;
}

/// Cases: AX-01
#[apply(scenario)]
pub(crate) async fn page_for_authors_is_clean_in_every_dress(browser: &Browser) {
    let (site, looks) = (Site::plain(), Wardrobe::new());
    browser.resize(1280, 900).await;
    browser.open_desk(&site).await;
    browser.load_axe().await;
    looks.clean(browser, "nothing chosen", false).await;
    let mut wrong = facilitator();
    wrong["targets"]["lead"]["run"] = json!(7);
    wrong["areas"][0]["title"] = json!("");
    browser.check("wrong.json", wrong.to_string().as_bytes()).await;
    browser.says("status", "2 problems").await;
    looks.clean(browser, "problems", false).await;
    browser.press("button", "Start from the built-in framework").await;
    browser.the("radio", "Coordinator").await;
    looks.clean(browser, "preview", false).await;
    for width in WIDTHS {
        browser.dress("light", width, "ltr").await;
        assert_eq!(browser.too_wide().await, "", "{width} px");
        let small = "return [...document.querySelectorAll('main button, main select, main input')]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML)";
        assert_eq!(browser.script(small, vec![]).await, json!([]), "{width} px");
    }
    browser.is_clean().await;
}

/// Cases: HI-25
#[apply(scenario)]
pub(crate) async fn page_for_authors_says_when_it_cannot_start(browser: &Browser) {
    let name = std::fs::read_dir("dist")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("check-"))
        .unwrap();
    let name: &'static str = Box::leak(name.into_boxed_str());
    for fault in [Fault::Missing, Fault::FlippedBit] {
        let site = Site::with(Setup { faults: vec![(name, fault)], ..Setup::default() });
        browser.open(&site.url("check.html")).await;
        browser.says("alert", "This page could not be started.").await;
        assert!(!browser.has("button", starts("Start from")).await, "{fault:?}");
    }
    let site = Site::with(Setup {
        policy: Some(format!("{POLICY}; trusted-types 'none'")),
        under: "tools/self check",
        ..Setup::default()
    });
    browser.open_desk(&site).await;
    browser.press("button", "Start from an empty framework").await;
    browser.the("radio", "First role").await;
}

/// Cases: FD-08
#[apply(scenario)]
#[engines(all, "questions before a page is left")]
pub(crate) async fn edits_are_not_replaced_without_a_question(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser.press("button", "Start from the built-in framework").await;
    assert_eq!(browser.leaves_freely().await, true);
    browser.fill_in("Revision", "7").await;
    browser.says("status", "no problems").await;
    assert_eq!(browser.leaves_freely().await, false);
    browser.press("button", "Start from an empty framework").await;
    browser.the("dialog", "Replace your framework?").await;
    browser.press("button", "Keep mine").await;
    browser.says("status", "Built-in framework: no problems.").await;
    browser.check("dropped.json", facilitator().to_string().as_bytes()).await;
    browser.press("button", "Replace it").await;
    browser.says("status", "dropped.json: no problems.").await;
    assert_eq!(browser.leaves_freely().await, true);
    browser.fill_in("Revision", "8").await;
    browser.press("button", "Download framework file").await;
    browser.downloaded(0).await;
    // Only the author can tell whether the file has arrived.
    assert_eq!(browser.leaves_freely().await, false);
    browser.press("button", "I have the file").await;
    browser.press("button", "Start from an empty framework").await;
    browser.says("status", "Empty framework: no problems.").await;
    assert_eq!(browser.leaves_freely().await, true);
    let title = browser.the("textbox", "Title").await;
    title.send_keys("Mine").await.unwrap();
    assert_eq!(browser.leaves_freely().await, false, "typed, and still in the field");
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn spreadsheet_becomes_a_framework_file(browser: &Browser) {
    let site = Site::plain();
    browser.open_desk(&site).await;
    browser.check("our list.csv", b"area,competency,Lead\nPlanning,Plans,9\n").await;
    browser.says("status", "our list.csv: 1 problem.").await;
    browser.check("our list.csv", b"area,competency,Lead\nPlanning,Plans,4\n").await;
    browser.says("status", "our list.csv: no problems.").await;
    browser.press("button", "Download framework file").await;
    let file: Value = serde_json::from_str(&browser.downloaded(0).await).unwrap();
    assert_eq!(file["areas"][0]["competencies"][0]["statement"], "Plans");
    assert_eq!(file["targets"]["role-1"]["area-1"], 4);
    let field = browser.the("textbox", "Or paste rows from a spreadsheet").await;
    let rows = "arguments[0].value = arguments[1];
         arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }))";
    // An extension may fill in a field without an event.
    let silently = "arguments[0].value = 'area;competency\\nTeaching;Teaches'";
    browser.script(silently, vec![json!(field)]).await;
    browser.press("button", "Use these rows").await;
    browser.says("status", "Your rows: no problems.").await;
    assert_eq!(browser.leaves_freely().await, false, "there is no file of them");
    // Corrected rows replace the earlier ones without a question.
    browser.script(rows, vec![json!(field), json!("area;competency\nTeaching;Explains")]).await;
    browser.press("button", "Use these rows").await;
    browser.says("status", "Your rows: no problems.").await;
    browser.press("button", "Download framework file").await;
    browser.press("button", "I have the file").await;
    assert_eq!(browser.leaves_freely().await, true);
    // Unused rows are lost when the page is closed, and a draft when another file replaces it.
    browser.script(rows, vec![json!(field), json!("area;competency\nTeaching;Asks")]).await;
    assert_eq!(browser.leaves_freely().await, false);
    browser.press("button", "Use these rows").await;
    browser.says("status", "Your rows: no problems.").await;
    browser.script(rows, vec![json!(field), json!("")]).await;
    assert_eq!(browser.leaves_freely().await, false, "the draft is not in a file");
    browser.press("button", "Use these rows").await;
    browser.says("status", "Your rows: Paste rows into the field first.").await;
    browser.script(rows, vec![json!(field), json!("area;competency\nTeaching;")]).await;
    for replace in ["Use these rows", "Start from an empty framework"] {
        browser.press("button", replace).await;
        browser.the("dialog", "Replace your framework?").await;
        browser.press("button", "Keep mine").await;
    }
    browser.is_clean().await;
}
