//! A button that copies a text, and the text itself where the browser does not let us copy.

use leptos::prelude::*;

use super::button::Button;
use super::status_line::StatusLine;

/// What is said about one kind of text.
#[derive(Clone, Copy, Debug)]
pub struct CopyTexts {
    /// The button, and the name of the field with the text.
    pub copy: &'static str,
    /// The text is on the clipboard.
    pub copied: &'static str,
    /// It is not; a field with the text follows.
    pub not_copied: &'static str,
}

/// How the last attempt went: what a [`CopyButton`] shares with its [`CopyOutcome`].
#[derive(Clone, Copy, Debug)]
pub struct CopyState {
    texts: CopyTexts,
    message: RwSignal<&'static str>,
    /// The text that the person has to copy; empty where there is none.
    uncopied: RwSignal<String>,
}

/// Is to be called with whether the text was copied.
pub type CopyDone = Box<dyn Fn(bool)>;

impl CopyState {
    /// Nothing was copied yet.
    pub fn new(texts: CopyTexts) -> Self {
        Self { texts, message: RwSignal::new(""), uncopied: RwSignal::new(String::new()) }
    }

    /// Says this in the place of how copying went.
    pub fn say(self, message: &'static str) {
        self.message.set(message);
        self.uncopied.set(String::new());
    }

    /// Takes back what it said when something that the source reads has changed: a text that waits to be copied by hand
    /// must not be of before.
    pub fn clear_when(self, source: impl Fn() + 'static) {
        Effect::new(move || {
            source();
            self.say("");
        });
    }

    /// Says whether the text was copied, and gives it to the person where it was not.
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
    /// Where it notes how copying went.
    state: CopyState,
    /// Gives the text, or says through the state why there is none.
    #[prop(into)]
    text: UnsyncCallback<(), Option<String>>,
    /// Puts a text on the clipboard.
    #[prop(into)]
    on_copy: UnsyncCallback<(String, CopyDone)>,
    /// Whether pressing it does nothing now.
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

/// How copying went, and the text itself where it failed.
#[component]
pub fn CopyOutcome(
    /// What the button noted.
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
