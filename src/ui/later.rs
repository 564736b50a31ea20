//! What nobody needs before the first rating: results, plan, comparison, and what this browser holds.
//!
//! It is linked into a second file (`embed::later`), which is fetched while a person reads or rates, and drawn
//! by Leptos. The way there is [`Later`] alone: a call past it from a screen that comes first would bring
//! everything that it reaches back into the first file, which may weigh only so much (`make weights`).

use std::any::Any;
use std::cell::RefCell;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::by_hand::{El, Scope, focus};
use super::root::Part;
use super::{App, compare, kiosk_result, plan, results, start_data, targets};
use crate::session::Screen;
use crate::words::{failure, start};

/// What ends when it is dropped: a view of Leptos, or listeners.
type Drawn = Box<dyn Any>;

/// The screens of the second file.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    /// Draws a whole screen into a place.
    screen: fn(App, &Screen, &Element) -> Drawn,
    /// Draws the part of the start about what this browser holds; its headings begin at that level.
    data: fn(App, u8, &Element) -> Drawn,
}

impl Later {
    /// All of it. Read where the second file begins, and nowhere else.
    pub const WHOLE: Self = Self {
        screen,
        data: |app, level, place| view_in(place, move || start_data::data(app, level).into_any()),
    };
}

/// Whether the second file is there.
#[derive(Clone, Copy, Debug)]
pub enum Arrival {
    /// Not yet.
    Waiting,
    /// It could not be fetched; the person may ask again.
    Failed,
    /// Yes.
    Here(&'static Later),
}

fn screen(app: App, which: &Screen, place: &Element) -> Drawn {
    let kiosk = app.ask(|session| session.options().kiosk);
    match which {
        Screen::Results(_) if kiosk => view_in(place, move || kiosk_result::screen(app).into_any()),
        Screen::Results(_) => view_in(place, move || results::screen(app).into_any()),
        Screen::Plan(_) => view_in(place, move || plan::screen(app).into_any()),
        Screen::Targets => view_in(place, move || targets::screen(app).into_any()),
        Screen::Compare(_, other) => {
            let other = other.clone();
            view_in(place, move || compare::screen(app, &other).into_any())
        }
        Screen::Attract | Screen::Start | Screen::Rate(_) => Box::new(()),
    }
}

fn view_in(place: &Element, view: impl FnOnce() -> AnyView + 'static) -> Drawn {
    let place: HtmlElement = place.clone().unchecked_into();
    Box::new(mount_to(place, view))
}

/// Where a screen of the second file is drawn; `reading`, if the status line need not stay in sight.
fn place<'a>(scope: &'a Scope, which: &Screen) -> El<'a> {
    let rated = matches!(which, Screen::Targets);
    scope.classed("div", if rated { "drawn" } else { "drawn reading" })
}

/// A screen of the second file, as soon as that is there; until then, a word about it. Each takes the
/// focus with its heading, as every screen does.
pub(super) fn whole_screen(app: App, scope: &Scope, which: Screen) -> Part {
    let place = place(scope, &which);
    let element = place.node();
    if let Arrival::Here(later) = app.arrival() {
        scope.keep((later.screen)(app, &which, &element));
        return Part { element, heading: None, arrived: None, turn: None };
    }
    // The browser may not have been idle yet, or it could not be had.
    app.fetch_rest();
    let late = scope.screen_heading(app.top_heading()).text(failure::LATE).node();
    let missing = missing(app, scope);
    // Elements of ours take one another.
    let _ = element.append_child(&late);
    let (filled, drawn) = (element.clone(), RefCell::new(None::<Drawn>));
    let heading = late.clone();
    let arrived = move || {
        filled.set_text_content(None);
        match app.arrival() {
            Arrival::Waiting => {
                let _ = filled.append_child(&late);
                focus(&late);
            }
            Arrival::Failed => {
                for one in &missing {
                    let _ = filled.append_child(one);
                }
                missing.iter().take(1).for_each(focus);
            }
            Arrival::Here(later) => {
                app.note_move();
                drawn.replace(Some((later.screen)(app, &which, &filled)));
            }
        }
    };
    Part { element, heading: Some(heading), arrived: Some(Box::new(arrived)), turn: None }
}

/// What is said of a second file that could not be had: a heading, what to do, and a way back.
fn missing(app: App, scope: &Scope) -> [Element; 3] {
    let again = scope.button("primary", failure::TRY_AGAIN, move || {
        app.fetch_rest();
        app.note_arrival(app.arrival());
    });
    let back = if app.ask(|session| session.check().is_some()) {
        scope.button("", start::RESUME, move || app.act(|session, _| session.resume()))
    } else {
        scope.button("", start::GO_TO_START, move || app.act(|session, _| session.go_to_start()))
    };
    [
        scope.screen_heading(app.top_heading()).text(failure::LATE_FAILED),
        scope.said("p", "lead", failure::LATE_REMEDY),
        scope.classed("div", "actions").add(again).add(back),
    ]
    .map(|made| made.node())
}

/// What this browser holds, as soon as it can be shown.
pub(super) fn data(app: App, scope: &Scope, level: u8) -> (El<'_>, Option<Box<dyn Fn()>>) {
    let place = scope.classed("div", "drawn");
    let element = place.node();
    if let Arrival::Here(later) = app.arrival() {
        scope.keep((later.data)(app, level, &element));
        return (place, None);
    }
    let failed = scope.notice("status", failure::DATA_FAILED).node();
    let drawn = RefCell::new(None::<Drawn>);
    let arrived = move || {
        element.set_text_content(None);
        match app.arrival() {
            Arrival::Waiting => {}
            Arrival::Failed => {
                let _ = element.append_child(&failed);
            }
            Arrival::Here(later) => {
                drawn.replace(Some((later.data)(app, level, &element)));
            }
        }
    };
    if let Arrival::Failed = app.arrival() {
        arrived();
    }
    (place, Some(Box::new(arrived)))
}
