//! A text as a QR code: one path of dark modules, with the quiet zone around them.
//!
//! Correction level M, or a higher one if that needs no larger code.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Largest version; it holds 997 bytes.
const MAX_VERSION: u8 = 25;
/// Width of the quiet zone that the standard requires, in modules.
const QUIET: i32 = 4;

/// The code of a text: the `viewBox`, including the quiet zone, and the `d` of one SVG path that fills every dark
/// module, one unit a module. The background must be light. `None` if the text is too long for a code of version 25.
pub fn qr(text: &str) -> Option<(String, String)> {
    let code = QrCode::encode_segments_advanced(
        &QrSegment::make_segments(text),
        QrCodeEcc::Medium,
        Version::MIN,
        Version::new(MAX_VERSION),
        None,
        true,
    )
    .ok()?;
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let mut run = 0;
            // Outside the code every module is light.
            while code.get_module(x + run, y) {
                run += 1;
            }
            if run > 0 {
                // Cannot fail: writing to a `String` never does.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    let side = side + 2 * QUIET;
    Some((format!("0 0 {side} {side}"), path))
}
