//! Files that a person downloads.

use crate::session::{Event, Session};
use crate::ui::store::Store;

/// Ending and media type of a file.
pub(in crate::ui) type FileType = [&'static str; 2];

pub(in crate::ui) const JSON: FileType = ["json", "application/json"];
pub(in crate::ui) const CSV: FileType = ["csv", "text/csv;charset=utf-8"];
pub(in crate::ui) const XLSX: FileType =
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
pub(in crate::ui) const HTML: FileType = ["html", "text/html;charset=utf-8"];
pub(in crate::ui) const ICS: FileType = ["ics", "text/calendar;charset=utf-8"];

/// What the names of files with the whole result begin with.
pub(super) const FILE_NAME: &str = "cme-selfcheck";

/// Gives the person a file whose name begins so, and tells the host page.
pub(in crate::ui) fn export(
    store: Store,
    name: &str,
    file_type: FileType,
    content: Option<impl AsRef<[u8]>>,
) {
    if let Some(content) = content {
        download(store, name, file_type, content.as_ref());
        let [ending, _] = file_type;
        store.emit(Event::Exported { kind: if file_type == ICS { "calendar" } else { ending } });
    }
}

/// The name of the file has the day after its fixed beginning: nothing that a person typed gets into it.
pub(super) fn download(store: Store, name: &str, [ending, media_type]: FileType, content: &[u8]) {
    let day = |session: &Session| Some(session.current_assessment()?.dated().date(session.zone()));
    if let Some(day) = store.with_untracked(day) {
        store.host().download(&format!("{name}-{day}.{ending}"), media_type, content);
    }
}
