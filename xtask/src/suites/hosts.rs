//! Tests the configurations of `hosting/` in their servers: Debian's nginx and Apache serve `dist/` at `/selfcheck/`,
//! and every file must be served as the documents promise.
//!
//! Apache must also serve it without any optional module. The website around the folder has rules of its own, which
//! must not affect it.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, process};

use fs_err as fs;

use super::daemon::{Daemon, daemon};
use crate::files::{Files, read_folder};
use crate::headers::{POLICY, media_type, policy_for};
use crate::steps::Steps;
use crate::tools::tools_dir;
use crate::{Result, dist};

pub(super) const APACHE: &str = "/usr/sbin/apache2";
pub(super) const APACHE_MODULES: &str = "/usr/lib/apache2/modules";
/// Modules without which Apache serves no file.
const NEEDED: [&str; 3] = ["authz_core", "dir", "mpm_event"];
/// Modules that the configuration uses if they are present.
const OPTIONAL: [&str; 6] = ["brotli", "deflate", "filter", "headers", "mime", "rewrite"];

/// The website that the options in the configurations name.
const ASSOCIATION: &str = "https://association.example";

pub(super) fn run(steps: &mut Steps) -> Result {
    steps.run("release", dist::run)?;
    steps.run("nginx", || {
        let folder = Folder::new()?;
        folder.check(|port| nginx(&folder.path, port, false))?;
        folder.check(|port| nginx(&folder.path, port, true))
    })?;
    steps.run("Apache", || {
        let folder = Folder::new()?;
        folder.check(|port| apache(&folder.path, port, &OPTIONAL, false))?;
        folder.check(|port| apache(&folder.path, port, &OPTIONAL, true))?;
        folder.check(|port| apache(&folder.path, port, &[], false))?;
        OPTIONAL.iter().try_for_each(|absent| {
            let others: Vec<_> = OPTIONAL.into_iter().filter(|one| one != absent).collect();
            folder.check(|port| apache(&folder.path, port, &others, false))
        })
    })
}

/// A website in its own folder, which is removed at the end: `site/` is served, `site/selfcheck/` is `dist/`.
struct Folder {
    path: PathBuf,
    files: Files,
}

impl Folder {
    fn new() -> Result<Self> {
        // Outside the repository, which Apache may be unable to read after it has dropped root privileges.
        let path = env::temp_dir().join(format!("cme-selfcheck-hosts-{}", process::id()));
        let folder = Self { path, files: read_folder(Path::new("dist"))? };
        for (name, bytes) in &folder.files {
            let file = folder.path.join("site/selfcheck").join(name);
            fs::create_dir_all(file.parent().unwrap_or(&folder.path))?;
            fs::write(file, bytes)?;
        }
        Ok(folder)
    }

    /// Starts a server, requests every file, and stops it.
    fn check(&self, prepare: impl FnOnce(u16) -> Result<(Command, Expected)>) -> Result {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let (mut command, expected) = prepare(port)?;
        println!("{}", expected.server);
        let log = self.path.join("log");
        let mut server = start_server(&mut command, &log)?;
        let listens = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        let mut problems = if server.answers(listens) {
            expected.problems(port, &self.files)?
        } else {
            vec![format!("{}: expected it to start", expected.server)]
        };
        if problems.is_empty() {
            return Ok(());
        }
        let count = problems.len();
        problems.truncate(20);
        let (log, problems) = (fs::read_to_string(log)?, problems.join("\n"));
        Err(format!("{log}\n{problems}\n{count} in all").into())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Starts a server, with its output in a file.
pub(super) fn start_server(command: &mut Command, log: &Path) -> Result<Daemon> {
    let log = File::create(log)?;
    Daemon::start(command.stdout(log.try_clone()?).stderr(log))
}

/// A configuration of the release, with or without its options, which are lines that begin with `#` and no space.
fn configuration(file: &str, choices: bool) -> Result<String> {
    let text = fs::read_to_string(Path::new("dist/hosting").join(file))?;
    let line = |line: &str| match line.trim_start().strip_prefix('#') {
        Some(choice) if choices && choice.starts_with(char::is_alphabetic) => choice.to_owned(),
        _ => line.to_owned(),
    };
    Ok(text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

/// nginx, in a website with rules for all files of a type. With the options it uses the brotli module.
fn nginx(folder: &Path, port: u16, choices: bool) -> Result<(Command, Expected)> {
    let nginx =
        tools_dir().join("nginx").canonicalize().map_err(|_| "make test-hosts fetches nginx")?;
    let brotli = nginx.join("usr/lib/nginx/modules/ngx_http_brotli_filter_module.so");
    let load = if choices { format!("load_module {};", brotli.display()) } else { String::new() };
    fs::write(folder.join("selfcheck.conf"), configuration("nginx.conf", choices)?)?;
    let text = format!(
        "{load}
        daemon off;
        master_process off;
        pid nginx.pid;
        events {{}}
        http {{
          access_log off;
          client_body_temp_path client;
          fastcgi_temp_path fastcgi;
          proxy_temp_path proxy;
          scgi_temp_path scgi;
          uwsgi_temp_path uwsgi;
          server {{
            listen 127.0.0.1:{port};
            root site;
            expires 1d;
            add_header Content-Security-Policy \"default-src 'self'\";
            location ~ \\.(css|html|js|wasm)$ {{ expires 30d; }}
            include selfcheck.conf;
          }}
        }}"
    );
    fs::write(folder.join("nginx.conf"), text)?;
    let mut command = daemon(nginx.join("usr/sbin/nginx"));
    command.arg("-p").arg(folder).args(["-c", "nginx.conf", "-e", "stderr"]);
    let server = format!("nginx with{} choices", if choices { "" } else { "out" });
    let coding = if choices { "br" } else { "gzip" };
    let expected = Expected { server, types: true, headers: true, coding: Some(coding), choices };
    Ok((command, expected))
}

/// Apache with some of the optional modules, in a website that rewrites addresses and has headers for all files.
fn apache(
    folder: &Path,
    port: u16,
    optional: &[&str],
    choices: bool,
) -> Result<(Command, Expected)> {
    let has = |module| optional.contains(&module);
    let website = "
        <IfModule mod_rewrite.c>
          RewriteEngine On
          RewriteRule ^(.+)\\.html$ /$1 [R=301,L]
        </IfModule>
        <IfModule mod_headers.c>
          Header set Cache-Control \"max-age=86400\"
          Header set Content-Security-Policy \"default-src 'self'\"
        </IfModule>";
    fs::write(folder.join("site/.htaccess"), website)?;
    fs::write(folder.join("site/selfcheck/.htaccess"), configuration("apache.conf", choices)?)?;
    let load = |name| format!("LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n");
    let modules: String = NEEDED.iter().chain(optional).map(load).collect();
    let text = format!(
        "{modules}
        ServerRoot {folder}
        DefaultRuntimeDir {folder}
        PidFile {port}.pid
        ErrorLog /dev/stderr
        ServerName localhost
        Listen 127.0.0.1:{port}
        # Apache refuses to be root.
        User www-data
        Group www-data
        <IfModule mod_mime.c>
          TypesConfig /dev/null
        </IfModule>
        DocumentRoot {folder}/site
        <Directory {folder}/site>
          Require all granted
          Options FollowSymLinks
          AllowOverride FileInfo
        </Directory>",
        folder = folder.display()
    );
    let path = folder.join("apache.conf");
    fs::write(&path, text)?;
    let mut command = daemon(APACHE);
    // -X: one process.
    command.arg("-X").arg("-f").arg(path);
    let coding = match (has("filter") && has("mime"), has("brotli"), has("deflate")) {
        (true, true, _) => Some("br"),
        (true, false, true) => Some("gzip"),
        _ => None,
    };
    let choices_told = if choices { ", and choices" } else { "" };
    let expected = Expected {
        server: format!("Apache with the modules {optional:?}{choices_told}"),
        types: has("mime"),
        headers: has("headers"),
        coding,
        choices,
    };
    Ok((command, expected))
}

/// The expected replies of a server.
struct Expected {
    server: String,
    /// Whether it sends media types.
    types: bool,
    /// Whether it sends our headers.
    headers: bool,
    /// How it compresses for a browser that accepts brotli and gzip.
    coding: Option<&'static str>,
    /// Whether the optional lines are active.
    choices: bool,
}

impl Expected {
    /// The differences from the expected replies.
    fn problems(&self, port: u16, files: &Files) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        let mut compare = |path: &str, what: &str, expected: &str, found: &str| {
            if expected != found {
                let server = &self.server;
                problems
                    .push(format!("{server}: {path}: {what}: expected {expected}, found {found}"));
            }
        };
        let ask = |path: &str, headers: &str| {
            let server = &self.server;
            get(port, path, headers)
                .map_err(|error| format!("{server}: {path}: expected an answer, found {error}"))
        };
        let folders = ["", "demo/"].map(|path| (path, &files[&format!("{path}index.html")]));
        let files = files.iter().map(|(path, bytes)| (path.as_str(), bytes));
        for (path, bytes) in files.chain(folders) {
            let plain = ask(path, "")?;
            let same = if plain.body == *bytes { "its bytes" } else { "other bytes" };
            compare(path, "content", "its bytes", same);
            compare(path, "Content-Encoding", NONE, &plain.header("Content-Encoding"));
            let accept = "Accept-Encoding: gzip, deflate, br\r\n";
            let packed = ask(path, accept)?;
            let coding = self.coding.filter(|_| media_type(path) != "image/png");
            compare(
                path,
                "Content-Encoding",
                coding.unwrap_or(NONE),
                &packed.header("Content-Encoding"),
            );
            if coding.is_some() {
                compare(path, "Vary", "Accept-Encoding", &packed.header("Vary"));
            }
            for answer in [&plain, &packed] {
                compare(path, "status", "200", &answer.status);
                if self.types {
                    compare(
                        path,
                        "Content-Type",
                        &media_type(path),
                        &answer.header("Content-Type"),
                    );
                }
                for (name, value) in self.headers(path) {
                    compare(path, name, &value, &answer.header(name));
                }
            }
            // Without its headers, Apache does not recognise its own compressed files.
            if self.headers || coding.is_none() {
                let (tag, date) = (packed.header("ETag"), packed.header("Last-Modified"));
                let known = format!("If-None-Match: {tag}\r\nIf-Modified-Since: {date}\r\n");
                let again = ask(path, &format!("{accept}{known}"))?;
                compare(path, "status of a file that the browser has", "304", &again.status);
            }
        }
        let absent = ask(ABSENT, "")?;
        compare(ABSENT, "status", "404", &absent.status);
        compare(ABSENT, "Cache-Control", NONE, &absent.header("Cache-Control"));
        Ok(problems)
    }

    /// The headers that our configuration sets for a file.
    fn headers(&self, path: &str) -> Vec<(&'static str, String)> {
        if !self.headers {
            return Vec::new();
        }
        let has_digest = media_type(path) == "application/wasm" || path.starts_with("page-");
        let cache = if has_digest { "public, max-age=31536000, immutable" } else { "no-cache" };
        let mut policy = policy_for(path);
        let mut readers = NONE;
        if self.choices {
            policy = policy.replace(POLICY, &format!("{POLICY}; frame-ancestors {ASSOCIATION}"));
            readers = ASSOCIATION;
        }
        vec![
            ("Cache-Control", cache.to_owned()),
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Access-Control-Allow-Origin", readers.to_owned()),
        ]
    }
}

/// A missing header, in messages.
const NONE: &str = "none";
/// A file of another version, as browsers request it during an update.
const ABSENT: &str = "cme-selfcheck-0123456789abcdef.wasm";

struct Answer {
    status: String,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    /// All values of a header.
    fn header(&self, name: &str) -> String {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let values: Vec<_> = lines
            .filter(|(one, _)| one.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .collect();
        if values.is_empty() { NONE.to_owned() } else { values.join(", ") }
    }
}

/// Asks for a file, with more headers.
fn get(port: u16, path: &str, headers: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let host = "Host: localhost\r\nConnection: close";
    write!(stream, "GET /selfcheck/{path} HTTP/1.1\r\n{host}\r\n{headers}\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    let end = end.ok_or("headers without an end")?;
    let body = answer.split_off(end + 4);
    let head = String::from_utf8_lossy(&answer).into_owned();
    let status = head.split(' ').nth(1).unwrap_or_default().to_owned();
    Ok(Answer { status, head, body })
}
