//! What the page lends the widget: a clock, randomness, events, downloads.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, Node};

use super::events::{Detail, dom_event};
use crate::browser;
use crate::domain::{Timestamp, Zone};
use crate::session::kiosk::Clocks;
use crate::session::{Env, Event};
use crate::storage::local::Mirror;
use crate::ui::HostPage;

#[wasm_bindgen]
extern "C" {
    /// What the element lends a widget (`program.d.ts`). Its functions do not throw.
    #[derive(Clone, Debug)]
    pub type ElementPage;
    /// Address of the script.
    #[wasm_bindgen(method, getter)]
    pub fn here(this: &ElementPage) -> String;
    /// The copy of the last save.
    #[wasm_bindgen(method, getter)]
    pub fn mirror(this: &ElementPage) -> Mirror;
    /// Whether dates begin with the day in the visitor's region.
    #[wasm_bindgen(method, getter, js_name = dayComesFirst)]
    pub fn day_comes_first(this: &ElementPage) -> bool;
    /// Unmounts the widget and mounts a new one, after the current task.
    #[wasm_bindgen(method)]
    fn wipe(this: &ElementPage);
    /// Returns the screen name in the current entry of the browser's history.
    #[wasm_bindgen(method, js_name = readScreen)]
    fn read_screen(this: &ElementPage) -> Option<String>;
    /// Writes a screen name to that history.
    #[wasm_bindgen(method, js_name = noteScreen)]
    fn note_screen(this: &ElementPage, name: &str, replace: bool);
}

/// The page around one element.
#[derive(Debug)]
pub struct BrowserPage {
    /// The element.
    pub element: HtmlElement,
    /// What the element lends.
    pub page: ElementPage,
}

impl HostPage for BrowserPage {
    fn env(&self) -> Env {
        Env { now: now(), entropy: random() }
    }

    fn emit(&self, event: Event) {
        let (name, fields) = dom_event(event);
        let detail = Object::new();
        for field in fields {
            let (key, value) = match field {
                Detail::Count(key, value) => (key, JsValue::from(value)),
                Detail::Text(key, value) => (key, JsValue::from(value)),
            };
            // Setting a field of a plain new object cannot fail.
            let _ = Reflect::set(&detail, &key.into(), &value);
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            // Fails only for an event that is already being dispatched; this one is new.
            let _ = self.element.dispatch_event(&event);
        }
    }

    fn download(&self, name: &str, media_type: &str, bytes: &[u8]) {
        // If the browser blocks the download, it tells the person itself.
        let _ = browser::download(name, media_type, bytes);
    }

    fn clocks(&self) -> Clocks {
        let monotonic = web_sys::window().and_then(|window| window.performance());
        let monotonic = monotonic.map_or(0.0, |performance| performance.now());
        #[expect(clippy::disallowed_methods, reason = "the one place with a clock")]
        let wall = Date::now();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole milliseconds"
        )]
        let [monotonic, wall] = [monotonic, wall].map(|clock| clock as u64);
        Clocks { monotonic, wall }
    }

    fn wipe(&self) {
        self.page.wipe();
    }

    fn clear_selection(&self) {
        let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
        let Some(selection) = selection else { return };
        // Depending on the browser, this is the selected node in the shadow root, or the element.
        let is_inside = |node: Node| {
            let root = self.element.shadow_root().map(Node::from);
            self.element.contains(Some(&node)) || Some(node.get_root_node()) == root
        };
        if selection.anchor_node().is_some_and(is_inside) {
            // Cannot fail: removing ranges throws nothing.
            let _ = selection.remove_all_ranges();
        }
    }

    fn screen(&self) -> Option<String> {
        self.page.read_screen()
    }

    fn note_screen(&self, name: &str, replace: bool) {
        self.page.note_screen(name, replace);
    }

    fn team_page(&self) -> Option<String> {
        let here = self.page.here();
        let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
        let framework = self.element.get_attribute("framework").unwrap_or_default();
        framework.is_empty().then(|| [folder, "/team.html"].concat())
    }
}

/// The address of the page, without query and fragment.
pub fn address() -> String {
    let location = web_sys::window().map(|window| window.location());
    let parts = location.and_then(|at| Some([at.origin().ok()?, at.pathname().ok()?]));
    parts.map(|parts| parts.concat()).unwrap_or_default()
}

/// The current time, in UTC, by the device's clock.
fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "the one place with a clock")]
    let milliseconds = Date::now();
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds")]
    #[expect(clippy::float_arithmetic, reason = "the browser gives milliseconds as a float")]
    let seconds = (milliseconds / 1_000.0) as i64;
    // A clock outside the years 1 to 9999 reads as 1970-01-01.
    Timestamp::from_unix_seconds(seconds).unwrap_or(Timestamp::EPOCH)
}

/// The time zone of the device.
pub const ZONE: Zone = Zone(|moment| {
    #[expect(clippy::cast_precision_loss, reason = "as JavaScript counts")]
    let milliseconds = moment.unix_seconds() as f64 * 1_000.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole minutes of at most a day")]
    let behind = Date::new(&milliseconds.into()).get_timezone_offset() as i32;
    -behind
});

/// 128 bits from the browser's generator.
pub fn random() -> u128 {
    let mut bytes = [0; 16];
    if let Some(Ok(crypto)) = web_sys::window().map(|window| window.crypto()) {
        // Fails only for more than 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    u128::from_le_bytes(bytes)
}
