//! Results by area: as a dot plot or a radar, and as the table of the same numbers.

use std::sync::Arc;

use leptos::prelude::*;

use super::shown::ShownResult;
use crate::domain::summary::AreaSummary;
use crate::domain::{Framework, Mean, Summary};
use crate::messages::{self, results};
use crate::ui::components::{
    Button, Chart, ChartLines, DataRow, DataTable, DotPlot, FEWEST_AXES, Heading, LiveText,
    PlotRow, Radar, Renewed, ShowWhen, TableRegion,
};

/// What a chart shows, one row an area.
pub fn plot_rows(framework: &Framework, summary: &Summary) -> Vec<PlotRow> {
    let tenths = |mean: Option<Mean>| mean.map(Mean::tenths);
    let row = |AreaSummary { area, tally, .. }: &AreaSummary| {
        let area = framework.area(*area)?;
        let (title, code) = (area.title.clone(), area.code.clone());
        let (now, aim) = (tally.mean_now(), tally.mean_desired());
        let end = match (now, aim) {
            (None, _) => results::NOT_RATED.to_owned(),
            (now, None) => messages::mean(now),
            (now, aim) => format!("{} → {}", messages::mean(now), messages::mean(aim)),
        };
        let (language, sentence) =
            (messages::other_language(framework), results::area_sentence(&title, tally));
        let [now, aim, target] = [now, aim, tally.mean_target()].map(tenths);
        Some(PlotRow { title, code, language, now, aim, target, end, sentence })
    };
    summary.areas.iter().filter_map(row).collect()
}

/// What the marks of the charts mean.
#[component]
pub(in crate::ui) fn AreaLegend(
    /// Whether the person set targets.
    adjusted: bool,
) -> impl IntoView {
    let [now, aim, target] = results::LEGEND;
    let target = if adjusted { results::ADJUSTED_TARGET } else { target };
    view! {
        <ul class="legend">
            <li class="key-now">{now}</li>
            <li class="key-aim">{aim}</li>
            <li class="key-target">{target}</li>
        </ul>
    }
}

/// The numbers of the charts.
#[component]
pub fn AreaTable(
    /// The framework.
    framework: Arc<Framework>,
    /// The summary of the self-check.
    summary: Arc<Summary>,
) -> impl IntoView {
    let row = |area: &AreaSummary| {
        let tally = &area.tally;
        let means = [tally.mean_now(), tally.mean_desired(), tally.mean_gap(), tally.mean_target()];
        let answered = format!("{} of {}", tally.answered, tally.total);
        let cells = [answered].into_iter().chain(means.map(messages::mean)).collect();
        let title = framework.area(area.area)?.title.clone();
        let title = match messages::other_language(&framework) {
            Some(language) => view! { <span lang=language>{title}</span> }.into_any(),
            None => title.into_any(),
        };
        Some(view! { <DataRow cells>{title}</DataRow> })
    };
    let rows = summary.areas.iter().filter_map(row).collect_view();
    view! { <DataTable caption=results::TABLE columns=&results::COLUMNS>{rows}</DataTable> }
}

/// The chart, and the table in a region that scrolls.
#[component]
pub(in crate::ui) fn ChartAndTable(
    shown: ShownResult,
    lines: ChartLines,
    #[prop(optional)] as_radar: bool,
) -> impl IntoView {
    let ShownResult { framework, summary, .. } = shown;
    let rows = plot_rows(&framework, &summary);
    let sentences = rows.iter().map(|row| row.sentence.clone()).collect();
    let (levels, name) = (framework.scale().len(), results::chart(&framework, &summary));
    let plot = if as_radar {
        view! { <Radar rows levels name lines/> }.into_any()
    } else {
        view! { <DotPlot rows levels name lines/> }.into_any()
    };
    view! {
        <Chart lines hint=results::CHART_HINT sentences>
            {plot}
        </Chart>
        <TableRegion name=results::TABLE>
            <AreaTable framework summary/>
        </TableRegion>
    }
}

/// The section of the results screen; nothing where nothing is rated.
#[component]
pub(in crate::ui) fn ByArea(shown: Memo<ShownResult>, level: u8) -> impl IntoView {
    let wants_radar = RwSignal::new(false);
    let lines = ChartLines::default();
    let toggle = move || wants_radar.update(|wants_radar| *wants_radar = !*wants_radar);
    let has_radar = move || shown.with(|shown| shown.summary.areas.len() >= FEWEST_AXES);
    let is_rated = move || shown.with(|shown| shown.summary.overall.rated != 0);
    let other = Signal::derive(move || {
        if wants_radar.get() { results::AS_DOTS } else { results::AS_RADAR }.to_owned()
    });
    let legend = move || {
        let adjusted = shown.with(|shown| !shown.check.adjusted_targets.is_empty());
        view! { <AreaLegend adjusted/> }
    };
    let chart = move || {
        let as_radar = wants_radar.get() && has_radar();
        view! { <ChartAndTable shown=shown.get() lines as_radar/> }
    };
    view! {
        <ShowWhen when=is_rated>
            <section class="by-area">
                <Heading level>{results::TABLE}</Heading>
                <div class="chart-head">
                    <Renewed view=legend/>
                    <ShowWhen when=has_radar>
                        <Button class="quiet" on_press=toggle>
                            <LiveText text=other/>
                        </Button>
                    </ShowWhen>
                </div>
                <Renewed view=chart/>
                <p class="hint">{results::TABLE_HINT}</p>
            </section>
        </ShowWhen>
    }
}
