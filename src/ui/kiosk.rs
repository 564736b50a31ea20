//! The kiosk: the poster, the way out, and the warning before the end.

use std::time::Duration;

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::web_sys::Event;

use super::drawn::drawn;
use super::parts::button::button;
use super::parts::chart_view::chart_view;
use super::parts::choice_group::choice_group;
use super::parts::heading::{heading, screen_heading};
use super::parts::notice::notice;
use super::parts::table_region::table_region;
use super::{App, code, past};
use crate::domain::Role;
use crate::report::{areas, chart, lists};
use crate::session::kiosk::{Idle, Patience, WARNING};
use crate::session::{Notice, Screen, Session};
use crate::words::{kiosk as text, other_language, results, start};

/// How many priorities a kiosk shows.
const FIRST: usize = 3;

/// How often the kiosk looks whether somebody is there.
const LOOK: Duration = Duration::from_millis(250);

/// Watches whether somebody is there.
#[derive(Clone, Copy)]
pub(super) struct Watch {
    app: App,
    idle: StoredValue<Idle>,
    /// Seconds until the end, while the warning stands.
    left: RwSignal<Option<u64>>,
}

impl Watch {
    /// Begins to watch, if this is a kiosk. Ends with the widget.
    pub(super) fn begin(app: App) -> Option<Self> {
        let quiet = app.ask(|session| {
            session.options().kiosk.then(|| session.options().idle_milliseconds())
        })?;
        let idle = StoredValue::new(Idle::new(quiet, app.clock()));
        let watch = Self { app, idle, left: RwSignal::new(None) };
        if let Ok(timer) = set_interval_with_handle(move || watch.look(), LOOK) {
            on_cleanup(move || timer.clear());
        }
        Some(watch)
    }

    /// Somebody did something.
    pub(super) fn touch(self) {
        let now = self.app.clock();
        self.idle.update_value(|idle| idle.touch(now));
        if self.left.get_untracked().is_some() {
            self.left.set(None);
        }
    }

    fn look(self) {
        if self.app.ask(|session| *session.screen() == Screen::Attract) {
            // Nobody is expected there, and whoever comes starts afresh.
            return self.touch();
        }
        let now = self.app.clock();
        let left = match self.idle.with_value(|idle| idle.patience(now)) {
            Patience::Quiet => None,
            Patience::Warn(seconds) => Some(seconds),
            Patience::Over => return self.app.wipe(),
        };
        if left != self.left.get_untracked() {
            self.left.set(left);
        }
    }
}

/// The way out, and the warning. Both are there on every screen but the poster.
pub(super) fn frame(watch: Watch) -> impl IntoView {
    let app = watch.app;
    let end = move || {
        (app.screen().get() != Screen::Attract).then(|| {
            view! { <div class="kiosk-end">{button("", text::END, move || app.wipe())}</div> }
        })
    };
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (watch.left.get().is_some(), dialog.open()) {
            (true, false) => {
                // Fails only where the dialog is open already.
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    });
    let words = move || text::warning(watch.left.get().unwrap_or_default());
    let first = move || text::warning(WARNING / 1_000);
    view! {
        {end}
        <dialog
            node_ref=dialog
            role={"alertdialog"}
            aria-labelledby={"idle-heading"}
            aria-describedby={"idle-first"}
            on:cancel=move |_: Event| watch.touch()
        >
            <p class="dialog-heading" id={"idle-heading"}>{text::STILL_THERE}</p>
            <p class="unseen" id={"idle-first"}>{first}</p>
            <p aria-hidden={"true"}>{words}</p>
            <div class="actions">{button("primary", text::STILL_HERE, move || watch.touch())}</div>
        </dialog>
    }
}

/// The poster.
pub(super) fn attract(app: App) -> impl IntoView {
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let set_up = !app.ask(Session::has_links);
    let ended = app.ask(|session| session.notices().contains(&Notice::Ended));
    let areas = framework.areas().iter().map(|area| {
        view! { <li lang={other_language(&framework)}>{area.title.clone()}</li> }
    });
    let ended = if ended { text::ENDED } else { "" };
    view! {
        <div class="attract">
            {screen_heading(level, start::HEADING, app.take_move())}
            <p class="lead">{text::INTRODUCTION}</p>
            {set_up.then(|| notice("note", view! { <p>{text::SET_UP}</p> }))}
            <ul class="posters">{areas.collect_view()}</ul>
            <p class="hint" role={"status"}>{ended}</p>
            <div class="actions">
                {button("primary", start::START, move || app.act(Session::leave_poster))}
            </div>
            <p class="credit" lang={other_language(&framework)}>
                {framework.parts().credit.source.clone()}
            </p>
        </div>
    }
}

/// The role question, and go.
pub(super) fn ask_role(app: App) -> impl IntoView {
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let (chosen, error) = (RwSignal::new(None), RwSignal::new(None));
    let go = move || match chosen.get_untracked() {
        None => error.set(Some(start::ROLE_MISSING)),
        Some(index) => app.act(|session: &mut Session, moment| {
            let role = session.framework().roles().get(index).map(|role: &Role| role.id.clone());
            session.begin(session.options().kiosk_setup(role), moment);
        }),
    };
    view! {
        <div class="start">
            {screen_heading(level, start::ROLE, app.take_move())}
            {choice_group("role", start::ROLE, past::roles(&framework), chosen, error)}
            <div class="actions">{button("primary", start::START, go)}</div>
        </div>
    }
}

/// The result in one view: the sentence, the chart, what is most pressing, and the code.
pub(super) fn result(app: App) -> impl IntoView {
    let shown = app.ask(|session| session.shown().cloned());
    let Some((check, summary)) = shown.zip(app.ask(Session::summary)) else {
        return ().into_any();
    };
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let rows = areas::rows(&framework, &summary);
    let name = results::chart(&framework, &summary);
    let plot = chart::dot_plot(&rows, framework.scale().len(), name);
    let table = areas::table(&framework, &summary);
    let ranked = lists::priorities(&framework, &check, &summary, level + 1);
    let first = lists::counted("priorities", ranked, FIRST);
    view! {
        <div class="results kiosk-result">
            {screen_heading(level, results::HEADING, app.take_move())}
            <p class="lead">{results::sentence(&framework, &summary)}</p>
            <p class="hint">{results::HONEST}" "{results::TARGETS}</p>
            <section class="take-away">
                {heading(level + 1, text::TAKE_HOME)}
                {code::shown(app)}
            </section>
            <section class="by-area">
                {heading(level + 1, results::TABLE)}
                {drawn(vec![areas::marks(false)])}
                {chart_view(plot, results::CHART_HINT)}
                {table_region(results::TABLE, drawn(vec![table]))}
            </section>
            {drawn(vec![first])}
            <div class="actions">
                {button("", results::CHANGE, move || app.act(Session::change_answers))}
            </div>
        </div>
    }
    .into_any()
}
