//! The small server behind `make serve` and the browser tests: files, one connection a request.
//!
//! By hand, and on purpose without keep-alive: `tiny_http` left a connection unserved for two minutes
//! when Chromium opened several at once for a page without an origin.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, io, thread};

/// What a server answers.
pub(crate) struct Reply {
    /// 200, mostly.
    pub(crate) status: u16,
    /// Headers, without length and connection.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
    /// After how many bytes of it the connection breaks; 0 is before the headers.
    pub(crate) breaks_after: Option<usize>,
}

/// Answers requests until the first that comes when `running` is no more. `answer` gets the path and
/// query as asked for, and what the request says where it comes from.
pub(crate) fn serve(
    listener: &TcpListener,
    running: &AtomicBool,
    answer: impl Fn(&str, Option<&str>) -> Reply + Send + Sync + 'static,
) {
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        if !running.load(Ordering::SeqCst) {
            return;
        }
        let answer = Arc::clone(&answer);
        // A browser that goes away in the middle is no error of ours.
        thread::spawn(move || talk(&stream, &*answer).ok());
    }
}

fn talk(mut stream: &TcpStream, answer: &dyn Fn(&str, Option<&str>) -> Reply) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let mut referrer = None;
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        let header = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("referer"));
        referrer = header.map(|(_, from)| from.trim().to_owned()).or(referrer);
    }
    let Some(path) = first.split(' ').nth(1) else { return Ok(()) };
    let Reply { status, headers, body, breaks_after } = answer(path, referrer.as_deref());
    if breaks_after == Some(0) {
        return Ok(());
    }
    write!(stream, "HTTP/1.1 {status} x\r\nContent-Length: {}\r\n", body.len())?;
    for (name, value) in headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    stream.write_all(b"Connection: close\r\n\r\n")?;
    stream.write_all(body.get(..breaks_after.unwrap_or(body.len())).unwrap_or(&body))
}

/// A file of `dist/` by its URL's path, never one outside it.
pub(crate) fn file(path: &str) -> Option<Vec<u8>> {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let file = PathBuf::from("dist").join(if plain { path } else { "" });
    let file = if file.is_dir() { file.join("index.html") } else { file };
    fs::read(file).ok()
}
