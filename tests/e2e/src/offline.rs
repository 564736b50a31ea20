//! Our own pages without a network, and new versions of them. The server is really stopped or really serves other
//! files: nothing is simulated.

use std::path::Path;

use cme_selfcheck::messages::{status, update};
use macro_rules_attribute::apply;
use serde_json::json;
use xtask::files::{Files, read_folder};
use xtask::headers::POLICY;
use xtask::service_worker;

use crate::driver::{Browser, Engine};
use crate::page::starts;
use crate::polling::Polling;
use crate::scenario::scenario;
use crate::server::{Fault, PROBE, Setup, Site};

/// The files of a build: `dist/` with a mark and the probe in our own pages, and a worker for these files.
pub(crate) fn build(mark: &str) -> Files {
    let mut files = read_folder(Path::new("dist")).unwrap();
    files.insert("probe.js".to_owned(), PROBE.into());
    for (path, bytes) in files.iter_mut().filter(|(path, _)| ends(path, "html")) {
        let top = if path.contains('/') { "../" } else { "" };
        let head = format!(
            "<head><meta name=\"build\" content=\"{mark}\"><script src=\"{top}probe.js\"></script>"
        );
        let page = String::from_utf8(std::mem::take(bytes)).unwrap();
        *bytes = page.replacen("<head>", &head, 1).into_bytes();
    }
    // Every build has files whose names no other build has.
    let sheet = files.keys().find(|path| path.starts_with("page-")).unwrap().clone();
    let renamed = format!("page-{mark}.css");
    let start = String::from_utf8(files["index.html"].clone()).unwrap();
    files.insert("index.html".to_owned(), start.replace(&sheet, &renamed).into_bytes());
    let bytes = files.remove(&sheet).unwrap();
    files.insert(renamed, bytes);
    let script = service_worker::script(&files).unwrap().into_bytes();
    files.insert(service_worker::SCRIPT.to_owned(), script);
    files
}

pub(crate) fn ends(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|one| one == extension)
}

fn site(mark: &str) -> Site {
    Site::with(Setup { files: Some(build(mark)), ..Setup::default() })
}

/// Replaces the build that is served.
fn deploy(site: &Site, mark: &str) {
    let files = Some(build(mark));
    site.change(|setup| setup.files = files);
}

/// The program shows the page of the answer. From the start it is one press away; a page that reloads itself may leave
/// the start before the press.
const IS_BACK: &str = "(() => {
    const root = document.querySelector('cme-selfcheck')?.shadowRoot;
    const buttons = [...(root?.querySelectorAll('.resume button') ?? [])];
    buttons.find((one) => one.textContent === 'Resume')?.click();
    return root?.querySelector('.rate');
  })()";

impl Browser {
    /// Opens the start page and waits until its worker has cached everything.
    async fn open_kept(&self, site: &Site) {
        self.open_selfcheck(site).await;
        self.run("await navigator.serviceWorker.ready").await;
    }

    /// Waits until the open page belongs to this build.
    pub(crate) async fn is_build(&self, mark: &str) {
        self.until(&format!("document.querySelector('meta[name=build]')?.content === '{mark}'"))
            .await;
    }

    /// Makes the browser check for another worker, and waits until that is installed or has failed.
    async fn look_for_update(&self) -> bool {
        let look = "const registration = await navigator.serviceWorker.getRegistration();
             await registration.update().catch(() => {});
             const worker = registration.installing;
             while (worker?.state === 'installing') {
               await new Promise((go) => worker.addEventListener('statechange', go, { once: true }));
             }
             return Boolean(registration.waiting);";
        self.run(look).await == json!(true)
    }

    /// Names of all caches of the origin.
    async fn caches(&self) -> Vec<String> {
        serde_json::from_value(self.run("return caches.keys()").await).unwrap()
    }

    /// Waits until an asynchronous script returns true.
    pub(crate) async fn comes_true(&self, script: &str) {
        let mut polling = Polling::new();
        while self.run(script).await != json!(true) {
            assert!(polling.again().await, "never true: {script}");
        }
    }

    /// Waits until only one build is cached.
    async fn keeps_one_build(&self) {
        self.comes_true("return (await caches.keys()).length === 1").await;
    }

    /// Accepts the new version that the page offers.
    async fn accept(&self) {
        self.says("status", update::READY).await;
        self.press("button", update::USE).await;
    }

    /// Starts, and gives one answer that is saved.
    pub(crate) async fn answer_one(&self) {
        self.press("radio", "Coordinator").await;
        self.press("button", "Start").await;
        self.choose_present("1.1", "3 Competent").await;
        self.says("status", status::SAVED).await;
    }

    /// Continues at the saved answer. A page that reloads itself is already there.
    pub(crate) async fn answer_is_kept(&self) {
        self.until(IS_BACK).await;
        assert!(self.is_chosen("1.1 Now", "3 Competent").await);
    }
}

/// Needs no browser; it is here because `dist/` must be built.
///
/// Cases: OF-03
#[apply(scenario)]
pub(crate) async fn list_of_the_worker_is_the_set_of_files(_: &Browser) {
    let files = read_folder(Path::new("dist")).unwrap();
    let script = String::from_utf8(files[service_worker::SCRIPT].clone()).unwrap();
    let list = service_worker::digests(&files);
    for (path, digest) in &list {
        assert!(script.contains(digest), "{path} changed after the worker");
    }
    assert_eq!(script.matches("sha256-").count(), list.len(), "nothing else is kept");
    let left_out: Vec<_> = files.keys().filter(|path| !list.contains_key(path.as_str())).collect();
    let allowed = |path: &str| {
        ["demo/", "hosting/"].iter().any(|folder| path.starts_with(folder))
            || ["sw.js", "sw-off.js", "custom-elements.json"].contains(&path)
    };
    assert!(left_out.iter().all(|path| allowed(path)), "{left_out:?}");
    for expected in ["index.html", "cme-selfcheck.js", "paper.html", "manifest.webmanifest"] {
        assert!(list.contains_key(expected), "{expected}");
    }
    assert!(list.keys().any(|path| ends(path, "wasm")));
}

/// Cases: OF-01
#[apply(scenario)]
#[engines(all, "workers")]
pub(crate) async fn whole_journey_with_the_server_stopped(browser: &Browser) {
    // First `dist/` unchanged, then with the probe, which detects errors.
    let exact = read_folder(Path::new("dist")).unwrap();
    for files in [exact, build("A")] {
        let probed = files.contains_key("probe.js");
        let site =
            Site::with(Setup { under: "tools/self check", files: Some(files), ..Setup::default() });
        browser.open_kept(&site).await;
        site.stop();
        browser.start_full(&site).await;
        browser.choose_present("1.1", "3 Competent").await;
        browser.choose_desired("1.1", "5 Expert").await;
        browser.says("status", status::SAVED).await;
        browser.open(&site.url("index.html?from=home#top")).await;
        browser.press("button", "Resume").await;
        assert!(browser.is_chosen("1.1 Aim", "5 Expert").await);
        browser.press("button", "See results").await;
        browser.the("table", "Results by area").await;
        browser.press("button", "Make a plan").await;
        browser.the("heading", "Learning plan").await;
        if probed {
            browser.is_clean().await;
        }
        let address = browser.script("return location.search + location.hash", vec![]).await;
        assert_eq!(address, "?from=home#top");
        // The other pages work as well, with the queries in their addresses.
        browser.open(&site.url("paper.html")).await;
        browser.the("heading", "Competency self-check: paper form").await;
        browser.open(&site.url("team.html")).await;
        browser.the("heading", "Team").await;
        browser.open(&site.url("frame.html?job-role=leader&scope=quick")).await;
        browser.press("button", "Start a new self-check").await;
        browser.the("radiogroup", starts("1 Now")).await;
    }
}

/// The kiosk of the booth guide: for hours without a network, and while a new version arrives.
///
/// Cases: KI-13, KI-14
#[apply(scenario)]
pub(crate) async fn kiosk_goes_on_without_a_network_and_through_a_new_version(browser: &Browser) {
    let site = site("A");
    browser.resize(1280, 900).await;
    browser.open_kept(&site).await;
    let address =
        site.url("frame.html?mode=kiosk&job-role=none&result-url=https://example.org/check/");
    browser.open(&address).await;
    browser.shows_the_poster().await;
    browser.press("button", "Start").await;
    browser.choose_present("1", "5 Expert").await;
    deploy(&site, "B");
    assert!(browser.look_for_update().await);
    assert!(browser.is_chosen("1 Now", "5 Expert").await, "a visitor is not disturbed");
    assert!(!browser.has("button", update::USE).await, "nor asked");
    browser.press("button", "End session").await;
    browser.shows_the_poster().await;
    browser.is_build("A").await;
    site.stop();
    browser.script("const now = Date.now; Date.now = () => now() + 8 * 3600000", vec![]).await;
    for level in ["2 Advanced beginner", "4 Proficient"] {
        let link = browser.visit(level).await;
        assert!(link.starts_with("https://example.org/check/#r="), "{link}");
        browser.press("button", "End session").await;
        browser.shows_the_poster().await;
    }
    browser.open(&site.url("paper.html")).await;
    browser.open(&address).await;
    browser.shows_the_poster().await;
    browser.is_build("A").await;
    browser.is_clean().await;
}

/// Cases: OF-04
#[apply(scenario)]
pub(crate) async fn install_is_all_or_nothing(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    let before = browser.caches().await;
    assert_eq!(before.len(), 1);
    // The page itself has checked for updates: here one check follows another on the same page. If a page is left while
    // a worker is being installed, WebKit sometimes never starts it.
    let looks =
        || site.requests().iter().filter(|path| path.ends_with(service_worker::SCRIPT)).count();
    let mut polling = Polling::new();
    while looks() < 2 {
        assert!(polling.again().await, "the page looks for a new version");
    }
    for fault in [Fault::Missing, Fault::Failed, Fault::Swapped, Fault::Partial, Fault::Moved] {
        let files = Some(build("B"));
        site.change(|setup| {
            setup.files = files;
            setup.faults = vec![("paper.html", fault)];
        });
        assert!(!browser.look_for_update().await, "{fault:?}");
        assert_eq!(browser.caches().await, before, "{fault:?}: what had come is deleted");
        if browser.engine != Engine::WebKit {
            browser.open_selfcheck(&site).await;
            browser.is_build("A").await;
        }
        assert!(!browser.has("button", update::USE).await, "{fault:?}");
    }
    site.stop();
    browser.open_selfcheck(&site).await;
    browser.is_build("A").await;
    site.start();
    site.change(|setup| setup.faults.clear());
    assert!(browser.look_for_update().await, "now it is whole");
    browser.is_clean().await;
}

/// Cases: OF-14
#[apply(scenario)]
pub(crate) async fn only_whole_files_of_our_own_server_are_kept(browser: &Browser) {
    for fault in [Fault::Partial, Fault::Moved, Fault::MovedAway] {
        let site = site("A");
        site.change(|setup| setup.faults = vec![("paper.css", fault)]);
        browser.open_selfcheck(&site).await;
        let mut polling = Polling::new();
        while !site.requests().iter().any(|path| path.ends_with("paper.css")) {
            assert!(polling.again().await, "the worker asks for all files");
        }
        // A worker that was never installed leaves no registration.
        browser.comes_true("return !(await navigator.serviceWorker.getRegistration())").await;
        assert_eq!(browser.caches().await, Vec::<String>::new(), "{fault:?}");
        browser.answer_one().await;
        browser.is_clean().await;
    }
}

/// Cases: OF-06
#[apply(scenario)]
#[engines(all, "workers")]
pub(crate) async fn new_version_waits_for_the_person(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    browser.answer_one().await;
    deploy(&site, "B");
    for _ in 0..2 {
        // From another page of ours: if none were open, the new version could activate.
        browser.open(&site.url("paper.html")).await;
        browser.open_selfcheck(&site).await;
        browser.says("status", update::READY).await;
        browser.is_build("A").await;
        assert_eq!(browser.caches().await.len(), 2, "the one in use stays");
    }
    browser.answer_is_kept().await;
    // In the middle of a self-check, too, it waits for the person.
    browser.choose_present("1.2", "2 Advanced beginner").await;
    browser.says("status", status::SAVED).await;
    browser.accept().await;
    browser.is_build("B").await;
    browser.answer_is_kept().await;
    assert!(browser.is_chosen("1.2 Now", "2 Advanced beginner").await);
    browser.keeps_one_build().await;
    browser.is_clean().await;
    site.stop();
    browser.open_selfcheck(&site).await;
    browser.is_build("B").await;
    assert!(!browser.has("button", update::USE).await);
}

/// Cases: OF-05, OF-09
#[apply(scenario)]
pub(crate) async fn version_in_use_stays_whole(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    browser.open_selfcheck(&site).await;
    deploy(&site, "B");
    let got = "const text = async (path) => (await (await fetch(path)).text());
         return [await text('paper.html'), await text('index.html'), await text('frame.html?scope=full')]
           .map((page) => page.match(/name=\"build\" content=\"(.)\"/)[1]).join('');";
    assert_eq!(browser.run(got).await, "AAA");
    let sheet = "return (await fetch('page-A.css')).status";
    assert_eq!(browser.run(sheet).await, 200, "which the server has no more");
    browser.open(&site.url("paper.html")).await;
    browser.is_build("A").await;
    // A page that the worker does not cache belongs to the newest build, with everything that it loads: its integrity
    // values are those of that build's files.
    let asked = || site.requests().iter().filter(|path| path.ends_with("cme-selfcheck.js")).count();
    let before = asked();
    browser.open(&site.url("demo/embed.html")).await;
    browser.is_build("B").await;
    browser.runs().await;
    assert!(asked() > before, "from the server");
    browser.is_clean().await;
}

/// Cases: OF-07, ST-11
#[apply(scenario)]
pub(crate) async fn version_is_skipped_and_taken_back(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    browser.answer_one().await;
    deploy(&site, "B");
    assert!(browser.look_for_update().await);
    deploy(&site, "C");
    assert!(browser.look_for_update().await);
    browser.accept().await;
    browser.is_build("C").await;
    browser.answer_is_kept().await;
    browser.keeps_one_build().await;
    // Back to A, after C has written a record that A does not know.
    deploy(&site, "A");
    assert!(browser.look_for_update().await);
    let newer = "const key = 'cme-selfcheck:alliance-cme-2008';
         const text = localStorage.getItem(key).replace('\"version\":1', '\"version\":99');
         localStorage.setItem(key, text); return text;";
    let newer = browser.script(newer, vec![]).await;
    assert!(newer.as_str().unwrap().contains("\"version\":99"), "{newer}");
    browser.accept().await;
    browser.is_build("A").await;
    browser.runs().await;
    browser.reads(status::NEWER).await;
    let record = "return localStorage.getItem('cme-selfcheck:alliance-cme-2008')";
    assert_eq!(browser.script(record, vec![]).await, newer, "left alone");
    // And back once more, while the same build is both waiting and in use.
    deploy(&site, "B");
    assert!(browser.look_for_update().await);
    deploy(&site, "A");
    browser.look_for_update().await;
    site.stop();
    browser.open_selfcheck(&site).await;
    browser.is_build("A").await;
}

/// Cases: OF-08
#[apply(scenario)]
#[engines(one of Chromium, Firefox; "WebKit's driver stops answering with a second window")]
pub(crate) async fn two_tabs_go_on_when_one_accepts(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    browser.open_selfcheck(&site).await;
    browser.answer_one().await;
    let first = browser.client.window().await.unwrap();
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second.clone()).await.unwrap();
    browser.open_selfcheck(&site).await;
    browser.answer_is_kept().await;
    deploy(&site, "B");
    assert!(browser.look_for_update().await);
    browser.says("status", update::READY).await;
    browser.client.switch_to_window(first).await.unwrap();
    browser.accept().await;
    browser.is_build("B").await;
    browser.client.switch_to_window(second).await.unwrap();
    browser.is_build("A").await;
    browser.choose_present("1.2", "4 Proficient").await;
    browser.says("status", status::SAVED).await;
    // The same button switches this tab, too.
    browser.press("button", update::USE).await;
    browser.is_build("B").await;
    browser.answer_is_kept().await;
    assert!(browser.is_chosen("1.2 Now", "4 Proficient").await);
    browser.is_clean().await;
}

/// Cases: OF-10
#[apply(scenario)]
pub(crate) async fn worker_that_is_cached_for_a_year_is_updated(browser: &Browser) {
    let site = site("A");
    site.change(|setup| setup.faults = vec![(service_worker::SCRIPT, Fault::CachedForAYear)]);
    browser.open_kept(&site).await;
    // The worker's script stays in the HTTP cache; the update check bypasses it.
    browser.run("await (await fetch('sw.js', { cache: 'reload' })).text()").await;
    deploy(&site, "B");
    let cached = "return (await (await fetch('sw.js', { cache: 'force-cache' })).text())";
    let cached = browser.run(cached).await;
    // WebKitGTK under its driver has no such cache, so the test shows less there.
    let before = cached.as_str().unwrap().contains("page-A.css");
    assert!(before || browser.engine == Engine::WebKit, "the cache has the one before");
    browser.open_selfcheck(&site).await;
    // Fetching all files again takes a while.
    browser
        .comes_true("return Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
        .await;
    browser.accept().await;
    browser.is_build("B").await;
}

/// Cases: OF-12, ST-24
#[apply(scenario)]
pub(crate) async fn what_the_browser_threw_away_is_kept_again(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    browser.answer_one().await;
    let evict = "for (const name of await caches.keys()) await caches.delete(name)";
    browser.run(evict).await;
    browser.open_selfcheck(&site).await;
    browser.answer_is_kept().await;
    let all = format!(
        "const [name] = await caches.keys();
         return name ? (await (await caches.open(name)).keys()).length === {} : false",
        build("A").keys().filter(|path| service_worker::is_kept(path)).count()
    );
    browser.comes_true(&all).await;
    // The reverse: the answers are gone, the files are cached.
    browser.script("localStorage.clear()", vec![]).await;
    site.stop();
    browser.open_selfcheck(&site).await;
    assert!(!browser.has("button", "Resume").await);
    browser.reads("Browsers can clear saved data").await;
    browser.is_clean().await;
    // With another version on the server, deleted files come from there, and nothing is mixed.
    site.start();
    deploy(&site, "B");
    browser.run(evict).await;
    browser.open_selfcheck(&site).await;
    browser.is_build("B").await;
    browser.is_clean().await;
}

/// Cases: OF-11
#[apply(scenario)]
pub(crate) async fn switch_ends_the_worker_and_leaves_the_answers(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    browser.answer_one().await;
    let other = "await (await caches.open('of the host')).put('/x', new Response('x'))";
    browser.run(other).await;
    let mut files = build("B");
    files.insert(service_worker::SCRIPT.to_owned(), files[service_worker::OFF].clone());
    site.change(|setup| setup.files = Some(files));
    browser.open(&site.url("")).await;
    let ended = "const all = await navigator.serviceWorker.getRegistrations();
         return all.length === 0 && (await caches.keys()).join() === 'of the host';";
    browser.comes_true(ended).await;
    browser.open_selfcheck(&site).await;
    browser.is_build("B").await;
    browser.answer_is_kept().await;
    browser.is_clean().await;
}

/// Cases: OF-13
#[apply(scenario)]
pub(crate) async fn refused_worker_is_not_missed(browser: &Browser) {
    let none = |policy: String| Setup {
        files: Some(build("A")),
        policy: Some(policy),
        ..Setup::default()
    };
    let mut missing = build("A");
    missing.remove(service_worker::SCRIPT);
    let cases = [
        ("policy", none(POLICY.replace("worker-src 'self'", "worker-src 'none'"))),
        ("trusted types", none(format!("{POLICY}; trusted-types 'none'"))),
        ("missing", Setup { files: Some(missing), ..Setup::default() }),
        (
            "type",
            Setup {
                files: Some(build("A")),
                faults: vec![(service_worker::SCRIPT, Fault::WrongType)],
                ..Setup::default()
            },
        ),
        (
            "old browser",
            Setup { before: "delete Navigator.prototype.serviceWorker;", ..Setup::default() },
        ),
        (
            "blocked",
            Setup {
                before: "Object.defineProperty(Navigator.prototype, 'serviceWorker', {
                     get() { throw new DOMException('blocked', 'SecurityError'); } });",
                ..Setup::default()
            },
        ),
    ];
    for (case, setup) in cases {
        let site = Site::with(setup);
        browser.open_selfcheck(&site).await;
        browser.answer_one().await;
        let seen = browser.script("return [seen.violations, seen.errors]", vec![]).await;
        assert_eq!(seen[1], json!([]), "{case}");
        let allowed = ["worker-src", "trusted-types"];
        for one in seen[0].as_array().unwrap() {
            let directive = one.as_str().unwrap().split(' ').next().unwrap();
            assert!(allowed.contains(&directive) && case != "missing", "{case}: {one}");
        }
    }
    // A policy that names ours allows the worker.
    let policy = format!("{POLICY}; trusted-types cme-selfcheck-worker");
    let site = Site::with(none(policy));
    browser.open_kept(&site).await;
    browser.is_clean().await;
    // A page with an opaque origin, in a frame.
    let policy = format!("{}; frame-src {{origin}}", POLICY.replace("'self'", "{origin}"));
    let mut setup = none(policy);
    let host = "<!doctype html><title>Host</title><iframe title=\"Self-check\" width=\"800\" \
                height=\"600\" sandbox=\"allow-scripts\" src=\"index.html\"></iframe>";
    setup.pages.insert("host.html", host.to_owned());
    let site = Site::with(setup);
    browser.open(&site.url("host.html")).await;
    browser.client.clone().enter_frame(0).await.unwrap();
    browser
        .until("document.querySelector('cme-selfcheck').shadowRoot.querySelector('button')")
        .await;
    browser.is_clean().await;
    assert!(!site.requests().iter().any(|path| path.ends_with(service_worker::SCRIPT)));
}

#[apply(scenario)]
pub(crate) async fn page_that_cannot_run_is_not_kept_and_one_that_is_gets_new_headers(
    browser: &Browser,
) {
    let refused = POLICY.replace(" 'wasm-unsafe-eval'", "");
    let site =
        Site::with(Setup { files: Some(build("A")), policy: Some(refused), ..Setup::default() });
    browser.open(&site.url("")).await;
    browser.the("button", "Reload the page").await;
    browser.run("await widget.ready.catch(() => {}); await task()").await;
    let workers =
        browser.run("return (await navigator.serviceWorker.getRegistrations()).length").await;
    assert_eq!(workers, json!(0));
    // The policy is corrected.
    site.change(|setup| setup.policy = None);
    browser.open_kept(&site).await;
    site.change(|setup| setup.headers.push(("x-since", "today".to_owned())));
    browser.open_selfcheck(&site).await;
    let found = "const found = await caches.match(location.href);
        return found.headers.get('x-since') === 'today'";
    browser.comes_true(found).await;
    browser.is_build("A").await;
    browser.is_clean().await;
}

/// Cases: OF-15
#[apply(scenario)]
pub(crate) async fn wrong_media_type_works_without_a_network(browser: &Browser) {
    let site = site("A");
    site.change(|setup| setup.faults = vec![(".wasm", Fault::WrongType)]);
    browser.open_kept(&site).await;
    site.stop();
    browser.open_selfcheck(&site).await;
    browser.answer_one().await;
    let seen = browser.script("return seen.violations", vec![]).await;
    assert_eq!(seen, json!([]));
}

/// Cases: OF-17
#[apply(scenario)]
pub(crate) async fn pages_of_others_get_no_worker(browser: &Browser) {
    let files = Site::with(Setup {
        files: Some(build("A")),
        policy: Some(POLICY.replace("'self'", "{origin}")),
        ..Setup::default()
    });
    let script = files.url("cme-selfcheck.js");
    let page = |script: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><title>Host</title>
             <link rel=\"icon\" href=\"data:,\"><script type=\"module\" src=\"{script}\"></script></head>
             <body><cme-selfcheck></cme-selfcheck></body></html>"
        )
    };
    let mut host = Setup { policy: Some(POLICY.replace("'self'", "*")), ..Setup::default() };
    host.pages.insert("host.html", page(&script));
    let host = Site::with(host);
    // A separate host, and a page beside our files.
    files.change(|setup| {
        setup.pages.insert("host.html", page("cme-selfcheck.js"));
    });
    for site in [&host, &files] {
        browser.open(&site.url("host.html")).await;
        browser.runs().await;
        let found = "return (await navigator.serviceWorker.getRegistrations()).length";
        assert_eq!(browser.run(found).await, 0);
        assert!(browser.caches().await.is_empty());
    }
    browser.open(&files.url("frame.html")).await;
    browser.runs().await;
    for site in [&host, &files] {
        let asked = site.requests();
        assert!(!asked.iter().any(|path| path.contains("sw.js") || path.contains("offline.js")));
    }
}

/// Cases: OF-16
#[apply(scenario)]
pub(crate) async fn pages_can_be_installed(browser: &Browser) {
    let site = site("A");
    browser.open_kept(&site).await;
    let manifest = "return (await fetch(document.querySelector('link[rel=manifest]').href)).json()";
    let manifest = browser.run(manifest).await;
    assert_eq!(manifest["name"], "CME self-check");
    assert_eq!(
        (&manifest["start_url"], &manifest["display"]),
        (&json!("./"), &json!("standalone"))
    );
    for (purpose, sizes) in [("any", "192x192"), ("any", "512x512"), ("maskable", "512x512")] {
        let icons = manifest["icons"].as_array().unwrap();
        let icon = icons.iter().find(|one| one["purpose"] == purpose && one["sizes"] == sizes);
        let draw = format!(
            "const picture = new Image(); picture.src = '{}'; await picture.decode();
             return `${{picture.naturalWidth}}x${{picture.naturalHeight}}`;",
            icon.unwrap()["src"].as_str().unwrap()
        );
        assert_eq!(browser.run(&draw).await, sizes);
    }
    let colours =
        browser.script("return document.querySelector('meta[name=theme-color]').content", vec![]);
    assert_eq!(colours.await, manifest["theme_color"]);
    if browser.engine == Engine::Chromium {
        let found = browser.cdp("Page.getAppManifest").await;
        assert_eq!(found["errors"], json!([]), "{found}");
        let found = browser.cdp("Page.getInstallabilityErrors").await;
        assert_eq!(found["installabilityErrors"], json!([]), "{found}");
    }
    browser.is_clean().await;
}
