//! Opens a session from a framework file, the element's attributes and a record.

use std::sync::Arc;

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::addresses;
use super::attributes::{self, Misunderstood};
use super::page;
use crate::domain::{Framework, Unreadable};
use crate::format::framework_v1;
use crate::messages::problem;
use crate::session::{Options, Session};
use crate::storage::TextStore;
use crate::storage::element_memory::ElementMemory;
use crate::storage::local::{LocalStore, Mirror};
use crate::storage::record_store::RecordStore;

/// Reads a framework file, or the part of the built-in one that is needed before a plan.
///
/// # Errors
/// With sentences, if the file cannot be used.
pub fn framework(file: Option<Vec<u8>>) -> Result<Arc<Framework>, JsValue> {
    let read = match file {
        None => framework_v1::built_in(),
        Some(bytes) => match std::str::from_utf8(&bytes) {
            Ok(text) => framework_v1::read(text),
            Err(_) => Err(Unreadable::NotText),
        },
    };
    read.map(Arc::new).map_err(|why| problem::framework_refusal(&why).into())
}

/// The attributes as they are now, with the address of this page if it can open result links.
pub fn options_of(
    framework: &Framework,
    element: &HtmlElement,
    here: &str,
) -> (Options, Vec<Misunderstood>) {
    let attribute = |name: &str| {
        let value = element.get_attribute(name)?;
        Some(if name == "result-url" { as_browsers_write(&value) } else { value })
    };
    let (mut options, wrong) = attributes::read(framework, &attribute);
    options.zone = page::ZONE;
    if options.result_url.is_none() {
        let page = page::address();
        let page = addresses::standalone(here, &page).filter(|page| addresses::is_public(page));
        options.result_url = page.map(str::to_owned);
    }
    (options, wrong)
}

/// Normalises an address as browsers do, for instance to ASCII; an invalid one is returned unchanged.
fn as_browsers_write(address: &str) -> String {
    web_sys::Url::new(address).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// Opens the record that these options name, with what an earlier session left in the element's memory.
pub fn open(
    framework: Arc<Framework>,
    options: Options,
    element_memory: &ElementMemory,
    mirror: &Mirror,
) -> Session {
    let mut element_memory = element_memory.clone();
    let store: Box<dyn TextStore> = if options.memory_only {
        Box::new(element_memory.clone())
    } else {
        Box::new(LocalStore(mirror.clone()))
    };
    let tab = format!("{:032x}", page::random());
    // A kiosk must not see what another mode left in the memory of the same element.
    let part = if options.kiosk { "kiosk" } else { &options.storage_key };
    let records = RecordStore::new(store, &framework, part, &tab);
    let mut session = Session::open(framework, options, records);
    session.adopt_unsaved(&mut element_memory);
    session
}
