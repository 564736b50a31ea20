//! A result that came from outside, before the person decides what becomes of it.

use super::App;
use super::by_hand::{El, Scope};
use crate::session::Session;
use crate::words::start as text;

/// Asks, if there is one.
pub(super) fn offered(app: App, scope: &Scope, level: u8) -> Option<El<'_>> {
    let about = app.ask(|session| {
        session.offered().map(|result| text::offered(&text::summed_up(session.framework(), result)))
    })?;
    let ignore = move || {
        app.act(|session, _| session.ignore_offered());
        app.start_over();
    };
    let view = move || app.act(|session, _| session.view_offered());
    let actions = scope
        .classed("div", "actions")
        .add(scope.button("primary", text::KEEP, move || app.act(Session::keep_offered)))
        .add(scope.button("", text::VIEW, view))
        .add(scope.button("", text::IGNORE, ignore));
    let card = scope
        .classed("div", "card offer")
        .attr("role", "status")
        .add(scope.said_heading(level, text::OFFERED))
        .add(scope.said("p", "", &about))
        .add(actions);
    Some(card)
}
