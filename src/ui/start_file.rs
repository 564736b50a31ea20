//! A result that comes from outside, as a file.

use leptos::prelude::*;

use super::App;
use super::parts::file_input::{Chosen, file_input};
use crate::domain::Unreadable;
use crate::session::import::{MAX_RESULT_BYTES, refuse_by_size};
use crate::words::start as text;

/// The file input, and what was wrong with the file.
pub(super) fn open_file(app: App) -> impl IntoView {
    let error = RwSignal::new(String::new());
    let refuse = move |why: &Unreadable| error.set(text::refused(why));
    let chosen = move |chosen: Chosen| match chosen {
        // It took time to read.
        _ if !app.is_there() => {}
        Chosen::Text(content) => match app.act(|session, _| session.offer(&content)) {
            Ok(()) => app.start_over(),
            Err(why) => refuse(&why),
        },
        Chosen::TooLarge(bytes) => {
            if let Some(why) = refuse_by_size(bytes) {
                refuse(&why);
            }
        }
        Chosen::NotText => refuse(&Unreadable::NotText),
        Chosen::Failed => error.set(text::FILE_FAILED.to_owned()),
    };
    let input =
        file_input("open-file", text::OPEN_FILE, text::OPEN_FILE_HINT, MAX_RESULT_BYTES, chosen);
    view! { {input} <p class="error" role={"alert"}>{move || error.get()}</p> }
}
