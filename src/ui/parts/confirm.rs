//! A question before something that cannot be undone.

use leptos::html::Dialog;
use leptos::prelude::*;

/// The texts of a question.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Question {
    /// Heading.
    pub heading: &'static str,
    /// What will happen.
    pub text: &'static str,
    /// The button that does it.
    pub yes: &'static str,
    /// The button that does not.
    pub no: &'static str,
}

/// A modal dialog; open it with `show_modal` on its node. The browser keeps the focus inside, closes
/// it with Escape and gives the focus back.
pub(in crate::ui) fn confirm(
    node: NodeRef<Dialog>,
    question: Question,
    on_yes: impl Fn() + 'static,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    let yes = move |_| {
        close();
        on_yes();
    };
    view! {
        <dialog node_ref=node aria-labelledby={"confirm-heading"} aria-describedby={"confirm-text"}>
            <p class="dialog-heading" id={"confirm-heading"}>{question.heading}</p>
            <p id={"confirm-text"}>{question.text}</p>
            <div class="actions">
                <button type="button" class="quiet" part="button" on:click=move |_| close()>
                    {question.no}
                </button>
                <button type="button" class="danger" part="button" on:click=yes>
                    {question.yes}
                </button>
            </div>
        </dialog>
    }
}
