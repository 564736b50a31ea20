//! The state of the page: the file that is open, and what the page says about it.

use js_sys::{Function, Reflect, Uint8Array};
use leptos::html::{Custom, Dialog};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, HtmlElement};

use super::draft::{self, Draft};
use crate::domain::{Problem, Unreadable};
use crate::format::framework_v1::MAX_BYTES;
use crate::messages::authors;
use crate::ui::components::open_dialog;

/// What the page shows.
#[derive(Debug, Default)]
pub(super) struct PageState {
    /// Counts the requests to open something.
    pub(super) requests: u32,
    /// The request that opened the draft; 0 where none is open.
    pub(super) opened: u32,
    /// How the file is, in a sentence.
    pub(super) status: String,
    /// The name of the file in that sentence.
    name: String,
    pub(super) draft: Option<Draft>,
    /// Whether the draft was edited since it was opened or downloaded.
    pub(super) is_edited: bool,
    pub(super) problems: Vec<Problem>,
    /// Whether the preview shows the draft, as it is or as it was before an edit that is a problem.
    pub(super) in_preview: bool,
}

/// The file that the author works on. Components get it by `use_workspace`.
#[derive(Clone, Copy, Debug)]
pub struct Workspace {
    pub(super) state: RwSignal<PageState>,
    /// The self-check that shows the draft.
    pub(super) preview: NodeRef<Custom<&'static str>>,
    /// Asks before an edited draft is replaced.
    pub(super) question: NodeRef<Dialog>,
    /// What opens another file then.
    replacement: StoredValue<Option<UnsyncCallback<()>>, LocalStorage>,
}

/// Gives the components below the current owner a workspace, without a file at first.
pub fn provide_workspace() -> Workspace {
    let state = RwSignal::new(PageState::default());
    let workspace = Workspace {
        state,
        preview: NodeRef::new(),
        question: NodeRef::new(),
        replacement: StoredValue::new_local(None),
    };
    provide_context(workspace);
    workspace
}

/// The workspace of the page that the component is in.
pub(super) fn use_workspace() -> Workspace {
    expect_context()
}

impl Workspace {
    /// Replaces the draft, after a question where it was edited.
    pub(super) fn replace(self, open: impl Fn() + 'static) {
        if self.state.with_untracked(|state| state.is_edited) {
            self.replacement.set_value(Some(UnsyncCallback::new(move |()| open())));
            open_dialog(self.question);
        } else {
            open();
        }
    }

    /// The person agrees to that.
    pub(super) fn confirm(self) {
        if let Some(open) = self.replacement.try_update_value(Option::take).flatten() {
            open.run(());
        }
    }

    /// The draft was downloaded as it is.
    pub(super) fn note_download(self) {
        self.state.update_untracked(|state| state.is_edited = false);
    }

    /// Opens a draft in place of the file that was open, or has the page say why it cannot be opened.
    pub fn open(self, name: &str, draft: Result<Draft, Unreadable>) {
        self.update(|state| {
            let (requests, name) = (state.requests + 1, name.to_owned());
            *state = PageState { requests, name, ..PageState::default() };
            match draft {
                Ok(draft) => (state.opened, state.draft) = (requests, Some(draft)),
                Err(Unreadable::Invalid(problems)) => {
                    state.status = authors::status(&state.name, problems.len());
                    state.problems = problems;
                }
                Err(why) => {
                    state.status = authors::status_refused(&state.name, &authors::refusal(&why));
                }
            }
        });
    }

    /// Reads the first of the files and opens it, unless something else is opened meanwhile. Says whether there is one.
    pub(super) fn open_first(self, files: Option<FileList>) -> bool {
        let Some(file) = files.and_then(|files| files.get(0)) else { return false };
        self.replace(move || self.open_file(file.clone()));
        true
    }

    fn open_file(self, file: File) {
        self.state.update_untracked(|state| state.requests += 1);
        let newest_request = move || self.state.with_untracked(|state| state.requests);
        let request = newest_request();
        spawn_local(async move {
            let (name, draft) = (file.name(), read(&file).await);
            match draft {
                _ if newest_request() != request => {}
                Some(draft) => self.open(&name, draft),
                // The file before it stays open.
                None => self.state.update(|state| {
                    state.status = authors::status_refused(&name, authors::NOT_READ);
                }),
            }
        });
    }

    /// Edits the draft.
    pub(super) fn edit(self, edit: &dyn Fn(&mut Draft)) {
        self.update(|state| {
            state.draft.as_mut().map(edit);
            state.is_edited = true;
        });
    }

    /// Changes the state, checks the draft and gives it to the preview. One with problems is not shown there.
    fn update(self, change: impl FnOnce(&mut PageState)) {
        let mut preview_file = None;
        self.state.update(|state| {
            change(state);
            let Some(draft) = &state.draft else { return };
            state.problems = draft.problems();
            state.status = authors::status(&state.name, state.problems.len());
            preview_file = state.problems.is_empty().then(|| draft.text());
            state.in_preview |= preview_file.is_some();
        });
        if let (Some(element), Some(file)) = (self.preview.get_untracked(), preview_file) {
            // Fails where the element's script could not be loaded; then the element shows its content, which says so.
            let _ = use_framework(&element, &file);
        }
    }
}

/// Has a `<cme-selfcheck>` use this text as its framework file (`embed/element.js`).
fn use_framework(element: &HtmlElement, file: &str) -> Result<(), JsValue> {
    let class = Reflect::get(element, &"constructor".into())?;
    let method: Function = Reflect::get(&class, &"useFramework".into())?.dyn_into()?;
    method.call2(&class, element, &Uint8Array::from(file.as_bytes()))?;
    Ok(())
}

/// Reads a file, unless it is too large. `None` where the browser could not.
async fn read(file: &File) -> Option<Result<Draft, Unreadable>> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole bytes")]
    let size = file.size() as u64;
    if size > MAX_BYTES as u64 {
        return Some(Err(draft::too_large(size)));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Draft::open(&Uint8Array::new(&buffer).to_vec()))
}
