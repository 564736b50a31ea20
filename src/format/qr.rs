//! A text as a QR code: one path of dark modules, with the quiet zone around them.
//!
//! Correction level M, or a higher one where that needs no larger code.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::decimal;

/// Largest version; it holds 997 bytes.
const MAX_VERSION: u8 = 25;
/// Modules of light around the code that the standard asks for.
const QUIET: i32 = 4;

/// A QR code as it is drawn: dark on light, one unit a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    size: u32,
    path: String,
}

impl Qr {
    /// Modules on a side, without the quiet zone: 21 to 117.
    pub fn size(&self) -> u32 {
        self.size
    }

    /// The `d` of one SVG path that fills every dark module.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The `viewBox` that has the quiet zone in it. What is behind the path must be light.
    pub fn view_box(&self) -> String {
        let side = self.size + 2 * QUIET.unsigned_abs();
        let mut text = "0 0 ".to_owned();
        decimal::push(&mut text, side, 1);
        text.push(' ');
        decimal::push(&mut text, side, 1);
        text
    }
}

/// The code of a text, or `None` where it is too much for one of version 25.
pub fn qr(text: &str) -> Option<Qr> {
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
            // Beyond the edge everything is light.
            while code.get_module(x + run, y) {
                run += 1;
            }
            if run > 0 {
                push_run(&mut path, x + QUIET, y + QUIET, run);
            }
            x += run + 1;
        }
    }
    Some(Qr { size: side.unsigned_abs(), path })
}

/// A row of dark modules: `Mx yhnv1h-nz`.
fn push_run(path: &mut String, x: i32, y: i32, run: i32) {
    path.push('M');
    decimal::push_signed(path, x);
    path.push(' ');
    decimal::push_signed(path, y);
    path.push('h');
    decimal::push_signed(path, run);
    path.push_str("v1h");
    decimal::push_signed(path, -run);
    path.push('z');
}
