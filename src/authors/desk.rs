//! The page itself: draws the sheet, listens, and hands the draft to the preview.
//!
//! Listeners stand on the document, once; what is drawn says by its attributes what it does. A change
//! of one choice redraws only what follows from it, so that the focus stays where it is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DataTransfer, Document, DragEvent, Element, Event, File, FileList, HtmlInputElement,
    HtmlSelectElement,
};

use super::draft::{self, Draft};
use super::sheet::{self, action, field};
use crate::browser::{append, download};
use crate::domain::{Problem, Unreadable};
use crate::format::framework_v1::MAX_BYTES;
use crate::report::Node;
use crate::words::authors as words;

/// Id of the page's place for all this.
const PLACE: &str = "desk";
/// The element's static method for tools like this one (`embed/element.js`).
const USE_FRAMEWORK: &str = "useFramework";

struct Desk {
    document: Document,
    draft: RefCell<Option<Draft>>,
    /// What the file is called in the status line.
    name: RefCell<String>,
    /// Counts files chosen, so that one that is read slowly does not win over a later one.
    turn: Cell<u32>,
    /// Whether the preview is on screen.
    previewed: Cell<bool>,
}

/// Draws the page and begins to listen.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let desk = Rc::new(Desk {
        document,
        draft: RefCell::default(),
        name: RefCell::default(),
        turn: Cell::default(),
        previewed: Cell::default(),
    });
    desk.fill(PLACE, &sheet::page());
    listen(&desk, "click", Desk::clicked);
    listen(&desk, "change", Desk::changed);
    listen(&desk, "dragover", |_, event| dragged(event));
    listen(&desk, "drop", Desk::dropped);
}

fn listen(desk: &Rc<Desk>, name: &str, act: impl Fn(&Rc<Desk>, &Event) + 'static) {
    let own = Rc::clone(desk);
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&own, &event));
    // Fails only for listeners that are none.
    let _ = desk.document.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    // As long as the page.
    listener.forget();
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Lets files be dropped; a browser would leave the page and open them. Texts go where they went.
fn dragged(event: &Event) {
    if transfer(event).is_some_and(|one| one.types().includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

impl Desk {
    fn clicked(self: &Rc<Self>, event: &Event) {
        let selector = ["[", sheet::DO, "]"].concat();
        let Some(Ok(Some(button))) = target(event).map(|at| at.closest(&selector)) else { return };
        match button.get_attribute(sheet::DO).as_deref() {
            Some(action::BUILT_IN) => self.open(words::BUILT_IN_NAME, Draft::built_in()),
            Some(action::EMPTY) => self.open(words::EMPTY_NAME, Ok(Draft::empty())),
            Some(action::DOWNLOAD) => self.download(),
            _ => {}
        }
    }

    fn changed(self: &Rc<Self>, event: &Event) {
        let Some(at) = target(event) else { return };
        if at.id() == sheet::FILE_ID {
            let Ok(input) = at.dyn_into::<HtmlInputElement>() else { return };
            self.take(input.files(), Some(input));
        } else if let Some(input) = at.dyn_ref::<HtmlInputElement>() {
            let value = input.value();
            let name = at.get_attribute(sheet::FIELD);
            self.edit(|draft| match name.as_deref() {
                Some(field::TITLE) => draft.rename(&value),
                Some(field::ID) => draft.identify(&value),
                Some(field::REVISION) => draft.number(&value),
                _ => {}
            });
        } else if let Some(choice) = at.dyn_ref::<HtmlSelectElement>() {
            let index = |name| at.get_attribute(name)?.parse::<usize>().ok();
            let (Some(role), Some(area)) = (index(sheet::ROLE), index(sheet::AREA)) else { return };
            self.edit(|draft| draft.aim(role, area, choice.value().parse().ok()));
        }
    }

    fn dropped(self: &Rc<Self>, event: &Event) {
        let files = transfer(event).and_then(|transfer| transfer.files());
        if let Some(files) = files.filter(|files| files.length() > 0) {
            event.prevent_default();
            self.take(Some(files), None);
        }
    }

    /// Reads the first file.
    fn take(self: &Rc<Self>, files: Option<FileList>, input: Option<HtmlInputElement>) {
        let Some(file) = files.and_then(|files| files.get(0)) else { return };
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        let desk = Rc::clone(self);
        spawn_local(async move {
            let read = read(&file).await;
            // So that the same file can be chosen again after it was mended.
            if let Some(input) = input {
                input.set_value("");
            }
            if desk.turn.get() != turn {
                return;
            }
            match read {
                Some(read) => desk.open(&file.name(), read),
                None => desk.say(&words::status_refused(&file.name(), words::NOT_READ)),
            }
        });
    }

    /// Puts another draft on the desk, or says why there is none.
    fn open(&self, name: &str, opened: Result<Draft, Unreadable>) {
        name.clone_into(&mut self.name.borrow_mut());
        self.fill(sheet::EDIT_ID, &[]);
        self.preview(None);
        match opened {
            Ok(draft) => {
                self.fill(sheet::EDIT_ID, &sheet::edit(&draft));
                self.draft.replace(Some(draft));
                self.follow();
            }
            Err(why) => {
                self.draft.replace(None);
                let found: &[Problem] =
                    if let Unreadable::Invalid(found) = &why { found } else { &[] };
                self.fill(sheet::PROBLEMS_ID, &sheet::problems(found, false));
                self.say(&if found.is_empty() {
                    words::status_refused(name, &words::refusal(&why))
                } else {
                    words::status(name, found.len())
                });
            }
        }
    }

    fn edit(&self, change: impl FnOnce(&mut Draft)) {
        if let Some(draft) = self.draft.borrow_mut().as_mut() {
            change(draft);
        }
        self.follow();
    }

    /// Shows what follows from the draft as it is now.
    fn follow(&self) {
        let draft = self.draft.borrow();
        let Some(draft) = draft.as_ref() else { return };
        let found = draft.problems();
        self.fill(sheet::PROBLEMS_ID, &sheet::problems(&found, true));
        self.say(&words::status(&self.name.borrow(), found.len()));
        if found.is_empty() {
            self.preview(Some(&draft.text()));
        } else if self.previewed.get() {
            self.put(sheet::PREVIEW_ID, words::OLD_PREVIEW);
        }
    }

    /// Shows the self-check with this framework file, or hides it.
    fn preview(&self, text: Option<&str>) {
        self.previewed.set(text.is_some());
        let hint = if text.is_some() { words::PREVIEW_HINT } else { words::NO_PREVIEW };
        self.put(sheet::PREVIEW_ID, hint);
        let Ok(Some(element)) = self.document.query_selector(sheet::ELEMENT) else { return };
        // A plain attribute: it cannot fail.
        let _ = element.toggle_attribute_with_force("hidden", text.is_none());
        if let Some(text) = text {
            // Without the element's script its fallback says so.
            let _ = show(&element, text);
        }
    }

    fn download(&self) {
        if let Some(draft) = self.draft.borrow().as_ref() {
            // Where the browser refuses, it says so itself.
            let _ = download(&draft.file_name(), "application/json", &draft.text());
        }
    }

    /// Says it in the status line.
    fn say(&self, sentence: &str) {
        self.put(sheet::STATUS_ID, sentence);
    }

    /// Puts a text in place of what stood there.
    fn put(&self, id: &str, sentence: &str) {
        if let Some(place) = self.document.get_element_by_id(id) {
            place.set_text_content(Some(sentence));
        }
    }

    /// Puts a tree in place of what stood there.
    fn fill(&self, id: &str, nodes: &[Node]) {
        if let Some(place) = self.document.get_element_by_id(id) {
            place.set_text_content(None);
            append(&self.document, &place, nodes);
        }
    }
}

/// Reads a file, unless it is too large to be looked into. `None` where the browser could not.
async fn read(file: &File) -> Option<Result<Draft, Unreadable>> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole bytes")]
    let size = file.size() as u64;
    if size > MAX_BYTES as u64 {
        return Some(Err(draft::too_large(size)));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Draft::open(&Uint8Array::new(&buffer).to_vec()))
}

/// Has an element use this text as its framework file.
fn show(element: &Element, text: &str) -> Result<(), JsValue> {
    let registry = Reflect::get(&js_sys::global(), &"customElements".into())?;
    let get: Function = Reflect::get(&registry, &"get".into())?.dyn_into()?;
    let class = get.call1(&registry, &sheet::ELEMENT.into())?;
    let method: Function = Reflect::get(&class, &USE_FRAMEWORK.into())?.dyn_into()?;
    method.call2(&class, element, &Uint8Array::from(text.as_bytes()))?;
    Ok(())
}
