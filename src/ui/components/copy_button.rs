//! A button that copies a text, and the text itself if the browser blocks copying.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::button::Button;
use super::status_line::StatusLine;

/// The messages about one kind of text.
#[derive(Clone, Copy, Debug)]
pub struct CopyTexts {
    /// The label of the button and of the field with the text.
    pub copy: &'static str,
    /// The text was copied.
    pub copied: &'static str,
    /// The text was not copied; a field with the text follows.
    pub not_copied: &'static str,
}

/// The outcome of the last attempt, which a [`CopyButton`] shares with its [`CopyOutcome`].
#[derive(Clone, Copy, Debug)]
pub struct CopyState {
    texts: CopyTexts,
    message: RwSignal<String>,
    /// The text that the person must copy; empty if there is none.
    uncopied: RwSignal<String>,
}

impl CopyState {
    /// The state before the first attempt.
    pub fn new(texts: CopyTexts) -> Self {
        Self {
            texts,
            message: RwSignal::new(String::new()),
            uncopied: RwSignal::new(String::new()),
        }
    }

    /// Shows this message instead of an outcome.
    pub fn say(self, message: &'static str) {
        self.message.set(message.to_owned());
        self.uncopied.set(String::new());
    }

    /// Clears the message when a signal that `source` reads has changed: the text to copy by hand would be outdated.
    pub fn clear_when(self, source: impl Fn() + 'static) {
        Effect::new(move || {
            source();
            self.say("");
        });
    }

    /// Shows whether the text was copied, and the text itself if not.
    pub fn finish(self, text: &str, copied: bool) {
        if copied {
            self.say(self.texts.copied);
        } else {
            self.message.set(self.texts.not_copied.to_owned());
            self.uncopied.set(text.to_owned());
        }
    }
}

/// Begins to copy a text. `None` without a clipboard, which needs a secure context, or if a function that the host page
/// has put in its place throws.
fn copy(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    Some(Promise::resolve(&write.call1(&clipboard, &text.into()).ok()?))
}

/// The button.
#[component]
pub fn CopyButton(
    /// Receives the outcome.
    state: CopyState,
    /// Returns the text, or `None` after setting a message in the state.
    #[prop(into)]
    text: UnsyncCallback<(), Option<String>>,
    /// Whether pressing it has no effect.
    #[prop(default = false.into())]
    disabled: Signal<bool>,
) -> impl IntoView {
    let press = move || {
        let Some(text) = text.run(()) else { return };
        // Not in the task: browsers copy only while they handle the press.
        let Some(written) = copy(&text) else { return state.finish(&text, false) };
        let written = JsFuture::from(written);
        spawn_local(async move { state.finish(&text, written.await.is_ok()) });
    };
    view! { <Button disabled on_press=press>{state.texts.copy}</Button> }
}

/// The outcome of copying, with the text itself if it failed.
#[component]
pub fn CopyOutcome(
    /// The outcome from the button.
    state: CopyState,
) -> impl IntoView {
    let field = move || {
        let text = state.uncopied.get();
        (!text.is_empty()).then(|| {
            view! {
                <textarea readonly rows="3" aria-label=state.texts.copy prop:value=text></textarea>
            }
        })
    };
    view! {
        <StatusLine text=state.message/>
        {field}
    }
}
