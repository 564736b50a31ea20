//! What nobody needs before the first rating: results, plan, comparison, and what this browser holds.
//!
//! It is linked into a second file (`embed::later`), which is fetched while a person reads or rates. The
//! way there is [`Later`] alone: a call past it from a screen that comes first would bring everything
//! that it reaches back into the first file, which may weigh only so much (`make weights`).

use leptos::prelude::*;

use super::parts::button::button;
use super::parts::heading::screen_heading;
use super::parts::notice::notice;
use super::{App, compare, kiosk, plan, results, start_data, targets};
use crate::session::Screen;
use crate::words::{failure, start};

/// The screens of the second file.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    /// A whole screen.
    screen: fn(App, &Screen) -> AnyView,
    /// The part of the start about what this browser holds; its headings begin at that level.
    data: fn(App, u8) -> AnyView,
}

impl Later {
    /// All of it. Read where the second file begins, and nowhere else.
    pub const WHOLE: Self =
        Self { screen, data: |app, level| start_data::data(app, level).into_any() };
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

fn screen(app: App, which: &Screen) -> AnyView {
    let kiosk = app.ask(|session| session.options().kiosk);
    match which {
        Screen::Results(_) if kiosk => kiosk::result(app).into_any(),
        Screen::Results(_) => results::screen(app).into_any(),
        Screen::Plan(_) => plan::screen(app).into_any(),
        Screen::Targets => targets::screen(app).into_any(),
        Screen::Compare(_, other) => compare::screen(app, other).into_any(),
        Screen::Attract | Screen::Start | Screen::Rate(_) => ().into_any(),
    }
}

/// A screen of the second file, as soon as that is there; until then, a word about it. Each takes the
/// focus with its heading, as every screen does.
pub(super) fn whole_screen(app: App, which: Screen) -> AnyView {
    let whole = move |later: &Later| (later.screen)(app, &which);
    match app.arrival().get_untracked() {
        // Without an effect where there is nothing to wait for: it would outlive the screen.
        Arrival::Here(later) => return whole(later),
        Arrival::Failed => app.fetch_rest(),
        Arrival::Waiting => {}
    }
    let level = app.ask(|session| session.options().top_heading());
    let shown = move || match app.arrival().get() {
        Arrival::Waiting => screen_heading(level, failure::LATE, true).into_any(),
        Arrival::Failed => failed(app, level),
        Arrival::Here(later) => {
            app.note_move();
            whole(later)
        }
    };
    shown.into_any()
}

fn failed(app: App, level: u8) -> AnyView {
    let again = button("primary", failure::TRY_AGAIN, move || app.fetch_rest());
    let back = if app.ask(|session| session.check().is_some()) {
        button("", start::RESUME, move || app.act(|session, _| session.resume()))
    } else {
        button("", start::GO_TO_START, move || app.act(|session, _| session.go_to_start()))
    };
    view! {
        {screen_heading(level, failure::LATE_FAILED, true)}
        <p class="lead">{failure::LATE_REMEDY}</p>
        <div class="actions">{again}{back}</div>
    }
    .into_any()
}

/// What this browser holds, as soon as it can be shown.
pub(super) fn data(app: App, level: u8) -> AnyView {
    if let Arrival::Here(later) = app.arrival().get_untracked() {
        return (later.data)(app, level);
    }
    let shown = move || match app.arrival().get() {
        Arrival::Waiting => ().into_any(),
        Arrival::Failed => notice("status", view! { <p>{failure::DATA_FAILED}</p> }).into_any(),
        Arrival::Here(later) => (later.data)(app, level),
    };
    shown.into_any()
}
