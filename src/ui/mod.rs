//! What a person sees: one file a screen, and dumb parts.
//!
//! Views read from the [`crate::session`] and call it; they keep no rule and no sentence of their
//! own. Signals that live as long as a screen are made in that screen, since short-lived effects on
//! long-lived signals are never let go; only [`app::App`]'s two are read at the root.
//!
//! Texts stand in `view!` as blocks, `{text}`: a literal would be built through `innerHTML`, which
//! Trusted Types refuse (clippy watches).

pub mod app;
mod code;
mod compare;
mod drawn;
pub mod host;
mod kiosk;
pub mod later;
mod parts;
mod past;
mod plan;
mod plan_activity;
mod plan_goal;
mod rate;
mod rate_areas;
mod rate_note;
mod rate_progress;
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
use leptos::web_sys::Event;

pub use app::App;
pub use host::Host;
use kiosk::Watch;
pub use later::{Arrival, Later};

use crate::session::Screen;
use crate::words;

/// The whole widget.
///
/// The form is there for Chromium, which keeps removed radios of a shadow root in memory unless a
/// form owns them; it is never submitted. It has a name, so it is a landmark, too.
pub fn root(app: App) -> impl IntoView {
    let watch = Watch::begin(app);
    let kiosk = watch.is_some();
    let touch = move || {
        if let Some(watch) = watch {
            watch.touch();
        }
    };
    let screen = move || match app.screen().get() {
        Screen::Attract => kiosk::attract(app).into_any(),
        Screen::Start if kiosk => kiosk::ask_role(app).into_any(),
        Screen::Start => start::screen(app).into_any(),
        Screen::Rate(area) => rate::screen(app, area).into_any(),
        screen @ (Screen::Results(_) | Screen::Plan(_) | Screen::Targets | Screen::Compare(..)) => {
            later::whole_screen(app, screen)
        }
    };
    let name = words::landmark(&app.framework());
    view! {
        <form
            class={if kiosk { "root kiosk" } else { "root" }}
            part="root"
            lang={words::LANGUAGE}
            aria-label={name}
            novalidate=true
            autocomplete={"off"}
            on:submit=|event| event.prevent_default()
            on:pointerdown=move |_| touch()
            on:keydown=move |_| touch()
            on:wheel=move |_| touch()
            on:contextmenu=move |event| keep(kiosk, &event)
            on:dragover=move |event| keep(kiosk, &event)
            on:drop=move |event| keep(kiosk, &event)
        >
            {screen}
            {status::bar(app)}
            {watch.map(kiosk::frame)}
        </form>
    }
}

/// A kiosk has no menu to leave by, and opens no file that somebody drops.
fn keep(kiosk: bool, event: &Event) {
    if kiosk {
        event.prevent_default();
    }
}
