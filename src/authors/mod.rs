//! `check.html`, the page for authors of framework files: a program of its own, which visitors never load.
//!
//! [`draft`] is the framework that is edited, [`spreadsheet`] reads one from rows (both are pure); [`workspace`] holds
//! the draft in a signal; [`page`] has the components. The preview is an ordinary `<cme-selfcheck>` that gets the draft
//! as a file; no rule of a framework is repeated here.

use leptos::ev;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

pub mod draft;
pub mod page;
pub mod spreadsheet;
pub mod workspace;

use page::AuthorsPage;
use workspace::{Rows, Workspace, provide_workspace};

use crate::ui::components::{allow_file_drop, ask_before_leaving, take_dropped_files};

/// Mounts the page in place of the message that `check.html` shows without the program.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id("desk"));
    let Some(parent) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    parent.replace_children_with_node_0();
    mount_to(parent, || {
        let workspace = provide_workspace();
        open_dropped_files(workspace);
        let (is_edited, rows) = (workspace.is_edited, workspace.rows);
        ask_before_leaving(Signal::derive(move || is_edited.get() || rows.with(Rows::are_unsaved)));
        view! { <AuthorsPage/> }
    })
    .forget();
}

/// Opens the first of the files that are dropped anywhere on the page.
fn open_dropped_files(workspace: Workspace) {
    window_event_listener(ev::dragover, allow_file_drop);
    window_event_listener(ev::drop, move |event| workspace.open_first(take_dropped_files(&event)));
}
