//! The whole journey from right to left, with a framework in an invented language.

use macro_rules_attribute::apply;
use serde_json::json;

use crate::accessibility::NOTHING;
use crate::driver::Browser;
use crate::framework_text::{on_every_screen, translated};
use crate::scenario::scenario;

/// An invented language: Arabic letters for Latin ones, with every vowel doubled, since translations are often a third
/// longer.
fn made_up(text: &str) -> String {
    let letters = "ابتثجحخدذرزسشصضطظعغفقكلمنه";
    let letter = |one: char| match one.to_ascii_lowercase() {
        low @ 'a'..='z' => letters.chars().nth(low as usize - 'a' as usize).unwrap(),
        other => other,
    };
    let long = |one: char| if "aeiou".contains(one) { 2 } else { 1 };
    text.chars().flat_map(|one| std::iter::repeat_n(letter(one), long(one))).collect()
}

/// Whether there are Latin letters in a text.
fn is_mixed(text: &str) -> bool {
    text.contains(|one: char| one.is_ascii_alphabetic())
}

/// The visible texts, in which the scripts below look for defects.
const DRAWN: &str = "
  const root = document.querySelector('cme-selfcheck').shadowRoot;
  const out = [];
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (parentElement.closest('style, textarea, option') || !parentElement.checkVisibility()) continue;
    texts.push(walker.currentNode);
  }
";

/// Texts whose words are not drawn in the order of the first letter's direction, as if a leading number moved to the
/// end: “of 22 answered 1”. Checks the first line of each.
const IN_DISORDER: &str = "
  const WORDS = /\\p{Script=Arabic}([^\\p{Script=Latin}\\p{N}]*\\p{Script=Arabic})*|[\\p{Script=Latin}\\p{N}]+/gu;
  for (const node of texts) {
    const { data, parentElement } = node;
    const boxes = [...data.matchAll(WORDS)].map(({ 0: word, index }) => {
      const one = document.createRange();
      one.setStart(node, index);
      one.setEnd(node, index + word.length);
      return one.getClientRects()[0];
    });
    const line = boxes.filter((box) => box && Math.abs(box.top - boxes[0].top) < 4);
    const right = /\\p{Script=Arabic}/u.test(data.match(/\\p{L}/u)?.[0]);
    const order = line.every((box, place) => !place || right === box.left < line[place - 1].left);
    if (!order) out.push(`“${data}” in ${parentElement.localName}.${parentElement.className}`);
  }
  return out;
";

/// Texts in Arabic letters alone that do not run from the right, or are not aligned to the right. Except centred texts,
/// and texts in pictures, which have their own direction.
const FROM_THE_RIGHT: &str = "
  let count = 0;
  for (const { data, parentElement } of texts) {
    if (!/\\p{Script=Arabic}/u.test(data) || /\\p{Script=Latin}/u.test(data)) continue;
    if (parentElement.closest('svg')) continue;
    count++;
    const style = getComputedStyle(parentElement);
    if (style.direction !== 'rtl') out.push(`${style.direction}: “${data}”`);
    if (!parentElement.matches('h1, h2, h3, h4, h5, h6, p') || style.textAlign === 'center') continue;
    const line = document.createRange();
    line.selectNodeContents(parentElement);
    // A line is one box for each run of letters and numbers.
    const boxes = [...line.getClientRects()];
    const first = boxes.filter(({ top }) => Math.abs(top - boxes[0].top) < 4);
    const right = Math.max(...first.map((one) => one.right));
    const box = parentElement.getBoundingClientRect();
    const before = box.right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight) - right;
    if (Math.abs(before) > 1) out.push(`from the left: “${data}”`);
  }
  if (!count) out.push('no text of the framework');
  return out;
";

/// Names of levels that overlap the next one, as long words do.
const INTO_THE_NEXT: &str = "
  for (const names of [...root.querySelectorAll('.level-names')].map((one) => [...one.children])) {
    const boxes = names.map((name) => {
      const text = document.createRange();
      text.selectNodeContents(name);
      return text.getBoundingClientRect();
    });
    boxes.forEach((box, place) => {
      const next = boxes[place + 1];
      if (next && box.left < next.right - 1 && next.left < box.right - 1) out.push(names[place].textContent);
    });
  }
  return out;
";

/// Cases: AX-22
#[apply(scenario)]
pub(crate) async fn made_up_language_is_clean(browser: &Browser) {
    on_every_screen(browser, "ar", translated(made_up), async |screen| {
        if screen == "start" {
            browser.load_axe().await;
        }
        for (theme, width) in [("light", 320), ("dark", 1280)] {
            browser.dress(theme, width, "rtl").await;
            let place = format!("{screen}, {theme}, {width} px");
            assert_eq!(browser.axe().await, NOTHING, "axe: {place}");
            let mut found = browser.audit().await;
            // Our sentences with a name in them are in our language.
            found.retain(|one| !one.strip_prefix("no language for").is_some_and(is_mixed));
            assert_eq!(found, NOTHING, "audit: {place}");
            assert_eq!(browser.too_wide().await, "", "{place}");
            assert_eq!(browser.cut().await, NOTHING, "{place}");
            for fault in [FROM_THE_RIGHT, IN_DISORDER, INTO_THE_NEXT] {
                let found = browser.script(&format!("{DRAWN} {fault}"), vec![]).await;
                assert_eq!(found, json!([]), "{place}");
            }
        }
    })
    .await;
}
