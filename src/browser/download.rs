//! Offers a file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// After how long the browser may forget the bytes, in milliseconds. It has taken them by the time the
/// click returns, Safari a moment later.
const KEPT: i32 = 60_000;

/// Offers bytes as a file, through a link that is never put into the page.
///
/// # Errors
/// What the browser says. Where it refuses a download, for instance in a sandboxed frame, it says so
/// to the person itself.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let bag = BlobPropertyBag::new();
    bag.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &bag)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    let forget = forget.unchecked_ref();
    window.set_timeout_with_callback_and_timeout_and_arguments_0(forget, KEPT)?;
    Ok(())
}
