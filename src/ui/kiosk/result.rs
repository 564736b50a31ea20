//! The result of a kiosk, with its link to take home.

use leptos::prelude::*;

use crate::messages::{kiosk, results, start};
use crate::session::Session;
use crate::ui::components::{Button, ChartLines, Heading, Renewed, ShowWhen, html_text};
use crate::ui::export::link_code::LinkCode;
use crate::ui::report::by_area::{AreaChart, AreaLegend};
use crate::ui::report::lists::{FirstEntries, priorities};
use crate::ui::report::shown::ShownResult;
use crate::ui::screen_heading::ScreenHeading;
use crate::ui::use_store;

/// How many priorities a kiosk shows.
const FIRST: usize = 3;

/// The result of a kiosk in one view: the sentence, the chart, the first priorities, and the code.
#[component]
pub(in crate::ui) fn KioskResult() -> impl IntoView {
    let store = use_store();
    let shown = ShownResult::memo()?;
    let lines = ChartLines::default();
    let level = store.top_heading() + 1;
    let sentence = Signal::derive(move || {
        shown.with(|shown| results::sentence(&shown.framework, &shown.check, &shown.summary))
    });
    let numbers = move || {
        let shown = shown.get();
        let lists = priorities(&shown.framework, &shown.check, &shown.summary, level);
        let has_targets = shown.summary.overall.targeted > 0;
        view! {
            <FirstEntries class="priorities" lists max=FIRST more=kiosk::more/>
            <section class="by-area">
                <Heading level>{results::TABLE}</Heading>
                <AreaLegend has_targets adjusted=false/>
                <AreaChart shown lines/>
            </section>
        }
    };
    let caveat = Signal::derive(move || {
        shown.with(|shown| {
            let targets = results::targets(&shown.framework, &shown.summary.overall);
            [results::CAVEAT, targets.unwrap_or_default()].join(" ")
        })
    });
    let change = move || store.act(Session::change_answers);
    Some(view! {
        <div class="results kiosk-result">
            <ScreenHeading eyebrow=start::EYEBROW>{results::HEADING}</ScreenHeading>
            <p class="lead" prop:textContent=sentence>
                {html_text(sentence)}
            </p>
            <p class="hint" prop:textContent=caveat>{html_text(caveat)}</p>
            <ShowWhen when=move || store.with(Session::has_links)>
                <section class="export">
                    <Heading level>{kiosk::TAKE_HOME}</Heading>
                    <LinkCode/>
                </section>
            </ShowWhen>
            <Renewed view=numbers/>
            <div class="actions"><Button on_press=change>{results::CHANGE}</Button></div>
        </div>
    })
}
