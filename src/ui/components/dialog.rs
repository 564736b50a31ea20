//! A question before an action that cannot be undone.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::button::Button;

/// A modal dialog; open it with [`open_dialog`]. The browser keeps the focus inside, closes it with Escape and restores
/// the focus.
#[component]
pub fn ConfirmDialog(
    /// Refers to the dialog.
    node: NodeRef<Dialog>,
    /// Its heading.
    heading: &'static str,
    /// What will happen.
    text: &'static str,
    /// The button that confirms.
    yes: &'static str,
    /// The button that declines.
    no: &'static str,
    /// Called when the person agrees.
    #[prop(into)]
    on_confirm: UnsyncCallback<()>,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    let confirm = move || {
        close();
        on_confirm.run(());
    };
    view! {
        <dialog node_ref=node aria-labelledby="confirm-heading" aria-describedby="confirm-text">
            <p class="dialog-heading" id="confirm-heading">{heading}</p>
            <p id="confirm-text">{text}</p>
            <div class="actions">
                <Button class="quiet" described_by="confirm-heading confirm-text" on_press=close>{no}</Button>
                <Button class="danger" on_press=confirm>{yes}</Button>
            </div>
        </dialog>
    }
}

/// Opens a dialog, unless it is open.
pub fn open_dialog(node: NodeRef<Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        // Fails only if the dialog is already open.
        let _ = dialog.show_modal();
    }
}
