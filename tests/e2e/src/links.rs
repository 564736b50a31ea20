//! Result links and their codes.

use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::embedding::host;
use crate::framework;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site};

/// Records copied texts, instead of asking for a permission.
pub(crate) const CLIPBOARD: &str = "Object.defineProperty(navigator.clipboard, 'writeText',
     { value: async (text) => { seen.copied = text; } });";

/// The dark pixels of a picture, row by row.
const PIXELS: &str = "
  const [text, done] = arguments;
  (async () => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let dark = '';
    for (let at = 0; at < data.length; at += 4) dark += data[at] < 128 ? '1' : '0';
    done([picture.width, picture.height, dark]);
  })();
";

impl Browser {
    /// The text that a camera reads from the only code in view.
    pub(crate) async fn scan(&self) -> String {
        self.scan_as('1').await
    }

    /// The text of the code with light and dark exchanged.
    async fn scan_inverted(&self) -> String {
        self.scan_as('0').await
    }

    /// Reads a code whose dark modules have this value in the picture.
    async fn scan_as(&self, module: char) -> String {
        // WebKit shows scrolled content a frame later.
        let frames = "const [done] = arguments;
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.client.execute_async(frames, vec![]).await.unwrap();
        // WebKit's driver cannot locate an SVG element, so the whole page is captured.
        let picture = self.client.screenshot().await.unwrap();
        let picture = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, picture);
        let pixels = self.client.execute_async(PIXELS, vec![json!(picture)]).await.unwrap();
        let side = |index: usize| usize::try_from(pixels[index].as_u64().unwrap()).unwrap();
        let (width, height) = (side(0), side(1));
        let dark = pixels[2].as_str().unwrap().as_bytes();
        let shade =
            |x: usize, y: usize| if char::from(dark[y * width + x]) == module { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code in {width} × {height} pixels");
        grids[0].decode().unwrap().1
    }

    /// A result with two answers, whose link points to this site. Returns the link.
    async fn copied_link(&self, site: &Site) -> String {
        self.open(&site.url("host.html")).await;
        self.copied_link_here().await
    }

    /// Copies the link on the open page.
    async fn copied_link_here(&self) -> String {
        self.run("await widget.ready; widget.resultUrl = new URL('./', location).href").await;
        self.press("radio", "Coordinator").await;
        self.press("button", "Start").await;
        self.choose_present("1.1", "2 Advanced beginner").await;
        self.choose_desired("1.1", "5 Expert").await;
        self.choose_present("1.2", "Not in my role").await;
        self.press("button", "See results").await;
        self.press("button", "Copy link").await;
        self.until("seen.copied").await;
        self.says("status", "Link copied.").await;
        self.script("return seen.copied", vec![]).await.as_str().unwrap().to_owned()
    }
}

fn site() -> Setup {
    Setup { before: CLIPBOARD, ..host("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>") }
}

/// The part of a result that a link contains.
fn essence(result: &Value) -> Value {
    let answers = result["answers"].as_object().unwrap();
    let answers = answers.iter().map(|(id, answer)| {
        (id.clone(), json!([answer["present"], answer["desired"], answer["importance"]]))
    });
    let answers: serde_json::Map<_, _> = answers.collect();
    json!([result["role"], result["scope"], result["importance"], answers])
}

/// Cases: HI-17, KI-07
#[apply(scenario)]
pub(crate) async fn link_opens_in_another_browser(browser: &Browser) {
    let site = Site::with(site());
    let link = browser.copied_link(&site).await;
    let sent = browser.result().await;
    browser.press("button", "Show QR code").await;
    let code = browser.the("img", starts("QR code")).await;
    let show = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
    browser.script(show, vec![json!(code)]).await;
    assert_eq!(browser.scan().await, link);
    // A dark mode that inverts the page inverts light and dark of the code together.
    let invert = "document.documentElement.style.filter = 'invert(1)'";
    browser.script(invert, vec![]).await;
    assert_eq!(browser.scan_inverted().await, link);
    browser.script("document.documentElement.style.filter = ''", vec![]).await;
    // The code needs no background from the host's sheet or ours.
    let marks = "const [zone, code] = arguments[0].children;
         return [zone.localName, zone.getAttribute('fill'), code.getAttribute('fill'),
           getComputedStyle(arguments[0]).backgroundColor]";
    let drawn = json!(["rect", "#ffffff", "#000000", "rgba(0, 0, 0, 0)"]);
    assert_eq!(browser.script(marks, vec![json!(code)]).await, drawn);
    browser.is_clean().await;

    let other = Browser::start(browser.engine, browser.whole).await;
    other.open(&link).await;
    other.says("status", "Nothing is saved yet").await;
    let address = "return [location.href.includes('#'), history.length, history.state]";
    let address = other.script(address, vec![]).await;
    assert_eq!(address[0], json!(false), "the link is out of the address bar");
    let stored = "return Object.keys(localStorage).length";
    assert_eq!(other.script(stored, vec![]).await, json!(0), "nothing is saved yet");
    other.press("button", "Keep").await;
    other.the("heading", "Results").await;
    assert_eq!(essence(&other.result().await), essence(&sent));
    // Neither the history nor a request contains the result.
    other.open(&site.url("host.html")).await;
    other.client.back().await.unwrap();
    other
        .until("location.pathname === '/host.html' || document.querySelector('cme-selfcheck')")
        .await;
    assert_eq!(other.script("return location.hash", vec![]).await, json!(""));
    assert!(!other.has("button", "Keep").await);
    let payload = link.split_once("#r=").unwrap().1;
    let told = [site.requests(), site.referrers()].concat();
    assert!(told.iter().all(|one| !one.contains(payload) && !one.contains('#')), "{told:?}");
    other.is_clean().await;
    other.stop().await;
}

/// Cases: HI-16
#[apply(scenario)]
pub(crate) async fn link_that_comes_in_the_middle_is_asked_about(browser: &Browser) {
    let site = Site::with(site());
    let link = browser.copied_link(&site).await;
    browser.press("button", "Change answers").await;
    let fragment = link.split_once('#').unwrap().1;
    browser.script("location.hash = arguments[0]", vec![json!(fragment)]).await;
    browser.says("status", "Nothing is saved yet").await;
    assert_eq!(browser.script("return location.hash", vec![]).await, json!(""));
    browser.press("button", "Ignore").await;
    browser.press("button", "Resume").await;
    assert!(browser.is_chosen("1.1 Now", "2 Advanced beginner").await);
    browser.is_clean().await;
}

/// For whoever scanned the code of a kiosk, this page has the only copy of the result.
///
/// Cases: HI-16
#[apply(scenario)]
#[engines(all, "what a tab keeps while it is reloaded")]
pub(crate) async fn link_is_offered_again_after_a_reload_until_it_is_decided_about(
    browser: &Browser,
) {
    let site = Site::with(site());
    let link = browser.copied_link(&site).await;
    browser.press("button", "Go to the start").await;
    browser.press("button", "Delete everything").await;
    browser.press("button", "Delete").await;
    browser.says("status", "was deleted").await;
    browser.open(&site.url("host.html")).await;
    browser.open(&link).await;
    browser.says("status", "Nothing is saved yet").await;
    browser.client.refresh().await.unwrap();
    browser.says("status", "Nothing is saved yet").await;
    browser.press("button", "View only").await;
    browser.the("heading", "Results").await;
    browser.client.refresh().await.unwrap();
    browser.says("status", "Nothing is saved yet").await;
    browser.press("button", "Ignore").await;
    browser.client.refresh().await.unwrap();
    browser.runs().await;
    let kept = "return Object.keys(sessionStorage).length";
    assert_eq!(browser.script(kept, vec![]).await, json!(0));
    assert!(!browser.has("button", "Keep").await);
    browser.is_clean().await;
}

/// Cases: HI-16
#[apply(scenario)]
#[engines(all, "what a tab keeps while it is reloaded")]
pub(crate) async fn link_outlives_a_failed_start_and_other_pages(browser: &Browser) {
    let site = Site::with(site());
    let link = browser.copied_link(&site).await;
    let payload = link.split_once("#r=").unwrap().1.to_owned();
    let other = Site::with(Setup { faults: vec![(".wasm", Fault::Missing)], ..Setup::default() });
    browser.open(&format!("{}#r={payload}", other.url(""))).await;
    browser.the("button", "Reload the page").await;
    other.change(|setup| setup.faults.clear());
    browser.client.refresh().await.unwrap();
    browser.says("status", "Nothing is saved yet").await;
    browser.open(&other.url("team.html")).await;
    browser.the("heading", "Team").await;
    browser.open(&other.url("")).await;
    browser.says("status", "Nothing is saved yet").await;
    // As when the person looks at another tab and comes back.
    let away = "Object.defineProperty(document, 'visibilityState', { get: () => arguments[0], configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        return Object.keys(sessionStorage).length";
    assert_eq!(browser.script(away, vec![json!("hidden")]).await, json!(1));
    assert_eq!(browser.script(away, vec![json!("visible")]).await, json!(0));
    browser
        .run(
            "const place = widget.parentNode;
             widget.remove();
             await task();
             place.prepend(widget)",
        )
        .await;
    browser.says("status", "Nothing is saved yet").await;
    browser.press("button", "Keep").await;
    browser.the("heading", "Results").await;
    browser.is_clean().await;
}

/// Cases: HI-15
#[apply(scenario)]
pub(crate) async fn broken_links_are_told_and_change_nothing(browser: &Browser) {
    let site = Site::with(site());
    let link = browser.copied_link(&site).await;
    let payload = link.split_once("#r=").unwrap().1;
    let last = if payload.ends_with('A') { "B" } else { "A" };
    let wrong = format!("{}{last}", &payload[..payload.len() - 1]);
    let (head, tail) = payload.split_at(payload.len() / 2);
    let other = if tail.starts_with('A') { "B" } else { "A" };
    let flipped = [head, other, &tail[1..]].concat();
    let record = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008')";
    let before = browser.script(record, vec![]).await;
    for text in
        ["", "A", "%20", "!!!!", &wrong, &flipped, &"A".repeat(8_192), &format!("{payload}#r=")]
    {
        browser.open(&format!("{}#r={text}", site.url("paper.html"))).await;
        browser.open(&format!("{}#r={text}", site.url("host.html"))).await;
        browser.says("status", "Nothing has changed.").await;
        assert_eq!(browser.script("return location.hash", vec![]).await, json!(""));
        assert!(!browser.has("button", "Keep").await, "{}", text.len());
        assert_eq!(browser.script(record, vec![]).await, before);
    }
    // About the longest address that every browser supports.
    browser.open(&site.url("paper.html")).await;
    browser.open(&site.url("host.html")).await;
    browser.the("button", "Resume").await;
    browser.script("location.hash = `r=${'A'.repeat(1_000_000)}`", vec![]).await;
    browser.says("status", "Nothing has changed.").await;
    assert_eq!(browser.script("return location.hash", vec![]).await, json!(""));
    assert!(!browser.has("button", "Keep").await);
    assert_eq!(browser.script(record, vec![]).await, before);
    browser.is_clean().await;
}

#[apply(scenario)]
pub(crate) async fn link_waits_for_a_framework_that_the_host_sets_late(browser: &Browser) {
    let mut setup = site();
    setup.pages.insert("own.json", framework::small().to_string());
    let site = Site::with(setup);
    browser.open(&site.url("host.html")).await;
    browser.run("widget.framework = 'own.json'").await;
    let link = browser.copied_link_here().await;
    let payload = link.split_once("#r=").unwrap().1;
    browser.open(&site.url("paper.html")).await;
    browser.open(&format!("{}#r={payload}", site.url("host.html"))).await;
    browser.says("status", "Nothing has changed.").await;
    browser.run("widget.framework = 'own.json'").await;
    browser.says("status", "Nothing is saved yet").await;
    browser.press("button", "Ignore").await;
    browser.the("button", "Resume").await;
    browser.is_clean().await;
}

#[apply(scenario)]
#[engines(all, "the clipboard")]
pub(crate) async fn no_page_means_no_link_and_a_refusing_clipboard_shows_it(browser: &Browser) {
    // The second time it throws at once, as a replacement by the host may.
    let refuse = "let asked = 0; const no = new DOMException('no', 'NotAllowedError');
         Object.defineProperty(navigator.clipboard, 'writeText',
         { value: () => { if (++asked === 2) throw no; return Promise.reject(no); } });";
    let site = Site::with(Setup { before: refuse, ..site() });
    browser.open(&site.url("host.html")).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "1 Novice").await;
    browser.press("button", "See results").await;
    browser.the("button", "Download JSON").await;
    assert!(!browser.has("button", "Copy link").await, "there is no page to point to");
    assert!(!browser.has("button", "Show QR code").await);
    browser.run("widget.resultUrl = 'https://example.org/check/'").await;
    browser.press("button", "Copy link").await;
    browser.says("status", "did not let us copy").await;
    let field = browser.the("textbox", "Copy link").await;
    let link = browser.script("return arguments[0].value", vec![json!(field)]).await;
    assert!(link.as_str().unwrap().starts_with("https://example.org/check/#r="));
    // The text to copy by hand would be that of the earlier result.
    browser.press("button", "Copy JSON").await;
    browser.the("textbox", "Copy JSON").await;
    let add = browser.all("button", "Add to plan 1.1", None).await;
    browser.click(&add[0]).await;
    let waiting =
        "document.querySelector('cme-selfcheck').shadowRoot.querySelector('textarea[readonly]')";
    browser.until(&format!("!{waiting}")).await;
    browser.is_clean().await;
}

/// Cases: FD-11, FD-20
#[apply(scenario)]
#[engines(all, "history and addresses")]
pub(crate) async fn link_is_taken_on_a_page_of_another_base_and_escaped_by_a_mail_program(
    browser: &Browser,
) {
    let mut setup = site();
    let page =
        setup.pages["host.html"].replace("<head>", "<head><base href=\"https://example.org/\">");
    let page = page.replace("src=\"cme-selfcheck.js", "src=\"{origin}/cme-selfcheck.js");
    setup.pages.insert("based.html", page);
    // The base of a page may have another origin only if the policy allows it.
    setup.policy = Some("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'".to_owned());
    let site = Site::with(setup);
    site.change(|setup| {
        let page = setup.pages["based.html"].replace("{origin}", site.origin());
        setup.pages.insert("based.html", page);
    });
    let link = browser.copied_link(&site).await;
    let payload = link.split_once("#r=").unwrap().1;
    for fragment in [
        format!("r={payload}"),
        format!("r%3D{payload}"),
        format!("r%3d{}", payload.replace('-', "%2D")),
        format!("r%253D{}", payload.replace('-', "%252D")),
        format!("r={payload}>)."),
        format!("r={payload}&utm_source=mail"),
    ] {
        browser.open("about:blank").await;
        browser.open(&site.url(&format!("based.html#{fragment}"))).await;
        browser.the("heading", "You are opening a result").await;
        assert_eq!(browser.script("return location.hash", vec![]).await, "", "{fragment}");
    }
}

/// Cases: FD-14
#[apply(scenario)]
#[engines(all, "each writes addresses its own way")]
pub(crate) async fn address_for_results_may_be_written_in_any_way_but_with_a_route(
    browser: &Browser,
) {
    browser.open_host(site()).await;
    browser.run("widget.scope = 'quick'; widget.jobRole = 'leader'; await task()").await;
    browser.run("seen.told = []; widget.addEventListener('selfcheck-error', ({ detail }) => seen.told.push(detail.message))").await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "3 Competent").await;
    browser.press("button", "See results").await;
    for (written, begins) in [
        ("HTTPS://Example.org/check/", "https://example.org/check/#r="),
        (" https://bücher.example/prüfung ", "https://xn--bcher-kva.example/pr%C3%BCfung#r="),
        ("https://example.org/a b", "https://example.org/a%20b#r="),
    ] {
        browser.run(&format!("widget.resultUrl = {}; await task()", json!(written))).await;
        browser.script("seen.copied = undefined", vec![]).await;
        browser.press("button", "Copy link").await;
        browser.until("seen.copied").await;
        let link = browser.script("return seen.copied", vec![]).await;
        assert!(link.as_str().unwrap().starts_with(begins), "{written}: {link}");
    }
    assert_eq!(browser.script("return seen.told", vec![]).await, json!([]));
    browser.run("widget.resultUrl = 'https://example.org/#/check'; await task()").await;
    let told = browser.script("return seen.told", vec![]).await;
    assert!(told[0].as_str().unwrap().contains("with nothing after #"), "{told}");
}
