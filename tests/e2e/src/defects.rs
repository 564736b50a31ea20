//! A test of the tests: accessibility defects are planted one at a time, and our checks must find them.
//!
//! The list contains the most frequent defects of a questionnaire with many radio groups in a shadow root; axe alone
//! finds about a quarter of them. Each defect is planted in its simplest form. That this form is found does not mean
//! that every other form would be.

use std::collections::BTreeMap;

use fantoccini::key::Key;
use macro_rules_attribute::apply;
use serde_json::json;

use crate::accessibility::focus_heading;
use crate::driver::Browser;
use crate::embedding::host;
use crate::kiosk::{CLOCK, KIOSK};
use crate::page::starts;
use crate::run::Run;
use crate::scenario::scenario;
use crate::server::{Setup, Site};

/// The first area.
const FIRST: &str = "Adult/organizational learning principles";

/// The screen on which a defect is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Rating,
    Results,
    Plan,
    Kiosk,
}

/// A defect and the script that plants it.
struct Defect(&'static str, Place, &'static str);

/// Helpers for the planting scripts.
const TOOLS: &str = "
  const widget = document.querySelector('cme-selfcheck');
  const root = widget.shadowRoot;
  const all = (selector) => {
    const found = [...root.querySelectorAll(selector)];
    if (!found.length) throw new Error(`nothing to spoil: ${selector}`);
    return found;
  };
  const one = (selector) => all(selector)[0];
  const dress = (rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const become = (element, tag) => {
    const other = make(tag, { className: element.className });
    other.append(...element.childNodes);
    element.replaceWith(other);
    return other;
  };
";

/// The 31 kinds. axe alone finds the first eight.
const DEFECTS: &[Defect] = &[
    Defect("fields without a label", Place::Rating, "one('.note-label').remove()"),
    Defect("a positive tabindex", Place::Rating, "one('.now input').tabIndex = 3"),
    Defect("faint text", Place::Rating, "dress('.definition { color: #a8a8a8; }')"),
    Defect(
        "a picture without a name",
        Place::Results,
        "one('svg[role=img]').removeAttribute('aria-label')",
    ),
    Defect("a button without a name", Place::Rating, "one('.bar button').textContent = ''"),
    Defect(
        "a name taken from outside the shadow root",
        Place::Rating,
        "document.body.append(make('p', { id: 'outside', textContent: 'Where are you now?' }));
         one('.now').setAttribute('aria-labelledby', 'outside')",
    ),
    Defect("a heading level skipped", Place::Rating, "become(one('.row h3, .row h2'), 'h6')"),
    Defect(
        "a page without a language",
        Place::Rating,
        "document.documentElement.removeAttribute('lang')",
    ),
    Defect(
        "divs that play radios, without keyboard or group",
        Place::Rating,
        "for (const input of one('.now').querySelectorAll('input')) {
           const div = make('div', { role: 'radio', className: 'option', ariaChecked: 'false' });
           div.textContent = input.closest('label').textContent;
           input.closest('label').replaceWith(div);
         }
         const group = become(one('.now'), 'div');
         group.querySelector('legend').remove()",
    ),
    Defect("a missing legend", Place::Rating, "one('.now legend').remove()"),
    Defect(
        "a div instead of a fieldset",
        Place::Rating,
        "become(become(one('.now'), 'div').querySelector('legend'), 'p')",
    ),
    Defect("a vague legend", Place::Rating, "one('.now legend').textContent = 'Rating'"),
    Defect(
        "labels of numbers only",
        Place::Rating,
        "one('.level-names').remove()",
    ),
    Defect(
        "the question as the name of every option",
        Place::Rating,
        "const words = one('.now legend').textContent;
         for (const input of one('.now').querySelectorAll('input')) input.ariaLabel = words",
    ),
    Defect("a name without the label that is seen", Place::Rating, "one('.primary').ariaLabel = 'Go on'"),
    Defect(
        "one name for all groups",
        Place::Rating,
        "for (const input of all('.now input')) input.name = 'rating'",
    ),
    Defect(
        "no ring around the focus",
        Place::Rating,
        "dress(':is(*, :focus-visible, :has(:focus-visible)) { outline: none !important; }')",
    ),
    Defect(
        "faint borders of controls",
        Place::Rating,
        "dress('input { border-color: #d5d5d5 !important; }')",
    ),
    Defect(
        "a state told by colour alone",
        Place::Rating,
        "dress(`.option input { background: #b3423a !important; border: 2px solid #555 !important;
             box-shadow: none !important; }
           .option input:checked { background: #3a7d44 !important; }
           .option { font-weight: 400 !important; }`)",
    ),
    Defect("a fixed width", Place::Rating, "dress('.root { min-width: 1400px; }')"),
    Defect(
        "a bar over the focus",
        Place::Rating,
        "dress('.shade { position: sticky; inset-block: 0; block-size: 100vh; pointer-events: none; }');
         one('.rate-main').prepend(make('div', { className: 'shade' }))",
    ),
    Defect(
        "a chart of shapes alone",
        Place::Results,
        "for (const line of all('svg[role=img]')) {
           line.removeAttribute('role');
           line.removeAttribute('aria-label');
         }",
    ),
    Defect(
        "the word chart as the name of a chart",
        Place::Results,
        "one('svg[role=img]').ariaLabel = 'chart'",
    ),
    Defect(
        "a table without heads",
        Place::Results,
        "for (const head of all('table th')) become(head, 'td')",
    ),
    Defect(
        "an order that only dragging changes",
        Place::Plan,
        "for (const goal of all('.goal')) goal.draggable = true;
         for (const button of all('[id^=goal-][id$=-up], [id^=goal-][id$=-down]')) button.remove()",
    ),
    Defect(
        "a div to click on",
        Place::Rating,
        "dress('.press { cursor: pointer; }');
         become(one('.bar button'), 'div').classList.add('press')",
    ),
    Defect(
        "Arabic without its language",
        Place::Rating,
        "one('.definition').append(' التعلم مدى الحياة')",
    ),
    Defect(
        "an answer that turns the page",
        Place::Rating,
        "one('.rate-main').addEventListener('change', () => one('.bar .primary').click())",
    ),
    Defect(
        "a status that is not announced",
        Place::Rating,
        "one('.status').removeAttribute('role')",
    ),
    Defect(
        "an end without a warning",
        Place::Kiosk,
        "HTMLDialogElement.prototype.showModal = () => {}",
    ),
    Defect("an id twice", Place::Rating, "one('.row').id = one('textarea').id"),
];

/// Defects beyond the list: some that axe does not check by default, and content that cannot be inspected.
const MORE: &[Defect] = &[
    Defect(
        "radios too small to touch",
        Place::Rating,
        "dress(`.option { min-block-size: 0 !important; padding: 0; justify-self: start; }
           input { inline-size: 12px !important; block-size: 12px !important; }`)",
    ),
    Defect(
        "a closed shadow root",
        Place::Rating,
        "const copy = make('cme-copy');
         const closed = copy.attachShadow({ mode: 'closed' });
         closed.adoptedStyleSheets = root.adoptedStyleSheets;
         closed.append(...[...root.childNodes].map((node) => node.cloneNode(true)));
         for (const label of closed.querySelectorAll('label')) label.replaceWith(...label.childNodes);
         widget.replaceWith(copy)",
    ),
];

/// The check that found something, and its first finding.
type Found = Vec<(&'static str, String)>;

impl Browser {
    async fn spoil(&self, Defect(name, _, script): &Defect) {
        let script = format!("{TOOLS} {script}; return 'planted'");
        assert_eq!(self.script(&script, vec![]).await, json!("planted"), "{name}");
    }

    /// Reopens the screen, which removes a planted defect.
    async fn fresh(&self, site: &Site, place: Place) {
        if place == Place::Kiosk {
            self.open(&site.url("host.html")).await;
            self.run("await widget.ready").await;
            self.shows_the_poster().await;
            self.press("button", "Start").await;
            self.the("radiogroup", starts("1 Now ")).await;
            return;
        }
        self.open(&site.url("")).await;
        self.press("button", "Resume").await;
        self.the("button", "See results").await;
        // A defect may have turned the page.
        self.press("button", starts(FIRST)).await;
        self.the("heading", FIRST).await;
        if place != Place::Rating {
            self.press("button", "See results").await;
            self.the("heading", "Results").await;
        }
        if place == Place::Plan {
            let begun = self.has("button", "Open the plan").await;
            self.press("button", if begun { "Open the plan" } else { "Make a plan" }).await;
            self.open_first_goal().await;
        }
        self.load_axe().await;
    }

    /// The findings of our checks: first of those that only look, then, if these find nothing, of those that act.
    async fn findings(&self, place: Place) -> Found {
        if place == Place::Kiosk {
            return self.unwarned().await.map(|what| ("waiting", what)).into_iter().collect();
        }
        let mut found = Found::new();
        found.extend(self.axe().await.first().map(|what| ("axe", what.clone())));
        found.extend(self.audit().await.first().map(|what| ("audit", what.clone())));
        let wide = self.too_wide().await;
        found.extend((!wide.is_empty()).then_some(("width", wide)));
        if found.is_empty() && place == Place::Rating {
            found.extend(self.lost_focus().await.map(|what| ("Tab", what)));
            found.extend(self.moved_by_an_answer().await.map(|what| ("arrow keys", what)));
        }
        found
    }

    /// A finding if an unattended kiosk ends its session without a warning.
    async fn unwarned(&self) -> Option<String> {
        self.script("later(76)", vec![]).await;
        let asked = "const done = arguments[0];
             const look = (left) => {
               const dialog = document.querySelector('cme-selfcheck').shadowRoot
                 .querySelector('dialog[role=alertdialog]');
               dialog?.open || !left ? done(Boolean(dialog?.open)) : setTimeout(look, 50, left - 1);
             };
             look(40);";
        let asked = self.client.execute_async(asked, vec![]).await.unwrap();
        (asked != json!(true)).then(|| "nobody is asked".to_owned())
    }

    /// A finding if Tab reaches an element that has no ring or is not visible.
    async fn lost_focus(&self) -> Option<String> {
        focus_heading(self).await;
        for _ in 0..10 {
            self.type_key(Key::Tab.into()).await;
            let (kind, width, _) = self.ring().await;
            if width < 2.0 {
                return Some(format!("{kind} has a ring of {width} px"));
            }
            if let Some(covered) = self.covered().await.pop() {
                return Some(covered);
            }
        }
        None
    }

    /// A finding if an answer by arrow key moves anything but the mark.
    async fn moved_by_an_answer(&self) -> Option<String> {
        focus_heading(self).await;
        self.tab_to("1.3 Now").await;
        self.type_key(Key::Right.into()).await;
        let here = self.focused().await;
        (!here.contains("1.3 Now") || !self.has("heading", FIRST).await)
            .then(|| format!("the focus is on {here}"))
    }
}

/// Cases: AX-02
/// WCAG: 1.1.1, 1.3.1, 1.4.1, 2.4.6, 2.4.7, 2.5.3, 2.5.8, 3.1.2, 3.2.2, 3.3.2, 4.1.2, 4.1.3
#[apply(scenario)]
#[engines(one of Chromium; "the planted defects are of our own rules, not of an engine")]
pub(crate) async fn planted_defects_are_found(browser: &Browser) {
    browser.resize(1280, 900).await;
    let kiosk = Site::with(Setup { before: CLOCK, ..host("lang=\"en\"", KIOSK) });
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "1 Novice").await;
    browser.choose_present("1.2", "2 Advanced beginner").await;
    browser.choose_desired("1.2", "5 Expert").await;
    browser.add_note("1.1").await;
    browser.type_key('a').await;
    browser.says("status", "Saved on this device").await;
    let of = |place: Place| if place == Place::Kiosk { &kiosk } else { &site };
    for place in [Place::Rating, Place::Results, Place::Plan, Place::Kiosk] {
        browser.fresh(of(place), place).await;
        assert_eq!(browser.findings(place).await, Found::new(), "{place:?}, as it is");
    }
    let mut by: BTreeMap<&str, usize> = BTreeMap::new();
    let mut missed = Vec::new();
    for defect in DEFECTS.iter().chain(MORE).step_by(Run::choose(10, 1, 1)) {
        let Defect(name, place, _) = defect;
        browser.fresh(of(*place), *place).await;
        browser.spoil(defect).await;
        let found = browser.findings(*place).await;
        let checks: Vec<_> = found.iter().map(|(check, _)| *check).collect();
        println!(
            "  {name}: {}",
            if checks.is_empty() { "MISSED".into() } else { checks.join(", ") }
        );
        for check in checks {
            *by.entry(check).or_default() += 1;
        }
        if found.is_empty() {
            missed.push(*name);
        }
    }
    assert_eq!(DEFECTS.len(), 31);
    println!("  found by {by:?}");
    assert!(missed.is_empty(), "missed: {missed:?}");
    browser.resize(1280, 900).await;
}
