//! A command in several parts, which prints at its end how long each of them took.

use std::env;
use std::time::{Duration, Instant, SystemTime};

use crate::Result;

/// The parts of a command that have run so far.
#[derive(Debug)]
pub(crate) struct Steps {
    name: String,
    done: Vec<(String, Duration)>,
}

impl Steps {
    /// Begins a command. Its first part is the work that make did before it (installing tools, building this program),
    /// if make passes the start time as `CME_STARTED`, in seconds of Unix time.
    #[expect(clippy::disallowed_methods, reason = "a build step may look at the clock")]
    pub(crate) fn start(name: &str) -> Self {
        let mut done = Vec::new();
        let started = env::var("CME_STARTED").ok().and_then(|seconds| seconds.parse().ok());
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        if let Some((now, started)) = now.ok().zip(started) {
            done.push((
                "tools and xtask".to_owned(),
                now.saturating_sub(Duration::from_secs(started)),
            ));
        }
        Self { name: name.to_owned(), done }
    }

    /// Runs a part, announced by its name.
    ///
    /// # Errors
    /// If it fails, with the total time until then.
    pub(crate) fn run(&mut self, name: &str, part: impl FnOnce() -> Result) -> Result {
        println!("\n== {name}");
        let started = Instant::now();
        let outcome = part();
        self.done.push((name.to_owned(), started.elapsed()));
        outcome.map_err(|error| {
            format!("{}\n{error}\n\nmake {}: failed in “{name}”", self.table(), self.name).into()
        })
    }

    /// Prints the times, and a message.
    pub(crate) fn finish(self, message: &str) {
        println!("\n{}\n\n{message}", self.table());
    }

    fn table(&self) -> String {
        let sum = ("together".to_owned(), self.done.iter().map(|(_, time)| *time).sum());
        let lines = self.done.iter().chain([&sum]).map(|(name, time)| {
            let seconds = time.as_secs();
            format!("{:>4} min {:02} s  {name}", seconds / 60, seconds % 60)
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
