//! What nobody needs before the first rating: results, plan, comparison, and what this browser holds.
//!
//! It is linked into a second file (`embed::later`), which is fetched while a person reads or rates. The
//! way there is [`Later`] alone: a call past it from a screen that comes first would bring everything
//! that it reaches back into the first file (`make bench` weighs both).

use leptos::prelude::*;

use super::parts::button::button;
use super::parts::notice::notice;
use super::{App, compare, kiosk, plan, results, start_data, targets};
use crate::session::Screen;
use crate::words::failure;

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

/// A screen of the second file, as soon as that is there; until then, a word about it.
pub(super) fn whole_screen(app: App, which: Screen) -> AnyView {
    let wait = || view! { <p class="hint" role={"status"}>{failure::LATE}</p> }.into_any();
    when_here(app, wait, move |later| (later.screen)(app, &which))
}

/// What this browser holds, as soon as it can be shown.
pub(super) fn data(app: App, level: u8) -> AnyView {
    when_here(app, || ().into_any(), move |later| (later.data)(app, level))
}

fn when_here(
    app: App,
    wait: fn() -> AnyView,
    draw: impl Fn(&'static Later) -> AnyView + Send + 'static,
) -> AnyView {
    // Without an effect where there is nothing to wait for: it would outlive the screen.
    if let Arrival::Here(later) = app.arrival().get_untracked() {
        return draw(later);
    }
    let shown = move || match app.arrival().get() {
        Arrival::Waiting => wait(),
        Arrival::Failed => failed(app),
        Arrival::Here(later) => draw(later),
    };
    shown.into_any()
}

fn failed(app: App) -> AnyView {
    let again = button("", failure::TRY_AGAIN, move || app.fetch_rest());
    let words = view! { <p>{failure::LATE_FAILED}</p><div class="actions">{again}</div> };
    notice("alert", words).into_any()
}
