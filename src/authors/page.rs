//! The components of the page: opening a file, its problems, the fields that can be edited here, and the preview.

use std::sync::Arc;

use leptos::html::Textarea;
use leptos::prelude::*;

use super::draft::Draft;
use super::workspace::use_workspace;
use crate::browser::download;
use crate::domain::{Area, Problem, Role};
use crate::format::json_line;
use crate::format::reader::MAX_PROBLEMS;
use crate::messages::authors;
use crate::ui::components::{
    Button, ConfirmDialog, DownloadCheck, FileInput, Heading, ReactiveText, Renewed, ShowWhen,
    html_text, track_key, watch_presses,
};

/// The whole page below its title. Needs a [`super::workspace::Workspace`] in its context.
#[component]
pub fn AuthorsPage() -> impl IntoView {
    let workspace = use_workspace();
    let state = workspace.state;
    let problems = move || {
        state.with(|state| {
            let (problems, editable) = (state.problems.clone(), state.draft.is_some());
            view! { <ProblemList problems source=Arc::clone(&state.source) editable/> }
        })
    };
    let preview_hint = Signal::derive(move || {
        let hint = state.with(|state| match (state.in_preview, state.problems.is_empty()) {
            (false, _) => authors::NO_PREVIEW,
            (true, true) => authors::PREVIEW_HINT,
            (true, false) => authors::OLD_PREVIEW,
        });
        hint.to_owned()
    });
    let status = Signal::derive(move || state.with(|state| state.status.clone()));
    let has_status = move || !status.get().is_empty();
    let requests = Memo::new(move |_| state.with(|state| state.requests));
    let status_line = move || {
        requests.get();
        view! {
            <ShowWhen when=has_status>
                <ReactiveText text=status/>
            </ShowWhen>
        }
    };
    let opened = Memo::new(move |_| state.with(|state| state.opened));
    let editor = move || {
        opened.get();
        view! { <DraftEditor/> }
    };
    view! {
        <div use:watch_presses on:keydown:capture=track_key>
            <FileChooser/>
            // The live region exists before its text, or screen readers would not announce it. Each file gets a new
            // element, so that a sentence is announced even if it is the same as the last one.
            <p id="status" role="status">
                <Renewed view=status_line/>
            </p>
            <div id="problems">
                <Renewed view=problems/>
            </div>
            // Another draft gets new controls, so that they keep nothing that was typed for the last one.
            <div id="edit">
                <Renewed view=editor/>
            </div>
            <section>
                <Heading level=2>{authors::PREVIEW}</Heading>
                <p class="hint" id="preview" prop:textContent=preview_hint>
                    {html_text(preview_hint)}
                </p>
                // In the page from the start, so that nothing is fetched later.
                <cme-selfcheck
                    storage="memory"
                    heading-level="3"
                    hidden=move || state.with(|state| !state.in_preview)
                    node_ref=workspace.preview
                >
                    {authors::PREVIEW_MISSING}
                </cme-selfcheck>
            </section>
        </div>
    }
}

/// The ways to open a file: choose it, drop it on the page, or take one of two to start from.
#[component]
fn FileChooser() -> impl IntoView {
    let workspace = use_workspace();
    let field = NodeRef::<Textarea>::new();
    let note_rows = move || {
        let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        workspace.rows.update(|rows| rows.typed = typed);
    };
    let open_rows = move || {
        // A browser extension may have filled in the field without an event.
        note_rows();
        workspace.replace_by_rows();
    };
    let open_built_in = move || {
        workspace.replace(move || workspace.open(authors::BUILT_IN_NAME, Draft::built_in()));
    };
    let open_empty = move || {
        workspace.replace(move || workspace.open(authors::EMPTY_NAME, Draft::empty()));
    };
    view! {
        <section>
            <Heading level=2>{authors::CHOOSE}</Heading>
            <FileInput
                id="file"
                label=authors::FILE
                hint=authors::DROP
                accept=".json,.csv,.tsv,.txt"
                on_chosen=move |files| workspace.open_first(files)
            />
            <label for="rows">{authors::ROWS}</label>
            <p class="hint" id="rows-hint">{authors::ROWS_HINT}</p>
            <textarea
                id="rows"
                rows=4
                spellcheck="false"
                aria-describedby="rows-hint"
                node_ref=field
                on:input=move |_| note_rows()
            ></textarea>
            <p class="actions">
                <Button on_press=open_rows>{authors::USE_ROWS}</Button>
                <Button on_press=open_built_in>{authors::BUILT_IN}</Button>
                <Button on_press=open_empty>{authors::EMPTY}</Button>
            </p>
            <ConfirmDialog
                node=workspace.replace_dialog
                heading=authors::REPLACE
                text=authors::REPLACE_QUESTION
                yes=authors::REPLACE_YES
                no=authors::REPLACE_NO
                on_confirm=move || workspace.confirm()
            />
        </section>
    }
}

/// Lists every problem with its place and what to do about it; renders nothing if there are none.
#[component]
pub fn ProblemList(
    /// The problems of a file.
    problems: Vec<Problem>,
    /// The text of the file; empty if there is no such text.
    #[prop(into)]
    source: Arc<str>,
    /// Whether the file can be edited on this page.
    editable: bool,
) -> impl IntoView {
    let count = problems.len();
    let entry = |problem: &Problem| {
        let line = json_line::line(&source, &problem.path);
        let line = line.map(|line| [" ", &authors::line(line)].concat());
        let remedy = [" ", &authors::problem(problem)].concat();
        view! { <li><code>{problem.path.clone()}</code>{line}{remedy}</li> }
    };
    let more = count.saturating_sub(authors::MAX_NAMED);
    let notes = [
        (more != 0).then(|| authors::more_problems(more)),
        (!editable && count >= MAX_PROBLEMS).then(|| authors::PERHAPS_MORE.to_owned()),
        (!editable).then(|| authors::EDIT_ELSEWHERE.to_owned()),
    ];
    let notes = notes.into_iter().flatten().map(|note| view! { <p>{note}</p> });
    (count != 0).then(|| {
        view! {
            <section>
                <Heading level=2>{authors::problems(count)}</Heading>
                <ul class="problems">
                    {problems.iter().take(authors::MAX_NAMED).map(entry).collect_view()}
                </ul>
                {notes.collect_view()}
            </section>
        }
    })
}

/// The fields and the download of the open draft; nothing if none is open.
///
/// The controls show the draft as it was when they were created; after that, only what is typed into them changes them.
#[component]
pub fn DraftEditor() -> impl IntoView {
    use_workspace().state.with_untracked(|state| state.draft.as_ref().map(editor))
}

fn editor(draft: &Draft) -> impl IntoView + use<> {
    let workspace = use_workspace();
    let parts = &draft.parts;
    let contents = draft.framework().map(|framework| authors::contents(&framework));
    let (title, id, revision) = (&parts.title, &parts.id, parts.revision.to_string());
    let table = (!parts.roles.is_empty()).then(|| {
        view! {
            <p class="hint">{authors::targets_hint(draft.targets_of_competencies())}</p>
            // A table may be wider than a phone: it scrolls by itself, also by keyboard.
            <div class="scroll" role="region" aria-labelledby="targets-caption" tabindex="0">
                {targets_table(draft)}
            </div>
        }
    });
    let no_table = table.is_none().then(|| view! { <p>{authors::NO_ROLES}</p> });
    let download_draft = move || {
        let Some(text) = workspace.text() else { return };
        // If the browser blocks the download, it tells the person itself.
        let _ = download(&workspace.file_name(), "application/json", text.as_bytes());
        workspace.download_unconfirmed.set(true);
    };
    let set_title = |draft: &mut Draft, typed: &str| typed.clone_into(&mut draft.parts.title);
    let set_id = |draft: &mut Draft, typed: &str| typed.clone_into(&mut draft.parts.id);
    let download_button = NodeRef::new();
    let about_problems = move || {
        workspace.state.with(|state| {
            let draft = state.draft.as_ref().filter(|_| !state.problems.is_empty())?;
            Some(view! { <p>{authors::with_problems(draft.kept_revision())}</p> })
        })
    };
    view! {
        <section>
            <Heading level=2>{authors::IDENTITY}</Heading>
            {contents.map(|contents| view! { <p>{contents}</p> })}
            <IdentityField id="title" label=authors::TITLE value=title edit=set_title/>
            <IdentityField id="id" label=authors::ID value=id code=true edit=set_id/>
            <IdentityField
                id="revision"
                label=authors::REVISION
                value=revision
                code=true
                edit=Draft::set_revision
            />
            <p class="hint" id="identity-hint">{authors::IDENTITY_HINT}</p>
        </section>
        <section>
            <Heading level=2>{authors::TARGETS}</Heading>
            {table}
            {no_table}
        </section>
        <section>
            <Heading level=2>{authors::TAKE}</Heading>
            <p class="hint">{authors::TAKE_HINT}</p>
            <Renewed view=about_problems/>
            <p class="actions">
                <Button node_ref=download_button on_press=download_draft>{authors::DOWNLOAD}</Button>
            </p>
            <DownloadCheck
                when=workspace.download_unconfirmed
                button=download_button
                on_confirm=move || workspace.mark_as_saved()
                text=move || workspace.text()
            />
        </section>
    }
}

/// A text field for the title, the id or the revision of the framework.
#[component]
fn IdentityField(
    id: &'static str,
    label: &'static str,
    #[prop(into)] value: String,
    /// Whether the value is an identifier: its hint explains it, and it is not spell-checked.
    #[prop(optional)]
    code: bool,
    edit: fn(&mut Draft, &str),
) -> impl IntoView {
    let workspace = use_workspace();
    let edit = move |event| workspace.edit(&|draft| edit(draft, &event_target_value(&event)));
    view! {
        <p class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                value=value
                spellcheck=code.then_some("false")
                aria-describedby=code.then_some("identity-hint")
                on:input=move |_| workspace.note_edit()
                on:change=edit
            />
        </p>
    }
}

/// A select for each role in each area.
fn targets_table(draft: &Draft) -> impl IntoView + use<> {
    let parts = &draft.parts;
    let head = |title: String| view! { <th scope="col">{title}</th> };
    let heads = parts.roles.iter().map(|role| head(role.title.clone()));
    let row = |area: (usize, &Area)| {
        let cells = parts.roles.iter().enumerate().map(|role| target_cell(draft, role, area));
        view! {
            <tr>
                <th scope="row">{[&*area.1.code, &area.1.title].join(" ")}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    view! {
        <table>
            <caption class="unseen" id="targets-caption">{authors::TARGETS}</caption>
            <thead>
                <tr>{head(authors::AREA.to_owned())} {heads.collect_view()}</tr>
            </thead>
            <tbody>{parts.areas.iter().enumerate().map(row).collect_view()}</tbody>
        </table>
    }
}

/// The select for one target. Its value may be a level that the scale does not have.
fn target_cell(
    draft: &Draft,
    (role_index, role): (usize, &Role),
    (area_index, area): (usize, &Area),
) -> impl IntoView + use<> {
    let workspace = use_workspace();
    let target = draft.target(&role.id, &area.id);
    let mut options = vec![(None, authors::NO_TARGET.to_owned())];
    let levels = (1..).zip(&draft.parts.levels);
    options.extend(levels.map(|(level, text)| (Some(level), format!("{level} {}", text.name))));
    if options.iter().all(|(level, _)| *level != target) {
        options.extend(target.map(|level| (target, authors::off_scale(level))));
    }
    let option = |(level, label): (Option<u8>, String)| {
        let value = level.map(|level| level.to_string()).unwrap_or_default();
        view! { <option value=value selected=level == target>{label}</option> }
    };
    let set_target = move |event| {
        let level = event_target_value(&event).parse().ok();
        workspace.edit(&|draft| draft.set_target(role_index, area_index, level));
    };
    view! {
        <td>
            <select aria-label=authors::target(&area.title, &role.title) on:change=set_target>
                {options.into_iter().map(option).collect_view()}
            </select>
        </td>
    }
}
