//! What changed between two results.

use leptos::prelude::*;

use super::App;
use super::parts::button::button;
use super::parts::growing::{MOST, ROWS, growing};
use super::parts::heading::screen_heading;
use super::parts::table_region::table_region;
use crate::domain::ResultId;
use crate::domain::compare::{Comparison, in_order};
use crate::report::comparison;
use crate::session::Session;
use crate::words::listing::CHANGES;
use crate::words::{comparison as text, plan, start};

/// Draws the changes between the self-check on screen and that result.
pub(super) fn screen(app: App, other: &ResultId) -> impl IntoView + use<> {
    let framework = app.framework();
    let both = app.ask(|session| Some((session.shown()?.clone(), session.result(other)?.clone())));
    let Some((one, other)) = both else { return ().into_any() };
    let (earlier, later) = in_order(&other, &one);
    // Results of another framework are refused when they are opened.
    let Ok(comparison) = Comparison::between(&framework, earlier, later) else {
        return ().into_any();
    };
    let level = app.ask(|session| session.options().top_heading());
    let sentence = text::sentence(&comparison, earlier);
    let [from, to] = [earlier, later].map(|check| start::period(&framework, check));
    let table = (comparison.comparable() > 0).then(|| {
        let total = comparison.changes.len();
        let (earlier, later) = (earlier.clone(), later.clone());
        let draw = move |range| comparison::part(&framework, &comparison, &earlier, &later, range);
        let shown = RwSignal::new(total.min(MOST));
        let [table, more] = growing(ROWS, CHANGES, shown, total, Box::new(draw));
        [table_region(text::TABLE, table).into_any(), more].into_iter().collect_view()
    });
    let back = button("", plan::BACK, move || {
        app.act(|session: &mut Session, _| session.back_to_results());
    });
    view! {
        <div class="results compare">
            <p class="eyebrow"><span>{from}" → "{to}</span></p>
            {screen_heading(level, text::HEADING, app.take_move())}
            <p class="lead">{sentence}</p>
            <p class="hint">{text::HONEST}</p>
            <div class="actions">{back}</div>
            {table}
        </div>
    }
    .into_any()
}
