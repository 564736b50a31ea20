//! Files that browsers cache for so long that the server no longer has the files that they refer to.

use base64::Engine as _;
use macro_rules_attribute::apply;
use sha2::Digest;

use crate::driver::{Browser, Engine};
use crate::embedding::page;
use crate::offline::{build, ends};
use crate::scenario::scenario;
use crate::server::{Fault, Setup, Site};
use xtask::files::Files;
use xtask::service_worker;

/// A build without a worker, whose program and entry file have their own names and digests.
fn renamed(mark: &str) -> Files {
    let mut files = build(mark);
    files.remove(service_worker::SCRIPT);
    let wasm = files.keys().find(|path| path.starts_with("cme-") && ends(path, "wasm"));
    let wasm = wasm.unwrap().clone();
    let bytes = files.remove(&wasm).unwrap();
    files.insert(format!("cme-selfcheck-{mark}.wasm"), bytes);
    let text = |files: &Files, name: &str| String::from_utf8(files[name].clone()).unwrap();
    let digest = |bytes: &[u8]| {
        base64::engine::general_purpose::STANDARD.encode(sha2::Sha384::digest(bytes))
    };
    let before = digest(&files["cme-selfcheck.js"]);
    let entry = text(&files, "cme-selfcheck.js");
    assert!(entry.contains(&wasm));
    let entry = entry.replace(&wasm, &format!("cme-selfcheck-{mark}.wasm")).into_bytes();
    let page = text(&files, "index.html").replace(&before, &digest(&entry));
    let (_, query) = page.split_once("cme-selfcheck.js?").unwrap();
    let (query, _) = query.split_once('"').unwrap();
    let page = page.replace(&format!("?{query}"), &format!("?{mark}"));
    files.insert("index.html".to_owned(), page.into_bytes());
    files.insert("cme-selfcheck.js".to_owned(), entry);
    files
}

/// The element runs or shows why not.
const SETTLED: &str = "return widget.ready.then(() => true, () => true)";

/// Cases: OF-09
#[apply(scenario)]
#[engines(all, "caches and integrity")]
pub(crate) async fn files_that_were_kept_too_long_are_replaced(browser: &Browser) {
    let kept = |file| (file, Fault::CachedForAYear);
    let host = page("lang=\"en\"", "<cme-selfcheck></cme-selfcheck>")
        .replace("<head>", "<head><script src=\"probe.js\"></script>");
    // The page and its entry file; the entry file of a new page; the entry file of a host's page.
    let cases = [
        ("", vec![kept("index.html"), kept("cme-selfcheck.js")], true),
        ("", vec![kept("cme-selfcheck.js")], false),
        ("host.html", vec![kept("cme-selfcheck.js")], true),
    ];
    for (address, faults, told) in cases {
        let mut setup = Setup { files: Some(renamed("A")), faults, ..Setup::default() };
        setup.pages.insert("host.html", host.clone());
        let site = Site::with(setup);
        browser.open(&site.url(address)).await;
        browser.runs().await;
        browser.answer_one().await;
        site.change(|setup| setup.files = Some(renamed("B")));
        browser.open(&site.url(address)).await;
        browser.comes_true(SETTLED).await;
        let stopped = browser.has("button", "Reload the page").await;
        if stopped {
            browser.says("alert", "could not be loaded").await;
            browser.press("button", "Reload the page").await;
        }
        // WebKitGTK under its driver caches less than it may.
        assert!(stopped == told || (told && browser.engine == Engine::WebKit), "{address:?}");
        browser.answer_is_kept().await;
        let asked = site.requests();
        assert!(asked.iter().any(|path| path.ends_with("cme-selfcheck-B.wasm")), "{asked:?}");
    }
}
