//! Ports, displays and folders for scenarios that run in parallel.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU16, Ordering};
use std::{env, fs, iter, process};

/// Ports from here on are tried in turn. The system uses none of them for outgoing connections.
const FIRST_PORT: u16 = 20_000;
/// How many there are.
const PORTS: u16 = 12_000;

static NEXT: AtomicU16 = AtomicU16::new(0);

/// A number that is unique among the next 12,000 in this run; a parallel run mostly gets other ones.
pub(crate) fn number() -> u16 {
    let begin = u16::try_from(process::id() % 100).unwrap_or_default() * 100;
    begin.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % PORTS
}

/// A listener on a port that this run uses only once.
pub(crate) fn listener() -> TcpListener {
    let mut ports = iter::repeat_with(|| FIRST_PORT + number()).take(PORTS.into());
    ports.find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok()).unwrap()
}

/// A new folder.
pub(crate) fn folder() -> PathBuf {
    let folder = all().join(number().to_string());
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A file of that name, to be chosen in a page.
pub(crate) fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = folder().join(name);
    fs::write(&path, content).unwrap();
    path
}

/// Removes all folders.
pub(crate) fn tidy() {
    // There are none if no scenario asked for one.
    let _ = fs::remove_dir_all(all());
}

fn all() -> PathBuf {
    env::temp_dir().join(format!("cme-selfcheck-{}", process::id()))
}
