//! The whole widget: the screen, the status line, and in a kiosk the watch.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;

use super::by_hand::{El, Scope, focus};
use super::kiosk::Watch;
use super::spot::Spot;
use super::status::Status;
use super::{App, Arrival, Host, kiosk, later, rate, start};
use crate::session::welcome::Chosen;
use crate::session::{Screen, Session};
use crate::words;

/// A part of the page that fills the place of the screen.
pub(super) struct Part {
    /// All of it.
    pub(super) element: Element,
    /// What takes the focus when the person came here; none where the part sees to that itself.
    pub(super) heading: Option<Element>,
    /// Hears that the second file came, or failed to.
    pub(super) arrived: Option<Box<dyn Fn()>>,
    /// Shows another area in the same place, and gives its heading.
    pub(super) turn: Option<Box<dyn Fn(usize) -> Element>>,
}

impl Part {
    /// A part with a heading that needs nothing of the second file.
    pub(super) fn of(element: &El<'_>, heading: Element) -> Self {
        Self { element: element.node(), heading: Some(heading), arrived: None, turn: None }
    }
}

/// What is drawn of a widget.
pub(super) struct Root {
    app: App,
    form: Element,
    shown: RefCell<Option<(Scope, Part)>>,
    status: Status,
    watch: Option<Rc<Watch>>,
    /// Of the form, the status line and the watch.
    _scope: Scope,
}

impl Root {
    /// The form is there for Chromium, which keeps removed radios of a shadow root in memory unless a
    /// form owns them; it is never submitted. It has a name, so it is a landmark, too. It does not say
    /// `autocomplete="off"`: `WebKit` empties such a form in a page that comes back as it was left.
    fn new(app: App, place: &Element) -> Self {
        let scope = Scope::of(place);
        let watch = Watch::begin(app, &scope);
        let kiosk = watch.is_some();
        let status = Status::draw(app, &scope);
        let form = scope
            .classed("form", if kiosk { "root kiosk" } else { "root" })
            .attr("part", "root")
            .attr("lang", words::LANGUAGE)
            .attr("novalidate", "")
            .on("submit", web_sys::Event::prevent_default);
        let form = match &watch {
            Some(watch) => watch.guard(form),
            None => form,
        };
        let form = form.node();
        // Elements of ours take one another.
        let _ = form.append_child(&status.element);
        if let Some(watch) = &watch {
            let _ = form.append_child(&watch.dialog);
        }
        let _ = place.append_child(&form);
        Self { app, form, shown: RefCell::default(), status, watch, _scope: scope }
    }

    /// Draws the screen, `anew` also where only a page is turned.
    pub(super) fn draw(&self, anew: bool) {
        let (app, scope) = (self.app, Scope::of(&self.form));
        let (screen, moves) = (app.screen(), app.moves());
        if !anew && self.turned(&screen) {
            return;
        }
        // The framework may be another one than before.
        let name = words::landmark(&app.framework());
        let _ = self.form.set_attribute("aria-label", &name);
        let part = match &screen {
            Screen::Attract => kiosk::attract(app, &scope),
            Screen::Start if self.watch.is_some() => kiosk::ask_role(app, &scope),
            Screen::Start => start::screen(app, &scope),
            Screen::Rate(area) => rate::screen(app, &scope, *area),
            Screen::Results(_) | Screen::Plan(_) | Screen::Targets | Screen::Compare(..) => {
                later::whole_screen(app, &scope, screen.clone())
            }
        };
        let (element, heading) = (part.element.clone(), part.heading.clone());
        let before = self.shown.replace(Some((scope, part)));
        // Nobody has gone anywhere.
        let spot = if moves { None } else { before.as_ref() };
        let spot = spot.and_then(|(_, before)| Spot::of(&before.element));
        // Elements of ours take one another.
        let _ = self.form.insert_before(&element, self.form.first_child().as_ref());
        if let Some((_, before)) = &before {
            // Laid out before the other goes: `WebKit` scrolls to the top of a page that is short in between.
            if !moves {
                let _ = element.client_height();
            }
            before.element.remove();
        }
        if let Some(watch) = &self.watch {
            watch.show_way_out(&self.form, screen != Screen::Attract);
        }
        if let Some(heading) = heading
            && app.take_move()
        {
            focus(&heading);
        }
        if let Some(spot) = spot {
            spot.take(&element);
        }
    }

    /// Turns to another area where one is on screen, and tells whether it was.
    fn turned(&self, screen: &Screen) -> bool {
        let shown = self.shown.borrow();
        let turn = shown.as_ref().and_then(|(_, part)| part.turn.as_ref());
        let (Some(turn), Screen::Rate(area)) = (turn, screen) else { return false };
        let heading = turn(*area);
        if self.app.take_move() {
            focus(&heading);
        }
        true
    }

    /// Shows whether everything is saved.
    pub(super) fn show_save_state(&self) {
        self.status.show();
    }

    /// Tells the screen that the second file came, or failed to.
    pub(super) fn note_arrival(&self) {
        if let Some((_, part)) = &*self.shown.borrow()
            && let Some(arrived) = &part.arrived
        {
            arrived();
        }
    }
}

/// A widget in its place. Dropping it takes everything out again.
#[derive(Debug)]
pub struct Mounted {
    /// The handle to its session.
    pub app: App,
    place: Element,
}

impl Mounted {
    /// Draws a session, with what its page lends it, into an empty place.
    pub fn begin(
        place: Element,
        session: Session,
        host: Rc<dyn Host>,
        arrival: Arrival,
        chosen: Chosen,
    ) -> Self {
        let app = App::begin(session, host, arrival, chosen);
        let root = Rc::new(Root::new(app, &place));
        app.draw_in(Rc::clone(&root));
        root.draw(true);
        Self { app, place }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.app.end();
        self.place.set_text_content(None);
    }
}
