//! Printing the report alone, in a document of its own.
//!
//! The host's page is neither printed nor changed. The frame inherits its Content Security Policy, which may forbid
//! inline styles and HTML as text, so a script constructs the style sheet, and the report is mounted.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Event, HtmlElement, HtmlIFrameElement, Window};

use super::document_file::{STYLES, document_file};
use crate::messages::LANGUAGE;

/// A hidden frame that prints a document once it is loaded. Another print needs another frame.
#[component]
pub(in crate::ui) fn PrintFrame(
    /// Title of the document.
    title: &'static str,
    /// Its body.
    #[prop(into)]
    document: ViewFn,
    /// Called if the browser does not let this page print, with the same document as an HTML file.
    #[prop(into)]
    on_refused: UnsyncCallback<(String,)>,
) -> impl IntoView {
    // The report is unmounted with the frame.
    let mounted = StoredValue::new_local(None);
    let mut unprinted = Some(document);
    let print = move |event: Event| {
        // A frame that is moved within its page loads again, but must not print again.
        let Some(body) = unprinted.take() else { return };
        let report = mount_report(&event_target(&event), title, body.clone());
        let printed = report.is_some_and(|(window, report)| {
            mounted.set_value(Some(report));
            print(&window)
        });
        if !printed {
            on_refused.run((document_file(title, &|| body.run()),));
        }
    };
    // Some browsers replace the initial empty document, so the report is only mounted after the load event.
    view! { <iframe class="print-frame" aria-hidden="true" tabindex="-1" on:load=print></iframe> }
}

/// Mounts the report into the frame's document. `None` if the browser denies access to it.
fn mount_report(
    frame: &HtmlIFrameElement,
    title: &str,
    body: ViewFn,
) -> Option<(Window, UnmountHandle<AnyViewState>)> {
    let window = frame.content_window()?;
    let document = frame.content_document()?;
    document.set_title(title);
    // Unchecked, because an element of another window is no instance of this window's classes.
    let root: HtmlElement = document.document_element()?.unchecked_into();
    root.set_lang(LANGUAGE);
    adopt_styles(&window, &document).ok()?;
    let report = mount_to(document.body()?, move || body.run());
    Some((window, report))
}

/// Adds the styles to the document. A document adopts only a sheet that its own window has constructed.
fn adopt_styles(window: &Window, document: &Document) -> Result<(), JsValue> {
    let constructor: Function = Reflect::get(window, &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&constructor, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &STYLES.into())?;
    Reflect::set(document, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
    Ok(())
}

/// Prints the window. Returns whether the browser began to: one that does not let a page print may throw, or do
/// nothing.
fn print(window: &Window) -> bool {
    let begun = Rc::new(Cell::new(false));
    let noted = Rc::clone(&begun);
    let listener = Closure::<dyn Fn()>::new(move || noted.set(true));
    window.set_onbeforeprint(Some(listener.as_ref().unchecked_ref()));
    let result = window.print();
    window.set_onbeforeprint(None);
    result.is_ok() && begun.get()
}
