//! The results screen: in words, as a chart, as its table, then what to do with it.

use leptos::prelude::*;

use super::App;
use super::parts::dot_plot::{PlotRow, dot_plot};
use super::parts::heading::{heading, screen_heading};
use super::parts::notice::notice;
use super::results_list;
use crate::domain::{Assessment, Framework, Summary, Tally};
use crate::session::{News, Screen, Session, Shown};
use crate::words::{self, results as text, start};

const FILE_TYPE: &str = "application/json";

/// Draws the results of what the session shows.
pub(super) fn screen(app: App) -> impl IntoView {
    let shown = app.ask(|session| session.shown().cloned());
    let Some((check, summary)) = shown.zip(app.ask(Session::summary)) else {
        return ().into_any();
    };
    let framework = app.framework();
    let level = app.ask(|session| session.options().top_heading());
    let viewed = app.ask(|session| *session.screen() == Screen::Results(Shown::Viewed));
    let about = start::about(&framework, &check, summary.overall.answered, summary.overall.total);
    let rated = summary.overall.rated > 0;
    view! {
        <div class="results">
            <p class="eyebrow"><span>{about}</span></p>
            {screen_heading(level, text::HEADING, app.take_move())}
            {viewed.then(|| notice("note", view! { <p>{text::VIEWED}</p> }))}
            <p class="lead">{text::sentence(&framework, &summary)}</p>
            <p class="hint">{text::HONEST}" "{text::TARGETS}</p>
            {actions(app)}
            {rated.then(|| by_area(&framework, &summary, level + 1))}
            {results_list::priorities(&framework, &check, &summary, level + 1)}
            {results_list::strengths(&framework, &summary, level + 1)}
            {results_list::all(&framework, &check, level + 1)}
            {results_list::orphans(&check, level + 1)}
        </div>
    }
    .into_any()
}

fn actions(app: App) -> impl IntoView {
    let export = move |_| {
        let file = app.ask(|session| session.exportable().map(file_name).zip(session.export()));
        if let Some((name, content)) = file {
            app.download(&name, FILE_TYPE, &content);
            app.act(Session::note_export);
            app.tell(News::Exported { kind: "json" });
        }
    };
    view! {
        <div class="actions">
            <button
                type="button"
                part="button"
                on:click=move |_| app.act(Session::change_answers)
            >
                {text::CHANGE}
            </button>
            <button type="button" class="primary" part="button" on:click=export>
                {text::DOWNLOAD}
            </button>
            <button
                type="button"
                class="quiet"
                part="button"
                on:click=move |_| app.act(|session, _| session.go_to_start())
            >
                {start::GO_TO_START}
            </button>
        </div>
        <p class="hint">{text::DOWNLOAD_HINT}</p>
    }
}

/// A fixed name with the day: nothing that a person typed gets into it.
fn file_name(check: &Assessment) -> String {
    format!("cme-selfcheck-{}.json", check.dated().date())
}

fn by_area(framework: &Framework, summary: &Summary, level: u8) -> impl IntoView + use<> {
    let rows = summary.areas.iter().map(|area| {
        let title = framework.area(area.area).map(|area| area.title.clone()).unwrap_or_default();
        plot_row(title, &area.tally)
    });
    let levels = framework.scale().len();
    let plot = dot_plot(rows.collect(), levels, text::chart(framework, summary));
    let [now, aim, target] = text::LEGEND;
    view! {
        <section class="by-area">
            {heading(level, text::TABLE)}
            <ul class="legend">
                <li class="key-now">{now}</li>
                <li class="key-aim">{aim}</li>
                <li class="key-target">{target}</li>
            </ul>
            {plot}
            {table(framework, summary)}
            <p class="hint">{text::TABLE_HINT}</p>
        </section>
    }
}

/// Now over what was compared, so that the distance is the gap; over what was rated where there is
/// nothing to compare.
fn now_of(tally: &Tally) -> Option<crate::domain::Mean> {
    tally.mean_present().or_else(|| tally.mean_present_rated())
}

fn plot_row(title: String, tally: &Tally) -> PlotRow {
    let (now, aim) = (now_of(tally), tally.mean_desired());
    let tenths = |mean: Option<crate::domain::Mean>| mean.map(crate::domain::Mean::tenths);
    let end = match (now, aim) {
        (None, _) => text::NOT_RATED.to_owned(),
        (now, None) => words::mean(now),
        (now, aim) => format!("{} → {}", words::mean(now), words::mean(aim)),
    };
    let target = tenths(tally.mean_target());
    PlotRow { title, now: tenths(now), aim: tenths(aim), target, end }
}

fn table(framework: &Framework, summary: &Summary) -> impl IntoView + use<> {
    let head =
        text::COLUMNS.map(|name| view! { <th scope={"col"} role={"columnheader"}>{name}</th> });
    let rows = summary.areas.iter().map(|area| {
        let title = framework.area(area.area).map(|area| area.title.clone()).unwrap_or_default();
        let tally = &area.tally;
        let answered = format!("{} of {}", tally.answered, tally.total);
        view! {
            <tr role={"row"}>
                <th scope={"row"} role={"rowheader"}>{title}</th>
                <td role={"cell"}>{answered}</td>
                <td role={"cell"}>{words::mean(now_of(tally))}</td>
                <td role={"cell"}>{words::mean(tally.mean_desired())}</td>
                <td role={"cell"}>{words::mean(tally.mean_gap())}</td>
                <td role={"cell"}>{words::mean(tally.mean_target())}</td>
            </tr>
        }
    });
    view! {
        <div class="table-region" tabindex={"0"} role={"region"} aria-label={text::TABLE}>
            <table role={"table"}>
                <caption class="unseen">{text::TABLE}</caption>
                <thead role={"rowgroup"}><tr role={"row"}>{head.into_iter().collect_view()}</tr></thead>
                <tbody role={"rowgroup"}>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
