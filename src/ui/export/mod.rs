//! Exporting a result: on paper, as files and as a link.

mod copy;
pub(super) mod files;
pub(super) mod link_code;
mod printing;

use leptos::prelude::*;

use self::copy::clear_with_result;
use self::files::{CSV, FILE_NAME, JSON, XLSX, export};
use self::link_code::LinkButtons;
use self::printing::{PrintButtons, PrintFrames, Printer};
use super::components::{
    Button, CopyButton, CopyOutcome, CopyState, CopyTexts, ReactiveText, SectionHeading, ShowWhen,
};
use super::store::{Store, use_store};
use super::today::follow_day;
use crate::messages::{report, results};
use crate::session::{Event, ResultRef, Session};

const COPY_TEXTS: CopyTexts =
    CopyTexts { copy: report::COPY, copied: report::COPIED, not_copied: report::NOT_COPIED };

/// The section with all ways to export the self-check on screen, and the age of the last download.
#[component]
pub(super) fn ExportSection(
    /// Level of its heading.
    level: u8,
    /// Whether the screen has a [`DownloadResult`] in another place.
    #[prop(optional, into)]
    download_elsewhere: Signal<bool>,
    /// Follows the files.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let store = use_store();
    let printer = Printer::new(store);
    let age = exported_age(store);
    let download_table =
        move || export(store, FILE_NAME, CSV, store.with_untracked(Session::table));
    let download_workbook =
        move || export(store, FILE_NAME, XLSX, store.with_untracked(Session::workbook));
    let copied = CopyState::new(COPY_TEXTS);
    clear_with_result(store, copied);
    let result_text = move || {
        let content = store.with_untracked(Session::export)?;
        store.emit(Event::Exported { kind: JSON[0] });
        Some(content)
    };
    view! {
        <section class="export">
            <SectionHeading level name=report::EXPORT/>
            <PrintButtons printer/>
            <div class="actions">
                <ShowWhen when=move || !download_elsewhere.get()>
                    <DownloadResult/>
                </ShowWhen>
                <Button on_press=download_table>{report::CSV}</Button>
                <Button on_press=download_workbook>{report::XLSX}</Button>
                // For browsers or frames that block downloads, which pages cannot detect.
                <CopyButton state=copied text=result_text/>
            </div>
            <CopyOutcome state=copied/>
            <p class="hint">{report::NO_FILE}</p>
            {children.map(|children| children())}
            <LinkButtons/>
            <p class="hint">{results::DOWNLOAD_HINT} " " <ReactiveText text=age/></p>
        </section>
        // Outside the section, which is not displayed when the page is printed.
        <p class="on-paper">{report::ON_PAPER}</p>
        <PrintFrames printer/>
    }
}

/// The button that downloads the whole result, which is what counts as a copy of it. Once a screen.
#[component]
pub(super) fn DownloadResult() -> impl IntoView {
    let store = use_store();
    let save = move || {
        let content = store.with_untracked(Session::export);
        if content.is_some() {
            store.act(Session::mark_exported);
        }
        export(store, FILE_NAME, JSON, content);
    };
    view! { <Button on_press=save>{results::DOWNLOAD}</Button> }
}

/// The age of the last download.
pub(super) fn exported_age(store: Store) -> Signal<String> {
    let zone = store.with_untracked(Session::zone);
    let today = follow_day(store);
    let is_unknown = |session: &Session| {
        session.screen().result_ref() == Some(&ResultRef::Viewed) || session.is_export_unknown()
    };
    Signal::derive(move || {
        if store.with(is_unknown) {
            return String::new();
        }
        report::age(store.with(Session::exported).map(|at| at.date(zone)), today.get())
    })
}
