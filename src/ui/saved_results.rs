//! Saved results as a list, for the screens that show them.

use crate::domain::{Assessment, ResultId};
use crate::messages::{start, time_of};
use crate::session::{ResultRef, Session};

/// The saved results, newest first, each with a line about it.
pub fn saved_results(session: &Session) -> Vec<(ResultId, String)> {
    disambiguated(session, session.results().rev().map(|result| (result.id.clone(), result)))
}

/// The self-checks to compare with the one on screen, each with a line about it.
pub fn other_results(session: &Session) -> Vec<(ResultRef, String)> {
    let shown = session.screen().result_ref().cloned();
    let all = session.others().into_iter().chain(shown.clone());
    let all = all.filter_map(|one| Some((one.clone(), session.assessment(&one)?)));
    let mut lines = disambiguated(session, all);
    lines.retain(|(one, _)| Some(one) != shown.as_ref());
    lines
}

/// A line about each. If several lines are equal, each ends with its time of day or, if that is equal or unknown, with
/// a number.
fn disambiguated<'a, Id: Clone>(
    session: &Session,
    results: impl Iterator<Item = (Id, &'a Assessment)>,
) -> Vec<(Id, String)> {
    let zone = session.zone();
    let line = |(id, check): (Id, &Assessment)| {
        let about = start::describe(session.framework(), check, zone);
        (id, about, time_of(check.dated(), zone))
    };
    let lines: Vec<_> = results.map(line).collect();
    let with_suffix = |(index, (id, about, time)): (usize, &(Id, String, String))| {
        let same = |(_, other, _): &&(Id, String, String)| other == about;
        let at_that_time = |(_, _, other): &&(Id, String, String)| other == time;
        let all = lines.iter().filter(same);
        let suffix = match (all.clone().count(), all.filter(at_that_time).count()) {
            (1, _) => String::new(),
            (_, 1) => format!(" ({time})"),
            _ => format!(" ({})", lines.iter().take(index + 1).filter(same).count()),
        };
        (id.clone(), format!("{about}{suffix}"))
    };
    lines.iter().enumerate().map(with_suffix).collect()
}
