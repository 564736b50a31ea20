//! What a person sees: one file a screen, and dumb parts.
//!
//! Views read from the [`crate::session`] and call it; they keep no rule and no sentence of their
//! own. Signals that live as long as a screen are made in that screen, since short-lived effects on
//! long-lived signals are never let go; only [`app::App`]'s two are read at the root.
//!
//! Texts stand in `view!` as blocks, `{text}`: a literal would be built through `innerHTML`, which
//! Trusted Types refuse (clippy watches).

pub mod app;
mod compare;
mod drawn;
pub mod host;
mod parts;
mod plan;
mod plan_activity;
mod plan_goal;
mod rate;
mod rate_note;
mod rate_row;
mod results;
mod results_list;
mod start;
mod start_data;
mod start_offer;
mod status;
mod take_away;
mod targets;

use leptos::prelude::*;

pub use app::App;
pub use host::Host;

use crate::session::Screen;

/// The whole widget.
///
/// The form is there for Chromium, which keeps removed radios of a shadow root in memory unless a
/// form owns them; it is never submitted.
pub fn root(app: App) -> impl IntoView {
    let screen = move || match app.screen().get() {
        Screen::Start => start::screen(app).into_any(),
        Screen::Rate(area) => rate::screen(app, area).into_any(),
        Screen::Results(_) => results::screen(app).into_any(),
        Screen::Plan(_) => plan::screen(app).into_any(),
        Screen::Targets => targets::screen(app).into_any(),
        Screen::Compare(_, other) => compare::screen(app, &other).into_any(),
    };
    view! {
        <form
            class="root"
            part="root"
            lang={"en"}
            novalidate=true
            autocomplete={"off"}
            on:submit=|event| event.prevent_default()
        >
            {screen}
            {status::bar(app)}
        </form>
    }
}
