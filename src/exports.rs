//! The interface for `element.js`: a running widget, as a class. Not in the library, because the authors' program would
//! export it, too.

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

/// A mounted widget. Dropping it (`free`) empties the shadow root; unsaved changes stay in the element's memory.
#[wasm_bindgen]
#[allow(missing_debug_implementations, reason = "holds what the page lends it")]
pub struct Handle {
    store: Store,
    element: HtmlElement,
    element_memory: ElementMemory,
    page: ElementPage,
    /// The invalid values that were already reported to the host.
    reported: RefCell<Vec<Misunderstood>>,
    /// Takes everything out of the shadow root when dropped.
    mounted: ui::Mounted,
}

#[wasm_bindgen]
impl Handle {
    /// Mounts the widget of an element into a place in its shadow root. `element_memory` is what the element keeps
    /// between two mounts, `file` the framework file unless that is the built-in one.
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
        let mounted = ui::Mounted::new(place, session, host, lazy_part::load, choices);
        let (store, reported) = (mounted.store, RefCell::default());
        Ok(Self { store, element, element_memory, page, reported, mounted })
    }

    /// Loads the lazy part of the program, unless it is loaded.
    #[wasm_bindgen(js_name = loadLazyPart)]
    pub fn load_lazy_part(&self) {
        self.mounted.lazy.load();
    }

    /// Merges what another element of the page has changed in the same record.
    pub fn refresh(&self) {
        self.store.act(|session, _| session.refresh());
    }

    /// Merges the mirror's copy, which was read after the widget was mounted. The copy is returned only once: another
    /// element with this record then sees what the first one has saved.
    pub fn recall(&self) {
        self.store.act(|session, _| {
            if !session.recall() {
                session.refresh();
            }
        });
    }

    /// Whether a result link, as the text after `#r=`, belongs to this framework.
    #[wasm_bindgen(js_name = takesLink)]
    pub fn takes_link(&self, text: &str) -> bool {
        self.store.with_untracked(|session| session.takes_link(text))
    }

    /// Asks the person what to do with a result link, or shows what is wrong with it.
    #[wasm_bindgen(js_name = offerLink)]
    pub fn offer_link(&self, text: &str) {
        self.store.act(|session, env| session.offer_link(text, env));
        self.keep_focus_inside();
    }

    /// Whether the person has not decided yet about the result of this link, which is offered.
    #[wasm_bindgen(js_name = offersLink)]
    pub fn offers_link(&self, text: &str) -> bool {
        self.store.with_untracked(|session| session.offers_link(text))
    }

    /// Shows that a kiosk session has ended, with the focus on the poster.
    #[wasm_bindgen(js_name = tellEnd)]
    pub fn tell_end(&self) {
        self.store.act(|session, _| session.announce_kiosk_end());
        self.store.request_focus();
    }

    /// Switches to another framework, and applies the attributes as they are now. Returns false if another mode is
    /// asked for, as [`Handle::update`] does.
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

    /// Applies the attributes as they are now; keeps the answers. Returns false if another mode is asked for: a widget
    /// cannot change its mode, so another one must be mounted.
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

    /// Reports values that are not understood to the host, once each. Call it when the host may call back.
    pub fn report(&self) {
        let (_, wrong) = self.attributes(&self.store.framework());
        let reported = self.reported.replace(wrong.clone());
        for one in wrong.iter().filter(|one| !reported.contains(one)) {
            let message = one.sentence();
            web_sys::console::warn_1(&format!("<cme-selfcheck>: {message}").into());
            self.store.emit(Event::Failed { code: "attribute", message });
        }
    }

    /// The key of the saved record, for the panel that offers the record after a panic.
    #[wasm_bindgen(getter, js_name = storageKey)]
    pub fn storage_key(&self) -> String {
        self.store.with_untracked(|session| session.key().to_owned())
    }

    /// Whether everything is stored in the element's memory only.
    #[wasm_bindgen(getter, js_name = memoryOnly)]
    pub fn memory_only(&self) -> bool {
        self.store.with_untracked(|session| session.options().memory_only)
    }

    /// Goes to the screen of that name, or to the nearest one that exists, and returns the name of that one. Returns
    /// `None` until the lazy part is loaded, and if the browser's history does not belong to this element.
    #[wasm_bindgen(js_name = goToScreen)]
    pub fn go_to_screen(&self, name: &str) -> Option<String> {
        self.mounted.lazy.go_to_screen(name)
    }

    /// The result file of the result on screen, or else of the open self-check.
    ///
    /// # Errors
    /// With a sentence, if there is neither.
    #[wasm_bindgen(js_name = exportJson)]
    pub fn export_json(&self) -> Result<String, JsValue> {
        self.store.with_untracked(Session::export).ok_or_else(|| failure::NOTHING_TO_EXPORT.into())
    }

    /// Saves and shows a result file.
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

    /// Deletes everything of this framework from this browser, without asking.
    pub fn reset(&self) {
        self.store.act(|session, _| session.delete_everything());
        if self.store.with_untracked(|session| session.options().team) {
            // The team is state of its screen, so the screen is recreated.
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

    /// If the focus is inside, moves it to the heading of the next screen: the focused element may be removed.
    fn keep_focus_inside(&self) {
        let root = self.element.shadow_root();
        if root.and_then(|root| root.active_element()).is_some() {
            self.store.request_focus();
        }
    }

    /// Switches to the record that these options name.
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

/// Calls `tell` on a panic, with a message for developers.
#[wasm_bindgen(js_name = onPanic)]
#[expect(unreachable_pub, reason = "wasm-bindgen asks for it")]
pub fn on_panic(tell: js_sys::Function) {
    std::panic::set_hook(Box::new(move |panic| {
        let message = JsValue::from(panic.to_string());
        // The loader's function does not throw.
        let _ = tell.call1(&JsValue::NULL, &message);
    }));
}
