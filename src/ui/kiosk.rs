//! The kiosk: the poster, the way out, and the warning before the end.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement};

use super::App;
use super::by_hand::{El, Scope};
use super::choices::{Choices, roles};
use super::root::Part;
use crate::session::kiosk::{Idle, Patience, WARNING};
use crate::session::{Notice, Screen, Session};
use crate::words::{kiosk as text, other_language, start};

/// How often the kiosk looks whether somebody is there, in milliseconds.
const LOOK: u32 = 250;

/// Watches whether somebody is there.
pub(super) struct Watch {
    app: App,
    idle: RefCell<Idle>,
    /// Seconds until the end, while the warning stands.
    left: Cell<Option<u64>>,
    pub(super) dialog: Element,
    /// How long is left, in words.
    words: Element,
    way_out: Element,
}

impl Watch {
    /// Begins to watch, if this is a kiosk. Ends with the scope.
    pub(super) fn begin(app: App, scope: &Scope) -> Option<Rc<Self>> {
        let quiet = app.ask(|session| {
            session.options().kiosk.then(|| session.options().idle_milliseconds())
        })?;
        let words = scope.said("p", "", &text::warning(0)).attr("aria-hidden", "true");
        let end = scope.button("", text::END, move || app.wipe());
        let way_out = scope.classed("div", "kiosk-end").add(end);
        let dialog = scope
            .el("dialog")
            .attr("role", "alertdialog")
            .attr("aria-labelledby", "idle-heading")
            .attr("aria-describedby", "idle-first");
        let watch = Rc::new(Self {
            app,
            idle: RefCell::new(Idle::new(quiet, app.clock())),
            left: Cell::new(None),
            dialog: dialog.node(),
            words: words.node(),
            way_out: way_out.node(),
        });
        let [here, cancelled, look] = [(); 3].map(|()| Rc::clone(&watch));
        let stay = scope.button("primary", text::STILL_HERE, move || here.touch());
        let heading = scope.said("p", "dialog-heading", text::STILL_THERE);
        let first = scope.said("p", "unseen", &text::warning(WARNING / 1_000));
        let _ = dialog
            .add(heading.attr("id", "idle-heading"))
            .add(first.attr("id", "idle-first"))
            .add(words)
            .add(scope.classed("div", "actions").add(stay))
            .on("cancel", move |_| cancelled.touch());
        scope.keep(Interval::new(LOOK, move || look.look()));
        Some(watch)
    }

    /// Has the form hear that somebody is there. A kiosk has no menu to leave by, and opens no file that
    /// somebody drops.
    pub(super) fn guard<'a>(self: &Rc<Self>, form: El<'a>) -> El<'a> {
        let form = ["pointerdown", "keydown", "wheel"].into_iter().fold(form, |form, event| {
            let watch = Rc::clone(self);
            form.on(event, move |_| watch.touch())
        });
        ["contextmenu", "dragover", "drop"]
            .into_iter()
            .fold(form, |form, event| form.on(event, Event::prevent_default))
    }

    /// The way out is there on every screen but the poster.
    pub(super) fn show_way_out(&self, form: &Element, shown: bool) {
        if shown {
            // The warning stands last, in the form already.
            let _ = form.insert_before(&self.way_out, Some(&self.dialog));
        } else {
            self.way_out.remove();
        }
    }

    /// Somebody did something.
    fn touch(&self) {
        self.idle.borrow_mut().touch(self.app.clock());
        self.warn(None);
    }

    fn look(&self) {
        if self.app.ask(|session| *session.screen() == Screen::Attract) {
            // Nobody is expected there, and whoever comes starts afresh.
            return self.touch();
        }
        let patience = self.idle.borrow().patience(self.app.clock());
        match patience {
            Patience::Quiet => self.warn(None),
            Patience::Warn(seconds) => self.warn(Some(seconds)),
            Patience::Over => self.app.wipe(),
        }
    }

    fn warn(&self, left: Option<u64>) {
        if self.left.replace(left) == left {
            return;
        }
        self.words.set_text_content(Some(&text::warning(left.unwrap_or_default())));
        let Some(dialog) = self.dialog.dyn_ref::<HtmlDialogElement>() else { return };
        match (left.is_some(), dialog.open()) {
            (true, false) => {
                // Fails only where the dialog is open already.
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    }
}

/// The poster.
pub(super) fn attract(app: App, scope: &Scope) -> Part {
    let framework = app.framework();
    let language = other_language(&framework);
    let set_up = !app.ask(Session::has_links);
    let ended = app.ask(|session| session.notices().contains(&Notice::Ended));
    let areas = framework.areas().iter();
    let areas = areas.map(|area| scope.said("li", "", &area.title).lang(language.as_ref()));
    let ended = if ended { text::ENDED } else { "" };
    let heading = scope.screen_heading(app.top_heading()).text(start::HEADING);
    let node = heading.node();
    let begin = scope.button("primary", start::START, move || app.act(Session::leave_poster));
    let credit = scope.said("p", "credit", &framework.parts().credit.source);
    let poster = scope
        .classed("div", "attract")
        .add(heading)
        .add(scope.said("p", "lead", text::INTRODUCTION))
        .add_some(set_up.then(|| scope.notice("note", text::SET_UP)))
        .add(scope.classed("ul", "posters").add_all(areas))
        .add(scope.said("p", "hint", ended).attr("role", "status"))
        .add(scope.classed("div", "actions").add(begin))
        .add(credit.lang(language.as_ref()));
    Part::of(&poster, node)
}

/// The role question, and go.
pub(super) fn ask_role(app: App, scope: &Scope) -> Part {
    let roles = roles(&app.framework());
    let (group, choices) = Choices::draw(scope, "role", start::ROLE, &roles, None, |_, _| {});
    let go = move || match choices.selected() {
        None => choices.complain(start::ROLE_MISSING),
        Some(index) => app.act(|session: &mut Session, moment| {
            let role = session.framework().roles().get(index).map(|role| role.id.clone());
            session.begin(session.options().kiosk_setup(role), moment);
        }),
    };
    let heading = scope.screen_heading(app.top_heading()).text(start::ROLE);
    let node = heading.node();
    let actions = scope.classed("div", "actions").add(scope.button("primary", start::START, go));
    let screen = scope.classed("div", "start").add(heading).add(group).add(actions);
    Part::of(&screen, node)
}
