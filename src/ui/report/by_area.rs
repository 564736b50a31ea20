//! Results by area: as a dot plot, a radar, or the table of the same numbers.

use std::sync::Arc;

use leptos::prelude::*;

use super::shown::ShownResult;
use crate::domain::summary::AreaSummary;
use crate::domain::{Framework, Mean, Summary};
use crate::messages::{self, results};
use crate::ui::components::{
    BreakableText, Chart, ChartLines, DataRow, DataTable, DotPlot, MIN_AXES, PlotRow, Radar,
    Renewed, SectionHeading, SegmentedControl, ShowWhen, TableRegion,
};

/// The data of a chart, one row an area.
pub fn plot_rows(framework: &Framework, summary: &Summary) -> Vec<PlotRow> {
    let tenths = |mean: Option<Mean>| mean.map(Mean::tenths);
    let row = |AreaSummary { area, tally, .. }: &AreaSummary| {
        let area = framework.area(*area)?;
        let (title, code) = (area.title.clone(), area.code.clone());
        let (now, aim) = (tally.mean_now(), tally.mean_desired());
        let number = |mean| results::number(tally, mean);
        let end = match (now, aim) {
            (None, _) => results::NOT_RATED.to_owned(),
            (now, None) => number(now),
            (now, aim) => format!("{} → {}", number(now), number(aim)),
        };
        let end_hint = results::below_hint(tally).unwrap_or_default();
        let (language, sentence) =
            (messages::other_language(framework), results::area_sentence(&title, tally));
        let [now, aim, target] = [now, aim, tally.mean_target()].map(tenths);
        let then = None;
        Some(PlotRow { title, code, language, then, now, aim, target, end, end_hint, sentence })
    };
    summary.areas.iter().filter_map(row).collect()
}

/// The legend of the charts.
#[component]
pub(in crate::ui) fn AreaLegend(
    /// Whether there are targets.
    has_targets: bool,
    /// Whether the person set some of them.
    adjusted: bool,
) -> impl IntoView {
    let [now, aim, target] = results::LEGEND;
    let target = if adjusted { results::ADJUSTED_TARGET } else { target };
    let target = has_targets.then(|| view! { <li class="key-target">{target}</li> });
    view! {
        <ul class="legend">
            <li class="key-now">{now}</li>
            <li class="key-aim">{aim}</li>
            {target}
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
    // In a quick check each area is one item, so the count columns are left out.
    let counts = summary.areas.iter().any(|area| area.tally.total > 1);
    let row = |area: &AreaSummary| {
        let tally = &area.tally;
        let [now, aim, gap, target] =
            [tally.mean_now(), tally.mean_desired(), tally.mean_shortfall(), tally.mean_target()]
                .map(|mean| results::number(tally, mean));
        let cells = if counts {
            let answered = results::answered(tally);
            vec![answered, now, aim, gap, results::below(tally), target]
        } else {
            vec![now, aim, gap, target]
        };
        let title = framework.area(area.area)?.title.clone();
        let language = messages::other_language(&framework);
        let title = view! { <span lang=language><BreakableText text=title/></span> };
        Some(view! { <DataRow cells>{title}</DataRow> })
    };
    let rows = summary.areas.iter().filter_map(row).collect_view();
    let class = if counts { "" } else { "quick" };
    let columns: &[_] = if counts { &results::COLUMNS } else { &results::QUICK_COLUMNS };
    view! { <DataTable class caption=results::TABLE columns>{rows}</DataTable> }
}

/// A chart, with its table for screen readers.
#[component]
pub(in crate::ui) fn AreaChart(
    shown: ShownResult,
    lines: ChartLines,
    #[prop(optional)] as_radar: bool,
) -> impl IntoView {
    let ShownResult { framework, summary, .. } = shown;
    let rows = plot_rows(&framework, &summary);
    let sentences = rows.iter().map(|row| row.sentence.clone()).collect();
    let (scale, name) = (framework.scale(), results::chart(&framework, &summary));
    let plot = if as_radar {
        view! { <Radar rows levels=scale.level_count() name lines/> }.into_any()
    } else {
        let language = messages::other_language(&framework);
        view! { <DotPlot rows levels=scale.names() language name lines/> }.into_any()
    };
    view! {
        <Chart lines sentences>
            {plot}
        </Chart>
        <div class="unseen"><AreaTable framework summary/></div>
    }
}

/// The section of the results screen; nothing if nothing is rated.
#[component]
pub(in crate::ui) fn ByArea(shown: Memo<ShownResult>, level: u8) -> impl IntoView {
    let chosen = RwSignal::new(results::AS_DOTS);
    let lines = ChartLines::default();
    let is_rated = move || shown.with(|shown| shown.summary.overall.rated != 0);
    let views = Memo::new(move |_| {
        let has_shape = shown.with(|shown| shown.summary.areas.len() >= MIN_AXES);
        let radar = has_shape.then_some(results::AS_RADAR);
        let views = [Some(results::AS_DOTS), radar, Some(results::AS_TABLE)];
        views.into_iter().flatten().collect::<Vec<_>>()
    });
    let control = move || {
        let options = views.get();
        view! { <SegmentedControl name="area-view" legend=results::SHOW_AS options selected=chosen/> }
    };
    let legend = move || {
        let (has_targets, adjusted) = shown.with(|shown| {
            let overall = &shown.summary.overall;
            (overall.targeted > 0, !shown.check.adjusted_targets.is_empty())
        });
        view! { <AreaLegend has_targets adjusted/> }
    };
    let view = move || {
        let shown = shown.get();
        let chosen = Some(chosen.get()).filter(|chosen| views.with(|views| views.contains(chosen)));
        if chosen == Some(results::AS_TABLE) {
            let ShownResult { framework, check, summary } = shown;
            let has_means = results::has_means(&check, &summary);
            view! {
                <TableRegion name=results::TABLE>
                    <AreaTable framework summary/>
                </TableRegion>
                {has_means.then(|| view! { <p class="hint">{results::TABLE_HINT}</p> })}
            }
            .into_any()
        } else {
            let as_radar = chosen == Some(results::AS_RADAR);
            view! { <AreaChart shown lines as_radar/> }.into_any()
        }
    };
    view! {
        <ShowWhen when=is_rated>
            <section class="by-area">
                <SectionHeading level name=results::TABLE/>
                <div class="chart-head">
                    <Renewed view=legend/>
                    <Renewed view=control/>
                </div>
                <Renewed view/>
            </section>
        </ShowWhen>
    }
}
