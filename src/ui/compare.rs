//! What changed between two results.

use leptos::prelude::*;

use super::components::{Button, DataRow, DataTable, PAGE, PagedList, ShowMore, TableRegion};
use super::report::lists::Statement;
use super::screen_heading::ScreenHeading;
use super::use_store;
use crate::domain::compare::{Change, Comparison, in_order};
use crate::domain::{ItemId, ResultId};
use crate::messages::listing::CHANGES;
use crate::messages::{comparison, plan, start};
use crate::session::Session;

/// The changes between the self-check on screen and another result.
#[component]
pub(super) fn CompareScreen(other: ResultId) -> impl IntoView {
    let store = use_store();
    let pages = PagedList::new(PAGE);
    let back = move || store.act(|session, _| session.back_to_results());
    let screen = move |session: &Session| {
        let framework = session.framework();
        let (earlier, later) = in_order(session.result(&other)?, session.shown()?);
        // Results of another framework are refused when they are opened.
        let comparison = Comparison::between(framework, earlier, later).ok()?;
        let total = comparison.changes.len();
        let row = |(index, (item, change)): (usize, &(ItemId, Change))| {
            let cells = vec![
                comparison::now(earlier, later, item),
                comparison::aim(framework, earlier, later, item),
                comparison::change(*change),
            ];
            let (framework, item) = (framework.clone(), item.clone());
            view! {
                <DataRow cells {..pages.entry(index)}>
                    <Statement framework item/>
                </DataRow>
            }
        };
        let rows = comparison.changes.iter().take(pages.shown(total)).enumerate().map(row);
        let rows = rows.collect_view();
        let changes = (comparison.comparable() != 0).then(|| {
            view! {
                <TableRegion name=comparison::TABLE>
                    <DataTable class="changes" caption=comparison::TABLE columns=&comparison::COLUMNS>
                        {rows}
                    </DataTable>
                </TableRegion>
                <ShowMore list=pages total entries=CHANGES/>
            }
        });
        let [from, to] =
            [earlier, later].map(|check| start::period(framework, check, session.zone()));
        Some(view! {
            <p class="eyebrow"><span>{format!("{from} → {to}")}</span></p>
            <ScreenHeading>{comparison::HEADING}</ScreenHeading>
            <p class="lead">{comparison::sentence(&comparison, earlier, session.zone())}</p>
            <p class="hint">{comparison::HONEST}</p>
            <div class="actions"><Button on_press=back>{plan::BACK}</Button></div>
            {changes}
        })
    };
    view! { <div class="results compare">{move || store.with(&screen)}</div> }
}
