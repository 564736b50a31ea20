//! The note of a row: evidence for the level, in the person's words.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::{Answer, ItemId};
use crate::messages::{other_language, rate};
use crate::ui::components::{Button, TextArea, element_id};
use crate::ui::store::use_store;

/// A button, and the field that it opens; the field is open if there is a note.
#[component]
pub(super) fn Note(
    id: ItemId,
    code: String,
    /// The question in front of it; may be empty.
    prompt: String,
    answer: Memo<Answer>,
    /// Called with the typed text.
    #[prop(into)]
    on_input: UnsyncCallback<(String,)>,
) -> impl IntoView {
    let framework = use_store().framework();
    let note = Signal::derive(move || answer.with(|answer| answer.note.clone()));
    let pressed = RwSignal::new(false);
    // Another tab may have written the note. Once open, the field stays open, even if all its text is deleted.
    let open = Memo::new(move |was_open: Option<&bool>| {
        was_open == Some(&true) || pressed.get() || !note.get().is_empty()
    });
    let language = other_language(&framework);
    let prompt = move || {
        let asks = open.get() && !prompt.is_empty();
        asks.then(|| {
            let prompt = view! { <span lang=language.clone()>{prompt.clone()}</span> };
            view! { <p class="prompt">{rate::WHAT_SHOWS} " " {prompt}</p> }
        })
    };
    let id = element_id("note", id.as_str());
    let field = move || {
        if !open.get() {
            let [word, rest] = rate::add_note(&code);
            return view! {
                <Button class="quiet" on_press=move || pressed.set(true)>
                    {word}
                    <span class="unseen">{rest}</span>
                </Button>
            }
            .into_any();
        }
        let node_ref = NodeRef::<Textarea>::new();
        if pressed.get_untracked() {
            node_ref.on_load(|field| {
                // Cannot fail: a text field can take the focus.
                let _ = field.focus();
            });
        }
        view! {
            <label class="note-label" for=id.clone()>{rate::note(&code)}</label>
            <TextArea id=id.clone() rows=3 max_chars=MAX_NOTE_CHARS value=note node_ref on_input/>
        }
        .into_any()
    };
    view! { <div class="note" class:open=open>{prompt} {field}</div> }
}
