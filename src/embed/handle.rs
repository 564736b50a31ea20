//! What `element.js` holds of a running widget.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ShadowRoot, StorageEvent};

use super::attributes;
use super::page::{self, Page};
use crate::domain::Framework;
use crate::format::framework_v1;
use crate::session::{News, Session};
use crate::storage::Store;
use crate::storage::keeper::Keeper;
use crate::storage::local::LocalStore;
use crate::storage::memory::MemoryStore;
use crate::ui::{self, App, Host};
use crate::words::{failure, problem};

/// How long between two attempts to save what could not be saved.
const RETRY: Duration = Duration::from_secs(1);

/// A mounted widget. Dropping it (`free`) takes everything out of the shadow root again.
#[wasm_bindgen]
#[allow(missing_debug_implementations, reason = "holds a type-erased mount")]
pub struct Handle {
    app: App,
    storage_key: Option<String>,
    /// Unmounts when dropped.
    _mount: Box<dyn Any>,
}

#[wasm_bindgen]
impl Handle {
    /// Mounts the widget of an element into its shadow root.
    ///
    /// # Errors
    /// With a sentence, if the built-in framework cannot be read, which a test rules out.
    #[wasm_bindgen(constructor)]
    pub fn new(element: HtmlElement, root: ShadowRoot) -> Result<Self, JsValue> {
        let framework = framework_v1::read(framework_v1::BUILT_IN)
            .map_err(|why| JsValue::from(problem::refusal(&why)))?;
        Ok(Self::mount(Arc::new(framework), element, root))
    }

    /// The key of the saved record in `localStorage`, or `undefined` where nothing is stored. For the
    /// panel that rescues it after a panic.
    #[wasm_bindgen(getter, js_name = storageKey)]
    pub fn storage_key(&self) -> Option<String> {
        self.storage_key.clone()
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

    fn mount(framework: Arc<Framework>, element: HtmlElement, root: ShadowRoot) -> Self {
        let (options, problems) = attributes::read(&framework, |name| element.get_attribute(name));
        let store: Box<dyn Store> = if options.memory_only {
            Box::new(MemoryStore::default())
        } else {
            Box::new(LocalStore)
        };
        let tab = format!("{:032x}", page::random());
        let keeper = Keeper::new(store, &framework, &options.storage_key, &tab);
        let storage_key = (!options.memory_only).then(|| keeper.key().to_owned());
        let session = Session::open(framework, options, keeper);
        let page: Rc<dyn Host> = Rc::new(Page::around(element, root.clone()));
        let made: Rc<Cell<Option<App>>> = Rc::default();
        let out = Rc::clone(&made);
        let host = Rc::clone(&page);
        let mount = leptos::mount::mount_to(root.unchecked_into(), move || {
            let app = App::new(session, host);
            out.set(Some(app));
            listen(app);
            ui::root(app)
        });
        for problem in problems {
            let message = format!("{}=\"{}\"", problem.name, problem.value);
            web_sys::console::warn_1(&format!("<cme-selfcheck>: {message}").into());
            page.tell(News::Failed { code: "attribute", message });
        }
        #[expect(clippy::expect_used, reason = "mount_to runs the closure before it returns")]
        let app = made.get().expect("a mounted app");
        Self { app, storage_key, _mount: Box::new(mount) }
    }
}

/// Follows other tabs, and tries again to save what could not be saved. Ends with the mount.
fn listen(app: App) {
    let storage = window_event_listener(leptos::ev::storage, move |_: StorageEvent| {
        if app.act(|session, _| session.refresh()) {
            app.redraw();
        }
    });
    let timer = set_interval_with_handle(
        move || {
            app.act(|session, _| session.retry());
        },
        RETRY,
    );
    on_cleanup(move || {
        storage.remove();
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
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
