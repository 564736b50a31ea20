//! The state of the page: the open file and the status sentence about it.

use std::sync::Arc;

use js_sys::{Function, Reflect, Uint8Array};
use leptos::html::{Custom, Dialog};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlElement};

use super::draft::Draft;
use crate::domain::{Problem, Unreadable};
use crate::format::framework_v1::MAX_BYTES;
use crate::messages::authors;
use crate::ui::components::{after_press, open_dialog, read_file};

/// The extensions of files that are spreadsheets.
const SPREADSHEETS: [&str; 3] = ["csv", "tsv", "txt"];

/// What the page shows.
#[derive(Debug, Default)]
pub(super) struct PageState {
    /// Counts the requests to open something.
    pub(super) requests: u32,
    /// The request that opened the draft; 0 if none is open.
    pub(super) opened: u32,
    /// The sentence about the state of the file.
    pub(super) status: String,
    /// The name of the file in that sentence.
    name: String,
    /// The text of the opened file, from which problems get their lines; empty if there is none.
    pub(super) source: Arc<str>,
    pub(super) draft: Option<Draft>,
    pub(super) problems: Vec<Problem>,
    /// Whether the preview shows the draft: as it is, or as it was before an edit that caused a problem.
    pub(super) in_preview: bool,
}

/// The rows that the author typed or pasted, at each stage.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The rows in the text field.
    pub(super) typed: String,
    /// The rows that the draft was made from; empty if it was made from something else.
    in_draft: String,
    /// The rows of the draft that the author last saved as a file.
    kept: String,
}

impl Rows {
    /// Whether the author would lose rows: some are in no saved file.
    pub(super) fn are_unsaved(&self) -> bool {
        [&self.typed, &self.in_draft].iter().any(|rows| !rows.is_empty() && **rows != self.kept)
    }

    /// Whether the rows of the draft exist nowhere else.
    fn are_only_in_draft(&self) -> bool {
        !self.in_draft.is_empty() && ![&self.kept, &self.typed].contains(&&self.in_draft)
    }
}

/// The file that the author works on. Components get it by `use_workspace`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Workspace {
    pub(super) state: RwSignal<PageState>,
    /// The self-check that shows the draft.
    pub(super) preview: NodeRef<Custom<&'static str>>,
    /// Whether the draft was edited, and the author does not have it as a file.
    pub(super) is_edited: RwSignal<bool>,
    /// Rows that were typed or pasted.
    pub(super) rows: RwSignal<Rows>,
    /// Whether the draft was downloaded in its present state and the author has not confirmed that the file arrived.
    pub(super) download_unconfirmed: RwSignal<bool>,
    /// Asks before an edited draft is replaced.
    pub(super) replace_dialog: NodeRef<Dialog>,
    /// Opens the other file once the author has agreed.
    replacement: StoredValue<Option<UnsyncCallback<()>>, LocalStorage>,
}

/// Gives the components below the current owner a workspace, without a file at first.
pub fn provide_workspace() -> Workspace {
    let workspace = Workspace::default();
    provide_context(workspace);
    workspace
}

/// The workspace of the page that the component is in.
pub(super) fn use_workspace() -> Workspace {
    expect_context()
}

impl Workspace {
    /// Replaces the draft; asks first if it would be lost.
    pub(super) fn replace(self, open: impl Fn() + 'static) {
        let is_lost = self.rows.with_untracked(Rows::are_only_in_draft);
        self.replace_after_question(is_lost || self.is_edited.get_untracked(), open);
    }

    /// Replaces the draft by one made from the rows in the text field. These may be the same rows with a correction, so
    /// this asks only about edits, or if no draft can be made from the rows.
    pub(super) fn replace_by_rows(self) {
        if self.rows.with_untracked(|rows| rows.typed.trim().is_empty()) {
            return self.refuse(authors::ROWS_NAME, authors::NO_ROWS);
        }
        let is_lost = self.rows.with_untracked(|rows| {
            rows.are_only_in_draft() && Draft::from_spreadsheet(&rows.typed).is_err()
        });
        let asks = is_lost || self.is_edited.get_untracked();
        self.replace_after_question(asks, move || self.open_rows());
    }

    fn replace_after_question(self, asks: bool, open: impl Fn() + 'static) {
        if asks {
            self.replacement.set_value(Some(UnsyncCallback::new(move |()| open())));
            open_dialog(self.replace_dialog);
        } else {
            open();
        }
    }

    /// The person agreed to replace the draft.
    pub(super) fn confirm(self) {
        if let Some(open) = self.replacement.try_update_value(Option::take).flatten() {
            open.run(());
        }
    }

    /// The text of the framework file, if one is open.
    pub(super) fn text(self) -> Option<String> {
        self.state.with_untracked(|state| state.draft.as_ref().map(Draft::text))
    }

    /// The name for the download: that of the opened file, or else one from the framework's id.
    pub fn file_name(self) -> String {
        self.state.with_untracked(|state| match (state.name.rsplit_once('.'), &state.draft) {
            (Some((name, _)), _) => [name, ".json"].concat(),
            (None, Some(draft)) => draft.file_name(),
            (None, None) => String::new(),
        })
    }

    /// Records that the author has the draft as a file: they opened it, or confirmed that the download arrived, which
    /// the browser does not tell.
    pub(super) fn mark_as_saved(self) {
        self.is_edited.set(false);
        self.rows.update(|rows| {
            if !rows.in_draft.is_empty() {
                rows.kept.clone_from(&rows.in_draft);
            }
        });
        self.forget_download();
    }

    fn open_rows(self) {
        let typed = self.rows.with_untracked(|rows| rows.typed.clone());
        let draft = Draft::from_spreadsheet(&typed);
        let is_made = draft.is_ok();
        self.open(authors::ROWS_NAME, draft);
        if is_made {
            self.rows.update(|rows| rows.in_draft = typed);
        }
    }

    /// Records that the draft was edited, or that something is being typed that is not in it yet.
    pub(super) fn note_edit(self) {
        self.is_edited.set(true);
        self.forget_download();
    }

    /// Withdraws the question whether the download arrived.
    fn forget_download(self) {
        if self.download_unconfirmed.get_untracked() {
            self.download_unconfirmed.set(false);
        }
    }

    /// Opens the text of a file: a framework, or by its name a spreadsheet.
    pub fn open_text(self, name: &str, text: String) {
        let is_spreadsheet = name.rsplit_once('.').is_some_and(|(_, extension)| {
            SPREADSHEETS.iter().any(|known| extension.eq_ignore_ascii_case(known))
        });
        if is_spreadsheet {
            return self.open(name, Draft::from_spreadsheet(&text));
        }
        let draft = Draft::open(&text);
        self.open_source(name, draft, text.into());
    }

    /// Says why a file cannot be opened. The draft before it stays open.
    fn refuse(self, name: &str, reason: &str) {
        self.state.update(|state| {
            if state.draft.is_none() {
                *state = PageState { requests: state.requests, ..PageState::default() };
            }
            state.requests += 1;
            state.status = authors::status_refused(name, reason);
        });
    }

    /// Opens a draft, or says what is wrong with its file, in place of the file that was open. What is no framework at all
    /// is refused.
    pub fn open(self, name: &str, draft: Result<Draft, Unreadable>) {
        self.open_source(name, draft, Arc::default());
    }

    fn open_source(self, name: &str, draft: Result<Draft, Unreadable>, source: Arc<str>) {
        let opened = match draft {
            Ok(draft) => Ok(draft),
            Err(Unreadable::Invalid(problems)) => Err(problems),
            Err(why) => return self.refuse(name, &authors::refusal(&why)),
        };
        self.rows.update(|rows| rows.in_draft.clear());
        self.mark_as_saved();
        self.update(|state| {
            let (requests, name) = (state.requests + 1, name.to_owned());
            *state = PageState { requests, name, source, ..PageState::default() };
            match opened {
                Ok(draft) => (state.opened, state.draft) = (requests, Some(draft)),
                Err(problems) => {
                    state.status = authors::status(&state.name, problems.len());
                    state.problems = problems;
                }
            }
        });
    }

    /// Reads the first of the files, if there is one, and opens it, unless something else is opened meanwhile. Tells if
    /// there are others.
    pub(super) fn open_first(self, files: Vec<File>) {
        let others = files.len().saturating_sub(1);
        if let Some(file) = files.into_iter().next() {
            self.replace(move || self.open_file(file.clone(), others));
        }
    }

    fn open_file(self, file: File, others: usize) {
        self.state.update_untracked(|state| state.requests += 1);
        let newest_request = move || self.state.with_untracked(|state| state.requests);
        let request = newest_request();
        spawn_local(async move {
            let (name, chosen) = (file.name(), read_file(&file, MAX_BYTES as u64).await);
            if newest_request() != request {
                return;
            }
            match chosen {
                Some(Ok(text)) => self.open_text(&name, text),
                Some(Err(why)) => self.open(&name, Err(why)),
                None => self.refuse(&name, authors::NOT_READ),
            }
            if others > 0 {
                self.state.update(|state| state.status.push_str(&authors::not_opened(others)));
            }
        });
    }

    /// Edits the draft. The page shows what comes of it when no control is pressed: the list of problems moves the
    /// others.
    pub(super) fn edit(self, edit: &dyn Fn(&mut Draft)) {
        self.check(|state| {
            state.draft.as_mut().map(edit);
        });
        let show = move || self.state.notify();
        match self.replace_dialog.get_untracked() {
            Some(dialog) => after_press(dialog.get_root_node(), show),
            None => show(),
        }
        self.note_edit();
    }

    /// Changes the state, checks the draft and passes it to the preview unless it has problems.
    fn update(self, change: impl FnOnce(&mut PageState)) {
        self.check(change);
        self.state.notify();
    }

    /// The same without showing it.
    fn check(self, change: impl FnOnce(&mut PageState)) {
        let mut preview_file = None;
        self.state.update_untracked(|state| {
            change(state);
            let Some(draft) = &state.draft else { return };
            state.problems = draft.problems();
            state.status = authors::status(&state.name, state.problems.len());
            preview_file = state.problems.is_empty().then(|| draft.text());
            state.in_preview |= preview_file.is_some();
        });
        if let (Some(element), Some(file)) = (self.preview.get_untracked(), preview_file) {
            // Fails if the element's script could not be loaded; the element then shows its fallback, which says so.
            let _ = use_framework(&element, &file);
        }
    }
}

/// Makes a `<cme-selfcheck>` use this text as its framework file (`embed/element.js`).
fn use_framework(element: &HtmlElement, file: &str) -> Result<(), JsValue> {
    let class = Reflect::get(element, &"constructor".into())?;
    let method: Function = Reflect::get(&class, &"useFramework".into())?.dyn_into()?;
    method.call2(&class, element, &Uint8Array::from(file.as_bytes()))?;
    Ok(())
}
