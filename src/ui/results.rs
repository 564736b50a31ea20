//! The results screen: in words, as a chart, as its table, then what to do with it.

use leptos::prelude::*;

use super::App;
use super::drawn::drawn;
use super::parts::button::button;
use super::parts::chart_view::chart_view;
use super::parts::growing::{LIST, growing};
use super::parts::heading::{heading, screen_heading};
use super::parts::notice::notice;
use super::parts::table_region::table_region;
use super::{results_list, take_away};
use crate::domain::{Assessment, Framework, Summary};
use crate::report::lists::{self, Ranked};
use crate::report::{areas, chart, radar};
use crate::session::{Screen, Session, Shown};
use crate::words::{report, results as text, start};

/// How many entries of a ranked list stand there before more are asked for.
const FIRST: usize = 8;

/// Draws the results of what the session shows.
pub(super) fn screen(app: App) -> impl IntoView {
    let shown = app.ask(|session| session.shown().cloned());
    let Some((check, summary)) = shown.zip(app.ask(Session::summary)) else {
        return ().into_any();
    };
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let viewed = app.ask(|session| *session.screen() == Screen::Results(Shown::Viewed));
    let completed = app.ask(Session::just_completed);
    let about = start::about(&framework, &check, &summary.overall);
    let adjusted = text::adjusted(&framework, &check);
    let whose = adjusted.clone().unwrap_or_else(|| text::TARGETS.to_owned());
    let rated = summary.overall.rated > 0;
    let taken = RwSignal::new(());
    let priorities = lists::priorities(&framework, &check, &summary, level + 1);
    let priorities = priorities.into_iter().flat_map(ranked).collect_view();
    let strengths =
        ranked(lists::strengths(&framework, &summary, level + 1)).into_iter().collect_view();
    let orphans = lists::orphans(&framework, &check, level + 1);
    view! {
        <div class="results">
            <p class="eyebrow"><span>{about}</span></p>
            {screen_heading(level, text::HEADING, app.take_move())}
            {viewed.then(|| notice("note", view! { <p>{text::VIEWED}</p> }))}
            {completed.then(|| notice("note", view! { <p>{report::KEEP_IT}</p>{take_away::json(app, taken)} }))}
            <p class="lead">{text::sentence(&framework, &summary)}</p>
            <p class="hint">{text::HONEST}" "{whose}</p>
            {actions(app, &check)}
            {rated.then(|| by_area(&framework, &summary, adjusted.is_some(), level + 1))}
            <section class="priorities">{priorities}</section>
            <section class="strengths">{strengths}</section>
            {take_away::section(app, level + 1, taken, completed, ().into_any())}
            {results_list::others(app, &check, level + 1)}
            {results_list::all(app, check, level + 1)}
            {orphans.map(|orphans| drawn(vec![orphans]))}
        </div>
    }
    .into_any()
}

fn actions(app: App, check: &Assessment) -> impl IntoView + use<> {
    let open = app.ask(|session| *session.screen() == Screen::Results(Shown::Open));
    let plan = if check.plan.is_made() { text::OPEN_PLAN } else { text::MAKE_PLAN };
    let targets = open.then(|| {
        button("", text::TARGETS_BUTTON, move || app.act(|session, _| session.go_to_targets()))
    });
    view! {
        <div class="actions">
            {button("primary", plan, move || app.act(Session::make_plan))}
            {button("", text::CHANGE, move || app.act(Session::change_answers))}
            {targets}
            {button("quiet", start::GO_TO_START, move || app.act(|session, _| session.go_to_start()))}
        </div>
    }
}

/// The list with its first entries.
fn ranked(mut list: Ranked) -> [AnyView; 3] {
    let intro = drawn(std::mem::take(&mut list.intro));
    let total = list.entries.len();
    let shown = RwSignal::new(FIRST.min(total));
    let [entries, more] =
        growing(LIST, list.what, shown, total, Box::new(move |range| list.part(range)));
    [intro, entries, more]
}

fn by_area(
    framework: &Framework,
    summary: &Summary,
    adjusted: bool,
    level: u8,
) -> impl IntoView + use<> {
    let rows = areas::rows(framework, summary);
    let codes = areas::codes(framework, summary);
    let levels = framework.scale().len();
    let name = text::chart(framework, summary);
    let round = RwSignal::new(false);
    let toggle = (rows.len() >= radar::FEWEST).then(|| {
        let words = move || if round.get() { text::AS_DOTS } else { text::AS_RADAR };
        view! {
            <button
                type="button"
                class="quiet"
                part="button"
                on:click=move |_| round.update(|round| *round = !*round)
            >
                {words}
            </button>
        }
    });
    let plot = move || {
        let chart = if round.get() {
            radar::radar(&rows, &codes, levels, name.clone())
        } else {
            chart::dot_plot(&rows, levels, name.clone())
        };
        chart_view(chart, text::CHART_HINT)
    };
    view! {
        <section class="by-area">
            {heading(level, text::TABLE)}
            <div class="chart-head">{drawn(vec![areas::marks(adjusted)])}{toggle}</div>
            {plot}
            {table_region(text::TABLE, drawn(vec![areas::table(framework, summary)]))}
            <p class="hint">{text::TABLE_HINT}</p>
        </section>
    }
}
