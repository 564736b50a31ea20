//! The environment of a walk: a display, a bus, Orca and a browser, with their own folder and processes.

use std::io::{BufRead, BufReader};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, process, thread};

use fs_err as fs;
use fs_err::os::unix::fs::OpenOptionsExt;
use tokio::runtime;

use super::pages;
use crate::Result;
use crate::server;
use crate::suites::daemon::{Daemon, daemon};
use crate::tools::run;

/// The browser of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Browser {
    Firefox,
    Chromium,
}

impl Browser {
    pub(super) const ALL: [Self; 2] = [Self::Firefox, Self::Chromium];

    /// Its common name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Firefox => "Firefox",
            Self::Chromium => "Chromium",
        }
    }

    /// Its program.
    pub(super) fn program(self) -> &'static str {
        match self {
            Self::Firefox => "firefox-esr",
            Self::Chromium => "chromium",
        }
    }
}

/// Serves `dist/` and the pages for walks until this program ends. Returns the address.
pub(super) fn serve() -> Result<String> {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let address = format!("http://{}", listener.local_addr()?);
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            server::serve(listener, |asked| async move { pages::answer(&asked) }).await
        })
    });
    Ok(address)
}

/// A folder with the processes that use it. They are stopped when it is dropped, the last one first.
pub(super) struct Rig {
    folder: PathBuf,
    variables: Vec<(&'static str, String)>,
    running: Vec<Daemon>,
}

impl Rig {
    /// Starts everything but the browser, and returns once Orca speaks.
    pub(super) fn start() -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        // Outside the target folder, because paths of sockets must be short.
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("cme-listen-{}-{count}", process::id()));
        let inside = |name: &str| folder.join(name).to_string_lossy().into_owned();
        for name in ["home", "data/orca", "config", "cache", "profile"] {
            fs::create_dir_all(folder.join(name))?;
        }
        fs::create_dir(folder.join("run"))?;
        fs::set_permissions(
            folder.join("run"),
            std::os::unix::fs::PermissionsExt::from_mode(0o700),
        )?;
        fs::OpenOptions::new().create(true).append(true).mode(0o600).open(folder.join("tape"))?;
        for (from, to) in [
            ("orca-customizations.py", "data/orca/orca-customizations.py"),
            ("openbox.xml", "openbox.xml"),
            ("user.js", "profile/user.js"),
        ] {
            fs::copy(Path::new("tests/listen").join(from), folder.join(to))?;
        }
        let variables = vec![
            ("HOME", inside("home")),
            ("XDG_RUNTIME_DIR", inside("run")),
            ("XDG_DATA_HOME", inside("data")),
            ("XDG_CONFIG_HOME", inside("config")),
            ("XDG_CACHE_HOME", inside("cache")),
            ("CME_TAPE", inside("tape")),
            ("CME_PULSE", inside("pulse")),
            ("LANG", "C.UTF-8".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
            ("TZ", "UTC".to_owned()),
            ("GNOME_ACCESSIBILITY", "1".to_owned()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
            ("MOZ_ENABLE_WAYLAND", "0".to_owned()),
        ];
        let mut rig = Self { folder, variables, running: Vec::new() };
        let display = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
        let display = rig.spawn_and_read("Xvfb", &display)?;
        rig.variables.push(("DISPLAY", format!(":{display}")));
        let bus =
            rig.spawn_and_read("dbus-daemon", &["--session", "--nofork", "--print-address"])?;
        rig.variables.push(("DBUS_SESSION_BUS_ADDRESS", bus));
        let accessible = ["set", "org.gnome.desktop.interface", "toolkit-accessibility", "true"];
        run(rig.command("gsettings").args(accessible))?;
        rig.spawn("openbox", &["--config-file".to_owned(), inside_of(&rig.folder, "openbox.xml")])?;
        rig.spawn("orca", &[])?;
        Ok(rig)
    }

    /// Opens a page.
    pub(super) fn browse(&mut self, browser: Browser, url: &str) -> Result {
        let profile = inside_of(&self.folder, "profile");
        let mut arguments = match browser {
            Browser::Firefox => vec!["--no-remote".to_owned(), "--profile".to_owned(), profile],
            Browser::Chromium => ["--no-sandbox", "--disable-gpu", "--no-first-run"]
                .into_iter()
                .chain([
                    "--force-renderer-accessibility=complete",
                    "--disable-background-networking",
                ])
                .map(str::to_owned)
                .chain([format!("--user-data-dir={profile}")])
                .collect(),
        };
        arguments.extend(["--kiosk".to_owned(), url.to_owned()]);
        self.spawn(browser.program(), &arguments)
    }

    /// Presses keys by their `xdotool` names. Keys of `WebDriver` do not reach Orca.
    pub(super) fn press(&self, keys: &str) -> Result {
        run(self.command("xdotool").args(["key", "--clearmodifiers"]).args(keys.split(' ')))
    }

    /// Types a text.
    pub(super) fn type_text(&self, text: &str) -> Result {
        run(self.command("xdotool").args(["type", "--delay", "50", text]))
    }

    /// Path of Orca's speech, one utterance a line.
    pub(super) fn tape(&self) -> PathBuf {
        self.folder.join("tape")
    }

    /// Path of Orca's load.
    pub(super) fn pulse(&self) -> PathBuf {
        self.folder.join("pulse")
    }

    /// Stops everything but keeps the logs, to find the reason of a failure.
    pub(super) fn keep(mut self) -> PathBuf {
        self.end();
        std::mem::take(&mut self.folder)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = daemon(program);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.env_remove("WAYLAND_DISPLAY").env_remove("MOZ_HEADLESS");
        command
    }

    fn spawn(&mut self, program: &str, arguments: &[String]) -> Result {
        let log = fs::File::create(self.folder.join(format!("{program}.log")))?.into_parts().0;
        let mut command = self.command(program);
        command.args(arguments).stdout(log.try_clone()?).stderr(log);
        self.running.push(Daemon::start(&mut command)?);
        Ok(())
    }

    /// Starts a program, and waits for the first line that it prints.
    fn spawn_and_read(&mut self, program: &str, arguments: &[&str]) -> Result<String> {
        let log = fs::File::create(self.folder.join(format!("{program}.log")))?.into_parts().0;
        let mut command = self.command(program);
        let mut running =
            Daemon::start(command.args(arguments).stdout(Stdio::piped()).stderr(log))?;
        let mut line = String::new();
        if let Some(printed) = running.process().stdout.take() {
            BufReader::new(printed).read_line(&mut line)?;
        }
        self.running.push(running);
        if line.is_empty() {
            Err(format!("{program} did not start. make listen installs it.").into())
        } else {
            Ok(line.trim().to_owned())
        }
    }

    fn end(&mut self) {
        while let Some(last) = self.running.pop() {
            drop(last);
        }
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.end();
        if self.folder != Path::new("") {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn inside_of(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}
