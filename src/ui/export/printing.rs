//! Printing: the report, the plan alone, or the conversation sheet.

use std::sync::Arc;

use leptos::prelude::*;

use super::files::{HTML, download};
use crate::domain::{Plan, Summary};
use crate::messages::report;
use crate::session::{Event, Session};
use crate::ui::components::{Button, Renewed, ShowWhen, StatusLine, TextField};
use crate::ui::report::content::{Printed, ReportContent};
use crate::ui::report::{PrintFrame, document};
use crate::ui::store::Store;

/// Longest name on a print, in characters.
const MAX_NAME: usize = 100;

/// The state of the print buttons.
#[derive(Clone, Copy)]
pub(super) struct Printer {
    store: Store,
    /// Texts that the person typed for the print.
    name: RwSignal<String>,
    organization: RwSignal<String>,
    /// The last print.
    job: RwSignal<Option<Arc<ReportContent>>>,
    /// The message if the page may not print.
    message: RwSignal<String>,
}

impl Printer {
    pub(super) fn new(store: Store) -> Self {
        Self {
            store,
            name: RwSignal::new(String::new()),
            organization: RwSignal::new(String::new()),
            job: RwSignal::new(None),
            message: RwSignal::new(String::new()),
        }
    }

    fn print(self, printed: Printed) {
        let store = self.store;
        let framework = store.framework();
        let Some(check) = store.with_untracked(|session| session.current_assessment().cloned())
        else {
            return;
        };
        let summary = Arc::new(Summary::of(&framework, &check));
        let [name, organization] = [self.name, self.organization].map(|typed| {
            typed.with_untracked(|typed| typed.trim().chars().take(MAX_NAME).collect())
        });
        let code = store.with_untracked(Session::link).qr_code();
        let content = Arc::new(ReportContent {
            printed,
            framework,
            check: Arc::new(check),
            summary,
            zone: store.with_untracked(Session::zone),
            name,
            organization,
            code,
        });
        self.message.set(String::new());
        self.job.set(Some(content));
        store.emit(Event::Exported { kind: "print" });
    }
}

/// Fields for the print, and the buttons that print.
#[component]
pub(super) fn PrintButtons(printer: Printer) -> impl IntoView {
    let Printer { store, name, organization, message, .. } = printer;
    let has_plan = move || store.with(|session| session.plan().is_some_and(Plan::is_made));
    view! {
        <div class="fields">
            <TextField
                id="print-name"
                label=report::NAME
                hint=report::NAME_HINT
                autocomplete="name"
                max_chars=MAX_NAME
                value=name
                on_input=move |typed| name.set(typed)
            />
            <TextField
                id="print-organization"
                label=report::ORGANIZATION
                hint=report::NAME_HINT
                autocomplete="organization"
                max_chars=MAX_NAME
                value=organization
                on_input=move |typed| organization.set(typed)
            />
        </div>
        <div class="actions">
            <Button class="primary" on_press=move || printer.print(Printed::Report)>
                {report::PRINT}
            </Button>
            <ShowWhen when=has_plan>
                <Button on_press=move || printer.print(Printed::Plan)>{report::PRINT_PLAN}</Button>
            </ShowWhen>
            <Button on_press=move || printer.print(Printed::Sheet)>{report::PRINT_SHEET}</Button>
        </div>
        <StatusLine text=message/>
    }
}

/// The frame of the last print. Each print gets its own frame.
#[component]
pub(super) fn PrintFrames(printer: Printer) -> impl IntoView {
    let Printer { store, job, message, .. } = printer;
    let frame = move || {
        let content = job.get()?;
        let kind = content.printed;
        let on_refused = move |file: String| {
            download(store, kind.file_name(), HTML, file.as_bytes());
            message.set(report::CANNOT_PRINT.to_owned());
        };
        let title = kind.title();
        let document = move || document(&content);
        Some(view! { <PrintFrame title document on_refused/> })
    };
    view! { <Renewed view=frame/> }
}
