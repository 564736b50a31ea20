//! A button that copies a text, and the text itself if the browser blocks copying.

use leptos::prelude::*;

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
    message: RwSignal<&'static str>,
    /// The text that the person must copy; empty if there is none.
    uncopied: RwSignal<String>,
}

/// Callback with whether the text was copied.
pub type CopyDone = Box<dyn Fn(bool)>;

impl CopyState {
    /// The state before the first attempt.
    pub fn new(texts: CopyTexts) -> Self {
        Self { texts, message: RwSignal::new(""), uncopied: RwSignal::new(String::new()) }
    }

    /// Shows this message instead of an outcome.
    pub fn say(self, message: &'static str) {
        self.message.set(message);
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
            self.message.set(self.texts.not_copied);
            self.uncopied.set(text.to_owned());
        }
    }
}

/// The button.
#[component]
pub fn CopyButton(
    /// Receives the outcome.
    state: CopyState,
    /// Returns the text, or `None` after setting a message in the state.
    #[prop(into)]
    text: UnsyncCallback<(), Option<String>>,
    /// Copies a text to the clipboard.
    #[prop(into)]
    on_copy: UnsyncCallback<(String, CopyDone)>,
    /// Whether pressing it has no effect.
    #[prop(default = false.into())]
    disabled: Signal<bool>,
) -> impl IntoView {
    let copy = move || {
        if let Some(text) = text.run(()) {
            let copied_text = text.clone();
            on_copy.run((text, Box::new(move |copied| state.finish(&copied_text, copied))));
        }
    };
    view! { <Button disabled on_press=copy>{state.texts.copy}</Button> }
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
    let message = Signal::derive(move || state.message.get().to_owned());
    view! {
        <StatusLine text=message/>
        {field}
    }
}
