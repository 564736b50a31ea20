//! What makes our own pages an application on a device: the manifest and its icons.

use std::error::Error;
use std::fs;
use std::path::Path;

use cme_selfcheck::words::{self, update};
use serde_json::json;

use crate::icons;

/// Writes both into the folder of our pages.
pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let place = folder.join("icons");
    fs::create_dir_all(&place)?;
    fs::write(place.join("icon.svg"), icons::svg())?;
    fs::write(place.join("icon-192.png"), icons::png(192, false)?)?;
    fs::write(place.join("icon-512.png"), icons::png(512, false)?)?;
    fs::write(place.join("icon-maskable.png"), icons::png(512, true)?)?;
    fs::write(folder.join("manifest.webmanifest"), format!("{:#}\n", manifest()))?;
    Ok(())
}

/// All addresses are relative to the manifest: it works from any sub-path.
fn manifest() -> serde_json::Value {
    let icon = |file: &str, kind: &str, sizes: &str, purpose: &str| json!({ "src": format!("icons/{file}"), "type": kind, "sizes": sizes, "purpose": purpose });
    json!({
        "id": "./",
        "name": words::PRODUCT,
        "short_name": update::SHORT_NAME,
        "description": update::DESCRIPTION,
        "lang": "en",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": icons::accent(),
        "background_color": icons::paper(),
        "icons": [
            icon("icon-192.png", "image/png", "192x192", "any"),
            icon("icon-512.png", "image/png", "512x512", "any"),
            icon("icon-maskable.png", "image/png", "512x512", "maskable"),
            icon("icon.svg", "image/svg+xml", "any", "any"),
        ],
    })
}
