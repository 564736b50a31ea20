//! Records Orca's speech, and detects when it has finished.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use fs_err as fs;

use super::rig::Rig;
use crate::Result;

/// Iterations of Orca's main loop without speech or pending events after which it counts as finished.
const IDLE_BEATS: u64 = 10;
/// How long Orca may be busy after the time limit.
const GRACE: Duration = Duration::from_secs(20);
/// Marks where an utterance was interrupted.
const CUT: &str = "✂";
/// Separates two utterances.
const BETWEEN: &str = " · ";

/// The speech after a key press, by utterance.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard(Vec<String>);

impl Heard {
    /// All utterances, with marks where they were interrupted.
    pub(super) fn text(&self) -> String {
        self.0.join(BETWEEN)
    }

    /// Whether words were spoken completely: interrupted speech does not count.
    pub(super) fn has(&self, words: &str) -> bool {
        let last = self.0.iter().rposition(|one| one == CUT).map_or(0, |cut| cut + 1);
        self.0.get(last..).unwrap_or_default().join(BETWEEN).contains(words)
    }

    pub(super) fn is_silent(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, line: &str) {
        match line.split_once(' ') {
            Some(("say", text)) => self.0.push(text.to_owned()),
            Some(("stop", _)) if self.0.last().is_some_and(|last| last != CUT) => {
                self.0.push(CUT.to_owned());
            }
            _ => {}
        }
    }

    /// Removes an interruption after the last word, by which nothing was lost.
    fn finish(mut self) -> Self {
        if self.0.last().is_some_and(|last| last == CUT) {
            self.0.pop();
        }
        self
    }
}

/// Reads Orca's speech.
pub(super) struct Ear {
    tape: PathBuf,
    pulse: PathBuf,
    /// The position on the tape up to which it was read.
    at: usize,
}

impl Ear {
    pub(super) fn new(rig: &Rig) -> Self {
        Self { tape: rig.tape(), pulse: rig.pulse(), at: 0 }
    }

    /// Skips the speech so far.
    pub(super) fn clear(&mut self) -> Result {
        self.at = fs::read_to_string(&self.tape)?.len();
        Ok(())
    }

    /// Reads until `is_heard` returns true and Orca has finished, or until it has finished after so many seconds.
    pub(super) fn listen(
        &mut self,
        is_heard: impl Fn(&Heard) -> bool,
        seconds: u64,
    ) -> Result<Heard> {
        let limit = Duration::from_secs(seconds);
        let mut heard = Heard::default();
        let mut idle_since = self.beat().0;
        let started = Instant::now();
        loop {
            let before = self.at;
            self.take_in(&mut heard)?;
            let (beat, waiting) = self.beat();
            if self.at != before || waiting != 0 {
                idle_since = beat;
            }
            let is_done = beat >= idle_since + IDLE_BEATS;
            let is_late = started.elapsed() > limit;
            if is_done && (is_late || is_heard(&heard)) || started.elapsed() > limit + GRACE {
                return Ok(heard.finish());
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn take_in(&mut self, heard: &mut Heard) -> Result {
        let tape = fs::read_to_string(&self.tape)?;
        let new = tape.get(self.at..).unwrap_or_default();
        let whole = new.rfind('\n').map_or(0, |end| end + 1);
        new.get(..whole).unwrap_or_default().lines().for_each(|line| heard.add(line));
        self.at += whole;
        Ok(())
    }

    /// The iterations of Orca's main loop, and the number of pending events; reports one until Orca has started.
    fn beat(&self) -> (u64, u64) {
        let pulse = fs::read_to_string(&self.pulse).unwrap_or_default();
        let numbers = pulse.split_once(' ').map(|(beat, waiting)| (beat.parse(), waiting.parse()));
        if let Some((Ok(beat), Ok(waiting))) = numbers { (beat, waiting) } else { (0, 1) }
    }
}
