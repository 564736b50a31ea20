//! Printing: a substitute for the dialog, and pages as PDF.

use base64::Engine;
use serde_json::json;

use crate::driver::Browser;

/// Replaces the print dialog: records what is printed, and dispatches the browser's events. A headless browser has no
/// dialog.
pub(crate) const PRINTING: &str = "
  const whole = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    get() {
      const frame = whole.get.call(this);
      if (frame && !frame.noted) {
        frame.noted = true;
        frame.print = () => {
          frame.dispatchEvent(new Event('beforeprint'));
          seen.printed.push(frame.document.documentElement.outerHTML);
          seen.sheets = frame.document.adoptedStyleSheets.length;
        };
      }
      return frame;
    },
  });
";

/// Widths and heights in centimetres.
pub(crate) const A4: [f64; 2] = [21.0, 29.7];
pub(crate) const LETTER: [f64; 2] = [21.59, 27.94];

/// Prints the open page on paper of that size. Returns the text, with single spaces, and the number of pages.
pub(crate) async fn print(browser: &Browser, size: [f64; 2]) -> (String, usize) {
    let pages = print_pages(browser, size).await;
    (pages.join(" "), pages.len())
}

/// Prints the open page, and returns the text of each sheet.
pub(crate) async fn print_pages(browser: &Browser, size: [f64; 2]) -> Vec<String> {
    let [width, height] = size;
    let page = json!({ "page": { "width": width, "height": height }, "shrinkToFit": false });
    let pdf = browser.command("print", Some(page)).await.unwrap();
    let pdf = base64::engine::general_purpose::STANDARD.decode(pdf.as_str().unwrap()).unwrap();
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let text = |page: &u32| {
        let text = document.extract_text(&[*page]).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // The font has ligatures for some letters.
        let joined = [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")];
        joined.iter().fold(text, |text, (sign, letters)| text.replace(sign, letters))
    };
    document.get_pages().keys().map(text).collect()
}
