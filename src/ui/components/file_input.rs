//! File inputs, and reading a chosen file up to a limit.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};

use super::error_text::ErrorText;
use crate::domain::Unreadable;

/// A visible file input.
#[component]
pub fn FileInput(
    /// Id of the control, unique in the widget.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// Its hint.
    hint: &'static str,
    /// The types of files to choose from, as in the attribute.
    #[prop(default = ".json,application/json")]
    accept: &'static str,
    /// Whether more than one can be chosen.
    #[prop(optional)]
    multiple: bool,
    /// What was wrong with the last choice; empty if nothing was.
    #[prop(optional, into)]
    error: Signal<String>,
    /// Called with the chosen files.
    #[prop(into)]
    on_chosen: UnsyncCallback<(Vec<File>,)>,
) -> impl IntoView {
    let [hint_id, error_id] = ["hint", "error"].map(|part| [id, part].join("-"));
    let described_by = [&*hint_id, &error_id].join(" ");
    let node = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(input) = node.get_untracked() else { return };
        on_chosen.run((files_of(input.files()),));
        // So that the same file can be chosen again after it was corrected.
        input.set_value("");
    };
    view! {
        <div class="file">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            <input
                type="file"
                id=id
                multiple=multiple
                accept=accept
                aria-describedby=described_by
                aria-invalid=Signal::derive(move || error.with(|error| (!error.is_empty()).then_some("true")))
                node_ref=node
                on:change=choose
            />
            <ErrorText id=error_id text=error/>
        </div>
    }
}

/// The files of a list, for instance of an input or a drop.
fn files_of(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// For `dragover`: lets files be dropped here. Without it the browser opens a dropped file instead of this page. Of anything
/// else that is dragged, such as text, and over a file input the browser's own behaviour stays.
pub fn allow_file_drop(event: DragEvent) {
    let has_files = |data: web_sys::DataTransfer| data.types().includes(&"Files".into(), 0);
    if event.data_transfer().is_some_and(has_files) && !is_on_file_input(&event) {
        event.prevent_default();
    }
}

/// For `drop`: the files that are dropped here.
pub fn take_dropped_files(event: &DragEvent) -> Vec<File> {
    if is_on_file_input(event) {
        return Vec::new();
    }
    let files = files_of(event.data_transfer().and_then(|data| data.files()));
    if !files.is_empty() {
        event.prevent_default();
    }
    files
}

fn is_on_file_input(event: &DragEvent) -> bool {
    let target = event.composed_path().get(0);
    target.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() == "file")
}

/// Reads a file as text, unless it has more bytes than that. `None` if the browser cannot read it.
///
/// # Errors
/// If it is too large, or no text.
pub async fn read_file(file: &File, max: u64) -> Option<Result<String, Unreadable>> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole bytes")]
    let found = file.size() as u64;
    if found > max {
        return Some(Err(Unreadable::TooLarge { found, max }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    Some(String::from_utf8(bytes).map_err(|_| Unreadable::NotText))
}
