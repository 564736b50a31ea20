//! The oldest supported Chromium. No current driver supports it, so it is controlled by its own protocol.

use std::fs;
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use macro_rules_attribute::apply;
use serde_json::{Value, json};
use tungstenite::WebSocket;
use xtask::tools::tools_dir;

use crate::driver::{Browser, HANGING};
use crate::layout::WIDE;
use crate::places;
use crate::polling::Polling;
use crate::scenario::scenario;
use crate::server::Site;

/// The browser with one page. It ends when this value is dropped.
struct OldestChromium {
    process: Child,
    socket: WebSocket<TcpStream>,
    session: Value,
    commands: u32,
}

impl OldestChromium {
    async fn start() -> Self {
        let profile = places::folder();
        let process = Command::new(tools_dir().join("oldest/chromium"))
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
            .args(["--disable-background-networking", "--remote-debugging-port=0", "about:blank"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{error}; `make test` installs it"));
        // The browser writes port and path to this file once it listens.
        let mut polling = Polling::new();
        let (port, path) = loop {
            let written =
                fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
            if let Some((port, path)) = written.split_once('\n') {
                break (port.to_owned(), path.to_owned());
            }
            assert!(polling.again().await, "the oldest Chromium does not start");
        };
        let stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        // Without this, waiting for a missing answer would never end.
        stream.set_read_timeout(Some(Duration::from_secs(HANGING.into()))).unwrap();
        let address = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = tungstenite::client(address, stream).unwrap();
        let mut browser = Self { process, socket, session: Value::Null, commands: 0 };
        let page = browser.command("Target.createTarget", json!({ "url": "about:blank" }));
        let page = json!({ "targetId": page["targetId"], "flatten": true });
        browser.session = browser.command("Target.attachToTarget", page)["sessionId"].clone();
        browser
    }

    fn command(&mut self, method: &str, params: Value) -> Value {
        self.commands += 1;
        let mut command = json!({ "id": self.commands, "method": method, "params": params });
        if !self.session.is_null() {
            command["sessionId"] = self.session.clone();
        }
        self.socket.send(command.to_string().into()).unwrap();
        loop {
            let message = self.socket.read().unwrap().into_text().unwrap();
            let message: Value = serde_json::from_str(&message).unwrap();
            if message["id"] == self.commands {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
        }
    }

    /// The result of an asynchronous script, which has `root`, the widget's shadow root, and helpers to wait and press.
    fn run(&mut self, script: &str) -> Value {
        let expression = format!(
            "(async () => {{
               const root = document.querySelector('cme-selfcheck')?.shadowRoot;
               const shows = async (selector, text = '') => {{
                 for (let looks = 0; looks < 1500; looks++) {{
                   const found = [...root.querySelectorAll(selector)].find(
                     (one) => one.textContent.includes(text));
                   if (found) return found;
                   await new Promise((go) => setTimeout(go, 20));
                 }}
                 throw new Error(`no ${{selector}} “${{text}}” in: ${{root.textContent}}`);
               }};
               const press = async (selector, text) => (await shows(selector, text)).click();
               {script}
             }})()"
        );
        let order =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let done = self.command("Runtime.evaluate", order);
        assert!(done["exceptionDetails"].is_null(), "{done}");
        done["result"]["value"].clone()
    }

    /// Opens a page at its start screen: a reload would stay on the last screen.
    fn open(&mut self, url: &str) {
        self.run("history.replaceState(null, '')");
        self.command("Page.navigate", json!({ "url": url }));
        let ready = "for (let looks = 0; looks < 1500; looks++) {
               const one = document.querySelector('cme-selfcheck');
               if (one?.shadowRoot?.querySelector('.data')) return;
               await new Promise((go) => setTimeout(go, 20));
             }
             throw new Error(document.body.textContent);";
        self.run(ready);
    }

    /// Asserts that every control is visible, and nothing extends beyond the page.
    fn shows_all_controls(&mut self, what: &str) {
        assert_eq!(self.run(UNSEEN), json!([]), "{what}");
        assert_eq!(self.run(WIDE), "", "{what}");
    }
}

impl Drop for OldestChromium {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Every radio, button and card on screen that is invisible: without a border and of the colour of its background.
const UNSEEN: &str = "
  const behind = (one) => {
    for (let above = one.parentElement; above; above = above.parentElement) {
      const colour = getComputedStyle(above).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return colour;
    }
    return 'none';
  };
  const controls = [...root.querySelectorAll('input[type=radio], button, .choice')];
  return controls.filter((one) => {
    const style = getComputedStyle(one);
    if (style.visibility === 'hidden' || !one.getClientRects().length) return false;
    const seen = (colour) => !/^rgba.*, 0\\)$/.test(colour) && colour !== behind(one);
    const border = parseFloat(style.borderTopWidth) > 0 && seen(style.borderTopColor);
    const text = style.textDecorationLine === 'underline' || one.closest('.areas');
    // It has a mark in front: + or −.
    const opens = one.hasAttribute('aria-expanded');
    return !border && !seen(style.backgroundColor) && !text && !opens;
  }).map((one) => one.outerHTML);
";

/// Cases: FD-02
#[apply(scenario)]
#[engines(all of Chromium; "starts a Chromium of its own")]
pub(crate) async fn it_shows_every_control_and_keeps_answers(_: &Browser) {
    let site = Site::plain();
    let mut browser = OldestChromium::start().await;
    let phone = json!({ "width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": true });
    browser.command("Emulation.setDeviceMetricsOverride", phone);
    let begin = "await press('label', 'Coordinator');
         await press('.setup .actions button');
         await press('.now [value=\"2\"]');
         await press('.aim [value=\"4\"]');";
    for (scheme, rate) in [("light", begin), ("dark", "await press('.resume button', 'Resume');")] {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser.command("Emulation.setEmulatedMedia", json!({ "features": features }));
        browser.open(&site.url(""));
        browser.shows_all_controls("start");
        browser.run(rate);
        browser.run("await shows('.now :checked');");
        browser.shows_all_controls("rating");
        let levels = browser.run(
            "return ['2', '3'].map((value) =>
               getComputedStyle(root.querySelector(`.now [value='${value}']`)).backgroundColor);",
        );
        assert_ne!(levels[0], levels[1], "the chosen level looks like the others");
        browser.run("await press('button', 'See results'); await shows('.plot-line .now');");
        browser.shows_all_controls("results");
        browser.run("await press('.results > .actions .primary'); await shows('.goal');");
        browser.shows_all_controls("plan");
    }
    assert_eq!(browser.run("return [seen.violations, seen.errors];"), json!([[], []]));
}
