//! Files and records that are not what they should be.

use serde_json::json;

use crate::driver::Browser;
use crate::server::Site;

/// A file's name, its content, and words of the sentence that a person sees.
type Case = (&'static str, Vec<u8>, &'static str);

fn cases() -> Vec<Case> {
    let zeros = format!("[{}0]", "0,".repeat(500_000));
    let other = json!({
        "format": "cme-selfcheck/result", "version": 1, "framework": { "id": "theirs", "revision": 1 },
    });
    let newer = json!({ "format": "cme-selfcheck/result", "version": 7 });
    let empty = json!({
        "format": "cme-selfcheck/result", "version": 1,
        "framework": { "id": "alliance-cme-2008", "revision": 1 },
    });
    let markup = json!({
        "format": "cme-selfcheck/result", "version": 1,
        "framework": { "id": "<img src=x onerror=alert(1)>", "revision": 1 },
    });
    vec![
        ("empty.json", Vec::new(), "not whole JSON"),
        ("list.json", b"[]".to_vec(), "not a file of this self-check"),
        ("half.json", b"{\"format\": \"cme-selfcheck/res".to_vec(), "not whole JSON"),
        ("bytes.json", vec![0xff, 0xfe, 0x00, 0xd8], "not plain UTF-8 text"),
        ("large.json", vec![b' '; 1024 * 1024 + 1], "too large"),
        ("huge.json", vec![b'0'; 10 * 1024 * 1024], "too large"),
        ("zeros.json", zeros.into_bytes(), "not built like one of ours"),
        ("deep.json", "[".repeat(100_000).into_bytes(), "not built like one of ours"),
        ("other.json", other.to_string().into_bytes(), "another framework, “theirs”"),
        ("newer.json", newer.to_string().into_bytes(), "newer version"),
        ("fields.json", empty.to_string().into_bytes(), "scope is missing"),
        ("markup.json", markup.to_string().into_bytes(), "<img src=x onerror=alert(1)>"),
    ]
}

pub(crate) async fn hostile_files_get_one_sentence_and_change_nothing(browser: &Browser) {
    let site = Site::plain();
    browser.start_full(&site).await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.open_selfcheck(&site).await;
    let record = "return JSON.stringify(localStorage)";
    let before = browser.script(record, vec![]).await;
    let exported = browser.exported().await;
    for (name, content, words) in cases() {
        browser.open_file(name, &content).await;
        browser.says("alert", words).await;
        browser.says("alert", "Nothing has changed.").await;
        assert_eq!(browser.script(record, vec![]).await, before, "{name}");
        assert_eq!(browser.exported().await, exported, "{name}");
    }
    browser.the("button", "Resume").await;
    browser.is_clean().await;
}

pub(crate) async fn damaged_record_is_kept_and_told(browser: &Browser) {
    let site = Site::plain();
    browser.open_selfcheck(&site).await;
    let put = "localStorage.setItem('cme-selfcheck:alliance-cme-2008', arguments[0])";
    browser.script(put, vec![json!("{\"format\":\"cme-selfcheck/saved\",\"vers")]).await;
    browser.open_selfcheck(&site).await;
    browser.says("status", "Your saved answers are damaged").await;
    browser.press("button", "Download the damaged copy").await;
    assert_eq!(browser.downloaded(0).await, "{\"format\":\"cme-selfcheck/saved\",\"vers");
    browser.press("radio", "Leader").await;
    browser.press("button", "Start").await;
    browser.choose_present("1.1", "3 Competent").await;
    browser.says("status", "Saved on this device").await;
    let kept = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008:damaged.1')";
    let kept = browser.script(kept, vec![]).await;
    assert_eq!(kept, "{\"format\":\"cme-selfcheck/saved\",\"vers");
    browser.is_clean().await;
}
