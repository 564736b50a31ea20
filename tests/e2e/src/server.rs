//! Serves `dist/` on its own port, so that every scenario has a fresh origin and empty storage.

use std::collections::BTreeMap;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use xtask::files::Files;
use xtask::headers::{media_type, policy_for};
use xtask::server::{self, Asked, Reply};
use xtask::service_worker;

use crate::places;

/// The runtime of all sites.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());

/// Watches the page from the start; loaded as a file, since the policy forbids inline scripts.
pub(crate) const PROBE: &str = include_str!("probe.js");

/// How a site differs from the plain one.
#[derive(Clone, Default)]
pub(crate) struct Setup {
    /// Sub-path of `dist/`, without slashes at its ends.
    pub(crate) under: &'static str,
    /// Policy instead of the usual one; `{origin}` in it becomes the site's own.
    pub(crate) policy: Option<String>,
    /// Served unchanged in place of `dist/`, without the probe. By default there is no worker, because pages with the
    /// probe would not match its digests.
    pub(crate) files: Option<Files>,
    /// Further pages beside `dist/`, by path.
    pub(crate) pages: BTreeMap<&'static str, String>,
    /// Script that runs in the page before anything else.
    pub(crate) before: &'static str,
    /// What to reply instead of a file, by the start or the end of its path.
    pub(crate) faults: Vec<(&'static str, Fault)>,
    /// Additional headers of pages.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// How many more bytes of bodies are sent, if the network is to fail.
    pub(crate) bytes: Option<usize>,
}

/// The beginning of the lazy part's path.
pub(crate) const LAZY_PART: &str = "cme-selfcheck-lazy-";

/// What is wrong with a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// It is missing.
    Missing,
    /// It is not answered as long as this fault is set.
    Unanswered,
    /// One bit is flipped where it keeps the file well-formed.
    FlippedBit,
    /// It is served as plain text.
    WrongType,
    /// Both of the above.
    WrongTypeAndFlippedBit,
    /// Pages of other origins may not read it.
    Unshared,
    /// The server has failed.
    Failed,
    /// Browsers may cache it for a year.
    CachedForAYear,
    /// A page of the server's own is sent instead, as if it were the file.
    Swapped,
    /// It is sent as if it were a part of itself.
    Partial,
    /// It is at another path of the same server.
    Moved,
    /// It is on another server.
    MovedAway,
}

/// A site with its own origin, running until it is stopped or the tests end.
pub(crate) struct Site {
    origin: String,
    address: String,
    seen: Arc<Mutex<Vec<String>>>,
    referrers: Arc<Mutex<Vec<String>>>,
    setup: Arc<Mutex<Setup>>,
    server: Mutex<Option<JoinHandle<()>>>,
}

impl Site {
    /// `dist/` unchanged, under the usual policy.
    pub(crate) fn plain() -> Self {
        Self::with(Setup::default())
    }

    /// `dist/` with differences.
    pub(crate) fn with(mut setup: Setup) -> Self {
        let listener = places::listener();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let address = match setup.under {
            "" => format!("{origin}/"),
            under => format!("{origin}/{}/", under.replace(' ', "%20")),
        };
        setup.policy = setup.policy.map(|policy| policy.replace("{origin}", &origin));
        let site = Self {
            origin,
            address,
            seen: Arc::default(),
            referrers: Arc::default(),
            setup: Arc::new(Mutex::new(setup)),
            server: Mutex::default(),
        };
        site.serve(listener);
        site
    }

    fn serve(&self, listener: TcpListener) {
        let (log, referrers) = (Arc::clone(&self.seen), Arc::clone(&self.referrers));
        let setup = Arc::clone(&self.setup);
        let reply = move |asked: Asked| {
            log.lock().unwrap().push(asked.url.clone());
            referrers.lock().unwrap().extend(asked.referrer.clone());
            let setup = Arc::clone(&setup);
            async move {
                while is_held(&asked.url, &setup.lock().unwrap()) {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                let current = setup.lock().unwrap().clone();
                let mut reply = answer(&asked.url, &current);
                // Parallel requests share the remaining bytes.
                if let Some(left) = &mut setup.lock().unwrap().bytes {
                    reply.breaks_after = (reply.body.len() >= *left).then_some(*left);
                    *left = left.saturating_sub(reply.body.len());
                }
                reply
            }
        };
        listener.set_nonblocking(true).unwrap();
        let server = RUNTIME.spawn(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            server::serve(listener, reply).await.unwrap();
        });
        *self.server.lock().unwrap() = Some(server);
    }

    /// Stops the server: its port is closed, and so are its connections.
    pub(crate) fn stop(&self) {
        let server = self.server.lock().unwrap().take().unwrap();
        server.abort();
        while !server.is_finished() {
            thread::sleep(Duration::from_millis(1));
        }
        assert!(TcpStream::connect(self.host()).is_err(), "stopped");
    }

    /// Starts the server again after a stop.
    pub(crate) fn start(&self) {
        self.serve(TcpListener::bind(self.host()).unwrap());
    }

    /// Changes what is served from now on.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Setup)) {
        change(&mut self.setup.lock().unwrap());
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Host and port.
    pub(crate) fn host(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    /// The address of the start page, or of a file beside it.
    pub(crate) fn url(&self, file: &str) -> String {
        format!("{}{file}", self.address)
    }

    /// The present setup.
    pub(crate) fn setup(&self) -> Setup {
        self.setup.lock().unwrap().clone()
    }

    /// The paths of all requests so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    /// The referrers of all requests so far, if they had one.
    pub(crate) fn referrers(&self) -> Vec<String> {
        self.referrers.lock().unwrap().clone()
    }
}

/// Whether this is the first file of the program.
pub(crate) fn is_program(path: &str) -> bool {
    path.contains(".wasm") && !path.contains(LAZY_PART)
}

fn is_held(url: &str, setup: &Setup) -> bool {
    let held =
        |(part, fault): &(&str, Fault)| matches!(fault, Fault::Unanswered) && url.contains(part);
    setup.faults.iter().any(held)
}

fn answer(url: &str, setup: &Setup) -> Reply {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = path.replace("%20", " ");
    let path = path.strip_prefix(setup.under).unwrap_or(&path).trim_start_matches('/').to_owned();
    let folder = path.is_empty() || path.ends_with('/');
    let file = if folder { format!("{path}index.html") } else { path.clone() };
    let fault =
        setup.faults.iter().find(|(part, _)| file.ends_with(part) || file.starts_with(part));
    let fault = fault.map(|(_, fault)| *fault);
    // At its new address the file is as it should be.
    let fault = fault.filter(|_| !url.ends_with("?moved"));
    let mut kind = media_type(&file);
    let mut body = found(&path, setup).filter(|_| !matches!(fault, Some(Fault::Missing)));
    let mut status = if body.is_some() { 200 } else { 404 };
    let mut more = Vec::new();
    match (fault, &mut body) {
        (Some(Fault::FlippedBit), Some(body)) => flip(body),
        (Some(Fault::WrongType), _) => "text/plain".clone_into(&mut kind),
        (Some(Fault::WrongTypeAndFlippedBit), Some(body)) => {
            "text/plain".clone_into(&mut kind);
            flip(body);
        }
        (Some(Fault::Failed), _) => status = 500,
        (Some(Fault::Swapped), Some(body)) => {
            "text/html".clone_into(&mut kind);
            *body = b"<!doctype html><title>Sign in</title>".to_vec();
        }
        (Some(Fault::Partial), Some(body)) => {
            status = 206;
            more.push(("Content-Range", format!("bytes 0-{}/{}", body.len() - 1, body.len())));
        }
        (Some(Fault::Moved), _) => {
            status = 302;
            more.push(("Location", format!("{url}?moved")));
        }
        (Some(Fault::MovedAway), _) => {
            status = 302;
            more.push(("Location", format!("http://localhost.invalid{url}")));
        }
        _ => {}
    }
    if kind.starts_with("text/html")
        && setup.files.is_none()
        && let Some(page) = &mut body
    {
        let text = String::from_utf8(std::mem::take(page)).unwrap();
        let probe = "<head><script src=\"/probe.js\"></script>";
        *page = text.replacen("<head>", probe, 1).into_bytes();
    }
    let readers = if matches!(fault, Some(Fault::Unshared)) { "null" } else { "*" };
    let policy = policy_for(&path);
    let kept = matches!(fault, Some(Fault::CachedForAYear));
    let is_page = kind.starts_with("text/html");
    let headers = [
        ("Content-Type", kind),
        ("Content-Security-Policy", setup.policy.clone().unwrap_or(policy)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cache-Control", if kept { "max-age=31536000" } else { "no-store" }.to_owned()),
        // For pages with an opaque origin.
        ("Access-Control-Allow-Origin", readers.to_owned()),
    ];
    more.extend(headers);
    if is_page {
        more.extend(setup.headers.iter().cloned());
    }
    Reply { status, headers: more, body: body.unwrap_or_default(), breaks_after: None }
}

/// The file at a path.
fn found(path: &str, setup: &Setup) -> Option<Vec<u8>> {
    if let Some(page) = setup.pages.get(path) {
        return Some(page.clone().into_bytes());
    }
    if let Some(files) = &setup.files {
        return files.get(if path.is_empty() { "index.html" } else { path }).cloned();
    }
    match path {
        "probe.js" => Some(format!("{PROBE}\n{}", setup.before).into_bytes()),
        service_worker::SCRIPT => None,
        _ => server::file(path),
    }
}

/// Flips one bit in a text of the file, so that code stays valid: only a digest can detect it.
pub(crate) fn flip(body: &mut [u8]) {
    // Not every file has all of these; any letter of a text will do.
    let words: [&[u8]; 3] = [b"Saved on this device", b"browser", b"selfcheck"];
    let place = |word: &[u8]| body.windows(word.len()).position(|window| window == word);
    let at = words.into_iter().find_map(place).unwrap();
    body[at] ^= 1;
}
