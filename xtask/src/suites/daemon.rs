//! Programs that run beside a suite and end with it.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::Result;

/// A program that is killed when this one ends, even if it crashes.
pub(super) fn daemon(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM", "--"]).arg(program);
    command
}

/// A process with its children, in a process group that is killed when this value is dropped.
pub(super) struct Daemon(Child);

impl Daemon {
    /// Starts it, without standard input.
    pub(super) fn start(command: &mut Command) -> Result<Self> {
        Ok(Self(command.stdin(Stdio::null()).process_group(0).spawn()?))
    }

    /// The process.
    pub(super) fn process(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Waits until it is ready; false if it ends before, or takes more than half a minute.
    pub(super) fn answers(&mut self, is_there: impl Fn() -> bool) -> bool {
        (0..300).any(|_| {
            thread::sleep(Duration::from_millis(100));
            is_there() || !self.runs()
        }) && self.runs()
    }

    fn runs(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }

    /// Sends a signal to the group; false if no process is left.
    fn signal(&self, signal: &str) -> bool {
        let group = format!("-{}", self.0.id());
        let mut kill = Command::new("kill");
        kill.args([signal, "--", &group]).stderr(Stdio::null());
        kill.status().is_ok_and(|status| status.success())
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.signal("-TERM");
        let ended = (0..300).any(|_| {
            thread::sleep(Duration::from_millis(10));
            // A process that has ended stays in the group until it is waited for.
            let _ = self.0.try_wait();
            !self.signal("-0")
        });
        if !ended {
            self.signal("-KILL");
        }
        let _ = self.0.wait();
    }
}
