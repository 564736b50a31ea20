//! Accessibility of every screen: axe with all rules, and what axe cannot check.

use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::json;
use xtask::tools::tools_dir;

use crate::driver::Browser;
use crate::scenario::scenario;
use crate::server::Site;

const AUDIT: &str = include_str!("audit.js");

/// Runs every rule of these tags, and rules that are off by default; of level AAA only the contrast of 7 : 1. Sticky
/// elements are made to scroll meanwhile, or the result would depend on what is under them.
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

/// Whether the focused element is in view, and not behind anything sticky.
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

/// The focus ring, on the focused element or on the label in its place: its width in pixels, and its contrast with its
/// surroundings.
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

/// A file of an npm package that the tests use.
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

    /// The findings of axe, a sentence each.
    pub(crate) async fn axe(&self) -> Vec<String> {
        let found = self.client.execute_async(RUN_AXE, vec![]).await.unwrap();
        serde_json::from_value(found).unwrap()
    }

    /// The findings of our own audit of the widget, a sentence each.
    pub(crate) async fn audit(&self) -> Vec<String> {
        serde_json::from_value(self.script(AUDIT, vec![]).await).unwrap()
    }

    /// The problems of the element that Tab has just reached: covered, out of view.
    pub(crate) async fn covered(&self) -> Vec<String> {
        let found = self.script(COVERED, vec![]).await;
        found.as_str().filter(|text| !text.is_empty()).map(str::to_owned).into_iter().collect()
    }

    /// The focused element, the width of its ring in pixels, and the ring's contrast.
    pub(crate) async fn ring(&self) -> (String, f64, f64) {
        serde_json::from_value(self.script(RING, vec![]).await).unwrap()
    }
}

/// Runs before anything resizes the window: without a window manager a resized window is no longer the active one, and
/// `WebKit` then draws no ring.
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
