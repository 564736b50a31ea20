//! Prints a document of its own, in an empty frame inside the shadow root.
//!
//! The host's page is not printed and not changed. The frame inherits the page's policy, so its styles
//! are a sheet made by its own window, and its content is made element by element.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlIFrameElement, ShadowRoot, Window};

use crate::browser::append;
use crate::report::{Report, document};

/// Where a frame would stand that an earlier print left behind.
const FRAME: &str = "iframe.print-frame";

/// Prints the report. Where the browser does not let the page print, `refused` gets it back.
pub(super) fn print(root: &ShadowRoot, report: Report, refused: Box<dyn Fn(&Report)>) {
    if let Ok(Some(old)) = root.query_selector(FRAME) {
        old.remove();
    }
    let Some(frame) = frame(root) else { return refused(&report) };
    let shown = frame.clone();
    let ready = Closure::once_into_js(move || {
        if !matches!(fill_and_print(&shown, &report), Ok(true)) {
            refused(&report);
        }
    });
    // Some browsers replace the empty document once more, so not before it has loaded.
    frame.set_onload(ready.dyn_ref());
    // A shadow root takes a frame.
    let _ = root.append_child(&frame);
}

fn frame(root: &ShadowRoot) -> Option<HtmlIFrameElement> {
    let frame = root.owner_document()?.create_element("iframe").ok()?;
    let frame: HtmlIFrameElement = frame.dyn_into().ok()?;
    for (name, value) in [("class", "print-frame"), ("aria-hidden", "true"), ("tabindex", "-1")] {
        frame.set_attribute(name, value).ok()?;
    }
    Some(frame)
}

/// True if the browser began to print.
fn fill_and_print(frame: &HtmlIFrameElement, report: &Report) -> Result<bool, JsValue> {
    let missing = || JsValue::from("no document");
    let window: Window = frame.content_window().ok_or_else(missing)?;
    let page: Document = frame.content_document().ok_or_else(missing)?;
    let body: Element = page.body().ok_or_else(missing)?.into();
    page.set_title(report.title);
    page.document_element().ok_or_else(missing)?.set_attribute("lang", &report.language)?;
    style(&window, &page)?;
    append(&page, &body, &report.body);
    let begun = std::rc::Rc::new(std::cell::Cell::new(false));
    let note = std::rc::Rc::clone(&begun);
    let listener = Closure::<dyn Fn()>::new(move || note.set(true));
    let function: &Function = listener.as_ref().unchecked_ref();
    window.add_event_listener_with_callback("beforeprint", function)?;
    window.print()?;
    window.remove_event_listener_with_callback("beforeprint", function)?;
    Ok(begun.get())
}

/// A sheet can only be adopted by the document whose window made it.
fn style(window: &Window, page: &Document) -> Result<(), JsValue> {
    let make: Function = Reflect::get(window, &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&make, &Array::new())?;
    let fill: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    fill.call1(&sheet, &document::STYLES.into())?;
    Reflect::set(page, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
    Ok(())
}
