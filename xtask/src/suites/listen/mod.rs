//! Tests the journey with Orca: `make listen`. The walks of `tests/listen/walks.txt` press keys in a real browser, and
//! Orca's speech must contain the words that matter. `docs/heard.md` is the transcript.

mod ear;
mod pages;
mod rig;
mod walks;

use std::env;
use std::fmt::Write;
use std::process::Command;

use fs_err as fs;

use self::ear::{Ear, Heard};
use self::rig::{Browser, Rig, serve};
use self::walks::{Step, Walk, Words, read};
use crate::steps::Steps;
use crate::tools::output;
use crate::{Result, dist};

const WALKS: &str = "tests/listen/walks.txt";
const TRANSCRIPT: &str = "docs/heard.md";
/// The head of a table of the transcript.
const HEAD: &str = "\n| pressed | heard |\n|---|---|\n";
/// Longest time until required words are spoken, in seconds.
const PATIENCE: u64 = 10;
/// Longest time in which Orca or a browser must start, in seconds.
const START: u64 = 60;
/// Longest time until any word is spoken when a key is pressed repeatedly, in seconds.
const ANYTHING: u64 = 3;
/// Most presses of a key until the words are spoken.
const MAX_PRESSES: usize = 60;

/// Runs the walks whose name contains the text of `WALK`; writes the transcript if all were run.
pub(super) fn run(steps: &mut Steps) -> Result {
    let word = env::var("WALK").unwrap_or_default();
    let mut walks = read(&fs::read_to_string(WALKS)?)?;
    walks.retain(|walk| walk.name.contains(&word));
    if walks.is_empty() {
        return Err(format!("WALK={word} is in the name of no walk").into());
    }
    steps.run("release", dist::run)?;
    let address = serve()?;
    let mut text = head()?;
    for walk in &walks {
        let title = format!("{}, in {}", walk.name, walk.browser.name());
        steps.run(&title, || Ok(write!(text, "\n## {title}\n{}", take(walk, &address)?)?))?;
    }
    if word.is_empty() { Ok(fs::write(TRANSCRIPT, text)?) } else { Ok(()) }
}

/// The introduction of the transcript, with the versions of the programs.
fn head() -> Result<String> {
    let version = |program: &str| -> Result<String> {
        let printed = output(Command::new(program).arg("--version"))?;
        let number =
            printed.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        Ok(number.unwrap_or_default().to_owned())
    };
    Ok(format!(
        "# Heard\n\nWhat the screen reader Orca {} says on the way through the self-check, in Firefox {} and, at the end, \
         in Chromium {}, on Debian. `make listen` presses the keys, checks that the words that matter are heard \
         ([walks.txt](../tests/listen/walks.txt) has them), and writes this file.\n\nA dot parts two utterances, and ✂ \
         stands where one was cut off by the next. “push button”, “panel” and the like are Orca's own words. It speaks here \
         as it is installed, without a sound, and tells no positions (“1 of 7”), which it can. Orca is not NVDA, JAWS or \
         VoiceOver: they say the same things in other words, and some of them differently. What they say is [not checked \
         yet](accessibility.md).\n",
        version("orca")?,
        version(Browser::Firefox.program())?,
        version(Browser::Chromium.program())?
    ))
}

/// Runs a walk, and returns its transcript.
fn take(walk: &Walk, address: &str) -> Result<String> {
    let mut rig = Rig::start()?;
    let mut walker = Walker { ear: Ear::new(&rig), text: String::new(), problems: Vec::new() };
    let outcome = walker
        .begin(&mut rig, walk, address)
        .and_then(|()| walk.steps.iter().try_for_each(|step| walker.take(&rig, step)));
    walker.problems.extend(outcome.err().map(|error| error.to_string()));
    if walker.problems.is_empty() {
        return Ok(walker.text);
    }
    let problems = walker.problems.join("\n");
    Err(format!("{problems}\nThe logs are in {}", rig.keep().display()).into())
}

/// Runs the steps of a walk.
struct Walker {
    ear: Ear,
    /// The transcript.
    text: String,
    /// Required words that were not spoken.
    problems: Vec<String>,
}

impl Walker {
    /// Opens the page once Orca speaks.
    fn begin(&mut self, rig: &mut Rig, walk: &Walk, address: &str) -> Result {
        let starts = |words: &str| Words { hears: vec![words.to_owned()], never: Vec::new() };
        self.expect("(Orca starts)", &starts("Screen reader on"), START)?;
        self.text.push_str(HEAD);
        rig.browse(walk.browser, &format!("{address}/{}", walk.page.trim_matches('/')))?;
        self.expect("(the page opens)", &starts("Finished loading"), START)?;
        if self.problems.is_empty() { Ok(()) } else { Err("nothing was loaded".into()) }
    }

    fn take(&mut self, rig: &Rig, step: &Step) -> Result {
        self.ear.clear()?;
        match step {
            Step::Part(title) => {
                write!(self.text, "\n### {title}\n{HEAD}")?;
            }
            Step::Press(keys, words) => {
                rig.press(keys)?;
                self.expect(&name_of(keys), words, PATIENCE)?;
            }
            Step::Until(keys, words) => self.press_until(rig, keys, words)?,
            Step::Type(text, words) => {
                rig.type_text(text)?;
                self.expect(&format!("(typing {text})"), words, PATIENCE)?;
            }
            Step::TypeLinks(words) => {
                for link in pages::links() {
                    rig.type_text(&link)?;
                    rig.press("Return")?;
                }
                self.expect("(typing two links)", words, PATIENCE)?;
            }
            Step::Wait(seconds, words) => {
                self.expect("(waiting)", words, *seconds)?;
            }
        }
        Ok(())
    }

    fn press_until(&mut self, rig: &Rig, keys: &str, words: &Words) -> Result {
        for _ in 0..MAX_PRESSES {
            self.ear.clear()?;
            rig.press(keys)?;
            let heard = self.ear.listen(|heard| !heard.is_silent(), ANYTHING)?;
            if words.hears.iter().all(|one| heard.has(one)) {
                return self.note(&format!("{} …", name_of(keys)), &heard);
            }
        }
        Err(format!("{} never said {:?}", name_of(keys), words.hears).into())
    }

    /// Reads speech until the words are spoken, and records it.
    fn expect(&mut self, done: &str, words: &Words, seconds: u64) -> Result {
        let is_heard = |heard: &Heard| words.hears.iter().all(|one| heard.has(one));
        let heard = self.ear.listen(is_heard, seconds)?;
        if !is_heard(&heard) {
            self.problems.push(format!(
                "{done}: expected {:?}, heard “{}”",
                words.hears,
                heard.text()
            ));
        }
        if let Some(one) = words.never.iter().find(|one| heard.text().contains(*one)) {
            self.problems.push(format!("{done}: “{one}” must not be heard in “{}”", heard.text()));
        }
        self.note(done, &heard)
    }

    fn note(&mut self, done: &str, heard: &Heard) -> Result {
        println!("{done} → {}", heard.text());
        Ok(writeln!(self.text, "| {done} | {} |", heard.text().replace('|', "\\|"))?)
    }
}

/// The names of keys as people write them.
fn name_of(keys: &str) -> String {
    let name = |key: &str| match key {
        "Return" => "Enter".to_owned(),
        key => {
            let (first, rest) = key.split_at(1);
            first.to_uppercase() + rest
        }
    };
    let chord = |chord: &str| chord.split('+').map(name).collect::<Vec<_>>().join("+");
    keys.split(' ').map(chord).collect::<Vec<_>>().join(" ")
}
