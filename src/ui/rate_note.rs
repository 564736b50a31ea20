//! The note of a row: what shows the level, in the person's words. Asked for gently, when it is high.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlTextAreaElement};

use super::App;
use super::by_hand::{El, Scope, focus};
use crate::browser::append;
use crate::domain::answer::MAX_NOTE_CHARS;
use crate::domain::framework::Item;
use crate::domain::{Answer, Level, Present};
use crate::report::Node;
use crate::report::markup::{el, said, text};
use crate::words::{other_language, rate as words};

/// A drawn note: a button, then the field that it opens.
pub(super) struct Note {
    element: Element,
    document: Document,
    id: String,
    label: String,
    /// What asks for it; none where the framework has no words for that.
    prompt: Option<Node>,
    /// From which level on it is asked for.
    strong: Level,
    parts: RefCell<Parts>,
}

/// What is in the page now.
#[derive(Default)]
struct Parts {
    prompt: Option<Element>,
    field: Option<HtmlTextAreaElement>,
    room: Option<Element>,
}

impl Note {
    /// Draws it, open where there is a note already.
    pub(super) fn draw<'a>(
        app: App,
        scope: &'a Scope,
        item: &Item<'_>,
        answer: &Answer,
    ) -> (El<'a>, Self) {
        let framework = app.framework();
        let made = scope.classed("div", "note");
        let add = said("button", "quiet", words::add_note(item.code));
        let made = made.tree(&[add.with("type", "button").with("part", "button")]);
        let asked = match other_language(&framework) {
            Some(language) => said("span", "", item.evidence_prompt).with("lang", language),
            None => text(item.evidence_prompt),
        };
        let prompt = (!item.evidence_prompt.is_empty())
            .then(|| el("p", "prompt", vec![text(words::WHAT_SHOWS), text(" "), asked]));
        let note = Self {
            element: made.node(),
            document: scope.document(),
            id: format!("note-{}", item.id),
            label: words::note(item.code),
            prompt,
            strong: framework.scale().strong_from(),
            parts: RefCell::default(),
        };
        if !answer.note.is_empty() {
            note.open(&answer.note);
        }
        (made, note)
    }

    /// Whether that element is in it.
    pub(super) fn holds(&self, element: &Element) -> bool {
        self.element.contains(Some(element))
    }

    /// Answers to an event in it; `write` keeps what was typed, and has it shown as it is kept. True if the
    /// note was changed.
    pub(super) fn hear(
        &self,
        event: &Event,
        target: &Element,
        write: &mut dyn FnMut(&str),
    ) -> bool {
        let field = self.parts.borrow().field.clone();
        match (event.type_().as_str(), field) {
            ("click", None) if target.closest("button").is_ok_and(|button| button.is_some()) => {
                self.open("");
                self.show_prompt(true);
                let field = self.parts.borrow().field.clone();
                if let Some(field) = field {
                    focus(&field);
                }
                false
            }
            ("input", Some(field)) => {
                write(&field.value());
                true
            }
            _ => false,
        }
    }

    /// Shows the answer's note where it is open, the question, and how much room is left.
    pub(super) fn show(&self, answer: &Answer) {
        let level = answer.present.and_then(Present::level);
        let open = self.parts.borrow().field.is_some();
        self.show_prompt(open || level.is_some_and(|level| level >= self.strong));
        if let Some(field) = &self.parts.borrow().field
            && field.value() != answer.note
        {
            field.set_value(&answer.note);
        }
        if let Some(room) = &self.parts.borrow().room {
            let used = answer.note.chars().count();
            let told = used * 10 > MAX_NOTE_CHARS * 9;
            let words = told.then(|| words::note_room(used, MAX_NOTE_CHARS));
            room.set_text_content(words.as_deref());
        }
    }

    /// Puts the field in the place of the button.
    fn open(&self, note: &str) {
        let label = said("label", "note-label", self.label.as_str()).with("for", self.id.as_str());
        let field = el("textarea", "", Vec::new())
            .with("id", self.id.as_str())
            .with("rows", "3")
            .with("maxlength", MAX_NOTE_CHARS.to_string());
        let room = el("p", "hint", Vec::new()).with("role", "status");
        if let Ok(Some(button)) = self.element.query_selector("button") {
            button.remove();
        }
        append(&self.document, &self.element, &[label, field, room]);
        let mut parts = self.parts.borrow_mut();
        parts.room = self.element.last_element_child();
        let field = self.element.query_selector("textarea").ok().flatten();
        parts.field = field.and_then(|field| field.dyn_into().ok());
        if let Some(field) = &parts.field {
            field.set_value(note);
        }
    }

    fn show_prompt(&self, shown: bool) {
        let mut parts = self.parts.borrow_mut();
        match (&self.prompt, &parts.prompt) {
            (Some(prompt), None) if shown => {
                append(&self.document, &self.element, std::slice::from_ref(prompt));
                let made = self.element.last_element_child();
                // It stands above the field.
                if let Some(made) = &made {
                    let first = self.element.first_child();
                    let _ = self.element.insert_before(made, first.as_ref());
                }
                parts.prompt = made;
            }
            (_, Some(made)) if !shown => {
                made.remove();
                parts.prompt = None;
            }
            _ => {}
        }
    }
}
