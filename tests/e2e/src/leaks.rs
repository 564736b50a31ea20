//! No style leaks in or out: hostile host styles change no pixel, and ours change no host element.

use fantoccini::elements::Element;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

use crate::accessibility::package;
use crate::driver::Browser;
use crate::embedding::host;
use crate::run::Run;
use crate::scenario::scenario;

/// A box of fixed size, whatever else the host's sheet says.
const BOX: &str = "#box { all: initial !important; display: block !important;
       position: absolute !important; inset: 0 auto auto 0 !important; width: 800px !important; }
     html { overflow: hidden scroll !important; background: white !important; }
     body { overflow: visible !important; }";
const BODY: &str =
    "<div id=\"box\"><cme-selfcheck theme=\"light\" storage=\"memory\"></cme-selfcheck></div>";

/// Hostile host styles, each modelled on something that exists.
const HOSTILE: &[(&str, &str)] = &[
    ("everything unset", "* { all: unset; } *::before, *::after { all: unset; }"),
    ("everything reverted", "* { all: revert; }"),
    ("tiny", "body { font-size: 8px; } * { font-size: 8px; line-height: 1; }"),
    ("the 62.5 % trick", "html { font-size: 62.5%; } body { font-size: 1.6rem; }"),
    ("labels hidden", "label, legend, summary, input { display: none; }"),
    (
        "a reset in the manner of Bootstrap 5",
        "*, *::before, *::after { box-sizing: border-box; }
         :root { --bs-body-font-size: 1rem; scroll-behavior: smooth; }
         body { margin: 0; font: 400 1rem/1.5 serif; color: #212529; text-align: center;
           background-color: #fff; -webkit-text-size-adjust: 100%; }
         h1, h2, h3 { margin: 0 0 .5rem; font-weight: 500; line-height: 1.2; color: red; }
         p { margin: 0 0 1rem; } ul, ol { padding-left: 2rem; } a { color: red; }
         button, input, textarea { margin: 0; font: inherit; line-height: inherit; }
         button { border-radius: 0; text-transform: none; } fieldset { min-width: 0; padding: 0; }
         legend { float: left; width: 100%; font-size: 1.5rem; } table { caption-side: bottom; }",
    ),
    (
        "inherited everything",
        "body { color: red; font: italic bold 30px/3 monospace; letter-spacing: 5px;
           word-spacing: 20px; text-transform: uppercase; text-align: right; text-indent: 40px;
           white-space: pre; hyphens: auto; cursor: none; list-style: square; quotes: 'x' 'y';
           text-shadow: 2px 2px red; user-select: none;
           border-spacing: 9px; caption-side: bottom; color-scheme: dark; accent-color: red;
           font-variant: small-caps; tab-size: 1; word-break: break-all; line-break: anywhere; }",
    ),
    (
        "the element in the grip of the host",
        "cme-selfcheck { display: flex; font-size: 5px; color: red; text-align: right;
           line-height: 4; letter-spacing: 1em; color-scheme: dark; }",
    ),
    ("the element as a grid", "cme-selfcheck { display: grid; place-items: stretch; }"),
    ("private names", ":root, body { --_cme-rem: 3px; --_cme-word: 1px; --_cme-levels: 1; }"),
    ("a private name for everything", "* { --rem: 3px; --word: 1px; }"),
    (
        "names that the host registers, which counts in shadow roots, too",
        "@property --columns { syntax: '<integer>'; inherits: false; initial-value: 1; }
         @property --levels { syntax: '<integer>'; inherits: false; initial-value: 1; }
         @property --last { syntax: '<length>'; inherits: false; initial-value: 1px; }
         @property --word { syntax: '<length>'; inherits: false; initial-value: 1px; }
         @property --rem { syntax: '<length>'; inherits: false; initial-value: 1px; }",
    ),
    ("an element from the right without the attribute", "cme-selfcheck { direction: rtl; }"),
];

/// Published style sheets that many hosts use.
const PUBLISHED: &[(&str, &str)] = &[
    ("Bootstrap 5", "bootstrap/dist/css/bootstrap.css"),
    ("Bootstrap 3", "bootstrap3/dist/css/bootstrap.css"),
    ("a WordPress theme", "understrap/css/theme.css"),
];

/// How many pixels of two screenshots differ visibly, and the size of the screenshots.
const DIFFERENT: &str = "
  const [one, two, done] = arguments;
  const pixels = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    return [picture.width, picture.height,
      context.getImageData(0, 0, picture.width, picture.height).data];
  };
  Promise.all([pixels(one), pixels(two)]).then(([[w, h, a], [v, g, b]]) => {
    if (w !== v || h !== g) return done([w * h, `${w} × ${h}, then ${v} × ${g}`]);
    let different = 0;
    for (let at = 0; at < a.length; at += 4) {
      const far = [0, 1, 2].some((part) => Math.abs(a[at + part] - b[at + part]) > 8);
      different += far ? 1 : 0;
    }
    done([different, `${w} × ${h}`]);
  });
";

/// The heading of a new screen has the focus, which happens some time after it is drawn.
const FOCUSED: &str =
    "document.querySelector('cme-selfcheck').shadowRoot.activeElement?.part.contains('heading')";

impl Browser {
    /// Screenshots of the three screens, in the host with this sheet.
    async fn pictures(&self, sheet: &str) -> Vec<Vec<u8>> {
        let mut setup = host("lang=\"en\"", BODY);
        // The sheet's own fonts and images are not part of the test.
        let alone = sheet.replace("@import", "@no-import").replace("url(", "no-url(");
        setup.pages.insert("host.css", format!("{alone}\n{BOX}"));
        self.open_host(setup).await;
        let mut taken = Vec::new();
        self.runs().await;
        taken.push(self.picture().await);
        let steps = "const root = widget.shadowRoot;
             root.querySelectorAll('input')[1].click();
             root.querySelector('.setup .actions button').click();
             await task();
             root.querySelectorAll('.now input')[2].click();
             await task();";
        self.run(steps).await;
        self.until(FOCUSED).await;
        taken.push(self.picture().await);
        self.run(
            "[...widget.shadowRoot.querySelectorAll('.bar button')]
               .find((one) => one.textContent === 'See results').click()",
        )
        .await;
        self.the("table", "Results by area").await;
        self.until(FOCUSED).await;
        taken.push(self.picture().await);
        self.is_clean().await;
        taken
    }

    /// A screenshot of the widget, without a focus.
    async fn picture(&self) -> Vec<u8> {
        // Redraws everything at once: WebKit draws the edges of marks a little darker after a partial redraw.
        let frames = "const frame = () => new Promise((go) => requestAnimationFrame(go));
             await frame(); await task();
             widget.shadowRoot.activeElement?.blur();
             document.documentElement.style.setProperty('display', 'none', 'important');
             await frame(); await task();
             document.documentElement.style.removeProperty('display');
             await frame(); await task();";
        self.run(frames).await;
        let root = "return document.querySelector('cme-selfcheck').shadowRoot.querySelector('[part=root]')";
        let found = self.script(root, vec![]).await;
        let id = found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        let element = Element::from_element_id(self.client.clone(), id.into());
        element.screenshot().await.unwrap()
    }
}

/// Cases: EM-05
#[apply(scenario)]
pub(crate) async fn hostile_styles_of_the_host_change_no_pixel(browser: &Browser) {
    browser.resize(1000, 900).await;
    let plain = browser.pictures("").await;
    let invented = HOSTILE.iter().map(|(name, sheet)| (*name, (*sheet).to_owned()));
    let published = PUBLISHED.iter().map(|(name, path)| (*name, package(path)));
    for (name, sheet) in invented.chain(published).step_by(Run::choose(3, 1, 1)) {
        let hostile = browser.pictures(&sheet).await;
        for (screen, (one, two)) in plain.iter().zip(&hostile).enumerate() {
            let pictures = [one, two].map(|bytes| {
                use base64::Engine;
                json!(base64::engine::general_purpose::STANDARD.encode(bytes))
            });
            let found = browser.client.execute_async(DIFFERENT, pictures.to_vec()).await.unwrap();
            let same = found[0] == 0;
            if std::env::var("CME_KEEP_PICTURES").is_ok() && !same {
                let folder = std::env::temp_dir();
                std::fs::write(folder.join(format!("plain-{screen}.png")), one).unwrap();
                std::fs::write(folder.join(format!("hostile-{screen}.png")), two).unwrap();
            }
            assert!(same, "{name}, screen {screen}: {found}");
        }
    }
}

/// 200 elements of many kinds, and the computed styles of all of them.
const STYLES: &str = "
  return [...document.querySelectorAll('#theirs *')].map((element) => {
    const style = getComputedStyle(element);
    return element.localName + ' ' + [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
  });
";

/// Cases: EM-06
#[apply(scenario)]
pub(crate) async fn our_styles_change_nothing_of_the_host(browser: &Browser) {
    let kinds = "<h2 class=\"root\">a</h2><p class=\"hint\">b <a href=\"#\">c</a></p><ul><li>d</li></ul>
         <fieldset class=\"track\"><legend>e</legend><label>f <input type=\"radio\"></label></fieldset>
         <textarea></textarea><button class=\"primary\">g</button><table><tr><th>h</th><td>i</td></tr></table>
         <details><summary>j</summary>k</details><svg><line></line></svg><dialog>l</dialog>";
    let theirs = kinds.repeat(10);
    let body = format!(
        "<div id=\"theirs\">{theirs}</div>
         <div id=\"box\"><cme-selfcheck job-role=\"leader\" scope=\"full\"></cme-selfcheck></div>"
    );
    let mut setup = host("lang=\"en\"", &body);
    setup.pages.insert("host.css", BOX.to_owned());
    let without = {
        let mut setup = setup.clone();
        let page = setup.pages.get_mut("host.html").unwrap();
        *page = page.replace("<script type=\"module\" src=\"cme-selfcheck.js\"></script>", "");
        setup
    };
    let site = crate::server::Site::with(without);
    browser.open(&site.url("host.html")).await;
    let before = browser.script(STYLES, vec![]).await;
    browser.open_host(setup).await;
    browser.press("button", "Start").await;
    browser.the("button", "See results").await;
    let after = browser.script(STYLES, vec![]).await;
    let (Value::Array(before), Value::Array(after)) = (before, after) else { panic!("no styles") };
    assert!(before.len() >= 200, "{} elements", before.len());
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
}
