//! Whether a file that was downloaded has arrived, which browsers do not tell.

use leptos::html;
use leptos::prelude::*;

use super::button::Button;
use super::copy_button::{CopyButton, CopyOutcome, CopyState, CopyTexts};
use super::notice::Notice;
use super::status_line::StatusRegion;
use crate::messages::listing;

const COPY_TEXTS: CopyTexts = CopyTexts {
    copy: listing::COPY_FILE,
    copied: listing::FILE_COPIED,
    not_copied: listing::FILE_NOT_COPIED,
};

/// Asks the person whether the file has arrived. Where the browser, or the page around a frame, refuses downloads, the
/// person can copy the text of the file.
#[component]
pub fn DownloadCheck(
    /// Whether it asks.
    #[prop(into)]
    when: Signal<bool>,
    /// The button that downloads the file. It takes the focus after the answer.
    button: NodeRef<html::Button>,
    /// Is called when the person has the file.
    #[prop(into)]
    on_confirm: UnsyncCallback<()>,
    /// The text of the file.
    #[prop(into)]
    text: UnsyncCallback<(), Option<String>>,
) -> impl IntoView {
    let copied = CopyState::new(COPY_TEXTS);
    copied.clear_when(move || {
        // Read, for tracking alone does not compute a memo.
        when.get();
    });
    let confirm = move || {
        on_confirm.run(());
        // The button that was pressed is gone.
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    view! {
        <StatusRegion when=when>
            <Notice role="note">
                <p>{listing::ASKED_FOR}</p>
                <div class="actions">
                    <Button on_press=confirm>{listing::HAVE_IT}</Button>
                    <CopyButton state=copied text/>
                </div>
            </Notice>
        </StatusRegion>
        <CopyOutcome state=copied/>
    }
}
