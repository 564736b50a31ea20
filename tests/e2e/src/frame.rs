//! The page in a frame: attributes from its address, its height for its host and for nobody else.

use cme_selfcheck::messages::{start, status};
use fantoccini::elements::Element;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use xtask::headers::POLICY;

use crate::actions::WHOLE;
use crate::driver::Browser;
use crate::page::{Name, starts};
use crate::polling::Polling;
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site};

/// Records every message to the host.
const WATCH: &str = "<script src=\"watch.js\"></script>";
const WATCHER: &str = "seen.messages = [];
  addEventListener('message', ({ data, origin }) => seen.messages.push({ data, origin }));";

/// A host page, `host.html`, with these frames of another site. In it, `ORIGIN` becomes the host's own origin, and
/// `FRAME` the address of `frame.html`.
fn host(frames: &Site, body: &str) -> Site {
    // In a page with an opaque origin WebKit's 'self' matches nothing, so frames get a policy with names.
    let policy = format!("{POLICY}; frame-src *").replace("script-src 'self'", "script-src *");
    let mut setup = Setup { policy: Some(policy), ..Setup::default() };
    let script = frames.url("cme-selfcheck-frame.js");
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"data:,\">
         <link rel=\"stylesheet\" href=\"host.css\"><script src=\"{script}\"></script>{WATCH}</head>
         <body>{}</body></html>",
        body.replace("FRAME", &frames.url("frame.html"))
    );
    setup.pages.insert("watch.js", WATCHER.to_owned());
    let sheet =
        "body { margin: 0; } * { box-sizing: border-box; } iframe { display: block; width: 100%; }";
    setup.pages.insert("host.css", sheet.to_owned());
    setup.pages.insert("host.html", page);
    Site::with(setup)
}

/// The site of the frame.
fn frames() -> Site {
    let policy = Some(POLICY.replace("'self'", "{origin}"));
    Site::with(Setup { policy, ..Setup::default() })
}

fn origin(site: &Site) -> String {
    site.url("").trim_end_matches('/').to_owned()
}

/// The frame's own measurements.
const INSIDE: &str = "return [document.documentElement.scrollHeight, innerHeight, innerWidth,
    document.documentElement.scrollWidth]";

impl Browser {
    async fn open_frame(&self, site: &Site) {
        self.open(&site.url("host.html")).await;
        // The host's own origin is only known now.
        let fill = "const frame = document.querySelector('iframe[data-src]');
             const loaded = new Promise((go) => frame.addEventListener('load', go));
             frame.src = frame.dataset.src.replace('ORIGIN', encodeURIComponent(location.origin));
             await loaded;";
        self.run(fill).await;
        self.client.clone().enter_frame(0).await.unwrap();
    }

    async fn leave_frame(&self) {
        self.client.clone().enter_parent_frame().await.unwrap();
    }

    /// The only element with that role and name. Not compared with the browser's computation, which Chromium's driver
    /// does not support for frames of other origins.
    async fn framed(&self, role: &str, name: impl Into<Name>, inside: Option<&Element>) -> Element {
        let name = name.into();
        let mut polling = Polling::new();
        loop {
            if let [one] = self.all(role, name.clone(), inside).await.as_slice() {
                return one.clone();
            }
            assert!(polling.again().await, "no {role} {name:?} in the frame");
        }
    }

    /// Presses by script: a frame that changes its height would move away under the mouse.
    async fn tap(&self, role: &str, name: impl Into<Name>) {
        let element = self.framed(role, name, None).await;
        self.script("arguments[0].click()", vec![json!(element)]).await;
    }

    /// Chooses the present rating by script.
    async fn tap_present(&self, code: &str, option: &str) {
        let group = self.framed("radiogroup", starts(&format!("{code} Now")), None).await;
        let radio = self.framed("radio", option, Some(&group)).await;
        self.script("arguments[0].click()", vec![json!(radio)]).await;
    }

    /// Waits until the frame fits its content to the pixel, and returns its height.
    async fn fits_its_frame(&self, what: &str) -> u64 {
        let fits =
            "Math.ceil(document.documentElement.getBoundingClientRect().height) === innerHeight";
        self.until(WHOLE).await;
        self.until(fits).await;
        let found = self.script(INSIDE, vec![]).await;
        let part = |index: usize| found[index].as_u64().unwrap();
        assert!(part(0) <= part(1), "{what} scrolls down: {found}");
        assert!(part(3) <= part(2), "{what} scrolls sideways: {found}");
        part(1)
    }

    /// The host's messages since the last call. Call it in the host.
    async fn messages(&self) -> Vec<Value> {
        let found = self.script("return seen.messages.splice(0)", vec![]).await;
        found.as_array().unwrap().clone()
    }
}

/// Cases: EM-16, HI-20
#[apply(scenario)]
#[engines(all, "frames")]
pub(crate) async fn frame_is_as_high_as_what_is_in_it(browser: &Browser) {
    let frames = frames();
    for width in [280, 320, 768] {
        let body = format!(
            "<div id=\"place\"><iframe title=\"Self-check\" width=\"{width}\"
               data-src=\"FRAME?job-role=leader&amp;scope=full&amp;parent=ORIGIN\"></iframe></div>"
        );
        let site = host(&frames, &body);
        browser.resize(width, 800).await;
        browser.open_frame(&site).await;
        browser.framed("button", starts("Start"), None).await;
        browser.fits_its_frame("start").await;
        browser.leave_frame().await;
        let told = browser.messages().await;
        assert!((1..=10).contains(&told.len()), "{told:?}");
        browser.client.clone().enter_frame(0).await.unwrap();
        browser.tap("button", starts("Start")).await;
        browser.framed("button", "See results", None).await;
        browser.fits_its_frame("rating").await;
        browser.tap_present("1.1", "3 Competent").await;
        browser.tap("summary", "What the levels mean").await;
        browser.fits_its_frame("levels").await;
        browser.leave_frame().await;
        let told = browser.messages().await;
        assert!(told.len() <= 30, "three steps: {told:?}");
        for one in &told {
            let data = one["data"].as_object().unwrap();
            assert_eq!(data.keys().collect::<Vec<_>>(), ["height", "type"], "nothing else crosses");
            assert_eq!(one["origin"], origin(&frames));
        }
        browser.client.clone().enter_frame(0).await.unwrap();
        browser.tap("button", "See results").await;
        browser.framed("button", "Go to the start", None).await;
        let results = browser.fits_its_frame("results").await;
        browser.tap("button", "Go to the start").await;
        browser.framed("button", "Resume", None).await;
        let again = browser.fits_its_frame("start again").await;
        assert!(again < results, "it shrinks: {results}, {again}");
        browser.is_clean().await;
        browser.leave_frame().await;
        // Without changes there are no messages.
        browser.messages().await;
        let wait = "const done = arguments[0]; setTimeout(() => done(seen.messages.length), 500)";
        let more = browser.client.execute_async(wait, vec![]).await.unwrap();
        assert_eq!(more, json!(0), "no loop");
    }
    browser.resize(1280, 900).await;
}

/// Cases: EM-14
#[apply(scenario)]
#[engines(all, "frames")]
pub(crate) async fn frame_works_in_a_sandbox(browser: &Browser) {
    let frames = frames();
    let body = "<iframe title=\"Self-check\" sandbox=\"allow-scripts\"
         data-src=\"FRAME?job-role=leader&amp;theme=dark&amp;heading-level=3&amp;parent=ORIGIN\"></iframe>";
    let site = host(&frames, body);
    browser.open_frame(&site).await;
    browser.tap("radio", "Full self-check").await;
    browser.tap("button", "Start").await;
    browser.tap_present("1.1", "3 Competent").await;
    browser.says("status", "not saved").await;
    browser.fits_its_frame("rating").await;
    let found = "const widget = document.querySelector('cme-selfcheck');
         return [self.origin, widget.theme, widget.headingLevel, widget.hasAttribute('parent')]";
    let found = browser.script(found, vec![]).await;
    assert_eq!(found, json!(["null", "dark", 3, false]));
    browser.tap("button", "See results").await;
    browser.framed("table", "Results by area", None).await;
    browser.fits_its_frame("results").await;
    browser.is_clean().await;
    browser.leave_frame().await;
    assert!(!browser.messages().await.is_empty());
}

/// Without `allow-downloads` nothing tells the page that a file did not arrive.
///
/// Cases: EM-14, EM-15
#[apply(scenario)]
#[engines(all, "frames")]
pub(crate) async fn frame_without_downloads_gives_the_text(browser: &Browser) {
    let frames = frames();
    let address = "FRAME?job-role=leader&amp;scope=quick\
         &amp;result-url=https://example.org/check/&amp;parent=ORIGIN";
    for sandbox in ["allow-scripts", "allow-scripts allow-same-origin"] {
        let body = format!(
            "<iframe title=\"Self-check\" sandbox=\"{sandbox}\" data-src=\"{address}\"></iframe>"
        );
        let site = host(&frames, &body);
        browser.open_frame(&site).await;
        browser.tap("button", "Start").await;
        browser.tap_present("1", "3 Competent").await;
        browser.tap("button", "See results").await;
        browser.framed("button", "Show QR code", None).await;
        // The host has not allowed the clipboard either.
        browser.tap("button", "Copy JSON").await;
        browser.says("status", "did not let us copy the result").await;
        let field = browser.framed("textbox", "Copy JSON", None).await;
        let text = browser.script("return arguments[0].value", vec![json!(field)]).await;
        let result: Value = serde_json::from_str(text.as_str().unwrap()).unwrap();
        assert_eq!(result["answers"]["1"]["present"], 3);
        browser.fits_its_frame("results").await;
        browser.is_clean().await;
        browser.leave_frame().await;
    }
}

/// Cases: HI-20
#[apply(scenario)]
pub(crate) async fn height_is_told_to_the_exact_origin_and_to_no_other(browser: &Browser) {
    let frames = frames();
    for parent in [
        "",
        "*",
        "null",
        "/",
        "http://127.0.0.1",
        "ORIGIN/",
        "ORIGIN.evil.test",
        "https://example.org",
    ] {
        let body =
            format!("<iframe title=\"Self-check\" data-src=\"FRAME?parent={parent}\"></iframe>");
        let site = host(&frames, &body);
        browser.open_frame(&site).await;
        browser.framed("radiogroup", "How long do you have?", None).await;
        browser.leave_frame().await;
        assert_eq!(browser.messages().await, Vec::<Value>::new(), "{parent}");
        let height = "return document.querySelector('iframe').getAttribute('height')";
        assert_eq!(browser.script(height, vec![]).await, json!(null), "{parent}");
    }
}

/// Its address may ask for a kiosk, which only its script can read.
#[apply(scenario)]
#[engines(all, "frames")]
pub(crate) async fn frame_without_its_script_stores_nothing(browser: &Browser) {
    let faults = vec![("frame.js", Fault::Missing)];
    let site = Site::with(Setup { faults, ..Setup::default() });
    browser.open(&site.url("frame.html?mode=kiosk")).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", "not saved on this device").await;
    let stored = "return localStorage.length + (await indexedDB.databases()).length";
    assert_eq!(browser.run(stored).await, json!(0));
    // With the script, an address without a mode gets the usual one.
    site.change(|setup| setup.faults.clear());
    browser.open(&site.url("frame.html")).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", status::SAVED).await;
    browser.is_clean().await;
}

/// Cases: HI-18, HI-19
#[apply(scenario)]
#[engines(all, "frames")]
pub(crate) async fn host_listens_to_its_frame_only(browser: &Browser) {
    let frames = frames();
    let other = Site::plain();
    let body = format!(
        "<iframe title=\"Self-check\" data-src=\"FRAME?parent=ORIGIN\"></iframe>
         <iframe id=\"sibling\" title=\"Other\" src=\"{}\"></iframe>
         <iframe id=\"opaque\" title=\"Opaque\" sandbox=\"allow-scripts\" src=\"{}\"></iframe>",
        frames.url("paper.html"),
        other.url("frame.html"),
    );
    let site = host(&frames, &body);
    browser.open_frame(&site).await;
    browser.framed("radiogroup", "How long do you have?", None).await;
    let height = browser.fits_its_frame("start").await;
    browser.leave_frame().await;
    let heights =
        "return [...document.querySelectorAll('iframe')].map((one) => one.getAttribute('height'))";
    // The frame has a border of 2 px on each side, which this host includes in the height.
    let expected = json!([(height + 4).to_string(), null, null]);
    assert_eq!(browser.script(heights, vec![]).await, expected);
    // The page itself, a sibling on the frame's own origin, and a frame with an opaque origin.
    let send = "const message = { type: 'cme-selfcheck:height', height: 777 };
         (parent === window ? window : parent).postMessage(message, '*');";
    browser.script(send, vec![]).await;
    for index in [1, 2] {
        browser.client.clone().enter_frame(index).await.unwrap();
        browser.script(send, vec![]).await;
        browser.leave_frame().await;
    }
    browser.until("seen.messages.filter(({ data }) => data.height === 777).length === 3").await;
    assert_eq!(browser.script(heights, vec![]).await, expected, "none of them counts");
    // The frame itself, with malformed messages.
    browser.client.clone().enter_frame(0).await.unwrap();
    let odd = "const type = 'cme-selfcheck:height';
         const cyclic = { type, height: '300' };
         cyclic.self = cyclic;
         const messages = [null, 5, 'x', type, [], {}, { type }, { height: 300 }, cyclic,
           { type: 'other', height: 300 }, { type, height: '300' }, { type, height: NaN },
           { type, height: Infinity }, { type, height: { valueOf: 3 } }, { type, height: null },
           { type, height: [300] }, { type, height: 'x'.repeat(5e6) }];
         for (const message of messages) parent.postMessage(message, '*');
         parent.postMessage('last', '*');";
    browser.script(odd, vec![]).await;
    browser.leave_frame().await;
    browser.until("seen.messages.some(({ data }) => data === 'last')").await;
    assert_eq!(browser.script(heights, vec![]).await, expected, "ignored");
    // The frame sends its true height again when its own scroll bar appears or disappears.
    let watch = "const frame = document.querySelector('iframe');
         seen.heights = [];
         new MutationObserver(() => seen.heights.push(frame.height))
           .observe(frame, { attributes: true });";
    browser.script(watch, vec![]).await;
    for (told, given) in [("-1", 104), ("1e9", 20_004), ("99.5", 104), ("500.2", 505)] {
        browser.client.clone().enter_frame(0).await.unwrap();
        let send =
            format!("parent.postMessage({{ type: 'cme-selfcheck:height', height: {told} }}, '*')");
        browser.script(&send, vec![]).await;
        browser.leave_frame().await;
        browser.until(&format!("seen.heights.splice(0).includes('{given}')")).await;
    }
    // The frame navigates to the same page at another origin.
    let go = "document.querySelector('iframe').contentWindow.location.replace(arguments[0])";
    browser.script(go, vec![json!(other.url("frame.html"))]).await;
    browser.client.clone().enter_frame(0).await.unwrap();
    browser.until(&format!("location.href.startsWith('{}') && window.seen", other.url(""))).await;
    browser.leave_frame().await;
    let last = "return document.querySelector('iframe').height";
    let before = browser.script(last, vec![]).await;
    browser.client.clone().enter_frame(0).await.unwrap();
    browser.script(send, vec![]).await;
    browser.leave_frame().await;
    browser.until("seen.messages.filter(({ data }) => data?.height === 777).length === 4").await;
    assert_eq!(browser.script(last, vec![]).await, before);
    assert_eq!(browser.script("return seen.errors", vec![]).await, json!([]));
}

/// `localhost` and `127.0.0.1` are two websites to a browser.
///
/// Cases: ST-23
#[apply(scenario)]
#[engines(all of Chromium, Firefox; "WebKitGTK may give both websites the same storage")]
pub(crate) async fn on_two_websites_it_keeps_two_results_and_a_file_moves_one(browser: &Browser) {
    let frames = frames();
    let body =
        "<iframe title=\"Self-check\" src=\"FRAME?job-role=leader&amp;scope=quick\"></iframe>";
    let near = host(&frames, body).url("host.html");
    let far = near.replace("127.0.0.1", "localhost");
    let enter = async |address: &str, button: &str| {
        browser.open(address).await;
        browser.client.clone().enter_frame(0).await.unwrap();
        browser.framed("button", button, None).await;
        browser.until(WHOLE).await;
    };
    let present = async || browser.result().await["answers"]["1"]["present"].clone();
    for (address, level) in [(&near, "3 Competent"), (&far, "1 Novice")] {
        enter(address, "Start").await;
        browser.reads(start::WHERE).await;
        browser.tap("button", "Start").await;
        browser.tap_present("1", level).await;
        browser.until("localStorage.length > 0").await;
        browser.leave_frame().await;
    }
    enter(&near, "Resume").await;
    browser.tap("button", "Resume").await;
    browser.framed("button", "See results", None).await;
    assert_eq!(present().await, 3);
    let file = browser.exported().await;
    browser.leave_frame().await;

    enter(&far, "Resume").await;
    browser.open_file("result.json", file.as_bytes()).await;
    browser.tap("button", "Keep").await;
    browser.framed("heading", "Results", None).await;
    assert_eq!(browser.exported().await, file, "moved");
    browser.tap("button", "Go to the start").await;
    browser.tap("button", "Resume").await;
    browser.framed("button", "See results", None).await;
    assert_eq!(present().await, 1, "what was begun there is as it was");
    browser.leave_frame().await;
}

/// Cases: EM-23
#[apply(scenario)]
#[engines(all, "history of frames")]
pub(crate) async fn back_and_forward_go_by_screens_in_a_frame(browser: &Browser) {
    let frames = frames();
    let body =
        "<iframe title=\"Self-check\" height=\"800\" data-src=\"FRAME?job-role=leader\"></iframe>";
    let site = host(&frames, body);
    browser.open_frame(&site).await;
    browser.tap("button", starts("Start")).await;
    browser.is_at("rate/1").await;
    browser.tap("button", "See results").await;
    browser.is_at("results").await;
    // The person presses the browser's Back button in the host page.
    browser.leave_frame().await;
    let address = browser.script("return location.href", vec![]).await;
    assert_eq!(browser.script("return history.state", vec![]).await, json!(null));
    browser.script("history.back()", vec![]).await;
    browser.client.clone().enter_frame(0).await.unwrap();
    browser.is_at("rate/1").await;
    browser.framed("button", "See results", None).await;
    browser.script("history.forward()", vec![]).await;
    browser.is_at("results").await;
    browser.framed("heading", "Results", None).await;
    browser.leave_frame().await;
    assert_eq!(browser.script("return location.href", vec![]).await, address);
}
