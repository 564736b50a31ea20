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
const ICS: FileType = ["ics", "text/calendar;charset=utf-8"];

/// What a result is exported as.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ExportFile {
    /// What its name begins with.
    name: &'static str,
    file_type: FileType,
}

/// The whole result.
pub(super) const RESULT: ExportFile = ExportFile { name: "cme-selfcheck", file_type: JSON };
/// Its answers, a row each.
pub(super) const TABLE: ExportFile = ExportFile { file_type: CSV, ..RESULT };
/// The same as a workbook.
pub(super) const WORKBOOK: ExportFile = ExportFile { file_type: XLSX, ..RESULT };
/// The dates of a plan.
pub(in crate::ui) const CALENDAR: ExportFile =
    ExportFile { name: "cme-selfcheck-plan", file_type: ICS };
/// The day to repeat the self-check.
pub(in crate::ui) const REMINDER: ExportFile =
    ExportFile { name: "cme-selfcheck-reminder", file_type: ICS };

impl ExportFile {
    /// What the host page is told.
    pub(super) fn kind(self) -> &'static str {
        let [ending, _] = self.file_type;
        if ending == "ics" { "calendar" } else { ending }
    }
}

/// Gives the person what is exported as such a file, and tells the host page.
pub(in crate::ui) fn export(store: Store, file: ExportFile, content: Option<impl AsRef<[u8]>>) {
    if let Some(content) = content {
        download(store, file.name, file.file_type, content.as_ref());
        store.emit(Event::Exported { kind: file.kind() });
    }
}

/// The name of the file has the day after its fixed beginning: nothing that a person typed gets into it.
pub(super) fn download(store: Store, name: &str, [ending, media_type]: FileType, content: &[u8]) {
    let day = |session: &Session| Some(session.current_assessment()?.dated().date(session.zone()));
    if let Some(day) = store.with_untracked(day) {
        store.host().download(&format!("{name}-{day}.{ending}"), media_type, content);
    }
}
