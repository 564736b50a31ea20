//! The element in host pages: properties, changes at run time, moves, hidden places, two copies.

use cme_selfcheck::embed::attributes::{ATTRIBUTES, PropertyKind};
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use xtask::headers::POLICY;

use crate::actions::WHOLE;
use crate::driver::{Browser, Engine};
use crate::page::starts;
use crate::polling::Polling;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site, is_program};

const RECORD: &str = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008')";
/// Tolerance for nodes and listeners after garbage collection.
const SLACK: u64 = 60;

/// A host page with the entry file and this body.
pub(crate) fn page(attributes: &str, body: &str) -> String {
    format!(
        "<!doctype html><html {attributes}><head><title>Host</title><link rel=\"icon\" href=\"data:,\">
         <link rel=\"stylesheet\" href=\"host.css\">
         <script type=\"module\" src=\"cme-selfcheck.js\"></script></head><body>{body}</body></html>"
    )
}

/// A site with one host page, `host.html`.
pub(crate) fn host(attributes: &str, body: &str) -> Setup {
    let mut setup = Setup::default();
    setup.pages.insert("host.html", page(attributes, body));
    setup.pages.insert("host.css", String::new());
    setup
}

/// The same site, whose page can enter the back/forward cache.
pub(crate) fn kept(mut setup: Setup) -> Setup {
    setup.faults.push(("host.html", Fault::CachedForAYear));
    setup
}

impl Browser {
    /// Leaves a page for another, with a mark by which it is recognised when it returns.
    pub(crate) async fn leaves_for(&self, url: &str) {
        self.script("window.same = true", vec![]).await;
        self.open(url).await;
    }

    /// Goes back to the page that was left, restored from the back/forward cache.
    pub(crate) async fn goes_back(&self) {
        self.client.back().await.unwrap();
        let navigation = "performance.getEntriesByType('navigation')[0]";
        self.until(&format!("window.same || {navigation}?.type === 'back_forward'")).await;
        // Only Chromium tells reasons.
        let why = format!("return window.same || {navigation}.notRestoredReasons || 'unknown'");
        let why = self.script(&why, vec![]).await;
        assert_eq!(why, json!(true), "the browser loaded the page again instead of keeping it");
    }

    /// Opens the page and waits until every element in it runs.
    pub(crate) async fn open_host(&self, setup: Setup) -> Site {
        let site = Site::with(setup);
        self.open(&site.url("host.html")).await;
        self.all_run().await;
        self.until(WHOLE).await;
        site
    }

    /// Waits until every element in the page runs.
    pub(crate) async fn all_run(&self) {
        self.run("for (const one of document.querySelectorAll('cme-selfcheck')) await one.ready")
            .await;
    }

    /// Runs a script that may wait, with `widget` as the first element of the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[0];
             const widget = document.querySelector('cme-selfcheck');
             const task = () => new Promise((go) => setTimeout(go));
             (async () => {{ {script} }})().then(
               (value) => done(value ?? null), (error) => done('failed: ' + error));"
        );
        let value = self.client.execute_async(&script, vec![]).await.unwrap();
        let failed = value.as_str().is_some_and(|text| text.starts_with("failed: "));
        assert!(!failed, "{value}");
        value
    }

    /// The messages of the `selfcheck-error` events of that code so far.
    async fn told(&self, code: &str) -> Vec<String> {
        let script = format!(
            "return seen.events.filter(({{ detail }}) => detail.code === '{code}')
               .map(({{ detail }}) => detail.message)"
        );
        serde_json::from_value(self.script(&script, vec![]).await).unwrap()
    }
}

/// A page that sets attributes late must not undo what the person has chosen meanwhile.
#[apply(scenario)]
pub(crate) async fn late_attributes_leave_what_was_chosen(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.press("radio", "Manager").await;
    browser.press("radio", "Chosen areas").await;
    browser.press("checkbox", starts("Leadership")).await;
    let chosen = "return [...document.querySelector('cme-selfcheck').shadowRoot
        .querySelectorAll('.setup :checked')].map((one) => one.value)";
    let before = browser.script(chosen, vec![]).await;
    assert_eq!(before.as_array().map(Vec::len), Some(3), "{before}");
    browser
        .run("widget.headingLevel = 4; await task(); widget.resultUrl = 'https://example.org/'")
        .await;
    let level = "document.querySelector('cme-selfcheck').shadowRoot.querySelector('[part=heading]').localName";
    browser.until(&format!("{level} === 'h4'")).await;
    assert_eq!(browser.script(chosen, vec![]).await, before);
    browser.press("button", "Start").await;
    browser.choose_present("6.1", "3 Competent").await;
    browser.press("button", "Back").await;
    let fresh = browser.script(chosen, vec![]).await;
    assert_eq!(fresh, json!(["full"]), "a new self-check asks anew");
}

#[apply(scenario)]
pub(crate) async fn every_attribute_has_a_property(browser: &Browser) {
    browser.open_host(host("", "<cme-selfcheck></cme-selfcheck>")).await;
    for one in ATTRIBUTES {
        let (name, property) = (one.name, one.property());
        let (some, text, none) = match one.kind {
            PropertyKind::Text => (json!("a b"), json!("a b"), json!(null)),
            PropertyKind::Number => (json!(3), json!("3"), json!(null)),
            PropertyKind::Flag => (json!(true), json!(""), json!(false)),
        };
        let script = "const [name, property, some, none] = arguments;
             const one = document.createElement('cme-selfcheck');
             const before = one[property];
             one[property] = some;
             const set = [one[property], one.getAttribute(name)];
             one[property] = none;
             return [before, ...set, one[property], one.hasAttribute(name)];";
        let arguments = vec![json!(name), json!(property), some.clone(), none.clone()];
        let found = browser.script(script, arguments).await;
        assert_eq!(found, json!([none, some, text, none, false]), "{name}");
    }
    browser.is_clean().await;
}

/// Cases: AX-23, EM-09
#[apply(scenario)]
pub(crate) async fn attributes_change_at_run_time_and_answers_stay(browser: &Browser) {
    browser.open_host(host("", "<cme-selfcheck></cme-selfcheck>")).await;
    // The start screen asks what the attributes leave open.
    browser.the("radiogroup", "Your role").await;
    browser.run("widget.jobRole = 'leader'; widget.importance = true; widget.areas = '1,2'").await;
    browser
        .until("!document.querySelector('cme-selfcheck').shadowRoot.querySelector('legend')")
        .await;
    assert!(!browser.has("checkbox", "Also rate importance").await);
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    // An open self-check continues; the level of its headings changes.
    let level = "document.querySelector('cme-selfcheck').shadowRoot.querySelector('[part=heading]').localName";
    browser.until(&format!("{level} === 'h2'")).await;
    browser.run("widget.headingLevel = 4; widget.scope = 'quick'; widget.jobRole = null").await;
    browser.until(&format!("{level} === 'h4'")).await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    // The style sheet implements the theme.
    let paper = "return getComputedStyle(document.querySelector('cme-selfcheck').shadowRoot
         .querySelector('.root')).color";
    browser.run("widget.theme = 'light'").await;
    let light = browser.script(paper, vec![]).await;
    browser.run("widget.theme = 'dark'").await;
    assert_ne!(browser.script(paper, vec![]).await, light);
    browser.is_clean().await;
    // An invalid value is reported once, however often it is read.
    let wrong = "red;}*{background:url(https://example.org/)";
    let set = format!("widget.theme = {}; widget.headingLevel = 9", json!(wrong));
    browser.run(&set).await;
    browser.until(&format!("{level} === 'h2'")).await;
    browser.run("widget.storageKey = 'x'; await task(); widget.storageKey = null").await;
    let told = browser.told("attribute").await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("theme") && told[1].contains("heading-level"), "{told:?}");
    let warned = browser.script("return seen.warnings.length", vec![]).await;
    assert_eq!(warned, json!(2));
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
}

#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn storage_changes_at_run_time_and_answers_stay(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(host("", body)).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    let stored = browser.script(RECORD, vec![]).await;
    browser.run("widget.storage = 'memory'").await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.says("status", "not saved on this device").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    assert_eq!(browser.script(RECORD, vec![]).await, stored, "nothing more is stored");
    browser.run("widget.storage = null").await;
    browser.says("status", "Saved on this device").await;
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    let stored = browser.script(RECORD, vec![]).await;
    assert!(stored.as_str().unwrap().contains("\"1.2\""), "{stored}");
    // Another key means another record.
    browser.run("widget.storageKey = 'other'").await;
    browser.the("button", "Start").await;
    assert!(!browser.has("button", "Resume").await);
    browser.run("widget.storageKey = null").await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "dialogs of moved elements")]
pub(crate) async fn dialog_stays_modal_when_its_element_moves(browser: &Browser) {
    let body = "<main></main><cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(host("", body)).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.press("button", "Back").await;
    browser.press("button", "Delete everything").await;
    browser.the("dialog", starts("")).await;
    browser.run("document.querySelector('main').append(widget)").await;
    let is_modal = "const dialog = widget.shadowRoot.querySelector('dialog');
        return dialog.open && dialog.matches(':modal')";
    assert_eq!(browser.run(is_modal).await, json!(true));
    browser.press("button", "Cancel").await;
    assert!(!browser.has("dialog", starts("")).await);
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn memory_goes_with_the_element(browser: &Browser) {
    let body = "<main></main><cme-selfcheck storage=\"memory\" job-role=\"leader\" scope=\"full\">
         </cme-selfcheck>";
    browser.open_host(host("", body)).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    // Moving the element has no effect.
    browser.run("document.querySelector('main').append(widget)").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    // Removed for a while, and inserted again.
    browser.run("widget.remove(); await task(); document.body.append(widget)").await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    assert_eq!(browser.script("return localStorage.length", vec![]).await, json!(0));
    // Another element has its own memory.
    browser
        .run(
            "const other = widget.cloneNode(); widget.remove(); document.body.append(other);
              await other.ready",
        )
        .await;
    browser.the("button", "Start").await;
    assert!(!browser.has("button", "Resume").await);
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "storage")]
pub(crate) async fn what_cannot_be_stored_goes_with_the_element(browser: &Browser) {
    let before = "Object.defineProperty(window, 'localStorage',
         { get() { throw new DOMException('denied', 'SecurityError'); } });";
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(Setup { before, ..host("", body) }).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.run("widget.remove(); await task(); document.body.append(widget)").await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    browser.is_clean().await;
}

/// Uses, removes and inserts elements; twice, so that two elements exist at once.
const CYCLES: &str = "
  const all = [...document.querySelectorAll('cme-selfcheck')];
  const home = document.querySelector('main');
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    for (const one of all) one.remove();
    await task();
    for (const one of all) home.append(one);
    for (const one of all) {
      await one.ready;
      one.shadowRoot.querySelector('.setup .actions button').click();
      await task();
      one.shadowRoot.querySelectorAll('.now input')[cycle % 5].click();
    }
  }
  for (const one of all) one.remove();
  await task();
  for (const one of all) home.append(one);
  for (const one of all) await one.ready;
  return [seen.wasm.exports.memory.buffer.byteLength, ...all.map(
    (one) => one.shadowRoot.querySelectorAll('*').length)];
";

/// Cases: EM-07
#[apply(scenario)]
pub(crate) async fn two_elements_taken_out_and_put_back_leave_nothing_behind(browser: &Browser) {
    let body = "<main>
         <cme-selfcheck storage=\"memory\" job-role=\"leader\" scope=\"full\" areas=\"1\"></cme-selfcheck>
         <cme-selfcheck storage-key=\"b\" job-role=\"none\" scope=\"quick\"></cme-selfcheck>
         </main>";
    browser.open_host(host("", body)).await;
    let clear = "for (const one of document.querySelectorAll('cme-selfcheck')) one.reset();";
    let cycles = |number: &str| {
        format!(
            "{clear} const last = await (async () => {{ {} }})(); {clear} return last;",
            CYCLES.replace("CYCLES", number)
        )
    };
    // The first hundred cycles fill gaps in the memory; twenty fill most of them.
    let (first, then) = Run::choose((1, 1), (6, 10), (6, 50));
    for _ in 0..first {
        browser.run(&cycles("20")).await;
    }
    let before = browser.run(&cycles("1")).await;
    let counted = browser.counters().await;
    for _ in 0..then {
        browser.run(&cycles("20")).await;
    }
    let after = browser.run(&cycles("1")).await;
    let bytes = |counted: &Value| counted[0].as_u64().unwrap();
    let grown = bytes(&after) - bytes(&before);
    // Whether one more page of 64 KiB is needed depends on the time of garbage collection.
    assert!(grown <= 65_536, "{grown} bytes of wasm");
    assert_eq!(after.as_array().unwrap()[1..], before.as_array().unwrap()[1..], "elements drawn");
    // Only Chromium's driver reports this.
    if let Some(counted) = counted {
        browser.counts_no_more_than(&counted).await;
    }
    browser.is_clean().await;
}

/// Cases: EM-08
#[apply(scenario)]
#[engines(all, "each lays out hidden parts differently")]
pub(crate) async fn works_wherever_it_was_hidden(browser: &Browser) {
    let element = |key: &str| {
        format!(
            "<cme-selfcheck storage-key=\"{key}\" job-role=\"leader\" scope=\"full\"></cme-selfcheck>"
        )
    };
    let body = format!(
        "<div id=\"none\" hidden>{}</div><details>{}</details><dialog>{}</dialog><div id=\"outer\"></div>",
        element("none"),
        element("details"),
        element("dialog"),
    );
    browser.open_host(host("lang=\"en\"", &body)).await;
    let other = "const root = document.getElementById('outer').attachShadow({ mode: 'open' });
         const one = document.createElement('cme-selfcheck');
         Object.assign(one, { storageKey: 'outer', jobRole: 'leader', scope: 'full' });
         const dialog = document.createElement('section');
         dialog.hidden = true;
         root.append(dialog);
         dialog.append(one);
         await one.ready;";
    browser.run(other).await;
    for (show, hide) in [
        ("getElementById('none').hidden = false", "getElementById('none').hidden = true"),
        ("querySelector('details').open = true", "querySelector('details').open = false"),
        ("querySelector('dialog').showModal()", "querySelector('dialog').close()"),
        (
            "getElementById('outer').shadowRoot.firstChild.hidden = false",
            "getElementById('outer').shadowRoot.firstChild.hidden = true",
        ),
    ] {
        browser.run(&format!("document.{show}")).await;
        browser.press("button", "Start").await;
        browser.choose_present("1.1", "3 Competent").await;
        browser.choose_desired("1.1", "5 Expert").await;
        // Hidden in the middle of use, and shown again.
        browser.run(&format!("document.{hide}; await task(); document.{show}")).await;
        assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
        browser.says("status", "Saved on this device").await;
        browser.run(&format!("document.{hide}")).await;
    }
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "Firefox has no styles in a frame that is not displayed")]
pub(crate) async fn frame_that_loads_while_it_is_hidden_is_laid_out(browser: &Browser) {
    let body = "<iframe title=\"Self-check\" src=\"frame.html\" width=\"800\" height=\"600\" hidden></iframe>";
    let setup = Setup {
        policy: Some(format!("{POLICY}; frame-src {{origin}}")),
        ..host("lang=\"en\"", body)
    };
    browser.open(&Site::with(setup).url("host.html")).await;
    let inside = "document.querySelector('iframe').contentDocument?.querySelector('cme-selfcheck')";
    browser.until(&format!("{inside}?.ready")).await;
    browser
        .run(&format!("await {inside}.ready; document.querySelector('iframe').hidden = false"))
        .await;
    let root = format!("{inside}.shadowRoot.querySelector('[part=root]')");
    browser.until(&format!("parseFloat(getComputedStyle({root}).paddingTop) >= 16")).await;
}

/// Cases: EM-10
#[apply(scenario)]
#[engines(all, "the order in which elements are upgraded")]
pub(crate) async fn element_may_be_upgraded_late_with_properties_set_before(browser: &Browser) {
    let mut setup = host("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>");
    let late = "const widget = document.querySelector('cme-selfcheck');
         widget.jobRole = 'leader';
         widget.headingLevel = 3;
         widget.importance = true;
         widget.areas = ['2', '3'];
         await import('./cme-selfcheck.js');";
    setup.pages.insert("late.js", late.to_owned());
    let page = setup.pages.get_mut("host.html").unwrap();
    *page = page.replace("src=\"cme-selfcheck.js\"", "src=\"late.js\"");
    let site = Site::with(setup);
    browser.open(&site.url("host.html")).await;
    browser.press("button", "Start").await;
    browser.the("radiogroup", starts("2.1 Now")).await;
    let found = browser
        .run(
            "return [widget.jobRole, widget.headingLevel, widget.importance, widget.areas,
               widget.getAttribute('areas'), Object.hasOwn(widget, 'jobRole'),
               widget.shadowRoot.querySelector('[part=heading]').localName]",
        )
        .await;
    assert_eq!(found, json!(["leader", 3, true, "2,3", "2,3", false, "h3"]));
    let result = browser.result().await;
    assert_eq!(result["role"], "leader");
    assert_eq!(result["importance"], true);
    browser.is_clean().await;
}

/// Cases: EM-10
#[apply(scenario)]
pub(crate) async fn second_copy_of_the_script_does_nothing_but_say_so(browser: &Browser) {
    let mut setup = host("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>");
    let page = setup.pages.get_mut("host.html").unwrap();
    *page = page.replace(
        "</head>",
        "<script type=\"module\" src=\"cme-selfcheck.js\"></script>
         <script type=\"module\" src=\"another-version.js\"></script></head>",
    );
    // A separate file, with other bytes and without `integrity` in the page.
    let another = std::fs::read_to_string("dist/cme-selfcheck.js").unwrap();
    setup.pages.insert("another-version.js", format!("{another}\n// Another version.\n"));
    let site = browser.open_host(setup).await;
    browser.the("radiogroup", "Your role").await;
    browser.until("seen.warnings.length > 0").await;
    let warned = browser.script("return seen.warnings", vec![]).await;
    assert_eq!(warned.as_array().unwrap().len(), 1, "{warned}");
    let warned = warned[0].as_str().unwrap();
    assert!(
        warned.contains("already defined") && warned.contains("another-version.js"),
        "{warned}"
    );
    let wasm = site.requests().iter().filter(|path| is_program(path)).count();
    assert_eq!(wasm, 1, "the second copy loads nothing");
    browser.is_clean().await;
}

/// Cases: EM-11, EM-12
#[apply(scenario)]
#[engines(all, "forms are the engine's own")]
pub(crate) async fn form_of_the_host_is_not_touched(browser: &Browser) {
    let body = "<form id=\"host\" action=\"elsewhere\"><input name=\"theirs\" value=\"1\">
         <cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>
         <button>Send</button></form>";
    browser.open_host(host("lang=\"en\"", body)).await;
    let watch = "seen.sent = 0; addEventListener('submit', (event) => {
         seen.sent += 1;
         seen.fields = [...new FormData(event.target)];
         event.preventDefault();
       });";
    browser.run(watch).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.type_key(Key::Enter.into()).await;
    browser.add_note("1.1").await;
    browser.type_key('a').await;
    browser.type_key(Key::Enter.into()).await;
    browser.type_key('b').await;
    browser.press("button", "Next").await;
    browser.the("heading", starts("Educational interventions")).await;
    assert_eq!(browser.script("return seen.sent", vec![]).await, json!(0));
    assert_eq!(browser.result().await["answers"]["1.1"]["note"], "a\nb");
    browser.press("button", "Send").await;
    let sent = browser.script("return [seen.sent, seen.fields]", vec![]).await;
    assert_eq!(sent, json!([1, [["theirs", "1"]]]), "nothing of ours is in the host's form");
    browser.is_clean().await;
}

/// Cases: AX-21, AX-22, EM-20
/// WCAG: 3.1.1
#[apply(scenario)]
pub(crate) async fn language_and_direction_are_the_elements_own(browser: &Browser) {
    let look = "const style = getComputedStyle(widget.shadowRoot.querySelector('[part=heading]'));
         return [style.direction, widget.shadowRoot.querySelector('[part=root]').lang,
           document.documentElement.scrollWidth <= innerWidth, widget.lang, widget.dir]";
    for (outside, inside, direction) in [
        ("lang=\"ar\" dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"", "ltr"),
        ("lang=\"en\" dir=\"ltr\"", "lang=\"en\" dir=\"rtl\"", "rtl"),
        ("lang=\"ar\" dir=\"rtl\"", "", "rtl"),
        ("lang=\"en\"", "", "ltr"),
    ] {
        let body =
            format!("<cme-selfcheck {inside} job-role=\"leader\" scope=\"full\"></cme-selfcheck>");
        let mut setup = host(outside, &body);
        setup.pages.insert("host.css", "body { margin: 0; }".to_owned());
        browser.open_host(setup).await;
        browser.press("button", starts("Start")).await;
        browser.choose_present("1.1", "3 Competent").await;
        let found = browser.run(look).await;
        let (lang, dir) = if inside.is_empty() { ("", "") } else { ("en", direction) };
        assert_eq!(found, json!([direction, "en", true, lang, dir]), "{outside} {inside}");
        browser.is_clean().await;
    }
}

/// Cases: AX-22
#[apply(scenario)]
#[engines(all, "text direction")]
pub(crate) async fn levels_run_from_right_to_left(browser: &Browser) {
    let body = "<cme-selfcheck dir=\"rtl\" job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    for width in [1280, 320] {
        browser.resize(width, 800).await;
        browser.open_host(host("lang=\"en\"", body)).await;
        browser.run("widget.reset(); await task();").await;
        browser.press("button", "Start").await;
        browser.choose_present("1.1", "2 Advanced beginner").await;
        browser.choose_desired("1.1", "4 Proficient").await;
        let places = "const root = widget.shadowRoot;
             const x = (one) => one.getBoundingClientRect().x;
             return [...root.querySelector('.now').querySelectorAll('input')].slice(0, 5).map(x);";
        let levels: Vec<f64> = serde_json::from_value(browser.run(places).await).unwrap();
        assert!(levels.is_sorted_by(|one, next| one > next), "{width}: {levels:?}");
        browser.press("button", "Next").await;
        browser.press("button", "See results").await;
        browser.the("table", "Results by area").await;
        let heads = "return [...widget.shadowRoot.querySelectorAll('.by-area th[scope=col]')]
             .map((one) => one.getBoundingClientRect().x)";
        let heads: Vec<f64> = serde_json::from_value(browser.run(heads).await).unwrap();
        assert!(width == 320 || heads.is_sorted_by(|one, next| one > next), "{heads:?}");
        browser.is_clean().await;
    }
}

/// Cases: EM-09
#[apply(scenario)]
pub(crate) async fn language_and_direction_change_at_run_time(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    let direction = "getComputedStyle(document.querySelector('cme-selfcheck').shadowRoot
         .querySelector('[part=heading]')).direction";
    for (change, expected) in [
        ("widget.lang = 'ar'; widget.dir = 'rtl'", "rtl"),
        ("widget.lang = 'en'; widget.dir = 'ltr'", "ltr"),
        ("widget.removeAttribute('dir'); document.documentElement.dir = 'rtl'", "rtl"),
    ] {
        browser.run(change).await;
        browser.until(&format!("{direction} === '{expected}'")).await;
        assert!(browser.is_chosen("1.1 Now", "3 Competent").await, "{change}");
        // The sentences stay in English.
        let language = "return widget.shadowRoot.querySelector('[part=root]').lang";
        assert_eq!(browser.run(language).await, "en");
    }
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "sheets belong to a document")]
pub(crate) async fn element_has_its_styles_again_after_it_was_in_another_document(
    browser: &Browser,
) {
    browser.open_host(host("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>")).await;
    let away = "const frame = document.createElement('iframe');
        document.body.append(frame);
        await task();
        frame.contentDocument.body.append(widget);
        document.body.append(widget);
        return widget.shadowRoot.adoptedStyleSheets.length";
    assert_eq!(browser.run(away).await, json!(2));
    browser.the("radio", "Coordinator").await;
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn element_may_be_removed_by_its_own_event(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    let watch = "widget.addEventListener('selfcheck-change', () => {
         seen.during = widget.exportJson();
         widget.remove();
       }, { once: true });";
    browser.run(watch).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.until("!document.querySelector('cme-selfcheck') && seen.during.includes('1.1')").await;
    browser.is_clean().await;
    let again = "const one = document.createElement('cme-selfcheck'); document.body.append(one);
         await one.ready;";
    browser.run(again).await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    browser.is_clean().await;
}

impl Browser {
    /// Bytes of the script heap in use after garbage collection; `None` if the driver cannot tell.
    pub(crate) async fn heap(&self) -> Option<u64> {
        if self.engine != Engine::Chromium {
            return None;
        }
        self.cdp("HeapProfiler.collectGarbage").await;
        // Whole bytes, but as a float.
        let used = self.cdp("Runtime.getHeapUsage").await["usedSize"].clone();
        let bytes = used.as_u64().or_else(|| used.to_string().split('.').next()?.parse().ok());
        Some(bytes.unwrap())
    }

    /// Nodes and listeners in memory; `None` if the driver cannot tell.
    pub(crate) async fn counters(&self) -> Option<[u64; 2]> {
        if self.engine != Engine::Chromium {
            return None;
        }
        // Otherwise work that was deferred until the page is idle would be counted only sometimes.
        self.run("await new Promise((go) => requestIdleCallback(go, { timeout: 2000 }))").await;
        self.cdp("HeapProfiler.collectGarbage").await;
        let found = self.cdp("Memory.getDOMCounters").await;
        Some(["nodes", "jsEventListeners"].map(|name| found[name].as_u64().unwrap()))
    }

    /// Waits until there are about as few nodes and listeners as before. A frame that is yet to be drawn may still hold
    /// what was just removed; leaks are held for ever. For drivers that can tell.
    pub(crate) async fn counts_no_more_than(&self, before: &[u64; 2]) {
        let mut polling = Polling::new();
        loop {
            let now = self.counters().await.unwrap();
            if now.iter().zip(before).all(|(now, before)| *now <= before + SLACK) {
                return;
            }
            assert!(polling.again().await, "{before:?} nodes and listeners, then {now:?}");
        }
    }
}
