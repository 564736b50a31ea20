//! The result of a kiosk in one view: the sentence, the chart, what is most pressing, and the code.

use leptos::prelude::*;

use super::drawn::drawn;
use super::parts::button::button;
use super::parts::chart_view::chart_view;
use super::parts::heading::{heading, screen_heading};
use super::parts::table_region::table_region;
use super::{App, code};
use crate::report::{areas, chart, lists};
use crate::session::Session;
use crate::words::{kiosk as text, results};

/// How many priorities a kiosk shows.
const FIRST: usize = 3;

/// Draws it.
pub(super) fn screen(app: App) -> impl IntoView {
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
