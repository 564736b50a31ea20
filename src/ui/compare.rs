//! What changed between two results.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{
    Button, DataRow, DataTable, LiveText, PAGE, PagedList, Renewed, ShowMore, TableRegion,
    live_text,
};
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
    let framework = store.framework();
    let zone = store.with_untracked(Session::zone);
    let compared = Memo::new({
        let framework = Arc::clone(&framework);
        move |_| {
            store.with(|session| {
                let (earlier, later) = in_order(session.result(&other)?, session.shown()?);
                // Results of another framework are refused when they are opened.
                let comparison = Comparison::between(&framework, earlier, later).ok()?;
                Some((earlier.clone(), later.clone(), comparison))
            })
        }
    });
    let period = Signal::derive({
        let framework = Arc::clone(&framework);
        move || {
            compared
                .with(|compared| {
                    let (earlier, later, _) = compared.as_ref()?;
                    let [from, to] =
                        [earlier, later].map(|check| start::period(&framework, check, zone));
                    Some(format!("{from} → {to}"))
                })
                .unwrap_or_default()
        }
    });
    let sentence = Signal::derive(move || {
        compared
            .with(|compared| {
                let compared = compared.as_ref();
                compared.map(|(earlier, _, found)| comparison::sentence(found, earlier, zone))
            })
            .unwrap_or_default()
    });
    let changes = move || {
        let (earlier, later, comparison) = compared.get()?;
        let total = comparison.changes.len();
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
        let rows = comparison.changes.iter().take(pages.shown(total)).enumerate().map(row);
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
            <p class="eyebrow"><LiveText text=period/></p>
            <ScreenHeading>{comparison::HEADING}</ScreenHeading>
            <p class="lead" use:live_text=sentence>{sentence.get_untracked()}</p>
            <p class="hint">{comparison::HONEST}</p>
            <div class="actions"><Button on_press=back>{plan::BACK}</Button></div>
            <Renewed view=changes/>
        </div>
    }
}
