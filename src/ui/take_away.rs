//! Taking a result away: on paper and as files.

use leptos::prelude::*;

use super::parts::button::button;
use super::parts::copying::{Copying, Words};
use super::parts::field::{Field, short_text};
use super::parts::heading::heading;
use super::{App, code};
use crate::domain::Summary;
use crate::report::{Report, document};
use crate::session::{News, Session};
use crate::words::{report as text, results};

const JSON_TYPE: &str = "application/json";
const CSV_TYPE: &str = "text/csv;charset=utf-8";
const HTML_TYPE: &str = "text/html;charset=utf-8";
const WORDS: Words = Words { copy: text::COPY, copied: text::COPIED, not_copied: text::NOT_COPIED };
/// Longest name on a print, in characters.
const MAX_NAME: usize = 100;

/// Downloads the whole result, notes that, and sets `taken`. The button is on a screen once.
pub(super) fn json(app: App, taken: RwSignal<()>) -> AnyView {
    let save = move || {
        if let Some(content) = app.ask(Session::export) {
            download(app, "json", JSON_TYPE, &content);
            app.act(Session::note_export);
            taken.set(());
            app.tell(News::Exported { kind: "json" });
        }
    };
    button("", results::DOWNLOAD, save)
}

/// The section, with how old the last downloaded copy is; it is looked up anew when `taken` is set.
/// `elsewhere`: the result's own button stands somewhere else already. `more` comes after the buttons.
pub(super) fn section(
    app: App,
    level: u8,
    taken: RwSignal<()>,
    elsewhere: bool,
    more: AnyView,
) -> impl IntoView {
    let age = move || {
        taken.track();
        age(app)
    };
    let name = RwSignal::new(String::new());
    let told = RwSignal::new("");
    let table = move || {
        if let Some(content) = app.ask(Session::table) {
            download(app, "csv", CSV_TYPE, &content);
            app.tell(News::Exported { kind: "csv" });
        }
    };
    let take_name = move |typed: String| {
        name.set(typed.chars().take(MAX_NAME).collect());
        None
    };
    let print = move || print(app, &name.get_untracked(), told);
    let field = Field { id: "print-name".to_owned(), label: text::NAME, hint: text::NAME_HINT };
    view! {
        <section class="take-away">
            {heading(level, text::TAKE_AWAY)}
            {short_text(field, "text", "name", String::new(), Box::new(take_name))}
            <div class="actions">
                {button("primary", text::PRINT, print)}
                {(!elsewhere).then(|| json(app, taken))}
                {button("", text::CSV, table)}
            </div>
            <p class="hint" role={"status"}>{told}</p>
            {copy_in_frame(app)}
            {more}
            {code::buttons(app)}
            <p class="hint">{results::DOWNLOAD_HINT}" "{age}</p>
        </section>
    }
}

/// Where a page frames this one it may forbid downloads, which nobody is told about: there the result
/// can be copied, too.
fn copy_in_frame(app: App) -> impl IntoView {
    app.framed().then(|| {
        let copying = Copying::new(app, WORDS);
        let result = move || {
            app.tell(News::Exported { kind: "json" });
            app.ask(Session::export)
        };
        view! {
            <p class="hint">{text::IN_FRAME}</p>
            <div class="actions">{copying.button(result)}</div>
            {copying.outcome()}
        }
    })
}

/// How old the last downloaded copy is.
pub(super) fn age(app: App) -> String {
    app.act(|session, moment| text::age(session.exported(), moment.now))
}

/// Gives the person a file about what is exported. Its name is fixed, with the day: nothing that a
/// person typed gets into it.
pub(super) fn download(app: App, ending: &str, media_type: &str, content: &str) {
    if let Some(day) = app.ask(|session| Some(session.exportable()?.dated().date())) {
        app.download(&format!("cme-selfcheck-{day}.{ending}"), media_type, content);
    }
}

/// Prints the report alone; where the page may not print, it becomes a file.
fn print(app: App, name: &str, told: RwSignal<&'static str>) {
    let Some(check) = app.ask(|session| session.exportable().cloned()) else { return };
    let framework = app.framework();
    let summary = Summary::of(&framework, &check);
    let report: Report = document::report(&framework, &check, &summary, name);
    app.tell(News::Exported { kind: "print" });
    let refused = move |report: &Report| {
        download(app, "html", HTML_TYPE, &report.html(document::STYLES));
        told.set(text::CANNOT_PRINT);
    };
    app.print(report, Box::new(refused));
}
