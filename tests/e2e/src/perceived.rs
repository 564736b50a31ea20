//! Perception: the focus order, announcements, shapes without colours, larger text.

use cme_selfcheck::messages::status;
use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::accessibility::NOTHING;
use crate::driver::{Browser, Engine};
use crate::embedding::host;
use crate::kiosk::KIOSK;
use crate::page::starts;
use crate::scenario::scenario;
use crate::screens::on_every_screen;
use crate::server::Site;

/// The box of the focused element, or of the label in its place, in the page; none outside the widget, or once Tab has
/// wrapped around. The argument is the number of earlier stops. Sticky elements are measured at their place in the
/// page, and scrolled regions as if they were not scrolled.
const PLACE: &str = "
  let element = document.activeElement;
  if (element?.localName !== 'cme-selfcheck') return null;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (arguments[0] === 0) seen.first = element;
  else if (element === seen.first) return null;
  const sticky = [];
  let scrolled = scrollY;
  for (let one = element; one; one = one.parentElement) {
    if (getComputedStyle(one).position === 'sticky') sticky.push(one);
    scrolled += one.scrollTop;
  }
  sticky.forEach((one) => { one.style.position = 'static'; });
  const box = (element.closest('.option, label') ?? element).getBoundingClientRect();
  sticky.forEach((one) => { one.style.position = ''; });
  const name = `${element.localName} ${(element.labels?.[0] ?? element).textContent}`;
  const [left, right] = [box.left + scrollX, box.right + scrollX].map(Math.round);
  const [top, bottom] = [box.top + scrolled, box.bottom + scrolled].map(Math.round);
  return { name: name.replace(/\\s+/g, ' ').trim(), left, right, top, bottom };
";

/// A stop of the focus.
#[derive(Debug, serde::Deserialize)]
struct Stop {
    name: String,
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
}

impl Stop {
    /// Whether a person who reads from left to right and from top to bottom reads this one after the other: it is
    /// further right in the same line, in a lower line, or in the next column.
    fn is_read_after(&self, other: &Self) -> bool {
        let overlap = self.bottom.min(other.bottom) - self.top.max(other.top);
        let same_line = overlap > (self.bottom - self.top).min(other.bottom - other.top) / 2;
        if same_line {
            self.left >= other.left
        } else {
            self.top >= other.top || self.left >= other.right - 1
        }
    }
}

/// Goes through each screen by Tab, in a window that nothing has resized.
///
/// Cases: AX-04, AX-06
#[apply(scenario)]
pub(crate) async fn tab_goes_as_one_reads_with_a_ring_at_every_stop(browser: &Browser) {
    let site = Site::plain();
    on_every_screen(browser, &site, async |screen| {
        let top =
            "document.querySelector('cme-selfcheck').shadowRoot.querySelector('[part=heading]')";
        browser.script(&format!("{top}.tabIndex = -1; {top}.focus()"), vec![]).await;
        let mut stops: Vec<Stop> = Vec::new();
        for _ in 0..90 {
            browser.type_key(Key::Tab.into()).await;
            let place = browser.script(PLACE, vec![json!(stops.len())]).await;
            let Some(stop) = serde_json::from_value::<Option<Stop>>(place).unwrap() else { break };
            if let Some(last) = stops.last() {
                assert!(stop.is_read_after(last), "{screen}: {stop:?} after {last:?}");
            }
            let (kind, width, contrast) = browser.ring().await;
            // The parts of a date field, and their rings, are the browser's own. On screens that were reached by the
            // mouse, Firefox reports no ring.
            let silent = browser.engine == Engine::Firefox && screen != "start";
            if kind != "input date" && !silent {
                assert!(width >= 2.0, "{screen}, {}: a ring of {width} px", stop.name);
                assert!(contrast >= 3.0, "{screen}, {}: a ring of {contrast} : 1", stop.name);
            }
            stops.push(stop);
        }
        assert!(stops.len() > 5 && stops.len() < 90, "{screen}: {stops:?}");
    })
    .await;
}

/// Records each change of text in an existing live region, and alerts that appear with their text.
const LISTEN: &str = "
  const { shadowRoot: root } = document.querySelector('cme-selfcheck');
  const regions = new Map();
  const look = () => {
    for (const one of root.querySelectorAll('[role=status], [role=alert]')) {
      const words = one.textContent.trim();
      const before = regions.get(one);
      regions.set(one, words);
      if (before !== undefined && before !== words && words) seen.said.push(words);
    }
  };
  seen.said = [];
  look();
  new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
";

/// Cases: AX-17
#[apply(scenario)]
pub(crate) async fn each_message_is_announced_once(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.script(LISTEN, vec![]).await;
    browser.press("button", "Start").await;
    browser.says("alert", "Choose your role").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", status::SAVED).await;
    browser.choose_present("1.1", "2 Advanced beginner").await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.press("button", "Next").await;
    browser.choose_present("2.1", "4 Proficient").await;
    let full = "seen.write = Storage.prototype.setItem;
         Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };";
    browser.script(full, vec![]).await;
    browser.choose_present("2.2", "4 Proficient").await;
    browser.says("status", status::FULL).await;
    browser.choose_present("2.3", "4 Proficient").await;
    browser.script("Storage.prototype.setItem = seen.write", vec![]).await;
    browser.choose_present("2.4", "4 Proficient").await;
    browser.says("status", status::SAVED).await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    browser.press("checkbox", "Only with a note").await;
    browser.says("status", "0 of 48").await;
    let said = browser.script("return seen.said", vec![]).await;
    let said: Vec<String> = serde_json::from_value(said).unwrap();
    let expected = ["Choose your role", status::SAVED, status::FULL, status::SAVED, "0 of 48"];
    let right = said.iter().zip(expected).all(|(one, words)| one.contains(words));
    assert!(right && said.len() == expected.len(), "{said:#?}");
    browser.is_clean().await;
}

/// The positions of the marks for the present level 1 and the aim 5 in the page: their middles and surroundings.
const MARKS: &str = "
  const { shadowRoot: root } = document.querySelector('cme-selfcheck');
  const line = [...root.querySelectorAll('.all-list .plot-line')].find((one) => one.querySelector('.now'));
  line.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = (name) => line.querySelector(name).getBoundingClientRect();
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const [now, aim, tick] = ['.now', '.aim', '.tick'].map(box);
  const [nowX, y] = middle(now), [aimX] = middle(aim), [tickX] = middle(tick);
  return { now: [nowX, y], aim: [aimX, y], edge: [aim.right - 0.5, y], tick: [tickX, tick.top + 2],
    paper: [(nowX + tickX) / 2, tick.top + 2] };
";

/// The contrast of positions in a screenshot with the page's background, ordered by name.
const CONTRASTS: &str = "
  const [picture, places, names, done] = arguments;
  (async () => {
    const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const scale = bitmap.width / innerWidth;
    const at = ([x, y]) => {
      const [r, g, b] = [...context.getImageData(x * scale, y * scale, 1, 1).data].map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = at(places.paper);
    const contrast = (one) => (Math.max(one, paper) + 0.05) / (Math.min(one, paper) + 0.05);
    return names.map((name) => contrast(at(places[name])));
  })().then(done, (error) => done(String(error)));
";

impl Browser {
    /// The contrast of these positions with the page's background, as drawn.
    async fn contrasts<const COUNT: usize>(
        &self,
        places: Value,
        names: [&str; COUNT],
    ) -> [f64; COUNT] {
        let picture = self.cdp("Page.captureScreenshot").await;
        let arguments = vec![picture["data"].clone(), places, json!(names.as_slice())];
        let seen = self.client.execute_async(CONTRASTS, arguments).await.unwrap();
        serde_json::from_value::<Vec<f64>>(seen).unwrap().try_into().unwrap()
    }

    /// Asserts that the mark of the present level is filled, that of the aim is a ring, and that of the target is
    /// higher than both, all of them visible by brightness alone.
    async fn tells_marks_apart(&self, how: &str) {
        let places = self.script(MARKS, vec![]).await;
        let seen = self.contrasts(places, ["now", "edge", "tick", "aim"]).await;
        let [now, edge, tick, aim] = seen;
        let place = format!("{how}: {seen:?}");
        assert!(now >= 3.0, "now is filled: {place}");
        assert!(edge >= 3.0, "the aim has an edge: {place}");
        assert!(tick >= 3.0, "the target stands out: {place}");
        assert!(aim < 1.5, "the aim is hollow: {place}");
    }

    /// Asserts that these marks exist and have these system colours.
    async fn draws_in(&self, wanted: &[(&str, &str, &str)]) {
        let found = self.script(NOT_OF_THE_SYSTEM, vec![json!(wanted)]).await;
        assert_eq!(found, json!([]));
    }
}

/// Screenshots with simulated colour blindness.
///
/// Cases: AX-14
#[apply(scenario)]
#[engines(one of Chromium; "no other driver filters what is drawn")]
pub(crate) async fn marks_are_told_apart_without_colours(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "1 Novice").await;
    browser.choose_desired("1.1", "5 Expert").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    for theme in ["light", "dark"] {
        browser.dress(theme, 1280, "ltr").await;
        for eyes in ["achromatopsia", "protanopia", "deuteranopia", "tritanopia"] {
            browser
                .cdp_with("Emulation.setEmulatedVisionDeficiency", json!({ "type": eyes }))
                .await;
            browser.tells_marks_apart(&format!("{theme}, {eyes}")).await;
        }
    }
    browser.cdp_with("Emulation.setEmulatedVisionDeficiency", json!({ "type": "none" })).await;
}

/// Marks that are not drawn in the named system colour: missing, or in another colour.
const NOT_OF_THE_SYSTEM: &str = "
  const { shadowRoot: root } = document.querySelector('cme-selfcheck');
  const make = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const drawing = root.querySelector('.root').appendChild(make('svg'));
  const probe = drawing.appendChild(make('circle'));
  const wrong = arguments[0].filter(([marks, property, colour]) => {
    probe.style[property] = colour;
    const right = getComputedStyle(probe)[property];
    const found = [...root.querySelectorAll(marks)];
    return !found.length || found.some((one) => getComputedStyle(one)[property] !== right);
  });
  drawing.remove();
  return wrong;
";

/// The positions that show a row's states in the page: the middle of the chosen option and of another one, and the ring
/// below the focused one, with its surroundings.
const STATES: &str = "
  const { shadowRoot: root } = document.querySelector('cme-selfcheck');
  root.querySelector('.row').scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = (element) => element.getBoundingClientRect();
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const [chosen, paper] = [':checked', ':not(:checked)']
    .map((state) => middle(box(root.querySelector(`.now input${state}`))));
  const focused = root.activeElement;
  const { outlineOffset, outlineWidth } = getComputedStyle(focused);
  const { left, width, bottom } = box(focused);
  const [offset, thick] = [outlineOffset, outlineWidth].map(parseFloat);
  const below = (distance) => [left + width / 2, bottom + offset + distance];
  return [{ chosen, paper }, { ring: below(thick / 2), paper: below(thick + 3) }];
";

/// With forced colours, marks have system colours, and shapes and states are still told apart.
///
/// Cases: AX-12
/// WCAG: 1.4.11
#[apply(scenario)]
#[engines(one of Chromium; "no other driver sets forced colours")]
pub(crate) async fn forced_colours_keep_marks_and_states(browser: &Browser) {
    browser.resize(1280, 900).await;
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "1 Novice").await;
    browser.choose_desired("1.1", "5 Expert").await;
    browser.media("forced-colors", "active").await;
    browser.type_key(Key::Tab.into()).await;
    browser.until_focused("button Add note").await;
    let places = browser.script(STATES, vec![]).await;
    let [chosen] = browser.contrasts(places[0].clone(), ["chosen"]).await;
    assert!(chosen >= 3.0, "the chosen option is filled: {chosen}");
    let [ring] = browser.contrasts(places[1].clone(), ["ring"]).await;
    assert!(ring >= 3.0, "the focus has a ring: {ring}");
    browser.draws_in(&[(".gap-line line", "stroke", "Highlight")]).await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    let on_lines = [
        (".plot-line .now", "fill", "CanvasText"),
        (".plot-line .aim", "fill", "Canvas"),
        (".plot-line .aim", "stroke", "Highlight"),
        (".plot-line .tick", "fill", "Highlight"),
        (".plot-line .gap", "stroke", "Highlight"),
    ];
    browser.draws_in(&on_lines).await;
    browser.tells_marks_apart("forced colours").await;
    browser.press("radio", "Radar").await;
    browser
        .until("document.querySelector('cme-selfcheck').shadowRoot.querySelector('.radar')")
        .await;
    let on_the_radar = [
        (".radar .now", "fill", "CanvasText"),
        (".radar .aim", "fill", "Canvas"),
        (".radar .aim", "stroke", "Highlight"),
        (".radar .tick", "stroke", "Highlight"),
    ];
    browser.draws_in(&on_the_radar).await;
}

/// With a minimum font size of 24 pixels, which a person can set. The `WebKit` driver has no settings.
///
/// Cases: AX-10
#[apply(scenario)]
#[engines(one of Chromium, Firefox; "the driver of WebKit has no settings")]
pub(crate) async fn text_of_a_least_size_is_not_cut(browser: &Browser) {
    let min = match browser.engine {
        Engine::Firefox => json!({ "font.minimum-size.x-western": 24 }),
        Engine::Chromium | Engine::WebKit => json!({ "webkit.webprefs.minimum_font_size": 24 }),
    };
    let one = Browser::start_set(browser.engine, min).await;
    for width in [1280, 500] {
        one.resize(width, 900).await;
        let site = Site::plain();
        on_every_screen(&one, &site, async |screen| {
            // The drawn size, because the computed one may not include the minimum.
            let height = "const { shadowRoot } = document.querySelector('cme-selfcheck');
                 const range = document.createRange();
                 range.selectNodeContents(shadowRoot.querySelector('p.hint:not(:empty)'));
                 return range.getClientRects()[0].height";
            let height = one.script(height, vec![]).await;
            assert!(height.as_f64() >= Some(24.0), "{screen}: a line of {height} px");
            assert_eq!(one.cut().await, NOTHING, "{screen}, {width} px");
            assert_eq!(one.too_wide().await, "", "{screen}, {width} px");
        })
        .await;
    }
    one.stop().await;
}

/// The widget is a landmark, named after its framework.
///
/// Cases: AX-24
#[apply(scenario)]
pub(crate) async fn widget_is_a_landmark_with_a_name(browser: &Browser) {
    let name = "Self-check: Alliance for CME staff competencies";
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    browser.the("form", starts(name)).await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.the("button", "See results").await;
    browser.the("form", starts(name)).await;
    browser.open_host(host("lang=\"en\"", KIOSK)).await;
    browser.the("form", starts(name)).await;
    browser.open(&site.url("demo/two.html")).await;
    browser.all_run().await;
    let found = browser.all("form", starts("Self-check: "), None).await;
    assert_eq!((found.len(), browser.all("form", starts(name), None).await.len()), (2, 1));
}
