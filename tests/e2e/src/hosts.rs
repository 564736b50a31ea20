//! The requirements of hosts: their shortcuts, their policies, and no requests to third parties.

use cme_selfcheck::embed::attributes::{ATTRIBUTES, Attribute};
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use xtask::headers::POLICY;

use crate::driver::Browser;
use crate::embedding::{host, page};
use crate::links::CLIPBOARD;
use crate::page::starts;
use crate::printing::PRINTING;
use crate::scenario::scenario;
use crate::server::{Setup, Site, is_program};

/// Counts the key events of a host with the usual listeners for shortcuts.
const SHORTCUTS: &str = "seen.keys = [];
     for (const kind of ['keydown', 'keypress', 'keyup']) {
       document.addEventListener(kind, (event) => {
         if (!event.target.matches('input, textarea')) seen.keys.push(event.key);
       });
     }";

/// Cases: EM-13
#[apply(scenario)]
#[engines(all, "events of keys")]
pub(crate) async fn typing_is_no_shortcut_of_the_host(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    browser.run(SHORTCUTS).await;
    browser.press("button", "Start").await;
    browser.add_note("1.1").await;
    for key in ['/', 'j', 'k', ' ', '?', 'x', Key::Backspace.into()] {
        browser.type_key(key).await;
    }
    assert_eq!(browser.script("return seen.keys", vec![]).await, json!([]));
    assert_eq!(browser.result().await["answers"]["1.1"]["note"], "/jk ?");
    // Here a digit chooses a level; elsewhere the host keeps its shortcuts.
    browser.choose_present("1.2", "2 Advanced beginner").await;
    browser.script("seen.keys = []", vec![]).await;
    browser.type_key('4').await;
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    browser.type_key('j').await;
    browser.until("seen.keys.includes('j')").await;
    let digit = "return seen.keys.includes('4')";
    assert_eq!(browser.script(digit, vec![]).await, json!(false));
    browser.is_clean().await;
}

/// Records every API for requests, and every property that identifies a browser.
const WATCH: &str = "
  seen.used = [];
  const note = (holder, name) => {
    const before = holder?.prototype?.[name] ?? holder?.[name];
    if (typeof before !== 'function') return;
    const place = holder.prototype?.[name] ? holder.prototype : holder;
    place[name] = function (...given) {
      seen.used.push(name);
      return before.apply(this, given);
    };
  };
  note(HTMLCanvasElement, 'getContext');
  note(HTMLCanvasElement, 'toDataURL');
  note(globalThis.OffscreenCanvas, 'getContext');
  note(globalThis.FontFaceSet, 'check');
  note(globalThis.MediaDevices, 'enumerateDevices');
  note(globalThis.AudioContext, 'createOscillator');
  note(globalThis.OfflineAudioContext, 'startRendering');
  note(Navigator, 'sendBeacon');
  note(globalThis.Geolocation, 'getCurrentPosition');
  note(XMLHttpRequest, 'open');
  for (const name of ['WebSocket', 'EventSource', 'RTCPeerConnection', 'Worker', 'SharedWorker']) {
    const Before = globalThis[name];
    if (Before) globalThis[name] = class extends Before {
      constructor(...given) { super(...given); seen.used.push(name); }
    };
  }
  for (const name of ['userAgent', 'platform', 'plugins', 'hardwareConcurrency', 'deviceMemory',
    'languages', 'maxTouchPoints', 'userAgentData', 'connection', 'getBattery']) {
    const found = Object.getOwnPropertyDescriptor(Navigator.prototype, name);
    if (found?.get) Object.defineProperty(Navigator.prototype, name, {
      ...found, get() {
        // Drivers put scripts of their own into the page, which read these.
        if (/cme-selfcheck|wasm/.test(new Error().stack)) seen.used.push(name);
        return found.get.call(this);
      },
    });
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie, set(text) { seen.used.push('cookie'); cookie.set.call(this, text); },
  });
";

/// All requests so far.
const ASKED: &str = "return performance.getEntriesByType('resource').map(({ name }) => name)";

impl Browser {
    /// Exports the result in every way of its screen and of the plan.
    async fn take_everything_away(&self) {
        self.press("button", "Download JSON").await;
        self.press("button", "Download CSV").await;
        self.press("button", "Download Excel file").await;
        self.press("button", "Show QR code").await;
        self.the("img", starts("QR code")).await;
        self.press("button", "Copy link").await;
        self.says("status", "Link copied.").await;
        self.press("button", "Remind me in 6 months").await;
        self.press("button", "Print").await;
        self.until("seen.printed.length === 1").await;
        self.press("button", "Print a conversation sheet").await;
        self.until("seen.printed.length === 2").await;
        self.press("button", "Make a plan").await;
        self.open_first_goal().await;
        let date = "const field = document.querySelector('cme-selfcheck').shadowRoot
               .getElementById('goal-1-due');
             field.value = '2027-12-31';
             field.dispatchEvent(new Event('input', { bubbles: true }));";
        self.script(date, vec![]).await;
        self.press("button", "Download calendar").await;
        self.until("seen.files.length === 5").await;
        self.press("button", "Back to results").await;
    }
}

/// Cases: EM-17, EM-18, HI-12
#[apply(scenario)]
#[engines(all, "which requests each makes by itself")]
pub(crate) async fn nothing_is_asked_of_others_and_nothing_is_read_of_the_browser(
    browser: &Browser,
) {
    let hostile = "red;}*{background:url(https://example.org/x)";
    let body = format!(
        "<cme-selfcheck scope=\"full\" theme=\"{hostile}\" result-url=\"https://example.org/check/\">
         </cme-selfcheck>"
    );
    let before: &'static str = Box::leak([WATCH, PRINTING, CLIPBOARD].join("\n").into_boxed_str());
    let site = browser.open_host(Setup { before, ..host("lang=\"en\"", &body) }).await;
    let loaded = browser.script(ASKED, vec![]).await;
    let requests = site.requests();
    for theme in ["url(https://example.org/y)", "expression(alert(1))", &"x".repeat(10_000)] {
        browser.run(&format!("widget.theme = {}; await task();", json!(theme))).await;
    }
    browser.run("widget.theme = null; await task();").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.choose_desired("1.1", "5 Expert").await;
    browser.add_note("1.1").await;
    browser.type_key('a').await;
    browser.press("button", "See results").await;
    browser.the("table", "Results by area").await;
    browser.take_everything_away().await;
    let file = browser.exported().await;
    browser.press("button", "Go to the start").await;
    browser.open_file("result.json", file.as_bytes()).await;
    browser.press("button", "View only").await;
    browser.the("heading", "Results").await;
    browser.is_clean().await;
    let asked = browser.script(ASKED, vec![]).await;
    let list = |value: &Value| value.as_array().unwrap().clone();
    // Resources that the page itself creates: files, images, and the print frame.
    let own = |one: &Value| {
        ["blob:", "data:", "about:"].iter().any(|kind| one.as_str().unwrap().starts_with(kind))
    };
    let ours = |one: &Value| own(one) || one.as_str().unwrap().starts_with(&site.url(""));
    assert!(list(&asked).iter().all(ours), "{asked}");
    let later = list(&asked).into_iter().filter(|one| !list(&loaded).contains(one));
    let later: Vec<_> = later.filter(|one| !own(one)).collect();
    assert_eq!(later, Vec::<Value>::new(), "nothing is asked for after the start");
    assert_eq!(site.requests(), requests, "and nothing comes to the server");
    // Referrers are the host's page, by the browsers' default; they contain nothing of ours.
    let told = site.referrers();
    assert!(!told.is_empty() && told.iter().all(|from| *from == site.url("host.html")), "{told:?}");
    assert_eq!(browser.script("return seen.used", vec![]).await, json!([]));
    assert_eq!(browser.script("return document.cookie", vec![]).await, json!(""));
    let maps = site.requests().iter().filter(|path| path.contains(".map")).count();
    assert_eq!(maps, 0);
}

fn isolated() -> Vec<(&'static str, String)> {
    vec![
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ]
}

/// Cases: EM-21
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "WebKitGTK does not isolate pages")]
pub(crate) async fn host_that_isolates_itself_can_have_both(browser: &Browser) {
    let policy = Some(POLICY.replace("'self'", "{origin}"));
    let mut headers = isolated();
    headers.push(("Cross-Origin-Resource-Policy", "cross-origin".to_owned()));
    let files = Site::with(Setup { policy, headers, ..Setup::default() });
    let mut setup = Setup {
        headers: isolated(),
        policy: Some(format!("{POLICY}; frame-src *").replace("'self'", "*")),
        ..Setup::default()
    };
    let html = page("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>")
        .replace("src=\"cme-selfcheck.js\"", &format!("src=\"{}\"", files.url("cme-selfcheck.js")));
    setup.pages.insert("host.html", html);
    let frame =
        format!("<iframe title=\"Self-check\" src=\"{}\"></iframe>", files.url("frame.html"));
    setup.pages.insert("framed.html", page("lang=\"en\"", &frame).replace("cme-selfcheck.js", ""));
    let site = Site::with(setup);
    browser.open(&site.url("host.html")).await;
    assert_eq!(browser.script("return crossOriginIsolated", vec![]).await, json!(true));
    browser.press("radio", "Coordinator").await;
    browser.press("radio", starts("Quick check")).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    browser.is_clean().await;
    browser.open(&site.url("framed.html")).await;
    browser.client.clone().enter_frame(0).await.unwrap();
    browser
        .until("document.querySelector('cme-selfcheck').shadowRoot.querySelector('[type=radio]')")
        .await;
    browser.client.clone().enter_parent_frame().await.unwrap();
}

/// Cases: EM-19
#[apply(scenario)]
#[engines(all, "frames")]
pub(crate) async fn only_named_hosts_may_frame_it(browser: &Browser) {
    let hosts = [(); 2].map(|()| Site::with(Setup::default()));
    let named = hosts[0].url("");
    let named = named.trim_end_matches('/');
    let policy = Some(format!("{}; frame-ancestors {named}", POLICY.replace("'self'", "{origin}")));
    let files = Site::with(Setup { policy, ..Setup::default() });
    for (site, shown) in hosts.iter().zip([true, false]) {
        let frame =
            format!("<iframe title=\"Self-check\" src=\"{}\"></iframe>", files.url("frame.html"));
        site.change(|setup| {
            setup.policy = Some(format!("{POLICY}; frame-src *"));
            let page = page("lang=\"en\"", &frame).replace("cme-selfcheck.js", "");
            setup.pages.insert("framed.html", page);
        });
        let asked = || files.requests().iter().filter(|path| is_program(path)).count();
        let before = asked();
        browser.open(&site.url("framed.html")).await;
        browser.client.clone().enter_frame(0).await.unwrap();
        if shown {
            browser
                .until(
                    "document.querySelector('cme-selfcheck')?.shadowRoot?.querySelector('button')",
                )
                .await;
            assert_eq!(asked(), before + 1);
        } else {
            let found = browser
                .script("return Boolean(document.querySelector('cme-selfcheck'))", vec![])
                .await;
            assert_eq!(found, json!(false), "the browser shows nothing of it");
            assert_eq!(asked(), before, "and loads nothing more");
        }
        browser.client.clone().enter_parent_frame().await.unwrap();
    }
}

/// Cases: FD-13
#[apply(scenario)]
#[engines(all, "events of keys")]
pub(crate) async fn keys_of_a_control_are_not_for_the_host(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    // A carousel that handles every key that moves it.
    let carousel = "document.addEventListener('keydown', (event) => {
         if (event.key.startsWith('Arrow') || [' ', 'Home', 'End'].includes(event.key)) event.preventDefault();
       });";
    browser.run(&format!("{SHORTCUTS} {carousel}")).await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.script("seen.keys = []", vec![]).await;
    browser.type_key(Key::Right.into()).await;
    assert!(browser.is_chosen("1.1 Now", "3 Competent").await);
    browser.tab_to("Aim").await;
    browser.type_key(' ').await;
    browser.add_note("1.1").await;
    for key in [Key::Home, Key::End, Key::Enter, Key::Left] {
        browser.type_key(key.into()).await;
    }
    let heard = browser.script("return seen.keys.filter((key) => key !== 'Tab')", vec![]).await;
    assert_eq!(heard, json!([]));
}

/// Cases: FD-03
#[apply(scenario)]
#[engines(all, "each tells other pages alone of what was stored")]
pub(crate) async fn two_elements_of_a_page_follow_each_other(browser: &Browser) {
    let element = "<cme-selfcheck job-role=\"coordinator\" scope=\"quick\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", &format!("{element}{element}"))).await;
    let script = "
      const [one, other] = document.querySelectorAll('cme-selfcheck');
      const press = async ({ shadowRoot: root }, name) => {
        for (;;) {
          const found = [...root.querySelectorAll('button')].find((one) => one.textContent === name);
          if (found) return found.click();
          await task();
        }
      };
      const rate = async ({ shadowRoot: root }, level) => {
        let radio;
        while (!(radio = root.querySelector(`.now [value='${level}']`))) await task();
        radio.click();
        await task();
      };
      const rated = ({ shadowRoot: root }) => root.querySelector('.now :checked')?.value;
      await press(one, 'Start');
      await rate(one, 2);
      await press(other, 'Resume');
      await task();
      const found = [rated(other)];
      await rate(other, 4);
      found.push(rated(one));
      other.reset();
      await task();
      found.push(Boolean(one.shadowRoot.querySelector('.setup')));
      return found;
    ";
    assert_eq!(browser.run(script).await, json!(["2", "4", true]));
    browser.is_clean().await;
}

/// Cases: FD-18
#[apply(scenario)]
pub(crate) async fn properties_unset_by_an_empty_text_are_no_mistake(browser: &Browser) {
    let body =
        "<cme-selfcheck job-role=\"leader\" mode=\"kiosk\" heading-level=\"3\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    let names: Vec<_> = ATTRIBUTES.iter().map(Attribute::property).collect();
    let script = "
      let told = 0;
      document.addEventListener('selfcheck-error', () => told++);
      for (const name of arguments[0]) document.querySelector('cme-selfcheck')[name] = '';
      const [done] = [...arguments].slice(-1);
      setTimeout(() => done([told, document.querySelector('cme-selfcheck').attributes.length]), 50);
    ";
    let found = browser.client.execute_async(script, vec![json!(names)]).await.unwrap();
    assert_eq!(found, json!([0, 0]));
}

/// Cases: FD-21
#[apply(scenario)]
#[engines(all, "what has the focus")]
pub(crate) async fn theme_that_frames_the_focus_does_not_frame_the_widget(browser: &Browser) {
    let body =
        "<div class=\"wp-site-blocks\"><cme-selfcheck scope=\"quick\"></cme-selfcheck></div>";
    let mut setup = host("lang=\"en\"", body);
    let theme = ":where(.wp-site-blocks *:focus) { outline: 2px solid; }
         cme-selfcheck:focus-within { outline: 3px dotted; }";
    setup.pages.insert("host.css", theme.to_owned());
    browser.open_host(setup).await;
    browser.press("radio", "Coordinator").await;
    let outline = "return getComputedStyle(document.querySelector('cme-selfcheck')).outlineStyle";
    assert_eq!(browser.script(outline, vec![]).await, "none");
}

/// Values, at least one of which differs from any property's initial value.
const INHERITED: &str = "
  const VALUES = ['7px', '3', '0.5', 'rgb(1, 2, 3)', 'italic', '900', 'none', 'hidden', 'right', 'uppercase', 'pre',
    '\"x\" \"y\"', 'all', 'vertical-rl', 'inside', 'collapse', 'isolate', 'small-caps', 'pointer', 'upright', 'under',
    'break-all', 'anywhere', 'loose', 'exact', 'economy', 'geometricPrecision', 'ideograph-alpha', 'filled dot', 'first',
    'square', 'hide', 'bevel', 'evenodd', 'condensed', 'fantasy', 'manual', 'avoid', 'middle', 'text', 'thin', 'strict',
    '1px 1px red', 'sub', 'common-ligatures', 'tabular-nums', 'stroke', 'round', '\"smcp\"', 'force-end', 'mathematical', 'rtl'];
  const parent = document.createElement('div');
  const child = parent.appendChild(document.createElement('span'));
  document.body.append(parent);
  const style = getComputedStyle(child);
  const found = [];
  for (const name of [...style]) {
    if (name.startsWith('--') || arguments[0].includes(name)) continue;
    const before = style.getPropertyValue(name);
    for (const value of VALUES) {
      parent.style.setProperty(name, value);
      if (style.getPropertyValue(name) !== before) {
        found.push([name, value]);
        break;
      }
      parent.style.removeProperty(name);
    }
    parent.style.removeProperty(name);
  }
  parent.remove();
  const inner = document.querySelector('cme-selfcheck').shadowRoot.querySelector('.root .hint');
  const inside = getComputedStyle(inner);
  const come = [];
  for (const [name, value] of found) {
    const before = inside.getPropertyValue(name);
    document.body.style.setProperty(name, value);
    if (inside.getPropertyValue(name) !== before) come.push(name);
    document.body.style.removeProperty(name);
  }
  return [found.length, come];
";

/// Cases: FD-22
#[apply(scenario)]
#[engines(all, "each has properties of its own")]
pub(crate) async fn nothing_comes_in_by_inheritance(browser: &Browser) {
    let body = "<cme-selfcheck job-role=\"leader\" scope=\"quick\"></cme-selfcheck>";
    browser.open_host(host("lang=\"en\"", body)).await;
    // Hidden stays hidden, and the page's language and zoom are the reader's.
    let wanted = json!(["visibility", "-webkit-locale", "zoom"]);
    let found = browser.script(INHERITED, vec![wanted]).await;
    assert!(found[0].as_u64().unwrap() > 30, "{found}");
    assert_eq!(found[1], json!([]));
    // A custom property with one of our names that a host uses for itself.
    let columns = "document.body.style.setProperty('--_cme-columns', '3');
         const outer = document.querySelector('cme-selfcheck').shadowRoot.querySelector('.outer');
         return getComputedStyle(outer).getPropertyValue('--_cme-columns')";
    assert_eq!(browser.script(columns, vec![]).await, json!(""));
}

/// Cases: FD-25
#[apply(scenario)]
#[engines(all, "each makes modules and draws lines by itself")]
pub(crate) async fn additions_to_every_object_and_lines_under_text_do_no_harm(browser: &Browser) {
    let body = "<ins>
         <cme-selfcheck job-role=\"coordinator\" scope=\"quick\"></cme-selfcheck></ins>";
    let mut setup = host("lang=\"en\"", body);
    let head = "<script src=\"before.js\"></script><script type=\"module\"";
    let page = setup.pages["host.html"].replacen("<script type=\"module\"", head, 1);
    setup.pages.insert("host.html", page);
    setup.pages.insert("before.js", "Object.prototype.added = 'text';".to_owned());
    browser.open_host(setup).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    let outer = "return getComputedStyle(document.querySelector('cme-selfcheck').shadowRoot
         .querySelector('.outer')).display";
    // Text decorations are drawn through blocks and stop at this element.
    assert_eq!(browser.script(outer, vec![]).await, "inline-block");
    browser.is_clean().await;
}
