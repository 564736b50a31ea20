//! Serves `dist/` on a port of its own, so that every scenario has a fresh origin and empty storage.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::http::{self, Reply};
use crate::policy;

/// Watches the page from its first moment; loaded as a file, since the policy forbids inline scripts.
const PROBE: &str = include_str!("probe.js");

/// How a site differs from the plain one.
#[derive(Clone, Default)]
pub(crate) struct Setup {
    /// Sub-path that `dist/` stands under, without slashes at its ends.
    pub(crate) under: &'static str,
    /// Policy instead of the promised one; `{origin}` in it becomes the site's own.
    pub(crate) policy: Option<String>,
    /// Pages that stand beside `dist/`, by path.
    pub(crate) pages: BTreeMap<&'static str, String>,
    /// Script that runs in the page before anything else.
    pub(crate) before: &'static str,
    /// What to answer instead of a file: by the end of the path.
    pub(crate) faults: Vec<(&'static str, Fault)>,
}

/// What goes wrong with a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// It is not there.
    Missing,
    /// One bit is flipped where it keeps the file well-formed.
    FlippedBit,
    /// It is served as plain text.
    WrongType,
    /// Both of the two above.
    WrongTypeAndFlippedBit,
    /// Pages of other origins may not read it.
    Unshared,
}

/// A site with an origin of its own, up until the tests end.
pub(crate) struct Site {
    address: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// `dist/` as it is, under the promised policy.
    pub(crate) fn plain() -> Self {
        Self::with(Setup::default())
    }

    /// `dist/` with differences.
    pub(crate) fn with(mut setup: Setup) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let address = match setup.under {
            "" => format!("{origin}/"),
            under => format!("{origin}/{}/", under.replace(' ', "%20")),
        };
        setup.policy = setup.policy.map(|policy| policy.replace("{origin}", &origin));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        thread::spawn(move || {
            http::serve(&listener, move |url| {
                log.lock().unwrap().push(url.to_owned());
                answer(url, &setup)
            });
        });
        Self { address, seen }
    }

    /// The address of the start page, or of a file beside it.
    pub(crate) fn url(&self, file: &str) -> String {
        format!("{}{file}", self.address)
    }

    /// The paths that were asked for so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

fn answer(url: &str, setup: &Setup) -> Reply {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = path.replace("%20", " ");
    let path = path.strip_prefix(setup.under).unwrap_or(&path).trim_start_matches('/').to_owned();
    let fault = setup.faults.iter().find(|(end, _)| path.ends_with(end)).map(|(_, fault)| *fault);
    let found = if path == "probe.js" {
        Some(format!("{PROBE}\n{}", setup.before).into_bytes())
    } else {
        let page = setup.pages.get(path.as_str()).map(|page| page.clone().into_bytes());
        page.or_else(|| http::file(&path))
    };
    let mut kind = policy::media_type(if path.is_empty() { "index.html" } else { &path });
    let mut body = found.filter(|_| !matches!(fault, Some(Fault::Missing)));
    match (fault, &mut body) {
        (Some(Fault::FlippedBit), Some(body)) => flip(body),
        (Some(Fault::WrongType), _) => kind = "text/plain",
        (Some(Fault::WrongTypeAndFlippedBit), Some(body)) => {
            kind = "text/plain";
            flip(body);
        }
        _ => {}
    }
    if kind.starts_with("text/html")
        && let Some(page) = &mut body
    {
        let text = String::from_utf8(std::mem::take(page)).unwrap();
        let probe = "<head><script src=\"/probe.js\"></script>";
        *page = text.replacen("<head>", probe, 1).into_bytes();
    }
    let readers = if matches!(fault, Some(Fault::Unshared)) { "null" } else { "*" };
    let headers = [
        ("Content-Type", kind),
        ("Content-Security-Policy", setup.policy.as_deref().unwrap_or(policy::POLICY)),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
        // For pages without an origin of their own.
        ("Access-Control-Allow-Origin", readers),
    ];
    Reply {
        status: if body.is_some() { 200 } else { 404 },
        headers: headers.map(|(name, value)| (name, value.to_owned())).into(),
        body: body.unwrap_or_default(),
    }
}

/// Flips one bit in a text of the file, so that code stays valid: only a digest can tell.
fn flip(body: &mut [u8]) {
    let word = b"Saved on this device";
    let at = body.windows(word.len()).position(|window| window == word);
    // In the entry file the word is not there; any letter of a sentence will do.
    let at = at.or_else(|| body.windows(7).position(|window| window == b"browser")).unwrap();
    body[at] ^= 1;
}
