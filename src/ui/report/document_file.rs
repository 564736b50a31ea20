//! A printed document as an HTML file, for pages that may not print.

use leptos::prelude::*;

use crate::messages::LANGUAGE;

/// How the report looks.
pub const STYLES: &str = include_str!("../../../style/print.css");

/// An HTML document with that body and the styles of what is printed in it.
pub fn document_file(title: &str, body: &dyn Fn() -> AnyView) -> String {
    let body = Owner::new().with(|| markup(body()));
    // What Leptos finds its places by.
    let body = body.replace("<!---->", "").replace("<!>", "");
    format!(
        "<!doctype html>\n<html lang=\"{LANGUAGE}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>{STYLES}</style></head><body>{body}</body></html>\n"
    )
}

/// The HTML of a view, whose elements need not be in a page for that.
#[cfg(target_arch = "wasm32")]
fn markup(view: impl IntoView) -> String {
    view.build().elements().iter().map(web_sys::Element::outer_html).collect()
}

/// The HTML of a view.
#[cfg(not(target_arch = "wasm32"))]
fn markup(view: impl IntoView) -> String {
    view.to_html()
}
