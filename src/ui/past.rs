//! Kept results as a list, for the screens that show them.

use super::App;
use crate::domain::ResultId;
use crate::words::start as text;

/// The kept results, newest first, each with a line about it.
pub(super) fn results(app: App) -> Vec<(ResultId, String)> {
    app.ask(|session| {
        let newest_first = session.results().rev();
        let named = newest_first
            .map(|result| (result.id.clone(), text::summed_up(session.framework(), result)));
        named.collect()
    })
}
