//! A page as a person perceives it: by role and accessible name.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use fantoccini::actions::{
    InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;

use crate::driver::{Browser, Engine, HANGING};
use crate::polling::Polling;
use crate::run::Run;

const FIND: &str = include_str!("find.js");

/// Scrolls an element into view and returns its middle, or what covers that. The driver's own click does not support
/// shadow roots in every engine.
const PLACE: &str = "
  const [element] = arguments;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element.getClientRects()[0];
  const deepest = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot?.elementFromPoint(x, y)) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  // Of what is zoomed WebKit gives a place of its own: that in the page without the zoom, less what
  // is scrolled.
  let zoom = 1;
  for (let one = element; one; one = one.parentElement ?? one.getRootNode().host) {
    zoom *= Number(getComputedStyle(one).zoom) || 1;
  }
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const places = [middle, [middle[0] * zoom, (middle[1] + scrollY) * zoom - scrollY]];
  let hit;
  for (const [across, down] of places) {
    let y = Math.round(down);
    if (zoom !== 1 && (y < 0 || y > innerHeight)) {
      const before = scrollY;
      scrollBy({ top: y - innerHeight / 2, behavior: 'instant' });
      y -= scrollY - before;
    }
    const x = Math.round(across);
    hit = deepest(x, y);
    if (element.contains(hit)) return [x, y];
  }
  return `covered by ${hit?.outerHTML.slice(0, 200)}`;
";

/// Names that browsers have computed as the tests do. `make test` asks a browser only once for each: the browser builds
/// its whole accessibility tree for an answer, a sixth of the time of all scenarios.
static CHECKED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Longest time and distance of two presses that make a double press: the limits of browsers and the widget, and a
/// little more.
pub(crate) const DOUBLE_PRESS: Duration = Duration::from_millis(600);
const DOUBLE_PRESS_DISTANCE: f64 = 30.0;

#[expect(clippy::float_arithmetic, reason = "browsers tell places as floats")]
fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= DOUBLE_PRESS_DISTANCE
}

/// The mouse, moved to a position.
fn mouse_at(x: f64, y: f64) -> MouseActions {
    MouseActions::new("mouse".to_owned()).then(PointerAction::MoveTo { duration: None, x, y })
}

/// Input sources with a button to press and release.
trait Press: InputSource<Action = PointerAction> + Sized {
    fn press(self, times: u32) -> Self {
        (0..times).fold(self, |input, _| {
            input
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })
        })
    }
}

impl Press for MouseActions {}
impl Press for TouchActions {}

/// A name to look for.
#[derive(Clone, Debug)]
pub(crate) enum Name {
    /// Exactly this name.
    Is(String),
    /// A name with this beginning.
    Starts(String),
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Is(name.to_owned())
    }
}

/// A name that begins with these words.
pub(crate) fn starts(name: &str) -> Name {
    Name::Starts(name.to_owned())
}

/// The answer, or `None` if the element or page was replaced in between.
fn in_time<T>(answer: Result<T, CmdError>) -> Option<T> {
    match answer {
        Ok(answer) => Some(answer),
        Err(error) if error.is_stale_element_reference() => None,
        Err(error) if error.to_string().contains("before the unload event") => None,
        Err(error) => panic!("{error}"),
    }
}

impl Browser {
    /// Chromium's answer to a command of its own protocol.
    pub(crate) async fn cdp(&self, command: &'static str) -> Value {
        self.cdp_with(command, json!({})).await
    }

    /// Chromium's answer to a command with parameters.
    pub(crate) async fn cdp_with(&self, command: &'static str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.command("goog/cdp/execute", Some(body)).await.unwrap()
    }

    /// The whole script heap of Chromium as text, after garbage collection. It arrives in pieces, which the driver does
    /// not forward, so the browser is asked directly.
    pub(crate) async fn heap_snapshot(&self) -> String {
        let options = &self.client.capabilities().unwrap()["goog:chromeOptions"];
        let address = options["debuggerAddress"].as_str().unwrap().to_owned();
        let window = String::from(self.client.window().await.unwrap());
        let page = format!("ws://{address}/devtools/page/{window}");
        let (mut socket, _) = tungstenite::connect(page).unwrap();
        // Without this, waiting for a missing answer would never end.
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(Duration::from_secs(HANGING.into()))).unwrap();
        }
        let take = json!({ "id": 1, "method": "HeapProfiler.takeHeapSnapshot" });
        socket.send(take.to_string().into()).unwrap();
        let mut heap = String::new();
        loop {
            let message = socket.read().unwrap().into_text().unwrap();
            let message: Value = serde_json::from_str(&message).unwrap();
            if message["id"] == 1 {
                return heap;
            }
            heap += message["params"]["chunk"].as_str().unwrap_or_default();
        }
    }

    /// Opens a page at its start screen: opening the same address again would be a reload, and stay on its screen.
    pub(crate) async fn open(&self, url: &str) {
        let forget = "try { history.replaceState(null, '') } catch {}";
        self.script(forget, vec![]).await;
        // WebKit restores the state of a page that is opened over itself.
        if self.engine == Engine::WebKit && self.client.current_url().await.unwrap().as_str() == url
        {
            self.client.goto("about:blank").await.unwrap();
        }
        self.client.goto(url).await.unwrap();
        self.narrow_down().await;
    }

    /// Runs a script in the page.
    pub(crate) async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// Runs a script that leaves the page, after the driver has received its answer: otherwise Chromium's driver runs
    /// the script once more, in the next page.
    pub(crate) async fn leave(&self, script: &str, arguments: Vec<Value>) {
        let later = format!(
            "const given = arguments;
             setTimeout(() => (function () {{ {script} }}).apply(null, given))"
        );
        self.script(&later, arguments).await;
    }

    /// Whether the page can be left without a question.
    pub(crate) async fn leaves_freely(&self) -> Value {
        let leave = "return dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        self.script(leave, vec![]).await
    }

    /// All visible elements with that role and name.
    pub(crate) async fn all(
        &self,
        role: &str,
        name: impl Into<Name>,
        inside: Option<&Element>,
    ) -> Vec<Element> {
        let (name, how) = match name.into() {
            Name::Is(name) => (name, "is"),
            Name::Starts(name) => (name, "starts"),
        };
        let inside = inside.map_or(Value::Null, |element| json!(element));
        let arguments = vec![json!(role), json!(name), json!(how), inside];
        let mut polling = Polling::new();
        let found = loop {
            if let Some(found) = in_time(self.client.execute(FIND, arguments.clone()).await) {
                break found;
            }
            assert!(polling.again().await, "{role} {name:?}: no {role} stays");
        };
        let found = found.as_array().cloned().unwrap_or_default();
        found
            .into_iter()
            .filter_map(|one| {
                let id = one.as_object()?.values().next()?.as_str()?.to_owned();
                Some(Element::from_element_id(self.client.clone(), id.into()))
            })
            .collect()
    }

    /// The only visible element with that role and name; waits for it.
    pub(crate) async fn the(&self, role: &str, name: impl Into<Name>) -> Element {
        self.within(role, name, None).await
    }

    /// The only visible element inside another one. The name is compared with the browser's own computation.
    pub(crate) async fn within(
        &self,
        role: &str,
        name: impl Into<Name>,
        inside: Option<&Element>,
    ) -> Element {
        let name = name.into();
        let mut polling = Polling::new();
        loop {
            let mut found = self.all(role, name.clone(), inside).await;
            match found.len() {
                1 => {
                    let element = found.remove(0);
                    if in_time(self.check_name(&element, role, &name).await).is_some() {
                        return element;
                    }
                    assert!(polling.again().await, "{role} {name:?} never stays");
                }
                0 if polling.again().await => {}
                count => panic!("{count} × {role} {name:?} on the page, expected one"),
            }
        }
    }

    /// Whether there is such an element now.
    pub(crate) async fn has(&self, role: &str, name: impl Into<Name>) -> bool {
        !self.all(role, name, None).await.is_empty()
    }

    /// Waits until a script's expression is true.
    pub(crate) async fn until(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        let mut polling = Polling::new();
        while in_time(self.client.execute(&script, vec![]).await) != Some(json!(true)) {
            assert!(polling.again().await, "never true: {expression}");
        }
    }

    /// Waits until these words are in the self-check.
    pub(crate) async fn reads(&self, words: &str) {
        let text = "document.querySelector('cme-selfcheck').shadowRoot.textContent";
        self.until(&format!("{text}.includes({})", json!(words))).await;
    }

    /// Waits until an element with this role contains the words.
    pub(crate) async fn says(&self, role: &str, words: &str) {
        let mut polling = Polling::new();
        loop {
            let mut texts = Vec::new();
            for element in self.all(role, starts(""), None).await {
                let mut text = element.text().await.unwrap_or_default();
                // The WebKit driver returns no text that is for screen readers only.
                if text.is_empty() {
                    text = element.prop("textContent").await.ok().flatten().unwrap_or_default();
                }
                texts.push(text);
            }
            if texts.iter().any(|text| text.contains(words)) {
                return;
            }
            assert!(polling.again().await, "no {role} says “{words}”; they say {texts:?}");
        }
    }

    /// Presses the element with that role and name.
    pub(crate) async fn press(&self, role: &str, name: impl Into<Name>) {
        let name = name.into();
        let element = self.the(role, name).await;
        self.click(&element).await;
    }

    /// Clicks the middle of an element with the mouse, as a person would, if nothing covers it.
    pub(crate) async fn click(&self, element: &Element) {
        self.press_mouse(element, 1).await;
    }

    /// Double-clicks an element.
    pub(crate) async fn double_click(&self, element: &Element) {
        if self.engine != Engine::Chromium {
            self.press_mouse(element, 2).await;
            return;
        }
        let [x, y] = self.place_to_press(element).await;
        let event = |kind: &str, count: u8| json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": count });
        let press = |count| ["mousePressed", "mouseReleased"].map(|kind| event(kind, count));
        self.send_at_once("Input.dispatchMouseEvent", [press(1), press(2)].concat()).await;
        self.pressed.set(Some((Instant::now(), [x, y])));
    }

    /// Sends a double press to Chromium with fixed times. The driver sets the time of each event when it processes it,
    /// and on a busy machine more than half a second could pass between the two presses.
    #[expect(clippy::disallowed_methods, reason = "Chromium dates events by the wall clock")]
    async fn send_at_once(&self, command: &'static str, events: Vec<Value>) {
        let mut time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        for mut event in events {
            event["timestamp"] = json!(time.as_secs_f64());
            self.cdp_with(command, event).await;
            time += Duration::from_millis(40);
        }
    }

    async fn press_mouse(&self, element: &Element, times: u32) {
        let [x, y] = self.place_to_press(element).await;
        self.client.perform_actions(mouse_at(x, y).press(times)).await.unwrap();
        self.pressed.set(Some((Instant::now(), [x, y])));
    }

    /// Clicks at the position of the mouse, immediately.
    pub(crate) async fn press_mouse_again(&self) {
        let Some((_, [x, y])) = self.pressed.get() else { panic!("the mouse was not used") };
        self.client.perform_actions(mouse_at(x, y).press(1)).await.unwrap();
    }

    /// Taps an element twice with a finger.
    pub(crate) async fn double_tap(&self, element: &Element) {
        let [x, y] = self.place_to_press(element).await;
        if self.engine == Engine::Chromium {
            let down = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
            let up = json!({ "type": "touchEnd", "touchPoints": [] });
            let twice = [&down, &up, &down, &up].map(Clone::clone);
            self.send_at_once("Input.dispatchTouchEvent", twice.into()).await;
        } else {
            let finger = TouchActions::new("finger".to_owned());
            let finger = finger.then(PointerAction::MoveTo { duration: None, x, y }).press(2);
            self.client.perform_actions(finger).await.unwrap();
        }
        self.pressed.set(Some((Instant::now(), [x, y])));
    }

    /// Scrolls an element into view, and returns its middle in pixels of the window. If the last press was at the same
    /// position, waits until another one is no double press.
    async fn place_to_press(&self, element: &Element) -> [f64; 2] {
        let place = self.script(PLACE, vec![json!(element)]).await;
        let [x, y] = [0, 1].map(|index| place[index].as_f64().unwrap_or_else(|| panic!("{place}")));
        if let Some((pressed, last)) = self.pressed.get()
            && near(last[0], x)
            && near(last[1], y)
        {
            tokio::time::sleep(DOUBLE_PRESS.saturating_sub(pressed.elapsed())).await;
        }
        [x, y]
    }

    /// The name or role that the browser computes.
    async fn computed(&self, element: &Element, what: &'static str) -> Result<Value, CmdError> {
        let id = element.element_id();
        self.command(&format!("element/{}/{what}", AsRef::<str>::as_ref(&id)), None).await
    }

    async fn check_name(&self, element: &Element, role: &str, name: &Name) -> Result<(), CmdError> {
        // Roles that have no name in the accessibility tree, or none that a test relies on.
        if matches!(
            role,
            "status" | "alert" | "note" | "file" | "summary" | "dialog" | "alertdialog" | "date"
        ) {
            return Ok(());
        }
        let key = format!("{} {role} {name:?}", self.engine);
        if Run::current() == Run::Quick && CHECKED.lock().unwrap().contains(&key) {
            return Ok(());
        }
        let label = self.computed(element, "computedlabel").await?;
        let label = label.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>();
        let mut label = label.join(" ");
        if self.engine == Engine::Chromium {
            // It names an opportunity for a line break after a slash as a space, which nobody hears.
            label = label.replace("/ ", "/");
        }
        let right = match name {
            Name::Is(name) => label == *name,
            Name::Starts(name) => label.starts_with(name.as_str()),
        };
        assert!(right, "the browser calls {role} {name:?} “{label}”");
        let found = self.computed(element, "computedrole").await?;
        // WAI-ARIA 1.3 renames `img`; browsers follow at different times. WebKit gives a select the role of its
        // appearance.
        let same = found == role
            || (role == "img" && found == "image")
            || (role == "combobox" && found == "button");
        assert!(same, "role of {name:?}: {found}, expected {role}");
        CHECKED.lock().unwrap().insert(key);
        Ok(())
    }

    /// Asserts that nothing violated the policy, and no error was reported.
    pub(crate) async fn is_clean(&self) {
        let seen = self.script("return [seen.violations, seen.errors]", vec![]).await;
        assert_eq!(seen, json!([[], []]), "violations and errors");
    }
}
