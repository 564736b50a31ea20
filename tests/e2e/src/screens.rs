//! Every screen and page in every look: themes, forced colours, widths, directions, spaced and large text.
//!
//! Each screen is checked in three looks, and the looks rotate from screen to screen: each screen meets each theme and
//! each width, and every two of theme, width and direction meet somewhere. In `make test` each screen has one look.

use std::cell::Cell;

use cme_selfcheck::messages::{start, status};
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::accessibility::NOTHING;
use crate::actions::WHOLE;
use crate::driver::{Browser, Engine};
use crate::embedding::host;
use crate::kiosk::{CLOCK, KIOSK};
use crate::page::starts;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site};

const THEMES: [&str; 3] = ["light", "dark", "forced colours"];
pub(crate) const WIDTHS: [u32; 3] = [320, 768, 1280];
/// The narrowest window of the other engines, in CSS pixels. A page in it can be narrower, but not a dialog.
const NARROWEST_WINDOW: u32 = 500;
const DIRECTIONS: [&str; 2] = ["ltr", "rtl"];
/// Our own pages, except the start page.
pub(crate) const PAGES: [&str; 5] =
    ["paper.html", "check.html", "frame.html", "demo/", "demo/guide.html"];

/// Sets theme and direction, for the page and for the widget in it.
const DRESS: &str = "
  const [theme, direction] = arguments;
  document.documentElement.dir = direction;
  // Only a page that knows both themes is put into them.
  const page = document.documentElement;
  page.dataset.schemes ??= document.querySelector('meta[name=color-scheme]')
    ? 'both' : getComputedStyle(page).colorScheme;
  if (page.dataset.schemes !== 'normal') page.style.colorScheme = theme;
  document.querySelector('cme-selfcheck')?.setAttribute('theme', theme);
  // What stays in place while the page scrolls is for the test of the focus.
  scrollTo({ top: 0, behavior: 'instant' });
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
";

/// Goes through the texts that are displayed, each with its element, for a script that follows.
pub(crate) const TEXTS: &str = "
  function* texts(root) {
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) yield* texts(element.shadowRoot);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (node.data.trim() && parent?.checkVisibility({ visibilityProperty: true })) yield [node, parent];
    }
  }
";

/// Words that are cut off: the box of a text extends beyond that of a control, or beyond a box that hides overflow.
/// Except texts for screen readers only, and scrolling regions.
const CUT: &str = "
  const out = [];
  for (const [node, parent] of texts(document)) {
    if (parent.closest('option, svg, style, script, textarea')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    for (let one = parent; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.clipPath !== 'none') break;
      const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
      if (!hides && !one.matches('button, summary, .choice, td, th, .notice, .status, dialog')) continue;
      const edge = one.getBoundingClientRect();
      const most = Math.max(edge.left - box.left, box.right - edge.right,
        edge.top - box.top, box.bottom - edge.bottom);
      if (most > 1.5) out.push(`“${node.data.trim()}” by ${most.toFixed(1)} px in ${one.localName}.${one.className}`);
    }
  }
  return out;
";

/// Sets the spacing of WCAG 1.4.12, in the page and in the widget.
const SPACED: &str = "
  const rules = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important;' +
    ' word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  for (const root of [document, document.querySelector('cme-selfcheck')?.shadowRoot]) {
    if (!root || root.spaced) continue;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.spaced = true;
  }
";

/// Focuses the top heading: the widget's, or the page's if the widget is only a part of it.
const TOP: &str = "
  const top = document.querySelector('main > cme-selfcheck')?.shadowRoot.querySelector('[part=heading]')
    ?? document.querySelector('h1');
  top.tabIndex = -1;
  top.focus();
";

/// Rotates the looks of the screens.
pub(crate) struct Wardrobe {
    next: Cell<usize>,
}

impl Wardrobe {
    pub(crate) fn new() -> Self {
        Self { next: Cell::new(0) }
    }

    /// Checks the page in the next three looks. `audit` tells whether the widget is shown.
    pub(crate) async fn clean(&self, browser: &Browser, screen: &str, audit: bool) {
        let number = self.next.replace(self.next.get() + 1);
        let themes = THEMES.into_iter().enumerate().cycle().skip(number % THEMES.len());
        for (index, theme) in themes.take(Run::choose(1, 3, 3)) {
            let width = WIDTHS[(index + number) % WIDTHS.len()];
            let direction = DIRECTIONS[(index + number) % DIRECTIONS.len()];
            browser.dress(theme, width, direction).await;
            let place = format!("{screen}, {theme}, {width} px, {direction}");
            let mut found = browser.axe().await;
            if theme == "forced colours" {
                // The drawn colours are the system's, but computed ones are still ours: axe would compare one with the
                // other. Its other findings count.
                found.retain(|one| !one.starts_with("color-contrast"));
            }
            assert_eq!(found, NOTHING, "axe: {place}");
            if audit {
                assert_eq!(browser.audit().await, NOTHING, "audit: {place}");
            }
            assert_eq!(browser.too_wide().await, "", "{place}");
        }
        browser.dress("light", 1280, "ltr").await;
    }
}

impl Browser {
    /// Changes the look of the page. Only Chromium's driver can force colours and make any page arbitrarily narrow; the
    /// other engines use dark instead, and the narrowest window.
    pub(crate) async fn dress(&self, theme: &str, width: u32, direction: &str) {
        let forced = theme == "forced colours";
        let scheme = if forced { "dark" } else { theme };
        if self.engine == Engine::Chromium {
            let size =
                json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
            self.cdp_with("Emulation.setDeviceMetricsOverride", size).await;
            // Forced colours have their own scheme.
            let scheme = if forced { "" } else { scheme };
            let scheme = json!({ "name": "prefers-color-scheme", "value": scheme });
            let forced = if forced { "active" } else { "none" };
            let features = [scheme, json!({ "name": "forced-colors", "value": forced })];
            self.cdp_with("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        } else {
            self.resize(width.max(NARROWEST_WINDOW), 900).await;
        }
        self.script(DRESS, vec![json!(scheme), json!(direction)]).await;
    }

    /// Simulates a setting of the person in Chromium.
    pub(crate) async fn media(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.cdp_with("Emulation.setEmulatedMedia", features).await;
    }

    /// The words that are cut off, a sentence each.
    pub(crate) async fn cut(&self) -> Vec<String> {
        serde_json::from_value(self.script(&[TEXTS, CUT].concat(), vec![]).await).unwrap()
    }

    /// Asserts that nothing is cut off, and nothing extends beyond the page.
    async fn is_whole(&self, place: &str) {
        assert_eq!(self.cut().await, NOTHING, "{place}");
        assert_eq!(self.too_wide().await, "", "{place}");
    }

    /// Asserts the same as it is, and with spaced text.
    async fn bears_spacing(&self, place: &str) {
        self.is_whole(&format!("{place}, as it is")).await;
        self.script(SPACED, vec![]).await;
        self.is_whole(place).await;
    }

    /// Asserts the same with text of twice the size.
    async fn is_large(&self, place: &str) {
        let size = "const root = document.querySelector('main > cme-selfcheck')?.shadowRoot;
             const lead = root?.querySelector('p.lead, p.hint') ?? document.querySelector('p');
             return parseFloat(getComputedStyle(lead).fontSize)";
        let size = self.script(size, vec![]).await;
        assert!(size.as_f64() >= Some(28.0), "{place}: text of {size} px");
        self.is_whole(place).await;
    }

    /// Opens the page for authors with everything on it: a draft, its targets and the preview.
    pub(crate) async fn open_draft(&self, site: &Site) {
        self.open(&site.url("check.html")).await;
        self.press("button", "Start from the built-in framework").await;
        self.the("radio", "Coordinator").await;
        self.until(WHOLE).await;
    }

    /// Goes through the page by Tab from the top: each stop has a visible ring, and nothing covers it. Returns the
    /// number of stops.
    async fn sees_every_stop(&self, screen: &str, forced: &str) -> usize {
        self.script(TOP, vec![]).await;
        let (mut stops, mut last) = (0, String::new());
        for _ in 0..60 {
            self.type_key(Key::Tab.into()).await;
            let here = "return document.activeElement.localName";
            if self.script(here, vec![]).await == "body" {
                break;
            }
            stops += 1;
            let (kind, width, contrast) = self.ring().await;
            if kind == "input date" && width == 0.0 && last == kind {
                // The button of a date picker is the browser's own, and draws its own ring.
                continue;
            }
            last.clone_from(&kind);
            assert!(width >= 2.0, "{screen}, stop {stops}, {kind}: a ring of {width} px");
            // Computed colours do not include forced ones.
            let seen = contrast >= 3.0 || forced == "active";
            assert!(seen, "{screen}, stop {stops}, {kind}: a ring of {contrast} : 1");
            assert_eq!(self.covered().await, NOTHING, "{screen}, stop {stops}, {kind}");
        }
        stops
    }
}

/// A kiosk on its own page, whose clock can be set forward.
fn kiosk() -> Setup {
    let whole = KIOSK.replace("<cme-selfcheck ", "<cme-selfcheck heading-level=\"1\" ");
    Setup { before: CLOCK, ..host("lang=\"en\"", &format!("<main>{whole}</main>")) }
}

/// Rates a little, and goes to the results.
async fn see_results(browser: &Browser) {
    browser.choose_present("1.1", "1 Novice").await;
    browser.choose_desired("1.1", "5 Expert").await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.choose_present("1.3", "Can't judge").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
}

/// Cases: AX-01, AX-08, AX-12, AX-13, AX-17, AX-21, AX-22
/// WCAG: 1.1.1, 1.3.1, 1.3.5, 1.4.1, 1.4.3, 1.4.11, 2.4.1, 2.5.3, 2.5.8, 3.3.2
#[apply(scenario)]
pub(crate) async fn journey_is_clean_in_every_dress(browser: &Browser) {
    let (site, looks) = (Site::plain(), Wardrobe::new());
    browser.resize(1280, 900).await;
    browser.open_selfcheck(&site).await;
    browser.load_axe().await;
    looks.clean(browser, "start", true).await;
    browser.press("radio", "Chosen areas").await;
    browser.press("button", "Start").await;
    browser.says("alert", "Choose your role").await;
    looks.clean(browser, "start with an error", true).await;
    browser.press("radio", "Coordinator").await;
    browser.press("radio", "Full self-check").await;
    browser.press("button", "Start").await;
    browser.the("button", "See results").await;
    looks.clean(browser, "rating, empty", true).await;
    browser.choose_present("1.4", "4 Proficient").await;
    browser.add_note("1.4").await;
    browser.press("summary", "What the levels mean").await;
    looks.clean(browser, "rating", true).await;
    see_results(browser).await;
    looks.clean(browser, "results", true).await;
    browser.press("radio", "Radar").await;
    looks.clean(browser, "radar", true).await;
    browser.press("radio", "Table").await;
    looks.clean(browser, "table", true).await;
    browser.press("button", "Targets by role").await;
    browser.the("heading", "Targets by role").await;
    looks.clean(browser, "targets by role", true).await;
    browser.press("button", "Back").await;
    browser.press("button", "Adjust targets").await;
    browser.the("heading", "Targets").await;
    looks.clean(browser, "targets", true).await;
    browser.press("button", "Back to results").await;
    browser.press("button", "Make a plan").await;
    browser.open_first_goal().await;
    browser.press("button", "Add activity").await;
    browser.press("summary", "Progress and closing").await;
    looks.clean(browser, "plan", true).await;
    browser.press("button", "Delete goal 1").await;
    browser.the("button", "Undo").await;
    looks.clean(browser, "plan with something to undo", true).await;
    browser.press("button", "Back to results").await;
    let file = browser.exported().await;
    browser.press("button", "Go to the start").await;
    browser.open_file("result.json", file.as_bytes()).await;
    browser.the("button", "View only").await;
    looks.clean(browser, "a file that is offered", true).await;
    browser.press("button", "Ignore").await;
    browser.press("button", "Delete everything").await;
    browser.the("button", "Cancel").await;
    looks.clean(browser, "a question in a dialog", true).await;
    browser.press("button", "Cancel").await;
    looks.clean(browser, "start with an unfinished self-check", true).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start a new self-check").await;
    browser.choose_present("1.1", "4 Proficient").await;
    browser.press("button", "See results").await;
    browser.press("button", starts("Compare with: ")).await;
    browser.the("heading", "What has changed").await;
    looks.clean(browser, "changes", true).await;
    browser.is_clean().await;
}

/// Cases: AX-01, AX-08, KI-17
/// WCAG: 2.5.8
#[apply(scenario)]
pub(crate) async fn kiosk_is_clean_in_every_dress(browser: &Browser) {
    let looks = Wardrobe::new();
    let setup = kiosk();
    let mut asking = setup.clone();
    let page = asking.pages.get_mut("host.html").unwrap();
    *page = page.replace("job-role=\"coordinator\"", "");
    browser.resize(1280, 900).await;
    browser.open_host(asking).await;
    browser.load_axe().await;
    looks.clean(browser, "poster", true).await;
    browser.press("button", "Start").await;
    browser.press("button", "Start").await;
    browser.says("alert", "Choose").await;
    looks.clean(browser, "role", true).await;
    browser.open_host(setup).await;
    browser.load_axe().await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "2 Advanced beginner").await;
    looks.clean(browser, "rating", true).await;
    browser.press("button", "See results").await;
    browser.the("img", starts("QR code")).await;
    looks.clean(browser, "result", true).await;
    browser.script("later(76)", vec![]).await;
    browser.the("alertdialog", starts("")).await;
    looks.clean(browser, "warning", true).await;
    browser.is_clean().await;
}

/// Screens that the journey does not reach: damaged or too new saved answers, a quick check that asks for importance,
/// and a result with its code.
///
/// Cases: AX-01
#[apply(scenario)]
pub(crate) async fn what_is_seldom_seen_is_clean_in_every_dress(browser: &Browser) {
    let looks = Wardrobe::new();
    browser.resize(1280, 900).await;
    let put = "localStorage.setItem('cme-selfcheck:alliance-cme-2008', arguments[0])";
    let newer = json!({ "format": "cme-selfcheck/saved", "version": 99 }).to_string();
    for (record, words) in [("{", status::DAMAGED), (newer.as_str(), status::NEWER)] {
        let site = Site::plain();
        browser.open_selfcheck(&site).await;
        browser.script(put, vec![json!(record)]).await;
        browser.open_selfcheck(&site).await;
        browser.says("status", words).await;
        browser.load_axe().await;
        looks.clean(browser, words, true).await;
    }
    browser.open_selfcheck(&Site::plain()).await;
    browser.load_axe().await;
    browser.run("await widget.ready; widget.resultUrl = 'https://example.org/check/'").await;
    browser.press("radio", "Coordinator").await;
    browser.press("radio", "Quick check").await;
    browser.press("checkbox", "Also rate importance").await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "2 Advanced beginner").await;
    browser.choose_desired("1", "5 Expert").await;
    browser.choose("1 Importance", "4 Very important").await;
    looks.clean(browser, "a quick check with importance", true).await;
    browser.press("button", "See results").await;
    browser.press("button", "Show QR code").await;
    browser.the("img", starts("QR code")).await;
    looks.clean(browser, "results with a code", true).await;
    browser.is_clean().await;
}

/// Cases: AX-01, AX-09, AX-24
/// WCAG: 1.4.3, 1.4.10, 2.4.1, 2.4.2, 2.4.4, 3.1.1
#[apply(scenario)]
pub(crate) async fn pages_are_clean_in_every_dress(browser: &Browser) {
    let (site, looks) = (Site::plain(), Wardrobe::new());
    browser.resize(1280, 900).await;
    let hosts = ["demo/embed.html", "demo/association.html", "demo/theme.html", "demo/two.html"];
    for page in PAGES.into_iter().chain(hosts).chain(["demo/frame.html", "demo/kiosk.html"]) {
        browser.open(&site.url(page)).await;
        browser.all_run().await;
        browser.load_axe().await;
        looks.clean(browser, page, false).await;
    }
    // The fallback, and the panel in place of a widget that cannot run.
    for (file, fault) in [("cme-selfcheck.js", Fault::Missing), (".wasm", Fault::Missing)] {
        let broken = Site::with(Setup { faults: vec![(file, fault)], ..Setup::default() });
        browser.open(&broken.url("")).await;
        browser.the("link", starts(if file == ".wasm" { "Use the" } else { "use the" })).await;
        browser.load_axe().await;
        looks.clean(browser, &format!("without {file}"), false).await;
    }
}

/// All 48 groups of the present rating: one legend each, unique names, seven labelled radios in one root.
///
/// Cases: AX-03
/// WCAG: 1.3.1, 2.4.6, 4.1.2
#[apply(scenario)]
pub(crate) async fn all_48_groups_are_told_apart(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    let (mut legends, mut names) = (Vec::new(), Vec::new());
    let groups = "return [...document.querySelector('cme-selfcheck').shadowRoot
        .querySelectorAll('fieldset.now')].map((group) => {
          const radios = [...group.querySelectorAll('input[type=radio]')];
          const root = group.getRootNode();
          const nameOf = (radio) => radio.getAttribute('aria-labelledby').split(' ')
            .map((id) => root.getElementById(id).textContent).join(' ');
          const own = radios.filter((radio) => radio.labels.length === 1 && /\\p{L}/u.test(nameOf(radio)));
          return [group.querySelectorAll('legend').length, group.querySelector('legend').textContent,
            [...new Set(radios.map((radio) => radio.name))].join(), own.length];
        })";
    for area in 1..=8 {
        for group in browser.script(groups, vec![]).await.as_array().unwrap() {
            assert_eq!((&group[0], &group[3]), (&json!(1), &json!(7)), "{group}");
            legends.push(group[1].clone());
            names.push(group[2].clone());
        }
        assert_eq!(browser.audit().await, NOTHING, "area {area}");
        if area < 8 {
            browser.press("button", "Next").await;
            browser.the("radiogroup", starts(&format!("{}.1 Now", area + 1))).await;
        }
    }
    for found in [&mut legends, &mut names] {
        found.sort_by_key(Value::to_string);
        found.dedup();
        assert_eq!(found.len(), 48, "{found:?}");
    }
    browser.is_clean().await;
}

/// Calls a function on the screens of a journey.
pub(crate) async fn on_every_screen(
    browser: &Browser,
    site: &Site,
    look: impl AsyncFn(&'static str),
) {
    browser.open_selfcheck(site).await;
    look("start").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.the("button", "See results").await;
    browser.choose_present("1.4", "4 Proficient").await;
    browser.press("summary", "What the levels mean").await;
    look("rating").await;
    browser.press("summary", "What the levels mean").await;
    see_results(browser).await;
    look("results").await;
    browser.press("button", "Adjust targets").await;
    browser.the("heading", "Targets").await;
    look("targets").await;
    browser.press("button", "Back to results").await;
    browser.press("button", "Make a plan").await;
    browser.open_first_goal().await;
    browser.press("button", "Add activity").await;
    browser.press("summary", "Progress and closing").await;
    look("plan").await;
}

/// Calls a function on screens outside that journey: the paper form, the page for authors, a comparison and the screens
/// of a kiosk.
async fn on_other_screens(browser: &Browser, look: impl AsyncFn(&'static str)) {
    let site = Site::plain();
    browser.open(&site.url("paper.html")).await;
    look("paper.html").await;
    browser.open_draft(&site).await;
    look("check.html").await;
    browser.start_full(&site).await;
    see_results(browser).await;
    browser.press("button", "Go to the start").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start a new self-check").await;
    browser.choose_present("1.1", "4 Proficient").await;
    browser.press("button", "See results").await;
    browser.press("button", starts("Compare with: ")).await;
    browser.the("heading", "What has changed").await;
    look("changes").await;
    browser.open_host(kiosk()).await;
    look("poster").await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "2 Advanced beginner").await;
    look("rating in a kiosk").await;
    browser.press("button", "See results").await;
    browser.the("img", starts("QR code")).await;
    look("result of a kiosk").await;
}

/// Cases: AX-10
/// WCAG: 1.4.12
#[apply(scenario)]
pub(crate) async fn spaced_text_is_not_cut(browser: &Browser) {
    for width in [320, 1280] {
        browser.resize(width, 900).await;
        on_every_screen(browser, &Site::plain(), async |screen| {
            browser.bears_spacing(&format!("{screen}, {width} px")).await;
        })
        .await;
    }
    on_other_screens(browser, async |screen| browser.bears_spacing(screen).await).await;
}

/// The reader's own font size, doubled; only Chromium's driver can set it.
///
/// Cases: AX-10
/// WCAG: 1.4.4
#[apply(scenario)]
#[engines(one of Chromium; "no other driver sets the reader's font size")]
pub(crate) async fn text_of_twice_the_size_is_not_cut(browser: &Browser) {
    let sizes = |standard: u32| json!({ "fontSizes": { "standard": standard, "fixed": standard } });
    browser.resize(1280, 900).await;
    browser.cdp_with("Page.setFontSizes", sizes(32)).await;
    on_every_screen(browser, &Site::plain(), async |screen| browser.is_large(screen).await).await;
    on_other_screens(browser, async |screen| browser.is_large(screen).await).await;
    browser.cdp_with("Page.setFontSizes", sizes(16)).await;
}

/// Nothing moves by itself, whatever the person's settings; in Chromium with reduced motion.
///
/// Cases: AX-11
/// WCAG: 1.2.1, 1.2.2, 1.2.3, 1.2.4, 1.2.5, 1.4.2, 2.2.2, 2.3.1
#[apply(scenario)]
pub(crate) async fn nothing_is_animated(browser: &Browser) {
    if browser.engine == Engine::Chromium {
        browser.media("prefers-reduced-motion", "reduce").await;
    }
    let moving = "const { shadowRoot } = document.querySelector('cme-selfcheck');
         const found = [...document.getAnimations(), ...(shadowRoot.getAnimations?.() ?? [])];
         const smooth = [...shadowRoot.querySelectorAll('*'), document.documentElement]
           .filter((one) => getComputedStyle(one).scrollBehavior === 'smooth');
         const films = shadowRoot.querySelectorAll('video, audio, marquee, img[src$=gif]');
         return found.length + smooth.length + films.length";
    let site = Site::plain();
    on_every_screen(browser, &site, async |screen| {
        assert_eq!(browser.script(moving, vec![]).await, json!(0), "{screen}");
    })
    .await;
    browser.open_host(kiosk()).await;
    assert_eq!(browser.script(moving, vec![]).await, json!(0), "the poster");
}

/// Goes through each screen by Tab, and through those of the journey at 320 × 256 pixels: each stop has a visible ring,
/// and nothing covers it.
///
/// Cases: AX-06, AX-07
/// WCAG: 2.4.7, 2.4.11
#[apply(scenario)]
#[engines(one of Chromium; "the others draw no ring in a window that was resized without a window manager")]
pub(crate) async fn every_stop_of_tab_is_seen(browser: &Browser) {
    for forced in ["none", "active"].into_iter().take(Run::choose(1, 2, 2)) {
        browser.resize(320, 256).await;
        browser.media("forced-colors", forced).await;
        on_every_screen(browser, &Site::plain(), async |screen| {
            let stops = browser.sees_every_stop(screen, forced).await;
            assert!(stops > 5, "{screen}: {stops} stops");
        })
        .await;
        browser.resize(1280, 900).await;
        on_other_screens(browser, async |screen| {
            // The paper form has nothing to focus.
            if screen != "paper.html" {
                assert!(browser.sees_every_stop(screen, forced).await > 0, "{screen}: no stop");
            }
        })
        .await;
    }
}

/// Headings begin at the level that the page sets, without a gap.
///
/// Cases: AX-23
/// WCAG: 1.3.1
#[apply(scenario)]
pub(crate) async fn headings_fit_into_the_page(browser: &Browser) {
    let gaps = "
      const out = [];
      let last = Number(arguments[0]) - 1;
      for (const one of document.querySelector('cme-selfcheck').shadowRoot.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
        if (!one.checkVisibility({ visibilityProperty: true })) continue;
        const level = Number(one.localName[1]);
        if (level > last + 1 || level < Number(arguments[0])) out.push(`${one.localName} ${one.textContent}`);
        last = level;
      }
      return out;";
    for level in [1, 3, 4] {
        let body =
            format!("<main><cme-selfcheck heading-level=\"{level}\"></cme-selfcheck></main>");
        let mut setup = host("lang=\"en\"", &body);
        let page = setup.pages.remove("host.html").unwrap();
        setup.pages.insert("", page);
        let site = Site::with(setup);
        on_every_screen(browser, &site, async |screen| {
            let found = browser.script(gaps, vec![json!(level)]).await;
            assert_eq!(found, json!([]), "{screen} from level {level}");
        })
        .await;
    }
}

/// WCAG: 3.3.1, 3.3.3
#[apply(scenario)]
#[engines(all, "each brings the focus into view by itself")]
pub(crate) async fn refused_start_leads_to_the_question_that_is_missing(browser: &Browser) {
    let site = Site::plain();
    browser.resize(360, 740).await;
    browser.open_selfcheck(&site).await;
    for (question, error, sentence, mend) in [
        ("[name=job-role]", "#job-role-error", start::ROLE_MISSING, "Coordinator"),
        (".areas-choice input", "#areas-error", start::AREAS_MISSING, ""),
    ] {
        if mend.is_empty() {
            browser.press("radio", "Chosen areas").await;
        }
        // First the button itself, then the message beside it for people who scroll down again.
        for button in [start::START, sentence] {
            browser.press("button", button).await;
            let led = format!(
                "(({{ shadowRoot: root }}) => {{
                   const {{ top, bottom }} = root.querySelector('{error}').getBoundingClientRect();
                   return root.activeElement === root.querySelector('{question}') && top >= 0
                     && bottom > top && bottom <= innerHeight;
                 }})(document.querySelector('cme-selfcheck'))"
            );
            browser.until(&led).await;
        }
        browser.says("alert", sentence).await;
        if !mend.is_empty() {
            browser.press("radio", mend).await;
            assert!(!browser.has("button", sentence).await, "{sentence}");
        }
    }
    browser.is_clean().await;
}
