//! The note of a row: what shows the level, in the person's words. Asked for gently, when the level is high.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::row::RowItem;
use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::{Answer, Present};
use crate::messages::{other_language, rate};
use crate::ui::components::{Button, ShowWhen, TextArea};
use crate::ui::store::use_store;

/// A button, and the field that it opens; open where there is a note already.
#[component]
pub(super) fn Note(
    item: RowItem,
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
    let open = RwSignal::new(!note.get_untracked().is_empty());
    // Another tab may have written it. Once open it stays open, also when all of it is deleted.
    Effect::new(move || {
        if !note.get().is_empty() {
            open.set(true);
        }
    });
    let field = NodeRef::<Textarea>::new();
    let pressed = StoredValue::new(false);
    Effect::new(move || {
        if let Some(field) = field.get()
            && pressed.get_value()
        {
            // Cannot fail: a text field can take the focus.
            let _ = field.focus();
        }
    });
    let add = move || {
        pressed.set_value(true);
        open.set(true);
    };
    let language = other_language(&framework);
    let prompt = StoredValue::new(item.evidence_prompt);
    let asks = move || (open.get() || is_strong()) && prompt.with_value(|text| !text.is_empty());
    let id = StoredValue::new(format!("note-{}", item.id));
    let code = StoredValue::new(item.code);
    let room = Signal::derive(move || {
        let used = note.get().chars().count();
        (used * 10 > MAX_NOTE_CHARS * 9).then(|| rate::note_room(used, MAX_NOTE_CHARS))
    });
    let add_button = move || {
        view! { <Button class="quiet" on_press=add>{code.with_value(|code| rate::add_note(code))}</Button> }
    };
    view! {
        <div class="note">
            <ShowWhen when=asks>
                <p class="prompt">
                    {rate::WHAT_SHOWS} " " <span lang=language.clone()>{prompt.get_value()}</span>
                </p>
            </ShowWhen>
            <ShowWhen when=Signal::derive(move || open.get()) fallback=add_button>
                <label class="note-label" for=id.get_value()>
                    {code.with_value(|code| rate::note(code))}
                </label>
                <TextArea
                    id=id.get_value()
                    rows=3
                    max_chars=MAX_NOTE_CHARS
                    value=note
                    node_ref=field
                    on_input
                />
                <p class="hint" role="status">{room}</p>
            </ShowWhen>
        </div>
    }
}
