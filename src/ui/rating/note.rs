//! The note of a row: what shows the level, in the person's words. Asked for gently, when the level is high.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::{Answer, ItemId, Present};
use crate::messages::{other_language, rate};
use crate::ui::components::{Button, TextArea, live_text};
use crate::ui::store::use_store;

/// A button, and the field that it opens; open where there is a note already.
#[component]
pub(super) fn Note(
    id: ItemId,
    code: String,
    /// What asks for it; may be empty.
    prompt: String,
    answer: Memo<Answer>,
    /// Is called with what was typed.
    #[prop(into)]
    on_input: UnsyncCallback<(String,)>,
) -> impl IntoView {
    let framework = use_store().framework();
    let strong = framework.scale().strong_from();
    let is_strong = move || {
        let level = answer.with(|answer| answer.present).and_then(Present::level);
        level.is_some_and(|level| level >= strong)
    };
    let note = Signal::derive(move || answer.with(|answer| answer.note.clone()));
    let pressed = RwSignal::new(false);
    // Another tab may have written it. Once open it stays open, also when all of it is deleted.
    let open = Memo::new(move |was_open: Option<&bool>| {
        was_open == Some(&true) || pressed.get() || !note.get().is_empty()
    });
    let language = other_language(&framework);
    let prompt = move || {
        let asks = (open.get() || is_strong()) && !prompt.is_empty();
        asks.then(|| {
            let prompt = view! { <span lang=language.clone()>{prompt.clone()}</span> };
            view! { <p class="prompt">{rate::WHAT_SHOWS} " " {prompt}</p> }
        })
    };
    let id = format!("note-{id}");
    let field = move || {
        if !open.get() {
            let (add, text) = (move || pressed.set(true), rate::add_note(&code));
            let button = view! { <Button class="quiet" on_press=add>{text}</Button> };
            return button.into_any();
        }
        let node_ref = NodeRef::<Textarea>::new();
        if pressed.get_untracked() {
            node_ref.on_load(|field| {
                // Cannot fail: a text field can take the focus.
                let _ = field.focus();
            });
        }
        let room = Signal::derive(move || {
            let used = note.get().chars().count();
            let is_short = used * 10 > MAX_NOTE_CHARS * 9;
            if is_short { rate::note_room(used, MAX_NOTE_CHARS) } else { String::new() }
        });
        view! {
            <label class="note-label" for=id.clone()>{rate::note(&code)}</label>
            <TextArea id=id.clone() rows=3 max_chars=MAX_NOTE_CHARS value=note node_ref on_input/>
            <p class="hint" role="status" use:live_text=room>
                {room.get_untracked()}
            </p>
        }
        .into_any()
    };
    view! { <div class="note">{prompt} {field}</div> }
}
