//! Invalid files and records.

use cme_selfcheck::embed::attributes::ATTRIBUTES;
use cme_selfcheck::messages::failure;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::embedding::host;
use crate::links::CLIPBOARD;
use crate::page::starts;
use crate::places;
use crate::printing::PRINTING;
use crate::scenario::scenario;
use crate::server::{Setup, Site};

/// A file's name, its content, and words of the message that a person sees.
type Case = (&'static str, Vec<u8>, &'static str);

const MIB: usize = 1024 * 1024;

fn cases() -> Vec<Case> {
    let zeros = format!("[{}0]", "0,".repeat(500_000));
    // One value for ten bytes, which is just below the limit on the number of values.
    let keys: Vec<_> = (0..100_000).map(|number| format!("\"{number:05}\":0")).collect();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let other = json!({
        "format": "cme-selfcheck/result", "version": 1, "framework": { "id": "theirs", "revision": 1 },
    });
    let newer = json!({ "format": "cme-selfcheck/result", "version": 7 });
    let empty = json!({
        "format": "cme-selfcheck/result", "version": 1,
        "framework": { "id": "alliance-cme-2008", "revision": 1 },
    });
    let markup = json!({
        "format": "cme-selfcheck/result", "version": 1,
        "framework": { "id": "<img src=x onerror=alert(1)>", "revision": 1 },
    });
    vec![
        ("empty.json", Vec::new(), "damaged or incomplete"),
        ("list.json", b"[]".to_vec(), "not from this self-check"),
        ("half.json", b"{\"format\": \"cme-selfcheck/res".to_vec(), "damaged or incomplete"),
        ("bytes.json", vec![0xff, 0xfe, 0x00, 0xd8], "not plain UTF-8 text"),
        ("wide.json", wide("\u{feff}{\"format\": 1}"), "not plain UTF-8 text"),
        ("unmarked.json", wide("{\"format\": 1}"), "damaged or incomplete"),
        ("latin.json", b"{\"format\": \"caf\xe9\"}".to_vec(), "not plain UTF-8 text"),
        ("large.json", vec![b' '; MIB + 1], "too large"),
        ("huge.json", vec![b'0'; 10 * MIB], "too large"),
        ("zeros.json", zeros.into_bytes(), "does not look like one of ours"),
        ("deep.json", "[".repeat(100_000).into_bytes(), "does not look like one of ours"),
        ("other.json", other.to_string().into_bytes(), "another framework, “theirs”"),
        ("mark.json", format!("\u{feff}{other}").into_bytes(), "another framework, “theirs”"),
        ("newer.json", newer.to_string().into_bytes(), "newer version"),
        ("fields.json", empty.to_string().into_bytes(), "scope is missing"),
        ("markup.json", markup.to_string().into_bytes(), "<img src=x onerror=alert(1)>"),
        // The last file: the memory that it takes is reused, so nothing after it takes more.
        ("keys.json", format!("{{{}}}", keys.join(",")).into_bytes(), "not from this self-check"),
    ]
}

impl Browser {
    /// Peak size of the wasm's memory in bytes: the memory never shrinks.
    async fn peak(&self) -> usize {
        let found = self.script("return seen.wasm.exports.memory.buffer.byteLength", vec![]).await;
        serde_json::from_value(found).unwrap()
    }
}

impl Browser {
    /// Sets the text of the focused note, given as a JavaScript expression, as a script or a browser without
    /// `maxlength` could. Returns the length of the note after that.
    async fn sets_note(&self, text: &str) -> Value {
        let set = format!(
            "const field = document.querySelector('cme-selfcheck').shadowRoot.activeElement;
             field.value = {text};
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
             return field.value.length;"
        );
        self.script(&set, vec![]).await
    }
}

/// Records every way to read a file. A file that is too large is refused for its size without reading it.
const READING: &str = "seen.read = [];
     for (const [kind, names] of [
       [Blob, ['arrayBuffer', 'bytes', 'slice', 'stream', 'text', 'textStream']],
       [FileReader, ['readAsArrayBuffer', 'readAsBinaryString', 'readAsDataURL', 'readAsText']],
     ]) {
       for (const name of names) {
         const read = kind.prototype[name];
         if (!read) continue;
         kind.prototype[name] = function (...given) {
           seen.read.push(name);
           return read.apply(this, given);
         };
       }
     }";

/// The chosen file was processed, so the same one can be chosen again.
const TAKEN: &str = "document.querySelector('cme-selfcheck').shadowRoot
     .querySelector('input[type=file]').files.length === 0";

/// How much memory a file of that many bytes may take. A file that is too large is not read at all; for a file just
/// below the limit on the number of values, each value takes about a hundred bytes for a moment.
fn allowed(name: &str, bytes: usize) -> usize {
    match bytes {
        _ if bytes > MIB => MIB,
        _ if name == "keys.json" => 11 * bytes,
        _ => MIB.max(4 * bytes),
    }
}

/// Cases: HI-01, HI-02, HI-03, HI-07
#[apply(scenario)]
pub(crate) async fn hostile_files_get_one_sentence_and_change_nothing(browser: &Browser) {
    let site = Site::with(Setup { before: READING, ..Setup::default() });
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.open_selfcheck(&site).await;
    let record = "return JSON.stringify(localStorage)";
    let before = browser.script(record, vec![]).await;
    let exported = browser.exported().await;
    for (name, content, words) in cases() {
        let peak = browser.peak().await;
        browser.script("seen.read = []", vec![]).await;
        browser.open_file(name, &content).await;
        browser.says("alert", words).await;
        browser.until(TAKEN).await;
        let read = if content.len() > MIB { json!([]) } else { json!(["arrayBuffer"]) };
        assert_eq!(browser.script("return seen.read", vec![]).await, read, "{name}");
        let grown = browser.peak().await - peak;
        assert!(grown <= allowed(name, content.len()), "{name} takes {grown} bytes of memory");
        browser.says("alert", "Nothing has changed.").await;
        assert_eq!(browser.script(record, vec![]).await, before, "{name}");
        assert_eq!(browser.exported().await, exported, "{name}");
    }
    browser.the("button", "Resume").await;
    browser.is_clean().await;
}

/// Cases: HI-01
#[apply(scenario)]
#[engines(all, "files")]
pub(crate) async fn file_of_a_gibibyte_is_refused_by_its_size(browser: &Browser) {
    let site = Site::with(Setup { before: READING, ..Setup::default() });
    browser.open_selfcheck(&site).await;
    // A sparse file has the size without taking disk space.
    let path = places::folder().join("hole.json");
    std::fs::File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let input = browser.the("file", starts("Open a result file")).await;
    let peak = browser.peak().await;
    input.send_keys(path.to_str().unwrap()).await.unwrap();
    browser.says("alert", "too large: 1048576 kB").await;
    assert_eq!(browser.script("return seen.read", vec![]).await, json!([]));
    let grown = browser.peak().await - peak;
    assert!(grown <= MIB, "{grown} bytes of memory");
    std::fs::remove_file(&path).unwrap();
    browser.is_clean().await;
}

const MARKUP: &str = "<img src=x onerror=alert(1)></textarea><script>alert(2)</script>{{1+1}} javascript:alert(3) data:text/html,x vbscript:x java\tscript:x";

/// A complete result file with this note for each of the 48 competencies.
pub(crate) async fn with_notes(browser: &Browser, note: &str) -> String {
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    let mut result = browser.result().await;
    let sizes = [4, 12, 6, 6, 4, 6, 7, 3];
    for (area, size) in (1..).zip(sizes) {
        for index in 1..=size {
            let answer = json!({ "present": 2, "desired": 4, "desiredFrom": "self", "note": note });
            result["answers"][format!("{area}.{index}")] = answer;
        }
    }
    result["id"] = json!("another");
    result["plan"]["goals"] = json!([{
        "id": MARKUP, "items": ["1.1"], "title": MARKUP, "why": [], "successSign": MARKUP, "outcome": null,
        "activities": [{ "what": MARKUP, "kind": "course", "external": true, "minutes": 60,
            "completed": null, "minutesSpent": null, "resources": MARKUP }],
        "supporter": MARKUP, "start": null, "review": null, "due": null, "status": "planned",
        "statusReason": MARKUP, "evidence": MARKUP, "reflection": MARKUP, "closing": null,
    }]);
    result.to_string()
}

/// Cases: HI-10, HI-11
#[apply(scenario)]
pub(crate) async fn markup_in_every_text_is_shown_as_text(browser: &Browser) {
    let site = Site::with(Setup { before: PRINTING, ..Setup::default() });
    browser.open_selfcheck(&site).await;
    let file = with_notes(browser, MARKUP).await;
    browser.open_selfcheck(&site).await;
    browser.open_file("markup.json", file.as_bytes()).await;
    browser.press("button", "Keep").await;
    browser.the("heading", "Results").await;
    let shown = "return document.querySelector('cme-selfcheck').shadowRoot.querySelector('.note-text').textContent";
    assert_eq!(browser.script(shown, vec![]).await, MARKUP);
    // An address in a text does not become a link either.
    let made = "return document.querySelector('cme-selfcheck').shadowRoot
         .querySelectorAll('img, script, a:not([href$=\"team.html\"])').length";
    assert_eq!(browser.script(made, vec![]).await, json!(0));
    browser.press("button", "Open the plan").await;
    let title = "return document.querySelector('cme-selfcheck').shadowRoot.getElementById('goal-1-title').value";
    assert_eq!(browser.script(title, vec![]).await, MARKUP);
    assert_eq!(browser.script(made, vec![]).await, json!(0));
    browser.press("button", "Print").await;
    browser.until("seen.printed.length === 1").await;
    let paper = browser.script("return seen.printed[0]", vec![]).await;
    assert!(!paper.as_str().unwrap().contains("<img"), "{paper}");
    browser.press("button", "Back to results").await;
    browser.press("button", "Change answers").await;
    let note = browser.the("textbox", "Note for 1.1").await;
    assert_eq!(browser.script("return arguments[0].value", vec![json!(note)]).await, MARKUP);
    let prototype = "return Object.keys(Object.prototype).length";
    assert_eq!(browser.script(prototype, vec![]).await, json!(0));
    browser.is_clean().await;
}

/// Cases: HI-10
#[apply(scenario)]
pub(crate) async fn markup_in_every_attribute_is_text(browser: &Browser) {
    browser.open_host(host("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>")).await;
    browser.the("button", "Start").await;
    let made = "return [seen.warnings.length > 0, widget.shadowRoot.querySelectorAll('img, script, a').length]";
    for attribute in ATTRIBUTES.iter().filter(|one| one.name != "framework") {
        let set = format!("widget.setAttribute('{}', {})", attribute.name, json!(MARKUP));
        browser.run(&set).await;
    }
    browser.the("button", "Start").await;
    assert_eq!(browser.run(made).await, json!([true, 0]));
    browser.run(&format!("widget.setAttribute('framework', {})", json!(MARKUP))).await;
    browser.reads(failure::FRAMEWORK_MISSING).await;
    assert_eq!(browser.run(made).await, json!([true, 0]));
    browser.is_clean().await;
}

/// Half of a surrogate pair, which a JavaScript string can contain and a Rust string cannot.
///
/// Cases: HI-08
#[apply(scenario)]
pub(crate) async fn half_a_character_is_replaced_and_nothing_else_lost(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.add_note("1.1").await;
    browser.sets_note("'We\\ud800 ask'").await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.says("status", "Saved on this device").await;
    let result = browser.result().await;
    assert_eq!(result["answers"]["1.1"]["note"], "We\u{fffd} ask");

    let import = "const text = arguments[0].replace('\\ufffd', '\\udfff');
         document.querySelector('cme-selfcheck').importJson(text);";
    browser.script(import, vec![json!(result.to_string())]).await;
    browser.the("heading", "Results").await;
    assert_eq!(browser.result().await["answers"], result["answers"]);

    let spoil = "const key = 'cme-selfcheck:alliance-cme-2008';
         const text = localStorage.getItem(key).replaceAll('\\ufffd', '\\ud800');
         localStorage.setItem(key, text);";
    browser.script(spoil, vec![]).await;
    browser.open_selfcheck(&site).await;
    // After loading it is the same text.
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    assert_eq!(browser.result().await["answers"], result["answers"]);
    browser.choose_present("1.3", "5 Expert").await;
    browser.says("status", "Saved on this device").await;
    browser.is_clean().await;
}

/// Cases: HI-23, ST-07
#[apply(scenario)]
pub(crate) async fn longest_notes_in_any_script_are_saved(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    let note = "学نعم".chars().cycle().take(2_000).collect::<String>();
    let file = with_notes(browser, &note).await;
    let import = "document.querySelector('cme-selfcheck').importJson(arguments[0])";
    browser.script(import, vec![json!(file)]).await;
    browser.says("status", "Saved on this device").await;
    let exported = browser.exported().await;
    let length = browser
        .script("return localStorage.getItem('cme-selfcheck:alliance-cme-2008').length", vec![])
        .await;
    assert!(length.as_u64() < Some(1024 * 1024), "{length} characters");
    browser.open_selfcheck(&site).await;
    browser.press("button", starts("Open result: Full self-check")).await;
    browser.the("heading", "Results").await;
    assert_eq!(browser.exported().await, exported);
    browser.is_clean().await;
}

/// Ids that are names of `Object` methods, endless combining marks, and Windows line ends.
///
/// Cases: HI-07, HI-08, HI-09
#[apply(scenario)]
pub(crate) async fn odd_ids_and_marks_without_end_are_shown_as_they_are(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    let note = format!("a{}", "\u{301}".repeat(1_999));
    let file = with_notes(browser, &note).await;
    let mut result: Value = serde_json::from_str(&file).unwrap();
    result["framework"]["revision"] = json!(2);
    for id in ["__proto__", "constructor", "toString"] {
        result["answers"][id] = json!({ "present": 3, "note": "odd" });
    }
    let text = serde_json::to_string_pretty(&result).unwrap().replace('\n', "\r\n");
    browser.open_selfcheck(&site).await;
    browser.open_file("odd.json", text.as_bytes()).await;
    browser.press("button", "Keep").await;
    browser.the("heading", "Results").await;
    let look = "const root = document.querySelector('cme-selfcheck').shadowRoot;
         const note = root.querySelector('.note-text');
         return [Object.keys(Object.prototype).length, ({}).present ?? null,
           document.documentElement.scrollWidth <= innerWidth, note.textContent === arguments[0],
           note.getBoundingClientRect().height < 200];";
    let found = browser.script(look, vec![json!(note)]).await;
    assert_eq!(found, json!([0, null, true, true, true]));
    let kept = browser.result().await;
    for id in ["__proto__", "constructor", "toString"] {
        assert_eq!(kept["answers"][id]["present"], 3, "{id}");
    }
    browser.is_clean().await;
}

/// Records the names of downloaded files.
pub(crate) const NAMES: &str = "seen.names = [];
     const click = HTMLAnchorElement.prototype.click;
     HTMLAnchorElement.prototype.click = function () { seen.names.push(this.download); click.call(this); };";

/// Cases: HI-14
#[apply(scenario)]
pub(crate) async fn names_of_files_hold_the_day_alone(browser: &Browser) {
    let site = Site::with(Setup { before: NAMES, ..Setup::default() });
    browser.start_full(&site).await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.choose_desired("1.1", "5 Expert").await;
    browser.press("button", "See results").await;
    let name = browser.the("textbox", "Name for the printout").await;
    name.send_keys("../CON\u{202e} x").await.unwrap();
    browser.press("button", "Download JSON").await;
    browser.press("button", "Download CSV").await;
    browser.press("button", "Download Excel file").await;
    let names = browser.script("return seen.names", vec![]).await;
    let names = names.as_array().unwrap();
    assert_eq!(names.len(), 3);
    for (name, ending) in names.iter().zip(["json", "csv", "xlsx"]) {
        let day = name.as_str().unwrap().strip_prefix("cme-selfcheck-").unwrap();
        let day = day.strip_suffix(&format!(".{ending}")).unwrap();
        assert!(
            day.len() == 10 && day.chars().all(|one| one == '-' || one.is_ascii_digit()),
            "{day}"
        );
    }
    browser.is_clean().await;
}

/// Cases: HI-23
#[apply(scenario)]
pub(crate) async fn a_megabyte_in_a_note_is_cut_and_said(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.add_note("1.1").await;
    assert_eq!(browser.sets_note("'x'.repeat(1e6)").await, json!(2_000));
    browser.says("status", "2000 of 2000 characters").await;
    assert_eq!(browser.result().await["answers"]["1.1"]["note"].as_str().unwrap().len(), 2_000);
    browser.is_clean().await;
}

/// Cases: ST-08, ST-26
#[apply(scenario)]
pub(crate) async fn damaged_record_is_kept_and_told(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    let put = "localStorage.setItem('cme-selfcheck:alliance-cme-2008', arguments[0])";
    browser.script(put, vec![json!("{\"format\":\"cme-selfcheck/saved\",\"vers")]).await;
    browser.open_selfcheck(&site).await;
    browser.says("status", "Your saved answers are damaged").await;
    browser.press("button", "Download the damaged copy").await;
    assert_eq!(browser.downloaded(0).await, "{\"format\":\"cme-selfcheck/saved\",\"vers");
    browser.script(CLIPBOARD, vec![]).await;
    browser.press("button", "Copy unreadable answers as text").await;
    browser.says("status", "Text copied").await;
    let copied = browser.script("return seen.copied", vec![]).await;
    assert_eq!(copied, "{\"format\":\"cme-selfcheck/saved\",\"vers");
    browser.press("radio", "Leader").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", "Saved on this device").await;
    let kept = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008:damaged.1')";
    let kept = browser.script(kept, vec![]).await;
    assert_eq!(kept, "{\"format\":\"cme-selfcheck/saved\",\"vers");
    browser.is_clean().await;
}
