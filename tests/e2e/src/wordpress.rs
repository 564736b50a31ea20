//! The plugin in WordPress: installed, added to pages by people without rights, visited and removed, through the pages
//! of WordPress. Only `make test-hosts` runs these scenarios; `CME_WORDPRESS` has the websites' data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use fantoccini::Locator;
use fantoccini::elements::Element;
use macro_rules_attribute::apply;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::page::starts;
use crate::polling::Polling;
use crate::printing::PRINTING;
use crate::scenario::scenario;

/// The variable that `make test-hosts` sets.
const TOLD: &str = "CME_WORDPRESS";
const ADMINISTRATOR: (&str, &str) = ("admin", "correct horse 7 battery");
const EDITOR: (&str, &str) = ("editor", "staple 9 correct fox");

/// Whether these scenarios run, and no others.
pub(crate) fn are_asked_for() -> bool {
    env::var_os(TOLD).is_some()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    sites: BTreeMap<String, Site>,
    /// The database's socket.
    socket: PathBuf,
    /// The version of the plugin before the update, and this one.
    previous: String,
    version: String,
    previous_plugin: PathBuf,
    plugin: PathBuf,
    pictures: PathBuf,
}

/// A website.
#[derive(Clone, Deserialize)]
struct Site {
    address: String,
    /// The path of WordPress in it; may be empty.
    below: String,
    /// The folder that its server has at `/`.
    folder: PathBuf,
}

impl Told {
    fn read() -> Self {
        serde_json::from_str(&env::var(TOLD).unwrap()).unwrap()
    }
}

impl Site {
    /// The address of a page for visitors.
    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.address)
    }

    /// The address of an administration page.
    fn admin(&self, path: &str) -> String {
        format!("{}{}/wp-admin/{path}", self.address, self.below)
    }

    fn folder(&self) -> PathBuf {
        self.folder.join(self.below.trim_start_matches('/'))
    }

    fn config(&self) -> PathBuf {
        self.folder().join("wp-config.php")
    }

    /// Adds lines to its configuration, before WordPress begins.
    fn configure(&self, lines: &str) {
        let config = fs::read_to_string(self.config()).unwrap();
        let config = config.replace("'WP_DEBUG', false", "'WP_DEBUG', true");
        assert!(config.contains("'WP_DEBUG', true"));
        let (before, after) = config.split_once("/* That's all").unwrap();
        fs::write(self.config(), format!("{before}{lines}\n/* That's all{after}")).unwrap();
    }

    /// PHP's messages about the plugin.
    fn complaints(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder().join("wp-content/debug.log"));
        let log = log.unwrap_or_default();
        log.lines()
            .filter(|line| line.contains("plugins/cme-selfcheck"))
            .map(str::to_owned)
            .collect()
    }
}

/// Nobody may post scripts, because single websites have no editors with fewer rights.
const STRICT: &str = "define( 'DISALLOW_UNFILTERED_HTML', true );";
/// Blocks outgoing requests, and logs all PHP messages.
const NOTING: &str = "
  define( 'WP_HTTP_BLOCK_EXTERNAL', true );
  define( 'WP_DEBUG_LOG', true );
  define( 'WP_DEBUG_DISPLAY', false );
";

/// Records what a page prints, and its errors.
const SEEN: &str = "
  const seen = { printed: [], errors: [], hits: 0, hit: () => seen.hits++ };
  globalThis.seen = seen;
  addEventListener('error', ({ message }) => seen.errors.push(message));
  document.addEventListener('selfcheck-error', ({ detail }) => seen.errors.push(detail.message));
";

impl Browser {
    /// Begins a visit to a website.
    async fn watch(&self) {
        self.client.set_window_size(1280, 1000).await.unwrap();
        // Disables the animations of WordPress' editor.
        let still =
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        self.cdp_with("Emulation.setEmulatedMedia", still).await;
        let source = format!("{{ {SEEN} {PRINTING} }}");
        self.cdp_with("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    async fn css(&self, selector: &str) -> Element {
        let mut polling = Polling::new();
        loop {
            match self.client.find(Locator::Css(selector)).await {
                Ok(element) => return element,
                Err(error) => assert!(polling.again().await, "{selector}: {error}"),
            }
        }
    }

    /// Fills a field of a form.
    async fn write_into(&self, selector: &str, text: &str) {
        let field = self.css(selector).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses a button that opens another page, and waits until these words are on it.
    async fn submit(&self, selector: &str, words: &str) {
        let button = self.css(selector).await;
        self.script("window.before = true", vec![]).await;
        self.script("arguments[0].scrollIntoView({ block: 'center' })", vec![json!(button)]).await;
        button.click().await.unwrap();
        self.until("!window.before && document.readyState === 'complete'").await;
        self.page_reads(words).await;
    }

    /// Waits until these words are on the page.
    async fn page_reads(&self, words: &str) {
        self.until(&format!("document.body.innerText.includes({})", json!(words))).await;
    }

    /// Saves a screenshot of the page.
    async fn keep_picture(&self, told: &Told, name: &str) {
        let picture = self.client.screenshot().await.unwrap();
        fs::write(told.pictures.join(format!("{name}.png")), picture).unwrap();
    }

    /// Installs WordPress by its own pages.
    async fn install(&self, told: &Told, site: &Site, database: &str) {
        self.open(&site.admin("setup-config.php?step=1&language=en")).await;
        for (field, text) in [("dbname", database), ("uname", "wordpress"), ("pwd", "wordpress")] {
            self.write_into(&format!("#{field}"), text).await;
        }
        self.write_into("#dbhost", &format!("localhost:{}", told.socket.display())).await;
        self.submit("input[type=submit]", "Run the installation").await;
        self.submit("a.button", "Site Title").await;
        let (name, password) = ADMINISTRATOR;
        self.write_into("#weblog_title", "Association").await;
        self.write_into("#user_login", name).await;
        self.write_into("#pass1", password).await;
        self.write_into("#admin_email", "admin@association.example").await;
        self.submit("#submit", "Success!").await;
        site.configure(NOTING);
    }

    async fn log_in(&self, site: &Site, (name, password): (&str, &str)) {
        self.cdp("Network.clearBrowserCookies").await;
        self.open(&site.admin("../wp-login.php")).await;
        // Its script moves the focus to the first field after a moment.
        self.until("document.activeElement.id === 'user_login'").await;
        self.write_into("#user_login", name).await;
        self.write_into("#user_pass", password).await;
        self.submit("#wp-submit", "Dashboard").await;
    }

    /// Visits a page without being logged in.
    async fn visit_as_stranger(&self, url: &str) {
        self.cdp("Network.clearBrowserCookies").await;
        self.open(url).await;
    }

    /// Uploads the plugin.
    async fn upload(&self, site: &Site, plugin: &Path, admin: &str, words: &str) {
        self.open(&site.admin(&format!("{admin}plugin-install.php?tab=upload"))).await;
        let field = self.css("#pluginzip").await;
        field.send_keys(plugin.to_str().unwrap()).await.unwrap();
        self.submit("#install-plugin-submit", words).await;
    }

    async fn upload_and_activate(&self, site: &Site, plugin: &Path) {
        self.upload(site, plugin, "", "Plugin installed successfully.").await;
        self.submit("a[href*='action=activate']", "Plugin activated.").await;
    }

    async fn add_editor(&self, site: &Site) {
        let (name, password) = EDITOR;
        self.open(&site.admin("user-new.php")).await;
        self.write_into("#user_login", name).await;
        self.write_into("#email", "editor@association.example").await;
        self.until("document.getElementById('pass1').value !== ''").await;
        self.write_into("#pass1", password).await;
        self.css("#role").await.select_by_value("editor").await.unwrap();
        self.submit("#createusersub", "New user created.").await;
    }

    /// Opens the editor with a new page.
    async fn open_editor(&self, site: &Site) {
        self.open(&site.admin("post-new.php?post_type=page")).await;
        self.until("window.wp?.data?.select('core/editor')?.getCurrentPostId()").await;
    }

    /// Dismisses what covers the editor at first: its guide, and patterns for new pages.
    async fn dismiss_guides(&self, site: &Site) {
        self.open_editor(site).await;
        let script = "
          const [done] = arguments;
          const persisted_preferences = {
            _modified: new Date().toISOString(),
            core: { enableChoosePatternModal: false },
            'core/edit-post': { welcomeGuide: false },
          };
          wp.apiFetch({ path: '/wp/v2/users/me', method: 'POST', data: { meta: { persisted_preferences } } })
            .then(() => done());";
        self.client.execute_async(script, vec![]).await.unwrap();
    }

    /// Opens the editor with a new page of this title.
    async fn begin_page(&self, site: &Site, title: &str) {
        self.open_editor(site).await;
        let script = "wp.data.dispatch('core/editor').editPost({ title: arguments[0] })";
        self.script(script, vec![json!(title)]).await;
    }

    /// Inserts the block of this name and class from the editor's list.
    async fn insert(&self, name: &str, class: &str) {
        // The class differs in newer versions.
        let toggle = "[class*=__inserter-toggle]";
        self.click(&self.css(toggle).await).await;
        self.write_into(".block-editor-inserter__search input", name).await;
        // The list is redrawn with the search results.
        let found =
            "document.querySelectorAll('.block-editor-block-types-list__item').length === 1";
        self.until(found).await;
        self.click(&self.css(&format!(".editor-block-list-item-{class}")).await).await;
        self.click(&self.css(toggle).await).await;
    }

    /// Publishes the page in the editor, and returns its address.
    async fn publish(&self) -> String {
        self.press("button", "Publish").await;
        let panel = self.css(".editor-post-publish-panel").await;
        let button = self.within("button", "Publish", Some(&panel)).await;
        self.click(&button).await;
        let address = "document.querySelector('.post-publish-panel__postpublish-buttons a')?.href";
        self.until(address).await;
        let address = self.script(&format!("return {address}"), vec![]).await;
        address.as_str().unwrap().to_owned()
    }

    /// Creates a page or post with this content as WordPress' editor does, and returns its address.
    async fn post(&self, kind: &str, title: &str, content: &str) -> String {
        let script = "
          const [kind, title, content, done] = arguments;
          wp.apiFetch({ path: `/wp/v2/${kind}`, method: 'POST', data: { title, content, status: 'publish' } })
            .then(({ link }) => done(link), ({ message }) => done(`refused: ${message}`));";
        let arguments = [kind, title, content].map(|one| json!(one)).to_vec();
        let link = self.client.execute_async(script, arguments).await.unwrap();
        link.as_str().unwrap().to_owned()
    }

    /// The text that a script of this page reads at another address.
    async fn fetched(&self, address: &str) -> String {
        let script = "
          const [address, done] = arguments;
          fetch(address, { credentials: 'omit' }).then((answer) => answer.text()).then(done);";
        let text = self.client.execute_async(script, vec![json!(address)]).await.unwrap();
        text.as_str().unwrap().to_owned()
    }

    /// The attributes of the elements on the page.
    async fn elements(&self) -> Value {
        let script = "
          return [...document.querySelectorAll('cme-selfcheck')].map((element) =>
            Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])))";
        self.script(script, vec![]).await
    }

    /// Asserts that one self-check runs on the page, without errors.
    async fn selfcheck_runs(&self) {
        self.runs().await;
        let errors = self.script("return seen.errors", vec![]).await;
        assert_eq!(errors, json!([]));
    }

    /// Rates, reloads, resumes and prints.
    async fn use_selfcheck(&self) {
        self.selfcheck_runs().await;
        self.press("radio", "Coordinator").await;
        self.press("button", "Start").await;
        self.choose_present("1", "3 Competent").await;
        self.until("Object.keys(localStorage).some((key) => key.startsWith('cme-selfcheck:'))")
            .await;
        self.client.refresh().await.unwrap();
        self.press("button", "Resume").await;
        assert!(self.is_chosen("1 Now", "3 Competent").await);
        self.press("button", "See results").await;
        self.the("heading", "Results").await;
        self.press("button", "Print").await;
        self.until("seen.printed.length === 1").await;
        let printed = self.script("return seen.printed[0]", vec![]).await;
        assert!(printed.as_str().unwrap().contains("Competent"));
        assert_eq!(self.script("return seen.errors", vec![]).await, json!([]));
    }

    /// The script of the page: its version and loading attributes.
    async fn script_tags(&self) -> Value {
        let script = "
          return [...document.querySelectorAll('script[src*=cme-selfcheck]')].map(({ src, type }) =>
            [new URL(src).pathname, new URL(src).search, type])";
        self.script(script, vec![]).await
    }
}

/// The places of a database that name the plugin, except pages and WordPress' own lists.
fn places_in_database(told: &Told, database: &str) -> String {
    let script = "
      [, $socket, $database] = $argv;
      $mysql = new mysqli('localhost', 'wordpress', 'wordpress', $database, 0, $socket);
      foreach ($mysql->query('SHOW TABLES')->fetch_all() as [$table]) {
        if (!preg_match('/(options|sitemeta)$/', $table)) continue;
        foreach ($mysql->query(\"SELECT * FROM $table\") as $row) {
          $name = $row['option_name'] ?? $row['meta_key'];
          $is_ours = str_contains(implode(' ', $row), 'selfcheck');
          if ($is_ours && !preg_match('/transient|^recently_activated$/', $name)) echo \"$table $name \";
        }
      }";
    let mut php = Command::new("php");
    let found = php.args(["-r", script, "--"]).arg(&told.socket).arg(database).output().unwrap();
    assert!(found.status.success(), "{found:?}");
    String::from_utf8(found.stdout).unwrap()
}

/// A page with a block and one with a shortcode, created in the editor by somebody who may not post scripts.
async fn make_pages(browser: &Browser, told: &Told, site: &Site, name: &str) -> [String; 2] {
    browser.dismiss_guides(site).await;
    browser.begin_page(site, "Check yourself").await;
    browser.insert("CME self-check", "cme-selfcheck-selfcheck").await;
    // In some versions the list of blocks closes it.
    let open = "wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block')";
    browser.script(open, vec![]).await;
    // By its label alone, because the editor shows it in capitals.
    browser.until("document.querySelector('.interface-complementary-area select')").await;
    let length = browser.all("combobox", "Length", None).await.remove(0);
    length.select_by_value("quick").await.unwrap();
    browser.keep_picture(told, &format!("{name}-editor")).await;
    browser.press("button", "Areas").await;
    browser.press("checkbox", starts("1. ")).await;
    browser.press("button", "More options").await;
    browser.keep_picture(told, &format!("{name}-options")).await;
    // The editor itself must not run the self-check.
    let frames = "[...document.querySelectorAll('iframe')].map((one) => one.contentDocument)";
    let running = format!(
        "return [document, ...{frames}].some((one) => one?.querySelector('cme-selfcheck'))"
    );
    assert_eq!(browser.script(&running, vec![]).await, json!(false));
    let content = "return wp.data.select('core/editor').getEditedPostContent()";
    let stored = browser.script(content, vec![]).await;
    assert_eq!(
        stored,
        "<!-- wp:cme-selfcheck/selfcheck {\"scope\":\"quick\",\"areas\":\"1\"} /-->"
    );
    let with_block = browser.publish().await;

    browser.begin_page(site, "Check yourself, too").await;
    browser.insert("Shortcode", "shortcode").await;
    let text = "[cme_selfcheck scope=\u{201d}quick\u{201d} areas=\u{201d}1, 3\u{201d} align=wide importance]";
    let script = "
      const { getSelectedBlockClientId } = wp.data.select('core/block-editor');
      wp.data.dispatch('core/block-editor')
        .updateBlockAttributes(getSelectedBlockClientId(), { text: arguments[0] });";
    browser.script(script, vec![json!(text)]).await;
    [with_block, browser.publish().await]
}

/// Content with an attack or a mistake, and the elements that it results in.
#[derive(Debug)]
struct Attempt {
    content: String,
    elements: Value,
    words: &'static str,
}

/// Shortcodes and blocks with invalid options.
fn attempts() -> Vec<Attempt> {
    let attempt =
        |content: &str, elements| Attempt { content: content.to_owned(), elements, words: "" };
    let refused = |content: &str| Attempt {
        words: "its questions must be a file of this website",
        ..attempt(content, json!([]))
    };
    // The form that the editor writes.
    let block = |options: Value| {
        let options = options.to_string().replace('<', "\\u003c").replace('>', "\\u003e");
        format!("<!-- wp:cme-selfcheck/selfcheck {} /-->", options.replace("--", "\\u002d\\u002d"))
    };
    let hostile = "\"><img src=x onerror=seen.hit()>";
    let with_markup =
        block(json!({ "storage-key": hostile, "scope": hostile, "onclick": "seen.hit()" }));
    let two = format!("{}\n{}", block(json!({})), block(json!({ "storage-key": "two" })));
    let pages = "[cme_selfcheck result-url=\"javascript:seen.hit()\"] \
                 [cme_selfcheck result-url=https://a.example/b]";
    let quotes = "Before\n\n\
                  [cme_selfcheck heading_level=&#8220;3&#8221; theme=&quot;auto&quot;]\n\nAfter";
    vec![
        attempt(
            "[cme_selfcheck storage-key='\"onfocus=\"seen.hit()\"' scope=\"<b>full</b>\" theme=dark]",
            json!([{ "theme": "dark" }]),
        ),
        // The text that WordPress leaves is no role; the element says so on the console.
        attempt(
            "[cme_selfcheck job-role=\"<script>seen.hit()</script>\" onclick=\"seen.hit()\"]",
            json!([{ "theme": "light", "job-role": "seen.hit()" }]),
        ),
        // For people who may not post scripts, WordPress removes the script in it.
        attempt(&with_markup, json!([{ "theme": "light", "storage-key": "\"><img src=\"x\">" }])),
        attempt(quotes, json!([{ "theme": "auto", "heading-level": "3" }])),
        attempt(
            pages,
            json!([{ "theme": "light" }, { "theme": "light", "result-url": "https://a.example/b" }]),
        ),
        attempt(&two, json!([{ "theme": "light" }, { "theme": "light", "storage-key": "two" }])),
        refused(&block(json!({ "framework": "https://elsewhere.example/x.json" }))),
        refused(&block(json!({ "framework": "/\\elsewhere.example/x.json" }))),
        refused("[cme_selfcheck framework=//elsewhere.example/x.json]"),
        refused("[cme_selfcheck framework=\"javascript:seen.hit()\"]"),
    ]
}

/// Creates pages with these and visits them.
async fn try_bad_input(browser: &Browser, site: &Site) {
    browser.open_editor(site).await;
    let mut pages = Vec::new();
    for attempt in attempts() {
        pages.push((browser.post("pages", "Try", &attempt.content).await, attempt));
    }
    for (address, attempt) in pages {
        browser.visit_as_stranger(&address).await;
        assert_eq!(browser.elements().await, attempt.elements, "{attempt:?}");
        browser.page_reads(attempt.words).await;
        let all_run = "[...document.querySelectorAll('cme-selfcheck')]
            .every(({ shadowRoot }) => shadowRoot?.querySelector('.setup'))";
        browser.until(all_run).await;
        let tags = browser.script_tags().await.as_array().unwrap().len();
        assert_eq!(tags, usize::from(attempt.words.is_empty()), "{attempt:?}");
        let hits = "
          return [seen.hits, document.querySelectorAll('img[src=x], [onclick], [onfocus]').length]";
        assert_eq!(browser.script(hits, vec![]).await, json!([0, 0]), "{attempt:?}");
    }
}

/// A post with a mistake in its shortcode: where it is shown without scripts, and who sees a message.
async fn read_elsewhere(browser: &Browser, site: &Site) {
    browser.open_editor(site).await;
    let content = "Zebra words [cme_selfcheck rolle=\"x\"] more";
    let mistaken = browser.post("posts", "Zebra", content).await;
    browser.open(&mistaken).await;
    browser.says("note", "rolle").await;
    browser.visit_as_stranger(&mistaken).await;
    browser.selfcheck_runs().await;
    assert!(!browser.has("note", starts("Only people")).await);
    let feed = browser.fetched(&site.url("?feed=rss2")).await;
    assert!(feed.contains("Open the self-check</a> more"), "{feed}");
    assert!(!feed.contains("<cme-selfcheck"), "{feed}");
    browser.visit_as_stranger(&site.url("?s=Zebra")).await;
    browser.page_reads("Zebra words").await;
    let shown = "return document.body.textContent.includes('cme_selfcheck')";
    assert_eq!(browser.script(shown, vec![]).await, json!(false));
    let plugins = site.folder().join("wp-content/mu-plugins");
    fs::create_dir_all(&plugins).unwrap();
    let amp = "<?php function amp_is_request() { return isset( $_GET['amp'] ); }";
    fs::write(plugins.join("amp.php"), amp).unwrap();
    browser.visit_as_stranger(&format!("{mistaken}?amp=1")).await;
    browser.the("link", "Open the self-check").await;
    assert_eq!(browser.elements().await, json!([]));
    assert_eq!(browser.script_tags().await, json!([]));
    fs::remove_dir_all(plugins).unwrap();
}

/// Updates the plugin. A page that a visitor has cached still works.
async fn update(browser: &Browser, told: &Told, site: &Site, kept: &str) {
    browser.log_in(site, ADMINISTRATOR).await;
    browser.upload(site, &told.plugin, "", "Replace current with uploaded").await;
    browser.submit(".update-from-upload-overwrite", "Plugin updated successfully.").await;
    fs::write(site.folder.join("kept.html"), kept).unwrap();
    browser.visit_as_stranger(&site.url("kept.html")).await;
    let search = browser.script_tags().await[0][1].clone();
    assert_eq!(search, format!("?ver={}", told.previous));
    browser.selfcheck_runs().await;
}

/// A selector for a link of the plugin in the list of plugins.
fn in_list(action: &str) -> String {
    format!("tr[data-plugin='cme-selfcheck/cme-selfcheck.php'] .{action} a")
}

/// Deactivates the plugin and deletes it. A page with a block then has nothing in its place.
async fn remove(browser: &Browser, told: &Told, site: &Site, name: &str, with_block: &str) {
    assert_eq!(places_in_database(told, name), "wp_options active_plugins ");
    browser.log_in(site, ADMINISTRATOR).await;
    browser.open(&site.admin("plugins.php")).await;
    browser.submit(&in_list("deactivate"), "Plugin deactivated.").await;
    browser.visit_as_stranger(with_block).await;
    browser.page_reads("Check yourself").await;
    assert_eq!(browser.elements().await, json!([]));
    browser.log_in(site, ADMINISTRATOR).await;
    browser.open(&site.admin("plugins.php")).await;
    browser.css(&in_list("delete")).await.click().await.unwrap();
    browser.client.accept_alert().await.unwrap();
    browser.css(".plugin-deleted-tr").await;
    assert!(!site.folder().join("wp-content/plugins/cme-selfcheck").exists());
    assert_eq!(places_in_database(told, name), "");
    assert_eq!(site.complaints(), Vec::<String>::new());
}

/// Activates a theme.
async fn use_theme(browser: &Browser, site: &Site, theme: &str) {
    browser.log_in(site, ADMINISTRATOR).await;
    browser.open(&site.admin("themes.php")).await;
    browser.css(".theme.active").await;
    let script = "
      const theme = document.querySelector(`.theme[data-slug=${arguments[0]}]`);
      return theme.matches('.active') ? null : theme.querySelector('a.activate').href";
    if let Some(address) = browser.script(script, vec![json!(theme)]).await.as_str() {
        browser.open(address).await;
        browser.page_reads("New theme activated.").await;
    }
}

/// Tests a website from its first page to the deletion of the plugin.
async fn go_through(browser: &Browser, name: &str, themes: &[&str]) {
    let told = Told::read();
    let site = &told.sites[name];
    browser.watch().await;
    browser.install(&told, site, name).await;
    site.configure(STRICT);
    browser.log_in(site, ADMINISTRATOR).await;
    browser.upload_and_activate(site, &told.previous_plugin).await;
    browser.keep_picture(&told, &format!("{name}-plugins")).await;
    browser.add_editor(site).await;
    browser.log_in(site, EDITOR).await;
    let [with_block, with_shortcode] = make_pages(browser, &told, site, name).await;
    let kept = browser.fetched(&with_block).await;
    update(browser, &told, site, &kept).await;
    for theme in themes {
        use_theme(browser, site, theme).await;
        browser.visit_as_stranger(&with_block).await;
        let element = json!({ "theme": "light", "scope": "quick", "areas": "1" });
        assert_eq!(browser.elements().await, json!([element]));
        let script = json!([
            "/wp-content/plugins/cme-selfcheck/app/cme-selfcheck.js",
            format!("?ver={}", told.version),
            "module",
        ]);
        assert_eq!(browser.script_tags().await, json!([script]));
        browser.selfcheck_runs().await;
        browser.keep_picture(&told, &format!("{name}-{theme}")).await;
        browser.use_selfcheck().await;
        browser.keep_picture(&told, &format!("{name}-{theme}-results")).await;
        browser.script("localStorage.clear()", vec![]).await;
        browser.visit_as_stranger(&with_shortcode).await;
        let element =
            json!({ "theme": "light", "scope": "quick", "areas": "1, 3", "importance": "" });
        assert_eq!(browser.elements().await, json!([element]));
        browser.selfcheck_runs().await;
        let around = "return document.querySelectorAll('.alignwide > cme-selfcheck').length";
        assert_eq!(browser.script(around, vec![]).await, json!(1));
        // A <p> would be moved out of the paragraph that WordPress puts around the element.
        let fallback = "return [...document.querySelectorAll('cme-selfcheck *')].map(({ tagName }) => tagName)";
        assert_eq!(browser.script(fallback, vec![]).await, json!(["A"]));
        browser.keep_picture(&told, &format!("{name}-{theme}-wide")).await;
    }
    browser.log_in(site, EDITOR).await;
    try_bad_input(browser, site).await;
    browser.log_in(site, EDITOR).await;
    read_elsewhere(browser, site).await;
    remove(browser, &told, site, name, &with_block).await;
}

/// Cases: WP-01, WP-02, WP-03, WP-04, WP-05, WP-06, WP-07
#[apply(scenario)]
pub(crate) async fn oldest_version(browser: &Browser) {
    go_through(browser, "oldest", &["twentytwentythree", "twentytwentyone"]).await;
}

/// Cases: WP-01, WP-02, WP-03, WP-04, WP-05, WP-06, WP-07
#[apply(scenario)]
pub(crate) async fn newest_version(browser: &Browser) {
    go_through(browser, "newest", &["twentytwentyfive", "twentytwentyone"]).await;
}

/// A framework file beside WordPress, which is in its own directory.
///
/// Cases: WP-08
#[apply(scenario)]
pub(crate) async fn directory_of_its_own(browser: &Browser) {
    let told = Told::read();
    let site = &told.sites["directory"];
    browser.watch().await;
    browser.install(&told, site, "directory").await;
    browser.log_in(site, ADMINISTRATOR).await;
    browser.open(&site.admin("options-general.php")).await;
    browser.write_into("#home", &site.address).await;
    browser.submit("#submit", "Settings saved.").await;
    // As the page says: for addresses without a query.
    browser.open(&site.admin("options-permalink.php")).await;
    browser.submit("#submit", "Permalink structure updated.").await;
    // The login does not apply to the new address.
    browser.log_in(site, ADMINISTRATOR).await;
    browser.upload_and_activate(site, &told.plugin).await;
    fs::copy("public/demo/chairing-sessions.json", site.folder.join("questions.json")).unwrap();
    browser.open_editor(site).await;
    let plain = browser.post("pages", "Check yourself", "[cme_selfcheck scope=quick]").await;
    let own = browser.post("pages", "Own", "[cme_selfcheck framework=\"/questions.json\"]").await;
    assert!(plain.starts_with(&site.url("")) && !plain.contains("/wp/"), "{plain}");
    browser.visit_as_stranger(&plain).await;
    let path = "/wp/wp-content/plugins/cme-selfcheck/app/cme-selfcheck.js";
    assert_eq!(browser.script_tags().await[0][0], path);
    browser.use_selfcheck().await;
    browser.visit_as_stranger(&own).await;
    let element = json!({ "theme": "light", "framework": site.url("questions.json") });
    assert_eq!(browser.elements().await, json!([element]));
    browser.selfcheck_runs().await;
    browser.reads("Chair").await;
    remove(browser, &told, site, "directory", &plain).await;
}

/// Its sites share an origin, and their administrators may not post scripts.
///
/// Cases: WP-02, WP-09
#[apply(scenario)]
pub(crate) async fn network_of_two_sites(browser: &Browser) {
    let told = Told::read();
    let site = &told.sites["network"];
    browser.watch().await;
    browser.install(&told, site, "network").await;
    browser.log_in(site, ADMINISTRATOR).await;
    browser.add_editor(site).await;
    site.configure("define( 'WP_ALLOW_MULTISITE', true );");
    browser.open(&site.admin("network.php")).await;
    browser.submit("#submit", "Enabling the Network").await;
    let lines = "return [...document.querySelectorAll('textarea')].map(({ value }) => value)";
    let lines = browser.script(lines, vec![]).await;
    site.configure(lines[0].as_str().unwrap());
    fs::write(site.folder.join(".htaccess"), lines[1].as_str().unwrap()).unwrap();

    browser.log_in(site, ADMINISTRATOR).await;
    browser.open(&site.admin("network/site-new.php")).await;
    browser.write_into("#site-address", "two").await;
    browser.write_into("#site-title", "Section").await;
    browser.write_into("#admin-email", "editor@association.example").await;
    browser.submit("#add-site", "Site added.").await;
    browser.upload(site, &told.plugin, "network/", "Plugin installed successfully.").await;
    browser.submit("a[href*='action=activate']", "Plugin activated.").await;
    browser.open_editor(site).await;
    let of_one = browser.post("pages", "Of one", "[cme_selfcheck scope=quick]").await;

    let two = Site { address: format!("{}/two", site.address), ..site.clone() };
    browser.log_in(&two, EDITOR).await;
    let [of_two, _] = make_pages(browser, &told, &two, "network").await;
    browser.visit_as_stranger(&of_one).await;
    assert_eq!(browser.elements().await, json!([{ "theme": "light", "scope": "quick" }]));
    browser.use_selfcheck().await;
    browser.visit_as_stranger(&of_two).await;
    let element =
        json!({ "theme": "light", "storage-key": "site-2", "scope": "quick", "areas": "1" });
    assert_eq!(browser.elements().await, json!([element]));
    browser.runs().await;
    assert!(!browser.has("button", "Resume").await, "it is another record");
    browser.use_selfcheck().await;

    let active = "wp_sitemeta active_sitewide_plugins ";
    assert_eq!(places_in_database(&told, "network"), active);
    browser.log_in(site, ADMINISTRATOR).await;
    browser.open(&site.admin("network/plugins.php")).await;
    browser.submit(&in_list("deactivate"), "Plugin deactivated.").await;
    browser.css(&in_list("delete")).await.click().await.unwrap();
    browser.client.accept_alert().await.unwrap();
    browser.css(".plugin-deleted-tr").await;
    assert_eq!(places_in_database(&told, "network"), "");
    assert_eq!(site.complaints(), Vec::<String>::new());
}
