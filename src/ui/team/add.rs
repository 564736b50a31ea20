//! Adding results: files and links, and the outcome of each.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::context::TeamContext;
use crate::domain::Unreadable;
use crate::domain::team::MAX_MEMBERS;
use crate::messages::{link, problem, team_view};
use crate::session::team::{ImportOutcome, MAX_FILE_BYTES, Received, TeamState};
use crate::ui::components::{
    Button, FileInput, Heading, LongTextField, PAGE_SIZE, PagedList, Renewed, ShowMore, ShowWhen,
    read_file,
};

/// From this number of files on, progress is shown.
const MANY: usize = 50;
/// Longest text of links, in characters: a thousand links of the maximum length.
const MAX_LINKS_CHARS: usize = MAX_MEMBERS * 2_000;

/// Reads files one by one. Each is waited for, so the page answers between them.
pub(super) fn read_files(ctx: TeamContext, files: Vec<File>) {
    let total = files.len();
    if total == 0 {
        return;
    }
    spawn_local(async move {
        let before = ctx.state.try_with_untracked(|state| state.received().len());
        for (index, file) in files.into_iter().enumerate() {
            if total > MANY && index % 10 == 0 {
                ctx.message.try_set(team_view::progress(index + 1, total));
            }
            let name = file.name();
            let chosen = read_file(&file, MAX_FILE_BYTES).await;
            // Drawn when all are read. The screen may be gone by then.
            if ctx.state.try_update_untracked(|state| add(state, &name, chosen)).is_none() {
                return;
            }
        }
        finish(ctx, before.unwrap_or_default(), 0);
    });
}

fn add(state: &mut TeamState, name: &str, chosen: Option<Result<String, Unreadable>>) {
    match chosen {
        Some(Ok(text)) => state.add_file(name, &text),
        Some(Err(why)) => state.log_import(name, ImportOutcome::Refused(why)),
        None => state.log_import(name, ImportOutcome::Failed),
    }
}

/// Draws what came in since then, and says so, and how many links were not read.
fn finish(ctx: TeamContext, before: usize, unread: usize) {
    // The change is made; this tells it.
    ctx.state.notify();
    let (members, left_out) = ctx.state.with_untracked(|state| {
        let new = state.received().iter().skip(before);
        (state.members().len(), new.filter(|one| !one.outcome.is_used()).count())
    });
    ctx.message.set(team_view::done(members, left_out, unread));
}

/// The controls that add results.
#[component]
pub(super) fn AddResults(ctx: TeamContext, level: u8) -> impl IntoView {
    let links = ctx.links;
    let add_links = move || {
        let text = links.get_untracked();
        if text.trim().is_empty() {
            return;
        }
        let before = ctx.state.with_untracked(|state| state.received().len());
        let env = ctx.store.host().env();
        let add = |state: &mut TeamState| state.add_links(&text, &team_view::link, env);
        // What was left out stays, to be looked at.
        links.set(ctx.state.try_update_untracked(add).unwrap_or_default());
        let total = text.lines().filter(|line| !line.trim().is_empty()).count();
        finish(ctx, before, total.saturating_sub(MAX_MEMBERS));
    };
    view! {
        <section class="team">
            <Heading level>{team_view::ADD}</Heading>
            <FileInput
                multiple=true
                id="team-files"
                label=team_view::ADD_FILES
                hint=team_view::ADD_FILES_HINT
                on_chosen=move |files| read_files(ctx, files)
            />
            <LongTextField
                id="team-links"
                label=team_view::PASTE
                hint=team_view::PASTE_HINT
                max_chars=MAX_LINKS_CHARS
                value=links
                on_input=move |typed| links.set(typed)
            />
            <div class="actions"><Button on_press=add_links>{team_view::ADD_LINKS}</Button></div>
        </section>
    }
}

/// The outcomes of files and links that did not become a new member, rejected ones first.
#[component]
pub(super) fn ReceivedList(ctx: TeamContext, level: u8) -> impl IntoView {
    let received = Memo::new(move |_| {
        let is_told = |one: &&Received| !matches!(one.outcome, ImportOutcome::Member(_));
        let told = |state: &TeamState| state.received().iter().filter(is_told).cloned().collect();
        let mut all: Vec<_> = ctx.state.with(told);
        all.sort_by_key(|one| one.outcome.is_used());
        all
    });
    let pages = PagedList::new(PAGE_SIZE);
    let entry = move |(index, one): (usize, &Received)| {
        view! {
            <li {..pages.entry(index)}>
                <span class="statement">{one.name.clone()}</span>
                <span class="numbers">{sentence(&one.outcome, ctx.store.framework().id())}</span>
            </li>
        }
    };
    let list = move || {
        received.with(|all| {
            let shown = all.iter().take(pages.shown(all.len())).enumerate();
            view! {
                <ul class="ranked">{shown.map(&entry).collect_view()}</ul>
                <ShowMore list=pages total=all.len() entries=team_view::FILES/>
            }
        })
    };
    let any = move || received.with(|all| !all.is_empty());
    let clear = move || {
        pages.restart();
        ctx.message.set(String::new());
        ctx.state.update(TeamState::clear_received);
        // The pressed button is gone.
        ctx.store.request_focus();
    };
    view! {
        <ShowWhen when=any>
            <section>
                <Heading level>{team_view::RECEIVED}</Heading>
                <Renewed view=list/>
                <div class="actions">
                    <Button class="quiet" on_press=clear>{team_view::CLEAR_RECEIVED}</Button>
                </div>
            </section>
        </ShowWhen>
    }
}

/// An outcome in a sentence.
fn sentence(outcome: &ImportOutcome, ours: &str) -> String {
    match outcome {
        // Such a member is in the list of members.
        ImportOutcome::Member(_) => String::new(),
        ImportOutcome::Team { added, updated, known } => {
            team_view::is_team(*added, *updated, *known)
        }
        ImportOutcome::Updated(number) => team_view::is_update(*number),
        ImportOutcome::Known(number) => team_view::is_known(*number),
        ImportOutcome::OtherFramework(found) => team_view::other_framework(found, ours),
        ImportOutcome::Refused(why) => team_view::left_out(&problem::refusal(why)),
        ImportOutcome::LinkRefused(why) => team_view::left_out(link::refusal(*why)),
        ImportOutcome::Failed => team_view::FAILED.to_owned(),
        ImportOutcome::Full => team_view::FULL.to_owned(),
    }
}
