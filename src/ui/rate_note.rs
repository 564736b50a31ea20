//! The note of a row: what shows the level, in the person's words. Asked for gently, when it is high.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::parts::language::in_language;
use super::rate_row::RowState;
use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::{ItemId, Present};
use crate::words::{other_language, rate as words};

/// The note of a row. `prompt` asks what would show the level.
pub(super) fn note(
    state: RowState,
    id: &ItemId,
    code: &str,
    prompt: String,
) -> impl IntoView + use<> {
    let answer = state.answer;
    let open = RwSignal::new(!answer.get_untracked().note.is_empty());
    let field = NodeRef::<Textarea>::new();
    let id = format!("note-{id}");
    let (label, button) = (words::note(code), words::add_note(code));
    let prompt_text = prompt;
    let framework = state.app.framework();
    let (strong, language) = (framework.scale().strong_from(), other_language(&framework));
    let high = Memo::new(move |_| {
        answer.read().present.and_then(Present::level).is_some_and(|level| level >= strong)
    });
    let prompt = move || {
        let asked = (high.get() || open.get()) && !prompt_text.is_empty();
        asked.then(|| {
            let asked = in_language(language.clone(), prompt_text.clone());
            view! { <p class="prompt">{words::WHAT_SHOWS}" "{asked}</p> }
        })
    };
    let write = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let typed = field.value();
        let mut kept = String::new();
        state.change(|session, id, moment| kept = session.write_note(id, &typed, moment));
        if kept != typed {
            field.set_value(&kept);
        }
    };
    let show = move |_| {
        open.set(true);
        // The field is drawn by now: effects of a signal run before `set` returns to the browser.
        request_animation_frame(move || {
            if let Some(field) = field.get_untracked() {
                let _ = field.focus();
            }
        });
    };
    let room = move || {
        let used = answer.read().note.chars().count();
        (used * 10 > MAX_NOTE_CHARS * 9).then(|| words::note_room(used, MAX_NOTE_CHARS))
    };
    let body = move || {
        if open.get() {
            let initial = answer.get_untracked().note;
            let id = id.clone();
            view! {
                <label class="note-label" for={id.clone()}>{label.clone()}</label>
                <textarea
                    id={id}
                    rows={"3"}
                    maxlength={MAX_NOTE_CHARS.to_string()}
                    node_ref=field
                    prop:value=initial
                    on:input=write
                ></textarea>
                <p class="hint" role={"status"}>{room}</p>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="quiet" part="button" on:click=show>
                    {button.clone()}
                </button>
            }
            .into_any()
        }
    };
    view! { <div class="note">{prompt}{body}</div> }
}
