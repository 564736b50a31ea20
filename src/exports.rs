//! What `element.js` calls: a running widget, as a class. Here and not in the library, whose exports the authors' program
//! would have, too.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::lazy_part;
use js_sys::Map;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use cme_selfcheck::domain::Framework;
use cme_selfcheck::embed::attributes::Misunderstood;
use cme_selfcheck::embed::opening::{framework, open, options_of};
use cme_selfcheck::embed::page::{BrowserPage, ElementPage};
use cme_selfcheck::embed::preboot;
use cme_selfcheck::messages::{self, failure, problem};
use cme_selfcheck::session::{Event, Options, Session};
use cme_selfcheck::storage::element_memory::ElementMemory;
use cme_selfcheck::ui::{self, Store};

/// A mounted widget. Dropping it (`free`) takes everything out of the shadow root again; what was not
/// saved stays in the element's memory.
#[wasm_bindgen]
#[allow(missing_debug_implementations, reason = "holds what the page lends it")]
pub struct Handle {
    store: Store,
    element: HtmlElement,
    element_memory: ElementMemory,
    page: ElementPage,
    /// The values that the host was told of.
    told: RefCell<Vec<Misunderstood>>,
    /// Takes everything out of the shadow root when dropped.
    mounted: ui::Mounted,
}

#[wasm_bindgen]
impl Handle {
    /// Mounts the widget of an element into a place in its shadow root. `element_memory` is what the
    /// element remembers between two mounts, `file` the framework file, where it is not the built-in one.
    ///
    /// # Errors
    /// With sentences, if the framework file cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        place: HtmlElement,
        element_memory: Map,
        file: Option<Vec<u8>>,
        page: ElementPage,
    ) -> Result<Self, JsValue> {
        let (framework, element_memory) = (framework(file)?, ElementMemory(element_memory));
        messages::set_date_order(page.day_comes_first());
        let (options, _) = options_of(&framework, &element, &page.here());
        let choices = preboot::read(&framework, &element);
        let session = open(framework, options, &element_memory, &page.mirror());
        let host = Rc::new(BrowserPage { element: element.clone(), page: page.clone() });
        let mounted = ui::Mounted::new(place.clone(), session, host, lazy_part::load, choices);
        if let Some(name) = page.focused() {
            preboot::move_focus(&place, &name);
        }
        let (store, told) = (mounted.store, RefCell::default());
        Ok(Self { store, element, element_memory, page, told, mounted })
    }

    /// Loads the lazy part of the program, unless it is there.
    #[wasm_bindgen(js_name = loadLazyPart)]
    pub fn load_lazy_part(&self) {
        self.mounted.lazy.load();
    }

    /// Takes in what another element of the page did with the same record.
    pub fn refresh(&self) {
        self.store.act(|session, _| session.refresh());
    }

    /// Takes in the copy of what was saved last, which was read when the widget was there already. It is given once:
    /// another element with this record sees what the first has saved.
    pub fn recall(&self) {
        self.store.act(|session, _| {
            if !session.recall() {
                session.refresh();
            }
        });
    }

    /// Whether a result link, what stands after `#r=`, belongs to this framework.
    #[wasm_bindgen(js_name = takesLink)]
    pub fn takes_link(&self, text: &str) -> bool {
        self.store.with_untracked(|session| session.takes_link(text))
    }

    /// Asks the person what to do with a result link, or says what is wrong with it.
    #[wasm_bindgen(js_name = offerLink)]
    pub fn offer_link(&self, text: &str) {
        self.store.act(|session, env| session.offer_link(text, env));
        self.keep_focus_inside();
    }

    /// Says that a kiosk session has ended; the focus goes to the poster.
    #[wasm_bindgen(js_name = tellEnd)]
    pub fn tell_end(&self) {
        self.store.act(|session, _| session.note_kiosk_end());
        self.store.request_focus();
    }

    /// Goes on with another framework, and applies the attributes as they are now. False if another mode is asked for,
    /// as for [`Handle::update`].
    ///
    /// # Errors
    /// With sentences, if the framework file cannot be used; then nothing has changed.
    #[wasm_bindgen(js_name = useFramework)]
    pub fn use_framework(&self, file: Option<Vec<u8>>) -> Result<bool, JsValue> {
        let framework = framework(file)?;
        let (options, _) = self.attributes(&framework);
        let keeps_mode = self.keeps_mode(&options);
        if keeps_mode {
            self.reopen(framework, options);
        }
        Ok(keeps_mode)
    }

    /// Applies the attributes as they are now. Answers are kept. False if another mode is asked for: a
    /// widget keeps its mode, so another one has to be mounted.
    pub fn update(&self) -> bool {
        let framework = self.store.framework();
        let (options, _) = self.attributes(&framework);
        if !self.keeps_mode(&options) {
            return false;
        }
        if !self.store.with_untracked(|session| session.keeps_place(&options)) {
            self.reopen(framework, options);
        } else if self.store.act(|session, _| session.reconfigure(options)) {
            self.keep_focus_inside();
            self.store.remount();
        }
        true
    }

    /// Tells the host of values that are not understood, once each. Call it when the host can call
    /// back.
    pub fn report(&self) {
        let (_, wrong) = self.attributes(&self.store.framework());
        let told = self.told.replace(wrong.clone());
        for one in wrong.iter().filter(|one| !told.contains(one)) {
            let message = one.sentence();
            web_sys::console::warn_1(&format!("<cme-selfcheck>: {message}").into());
            self.store.emit(Event::Failed { code: "attribute", message });
        }
    }

    /// The key of the saved record. For the panel that rescues it after a panic.
    #[wasm_bindgen(getter, js_name = storageKey)]
    pub fn storage_key(&self) -> String {
        self.store.with_untracked(|session| session.key().to_owned())
    }

    /// Whether nothing is stored but in the element's memory.
    #[wasm_bindgen(getter, js_name = memoryOnly)]
    pub fn memory_only(&self) -> bool {
        self.store.with_untracked(|session| session.options().memory_only)
    }

    /// Goes to the screen of that name, or to the nearest one that is there. Returns the name of that; none while
    /// the lazy part of the program is not there, and where the browser's history is not for this element.
    #[wasm_bindgen(js_name = goToScreen)]
    pub fn go_to_screen(&self, name: &str) -> Option<String> {
        self.mounted.lazy.go_to_screen(name)
    }

    /// The result file of what is on screen, else of the open self-check.
    ///
    /// # Errors
    /// With a sentence, where there is neither.
    #[wasm_bindgen(js_name = exportJson)]
    pub fn export_json(&self) -> Result<String, JsValue> {
        self.store.with_untracked(Session::export).ok_or_else(|| failure::NOTHING_TO_EXPORT.into())
    }

    /// Keeps and shows a result file.
    ///
    /// # Errors
    /// With the sentence that a person would see; then nothing has changed.
    #[wasm_bindgen(js_name = importJson)]
    pub fn import_json(&self, text: &str) -> Result<(), JsValue> {
        if self.store.with_untracked(|session| session.options().team) {
            return Err(messages::TEAM_TAKES_NO_IMPORT.into());
        }
        let imported = self.store.act(|session, env| session.import(text, env));
        imported.map_err(|why| problem::refusal(&why).into())
    }

    /// Deletes everything of this framework from this browser, without a question.
    pub fn reset(&self) {
        self.store.act(|session, _| session.delete_everything());
        if self.store.with_untracked(|session| session.options().team) {
            // The team is the screen's own.
            self.store.remount();
        }
    }

    fn keeps_mode(&self, options: &Options) -> bool {
        let mode = |options: &Options| (options.kiosk, options.team);
        mode(options) == self.store.with_untracked(|session| mode(session.options()))
    }

    fn attributes(&self, framework: &Framework) -> (Options, Vec<Misunderstood>) {
        options_of(framework, &self.element, &self.page.here())
    }

    /// If the focus is inside, gives it to the heading of what is on screen in a moment: the element that has it may
    /// be gone then.
    fn keep_focus_inside(&self) {
        let root = self.element.shadow_root();
        if root.and_then(|root| root.active_element()).is_some() {
            self.store.request_focus();
        }
    }

    /// Goes on with the record that these options name.
    fn reopen(&self, framework: Arc<Framework>, options: Options) {
        self.keep_focus_inside();
        let memory = options.memory_only;
        self.store.act_untracked(|session| {
            session.leave_page();
            session.leave(&mut self.element_memory.clone(), memory);
        });
        let mut next = open(framework, options, &self.element_memory, &self.page.mirror());
        self.store.with_untracked(|session| next.restore_screen(session));
        self.store.replace(next);
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.store.act_untracked(|session| {
            session.leave_page();
            session.leave(&mut self.element_memory, false);
        });
    }
}

/// Has the loader told of a panic, whose message is for developers.
#[wasm_bindgen(js_name = onPanic)]
#[expect(unreachable_pub, reason = "wasm-bindgen asks for it")]
pub fn on_panic(tell: js_sys::Function) {
    std::panic::set_hook(Box::new(move |panic| {
        let message = JsValue::from(panic.to_string());
        // The loader's function does not throw.
        let _ = tell.call1(&JsValue::NULL, &message);
    }));
}
