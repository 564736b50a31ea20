//! A press belongs to what it began on: the second press of a double press must not meet what was drawn in between.
//!
//! Many people double-click and double-tap everything. The first press may turn a page, open a dialog or end a kiosk's
//! session; the second one would then answer a question that nobody has read. So it does nothing, unless it meets the
//! control that the first one met. The same holds for keys that are pressed twice or held down.

use std::cell::{Cell, RefCell};

use js_sys::WeakRef;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, ShadowRoot};

/// How quickly a second press follows, in milliseconds: the usual setting of systems. The browser counts clicks of a
/// mouse by the person's own setting, and says so in `detail`.
const INTERVAL: f64 = 500.0;
/// How far from the first a second press can be, in CSS pixels: a finger is not exact.
const DISTANCE: u32 = 30;
/// What a press belongs to; anything else is only text.
const CONTROLS: &str = "button, label, summary, a, input, select, textarea";

thread_local! {
    /// The last press in any widget of the page. It outlives the widget that it ended.
    static LAST: RefCell<Option<Press>> = const { RefCell::new(None) };
    /// Whether the press that is going on does nothing.
    static IGNORED: Cell<bool> = const { Cell::new(false) };
}

/// A press of a mouse button, a finger, a pen or a key.
struct Press {
    /// When, in milliseconds of the page's time.
    time: f64,
    /// Where; none for a key.
    place: Option<[i32; 2]>,
    /// On which control. Held weakly, for it may be of a screen that has ended.
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

    /// Whether it hits another control than the first press, because another one was drawn there in between.
    fn hits_new_control(&self, first: &Self) -> bool {
        let (control, before) = (self.control.deref(), first.control.deref());
        let now = first.place.zip(control.as_ref()).and_then(|([x, y], control)| {
            #[expect(clippy::cast_precision_loss, reason = "places on a screen")]
            let (x, y) = (x as f32, y as f32);
            let found = match control.get_root_node().dyn_ref::<ShadowRoot>() {
                Some(root) => root.element_from_point(x, y),
                None => control.owner_document()?.element_from_point(x, y),
            };
            found.map(control_of)
        });
        control != before && (before.is_none() || now != before)
    }
}

/// The control that an element belongs to; the element itself where it is only text.
fn control_of(element: Element) -> Element {
    element.closest(CONTROLS).ok().flatten().unwrap_or(element)
}

/// Notes a press, and ignores it if it is the second one of a double press and meets another control. It is one if it
/// `repeats` by what the browser says, or if it follows quickly.
fn note(event: &Event, place: Option<[i32; 2]>, repeats: bool) {
    let press = Press::new(event, place);
    let last = LAST.replace(None);
    let ignored = press.as_ref().zip(last.as_ref()).is_some_and(|(press, last)| {
        (repeats || press.follows_quickly(last))
            && press.is_near(last)
            && press.hits_new_control(last)
    });
    IGNORED.set(ignored);
    if ignored {
        // Else it would move the focus or open a list.
        stop(event);
    }
    // A third press belongs to what the first one met, too.
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
/// `<form use:watch_presses>`. Were the listeners on an element, Firefox would say of all in it that a press does
/// something, and Orca "clickable" of each heading that takes the focus.
pub fn watch_presses(element: Element, (): ()) {
    Effect::new(move || {
        let root = element.get_root_node();
        let watched: [(_, fn(MouseEvent)); 2] = [("mousedown", note_press), ("click", check_click)];
        for (kind, watch) in watched {
            let watch = Closure::<dyn Fn(MouseEvent)>::new(watch);
            let listener = watch.as_ref().unchecked_ref();
            // Cannot fail: what it is given is a function.
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

/// For `mousedown`, which browsers send for fingers and pens, too.
fn note_press(event: MouseEvent) {
    let place = [event.client_x(), event.client_y()];
    note(&event, Some(place), event.detail() > 1);
}

/// For the `pointerdown` by which something closes that had been over other controls: what the rest of the press meets
/// is then as new as after the first of two presses.
pub fn note_pointer(event: &PointerEvent) {
    note(event, Some([event.client_x(), event.client_y()]), false);
}

/// Likewise for `keydown`. Must come before any other listener.
pub fn note_key(event: KeyboardEvent) {
    if !matches!(event.key().as_str(), "Enter" | " ") {
        // Whoever has moved on by another key does not press twice.
        LAST.set(None);
        IGNORED.set(false);
        return;
    }
    note(&event, None, event.repeat());
}

/// For `wheel`: what is under the pointer is another control then, and was not drawn in between.
pub fn forget_press() {
    LAST.set(None);
}

/// For `click`, which keys cause, too.
fn check_click(event: MouseEvent) {
    if IGNORED.replace(false) {
        stop(&event);
    }
}
