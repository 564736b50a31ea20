//! The report on paper: printed alone, complete, and with the numbers of the file.

use macro_rules_attribute::apply;
use serde_json::json;
use xtask::headers::POLICY;

use crate::bad_input::NAMES;
use crate::driver::Browser;
use crate::page::starts;
use crate::printing::{A4, LETTER, PRINTING, print, print_pages};
use crate::scenario::scenario;
use crate::server::{Setup, Site};

/// Rates everything: the same level for all of an area, with one item that is not in the role.
async fn rate_everything(browser: &Browser) {
    let script = "
      const done = arguments[0];
      const root = document.querySelector('cme-selfcheck').shadowRoot;
      const wait = () => new Promise((after) => requestAnimationFrame(() => setTimeout(after)));
      (async () => {
        for (let area = 0; area < 8; area++) {
          [...root.querySelectorAll('fieldset.now')].forEach((group, index) =>
            group.querySelectorAll('input')[(area + index) % 6].click());
          const next = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Next');
          next?.click();
          await wait();
        }
        done(true);
      })();";
    browser.client.execute_async(script, vec![]).await.unwrap();
}

/// Cases: EM-22
#[apply(scenario)]
#[engines(all, "printing")]
pub(crate) async fn report_is_printed_alone_from_a_long_page(browser: &Browser) {
    let long = format!(
        "<!doctype html><html lang=en><head><title>Host</title></head><body><main><h1>Host</h1>{}\
         <cme-selfcheck></cme-selfcheck>{}</main>\
         <script type=module src=/cme-selfcheck.js></script></body></html>",
        "<p>Words of the host.</p>".repeat(50),
        "<p>More words of the host.</p>".repeat(300),
    );
    let site = Site::with(Setup {
        before: PRINTING,
        pages: [("host.html", long)].into(),
        ..Setup::default()
    });
    browser.open(&site.url("host.html")).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.press("button", "See results").await;
    browser.press("button", "Print").await;
    browser.until("seen.printed.length === 1").await;
    let printed = browser.script("return seen.printed[0]", vec![]).await;
    let printed = printed.as_str().unwrap();
    assert!(printed.contains("You rated 1 of 48 competencies (47 unanswered)."), "{printed}");
    assert!(!printed.contains("of the host") && !printed.contains("<button"), "{printed}");
    assert_eq!(browser.script("return seen.sheets", vec![]).await, json!(1));
    let events = browser.script("return seen.events.at(-1)", vec![]).await;
    assert_eq!(events, json!({ "name": "selfcheck-export", "detail": { "kind": "print" } }));
    browser.press("button", "Print").await;
    browser.until("seen.printed.length === 2").await;
    let frames = "return document.querySelector('cme-selfcheck').shadowRoot
        .querySelectorAll('iframe').length + document.querySelectorAll('iframe').length";
    assert_eq!(browser.script(frames, vec![]).await, json!(1), "one frame, however often");
    browser.is_clean().await;
}

/// Cases: EM-22
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "the driver of WebKit does not print")]
pub(crate) async fn page_that_the_browser_prints_begins_on_its_first_sheet(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    let pages = print_pages(browser, A4).await;
    for words in ["You rated 1 of 48 competencies", "47 unanswered"] {
        assert!(pages[0].contains(words), "{pages:?}");
    }
    let all = pages.concat();
    assert!(all.contains("Its Print buttons print everything"), "{pages:?}");
    // Firefox does not print a text whose style depends on a container: names of the chart, rows of the list.
    let found = |words: &str| all.matches(words).count();
    assert_eq!(found("Self assessment and lifelong learning"), 2, "{pages:?}");
    assert_eq!(found("Unanswered"), 47, "{pages:?}");
}

/// Cases: EM-22
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "the driver of WebKit does not print")]
pub(crate) async fn no_question_is_torn_where_the_browser_prints_the_rating(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.press("button", "Next").await;
    browser.the("radiogroup", starts("2.1 Now")).await;
    for size in [A4, LETTER] {
        let pages = print_pages(browser, size).await;
        assert!(pages.len() > 1, "{pages:?}");
        for page in &pages {
            let count = |words: &str| page.matches(words).count();
            assert_eq!(count("Now 1"), count("Aim"), "{page}");
            assert_eq!(count("Now 1"), count("Not in my role"), "{page}");
        }
    }
}

/// Opens the printed document as a page, where nothing is cut.
async fn open_paper(browser: &Browser, file: String) -> Site {
    let paper = Site::with(Setup {
        pages: [("report.html", file)].into(),
        policy: Some("default-src 'none'; style-src 'unsafe-inline'".to_owned()),
        ..Setup::default()
    });
    browser.open(&paper.url("report.html")).await;
    let wide = "return [...document.querySelectorAll('li, td, dd')].filter((one) =>
        one.scrollWidth > one.clientWidth + 1).length";
    assert_eq!(browser.script(wide, vec![]).await, json!(0), "a row is cut");
    paper
}

/// Cases: EM-22
#[apply(scenario)]
#[engines(one of Chromium; "as below")]
pub(crate) async fn plan_takes_two_pages_and_the_conversation_sheet_one(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    rate_everything(browser).await;
    browser.press("button", "See results").await;
    browser.press("button", "Make a plan").await;
    let mut result = browser.result().await;
    for answer in result["answers"].as_object_mut().unwrap().values_mut() {
        answer["note"] = json!("A long note about what was done. ".repeat(60));
    }
    let goals = result["plan"]["goals"].as_array_mut().unwrap();
    assert_eq!(goals.len(), 3);
    for goal in goals {
        let activity = json!({
            "what": "Read one systematic review of how well formats work, and note on a page three findings that \
                     bear on activities you now run.",
            "kind": "course", "external": true, "minutes": 735, "completed": "2027-03-01", "minutesSpent": 90,
            "resources": "two days, and the fee",
        });
        goal["activities"] = json!([activity, activity]);
        goal["successSign"] =
            json!("A colleague can follow the plan without asking, and the committee says so.");
        goal["supporter"] = json!("my manager");
        for date in ["start", "review", "due"] {
            goal[date] = json!("2027-03-31");
        }
    }
    browser.open_selfcheck(&site).await;
    browser.open_file("planned.json", result.to_string().as_bytes()).await;
    browser.press("button", "Keep").await;
    browser.the("heading", "Results").await;
    browser.fill("print-name", "Ada Lovelace").await;
    browser.fill("print-organization", "General Hospital").await;
    browser.press("button", "Print the plan").await;
    let plan = browser.downloaded(0).await;
    browser.press("button", "Print a conversation sheet").await;
    let sheet = browser.downloaded(1).await;
    let head = "Ada Lovelace · General Hospital · ";
    for size in [A4, LETTER] {
        let _paper = open_paper(browser, plan.clone()).await;
        let (text, pages) = print(browser, size).await;
        assert_eq!((pages, text.matches(head).count()), (2, 2), "{size:?}: {text}");
        assert!(text.contains("Supervisor’s signature"), "{text}");
        let _paper = open_paper(browser, sheet.clone()).await;
        let (text, pages) = print(browser, size).await;
        assert_eq!((pages, text.matches(head).count()), (1, 1), "{size:?}: {text}");
        for words in ["Evidence:", "Agreed", "Strengths to share", "Supervisor’s signature"] {
            assert!(text.contains(words), "“{words}” is not on the sheet: {text}");
        }
    }
}

/// Cases: EM-22
#[apply(scenario)]
#[engines(one of Chromium; "the others print through their own dialogs; what they are given is tested above")]
pub(crate) async fn report_has_its_pages_and_words_in_a_pdf(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    rate_everything(browser).await;
    browser.press("button", "See results").await;
    browser.press("button", "Make a plan").await;
    browser.press("button", "Print").await;
    // Headless browsers have no print dialog, so the report comes as a file with the same tree and styles.
    let file = browser.downloaded(0).await;
    let result = browser.result().await;
    let _paper = open_paper(browser, file).await;
    let (text, pages) = print(browser, A4).await;
    let starts_at = |words: &str| {
        text.find(words).unwrap_or_else(|| panic!("“{words}” is not on paper: {text}"))
    };
    assert!((5..=8).contains(&pages), "{pages} pages");
    let head = "Full self-check, Coordinator, Alliance for CME staff competencies (2008)";
    assert_eq!(text.matches(head).count(), pages, "a running head on every page");
    assert!(text.contains(&format!("{pages} / {pages}")), "page numbers");
    let order = ["Results by area", "Priorities", "Strengths", "All competencies", "Learning plan"];
    let places = order.map(starts_at);
    assert!(places.is_sorted(), "{places:?}");
    let before_list = text[..places[3]].matches(head).count();
    assert!(before_list <= 3, "results take {} pages", before_list - 1);
    for area in result["summary"]["areas"].as_array().unwrap() {
        let mean = |sum: &str, count: &str| {
            let (sum, count) = (area[sum].as_i64().unwrap(), area[count].as_i64().unwrap());
            // Rounded once, half away from zero; none of these sums is negative.
            let tenths = (sum * 20 + count) / (count * 2);
            format!("{}.{}", tenths / 10, tenths % 10)
        };
        let (now, aim) = (mean("sumPresent", "compared"), mean("sumDesired", "compared"));
        let (answered, total) = (&area["answered"], &area["total"]);
        starts_at(&format!("{answered} of {total} {now} {aim}"));
    }
    for (code, answer) in result["answers"].as_object().unwrap() {
        if answer["present"] == "not-in-my-role" {
            starts_at(code);
        }
    }
}

#[apply(scenario)]
#[engines(all, "each tells differently that a sandbox forbids dialogs")]
pub(crate) async fn report_becomes_a_file_where_printing_is_not_allowed(browser: &Browser) {
    // A page with an opaque origin may neither open dialogs nor access its own frame.
    let policy = format!("{POLICY}; sandbox allow-scripts").replace("'self'", "{origin}");
    let site = Site::with(Setup { policy: Some(policy), before: NAMES, ..Setup::default() });
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.press("button", "See results").await;
    browser.press("button", "Print").await;
    assert!(
        browser.downloaded(0).await.contains("You rated 1 of 48 competencies (47 unanswered).")
    );
    browser.says("status", "This page is not allowed to print").await;
    browser.until("seen.names[0].startsWith('cme-selfcheck-report-')").await;
    assert!(browser.has("button", starts("Download JSON")).await);
}

#[apply(scenario)]
#[engines(one of Chromium; "the pages of a PDF, which it alone makes without a dialog")]
pub(crate) async fn paper_form_has_four_pages(browser: &Browser) {
    let site = Site::plain();
    browser.open(&site.url("paper.html")).await;
    let (text, pages) = print(browser, A4).await;
    assert_eq!(pages, 4, "{text}");
    // Every page has the column heads, and all four have questions.
    assert_eq!(text.matches("Competency Now").count(), pages, "{text}");
    assert!(text.contains("Name Role Date") && text.contains("8.3"), "{text}");
}
