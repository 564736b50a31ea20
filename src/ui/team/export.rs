//! Exporting the team's numbers: on paper, as a table, and as a team file.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::TeamContext;
use super::report::{TeamPages, TeamReport};
use crate::domain::team::MIN_MEMBERS;
use crate::messages::{self, team_view};
use crate::session::Event;
use crate::session::team::TeamState;
use crate::ui::components::{
    Button, CheckField, CopyButton, CopyOutcome, CopyState, CopyTexts, DownloadCheck, Renewed,
    SectionHeading, SelectField, SelectOption, ShowWhen, StatusLine,
};
use crate::ui::export::files::{CSV, FileType, HTML, JSON, XLSX};
use crate::ui::report::PrintFrame;
use crate::ui::today::today;

const COPY_TEXTS: CopyTexts = CopyTexts {
    copy: team_view::COPY,
    copied: team_view::COPIED,
    not_copied: team_view::NOT_COPIED,
};

/// The section with all ways to export the team.
#[component]
pub(super) fn TeamExport(ctx: TeamContext, level: u8) -> impl IntoView {
    let TeamContext { store, state, numbers, .. } = ctx;
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
        let Some(report) = published(ctx) else { return };
        print_job.set(Some(Arc::new(report)));
        store.emit(Event::Exported { kind: "print" });
    };
    // Each print gets its own frame.
    let print_frame = move || {
        let content: Arc<TeamReport> = print_job.get()?;
        let pages = move || view! { <TeamPages content=Arc::clone(&content)/> }.into_any();
        let on_refused = move |file: String| {
            download(ctx, HTML, file.as_bytes());
            message.set(team_view::CANNOT_PRINT);
        };
        Some(view! { <PrintFrame title=team_view::TITLE document=pages on_refused/> })
    };
    let download_table = move || {
        message.set("");
        if let Some(table) = state.with_untracked(|state| state.table(today(store))) {
            export(ctx, CSV, table.as_bytes());
        }
    };
    let download_workbook = move || {
        message.set("");
        if let Some(workbook) = state.with_untracked(|state| state.workbook(today(store))) {
            export(ctx, XLSX, &workbook);
        }
    };
    let summary = move || {
        message.set("");
        let TeamReport { framework, team, day, .. } = published(ctx)?;
        Some(team_view::summary(&framework, &team, &day))
    };
    let team_file_button = NodeRef::new();
    let is_unconfirmed = move || state.with(TeamState::is_download_unconfirmed);
    let download_team = move || match state.with_untracked(TeamState::team_file) {
        Some(file) => {
            message.set("");
            state.update(TeamState::mark_downloaded);
            export(ctx, JSON, file.as_bytes());
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
                <Button disabled=too_few on_press=download_workbook>{team_view::XLSX}</Button>
                <CopyButton state=copied disabled=too_few text=summary/>
                <Button node_ref=team_file_button on_press=download_team>
                    {team_view::TEAM_FILE}
                </Button>
            </div>
            <CopyOutcome state=copied/>
            <DownloadCheck
                when=Signal::derive(is_unconfirmed)
                button=team_file_button
                on_confirm=move || state.update(TeamState::confirm_download)
                text=move || state.with_untracked(TeamState::team_file)
            />
            <p class="hint">{team_view::TEAM_FILE_HINT}</p>
        </section>
        // Outside the section, which is not displayed when a host prints its page.
        <Renewed view=print_frame/>
    }
}

/// What is printed now; `None` where that would be about too few.
fn published(ctx: TeamContext) -> Option<TeamReport> {
    let today = today(ctx.store);
    ctx.state.with_untracked(|state| {
        let team = Arc::new(state.publication(today)?);
        let names = state.included().map(|one| team_view::member(one.number, &one.member.label));
        let labels = if team.internal && state.labels { names.collect() } else { Vec::new() };
        let framework = ctx.store.framework();
        Some(TeamReport { framework, team, day: messages::day(today), labels })
    })
}

/// Gives the person a file, and tells the host page.
fn export(ctx: TeamContext, file_type: FileType, content: &[u8]) {
    download(ctx, file_type, content);
    ctx.store.emit(Event::Exported { kind: file_type[0] });
}

/// The name of the file is fixed, with the day: nothing that a person typed gets into it.
fn download(ctx: TeamContext, [ending, media_type]: FileType, content: &[u8]) {
    let internal = ctx.state.with_untracked(|state| state.internal);
    let version = if internal && ending != JSON[0] { "-internal" } else { "" };
    let name = format!("cme-selfcheck-team-{}{version}.{ending}", today(ctx.store));
    ctx.store.host().download(&name, media_type, content);
}
