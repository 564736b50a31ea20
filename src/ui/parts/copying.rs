//! A button that copies a text, and the text itself where the browser does not let us.

use leptos::prelude::*;

use super::button::button;
use crate::ui::App;

/// What is said about one kind of text.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Words {
    /// The button, and the name of the field.
    pub copy: &'static str,
    /// The text is on the clipboard.
    pub copied: &'static str,
    /// It is not; a field with the text follows.
    pub not_copied: &'static str,
}

/// How the last attempt went.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Copying {
    app: App,
    words: Words,
    told: RwSignal<&'static str>,
    by_hand: RwSignal<String>,
}

impl Copying {
    /// Nothing was copied yet.
    pub(in crate::ui) fn new(app: App, words: Words) -> Self {
        Self { app, words, told: RwSignal::new(""), by_hand: RwSignal::new(String::new()) }
    }

    /// Says this in the place of how copying went.
    pub(in crate::ui) fn tell(self, sentence: &'static str) {
        self.told.set(sentence);
        self.by_hand.set(String::new());
    }

    /// The button. `text` gives what to copy, or says by itself why there is nothing.
    pub(in crate::ui) fn button(
        self,
        text: impl Fn() -> Option<String> + 'static,
    ) -> impl IntoView {
        button("", self.words.copy, move || {
            if let Some(text) = text() {
                self.copy(text);
            }
        })
    }

    fn copy(self, text: String) {
        let kept = text.clone();
        let done = move |copied: bool| {
            self.tell(if copied { self.words.copied } else { self.words.not_copied });
            if !copied {
                self.by_hand.set(kept.clone());
            }
        };
        self.app.copy(&text, Box::new(done));
    }

    /// How it went, and the text to copy by hand.
    pub(in crate::ui) fn outcome(self) -> impl IntoView {
        let field = move || {
            let text = self.by_hand.get();
            (!text.is_empty()).then(|| {
                view! { <textarea readonly=true rows={"3"} aria-label={self.words.copy} prop:value=text></textarea> }
            })
        };
        view! {
            <p class="hint" role={"status"}>{self.told}</p>
            {field}
        }
    }
}
