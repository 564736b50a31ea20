//! The demo pages that come with the release.

use macro_rules_attribute::apply;
use serde_json::json;

use crate::driver::Browser;
use crate::page::starts;
use crate::scenario::scenario;
use crate::server::Site;

/// Each with the number of elements in it.
const PAGES: [(&str, u32); 7] = [
    ("demo/", 0),
    ("demo/embed.html", 1),
    ("demo/association.html", 1),
    ("demo/two.html", 2),
    ("demo/theme.html", 1),
    ("demo/frame.html", 0),
    ("demo/guide.html", 0),
];

/// Cases: EM-01
#[apply(scenario)]
#[engines(all, "policy")]
pub(crate) async fn every_page_works_under_the_policy(browser: &Browser) {
    let site = Site::plain();
    for (page, elements) in PAGES {
        browser.open(&site.url(page)).await;
        let running = "const all = [...document.querySelectorAll('cme-selfcheck')];
             await Promise.all(all.map((one) => one.ready)); return all.length;";
        assert_eq!(browser.run(running).await, elements, "{page}");
        browser.is_clean().await;
        // Every link of a page leads to a file.
        let broken = "const links = [...document.querySelectorAll('a[href], link[href], [src]')]
               .map((one) => one.href || one.src).filter((url) => url.startsWith(location.origin));
             const found = await Promise.all(links.map((url) => fetch(url)));
             const missing = [...document.querySelectorAll('a[href^=\"#\"]')]
               .map((one) => one.hash).filter((id) => !document.querySelector(id));
             return [...found.filter(({ ok }) => !ok).map(({ url }) => url), ...missing];";
        assert_eq!(browser.run(broken).await, json!([]), "{page}");
    }
    browser.open(&site.url("demo/association.html")).await;
    browser.the("heading", "Where do you stand? A self-check for members").await;
    browser.press("radio", "Coordinator").await;
    browser.press("button", "Start").await;
    browser.the("button", "See results").await;
    browser.is_clean().await;
}

/// Cases: ST-27
#[apply(scenario)]
pub(crate) async fn two_on_a_page_keep_two_records(browser: &Browser) {
    let site = Site::plain();
    browser.open(&site.url("demo/two.html")).await;
    browser.press("radio", "Chair").await;
    let elements =
        browser.client.find_all(fantoccini::Locator::Css("cme-selfcheck")).await.unwrap();
    // The role radios are in another shadow root, so elements are searched from the host.
    let start = "return arguments[0].shadowRoot.querySelector('.inner')";
    for (element, code) in elements.iter().zip(["1 Now", "A1 Now"]) {
        let inner = browser.script(start, vec![json!(element)]).await;
        let id = inner.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        let inner =
            fantoccini::elements::Element::from_element_id(browser.client.clone(), id.into());
        if code == "1 Now" {
            let leader = browser.within("radio", "Leader", Some(&inner)).await;
            browser.click(&leader).await;
        } else {
            let full = browser.within("radio", "Full self-check", Some(&inner)).await;
            browser.click(&full).await;
        }
        let begin = browser.within("button", "Start", Some(&inner)).await;
        browser.click(&begin).await;
        browser.within("radiogroup", starts(code), Some(&inner)).await;
        let first = browser.all("radio", starts("2 "), Some(&inner)).await.remove(0);
        browser.click(&first).await;
    }
    let keys =
        "Object.keys(localStorage).filter((key) => !/(previous|damaged)/.test(key)).sort().join()
         === 'cme-selfcheck:alliance-cme-2008,cme-selfcheck:demo-chairing-sessions'";
    browser.until(keys).await;
    browser.is_clean().await;
}

/// Cases: EM-16
#[apply(scenario)]
#[engines(all, "frames")]
pub(crate) async fn frame_is_as_high_as_what_is_in_it(browser: &Browser) {
    let site = Site::plain();
    browser.open(&site.url("demo/frame.html")).await;
    browser.until("!['800', ''].includes(document.querySelector('iframe').height)").await;
    browser.until("document.querySelector('iframe').src.includes('parent=http')").await;
    browser.is_clean().await;
    browser.client.clone().enter_frame(0).await.unwrap();
    let fits = "document.querySelector('cme-selfcheck').shadowRoot.querySelector('button')
         && Math.ceil(document.documentElement.getBoundingClientRect().height) === innerHeight";
    browser.until(fits).await;
    browser.is_clean().await;
}
