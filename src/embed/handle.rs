//! What `element.js` holds of a running widget.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use js_sys::Map;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::attributes::Misunderstood;
use super::listen::{self, Listening};
use super::opening::{arrival, complete, framework, open, options_of};
use super::page::Page;
use super::welcome;
use crate::domain::Framework;
use crate::session::{News, Options, Session};
use crate::storage::held::Held;
use crate::storage::local::Mirror;
use crate::ui::{App, Arrival, Host, Mounted};
use crate::words::{failure, problem};

#[wasm_bindgen]
extern "C" {
    /// What the shim lends a widget.
    pub type Around;
    /// Address of the script.
    #[wasm_bindgen(method, getter)]
    fn here(this: &Around) -> String;
    /// Puts a new widget in the place of this one, later.
    #[wasm_bindgen(method, getter)]
    fn wipe(this: &Around) -> js_sys::Function;
    /// Fetches the second file.
    #[wasm_bindgen(method, getter)]
    fn rest(this: &Around) -> js_sys::Function;
    /// Whether the second file is there already.
    #[wasm_bindgen(method, getter)]
    fn whole(this: &Around) -> bool;
    /// Name of the control of the fallback that had the focus.
    #[wasm_bindgen(method, getter)]
    fn focused(this: &Around) -> Option<String>;
    /// The copy of what was saved last.
    #[wasm_bindgen(method, getter)]
    fn mirror(this: &Around) -> Mirror;
}

/// A mounted widget. Dropping it (`free`) takes everything out of the shadow root again; what was not
/// saved stays in the element's memory.
#[wasm_bindgen]
#[allow(missing_debug_implementations, reason = "holds what the page lends it")]
pub struct Handle {
    app: App,
    element: HtmlElement,
    held: Held,
    mirror: Mirror,
    page: Rc<dyn Host>,
    /// Address of the script.
    here: String,
    /// Whether the framework is the built-in one, of which the second file has a part.
    built_in: Cell<bool>,
    /// Whether the second file is there.
    whole: Cell<bool>,
    /// The values that the host was told of.
    told: RefCell<Vec<Misunderstood>>,
    /// Ends before what it speaks to.
    _listening: Listening,
    /// Takes everything out of the shadow root when dropped.
    _mounted: Mounted,
}

#[wasm_bindgen]
impl Handle {
    /// Mounts the widget of an element into a place in its shadow root. `held` is the memory of the
    /// element, `file` the framework file, where it is not the built-in one.
    ///
    /// # Errors
    /// With sentences, if the framework file cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        place: HtmlElement,
        held: Map,
        file: Option<Vec<u8>>,
        around: Around,
    ) -> Result<Self, JsValue> {
        let built_in = file.is_none();
        let framework = framework(file, around.whole())?;
        Ok(Self::mount(framework, built_in, element, place, Held(held), around))
    }

    /// Notes that the second file is there, or that it could not be had.
    #[wasm_bindgen(js_name = noteRest)]
    pub fn note_rest(&self, here: bool) {
        self.whole.set(here);
        if here && self.built_in.get() {
            self.app.complete(complete(&self.app.framework()));
        }
        self.app.note_arrival(arrival(here, Arrival::Failed));
    }

    /// Takes in the copy of what was saved last, which was read when the widget was there already. It is given once:
    /// another element with this record sees what the first has saved.
    pub fn recall(&self) {
        listen::follow(self.app, |session| session.recall() || session.refresh());
    }

    /// Whether a result link, what stands after `#r=`, belongs to this framework.
    #[wasm_bindgen(js_name = takesLink)]
    pub fn takes_link(&self, text: &str) -> bool {
        self.app.ask(|session| session.takes_link(text))
    }

    /// Asks the person what to do with a result link, or says what is wrong with it.
    #[wasm_bindgen(js_name = offerLink)]
    pub fn offer_link(&self, text: &str) {
        self.app.act(|session, moment| session.offer_link(text, moment));
        self.redraw();
    }

    /// Says that a kiosk session has ended; the focus goes to the poster.
    #[wasm_bindgen(js_name = tellEnd)]
    pub fn tell_end(&self) {
        self.app.act(|session, _| session.note_end());
        self.app.start_over();
    }

    /// Goes on with another framework, and applies the attributes as they are now.
    ///
    /// # Errors
    /// With sentences, if the framework file cannot be used; then nothing has changed.
    #[wasm_bindgen(js_name = useFramework)]
    pub fn use_framework(&self, file: Option<Vec<u8>>) -> Result<(), JsValue> {
        let built_in = file.is_none();
        let framework = framework(file, self.whole.get())?;
        self.built_in.set(built_in);
        let (options, _) = self.attributes(&framework);
        self.reopen(framework, options);
        self.redraw();
        Ok(())
    }

    /// Applies the attributes as they are now. Answers are kept. False if another mode is asked for: a
    /// widget is a kiosk or none, so another one has to be mounted.
    pub fn update(&self) -> bool {
        let framework = self.app.framework();
        let (options, _) = self.attributes(&framework);
        if options.kiosk != self.app.ask(|session| session.options().kiosk) {
            return false;
        }
        if !self.app.ask(|session| session.keeps_place(&options)) {
            self.reopen(framework, options);
            self.redraw();
        } else if self.app.act(|session, _| session.reconfigure(options)) {
            self.redraw();
        }
        true
    }

    /// Tells the host of values that are not understood, once each. Call it when the host can call
    /// back.
    pub fn report(&self) {
        let (_, wrong) = self.attributes(&self.app.framework());
        let told = self.told.replace(wrong.clone());
        for one in wrong.iter().filter(|one| !told.contains(one)) {
            let message = one.sentence();
            web_sys::console::warn_1(&format!("<cme-selfcheck>: {message}").into());
            self.page.tell(News::Failed { code: "attribute", message });
        }
    }

    /// The key of the saved record. For the panel that rescues it after a panic.
    #[wasm_bindgen(getter, js_name = storageKey)]
    pub fn storage_key(&self) -> String {
        self.app.ask(|session| session.key().to_owned())
    }

    /// Whether nothing is stored but in the element's memory.
    #[wasm_bindgen(getter, js_name = memoryOnly)]
    pub fn memory_only(&self) -> bool {
        self.app.ask(|session| session.options().memory_only)
    }

    /// The result file of what is on screen, else of the open self-check.
    ///
    /// # Errors
    /// With a sentence, where there is neither.
    #[wasm_bindgen(js_name = exportJson)]
    pub fn export_json(&self) -> Result<String, JsValue> {
        self.app.ask(Session::export).ok_or_else(|| failure::NOTHING_TO_EXPORT.into())
    }

    /// Keeps and shows a result file.
    ///
    /// # Errors
    /// With the sentence that a person would see; then nothing has changed.
    #[wasm_bindgen(js_name = importJson)]
    pub fn import_json(&self, text: &str) -> Result<(), JsValue> {
        let imported = self.app.act(|session, moment| session.import(text, moment));
        imported.map_err(|why| problem::refusal(&why).into())
    }

    /// Deletes everything of this framework from this browser, without a question.
    pub fn reset(&self) {
        self.app.act(|session, _| session.delete_everything());
        self.app.redraw();
    }

    fn attributes(&self, framework: &Framework) -> (Options, Vec<Misunderstood>) {
        options_of(framework, &self.element, &self.here)
    }

    /// Draws anew, and keeps the focus inside where it was inside.
    fn redraw(&self) {
        let root = self.element.shadow_root();
        let focused = root.and_then(|root| root.active_element()).is_some();
        if focused { self.app.start_over() } else { self.app.redraw() }
    }

    /// Goes on with the record that these options name.
    fn reopen(&self, framework: Arc<Framework>, options: Options) {
        let memory = options.memory_only;
        self.app.ask(|session| session.leave(&mut self.held.clone(), memory));
        let mut next = open(framework, options, &self.held, &self.mirror);
        self.app.ask(|session| next.show_again(session));
        self.app.replace(next);
    }

    fn mount(
        framework: Arc<Framework>,
        built_in: bool,
        element: HtmlElement,
        place: HtmlElement,
        held: Held,
        around: Around,
    ) -> Self {
        let here = around.here();
        let (options, _) = options_of(&framework, &element, &here);
        let mirror = around.mirror();
        let chosen = welcome::chosen(&framework, &element);
        let session = open(framework, options, &held, &mirror);
        let page: Rc<dyn Host> =
            Rc::new(Page::around(element.clone(), around.wipe(), around.rest()));
        let arrival = arrival(around.whole(), Arrival::Waiting);
        let mounted =
            Mounted::begin(place.clone().into(), session, Rc::clone(&page), arrival, chosen);
        let app = mounted.app;
        if let Some(name) = around.focused() {
            welcome::focus(&place, &name);
        }
        let (told, listening) = (RefCell::default(), listen::listen(app));
        Self {
            app,
            element,
            held,
            mirror,
            page,
            here,
            built_in: Cell::new(built_in),
            whole: Cell::new(around.whole()),
            told,
            _listening: listening,
            _mounted: mounted,
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.app.act_unseen(|session| {
            session.leave_page();
            session.leave(&mut self.held, false);
        });
    }
}

/// Has the loader told of a panic, whose message is for developers.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(tell: js_sys::Function) {
    std::panic::set_hook(Box::new(move |panic| {
        let message = JsValue::from(panic.to_string());
        // The loader's function does not throw.
        let _ = tell.call1(&JsValue::NULL, &message);
    }));
}

/// Keeps the exports above in the program, which would not refer to them otherwise.
pub fn ready() {}
