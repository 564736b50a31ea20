//! Starts a browser under plain `WebDriver`.

use std::cell::Cell;
use std::ffi::OsStr;
use std::fmt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::places;
use crate::polling::{Polling, within};
use crate::run::Run;

/// Seconds after which a browser counts as hung; far more than any scenario needs.
pub(crate) const HANGING: u32 = 5 * 60;
/// Seconds after which a browser counts as hung in a soak.
pub(crate) const SOAK: u32 = 3 * 60 * 60;
/// Seconds in which a browser must close.
const CLOSING: u32 = 10;
/// Most scenarios in one browser, because their leftovers accumulate.
const MAX_SCENARIOS: u32 = 30;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

impl Engine {
    /// All engines in which the product is tested.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    fn driver(self, port: u16) -> Command {
        let mut command = match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => Command::new("geckodriver"),
            Self::WebKit => {
                // MiniBrowser needs a display; this one is in memory.
                let mut command = Command::new("xvfb-run");
                let screen = (100 + places::number()).to_string();
                command.args(["-n", &screen, "-s", "-screen 0 1600x1200x24", "WebKitWebDriver"]);
                // It renders parts of a page with the CPU or, under load, with OpenGL, which rounds curves differently:
                // the same page would look different from time to time.
                command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
                command
            }
        };
        command.arg(format!("--port={port}"));
        command
    }

    /// The capabilities that are requested from the driver.
    fn capabilities(self, options: &LaunchOptions<'_>) -> Map<String, Value> {
        let LaunchOptions { profile, settings, private, .. } = options;
        let downloads = places::folder();
        let mut arguments = vec![
            "--headless".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            // Otherwise it drops a page from the back/forward cache that takes three seconds to freeze.
            "--disable-features=BackForwardCacheEntryTimeout".to_owned(),
        ];
        if Run::current() == Run::Quick {
            // A scenario is too short for an optimised second compilation of wasm, which takes a tenth of its time.
            arguments.push("--js-flags=--no-wasm-tier-up".to_owned());
        }
        if let Some(profile) = profile {
            arguments.push(format!("--user-data-dir={}", profile.display()));
            arguments.push("--restore-last-session".to_owned());
        }
        if *private {
            arguments.push("--incognito".to_owned());
        }
        let mut all = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": {
                    "args": arguments,
                    "prefs": { "download.default_directory": downloads },
                },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": match profile {
                        Some(profile) => json!(["-headless", "-profile", profile]),
                        None => json!(["-headless"]),
                    },
                    "prefs": {
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.helperApps.neverAsk.saveToDisk": "application/json,text/plain",
                        "browser.download.alwaysOpenPanel": false,
                        "browser.download.always_ask_before_handling_new_types": false,
                        "browser.privatebrowsing.autostart": private,
                        // Tabs are restored after a crash if there is a profile.
                        "browser.startup.page": if profile.is_some() { 3 } else { 0 },
                        "browser.sessionstore.resume_from_crash": profile.is_some(),
                        "browser.sessionstore.interval": 250,
                        "toolkit.startup.max_resumed_crashes": -1,
                        // With little memory it would unload pages, and those in the back/forward cache.
                        "browser.tabs.unloadOnLowMemory": false,
                        "browser.low_commit_space_threshold_mb": 0,
                        "browser.low_commit_space_threshold_percent": 0,
                    },
                },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
            }),
        };
        if let Some(shell) = options.headless_shell().filter(|_| self == Self::Chromium) {
            all["goog:chromeOptions"]["binary"] = json!(shell);
        }
        for (name, value) in settings.as_object().into_iter().flatten() {
            match self {
                Self::Chromium => all["goog:chromeOptions"]["prefs"][name] = value.clone(),
                Self::Firefox => all["moz:firefoxOptions"]["prefs"][name] = value.clone(),
                Self::WebKit => panic!("its driver has no settings"),
            }
        }
        // Hung scenarios are ended by this program: the drivers' own timeouts continue while the machine is suspended.
        all["timeouts"] = json!({ "script": 1_000 * HANGING });
        all.as_object().cloned().unwrap_or_default()
    }
}

/// How a browser is started. The `WebKit` driver supports none of these options.
#[derive(Default)]
struct LaunchOptions<'a> {
    /// A folder for its profile.
    profile: Option<&'a Path>,
    /// Preferences that a person can set.
    settings: Value,
    /// With a private window.
    private: bool,
    /// Whether the full browser is required.
    whole: bool,
}

impl LaunchOptions<'_> {
    /// Chromium's headless shell, which needs half the time, where `make test` may use it: it has no profiles, no
    /// settings and no back/forward cache.
    fn headless_shell(&self) -> Option<&'static Path> {
        let is_plain = self.profile.is_none() && self.settings.is_null() && !self.private;
        let may = Run::current() == Run::Quick && is_plain && !self.whole;
        HEADLESS_SHELL.as_deref().filter(|_| may)
    }
}

/// Path of Chromium's headless shell, if there is one of the driver's version.
static HEADLESS_SHELL: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let path = std::env::var_os("PATH")?;
    let files = std::env::split_paths(&path).map(|dir| dir.join("chromium-headless-shell"));
    let mut fitting = files.filter(|file| {
        let version = major_version(file.as_ref());
        version.is_some() && version == major_version("chromedriver".as_ref())
    });
    fitting.next()
});

/// The major version that a program reports.
fn major_version(program: &OsStr) -> Option<String> {
    let said = Command::new(program).arg("--version").output().ok()?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let version =
        said.split(' ').find(|word| word.starts_with(|one: char| one.is_ascii_digit()))?;
    version.split('.').next().map(str::to_owned)
}

/// Path of `WebKitGTK`'s `MiniBrowser`, which Debian installs beside the library.
fn mini_browser() -> PathBuf {
    let libraries = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];
    libraries
        .flat_map(|folder| versions.map(|version| folder.path().join(version).join("MiniBrowser")))
        .find(|path| path.exists())
        .unwrap_or_else(|| "MiniBrowser".into())
}

/// A command that the client has no method for.
#[derive(Debug)]
struct SessionCommand {
    /// Its path, after that of the session.
    path: String,
    /// The body of a POST; without it the command is a GET.
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for SessionCommand {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

/// A running browser with its driver.
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    /// Whether it is the full browser even in `make test`.
    pub(crate) whole: bool,
    /// Width of the page in CSS pixels, if the window cannot be that narrow.
    pub(crate) narrow: Cell<Option<u32>>,
    /// Time and position of the last mouse press.
    pub(crate) pressed: Cell<Option<(Instant, [f64; 2])>>,
    /// Time and key of the last key press.
    pub(crate) typed: Cell<Option<(Instant, char)>>,
    /// Width and height of the first window.
    size: (u64, u64),
    /// How many scenarios have used it.
    had: Cell<u32>,
    driver: Child,
}

impl Browser {
    /// Starts the driver, then the browser; `whole` if the full browser is required.
    pub(crate) async fn start(engine: Engine, whole: bool) -> Self {
        Self::launch(engine, LaunchOptions { whole, ..LaunchOptions::default() }).await
    }

    /// Starts a browser with a profile folder, which restores its last tabs.
    pub(crate) async fn start_in(engine: Engine, profile: Option<&Path>) -> Self {
        Self::launch(engine, LaunchOptions { profile, ..LaunchOptions::default() }).await
    }

    /// Starts a browser with a profile folder and a private window.
    pub(crate) async fn start_private_in(engine: Engine, profile: &Path) -> Self {
        let options =
            LaunchOptions { profile: Some(profile), private: true, ..LaunchOptions::default() };
        Self::launch(engine, options).await
    }

    /// Starts a browser with these preferences.
    pub(crate) async fn start_set(engine: Engine, settings: Value) -> Self {
        Self::launch(engine, LaunchOptions { settings, ..LaunchOptions::default() }).await
    }

    async fn launch(engine: Engine, options: LaunchOptions<'_>) -> Self {
        if let Some(profile) = options.profile {
            // geckodriver backs up user.js, and does not start if a power cut has left a backup behind.
            for left in ["user.js", "user.geckodriver_backup"] {
                let _ = std::fs::remove_file(profile.join(left));
            }
        }
        let port = places::listener().local_addr().unwrap().port();
        let mut driver = engine
            .driver(port)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // A process group of its own, which ends all its child processes with it.
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{engine}'s driver does not start: {error}"));
        GROUPS.lock().unwrap().push(driver.id());
        let connected = within(HANGING, connect(port, engine.capabilities(&options))).await;
        let connected = connected.unwrap_or_else(|| Err("it hangs".to_owned()));
        let (client, size) = connected.unwrap_or_else(|error| {
            end(&mut driver, "-KILL");
            panic!("{engine} does not start: {error}")
        });
        Self {
            client,
            engine,
            whole: options.whole,
            narrow: Cell::new(None),
            pressed: Cell::new(None),
            typed: Cell::new(None),
            size,
            had: Cell::new(0),
            driver,
        }
    }

    /// Sends the driver a command that the client has no method for: a GET if there is no body.
    pub(crate) async fn command(&self, path: &str, body: Option<Value>) -> Result<Value, CmdError> {
        self.client.issue_cmd(SessionCommand { path: path.to_owned(), body }).await
    }

    /// Prepares for the next scenario: opens a new window and closes all others. Returns false if that is impossible;
    /// the `WebKit` driver stops answering with a second window.
    pub(crate) async fn renew(&self) -> bool {
        let renewed = async {
            let old = self.client.windows().await?;
            let new = self.client.new_window(false).await?.handle;
            for window in old {
                self.client.switch_to_window(window).await?;
                self.client.close_window().await?;
            }
            self.client.switch_to_window(new).await?;
            let (width, height) = self.size;
            self.client.set_window_size(width.try_into()?, height.try_into()?).await?;
            Ok::<(), Box<dyn std::error::Error>>(())
        };
        self.narrow.set(None);
        self.had.update(|had| had + 1);
        let again = self.engine != Engine::WebKit && self.had.get() < MAX_SCENARIOS;
        again && matches!(within(CLOSING, renewed).await, Some(Ok(())))
    }

    /// Simulates a power cut: nothing can be cleaned up.
    pub(crate) fn cut_power(mut self) {
        end(&mut self.driver, "-KILL");
    }

    /// Stops browser and driver.
    pub(crate) async fn stop(mut self) {
        // A browser that hangs does not close either; its process is killed then.
        let _ = within(CLOSING, self.client.clone().close()).await;
        end(&mut self.driver, "-TERM");
    }
}

/// The process groups of the running drivers. They are separate groups, so Ctrl+C does not reach them.
static GROUPS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Makes Ctrl+C end all drivers with their browsers.
pub(crate) fn end_with_this_program() {
    ctrlc::set_handler(|| {
        for group in GROUPS.lock().unwrap().drain(..) {
            signal("-KILL", group);
        }
        places::tidy();
        std::process::exit(130);
    })
    .unwrap();
}

fn signal(signal: &str, group: u32) {
    let _ = Command::new("kill").args([signal, "--", &format!("-{group}")]).status();
}

/// Opens a browser through the driver at this port. Returns the client, and the size of the window.
async fn connect(
    port: u16,
    capabilities: Map<String, Value>,
) -> Result<(Client, (u64, u64)), String> {
    let mut polling = Polling::new();
    loop {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await;
        match client {
            Ok(client) => {
                let size = client.get_window_size().await.map_err(|error| error.to_string())?;
                return Ok((client, size));
            }
            // The driver needs a moment until it listens.
            Err(_) if polling.again().await => {}
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// Ends a driver and its child processes; kills them if they do not end by themselves.
fn end(driver: &mut Child, with: &str) {
    signal(with, driver.id());
    for _ in 0..100 * CLOSING {
        if !matches!(driver.try_wait(), Ok(None)) {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    if matches!(driver.try_wait(), Ok(None)) {
        signal("-KILL", driver.id());
        let _ = driver.wait();
    }
    GROUPS.lock().unwrap().retain(|group| *group != driver.id());
}

/// Ends the browsers that a failed scenario leaves behind.
impl Drop for Browser {
    fn drop(&mut self) {
        if GROUPS.lock().unwrap().contains(&self.driver.id()) {
            end(&mut self.driver, "-KILL");
        }
    }
}
