//! What changed between two results.

use leptos::prelude::*;

use super::App;
use super::parts::button::button;
use super::parts::heading::screen_heading;
use super::parts::table_region::table_region;
use crate::domain::ResultId;
use crate::domain::compare::{Comparison, in_order};
use crate::report::comparison;
use crate::session::Session;
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
    let about = |check| start::period(&framework, check);
    let table = (comparison.comparable() > 0).then(|| {
        let table = comparison::table(&framework, &comparison, earlier, later);
        table_region(text::TABLE, table)
    });
    let back = button("", plan::BACK, move || {
        app.act(|session: &mut Session, _| session.back_to_results());
    });
    view! {
        <div class="results compare">
            <p class="eyebrow"><span>{about(earlier)}" → "{about(later)}</span></p>
            {screen_heading(level, text::HEADING, app.take_move())}
            <p class="lead">{text::sentence(&comparison, earlier)}</p>
            <p class="hint">{text::HONEST}</p>
            <div class="actions">{back}</div>
            {table}
        </div>
    }
    .into_any()
}
