//! Whether a file that was downloaded has arrived, which browsers do not tell.

use leptos::html;
use leptos::prelude::*;

use super::button::Button;
use super::notice::Notice;
use super::status_line::StatusRegion;
use crate::messages::listing;

/// Asks the person whether the file has arrived.
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
) -> impl IntoView {
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
                <Button on_press=confirm>{listing::HAVE_IT}</Button>
            </Notice>
        </StatusRegion>
    }
}
