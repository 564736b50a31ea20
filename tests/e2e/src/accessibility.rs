//! Accessibility of every screen: axe with no rule off, and what axe cannot see.

use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::json;
use xtask::tools::tools_dir;

use crate::driver::Browser;
use crate::page::starts;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::Site;

const AUDIT: &str = include_str!("audit.js");

/// Every rule of these tags, and those that are off by default: of level AAA the contrast of 7 : 1 alone. What stays in
/// view goes along with the page meanwhile: whether a control is under it depends on where the page is scrolled to.
const RUN_AXE: &str = "
  const loose = new CSSStyleSheet();
  loose.replaceSync(':is(.foot, .level-names) { position: relative !important }');
  const roots = [...document.querySelectorAll('cme-selfcheck')].map((one) => one.shadowRoot).filter(Boolean);
  const wear = (change) => {
    for (const root of roots) root.adoptedStyleSheets = change(root.adoptedStyleSheets);
  };
  wear((sheets) => [...sheets, loose]);
  const done = (found) => {
    wear((sheets) => [...sheets].filter((one) => one !== loose));
    arguments[0](found);
  };
  axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true },
      'color-contrast-enhanced': { enabled: true } },
  }).then(
    ({ violations }) => done(violations.map(({ id, nodes }) =>
      `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`)),
    (error) => done([String(error)]),
  );
";

/// Whether what has the focus is in view, and not behind anything that stays in place while the page scrolls.
const COVERED: &str = "
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const target = element.closest('label') ?? element;
  const box = target.getBoundingClientRect();
  if (!box.width || element === document.body) return '';
  // Of what is larger than the page, the part in view.
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const middle = (top + bottom) / 2;
  if (bottom <= top) return `${target.textContent} at ${box.top}, out of view`;
  const across = (box.left + box.right) / 2;
  for (const one of element.getRootNode().querySelectorAll('*')) {
    const { position, visibility } = getComputedStyle(one);
    if (!/sticky|fixed/.test(position) || visibility === 'hidden') continue;
    if (one.contains(target) || target.contains(one)) continue;
    const bar = one.getBoundingClientRect();
    const over = bar.top < middle && bar.bottom > middle && bar.left < across && bar.right > across;
    if (over) return `${target.textContent} at ${box.top}, behind ${one.localName}.${one.className}`;
  }
  return '';
";

/// The ring around what has the focus, on itself or on the label that stands for it: its width in pixels,
/// and its contrast with what is around it.
const RING: &str = "
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const holders = [element, element.closest('label'), element.closest('.choice')].filter(Boolean);
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const around = (one) => {
    for (one = one.parentElement; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (!/(, 0\\)|transparent)$/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const rings = holders.map((one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    const [a, b] = [outlineColor, around(one)].map(luminance);
    return [outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
      (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
  rings.sort(([a], [b]) => b - a);
  return [element.localName + ' ' + (element.type ?? ''), ...rings[0]];
";

/// A file of a package that the tests use.
pub(crate) fn package(path: &str) -> String {
    let file = tools_dir().join("node_modules").join(path);
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; `make test` installs it", file.display()))
}

/// No findings.
pub(crate) const NOTHING: [&str; 0] = [];

impl Browser {
    pub(crate) async fn load_axe(&self) {
        self.script(&package("axe-core/axe.min.js"), vec![]).await;
    }

    /// What axe finds, a sentence each.
    pub(crate) async fn axe(&self) -> Vec<String> {
        let found = self.client.execute_async(RUN_AXE, vec![]).await.unwrap();
        serde_json::from_value(found).unwrap()
    }

    /// What our own audit of the widget finds, a sentence each.
    pub(crate) async fn audit(&self) -> Vec<String> {
        serde_json::from_value(self.script(AUDIT, vec![]).await).unwrap()
    }

    /// What is wrong with the focus that Tab has just moved: covered, out of view.
    pub(crate) async fn covered(&self) -> Vec<String> {
        let found = self.script(COVERED, vec![]).await;
        found.as_str().filter(|text| !text.is_empty()).map(str::to_owned).into_iter().collect()
    }

    /// What has the focus, the width of the ring around it in pixels, and its contrast.
    pub(crate) async fn ring(&self) -> (String, f64, f64) {
        serde_json::from_value(self.script(RING, vec![]).await).unwrap()
    }

    /// Puts the page, and the widget where there is one, into a theme.
    pub(crate) async fn wear(&self, theme: &str) {
        let dress = "document.documentElement.style.colorScheme = arguments[0];
             document.querySelector('cme-selfcheck')?.setAttribute('theme', arguments[0]);";
        self.script(dress, vec![json!(theme)]).await;
    }

    /// A page of ours without the audit of the widget is clean in both themes.
    pub(crate) async fn passes_axe(&self, screen: &str, width: u32) {
        for theme in ["light", "dark"] {
            self.wear(theme).await;
            assert_eq!(self.axe().await, NOTHING, "axe: {screen}, {theme}, {width} px");
        }
    }

    /// The screen is clean in both themes.
    pub(crate) async fn is_accessible(&self, screen: &str, width: u32) {
        for theme in ["light", "dark"] {
            self.wear(theme).await;
            let place = format!("{screen}, {theme}, {width} px");
            assert_eq!(self.axe().await, NOTHING, "axe: {place}");
            assert_eq!(self.audit().await, NOTHING, "audit: {place}");
        }
    }
}

/// Cases: AX-01, AX-08
/// WCAG: 1.3.1
#[apply(scenario)]
pub(crate) async fn every_screen_is_clean_at_every_width_in_both_themes(browser: &Browser) {
    for width in [320, 768, 1280].into_iter().take(Run::choose(1, 3, 3)) {
        browser.resize(width, 900).await;
        let site = Site::plain();
        browser.open_selfcheck(&site).await;
        browser.load_axe().await;
        browser.press("radio", "Chosen areas").await;
        browser.press("button", "Start").await;
        browser.says("alert", "Choose your role").await;
        browser.is_accessible("start with an error", width).await;
        browser.press("radio", "Coordinator").await;
        browser.press("radio", "Full self-check").await;
        browser.press("button", "Start").await;
        browser.the("heading", "Adult/organizational learning principles").await;
        browser.is_accessible("rating, empty", width).await;
        browser.choose_present("1.1", "2 Advanced beginner").await;
        browser.choose_desired("1.1", "5 Expert").await;
        browser.choose_present("1.2", "4 Proficient").await;
        browser.choose_present("1.3", "Not in my role").await;
        browser.add_note("1.2").await;
        browser.press("summary", "What the levels mean").await;
        browser.is_accessible("rating", width).await;
        browser.press("button", "See results").await;
        browser.the("heading", "Results").await;
        browser.is_accessible("results", width).await;
        browser.press("radio", "Radar").await;
        browser.is_accessible("results with a radar", width).await;
        browser.press("radio", "Table").await;
        browser.is_accessible("results with a table", width).await;
        browser.press("button", "Targets by role").await;
        browser.the("heading", "Targets by role").await;
        browser.is_accessible("targets by role", width).await;
        browser.press("button", "Back").await;
        browser.press("button", "Adjust targets").await;
        browser.the("heading", "Targets").await;
        browser.is_accessible("targets", width).await;
        browser.press("button", "Back to results").await;
        browser.press("button", "Make a plan").await;
        browser.open_first_goal().await;
        browser.press("button", "Add activity").await;
        browser.press("summary", "Progress and closing").await;
        browser.is_accessible("plan", width).await;
        browser.press("button", "Delete goal 1").await;
        browser.the("button", "Undo").await;
        browser.is_accessible("plan with something to undo", width).await;
        browser.press("button", "Back to results").await;
        browser.press("button", "Go to the start").await;
        browser.the("button", "Resume").await;
        browser.press("radio", "Coordinator").await;
        browser.press("button", "Start a new self-check").await;
        browser.choose_present("1.1", "4 Proficient").await;
        browser.press("button", "See results").await;
        browser.press("button", starts("Compare with: ")).await;
        browser.the("heading", "What has changed").await;
        browser.is_accessible("changes", width).await;
        browser.press("button", "Back to results").await;
        browser.press("button", "Go to the start").await;
        browser.the("button", "Resume").await;
        browser.is_accessible("start with an unfinished self-check", width).await;
        assert_eq!(browser.script("return seen.violations", vec![]).await, json!([]));
    }
    browser.resize(1280, 900).await;
}

/// Runs before anything resizes the window: without a window manager a resized window is not the
/// active one any more, and `WebKit` then draws no ring.
///
/// Cases: AX-06
/// WCAG: 2.4.7
#[apply(scenario)]
#[engines(all, "each draws the ring around the focus")]
pub(crate) async fn focus_has_a_ring(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    focus_heading(browser).await;
    let mut kinds = Vec::new();
    for _ in 0..8 {
        browser.type_key(Key::Tab.into()).await;
        let (kind, width, _) = browser.ring().await;
        assert!(width >= 2.0, "a ring of at least 2 px: {kind}, {width}");
        kinds.push(kind);
    }
    for kind in ["input radio", "button button", "summary "] {
        assert!(kinds.iter().any(|one| one == kind), "{kind} in {kinds:?}");
    }
}

/// Cases: AX-07
/// WCAG: 2.4.11
#[apply(scenario)]
pub(crate) async fn focus_is_never_covered(browser: &Browser) {
    let site = Site::plain();
    browser.resize(320, 256).await;
    browser.start_full(&site).await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.choose_present("1.2", "2 Advanced beginner").await;
    focus_heading(browser).await;
    for _ in 0..30 {
        browser.type_key(Key::Tab.into()).await;
        assert_eq!(browser.covered().await, NOTHING);
    }
    browser.resize(1280, 900).await;
}

pub(crate) async fn focus_heading(browser: &Browser) {
    let heading = browser.the("heading", "Adult/organizational learning principles").await;
    browser.script("arguments[0].focus()", vec![json!(heading)]).await;
}
