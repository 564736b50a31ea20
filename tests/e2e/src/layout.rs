//! Layout at all sizes.

use cme_selfcheck::format::framework_v1;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::driver::{Browser, Engine};
use crate::embedding::host;
use crate::page::starts;
use crate::run::Run;
use crate::scenario::scenario;
use crate::screens::{PAGES, TEXTS, on_every_screen};
use crate::server::{Setup, Site};

/// Elements that extend beyond the right edge of the page, except inside a scrolling region.
pub(crate) const WIDE: &str = "
  const out = [];
  const edge = Math.min(innerWidth, document.documentElement.getBoundingClientRect().right);
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element.closest('.table-region, .unseen, [role=region][tabindex]')) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.right > edge + 1) out.push(element.localName + '.' + element.className);
    }
  };
  walk(document);
  if (document.documentElement.scrollWidth > innerWidth) out.push('the page scrolls');
  return out.join(', ');
";

/// Controls that cannot be scrolled fully into view, or whose middle is covered there.
const OUT_OF_REACH: &str = "
  const out = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches('a[href], button, input, select, textarea, summary')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const box = element.getClientRects()[0];
      const hit = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const own = [element, ...(element.labels ?? [])].some((one) => one.contains(hit));
      if (own && box.left > -1 && box.right < innerWidth + 1) continue;
      out.push(`${element.localName} “${element.textContent}” at ${box.left}, ${box.top}: ${hit?.outerHTML}`);
    }
  };
  walk(document);
  scrollTo({ top: 0, behavior: 'instant' });
  return out;
";

impl Browser {
    pub(crate) async fn fits(&self, what: &str) {
        assert_eq!(self.too_wide().await, "", "{what}");
    }

    /// Asserts that at a zoom of 400 % everything fits, and all controls are in reach.
    async fn is_in_reach(&self, what: &str) {
        let zoom = "return [innerWidth, innerHeight, devicePixelRatio]";
        assert_eq!(self.script(zoom, vec![]).await, json!([320, 256, 4]), "{what}");
        self.fits(what).await;
        self.controls_are_in_reach(what).await;
    }

    /// Asserts that nothing covers a control that is scrolled into view.
    pub(crate) async fn controls_are_in_reach(&self, what: &str) {
        let found = self.script(OUT_OF_REACH, vec![]).await;
        assert_eq!(found, json!([]), "{what}");
    }

    /// The elements that extend beyond the page, in a line.
    pub(crate) async fn too_wide(&self) -> String {
        let wide = self.script(WIDE, vec![]).await;
        wide.as_str().unwrap_or_default().to_owned()
    }

    /// Resizes the page to so many CSS pixels, and waits for it: a window takes its new size some time after the
    /// driver's request.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
        let (right, below) = self.missing(width, height).await;
        self.client.set_window_size(width + right, height + below).await.unwrap();
        self.missing(width, height).await;
        // Some windows cannot be narrower than 450 or 500 pixels. The page itself can, and the widget depends on its
        // own width, not on the window's.
        let inner = self.script("return innerWidth", vec![]).await;
        self.narrow.set((inner.as_u64() > Some(width.into())).then_some(width));
        self.narrow_down().await;
    }

    /// Makes the page narrower than the window can be.
    pub(crate) async fn narrow_down(&self) {
        let width = self.narrow.get().map_or(String::new(), |width| format!("{width}px"));
        let script = "document.documentElement.style.width = arguments[0]";
        self.script(script, vec![json!(width)]).await;
    }

    /// How much smaller the page is than requested, once its size is stable.
    async fn missing(&self, width: u32, height: u32) -> (u32, u32) {
        let settled = "const done = arguments[0]; let same = 0, last = '';
             const look = () => {
               const now = `${innerWidth} ${innerHeight}`;
               same = now === last ? same + 1 : 0;
               last = now;
               same > 15 ? done([innerWidth, innerHeight]) : setTimeout(look, 20);
             };
             look();";
        let inner = self.client.execute_async(settled, vec![]).await.unwrap();
        let got = |index: usize| inner[index].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap();
        (width.saturating_sub(got(0)), height.saturating_sub(got(1)))
    }
}

/// Cases: AX-09
/// WCAG: 1.3.4, 1.4.10
#[apply(scenario)]
pub(crate) async fn nothing_scrolls_sideways_at_320_pixels(browser: &Browser) {
    let site = Site::plain();
    for width in [320, 768, 1280].into_iter().take(Run::choose(1, 3, 3)) {
        browser.resize(width, 800).await;
        browser.open_selfcheck(&site).await;
        browser.fits("start").await;
        browser.press("radio", "Coordinator").await;
        let begin = browser.all("button", "Start", None).await;
        let name = if begin.is_empty() { "Start a new self-check" } else { "Start" };
        browser.press("button", name).await;
        browser.choose_present("1.1", "1 Novice").await;
        browser.add_note("1.1").await;
        for key in ["See https://example.org/", &"long".repeat(30)].concat().chars() {
            browser.type_key(key).await;
        }
        browser.fits("rating").await;
        browser.press("button", "See results").await;
        browser.the("heading", "Results").await;
        browser.fits("results").await;
        browser.press("radio", "Radar").await;
        browser.fits("radar").await;
        browser.press("radio", "Table").await;
        browser.fits("table").await;
        browser.press("button", "Targets by role").await;
        browser.the("heading", "Targets by role").await;
        browser.fits("targets by role").await;
        browser.press("button", "Back").await;
        browser.press("button", "Adjust targets").await;
        browser.the("heading", "Targets").await;
        browser.fits("targets").await;
        browser.press("button", "Back to results").await;
        browser.press("button", "Make a plan").await;
        browser.open_first_goal().await;
        browser.press("button", "Add activity").await;
        browser.press("summary", "Progress and closing").await;
        browser.fits("plan").await;
    }
    browser.resize(1280, 900).await;
}

/// A window of 1280 × 1024 pixels at a zoom of 400 %, as a page sees it: 320 × 256 CSS pixels with 4 × 4 device pixels
/// each. Only Chromium's driver can set it.
///
/// Cases: AX-09
/// WCAG: 1.4.10
#[apply(scenario)]
#[engines(one of Chromium; "no other driver sets a zoom")]
pub(crate) async fn everything_is_in_reach_at_400_percent(browser: &Browser) {
    let zoomed = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
    browser.cdp_with("Emulation.setDeviceMetricsOverride", zoomed).await;
    let site = Site::plain();
    on_every_screen(browser, &site, async |screen| browser.is_in_reach(screen).await).await;
    for page in PAGES {
        browser.open(&site.url(page)).await;
        browser.all_run().await;
        browser.is_in_reach(page).await;
    }
    browser.open_draft(&site).await;
    browser.is_in_reach("check.html with a draft").await;
}

/// Words on more than one line.
const TORN: &str = "
  const out = [];
  const forScreenReaders = (one) => one && (one.offsetWidth === 1 || forScreenReaders(one.parentElement));
  for (const [node, parent] of texts(document)) {
    if (parent.closest('style, script, textarea') || forScreenReaders(parent)) continue;
    for (const { 0: word, index } of node.data.matchAll(/[^\\s–—-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.top));
      if (lines.size > 1) out.push(`${word} in ${parent.localName}.${parent.className}`);
    }
  }
  return out;
";

/// Cases: FD-10
#[apply(scenario)]
#[engines(one of Chromium; "the others break lines after a slash by themselves")]
pub(crate) async fn no_word_of_the_framework_is_torn(browser: &Browser) {
    for width in [320, 1024, 768, 390].into_iter().take(Run::choose(2, 4, 4)) {
        let site = Site::plain();
        browser.resize(width, 800).await;
        on_every_screen(browser, &site, async |screen| {
            let found = browser.script(&[TEXTS, TORN].concat(), vec![]).await;
            assert_eq!(found, json!([]), "{screen} at {width} pixels");
        })
        .await;
    }
}

/// A framework of the built-in one's size in which every text is one long word.
fn long_words() -> String {
    let mut framework: Value = serde_json::from_str(framework_v1::BUILT_IN).unwrap();
    lengthen(&mut framework);
    framework["id"] = json!("long-words");
    framework.to_string()
}

fn lengthen(value: &mut Value) {
    const WORD: &str = "Fortbildungsveranstaltungszertifizierungsbeauftragtenausbildungsordnung";
    const TEXTS: [&str; 6] = ["title", "statement", "name", "anchor", "definition", "summary"];
    for (name, value) in value.as_object_mut().into_iter().flatten() {
        if value.is_string() && TEXTS.contains(&name.as_str()) {
            *value = json!(WORD);
        }
        lengthen(value);
    }
    value.as_array_mut().into_iter().flatten().for_each(lengthen);
}

/// Cases: FD-10
/// WCAG: 1.4.10
#[apply(scenario)]
#[engines(all, "each breaks words by rules of its own")]
pub(crate) async fn words_of_any_length_fit(browser: &Browser) {
    let mut setup =
        host("lang=\"en\"", "<cme-selfcheck framework=\"long.json\" importance></cme-selfcheck>");
    setup.pages.insert("long.json", long_words());
    for width in [320, 768, 1280] {
        browser.resize(width, 800).await;
        let _site = browser.open_host(setup.clone()).await;
        browser.narrow_down().await;
        browser.fits("start").await;
        browser.run("widget.jobRole = 'none'; await task()").await;
        browser.press("button", "Start").await;
        browser.the("button", "Next").await;
        browser.fits("rating").await;
        let rate = "
          const root = widget.shadowRoot;
          root.querySelector('.now [value=\"1\"]').click();
          await task();
          root.querySelector('.aim [value=\"5\"]').click();
          await task();";
        browser.run(rate).await;
        browser.add_note("1.1").await;
        let note = "const field = widget.shadowRoot.querySelector('textarea');
            field.value = 'https://example.org/' + 'a'.repeat(300);
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        browser.run(note).await;
        browser.press("button", "See results").await;
        browser.the("heading", "Results").await;
        browser.fits("results").await;
        browser.press("radio", "Radar").await;
        browser.fits("radar").await;
        browser.press("button", "Make a plan").await;
        browser.the("heading", "Learning plan").await;
        browser.fits("plan").await;
    }
    // Headless browsers have no print dialog, so the report comes as a file with the same tree and styles. Firefox
    // opens its dialog nevertheless, and waits for somebody to close it.
    if browser.engine == Engine::Firefox {
        return;
    }
    browser.press("button", "Print").await;
    let report = browser.downloaded(0).await;
    let paper = Site::with(Setup {
        pages: [("report.html", report)].into(),
        policy: Some("default-src 'none'; style-src 'unsafe-inline'".to_owned()),
        ..Setup::default()
    });
    browser.resize(794, 1123).await;
    browser.open(&paper.url("report.html")).await;
    let wide = "return [...document.querySelectorAll('body *')].filter((one) =>
        one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 80))";
    assert_eq!(browser.script(wide, vec![]).await, json!([]), "cut on paper");
}

/// Cases: FD-09
#[apply(scenario)]
#[engines(all of Chromium; "only its driver shows a page as it is printed")]
pub(crate) async fn paper_is_light_whatever_the_theme(browser: &Browser) {
    let body =
        "<cme-selfcheck theme=\"dark\" job-role=\"coordinator\" scope=\"quick\"></cme-selfcheck>";
    let mut setup = host("lang=\"en\"", body);
    let dark = "cme-selfcheck { --cme-ink: #ffe; --cme-paper: #111; color-scheme: dark; }";
    setup.pages.insert("host.css", dark.to_owned());
    browser.open_host(setup).await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "2 Advanced beginner").await;
    browser.press("button", "See results").await;
    browser.the("heading", "Results").await;
    browser.cdp_with("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let colours = "
      const root = document.querySelector('cme-selfcheck').shadowRoot;
      const of = (selector) => getComputedStyle(root.querySelector(selector));
      return [of('.root').color, of('.outer').backgroundColor, of('.plot-line .now').fill, of('.outer').colorScheme];
    ";
    let found = browser.script(colours, vec![]).await;
    assert_eq!(found, json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgb(0, 0, 0)", "light"]));
    browser.cdp_with("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
}

/// Cases: FD-23
#[apply(scenario)]
pub(crate) async fn what_stays_in_view_covers_nothing_that_stays(browser: &Browser) {
    let site = Site::plain();
    for (width, height) in [(1366, 638), (1280, 500), (1920, 1080)] {
        browser.resize(width, height).await;
        browser.open_selfcheck(&site).await;
        if width == 1366 {
            browser.press("radio", "Coordinator").await;
            browser.press("button", "Start").await;
        } else {
            browser.press("button", "Resume").await;
        }
        browser.choose_present("1.1", "2 Advanced beginner").await;
        let overlap = "
          const root = document.querySelector('cme-selfcheck').shadowRoot;
          return [800, 1e6].map((top) => {
            scrollTo({ top, behavior: 'instant' });
            const [bar, list] = ['.foot', '.areas'].map(
              (one) => root.querySelector(one).getBoundingClientRect());
            return list.bottom > bar.top + 1 && list.top < bar.bottom;
          });";
        let found = browser.script(overlap, vec![]).await;
        assert_eq!(found, json!([false, false]), "{width} × {height}");
    }
}

/// The height of each row of a page, with the length of its statement; first unanswered, then with everything answered
/// and every aim set. Also the final height of the page.
const HEIGHTS: &str = "
  const root = document.querySelector('cme-selfcheck').shadowRoot;
  const rows = [...root.querySelectorAll('.row')];
  const task = () => new Promise((go) => setTimeout(go));
  const heights = () => rows.map((row) => Math.ceil(row.getBoundingClientRect().height));
  const before = heights();
  for (const [place, row] of rows.entries()) {
    row.querySelectorAll('.now input')[place % 5].click();
    await task();
    if (place % 2) row.querySelectorAll('.aim input')[4].click();
  }
  await task();
  const after = heights();
  const lengths = rows.map((row) => row.querySelector('h2, h3').textContent.length);
  return { before, after, lengths, page: document.documentElement.scrollHeight };
";

/// The rows of a page.
#[derive(serde::Deserialize)]
struct Heights {
    before: Vec<u64>,
    after: Vec<u64>,
    lengths: Vec<u64>,
    page: u64,
}

/// For the built-in framework: each row but those with the five longest statements, of more than 180 characters.
///
/// Cases: AX-29
#[apply(scenario)]
pub(crate) async fn rows_are_low_and_no_answer_moves_them(browser: &Browser) {
    let site = Site::plain();
    for (width, height, max, longest, screens) in
        [(1280, 800, 170, 180, 7), (360, 740, 260, 180, 21)]
    {
        // Phones have scroll bars that take no space.
        browser.resize(width + 15, height).await;
        browser.open_selfcheck(&site).await;
        browser.run("widget.reset(); await task()").await;
        browser.press("radio", "Coordinator").await;
        browser.press("button", "Start").await;
        let (mut rows, mut pages) = (Vec::new(), 0);
        for area in 1..=8 {
            browser.the("radiogroup", starts(&format!("{area}.1 Now"))).await;
            let found: Heights = serde_json::from_value(browser.run(HEIGHTS).await).unwrap();
            assert_eq!(found.after, found.before, "{width} px, area {area}: an answer moves rows");
            rows.extend(found.after.into_iter().zip(found.lengths));
            // The part of each page beyond the first window needs scrolling.
            pages += found.page.saturating_sub(height.into());
            if area < 8 {
                browser.press("button", "Next").await;
            }
        }
        assert_eq!(rows.len(), 48);
        let high: Vec<_> =
            rows.iter().filter(|(row, length)| *row > max && *length <= longest).collect();
        let mean = rows.iter().map(|(row, _)| row).sum::<u64>() / 48;
        println!(
            "{width} px: rows of {mean} px in the mean, {pages} px scrolled; higher: {high:?}"
        );
        assert!(high.is_empty(), "{width} px: {high:?}");
        assert!(mean <= max, "{width} px: {mean} px in the mean");
        assert!(pages <= screens * u64::from(height), "{width} px: {pages} px to scroll");
    }
    browser.resize(1280, 900).await;
}
