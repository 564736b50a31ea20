//! The texts of other frameworks: any text is shown as text, and in its own language.

use cme_selfcheck::format::framework_v1;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::embedding::host;
use crate::printing::PRINTING;
use crate::scenario::scenario;
use crate::server::Setup;

const MARKUP: &str = " <img src=x onerror=alert(1)></textarea><script>alert(2)</script>{{1+1}}";

/// The fields with texts.
const TEXTS: [&str; 11] = [
    "title",
    "note",
    "source",
    "rights",
    "name",
    "anchor",
    "definition",
    "statement",
    "evidencePrompt",
    "targetsNote",
    "code",
];

/// Changes every text of a file: in these fields, and in lists and reasons.
fn change(value: &mut Value, key: &str, to: &impl Fn(&str, &str) -> String) {
    match value {
        Value::String(text) if TEXTS.contains(&key) || key == "activities" || key == "reason" => {
            *text = to(key, text);
        }
        Value::Array(list) => list.iter_mut().for_each(|one| change(one, key, to)),
        Value::Object(fields) => {
            let reasons = key == "targetReasons" || key == "reason";
            for (name, one) in fields {
                change(one, if reasons { "reason" } else { name }, to);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The built-in framework with other texts, in its first three areas.
fn with_texts(to: impl Fn(&str, &str) -> String) -> Value {
    let mut whole: Value = serde_json::from_str(framework_v1::BUILT_IN).unwrap();
    whole["id"] = json!("theirs");
    whole["areas"].as_array_mut().unwrap().truncate(3);
    let kept = |id: &str| ["1", "2", "3"].contains(&id.split('.').next().unwrap());
    for by_role in ["targets", "targetReasons"] {
        for (_, one) in whole[by_role].as_object_mut().into_iter().flatten() {
            one.as_object_mut().unwrap().retain(|id, _| kept(id));
        }
    }
    change(&mut whole, "", &to);
    whole
}

/// Texts in another language, all but the codes.
pub(crate) fn translated(to: fn(&str) -> String) -> impl Fn(&str, &str) -> String {
    move |key, text| if key == "code" { text.to_owned() } else { to(text) }
}

/// Goes through every screen with a framework in that language and with other texts, and checks each screen.
pub(crate) async fn on_every_screen(
    browser: &Browser,
    language: &str,
    to: impl Fn(&str, &str) -> String,
    look: impl AsyncFn(&str),
) {
    let mut framework = with_texts(&to);
    framework["language"] = json!(language);
    let [area, code, role, first, fifth] = [
        ("title", "Adult/organizational learning principles"),
        ("code", "1.1"),
        ("name", "Coordinator"),
        ("name", "1 Novice"),
        ("name", "5 Expert"),
    ]
    .map(|(key, text)| to(key, text));
    let body = "<main><cme-selfcheck framework=\"theirs.json\" heading-level=\"1\" importance></cme-selfcheck></main>";
    let mut setup = Setup { before: PRINTING, ..host("lang=\"en\"", body) };
    setup.pages.insert("theirs.json", framework.to_string());
    browser.open_host(setup).await;
    browser.press("radio", "Chosen areas").await;
    look("start").await;
    browser.press("radio", "Full self-check").await;
    browser.press("radio", role.as_str()).await;
    browser.press("button", "Start").await;
    browser.the("heading", area.as_str()).await;
    browser.choose_present(&code, &first).await;
    browser.choose_desired(&code, &fifth).await;
    browser.add_note(&code).await;
    browser.press("summary", "What the levels mean").await;
    look("rating").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    look("results").await;
    browser.press("radio", "Radar").await;
    look("radar").await;
    browser.press("button", "Adjust targets").await;
    browser.the("heading", "Targets").await;
    look("targets").await;
    browser.press("button", "Back to results").await;
    browser.press("button", "Make a plan").await;
    browser.open_first_goal().await;
    browser.press("summary", "Progress and closing").await;
    look("plan").await;
    browser.press("button", "Print").await;
    browser.until("seen.printed.length === 1").await;
    browser.is_clean().await;
}

/// Cases: HI-10
#[apply(scenario)]
pub(crate) async fn markup_in_every_text_of_a_framework_is_text(browser: &Browser) {
    let marked = |key: &str, text: &str| match key {
        "code" => text.to_owned() + "<i>",
        _ => text.to_owned() + MARKUP,
    };
    let made = "const { shadowRoot: root } = document.querySelector('cme-selfcheck');
         const made = root.querySelectorAll('img, script, i, a:not([href$=\"team.html\"])').length;
         return [made, root.textContent.includes('<img src=x onerror=alert(1)></textarea><script>')]";
    on_every_screen(browser, "en", marked, async |screen| {
        assert_eq!(browser.script(made, vec![]).await, json!([0, true]), "{screen}");
    })
    .await;
    let paper = browser.script("return seen.printed[0]", vec![]).await;
    let paper = paper.as_str().unwrap();
    assert!(!paper.contains("<img") && paper.contains("&lt;img src=x"), "{paper}");
    assert_eq!(
        browser.script("return Object.keys(Object.prototype).length", vec![]).await,
        json!(0)
    );
}

/// A text with its Latin letters replaced by Greek ones.
fn greek(text: &str) -> String {
    let letter = |one: char| match one {
        'a'..='z' => char::from_u32(0x3b1 + (one as u32 - 'a' as u32) % 24).unwrap(),
        'A'..='Z' => char::from_u32(0x391 + (one as u32 - 'A' as u32) % 16).unwrap(),
        other => other,
    };
    text.chars().map(letter).collect()
}

/// Texts in Greek letters alone that are marked with another language, and the reverse. Our sentences with a name of
/// the framework in them are in our language.
const SPOKEN: &str = "
  const root = document.querySelector('cme-selfcheck').shadowRoot;
  const out = [];
  let count = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (parentElement.closest('style, textarea')) continue;
    const [theirs, ours] = [/\\p{Script=Greek}/u.test(data), /\\p{Script=Latin}/u.test(data)];
    const wanted = theirs && !ours ? 'el' : 'en';
    if (wanted === 'el') count++;
    const language = parentElement.closest('[lang]').getAttribute('lang');
    if ((theirs || ours) && language !== wanted) {
      out.push(`${language}, not ${wanted}: “${data}” in ${parentElement.localName}.${parentElement.className}`);
    }
  }
  if (!count) out.push('no text of the framework');
  return out;
";

/// Cases: AX-21
/// WCAG: 3.1.2
#[apply(scenario)]
pub(crate) async fn texts_of_a_framework_say_their_language(browser: &Browser) {
    on_every_screen(browser, "el", translated(greek), async |screen| {
        assert_eq!(browser.script(SPOKEN, vec![]).await, json!([]), "{screen}");
    })
    .await;
}
