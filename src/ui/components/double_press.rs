//! Ignores the second press of a double press.
//!
//! Many people double-click and double-tap everything. The first press may turn a page, open a dialog or end a kiosk's
//! session; the second one would then answer a question that nobody has read. On the same button, it would save a
//! second file or close what the first one opened. The same holds for keys that are pressed twice or held down.

use std::cell::{Cell, RefCell};

use js_sys::WeakRef;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, ShadowRoot};

/// Longest time between the presses, in milliseconds: the usual system setting. For mouse clicks the browser applies
/// the person's own setting, and reports the count in `detail`.
const INTERVAL: f64 = 500.0;
/// Longest distance between the presses, in CSS pixels: a finger is not exact.
const DISTANCE: u32 = 30;
/// Elements that count as controls; a press anywhere else is on plain text.
const CONTROLS: &str = "button, label, summary, a, input, select, textarea";
/// Controls for which a second press is a mistake: it would save a second file, or close what the first one opened.
/// Buttons of the class `repeatable` are meant to be pressed several times in a row.
const PRESSED_ONCE: &str = "button:not(.repeatable), summary, a";

thread_local! {
    /// The last press in any widget of the page. It outlives a widget that it ended.
    static LAST: RefCell<Option<Press>> = const { RefCell::new(None) };
    /// Whether the current press is ignored.
    static IGNORED: Cell<bool> = const { Cell::new(false) };
}

/// A press of a mouse button, a finger, a pen or a key.
struct Press {
    /// The time, in milliseconds of the page's time.
    time: f64,
    /// The position; none for a key.
    place: Option<[i32; 2]>,
    /// The control. A weak reference, because its screen may have ended.
    control: WeakRef<Element>,
}

impl Press {
    fn new(event: &Event, place: Option<[i32; 2]>) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let control = WeakRef::new(&control_of(target));
        Some(Self { time: event.time_stamp(), place, control })
    }

    #[expect(clippy::float_arithmetic, reason = "the browser gives milliseconds as a float")]
    fn follows_quickly(&self, first: &Self) -> bool {
        self.time - first.time < INTERVAL
    }

    fn is_near(&self, first: &Self) -> bool {
        let [one, other] = [first.place, self.place].map(Option::unwrap_or_default);
        first.place.is_some() == self.place.is_some()
            && one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= DISTANCE)
    }

    /// Whether it is a mistake: on a control that appeared under the pointer after the first press, or again on a button
    /// or link that the first press has activated.
    fn is_unintended(&self, first: &Self) -> bool {
        let (control, before) = (self.control.deref(), first.control.deref());
        if control == before {
            return control
                .is_some_and(|control| matches!(control.closest(PRESSED_ONCE), Ok(Some(_))));
        }
        let now = first.place.zip(control.as_ref()).and_then(|([x, y], control)| {
            #[expect(clippy::cast_precision_loss, reason = "places on a screen")]
            let (x, y) = (x as f32, y as f32);
            let found = match control.get_root_node().dyn_ref::<ShadowRoot>() {
                Some(root) => root.element_from_point(x, y),
                None => control.owner_document()?.element_from_point(x, y),
            };
            found.map(control_of)
        });
        before.is_none() || now != before
    }
}

/// The control that an element belongs to; the element itself if it is plain text.
fn control_of(element: Element) -> Element {
    element.closest(CONTROLS).ok().flatten().unwrap_or(element)
}

/// Records a press, and ignores it if it is the second one of a double press and unintended. It is a second one if it
/// `repeats` according to the browser, or if it follows quickly.
fn track(event: &Event, place: Option<[i32; 2]>, repeats: bool) {
    let press = Press::new(event, place);
    let last = LAST.replace(None);
    let ignored = press.as_ref().zip(last.as_ref()).is_some_and(|(press, last)| {
        (repeats || press.follows_quickly(last)) && press.is_near(last) && press.is_unintended(last)
    });
    IGNORED.set(ignored);
    if ignored {
        // Otherwise it would move the focus or open a list.
        stop(event);
    }
    // A third press is compared with the first one, too.
    LAST.set(if ignored {
        last.map(|last| Press { time: event.time_stamp(), ..last })
    } else {
        press
    });
}

fn stop(event: &Event) {
    event.prevent_default();
    event.stop_propagation();
}

/// Watches the presses in the root of an element, a shadow root or a document, before any other listener:
/// `<form use:watch_presses>`. With listeners on an element, Firefox would report everything in it as clickable, and
/// Orca would say so for each heading that takes the focus.
pub fn watch_presses(element: Element, (): ()) {
    Effect::new(move || {
        let root = element.get_root_node();
        let watched: [(_, fn(MouseEvent)); 2] =
            [("mousedown", track_press), ("click", check_click)];
        for (kind, watch) in watched {
            let watch = Closure::<dyn Fn(MouseEvent)>::new(watch);
            let listener = watch.as_ref().unchecked_ref();
            // Cannot fail: the argument is a function.
            let _ = root.add_event_listener_with_callback_and_bool(kind, listener, true);
            let watching = StoredValue::new_local((root.clone(), watch));
            on_cleanup(move || {
                watching.with_value(|(root, watch)| {
                    let listener = watch.as_ref().unchecked_ref();
                    let _ = root.remove_event_listener_with_callback_and_bool(kind, listener, true);
                });
            });
        }
    });
}

/// For `mousedown`, which browsers also send for fingers and pens.
fn track_press(event: MouseEvent) {
    let place = [event.client_x(), event.client_y()];
    track(&event, Some(place), event.detail() > 1);
}

/// For the `pointerdown` that closes a dialog: the click that follows may hit a control that was covered until then.
pub fn track_pointer(event: &PointerEvent) {
    track(event, Some([event.client_x(), event.client_y()]), false);
}

/// For `keydown`. Must run before any other listener.
pub fn track_key(event: KeyboardEvent) {
    if !matches!(event.key().as_str(), "Enter" | " ") {
        // Another key was pressed in between, so this is no double press.
        LAST.set(None);
        IGNORED.set(false);
        return;
    }
    track(&event, None, event.repeat());
}

/// For `wheel`: scrolling puts another control under the pointer, which was not drawn in between.
pub fn forget_press() {
    LAST.set(None);
}

/// For `click`, which keys also cause.
fn check_click(event: MouseEvent) {
    if IGNORED.replace(false) {
        stop(&event);
    }
}
