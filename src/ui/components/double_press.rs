//! A press belongs to what it began on: the second press of a double press must not meet what was drawn in between.
//!
//! Many people double-click and double-tap everything. The first press may turn a page, open a dialog or end a kiosk's
//! session; the second one would then answer a question that nobody has read. So it does nothing, unless it meets the
//! control that the first one met. The same holds for keys that are pressed twice or held down.

use std::cell::{Cell, RefCell};

use js_sys::WeakRef;
use leptos::ev::{KeyboardEvent, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, ShadowRoot};

/// How quickly a second press follows, in milliseconds: the usual setting of systems. The browser counts clicks of a
/// mouse by the person's own setting, and says so in `detail`.
const INTERVAL: f64 = 500.0;
/// How far from the first a second press can be, in CSS pixels: a finger is not exact.
const DISTANCE: u32 = 30;
/// What a press belongs to; anything else is only text.
const CONTROLS: &str = "button, label, summary, a, input, select, textarea";
/// Where keys are typed.
const TEXT_FIELDS: &str = "textarea, input:not([type=radio], [type=checkbox], [type=file])";

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

    /// Whether it meets another control, because there is another one now where the first press was.
    fn meets_what_came_after(&self, first: &Self) -> bool {
        let (control, before) = (self.control.deref(), first.control.deref());
        let now = first.place.zip(control.as_ref()).and_then(|([x, y], control)| {
            let root = control.get_root_node().dyn_into::<ShadowRoot>().ok()?;
            #[expect(clippy::cast_precision_loss, reason = "places on a screen")]
            root.element_from_point(x as f32, y as f32).map(control_of)
        });
        control != before && (before.is_none() || now != before)
    }
}

/// The control that an element belongs to; the element itself where it is only text.
fn control_of(element: Element) -> Element {
    element.closest(CONTROLS).ok().flatten().unwrap_or(element)
}

/// Notes a press, and ignores it if it is the second one of a double press and meets another control. It is one if it
/// `repeats` by what the browser says or, where that may be `timed`, if it follows quickly.
fn note(event: &Event, place: Option<[i32; 2]>, repeats: bool, timed: bool) {
    let press = Press::new(event, place);
    let last = LAST.replace(None);
    let ignored = press.as_ref().zip(last.as_ref()).is_some_and(|(press, last)| {
        (repeats || timed && press.follows_quickly(last))
            && press.is_near(last)
            && press.meets_what_came_after(last)
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

/// For `mousedown`, which browsers send for fingers and pens, too. Must come before any other listener.
pub fn note_press(event: MouseEvent) {
    let place = [event.client_x(), event.client_y()];
    note(&event, Some(place), event.detail() > 1, true);
}

/// Likewise for `keydown`.
pub fn note_key(event: KeyboardEvent) {
    if !matches!(event.key().as_str(), "Enter" | " ") {
        // Whoever has moved on by another key does not press twice.
        LAST.set(None);
        IGNORED.set(false);
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let types = target.is_some_and(|target| target.matches(TEXT_FIELDS).unwrap_or_default());
    note(&event, None, event.repeat(), !types);
}

/// Likewise for `click`, which keys cause, too.
pub fn check_click(event: MouseEvent) {
    if IGNORED.replace(false) {
        stop(&event);
    }
}
