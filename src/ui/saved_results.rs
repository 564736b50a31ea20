//! Saved results as a list, for the screens that show them.

use crate::domain::ResultId;
use crate::messages::start;
use crate::session::Session;

/// The saved results, newest first, each with a line about it.
pub fn saved_results(session: &Session) -> Vec<(ResultId, String)> {
    let newest_first = session.results().rev();
    newest_first
        .map(|result| {
            (result.id.clone(), start::summed_up(session.framework(), result, session.zone()))
        })
        .collect()
}
