//! What was found when the page was opened, or has happened since.

use super::App;
use super::by_hand::{El, Scope};
use crate::session::{Notice, Session};
use crate::words::{failure, kiosk, link, start as text, status};

/// Name of the file with a damaged copy.
const DAMAGED_FILE: &str = "cme-selfcheck-damaged.txt";
/// Name of the file with the record as it is.
const STORED_FILE: &str = "cme-selfcheck-saved.json";

/// Draws a notice for each.
pub(super) fn notices(app: App, scope: &Scope) -> impl Iterator<Item = El<'_>> {
    let found = app.ask(|session| session.notices().to_vec());
    found.into_iter().map(move |one| {
        let sentence = match one {
            Notice::Restored => status::RESTORED,
            Notice::Damaged => status::DAMAGED,
            Notice::Stuck => status::STUCK,
            Notice::Newer => status::NEWER,
            Notice::Blocked => status::BLOCKED,
            Notice::Deleted => text::DELETED,
            Notice::ClearedElsewhere => status::CLEARED_ELSEWHERE,
            Notice::Link(why) => link::refusal(why),
            Notice::Ended => kiosk::ENDED,
        };
        scope.notice("status", sentence).add_some(copy(app, scope, one))
    })
}

/// A button that gives the person what we cannot read.
fn copy(app: App, scope: &Scope, found: Notice) -> Option<El<'_>> {
    let damaged = move || {
        let copies = app.ask(Session::damaged);
        app.download(DAMAGED_FILE, "text/plain", &copies.join("\n\n"));
    };
    let stored = move || {
        if let Some(text) = app.ask(Session::stored) {
            app.download(STORED_FILE, "application/json", &text);
        }
    };
    match found {
        Notice::Restored | Notice::Damaged => {
            Some(scope.button("", status::DOWNLOAD_DAMAGED, damaged))
        }
        Notice::Stuck | Notice::Newer => Some(scope.button("", failure::DOWNLOAD_SAVED, stored)),
        Notice::Blocked
        | Notice::Deleted
        | Notice::ClearedElsewhere
        | Notice::Link(_)
        | Notice::Ended => None,
    }
}
