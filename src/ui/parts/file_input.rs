//! A file input that reads text of a limited size.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, File, HtmlInputElement};

/// What came of a chosen file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Chosen {
    /// Its text.
    Text(String),
    /// More bytes than asked for; it was not read.
    TooLarge(u64),
    /// Not UTF-8.
    NotText,
    /// The browser could not read it.
    Failed,
}

/// A visible file input with its label.
pub(in crate::ui) fn file_input(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    most: u64,
    on_chosen: impl Fn(Chosen) + Clone + 'static,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    let change = move |event: Event| {
        // Now, not later: an event has its target only while it is on its way.
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some((input, file)) = input.and_then(|input| {
            let file = input.files()?.get(0)?;
            Some((input, file))
        }) else {
            return;
        };
        let on_chosen = on_chosen.clone();
        spawn_local(async move {
            let chosen = read(&file, most).await;
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            on_chosen(chosen);
        });
    };
    view! {
        <div class="file">
            <label for={id}>{label}</label>
            <p class="hint" id={hint_id}>{hint}</p>
            <input
                type="file"
                id={id}
                accept={".json,application/json"}
                aria-describedby={described}
                on:change=change
            />
        </div>
    }
}

async fn read(file: &File, most: u64) -> Chosen {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole bytes")]
    let size = file.size() as u64;
    if size > most {
        return Chosen::TooLarge(size);
    }
    let Ok(buffer) = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await else {
        return Chosen::Failed;
    };
    let bytes = leptos::web_sys::js_sys::Uint8Array::new(&buffer).to_vec();
    String::from_utf8(bytes).map_or(Chosen::NotText, Chosen::Text)
}
