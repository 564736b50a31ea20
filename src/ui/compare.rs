//! What changed between two results.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{
    Button, Chart, ChartLines, DataRow, DataTable, DotPlot, Heading, PAGE_SIZE, PagedList, PlotRow,
    Renewed, ShowMore, TableRegion, html_text,
};
use super::report::lists::Statement;
use super::screen_heading::ScreenHeading;
use super::use_store;
use crate::domain::compare::{AreaChange, Change, Comparison, by_date};
use crate::domain::{Assessment, Framework, ItemId, Mean, Scope};
use crate::messages::listing::CHANGES;
use crate::messages::{comparison, other_language, plan};
use crate::session::{ResultRef, Session};

/// The changes between the self-check on screen and another result.
#[component]
pub(super) fn CompareScreen(other: ResultRef) -> impl IntoView {
    let store = use_store();
    let pages = PagedList::new(PAGE_SIZE);
    let back = move || store.act(|session, _| session.back_to_results());
    let zone = store.with_untracked(Session::zone);
    let compared = Memo::new(move |_| {
        store.with(|session| {
            let (earlier, later) =
                by_date(session.assessment(&other)?, session.shown_assessment()?);
            // Results of another framework are refused when they are opened.
            let comparison = Comparison::between(session.framework(), earlier, later)?;
            Some((earlier.clone(), later.clone(), comparison))
        })
    });
    let texts = Memo::new(move |_| {
        compared.with(|compared| {
            let (earlier, later, found) = compared.as_ref()?;
            let period = comparison::compared_results(&store.framework(), earlier, later, zone);
            Some((period, comparison::sentence(found, earlier, later, zone)))
        })
    });
    let period = Signal::derive(move || texts.get().unwrap_or_default().0);
    let sentence = Signal::derive(move || texts.get().unwrap_or_default().1);
    let lines = ChartLines::default();
    let level = store.top_heading() + 1;
    let plot = move || {
        let (earlier, _, comparison) = compared.get()?;
        let plot = then_and_now(&store.framework(), &earlier, &comparison, lines);
        (!comparison.areas.is_empty()).then(|| {
            view! {
                <Heading level>{comparison::BY_AREA}</Heading>
                {plot}
            }
        })
    };
    let changes = move || {
        let (earlier, later, comparison) = compared.get()?;
        let total = comparison.changes.len();
        let framework = store.framework();
        let row = |(index, (item, change)): (usize, &(ItemId, Change))| {
            let cells = vec![
                comparison::now(&earlier, &later, item),
                comparison::aim(&framework, &earlier, &later, item),
                comparison::change(*change),
            ];
            let (framework, item) = (framework.clone(), item.clone());
            view! {
                <DataRow cells {..pages.entry(index)}>
                    <Statement framework item/>
                </DataRow>
            }
        };
        let changes = comparison.changed_first();
        let rows = changes.into_iter().take(pages.shown(total)).enumerate().map(row);
        let rows = rows.collect_view();
        (comparison.comparable() != 0).then(|| {
            view! {
                <TableRegion name=comparison::TABLE>
                    <DataTable class="changes" caption=comparison::TABLE columns=&comparison::COLUMNS>
                        {rows}
                    </DataTable>
                </TableRegion>
                <ShowMore list=pages total entries=CHANGES/>
            }
        })
    };
    view! {
        <div class="results compare">
            <ScreenHeading eyebrow=period>{comparison::HEADING}</ScreenHeading>
            <p class="lead" prop:textContent=sentence>{html_text(sentence)}</p>
            <p class="hint">{comparison::CAVEAT}</p>
            <div class="actions"><Button on_press=back>{plan::BACK}</Button></div>
            <section class="by-area">
                <Renewed view=plot/>
                <Renewed view=changes/>
            </section>
        </div>
    }
}

/// The plot of the present levels then and now, with an arrow for each area.
fn then_and_now(
    framework: &Arc<Framework>,
    earlier: &Assessment,
    comparison: &Comparison,
    lines: ChartLines,
) -> impl IntoView + use<> {
    let quick = earlier.scope == Scope::Quick;
    let language = other_language(framework);
    let row = |change: &AreaChange| {
        let area = framework.area(change.area)?;
        let (title, code) = (area.title.clone(), area.code.clone());
        let [then, now] = change.means().map(|mean| mean.map(Mean::tenths));
        let sentence = comparison::area_sentence(&title, change, quick);
        let end = comparison::means(change, quick).join(" → ");
        let language = language.clone();
        Some(PlotRow { title, code, language, then, now, end, sentence, ..PlotRow::default() })
    };
    let rows: Vec<_> = comparison.areas.iter().filter_map(row).collect();
    let sentences = rows.iter().map(|row| row.sentence.clone()).collect();
    let (levels, name) = (framework.scale().names(), comparison::chart(comparison));
    let [then, now] = comparison::LEGEND;
    view! {
        <ul class="legend">
            <li class="key-then">{then}</li>
            <li class="key-now">{now}</li>
        </ul>
        <Chart lines sentences>
            <DotPlot rows levels language name lines/>
        </Chart>
    }
}
