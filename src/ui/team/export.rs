//! Taking the team's numbers away: on paper, as a table, and as a team file.

use std::sync::Arc;

use leptos::prelude::*;

use super::Desk;
use super::report::{TeamPages, TeamReport};
use crate::domain::team::MIN_MEMBERS;
use crate::messages::{day_of, team_view};
use crate::session::team::TeamDesk;
use crate::session::{Event, Session};
use crate::ui::components::{
    Button, CheckField, CopyButton, CopyDone, CopyOutcome, CopyState, CopyTexts, Renewed,
    SectionHeading, SelectField, SelectOption, ShowWhen, StatusLine,
};
use crate::ui::report::PrintFrame;

const CSV: [&str; 2] = ["csv", "text/csv;charset=utf-8"];
const JSON: [&str; 2] = ["json", "application/json"];
const HTML: [&str; 2] = ["html", "text/html;charset=utf-8"];
const COPY_TEXTS: CopyTexts = CopyTexts {
    copy: team_view::COPY,
    copied: team_view::COPIED,
    not_copied: team_view::NOT_COPIED,
};

/// The section with all ways to take the team away.
#[component]
pub(super) fn ExportSection(desk: Desk, level: u8) -> impl IntoView {
    let Desk { store, state, numbers, .. } = desk;
    let internal = Memo::new(move |_| state.with(|state| state.internal));
    let labels = Memo::new(move |_| state.with(|state| state.labels));
    let too_few = Signal::derive(move || {
        !internal.get() && numbers.with(|numbers| numbers.whole.members < MIN_MEMBERS)
    });
    let message = RwSignal::new("");
    let copied = CopyState::new(COPY_TEXTS);
    copied.clear_when(move || state.track());
    let message_text = Signal::derive(move || {
        if too_few.get() { team_view::TOO_FEW } else { message.get() }.to_owned()
    });
    let options =
        [team_view::FOR_PUBLICATION, team_view::INTERNAL].map(SelectOption::ours).to_vec();
    let print_job = RwSignal::new(None);
    let print = move || {
        message.set("");
        let Some(report) = report(desk) else { return };
        print_job.set(Some(Arc::new(report)));
        store.emit(Event::Exported { kind: "print" });
    };
    // Each print gets a frame of its own.
    let print_frame = move || {
        let content: Arc<TeamReport> = print_job.get()?;
        let pages = move || view! { <TeamPages content=Arc::clone(&content)/> }.into_any();
        let on_refused = move |file: String| {
            download(desk, HTML, file.as_bytes());
            message.set(team_view::CANNOT_PRINT);
        };
        Some(view! { <PrintFrame title=team_view::TITLE document=pages on_refused/> })
    };
    let download_table = move || {
        message.set("");
        let now = store.host().env().now;
        if let Some(table) = state.with_untracked(|state| state.table(now)) {
            download(desk, CSV, table.as_bytes());
            store.emit(Event::Exported { kind: "csv" });
        }
    };
    let summary = move || {
        message.set("");
        let TeamReport { framework, team, day, .. } = report(desk)?;
        Some(team_view::summary(&framework, &team, &day))
    };
    let copy = move |text: String, done: CopyDone| store.host().copy(&text, done);
    let download_team = move || match state.with_untracked(TeamDesk::team_file) {
        Some(file) => {
            message.set("");
            download(desk, JSON, file.as_bytes());
            state.update(TeamDesk::note_download);
            store.emit(Event::Exported { kind: "json" });
        }
        None => message.set(team_view::TEAM_FILE_TOO_LARGE),
    };
    view! {
        <section class="export team">
            <SectionHeading level name=team_view::EXPORT/>
            <SelectField
                id="team-version"
                label=team_view::VERSION
                hint=team_view::VERSION_HINT
                options
                selected=Signal::derive(move || usize::from(internal.get()))
                on_select=move |index: usize| state.update(|state| state.internal = index == 1)
            />
            <ShowWhen when=internal>
                <CheckField
                    id="team-labels"
                    label=team_view::WITH_LABELS
                    checked=labels
                    on_change=move |checked: bool| state.update(|state| state.labels = checked)
                />
            </ShowWhen>
            <StatusLine text=message_text/>
            <div class="actions">
                <Button class="primary" disabled=too_few on_press=print>{team_view::PRINT}</Button>
                <Button disabled=too_few on_press=download_table>{team_view::CSV}</Button>
                <CopyButton state=copied disabled=too_few text=summary on_copy=copy/>
                <Button on_press=download_team>{team_view::TEAM_FILE}</Button>
            </div>
            <CopyOutcome state=copied/>
            <p class="hint">{team_view::TEAM_FILE_HINT}</p>
        </section>
        // Not in the section, which is not displayed where a host prints its page.
        <Renewed view=print_frame/>
    }
}

/// What is printed now; `None` where that would be about too few.
fn report(desk: Desk) -> Option<TeamReport> {
    let now = desk.store.host().env().now;
    let zone = desk.store.with_untracked(Session::zone);
    desk.state.with_untracked(|state| {
        let team = Arc::new(state.publication(now)?);
        let names = state.included().map(|one| team_view::member(one.number, &one.member.label));
        let labels = if team.internal && state.labels { names.collect() } else { Vec::new() };
        let framework = Arc::clone(state.framework());
        Some(TeamReport { framework, team, day: day_of(now, zone), labels })
    })
}

/// The name of the file is fixed, with the day: nothing that a person typed gets into it.
fn download(desk: Desk, [ending, media_type]: [&str; 2], content: &[u8]) {
    let day = desk.store.host().env().now.date(desk.store.with_untracked(Session::zone));
    let internal = desk.state.with_untracked(|state| state.internal);
    let version = if internal && ending != JSON[0] { "-internal" } else { "" };
    let name = format!("cme-selfcheck-team-{day}{version}.{ending}");
    desk.store.host().download(&name, media_type, content);
}
